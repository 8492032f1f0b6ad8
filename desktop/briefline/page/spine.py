"""Rows of marks along one side of a lane's middle line.

Labelled marks lie outside, next to their labels; marks that go by a number lie inside, so that no leader
runs over a number. Where there are too many to tell apart, one chip stands for all of a stretch of time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefline.page.parts import Tag
from briefline.timeline.packing import Rows
from briefline.timeline.parts import Mark

ROW = 17.0
_GAP = 3.0
_BESIDE = 3.0  # between a mark and its number
_CHIP_PAD = 7.0
_BINS = (0.0, 40.0, 64.0, 100.0, 160.0, 260.0, 420.0, 700.0, 1200.0, 1e9)
_HIGH = 15.0  # of a number and a chip

Width = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Rowed:
    """Marks and tags by row; row 0 is nearest to the middle line."""

    marks: tuple[tuple[int, Mark], ...]
    tags: tuple[tuple[int, Tag], ...]
    rows: int


def labelled_rows(marks: Sequence[Mark], limit: int) -> tuple[list[tuple[int, Mark]], list[Mark]]:
    """Marks in rows from outside (0) inwards, and those that find no room in ``limit`` rows.

    Points come first: leaders then run over bars at most.
    """
    rows = Rows(_GAP, max(limit, 0))
    placed: list[tuple[int, Mark]] = []
    left_over: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.x1 - one.x0 > 60.0, one.x0)):
        row = rows.place(mark.x0, mark.x1)
        if row < 0:
            left_over.append(mark)
        else:
            placed.append((row, mark))
    return placed, left_over


def numbered_rows(
    marks: Sequence[Mark],
    numbers: Mapping[str, str],
    families: Mapping[str, str],
    limit: int,
    left: float,
    right: float,
    width: Width,
) -> Rowed:
    """Marks with their numbers in at most ``limit`` rows, one at least; chips where there are too many.

    A number begins with the sign of its event's family, if ``families`` has one.
    """
    if not marks:
        return Rowed((), (), 0)
    for size in _BINS:
        found = _packed(marks, numbers, families, max(limit, 1), size, left, right, width)
        if found is not None:
            return found
    raise AssertionError("one chip always has room")


def _packed(
    marks: Sequence[Mark],
    numbers: Mapping[str, str],
    families: Mapping[str, str],
    limit: int,
    size: float,
    left: float,
    right: float,
    width: Width,
) -> Rowed | None:
    bins: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda one: (one.x0, one.id)):
        bins.setdefault(int((max(mark.x0, left) - left) // size) if size else len(bins), []).append(mark)
    rows = Rows(_GAP, limit)
    placed: list[tuple[int, Mark]] = []
    tags: list[tuple[int, Tag]] = []
    for members in bins.values():
        single = len(members) <= limit or not size
        if single and _place_each(members, numbers, families, rows, placed, tags, limit, right, width):
            continue
        if not size or not _place_chip(members, numbers, rows, tags, left, right, width):
            return None
    taken = [row for row, _ in placed] + [row for row, _ in tags]
    return Rowed(tuple(placed), tuple(tags), max(taken) + 1)


def _place_each(
    members: Sequence[Mark],
    numbers: Mapping[str, str],
    families: Mapping[str, str],
    rows: Rows,
    placed: list[tuple[int, Mark]],
    tags: list[tuple[int, Tag]],
    limit: int,
    right: float,
    width: Width,
) -> bool:
    taken: list[tuple[tuple[int, Mark, Tag], tuple[int, float, float]]] = []
    for mark in members:
        text = f"{families.get(mark.family, '')} {numbers[mark.id]}".lstrip()
        wide = width(text)
        x = mark.x1 + _BESIDE
        lo, hi = mark.x0, x + wide
        if hi > right:
            x = mark.x0 - _BESIDE - wide
            lo, hi = x, mark.x1
        row = _first_free(rows, [box for _, box in taken], lo, hi, limit)
        if row < 0:
            return False
        taken.append(((row, mark, Tag((mark.id,), x, 0.0, wide, _HIGH, text, False)), (row, lo, hi)))
    for (row, mark, tag), (_, lo, hi) in taken:
        rows.put(row, lo, hi)
        placed.append((row, mark))
        tags.append((row, tag))
    return True


def _first_free(
    rows: Rows, taken: Sequence[tuple[int, float, float]], lo: float, hi: float, limit: int
) -> int:
    """The first row where [lo, hi] is free of what lies there and of what is about to; -1 for none."""
    for row in range(limit):
        clear = all(
            at != row or hi + _GAP <= other_lo or other_hi + _GAP <= lo for at, other_lo, other_hi in taken
        )
        if clear and rows.free(row, lo, hi):
            return row
    return -1


def _place_chip(
    members: Sequence[Mark],
    numbers: Mapping[str, str],
    rows: Rows,
    tags: list[tuple[int, Tag]],
    left: float,
    right: float,
    width: Width,
) -> bool:
    text = chip_text([int(numbers[mark.id]) for mark in members])
    wide = width(text) + 2 * _CHIP_PAD
    middle = sum((max(mark.x0, left) + min(mark.x1, right)) / 2 for mark in members) / len(members)
    x = min(max(middle - wide / 2, left), right - wide)
    row = rows.place(x, x + wide)
    if row < 0:
        return False
    tags.append((row, Tag(tuple(mark.id for mark in members), x, 0.0, wide, _HIGH, text, True)))
    return True


def chip_text(numbers: Sequence[int]) -> str:
    """What a chip says: "12–17" where all of these numbers are its own, else "4 of 12–17"."""
    first, last = min(numbers), max(numbers)
    if first == last:
        return str(first)
    whole = f"{first}–{last}"
    return whole if last - first + 1 == len(numbers) else f"{len(numbers)} of {whole}"
