"""Lanes: which rows of the timeline an event belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

import numpy as np

from briefline.model.event import Event, Kind
from briefline.timeline.columns import Columns, Index, Look, Rank, look
from briefline.timeline.families import PUBLICATION, family_of
from briefline.timeline.scale import Array, Scale

LANE_CHOICES = ("kind", "category", "participant", "place", "document")
_MOST_LANES = 9
_TITLES = {Kind.EVENT: "Engagements", Kind.PUBLICATION: "Publications"}


_TRAITS = 50_000  # events whose traits a lane keeps


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How lanes lie. Lanes are meant by their titles; titles that there are not do no harm.

    ``order`` are the first lanes from above, the others follow in their usual order. ``collapsed`` lanes
    take one low row, in which their events are counted. ``stretch`` above 1 makes the content that many
    times higher than the window, with more rows or higher ones.
    """

    order: tuple[str, ...] = ()
    collapsed: frozenset[str] = frozenset()
    stretch: float = 1.0

    def moved(self, titles: Sequence[str], title: str, to: int) -> Arrangement:
        """The same with one of the lanes ``titles``, as they lie now, moved to place ``to`` (0 is on top)."""
        order = [each for each in titles if each != title]
        order.insert(min(max(to, 0), len(order)), title)
        return replace(self, order=tuple(order))

    def toggled(self, title: str) -> Arrangement:
        """The same with a lane collapsed, or opened again."""
        return replace(self, collapsed=self.collapsed ^ {title})


class Traits(NamedTuple):
    """What every frame needs to know of an event. ``lo`` to ``hi`` and the core are axis units."""

    id: str
    lo: float
    core_lo: float
    core_hi: float
    hi: float
    look: Look
    family: str


@dataclass(frozen=True, slots=True, eq=False)
class LaneColumns:
    """The events of one lane, sorted by their start in axis units.

    ``index`` points into the timeline's ``columns``; ``lo`` and ``hi`` are axis units of ``scale``,
    ``ends`` is ``hi`` sorted by itself (to count what has ended before a time).
    """

    title: str
    columns: Columns
    scale: Scale
    index: Index
    lo: Array
    hi: Array
    ends: Array
    rank: Rank
    known: dict[int, Traits] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.index)

    def traits(self, item: int) -> Traits:
        """The traits of the lane's item."""
        found = self.known.get(item)
        if found is None:
            if len(self.known) >= _TRAITS:
                self.known.clear()
            number = int(self.index[item])
            event = self.columns.events[number]
            found = self.known[item] = Traits(
                event.id,
                float(self.lo[item]),
                self.scale.to_axis(self.columns.core_lo[number]),
                self.scale.to_axis(self.columns.core_hi[number]),
                float(self.hi[item]),
                look(event),
                PUBLICATION if event.kind is Kind.PUBLICATION else family_of(event.category),
            )
        return found


def lanes_of(
    columns: Columns, scale: Scale, by: str, documents: Mapping[str, str] | None = None
) -> tuple[LaneColumns, ...]:
    """The lanes in the order they are shown. ``by`` is one of LANE_CHOICES; else ValueError.

    With lanes by participant, place or document an event lies in the lane of each; what is left over lies
    in "Others". The largest lanes come first. ``documents`` are the titles of documents by their ids.
    """
    if by not in LANE_CHOICES:
        raise ValueError(f"lanes by {by!r}: not one of {LANE_CHOICES}")
    keys: Callable[[Event], list[str]]
    if by == "kind":
        keys = lambda event: [_TITLES[event.kind]]  # noqa: E731
        order = list(_TITLES.values())
    else:
        choices: dict[str, Callable[[Event], list[str]]] = {
            "category": _categories,
            "participant": _participants,
            "place": _places,
            "document": partial(_documents, titles=documents or {}),
        }
        keys = choices[by]
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


def lanes_by_code(
    columns: Columns, scale: Scale, codes: Index | None, titles: Sequence[str]
) -> tuple[LaneColumns, ...]:
    """The lanes of columns with a number of ``titles`` for each event; None puts all in the first.

    The largest lanes come first; those beyond the most that there may be are joined to "Others".
    """
    if codes is None:
        return (_lane(titles[0], np.arange(len(columns.lo), dtype=np.int32), columns, scale),)
    counts = np.bincount(codes, minlength=len(titles))
    order = [int(code) for code in np.argsort(-counts, kind="stable") if counts[code]]
    named, rest = order[:_MOST_LANES], order[_MOST_LANES:]
    lanes = [
        _lane(titles[code], np.flatnonzero(codes == code).astype(np.int32), columns, scale) for code in named
    ]
    if rest:
        lanes.append(_lane("Others", np.flatnonzero(np.isin(codes, rest)).astype(np.int32), columns, scale))
    return tuple(lanes)


def _lane(title: str, index: Index, columns: Columns, scale: Scale) -> LaneColumns:
    if len(index) == len(columns.lo) and scale.is_identity:
        lo, hi, rank = columns.lo, columns.hi, columns.rank
    else:
        lo, hi = (
            np.asarray(scale.to_axis(column[index]), dtype=np.float64) for column in (columns.lo, columns.hi)
        )
        rank = columns.rank[index]
    return LaneColumns(title, columns, scale, index, lo, hi, np.sort(hi), rank)


def _categories(event: Event) -> list[str]:
    return ["Publications" if event.kind is Kind.PUBLICATION else event.category.capitalize()]


def _participants(event: Event) -> list[str]:
    return list(dict.fromkeys(person.name for person in event.participants))


def _places(event: Event) -> list[str]:
    return list(dict.fromkeys(event.places))


def _documents(event: Event, titles: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(titles.get(each.document, each.document) for each in event.mentions))
