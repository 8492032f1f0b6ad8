"""Lanes: which rows of the timeline an event belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from briefline.model.event import Event, Kind
from briefline.timeline.columns import Columns, Index
from briefline.timeline.scale import Array, Scale

LANE_CHOICES = ("kind", "category", "participant", "place")
_MOST_LANES = 9
_TITLES = {Kind.EVENT: "Engagements", Kind.PUBLICATION: "Publications"}


@dataclass(frozen=True, slots=True, eq=False)
class LaneColumns:
    """The events of one lane, sorted by their start in axis units.

    ``index`` points into the timeline's columns; ``lo``, ``core_lo``, ``core_hi`` and ``hi`` are axis
    units, ``ends`` is ``hi`` sorted by itself (to count what has ended before a time).
    """

    title: str
    index: Index
    lo: Array
    core_lo: Array
    core_hi: Array
    hi: Array
    ends: Array
    rank: Index

    def __len__(self) -> int:
        return len(self.index)


def lanes_of(columns: Columns, scale: Scale, by: str) -> tuple[LaneColumns, ...]:
    """The lanes in the order they are shown. ``by`` is one of LANE_CHOICES; else ValueError.

    With lanes by participant or place an event lies in the lane of each; what is left over lies in
    "Others". The largest lanes come first.
    """
    if by not in LANE_CHOICES:
        raise ValueError(f"lanes by {by!r}: not one of {LANE_CHOICES}")
    keys: Callable[[Event], list[str]]
    if by == "kind":
        keys = lambda event: [_TITLES[event.kind]]  # noqa: E731
        order = list(_TITLES.values())
    else:
        keys = {"category": _categories, "participant": _participants, "place": _places}[by]
        counts = Counter(key for event in columns.events for key in keys(event))
        order = [key for key, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
        order = order[:_MOST_LANES]
    members: dict[str, list[int]] = {title: [] for title in [*order, "Others"]}
    for number, event in enumerate(columns.events):
        found = [key for key in keys(event) if key in members]
        for key in found or ["Others"]:
            members[key].append(number)
    return tuple(
        _lane(title, np.array(numbers, dtype=np.int64), columns, scale)
        for title, numbers in members.items()
        if numbers
    )


def _lane(title: str, index: Index, columns: Columns, scale: Scale) -> LaneColumns:
    lo, core_lo, core_hi, hi = (
        np.asarray(scale.to_axis(column[index]), dtype=np.float64)
        for column in (columns.lo, columns.core_lo, columns.core_hi, columns.hi)
    )
    return LaneColumns(title, index, lo, core_lo, core_hi, hi, np.sort(hi), columns.rank[index])


def _categories(event: Event) -> list[str]:
    return ["Publications" if event.kind is Kind.PUBLICATION else event.category.capitalize()]


def _participants(event: Event) -> list[str]:
    return list(dict.fromkeys(person.name for person in event.participants))


def _places(event: Event) -> list[str]:
    return list(dict.fromkeys(event.places))
