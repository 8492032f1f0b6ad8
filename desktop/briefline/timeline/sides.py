"""On which side of its mark a label stands, so that a lane is low.

Decided once for the view of everything, and kept at every zoom: labels do not change sides.
"""

from __future__ import annotations

import math

import numpy as np

from briefline.timeline.detail import Box, LaneLevel, TooHigh
from briefline.timeline.labels import Measure
from briefline.timeline.layout import Timeline
from briefline.timeline.rows import least_height, lower_than

_MOST = 160  # events; in larger lanes every label stands right of its mark where there is room
NO_SIDES: frozenset[int] = frozenset()
_SHARES = (0.0, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0)


def leftward(
    timeline: Timeline, lane: int, width: float, measure: Measure, label_max: float, *, above: bool
) -> frozenset[int]:
    """The items of a lane whose labels go to the left: the later ones of each unfolded stretch.

    ``above`` as for LaneLevel.
    """
    return timeline.remember(
        ("sides", lane, width, measure, above),
        lambda: _decide(timeline, lane, width, measure, label_max, above),
    )


def _decide(
    timeline: Timeline, lane: int, width: float, measure: Measure, label_max: float, above: bool
) -> frozenset[int]:
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
    fewest = height(best, math.inf)
    for _ in range(2):
        before = fewest
        for number, items in enumerate(stretches):
            for share in _SHARES:
                later = frozenset(items[round(len(items) * (1 - share)) :].tolist())
                trial = [*best[:number], later, *best[number + 1 :]]
                needed = height(trial, fewest)
                if needed < fewest:
                    best, fewest = trial, needed
        if fewest == before:
            break
    return frozenset().union(*best)
