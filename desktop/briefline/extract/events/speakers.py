"""Who speaks in a paragraph of an interview or a transcript: the name and colon that it begins with."""

from __future__ import annotations

import re
from collections import Counter

from briefline.model.text import Document

_SPEAKER = re.compile(
    r"[\s*_]*(?P<name>[^\W\d_a-zß-ÿ][\w.’'-]*(?: [^\W\d_a-zß-ÿ][\w.’'-]*){0,3})[*_]*:[*_]*\s"
)
_LEAST = 2  # turns that show that a name and a colon are a speaker's


class Speakers:
    """The speakers of a document, by section."""

    def __init__(self, document: Document) -> None:
        turns = {
            index: found["name"]
            for index, section in enumerate(document.sections)
            if (found := _SPEAKER.match(document.text, section.span.start, section.span.end)) is not None
        }
        often = Counter(turns.values())
        self._turns = {
            index: name for index, name in turns.items() if often[name] >= _LEAST and len(name) > 1
        }

    def of(self, section: int) -> str:
        """Who says "I" in a section; "" where nobody is named."""
        name = self._turns.get(section, "")
        return name.title() if name.isupper() else name
