"""Events as sorted numpy columns: what the layout reads instead of objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import cache

import numpy as np
import numpy.typing as npt

from briefline.model.calendar import DAY, Grain
from briefline.model.event import Event, Kind, Status
from briefline.model.when import When
from briefline.timeline.scale import Array

Index = npt.NDArray[np.int64]

_GOLDEN = 0.618033988749895
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
    found = _STATUS[event.status]
    if event.kind is Kind.PUBLICATION:
        found |= Look.PUBLICATION
    if when.approximate or when.uncertain:
        found |= Look.APPROXIMATE
    if when.lo is None:
        found |= Look.OPEN_START
    if when.hi is None:
        found |= Look.OPEN_END
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Dated events sorted by time. Times in seconds; ``rank`` is 0 for the most salient event."""

    events: tuple[Event, ...]
    lo: Array
    core_lo: Array
    core_hi: Array
    hi: Array
    rank: Index

    @classmethod
    def of(cls, events: Sequence[Event]) -> Columns:
        """The columns of the dated ones among the events."""
        dated = [(event, extent(event.when)) for event in events if event.when is not None]
        dated.sort(key=lambda pair: (pair[1][0], pair[1][3], pair[0].id))
        table = np.array([bounds for _, bounds in dated], dtype=np.float64).reshape(-1, 4)
        chosen = tuple(event for event, _ in dated)
        salience = np.array([_salience(event) for event in chosen])
        # among equals the golden ratio spreads the first ones over the whole time
        spread = np.arange(len(chosen)) * _GOLDEN % 1.0
        rank = np.empty(len(chosen), dtype=np.int64)
        rank[np.lexsort((spread, -salience))] = np.arange(len(chosen))
        return cls(chosen, table[:, 0], table[:, 1], table[:, 2], table[:, 3], rank)


def _salience(event: Event) -> float:
    """What is worth a label first: told often, sure, linked."""
    return event.confidence + 0.25 * min(len(event.mentions), 8) + 0.1 * min(len(event.related), 5)
