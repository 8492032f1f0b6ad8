"""Rows that boxes are packed into without touching."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator

import numpy as np

_BIN = 4.0  # pixels


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
        boxes, gap = self._boxes, self._gap
        for row, taken in enumerate(boxes):
            # the last box decides most cases: boxes mostly arrive from left to right
            if taken and taken[-1][1] + gap > lo and (taken[-1][0] <= lo or not self.free(row, lo, hi)):
                continue
            if others is None or others.free(row, lo, hi):
                insort(taken, (lo, hi))
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

    __slots__ = ("_bins", "_gap", "_limit", "_origin")

    def __init__(self, lo: float, hi: float, gap: float, limit: int) -> None:
        """For the stretch from ``lo`` to ``hi`` pixels."""
        self._origin = lo
        self._gap = gap
        self._limit = limit
        self._bins = np.zeros(max(1, int((hi + gap - lo) // _BIN) + 2), dtype=np.int32)

    def _slice(self, lo: float, hi: float) -> slice:
        first = max(0, int((lo - self._origin) // _BIN))
        return slice(first, max(first + 1, int((hi + self._gap - self._origin) // _BIN) + 1))

    def put(self, lo: float, hi: float) -> None:
        """Count a box; what lies outside the stretch is left out."""
        if hi + self._gap > self._origin:
            self._bins[self._slice(lo, hi)] += 1

    def place(self, lo: float, hi: float) -> bool:
        """Count a box if it is nowhere too deep."""
        part = self._bins[self._slice(lo, hi)]
        if part.max(initial=0) >= self._limit:
            return False
        part += 1
        return True
