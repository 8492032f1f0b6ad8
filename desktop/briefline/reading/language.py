"""A light guess at the language of a text, by its everyday words."""

from __future__ import annotations

import re
from functools import cache

from briefline.reading.cues import table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters looked at
_LEAST_SHARE = 0.08  # of the words must be everyday words of the language
_FOREIGN = 30  # words of which hardly one is an everyday word of English are of another language
UNDETERMINED = "und"  # ISO 639-2: a language, but which?


@cache
def _words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in table("languages")["words"].items()}


def language_of(text: str) -> str:
    """ISO 639-1 code of the language whose everyday words are most frequent.

    UNDETERMINED for running text in none of those known, "" for a text too short to tell.
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return ""
    counts = {code: sum(word in known for word in words) for code, known in _words().items()}
    best = max(counts, key=lambda code: counts[code])
    everyday = {word for word in words if word in _words()[best]}
    if counts[best] >= max(2, _LEAST_SHARE * len(words)) and len(everyday) > 1:
        return best
    foreign = len(words) >= _FOREIGN and counts.get("en", 0) <= len(words) // 100
    return UNDETERMINED if foreign else ""
