"""Datelines: "PARIS, May 3 (Agency) — " at the head of a report's first paragraph."""

from __future__ import annotations

import re

from briefline.model.text import SectionKind, Span
from briefline.reading.block import Block

_ZONE, _CHRONOLOGY = 14, 56  # blocks among which one stands, and among which several make a chronology
_FARTHEST = 120  # characters from a block's start within which it ends
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+"
_WORD = r"[A-ZÀ-Þ][\w.’'-]+"
_DATELINE = re.compile(
    rf"(?:{_UPPER}(?:[ /,-]+{_UPPER}){{0,6}}(?:,\s{_WORD}(?:\s{_WORD}){{0,2}})??"
    rf"|{_WORD}(?:[ /-]{_WORD}){{0,4}}(?=,\s*(?:\d|{_WORD}\s\d)))"
    r"(?:,?\s+(?P<date>[^()\n—–]{3,40}?))?(?:,?\s*\([^()\n]{2,40}\))?\s*(?:—|–|--|\s-)\s*(?=\S)"
)


def dateline(text: str, blocks: list[Block]) -> tuple[int, Span] | None:
    """The block that a dateline opens, and the dateline up to where its sentence begins; None for none.

    Several beginnings of that kind with dates are the entries of a chronology: none of them is a dateline.
    """
    found = [_opening(text, block) for block in blocks[:_CHRONOLOGY]]
    if sum(each is not None and each["date"] is not None for each in found) > 1:
        return None
    for index, each in enumerate(found[:_ZONE]):
        if each is not None:
            return index, Span(*each.span())
    return None


def _opening(text: str, block: Block) -> re.Match[str] | None:
    if block.kind is not SectionKind.BODY:
        return None
    return _DATELINE.match(text, block.span.start, min(block.span.end, block.span.start + _FARTHEST))
