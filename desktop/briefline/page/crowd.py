"""A crowd: labels in rows where not all have room, found by ejection.

What was left out is put where it drives out least; what was driven out is tried elsewhere, and so on for a
number of steps. Whoever was driven out before is harder to drive out again, so that the search does not go in
circles (the weights of a guided local search). The best of all states counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from briefline.timeline.columns import Index
from briefline.timeline.scale import Array as Floats


class Place(NamedTuple):
    """A way to write an item: the stretch [lo, hi] in ``rows`` rows, and what it costs, in rows."""

    lo: float
    hi: float
    rows: int
    cost: float


Placed = dict[int, tuple[int, int]]  # item → row, which of its places

_HARDER = 0.25  # more that it costs to drive out an item, each time that it was
_NOTHING = 1e-9
_PLAIN = 0.002  # of the cost of leaving an item out: a row further down, or a row that a form costs more


class Crowd:
    """The search. ``ways`` are those of each item, ``dear`` what leaving it out costs, ``gap`` the pixels
    between two boxes of a row.
    """

    def __init__(
        self, ways: Sequence[Sequence[Place]], dear: Sequence[float], limit: int, gap: float
    ) -> None:
        count = len(ways)
        self._ways, self._dear, self._limit = [_Ways.of(each, limit, gap) for each in ways], dear, limit
        self._lo, self._hi = np.full(count, np.inf), np.full(count, -np.inf)
        self._row, self._end = np.zeros(count, np.int64), np.zeros(count, np.int64)
        self._hard = np.asarray(dear, float)
        self._placed: Placed = {}

    def settled(self, start: Placed, steps: int) -> Placed:
        """The best state found within so many steps from a start, which itself counts."""
        for item, (row, way) in start.items():
            self._put(item, row, way)
        waiting = [item for item, ways in enumerate(self._ways) if ways.fits and item not in start]
        best, missing, least = dict(self._placed), 0.0, 0.0  # as against the start
        for _ in range(steps):
            if not waiting:
                break
            item = max(waiting, key=lambda one: (self._hard[one], -one))
            waiting.remove(item)
            row, way, driven = self._cheapest(item)
            for other in driven:
                self._take(other)
                self._hard[other] += _HARDER
                missing += self._dear[other]
                waiting.append(other)
            self._put(item, row, way)
            missing -= self._dear[item]
            if missing < least - _NOTHING:
                best, least = dict(self._placed), missing
        return best

    def _put(self, item: int, row: int, way: int) -> None:
        lo, hi, rows, _ = self._ways[item].places[way]
        self._lo[item], self._hi[item] = lo, hi
        self._row[item], self._end[item] = row, row + rows
        self._placed[item] = row, way

    def _take(self, item: int) -> None:
        del self._placed[item]
        self._lo[item], self._hi[item] = np.inf, -np.inf

    def _cheapest(self, item: int) -> tuple[int, int, list[int]]:
        """Row, way, and who has to go, at the least cost."""
        ways = self._ways[item]
        touched = (self._lo < ways.clear_hi) & (self._hi > ways.clear_lo)  # way × item
        way, other = np.nonzero(touched)
        wide = self._limit + 1
        first = way * wide + np.maximum(self._row[other] - ways.more[way], 0)
        hard = self._hard[other]
        edges = np.bincount(first, hard, ways.base.size) - np.bincount(
            way * wide + self._end[other], hard, ways.base.size
        )
        cost = ways.base + edges.reshape(ways.base.shape).cumsum(axis=1)
        best, row = divmod(int(cost.argmin()), wide)
        end = row + ways.places[best].rows
        driven = np.flatnonzero(touched[best] & (self._row < end) & (self._end > row))
        return row, best, driven.tolist()


class _Ways(NamedTuple):
    """An item's places as columns, with the gap around them. ``base`` is the cost by place and row, infinite
    where a place does not fit in; ``more`` are the rows besides the first.
    """

    places: tuple[Place, ...]
    clear_lo: Floats
    clear_hi: Floats
    more: Index
    base: Floats

    @classmethod
    def of(cls, places: Sequence[Place], limit: int, gap: float) -> _Ways:
        rows = np.array([place.rows for place in places], np.int64).reshape(-1, 1)
        row = np.arange(limit + 1)
        cost = np.array([place.cost for place in places]).reshape(-1, 1)
        base = np.where(row + rows <= limit, _PLAIN * (row + cost), np.inf)
        lo, hi = (np.array([place[n] for place in places]).reshape(-1, 1) for n in (0, 1))
        return cls(tuple(places), lo - gap, hi + gap, rows[:, 0] - 1, base)

    @property
    def fits(self) -> bool:
        """True where there is a place for it at all."""
        return bool(np.isfinite(self.base).any())
