"""Events as sorted numpy columns: what the layout reads instead of objects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntFlag
from functools import cache, lru_cache
from itertools import compress
from typing import overload

import numpy as np
import numpy.typing as npt

from briefline.model.calendar import DAY, Grain
from briefline.model.event import Event, Kind, Status
from briefline.model.when import When
from briefline.timeline.scale import Array
from briefline.timeline.splice import Splice

Index = npt.NDArray[np.signedinteger]
Rank = npt.NDArray[np.uint32]
Salience = npt.NDArray[np.uint16]
Mask = npt.NDArray[np.bool_]

_GOLDEN = 0.618033988749895
_GOLDEN_32 = np.uint32(2654435769)  # the same as a share of 2³²
_MADE = 20_000  # events made from columns that are kept
_MOST_SALIENT = 65_535
_GRAIN_SECONDS = {Grain.HOUR: 3600, Grain.MINUTE: 60, Grain.SECOND: 1}


class Look(IntFlag):
    """What a mark has to show besides its extent."""

    PLAIN = 0
    PUBLICATION = 1
    APPROXIMATE = 2
    PLANNED = 4
    CANCELLED = 8
    POSSIBLE = 16
    OPEN_START = 32
    OPEN_END = 64
    CONTRADICTED = 128
    GHOST = 256  # the filter leaves it out


_STATUS = {
    Status.OCCURRED: Look.PLAIN,
    Status.PLANNED: Look.PLANNED,
    Status.CANCELLED: Look.CANCELLED,
    Status.POSSIBLE: Look.POSSIBLE,
}


@cache
def extent(when: When) -> tuple[int, int, int, int]:
    """Seconds (lo, core_lo, core_hi, hi) of a When; an empty core has core_lo >= core_hi.

    The core is what is known to be covered. A start or end known to the day belongs to the core as a
    whole: "2–3 November" is solid from the first midnight to the last. Open ends stop where the known
    end begins; how they go on is told by ``look``.
    """
    start, end = when.start, when.end
    grain = _GRAIN_SECONDS.get(when.grain, DAY)
    known = [edge for edge in (start.lo, start.hi, end.lo, end.hi) if edge is not None]
    if start.lo is None:
        lo = end.lo if when.is_interval and end.lo is not None else min(known) - grain
    else:
        lo = start.lo
    if end.hi is None:
        hi = start.hi if when.is_interval and start.hi is not None else max(known) + grain
    else:
        hi = end.hi
    hi = max(hi, lo + 1)
    if not when.is_interval:
        return lo, hi, lo, hi
    sure_start = start.lo is None or start.hi is None or start.hi - start.lo <= DAY
    sure_end = end.hi is None or end.lo is None or end.hi - end.lo <= DAY
    core_lo = lo if sure_start else min(start.hi or lo, hi)
    core_hi = hi if sure_end else max(end.lo or hi, lo)
    return lo, core_lo, core_hi, hi


def look(event: Event) -> Look:
    """The looks of an event's mark. The event must be dated."""
    when = event.when
    assert when is not None
    plain = event.status is Status.OCCURRED and event.kind is Kind.EVENT
    contradicted = len(event.mentions) > 1 and bool(event.contradictions)
    told_plainly = not (when.approximate or when.uncertain or when.lo is None or when.hi is None)
    if plain and told_plainly and not contradicted:
        return Look.PLAIN
    found = _STATUS[event.status]
    if event.kind is Kind.PUBLICATION:
        found |= Look.PUBLICATION
    if when.approximate or when.uncertain:
        found |= Look.APPROXIMATE
    if contradicted:
        found |= Look.CONTRADICTED
    if when.lo is None:
        found |= Look.OPEN_START
    if when.hi is None:
        found |= Look.OPEN_END
    return found


class MadeEvents(Sequence[Event]):
    """Events that are made when they are asked for, so that millions need no objects.

    ``make(row)`` gives the event of a row of the caller's table; ``order`` are the rows by time, None
    when they are in that order already. The last ones made are kept.
    """

    __slots__ = ("_count", "_known", "_make", "_order")

    def __init__(self, count: int, make: Callable[[int], Event], order: Index | None = None) -> None:
        self._count, self._make, self._order = count, make, order
        self._known: dict[int, Event] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Event]: ...
    def __getitem__(self, at: int | slice) -> Event | Sequence[Event]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(self._count)))
        found = self._known.get(at)
        if found is None:
            if not -self._count <= at < self._count:
                raise IndexError(at)
            if len(self._known) >= _MADE:
                self._known.clear()
            found = self._make(at % self._count if self._order is None else int(self._order[at]))
            self._known[at] = found
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Dated events sorted by time. Times in seconds; ``rank`` is least for the most salient event."""

    events: Sequence[Event]
    lo: Array
    core_lo: Array
    core_hi: Array
    hi: Array
    rank: Rank
    salience: Salience | None = None  # where the rank was made of it and ``after`` may be asked for

    @classmethod
    def of(cls, events: Sequence[Event]) -> Columns:
        """The columns of the dated ones among the events."""
        chosen = tuple(sorted((event for event in events if event.when is not None), key=_in_time))
        lo, core_lo, core_hi, hi = _extents(chosen)
        salience = _saliences(chosen)
        return cls(chosen, lo, core_lo, core_hi, hi, _ranked(salience), salience)

    def after(self, gone: Sequence[Event], came: Sequence[Event]) -> tuple[Columns, Splice]:
        """The columns without some dated events and with others, as ``of`` makes them, and what moved."""
        assert self.salience is not None
        rows = sorted(bisect_left(self.events, _in_time(event), key=_in_time) for event in gone)
        assert {self.events[row].id for row in rows} == {event.id for event in gone}
        new = sorted(came, key=_in_time)
        places = []
        for number, event in enumerate(new):
            row = bisect_left(self.events, _in_time(event), key=_in_time)
            places.append(row - bisect_left(rows, row) + number)
        splice = Splice.of(len(self.lo), rows, places)
        old = self.lo, self.core_lo, self.core_hi, self.hi
        columns, salience = _extents(new), _saliences(new)
        if splice.is_in_place and all(
            np.array_equal(column[splice.came], own) for column, own in zip(old, columns, strict=True)
        ):
            lo, core_lo, core_hi, hi = old  # the very same: what was laid out of them holds
        else:
            lo, core_lo, core_hi, hi = map(splice.column, old, columns)
        rank, saliences = self.rank, self.salience
        if not (splice.is_in_place and np.array_equal(saliences[splice.came], salience)):
            saliences = splice.column(saliences, salience)
            rank = _ranked(saliences)
        events = splice.rows(self.events, new)
        return Columns(events, lo, core_lo, core_hi, hi, rank, saliences), splice

    def taken(self, mask: Mask) -> Columns:
        """The columns of the events that a mask lets through."""
        return Columns(
            tuple(compress(self.events, mask.tolist())),
            self.lo[mask],
            self.core_lo[mask],
            self.core_hi[mask],
            self.hi[mask],
            self.rank[mask],
        )

    def behind(self, mask: Mask) -> Columns:
        """The same columns with the events of a mask less salient than all others."""
        rank = self.rank + mask.astype(np.uint32) * np.uint32(len(mask))
        return replace(self, rank=rank)

    @classmethod
    def of_arrays(
        cls, starts: Array, ends: Array, make: Callable[[int], Event], salience: Array | None = None
    ) -> tuple[Columns, Index | None]:
        """Columns from a table of (start, end) in seconds, NaN as the end of what has no duration.

        ``make(row)`` gives the event of a row, only for those that are shown. Answers the rows by time
        too, None when they were sorted. What has no duration is taken to lie within a second.
        """
        lasting = ends > starts
        hi = np.where(lasting, ends, starts + 1.0)
        order: Index | None = None
        if len(starts) and not bool((starts[1:] >= starts[:-1]).all()):
            order = np.argsort(starts, kind="stable")
            starts, hi, lasting = starts[order], hi[order], lasting[order]
            salience = None if salience is None else salience[order]
        if salience is None:
            rank = np.arange(len(starts), dtype=np.uint32) * _GOLDEN_32
        else:
            rank = _ranked(salience)
        # an empty core ends where it begins
        core_hi = np.where(lasting, hi, starts)
        return cls(MadeEvents(len(starts), make, order), starts, starts, core_hi, hi, rank), order


def _ranked(salience: Salience | Array) -> Rank:
    """The ranks by salience; among equals the golden ratio spreads the first ones over the whole time."""
    count = len(salience)
    spread = _spread(count.bit_length())
    order = spread[spread < count]
    if salience.dtype == np.uint16:  # sorted by counting: this is done anew after an edit
        worth = np.uint16(_MOST_SALIENT) - salience
    else:
        worth = -salience
    rank = np.empty(count, dtype=np.uint32)
    rank[order[np.argsort(worth[order], kind="stable")]] = np.arange(count, dtype=np.uint32)
    return rank


@lru_cache(maxsize=2)
def _spread(bits: int) -> Index:
    """The numbers below 2 to the power of ``bits``, any first ones of them spread evenly over the whole."""
    return np.argsort(np.arange(1 << bits) * _GOLDEN % 1.0)


def _in_time(event: Event) -> tuple[int, int, str]:
    when = event.when
    assert when is not None
    lo, _, _, hi = extent(when)
    return lo, hi, event.id


def _extents(events: Sequence[Event]) -> Sequence[Array]:
    """The columns lo, core_lo, core_hi and hi of dated events."""
    bounds = [extent(event.when) for event in events if event.when is not None]
    return list(np.ascontiguousarray(np.array(bounds, dtype=np.float64).reshape(-1, 4).T))


def _saliences(events: Sequence[Event]) -> Salience:
    """What is worth a label first: told often, sure, linked. In ten-thousandths."""
    told = (
        event.confidence + 0.25 * min(len(event.mentions), 8) + 0.1 * min(len(event.related), 5)
        for event in events
    )
    return np.fromiter((min(round(worth * 10_000), _MOST_SALIENT) for worth in told), np.uint16, len(events))
