"""Rows that boxes are packed into without touching."""

from __future__ import annotations

from bisect import bisect_left, insort


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

    def copy(self) -> Rows:
        """Rows with the same boxes, to try something out."""
        other = Rows(self._gap, self._limit)
        other._boxes = [list(row) for row in self._boxes]
        return other

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

    def place(self, lo: float, hi: float, others: Rows | None = None) -> int:
        """Take [lo, hi] in the first row where it is free, here and in ``others``. -1 when none is."""
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
