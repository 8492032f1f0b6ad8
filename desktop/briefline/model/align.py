"""Where the words of one version of a text stand in another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefline.model.text import Span

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
Block = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Stretches that are the same in both: (start in the old, start in the new, length), in order."""

    blocks: tuple[Block, ...]

    def span(self, span: Span) -> Span | None:
        """The span of the new text that stands for one of the old; None where it is gone.

        Words between two that stayed are taken for the new form of those that stood between them.
        """
        start, end = self._at(span.start, True), self._at(span.end, False)
        return Span(start, end) if start < end else None

    def _at(self, offset: int, opens: bool) -> int:
        blocks = self.blocks
        place = bisect_right(blocks, offset, key=lambda block: block[0]) - 1
        if not opens and place >= 0 and offset == blocks[place][0]:
            place -= 1  # an end belongs to the block before it
        if place >= 0:
            old, new, length = blocks[place]
            if offset - old < length or (not opens and offset - old == length):
                return new + offset - old
            if opens:
                return new + length
        if opens:
            return 0
        return blocks[place + 1][1] if place + 1 < len(blocks) else (sum(blocks[-1][1:]) if blocks else 0)


def align(old: str, new: str) -> Alignment:
    """Compare two texts: by lines, and by words where lines differ."""
    blocks: list[Block] = []
    lines, others = _pieces(_LINES, old, 0), _pieces(_LINES, new, 0)
    for same, here, there in _matches(lines, others):
        if same:
            _add(blocks, here[0].start, there[0].start, here[-1].end - here[0].start)
        elif here and there:
            words = _pieces(_WORDS, old[here[0].start : here[-1].end], here[0].start)
            against = _pieces(_WORDS, new[there[0].start : there[-1].end], there[0].start)
            for equal, mine, theirs in _matches(words, against):
                if equal:
                    _add(blocks, mine[0].start, theirs[0].start, mine[-1].end - mine[0].start)
    return Alignment(tuple(blocks))


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _pieces(pattern: re.Pattern[str], text: str, offset: int) -> list[_Piece]:
    return [_Piece(found[0], offset + found.start()) for found in pattern.finditer(text)]


def _matches(
    here: Sequence[_Piece], there: Sequence[_Piece]
) -> Iterator[tuple[bool, Sequence[_Piece], Sequence[_Piece]]]:
    matcher = SequenceMatcher(None, [one.text for one in here], [one.text for one in there], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield tag == "equal", here[a:b], there[c:d]


def _add(blocks: list[Block], old: int, new: int, length: int) -> None:
    if blocks and blocks[-1][0] + blocks[-1][2] == old and blocks[-1][1] + blocks[-1][2] == new:
        blocks[-1] = (blocks[-1][0], blocks[-1][1], blocks[-1][2] + length)
    elif length:
        blocks.append((old, new, length))
