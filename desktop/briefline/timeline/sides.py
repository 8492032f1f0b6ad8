"""On which side of its mark a label stands, so that a lane is low.

Decided once for the view of everything, and kept at every zoom: labels do not change sides. That takes many
trials, made in small steps where a frame may not wait for them; until then the sides of the layout before
hold, or of another width.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping

import numpy as np

from briefline.timeline.detail import Box, LaneLevel, TooHigh
from briefline.timeline.labels import Measure
from briefline.timeline.layout import Timeline
from briefline.timeline.rows import least_height, lower_than

_MOST = 160  # events; in larger lanes every label stands right of its mark where there is room
NO_SIDES: frozenset[int] = frozenset()
_SHARES = (0.0, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0)


_HandedDown = Mapping[tuple[str, bool], frozenset[str]]  # by title and ``above``: ids


def leftward(
    timeline: Timeline, lane: int, width: float, measure: Measure, label_max: float, *, above: bool
) -> Generator[None, None, frozenset[int]]:
    """The items of a lane whose labels go to the left: the later ones of each unfolded stretch.

    In small steps, if it is not decided yet. ``above`` as for LaneLevel.
    """
    key = "sides", lane, width, measure, above
    if key not in timeline.cache:
        decided = yield from _decide(timeline, lane, width, measure, label_max, above)
        timeline.remember(key, lambda: decided)
    found: frozenset[int] = timeline.cache[key]
    return found


def leftward_meanwhile(timeline: Timeline, lane: int, *, above: bool) -> frozenset[int]:
    """What to take for that until it is decided: the sides that were decided last, if any."""
    columns = timeline.lanes[lane]
    ids = _decided(timeline).get((columns.title, above), frozenset[str]())
    if not ids or len(columns) > _MOST:
        return NO_SIDES
    events = timeline.columns.events
    return frozenset(item for item, number in enumerate(columns.index.tolist()) if events[number].id in ids)


def hand_down(before: Timeline, after: Timeline) -> None:
    """Let a timeline have the sides of the one before it, until its own are decided."""
    after.cache["handed down",] = _decided(before)


def _decided(timeline: Timeline) -> _HandedDown:
    """The sides that were decided last, of this timeline or handed down to it."""
    handed: _HandedDown = timeline.cache.get(("handed down",), {})
    found = dict(handed)
    for key, items in timeline.cache.items():
        if key[0] == "sides" and len(timeline.lanes[key[1]]) <= _MOST:
            lane = timeline.lanes[key[1]]
            ids = [timeline.columns.events[number].id for number in lane.index.tolist()]
            before = found.get((lane.title, key[-1]), frozenset[str]())
            # those that a filter leaves out at the moment keep theirs
            found[lane.title, key[-1]] = before.difference(ids).union(ids[item] for item in items)
    return found


def _decide(
    timeline: Timeline, lane: int, width: float, measure: Measure, label_max: float, above: bool
) -> Generator[None, None, frozenset[int]]:
    columns = timeline.lanes[lane]
    if not 2 <= len(columns) <= _MOST:
        return frozenset()
    resolution = timeline.world.span / width
    middle = (columns.lo + columns.hi) / 2
    edges = [fold.lo for fold in timeline.scale.folds]
    stretch = np.searchsorted(np.array(edges), middle) if edges else np.zeros(len(columns), dtype=np.int64)
    stretches = [np.flatnonzero(stretch == number) for number in np.unique(stretch)]
    stretches = [items[np.argsort(middle[items], kind="stable")] for items in stretches]

    tried: set[frozenset[int]] = set()
    boxes: dict[tuple[int, bool], Box] = {}

    def height(chosen: list[frozenset[int]], below: float) -> float:
        """What the choice takes where that is lower than ``below`` and not tried yet; else infinity."""
        sides = frozenset().union(*chosen)
        if sides in tried:
            return math.inf
        tried.add(sides)
        may_take = lower_than(below)
        try:
            return least_height(
                LaneLevel(
                    timeline,
                    columns,
                    resolution,
                    measure,
                    label_max,
                    sides,
                    above=above,
                    boxes=boxes,
                    may_take=may_take,
                )
            )
        except TooHigh:
            return math.inf

    best = [frozenset[int]() for _ in stretches]
    yield
    fewest = height(best, math.inf)
    for _ in range(2):
        before = fewest
        for number, items in enumerate(stretches):
            for share in _SHARES:
                later = frozenset(items[round(len(items) * (1 - share)) :].tolist())
                trial = [*best[:number], later, *best[number + 1 :]]
                yield
                needed = height(trial, fewest)
                if needed < fewest:
                    best, fewest = trial, needed
        if fewest == before:
            break
    return frozenset().union(*best)
