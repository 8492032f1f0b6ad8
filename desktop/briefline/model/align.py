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
_NAMES = re.compile(r"\w+")
Block = tuple[int, int, int]
ALIKE = 0.6  # share of the words of two lines that are in both: the same line, moved
LEAST_WORDS = 3  # a shorter line may stand anywhere by chance


@dataclass(frozen=True, slots=True)
class Alignment:
    """Stretches that are the same in both: (start in the old, start in the new, length), in order.

    ``moved`` are lines of the old text that stand elsewhere in the new, each with its own alignment.
    """

    blocks: tuple[Block, ...]
    moved: tuple[tuple[Span, Alignment], ...] = ()

    def span(self, span: Span) -> Span | None:
        """The span of the new text that stands for one of the old; None where it is gone.

        Words between two that stayed are taken for the new form of those that stood between them.
        """
        for line, inner in self.moved:
            if line.start <= span.start < span.end <= line.end:
                return inner.span(span)
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
    """Compare two texts: by lines, by words where lines differ, and lines that moved wherever they are."""
    blocks: list[Block] = []
    steps = [
        (same, here, there) for same, here, there in _matches(_pieces(_LINES, old), _pieces(_LINES, new))
    ]
    for same, here, there in steps:
        if same:
            _add(blocks, here[0].start, there[0].start, here[-1].end - here[0].start)
        elif here and there:
            _add_words(blocks, here, there)
    changed = [(here, there) for same, here, there in steps if not same]
    return Alignment(tuple(blocks), tuple(_moved(changed)))


def _add_words(blocks: list[Block], here: Sequence[_Piece], there: Sequence[_Piece]) -> None:
    words, others = (
        _pieces(_WORDS, "".join(line.text for line in lines), lines[0].start) for lines in (here, there)
    )
    for same, mine, theirs in _matches(words, others):
        if same:
            _add(blocks, mine[0].start, theirs[0].start, mine[-1].end - mine[0].start)


def _moved(changed: Sequence[tuple[Sequence[_Piece], Sequence[_Piece]]]) -> Iterator[tuple[Span, Alignment]]:
    """The lines that stand in another place of the new text, the surest pairs first, each line once."""
    gone = [(group, line) for group, (here, _) in enumerate(changed) for line in here if line.counts]
    come = [(group, line) for group, (_, there) in enumerate(changed) for line in there if line.counts]
    words = {id(line): frozenset(_NAMES.findall(line.text)) for _, line in (*gone, *come)}
    alike: list[tuple[float, int, int]] = []
    for number, (_, line) in enumerate(gone):
        mine = words[id(line)]
        for other, (_, new) in enumerate(come):
            theirs = words[id(new)]
            share = len(mine & theirs) / max(1, len(mine | theirs))
            if share >= ALIKE:
                alike.append((share, number, other))
    used_old, used_new = set[int](), set[int]()
    for _, number, other in sorted(alike, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if number in used_old or other in used_new:
            continue
        used_old.add(number)
        used_new.add(other)
        (group, line), (at, new) = gone[number], come[other]
        if group != at:  # within one group the words are compared already
            blocks: list[Block] = []
            _add_words(blocks, [line], [new])
            yield Span(line.start, line.end), Alignment(tuple(blocks))


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def counts(self) -> bool:
        """True for a line long enough to be known again elsewhere."""
        return len(_NAMES.findall(self.text)) >= LEAST_WORDS


def _pieces(pattern: re.Pattern[str], text: str, offset: int = 0) -> list[_Piece]:
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
