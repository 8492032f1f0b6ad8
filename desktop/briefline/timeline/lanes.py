"""Lanes: which rows of the timeline an event belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

import numpy as np

from briefline.model.event import Event, Kind
from briefline.timeline.columns import Columns, Index, Look, Mask, Rank, look
from briefline.timeline.families import PUBLICATION, family_of
from briefline.timeline.scale import Array, Scale
from briefline.timeline.splice import Splice

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
class Ghosts:
    """The items of a lane that the filter leaves out.

    ``before`` counts them among the first items, 0 first; ``ends`` are their ends, sorted.
    """

    mask: Mask
    before: Index
    ends: Array

    @classmethod
    def of(cls, mask: Mask, hi: Array) -> Ghosts:
        """Those of a mask over the items of a lane, which end at ``hi``."""
        return cls(mask, np.concatenate(([0], np.cumsum(mask))), np.sort(hi[mask]))


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
    ghosts: Ghosts | None = None
    known: dict[int, Traits] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.index)

    @property
    def count(self) -> int:
        """How many events the filter lets through."""
        return len(self.index) - (int(self.ghosts.before[-1]) if self.ghosts is not None else 0)

    def is_ghost(self, item: int) -> bool:
        """True for what the filter leaves out."""
        return self.ghosts is not None and bool(self.ghosts.mask[item])

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
                look(event) | (Look.GHOST if self.is_ghost(item) else Look.PLAIN),
                PUBLICATION if event.kind is Kind.PUBLICATION else family_of(event.category),
            )
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Membership:
    """Which lanes events may lie in: pairs of an event's number, ascending, and that of a title.

    ``fixed``: the lanes lie in the order of ``titles``; else the largest come first.
    """

    events: Index
    titles_of: Index
    titles: tuple[str, ...]
    fixed: bool

    def among(self, mask: Mask) -> Membership:
        """The same for the events that a mask lets through, numbered anew."""
        places = np.cumsum(mask) - 1
        kept = mask[self.events]
        return replace(self, events=places[self.events[kept]], titles_of=self.titles_of[kept])

    def after(
        self, splice: Splice, came: Sequence[Event], by: str, documents: Mapping[str, str]
    ) -> Membership:
        """The same after some events went and others came, the latter in the order of ``splice.came``."""
        keys, codes = _keys(by, documents), {title: code for code, title in enumerate(self.titles)}
        own, titles_of = _pairs(zip(splice.came.tolist(), came, strict=True), keys, codes)
        if splice.is_in_place:
            first, last = (np.searchsorted(self.events, splice.came, side=side) for side in ("left", "right"))
            before = [number for low, high in zip(first, last, strict=True) for number in range(low, high)]
            if np.array_equal(self.events[before], own) and np.array_equal(self.titles_of[before], titles_of):
                return self
        numbers = splice.numbers()[self.events]
        stayed = numbers >= 0
        events = np.concatenate((numbers[stayed], own))
        order = np.argsort(events, kind="stable")
        told = np.concatenate((self.titles_of[stayed], titles_of))
        return replace(self, events=events[order], titles_of=told[order], titles=tuple(codes))


def membership(events: Sequence[Event], by: str, documents: Mapping[str, str] | None = None) -> Membership:
    """The lanes that events may lie in. ``by`` is one of LANE_CHOICES; else ValueError.

    With lanes by participant, place or document an event lies in the lane of each. ``documents`` are the
    titles of documents by their ids.
    """
    if by not in LANE_CHOICES:
        raise ValueError(f"lanes by {by!r}: not one of {LANE_CHOICES}")
    titles = _TITLES.values() if by == "kind" else ()
    codes = {title: code for code, title in enumerate(titles)}
    numbers, titles_of = _pairs(enumerate(events), _keys(by, documents or {}), codes)
    return Membership(numbers, titles_of, tuple(codes), by == "kind")


def _keys(by: str, documents: Mapping[str, str]) -> Callable[[Event], list[str]]:
    """What gives the titles of the lanes that an event may lie in."""
    keys: dict[str, Callable[[Event], list[str]]] = {
        "kind": lambda event: [_TITLES[event.kind]],
        "category": _categories,
        "participant": _participants,
        "place": _places,
        "document": partial(_documents, titles=documents),
    }
    return keys[by]


def _pairs(
    events: Iterable[tuple[int, Event]], keys: Callable[[Event], list[str]], codes: dict[str, int]
) -> tuple[Index, Index]:
    """The numbers of events and the codes of their titles, pair by pair; new titles get codes."""
    pairs = [(number, codes.setdefault(key, len(codes))) for number, event in events for key in keys(event)]
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return table[:, 0].copy(), table[:, 1].copy()


def lanes_of(
    columns: Columns, scale: Scale, members: Membership, ghosts: Mask | None = None
) -> tuple[LaneColumns, ...]:
    """The lanes in the order they are shown; what is left over lies in "Others".

    ``ghosts`` are the events, by number, that the filter leaves out.
    """
    counts = np.bincount(members.titles_of, minlength=len(members.titles)).tolist()
    chosen = [code for code, count in enumerate(counts) if count]
    if not members.fixed:
        chosen = sorted(chosen, key=lambda code: (-counts[code], members.titles[code]))[:_MOST_LANES]
    lanes = [
        _lane(members.titles[code], members.events[members.titles_of == code], columns, scale, ghosts)
        for code in chosen
    ]
    left = np.ones(len(columns.lo), np.bool_)
    left[members.events[np.isin(members.titles_of, chosen)]] = False
    if left.any():
        lanes.append(_lane("Others", np.flatnonzero(left), columns, scale, ghosts))
    return tuple(lanes)


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


def _lane(
    title: str, index: Index, columns: Columns, scale: Scale, ghosts: Mask | None = None
) -> LaneColumns:
    if len(index) == len(columns.lo) and scale.is_identity:
        lo, hi, rank = columns.lo, columns.hi, columns.rank
    else:
        lo, hi = (
            np.asarray(scale.to_axis(column[index]), dtype=np.float64) for column in (columns.lo, columns.hi)
        )
        rank = columns.rank[index]
    hidden = Ghosts.of(ghosts[index], hi) if ghosts is not None else None
    return LaneColumns(title, columns, scale, index, lo, hi, np.sort(hi), rank, hidden)


def _categories(event: Event) -> list[str]:
    return ["Publications" if event.kind is Kind.PUBLICATION else event.category.capitalize()]


def _participants(event: Event) -> list[str]:
    return list(dict.fromkeys(person.name for person in event.participants))


def _places(event: Event) -> list[str]:
    return list(dict.fromkeys(event.places))


def _documents(event: Event, titles: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(titles.get(each.document, each.document) for each in event.mentions))
