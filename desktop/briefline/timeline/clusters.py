"""Clusters: the events of a lane that have no row of their own, counted by cells of the time axis.

Cells belong to the zoom level, not to the window, so their chips move with the time axis. Counting
takes two binary searches a cell, however many events there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from briefline.model.calendar import DAY
from briefline.timeline.columns import Index
from briefline.timeline.detail import LaneLevel
from briefline.timeline.lanes import LaneColumns
from briefline.timeline.parts import Cluster, Plot
from briefline.timeline.scale import Array
from briefline.timeline.viewport import Viewport

CELL = 48.0  # pixels at the level's resolution
CHIP_HEIGHT = 18.0
_CHIP_LEAST = 22.0
_LISTED = 2000  # most members that a cluster names


def count_text(count: int) -> str:
    """A count in at most five characters: "12", "3,400", "12k", "1.2m"."""
    if count < 10_000:
        return f"{count:,}"
    for size, unit in ((10**6, "m"), (10**3, "k")):
        if count >= size:
            return f"{count / size:.2g}{unit}" if count < 99.5 * size else f"{count // size}{unit}"
    return str(count)


Single = tuple[int, bool, float, float]


def clusters_of(
    level: LaneLevel,
    lane_number: int,
    shown: Sequence[int],
    plot: Plot,
    y: float,
    measure: Callable[[str, str], float],
) -> tuple[list[Single], list[Cluster]]:
    """What is in the window but has no row: single events and clusters.

    A single event is (item, is a point, left and right edge of its cell in pixels).

    ``shown`` are the items drawn with a row of their own. An event is counted in the cell it starts in,
    or at the left edge when it started before the window; each is counted once. What the filter leaves out
    is counted apart, and seen only where nothing else is.
    """
    lane = level.lane
    cells = _Cells.of(level, plot)
    if lane.ghosts is None:
        return _chips(cells, lane_number, cells.counts(set(shown), None), set(shown), y, measure, False)
    drawn = [{item for item in shown if lane.is_ghost(item) is ghost} for ghost in (False, True)]
    counts, before = cells.counts(drawn[0], False)
    singles, chips = _chips(cells, lane_number, (counts, before), drawn[0], y, measure, False)
    faint, more = cells.counts(drawn[1], True)
    faint[counts > 0] = 0
    lone, ghosts = _chips(cells, lane_number, (faint, more), drawn[1], y, measure, True)
    room = CELL / 2
    places = [chip.x for chip in chips]
    ghosts = [chip for chip in ghosts if all(abs(chip.x - x) > room for x in places)]
    return singles + lone, chips + ghosts


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a window: ``edges`` in axis units, ``at`` the first item of each, and the end."""

    level: LaneLevel
    plot: Plot
    edges: Array
    at: Index
    centres: list[float]  # pixels
    width: float  # axis units

    @classmethod
    def of(cls, level: LaneLevel, plot: Plot) -> _Cells:
        cell, viewport = CELL * level.resolution, plot.viewport
        origin = level.timeline.world.lo
        first = int((viewport.lo - origin) // cell)
        last = int((viewport.hi - origin) // cell)
        edges: Array = origin + np.arange(first, last + 2, dtype=np.float64) * cell
        edges[0], edges[-1] = viewport.lo, np.nextafter(viewport.hi, np.inf)
        pixel = 1 / plot.resolution
        centres = [
            plot.left + (origin + (number + 0.5) * cell - viewport.lo) * pixel
            for number in range(first, last + 1)
        ]
        return cls(level, plot, edges, np.searchsorted(level.lane.lo, edges, side="left"), centres, cell)

    def counts(self, drawn: Collection[int], ghost: bool | None) -> tuple[Index, int]:
        """How many items start in each cell, and how many go on from before, without those drawn.

        ``ghost``: only what the filter leaves out, or only what it lets through; None: all there is.
        """
        lane, lo = self.level.lane, self.plot.viewport.lo
        counts = np.diff(self.at)
        before = int(self.at[0]) - int(np.searchsorted(lane.ends, lo, side="left"))
        if ghost is not None and lane.ghosts is not None:
            hidden = lane.ghosts
            faint = np.diff(hidden.before[self.at])
            gone = int(hidden.before[self.at[0]]) - int(np.searchsorted(hidden.ends, lo, side="left"))
            counts, before = (faint, gone) if ghost else (counts - faint, before - gone)
        if drawn:
            items = np.fromiter(drawn, self.at.dtype, len(drawn))
            slots = self.at.searchsorted(items, side="right") - 1
            before -= int(np.count_nonzero(slots < 0))
            counts = counts - np.bincount(slots[slots >= 0], minlength=len(counts))
        return counts, before


def _chips(
    cells: _Cells,
    lane_number: int,
    counted: tuple[Index, int],
    taken: Collection[int],
    y: float,
    measure: Callable[[str, str], float],
    ghost: bool,
) -> tuple[list[Single], list[Cluster]]:
    lane, cell, centres = cells.level.lane, cells.width, cells.centres
    viewport, left, right = cells.plot.viewport, cells.plot.left, cells.plot.right
    pixel = 1 / cells.plot.resolution
    counts, before = counted
    ends, sizes, bounds = cells.at.tolist(), counts.tolist(), cells.edges.tolist()
    singles: list[Single] = []
    chips: list[Cluster] = []
    half = (CELL - 14) / 2

    def chip(x: float, slots: list[int], lo: float, hi: float, more: int = 0) -> Cluster:
        count = more + sum([sizes[slot] for slot in slots])
        text = count_text(count)
        width = min(max(_CHIP_LEAST, measure(text, "cluster") + 10), 2 * half)
        ranges = tuple([(ends[slot], ends[slot + 1]) for slot in slots])
        return Cluster(lane_number, x, y, width, CHIP_HEIGHT, count, lo, hi, ranges, more > 0, text, ghost)

    low_end, high_end = left + 2 * half + 4, right - 2 * half - 4
    at_left: list[int] = []
    at_right: list[int] = []
    middle: list[int] = []
    for slot in [slot for slot, size in enumerate(sizes) if size]:
        x = centres[slot]
        if x - half < left or (before and x - half < low_end):
            at_left.append(slot)
        elif x + half > right:
            at_right.append(slot)
        else:
            middle.append(slot)
    if at_left:
        at_left += [slot for slot in middle if centres[slot] - half < low_end]
    if at_right:
        at_right += [slot for slot in middle if centres[slot] + half > high_end and slot not in at_left]
    if before or at_left:
        hi = bounds[max(at_left) + 1] if at_left else viewport.lo + 2 * half / pixel
        chips.append(chip(left + half + 2, at_left, viewport.lo, hi, before))
    for slot in middle:
        if slot in at_left or slot in at_right:
            continue
        x = centres[slot]
        if sizes[slot] == 1:
            items = range(ends[slot], ends[slot + 1])
            item = next(item for item in items if item not in taken and lane.is_ghost(item) is ghost)
            traits = lane.traits(item)
            width = traits.hi - traits.lo
            instant = traits.core_lo >= traits.core_hi and width <= DAY
            if width * pixel <= CELL - 14:
                singles.append((item, instant, x - cell * pixel / 2, x + cell * pixel / 2))
                continue
        chips.append(chip(x, [slot], bounds[slot], bounds[slot + 1]))
    if at_right:
        chips.append(chip(right - half - 2, sorted(at_right), bounds[min(at_right)], viewport.hi))
    return singles, chips


def members(lane: LaneColumns, cluster: Cluster, viewport: Viewport) -> list[int]:
    """Numbers of the events that a cluster may stand for, marks of their own or not; the first ones only."""
    items: list[int] = []
    if cluster.continuing:
        stop = int(np.searchsorted(lane.lo, viewport.lo, side="left"))
        items += np.flatnonzero(lane.hi[:stop] >= viewport.lo).tolist()[-_LISTED:]
    for start, stop in cluster.ranges:
        items += range(start, min(stop, start + _LISTED))
    return [int(lane.index[item]) for item in items if lane.is_ghost(item) is cluster.ghost]
