"""Rows that boxes are packed into without touching."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

MOST_ROWS = 250
_BIN = 5.0  # pixels
_ONE_MORE = bytes(min(count + 1, 255) for count in range(256))
_PLENTY = 0.4  # of the rows: up to here the first choice is taken


class Rows:
    """Rows of disjoint horizontal boxes. Coordinates are pixels at the level's resolution."""

    __slots__ = ("_boxes", "_gap", "_limit")

    def __init__(self, gap: float, limit: int | None = None) -> None:
        """``gap``: pixels kept free between two boxes; ``limit``: most rows there may be."""
        self._boxes: list[list[tuple[float, float]]] = []
        self._gap = gap
        self._limit = limit

    def __len__(self) -> int:
        return len(self._boxes)

    def boxes(self) -> Iterator[tuple[float, float]]:
        """All boxes, whatever their row."""
        return (box for row in self._boxes for box in row)

    def free(self, row: int, lo: float, hi: float) -> bool:
        """True when nothing in a row touches [lo, hi], the gap included."""
        if row >= len(self._boxes):
            return True
        boxes = self._boxes[row]
        at = bisect_left(boxes, (lo, hi))
        before = at == 0 or boxes[at - 1][1] + self._gap <= lo
        after = at == len(boxes) or hi + self._gap <= boxes[at][0]
        return before and after

    def put(self, row: int, lo: float, hi: float) -> None:
        """Take [lo, hi] in a row; it must be free."""
        while len(self._boxes) <= row:
            self._boxes.append([])
        insort(self._boxes[row], (lo, hi))

    def place(self, lo: float, hi: float, others: Rows | None = None, rather: Collection[int] = ()) -> int:
        """Take [lo, hi] in the first row where it is free, here and in ``others``. -1 when none is.

        The rows of ``rather`` are asked first, in their order.
        """
        for row in rather:
            if self.free(row, lo, hi) and (others is None or others.free(row, lo, hi)):
                self.put(row, lo, hi)
                return row
        boxes, gap, box = self._boxes, self._gap, (lo, hi)
        for row, taken in enumerate(boxes):
            # the last box decides most cases: boxes mostly arrive from left to right
            if taken and taken[-1][1] + gap > lo:
                if taken[-1][0] <= lo:
                    continue
                at = bisect_left(taken, box)  # as in free, which is too slow to be called here
                if (at and taken[at - 1][1] + gap > lo) or hi + gap > taken[at][0]:
                    continue
            if others is None or others.free(row, lo, hi):
                insort(taken, box)
                return row
        row = len(boxes)
        while self._limit is None or row < self._limit:
            if others is None or others.free(row, lo, hi):
                self.put(row, lo, hi)
                return row
            row += 1
        return -1


class Depth:
    """How many boxes lie over one another along a stretch, in bins: quick to ask before rows are given.

    Boxes no more than ``limit`` deep anywhere fit into ``limit`` rows when they are placed from left to
    right (the colouring of interval graphs).
    """

    __slots__ = ("_bins", "_full", "_gap", "_limit", "_origin", "_plenty")

    def __init__(self, lo: float, hi: float, gap: float, limit: int) -> None:
        """For the stretch from ``lo`` to ``hi`` pixels; ``limit`` is MOST_ROWS at most."""
        self._origin = lo
        self._gap = gap
        self._limit = limit
        self._plenty = limit * _PLENTY
        self._full = bytes((limit,))
        self._bins = bytearray(max(1, int((hi + gap - lo) // _BIN) + 2))

    def _range(self, lo: float, hi: float) -> tuple[int, int]:
        """The bins of a box, at least one; what lies outside the stretch counts in the last bin."""
        first = min(max(0, int((lo - self._origin) / _BIN)), len(self._bins) - 1)
        return first, max(first + 1, int((hi + self._gap - self._origin) / _BIN) + 1)

    def _count(self, first: int, last: int) -> None:
        self._bins[first:last] = self._bins[first:last].translate(_ONE_MORE)

    def put(self, lo: float, hi: float) -> None:
        """Count a box; what lies outside the stretch is left out."""
        if hi + self._gap > self._origin:
            self._count(*self._range(lo, hi))

    def is_full(self, x: float) -> bool:
        """True when no box that holds the pixel ``x`` can be counted any more."""
        return self._bins[min(max(0, int((x - self._origin) / _BIN)), len(self._bins) - 1)] >= self._limit

    def place(self, lo: float, hi: float) -> bool:
        """Count a box if it is nowhere too deep."""
        first, last = self._range(lo, hi)
        if self._bins.find(self._full, first, last) >= 0:
            return False
        self._count(first, last)
        return True

    def place_either(self, lo: float, hi: float, other_lo: float, other_hi: float) -> int:
        """Count one of two boxes: the first where there is plenty of room, else where it is less deep.

        Answers 0 or 1 for the box, -1 when both would be too deep somewhere.
        """
        first, last = self._range(lo, hi)
        bins = self._bins
        deep = self._limit if bins.find(self._full, first, last) >= 0 else max(bins[first:last])
        chosen = 0
        if deep >= self._plenty:
            second, end = self._range(other_lo, other_hi)
            if bins.find(self._full, second, end) < 0:
                other = max(bins[second:end])
                if other < deep:
                    chosen, deep, first, last = 1, other, second, end
            if deep >= self._limit:
                return -1
        self._count(first, last)
        return chosen


def colour(
    boxes: Sequence[tuple[float, float]], fixed: Sequence[tuple[int, float, float]], limit: int, gap: float
) -> list[int]:
    """The first row for each box in which it keeps ``gap`` from all others; -1 where there is none.

    ``boxes`` are [lo, hi] sorted by lo, ``fixed`` are (row, lo, hi) of boxes that lie there already.
    """
    ends = [float("-inf")] * limit  # where the last box that has begun ends, by row
    following: list[list[float]] = [[] for _ in range(limit)]  # starts of the fixed boxes to come, last first
    coming = sorted((box for box in fixed if box[0] < limit), key=itemgetter(1), reverse=True)
    for row, lo, _ in coming:
        following[row].append(lo)
    starts = [each[-1] if each else float("inf") for each in following]
    found = []
    for lo, hi in boxes:
        while coming and coming[-1][1] <= lo:
            row, _, end = coming.pop()
            ends[row] = max(ends[row], end)
            following[row].pop()
            starts[row] = following[row][-1] if following[row] else float("inf")
        free, clear = lo - gap, hi + gap
        for row in range(limit):
            if ends[row] <= free and starts[row] >= clear:
                ends[row] = hi
                found.append(row)
                break
        else:
            found.append(-1)
    return found
