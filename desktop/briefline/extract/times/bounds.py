"""The sentence around an expression, and the half of the day that it speaks of."""

from __future__ import annotations

import re

from briefline.extract.times.rules import Grammar
from briefline.model.text import Span

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*\n|[;•]")
_REACH = 300


def sentence(text: str, start: int, end: int, low: int, high: int, rules: Grammar) -> tuple[int, int]:
    """Half-open bounds of the sentence around [start, end), within [low, high) and some 300 characters."""
    abbreviation = rules.patterns["abbreviation"]
    first = max(low, start - _REACH)
    for stop in reversed(list(_SENTENCE_END.finditer(text, first, start))):
        if not abbreviation.search(text, max(low, stop.start() - 8), stop.start() + 1):
            first = stop.end()
            break
    last = min(high, end + _REACH)
    for stop in _SENTENCE_END.finditer(text, end, last):
        if not abbreviation.search(text, max(low, stop.start() - 8), stop.start() + 1):
            last = stop.start() + 1
            break
    return first, last


def half_of_day(text: str, span: Span, section: tuple[int, int], rules: Grammar) -> int | None:
    """The half of the day that the nearest words of the sentence speak of, as the hours to add: 0 or 12."""
    first, last = sentence(text, span.start, span.end, *section, rules)
    nearest: dict[int, int] = {}
    for name, hours in (("forenoon", 0), ("afternoon", 12)):
        for word in rules.patterns[name].finditer(text, first, last):
            away = max(span.start - word.end(), word.start() - span.end, 0)
            nearest[hours] = min(away, nearest.get(hours, away))
    return min(nearest, key=lambda hours: nearest[hours]) if nearest else None
