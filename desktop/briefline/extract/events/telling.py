"""A sentence with all that is needed to read events from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefline.extract.events.actors import Cast
from briefline.extract.events.sentences import Sentence
from briefline.extract.events.tree import Tree
from briefline.model.event import Published
from briefline.model.text import Document
from briefline.model.when import When


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with all that is needed to read events from it."""

    document: Document
    sentence: Sentence
    number: int
    tree: Tree
    replaced: Mapping[int, str]
    cast: Cast
    published: Published | None

    def ahead(self, when: When | None) -> bool:
        """True for dates after that of writing."""
        written = self.published.when if self.published else None
        if when is None or written is None or when.lo is None or written.hi is None:
            return False
        return when.lo >= written.hi
