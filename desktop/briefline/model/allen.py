"""How two dates lie to one another: Allen's interval relations."""

from __future__ import annotations

import math
from enum import StrEnum

from briefline.model.when import When


class Allen(StrEnum):
    """The thirteen relations of two intervals (J. F. Allen, CACM 26, 1983). a RELATION b."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"


_CONVERSES = {
    Allen.BEFORE: Allen.AFTER,
    Allen.MEETS: Allen.MET_BY,
    Allen.OVERLAPS: Allen.OVERLAPPED_BY,
    Allen.STARTS: Allen.STARTED_BY,
    Allen.DURING: Allen.CONTAINS,
    Allen.FINISHES: Allen.FINISHED_BY,
    Allen.EQUALS: Allen.EQUALS,
}
CONVERSE = _CONVERSES | {after: before for before, after in _CONVERSES.items()}


def relation(a: When, b: When) -> Allen:
    """The relation of the widest extents of two dates, half-open seconds; open ends reach for ever.

    Both clocks are turned into UTC when both state a zone.
    """
    a_lo, a_hi, b_lo, b_hi = *_extent(a, b), *_extent(b, a)
    if a_hi < b_lo:
        return Allen.BEFORE
    if b_hi < a_lo:
        return Allen.AFTER
    if a_lo == b_lo and a_hi == b_hi:
        return Allen.EQUALS
    if a_hi == b_lo:
        return Allen.MEETS
    if b_hi == a_lo:
        return Allen.MET_BY
    if a_lo == b_lo:
        return Allen.STARTS if a_hi < b_hi else Allen.STARTED_BY
    if a_hi == b_hi:
        return Allen.FINISHES if a_lo > b_lo else Allen.FINISHED_BY
    if a_lo > b_lo:
        return Allen.DURING if a_hi < b_hi else Allen.OVERLAPPED_BY
    return Allen.CONTAINS if a_hi > b_hi else Allen.OVERLAPS


def surely_before(a: When, b: When) -> bool:
    """True when a ends before b starts, wherever in their bounds both lie."""
    return _extent(a, b)[1] <= _extent(b, a)[0]


def _extent(when: When, other: When) -> tuple[float, float]:
    shift = 60 * when.zone if when.zone is not None and other.zone is not None else 0
    lo = -math.inf if when.lo is None else when.lo - shift
    hi = math.inf if when.hi is None else when.hi - shift
    return lo, hi
