"""A light guess at the language of a text, by its everyday words."""

from __future__ import annotations

import re
from functools import cache

from briefline.reading.cues import table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters looked at
_LEAST_SHARE = 0.08  # of the words must be everyday words of the language


@cache
def _words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in table("languages")["words"].items()}


def language_of(text: str) -> str:
    """ISO 639-1 code of the language whose everyday words are most frequent; "" when none is."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return ""
    counts = {code: sum(word in known for word in words) for code, known in _words().items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] < max(2, _LEAST_SHARE * len(words)):
        return ""
    return best
