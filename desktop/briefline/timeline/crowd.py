"""Level of detail of a crowded lane: more events than rows.

Only the most salient events of a tile are laid out; the others are counted. Events are laid out by class
of length: each class has tiles in proportion to its length, and keeps clear of the longer ones. So a tile
costs the same however many events there are, however long they last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from briefline.timeline.columns import Index
from briefline.timeline.detail import ARROW, BESIDE, POINT, Box, LaneLevel, Tile
from briefline.timeline.labels import DENSE, Measure
from briefline.timeline.lanes import LaneColumns
from briefline.timeline.layout import Timeline
from briefline.timeline.packing import MOST_ROWS, colour
from briefline.timeline.ranks import class_length, classes_of, most_salient
from briefline.timeline.trials import Trials

GAP = 10.0  # between two boxes in a row
LABEL_MOST = 500.0  # pixels of a label in a crowded lane
SPILL = ARROW + POINT  # pixels that a box may reach left of the tile in which its event starts
_EVERY = 240.0  # pixels: for each such stretch of a row one label is tried
_TYPICAL = 300.0  # pixels of a mark with its label
_KEPT = 256  # tiles of a level
_SHORT = 640.0  # pixels: longer classes have tiles of their own

_Key = tuple[int, int]  # class and number of a tile


class CrowdLevel(LaneLevel):
    """One lane at one resolution with ``limit`` rows for labelled events, otherwise as LaneLevel."""

    _may_stand_over = False
    size = DENSE

    def __init__(
        self,
        timeline: Timeline,
        lane: LaneColumns,
        resolution: float,
        limit: int,
        measure: Measure,
        label_max: float,
        leftward: frozenset[int] = frozenset(),
    ) -> None:
        self.limit = min(limit, MOST_ROWS)
        super().__init__(
            timeline, lane, resolution, measure, min(label_max, LABEL_MOST), leftward, above=False
        )

    def _prepare(self) -> None:
        self._crowd: dict[_Key, Tile] = {}
        self._items = self.timeline.remember(("classes", id(self.lane.ends)), lambda: classes_of(self.lane))
        short = [number for number in self._items if class_length(number) <= _SHORT * self.resolution]
        self._short = max(short, default=-1)
        self._classes = [number for number in sorted(self._items, reverse=True) if number > self._short]
        if short:
            self._classes.append(self._short)
        count = sum(len(self._items[number].steps[0]) for number in short)
        needed = count * _TYPICAL / self._width
        self._rows_for_long = max(1, self.limit // 4, int(self.limit - needed))
        # a tile is longer than what two tiles beside it can reach into it
        self._tile_width = {number: self._reach(number) + SPILL + GAP for number in self._classes}

    def _reach(self, number: int) -> float:
        """How far right of its start an item of a class and its label may reach, in pixels."""
        return class_length(number) / self.resolution + self._label_max + BESIDE + SPILL

    def prepare(self, lo: float, hi: float) -> Iterator[None]:
        for key in self._needed(lo, hi):
            yield from self._ensure(key)

    def is_ready(self, lo: float, hi: float) -> bool:
        return all(key in self._crowd for key in self._needed(lo, hi))

    def ready_tiles(self, lo: float, hi: float) -> Iterable[Tile]:
        found = map(self._crowd.get, self._needed(lo, hi))
        return [tile for tile in found if tile is not None]

    def tiles_in(self, lo: float, hi: float) -> Iterable[Tile]:
        for _ in self.prepare(lo, hi):
            pass
        return self.ready_tiles(lo, hi)

    def _needed(self, lo: float, hi: float) -> list[_Key]:
        return self._keys(lo, hi, self._classes) if self.limit > 0 else []

    def _keys(self, lo: float, hi: float, classes: Iterable[int]) -> list[_Key]:
        """The tiles that may reach into [lo, hi] of axis units, longer classes first."""
        left, right = (lo - self._origin) / self.resolution, (hi - self._origin) / self.resolution
        keys: list[_Key] = []
        for number in classes:
            width = self._tile_width[number]
            first = max(0, int((left - self._reach(number)) // width))
            last = min(int((right + SPILL) // width), int(self._width // width))
            keys += [(number, at) for at in range(first, last + 1)]
        return keys

    def _ensure(self, key: _Key) -> Iterator[None]:
        """Lay a tile out, and before it what it keeps clear of."""
        if key in self._crowd:
            return
        number, at = key
        width = self._tile_width[number] * self.resolution
        lo = self._origin + at * width
        reach = self._reach(number)
        longer = self._classes[: self._classes.index(number)]
        # what may meet its boxes, which lie from ``start`` to ``stop``
        start = at * self._tile_width[number] - SPILL - GAP
        stop = (at + 1) * self._tile_width[number] + reach + GAP
        clear = self._keys(self._units(start), self._units(stop), longer)
        if at % 2:
            clear += [(number, at - 1), (number, at + 1)]
        for other in clear:
            yield from self._ensure(other)
        fixed = [
            box for other in clear for box in self._laid(other).boxes if box[1] < stop and box[2] > start
        ]
        tile = Tile()
        items = self._candidates(number, lo, lo + width)
        if len(items):
            lows, highs = (
                ((column[items] - self._origin) / self.resolution).tolist()
                for column in (self.lane.lo, self.lane.hi)
            )
            candidates = zip(items.tolist(), lows, highs, strict=True)
            kept = yield from self._trials(number, start, stop).salient(candidates, fixed)
            yield
            rows = colour([each[:2] for each in kept], fixed, self._rows_of(number), GAP)
            for each, row in zip(kept, rows, strict=True):
                if row >= 0:
                    tile.places.append(each.place(row))
                    tile.boxes.append((row, each.lo, each.hi))
            tile.finish(self._origin, self.resolution)
        if len(self._crowd) > _KEPT:
            self._crowd.clear()
        self._crowd[key] = tile

    def _laid(self, key: _Key) -> Tile:
        for _ in self._ensure(key):
            pass
        return self._crowd[key]

    def _rows_of(self, number: int) -> int:
        """The rows that a class may take: long bars leave those free that the many short ones need."""
        return self.limit if number == self._short else self._rows_for_long

    def _candidates(self, number: int, lo: float, hi: float) -> Index:
        """The most salient items of a tile, most salient first."""
        first, last = np.searchsorted(self.lane.lo, (lo, hi), side="left").tolist()
        every = max(_EVERY, class_length(number) / self.resolution / 3)  # its items are a quarter at least
        most = max(2, int(self._rows_of(number) * self._tile_width[number] / every))
        own = [number] if number > self._short else [each for each in self._items if each <= self._short]
        found = np.concatenate([self._items[each].top(first, last, most) for each in own])
        found = most_salient(found, self.lane.rank, most)
        return found[np.argsort(self.lane.rank[found], kind="stable")]

    def _units(self, pixels: float) -> float:
        """Axis units of pixels from the left edge of everything."""
        return self._origin + pixels * self.resolution

    def _within(self, edge: float) -> Callable[[int], Box | None]:
        """A function that gives an item's box, on either side, if it does not reach left of ``edge``."""

        def box(item: int) -> Box | None:
            both = (self._box(item, turned=turned) for turned in (False, True))
            return next((found for found in both if found.lo >= edge), None)

        return box

    def _trials(self, number: int, start: float, stop: float) -> Trials:
        """Where the labels of a tile of a class are tried, whose boxes lie from ``start`` to ``stop``."""
        edge = start + GAP
        return Trials(
            start,
            stop,
            edge,
            self._width,
            self._rows_of(number),
            GAP,
            self._label_max,
            self.leftward,
            self.words,
            self._within(edge),
        )
