"""Anchors: where leaders meet their marks, so that none runs through the mark of another event."""

from __future__ import annotations

from collections.abc import Sequence

from briefline.page.flags import STRAIGHT, Flag, Request
from briefline.timeline.parts import Mark

_APART = 5.0  # between two leaders that run side by side
_CLEAR = 3.0  # between a leader and the mark of another event


def cleared(
    flags: Sequence[Flag], requests: Sequence[Request], rows: Sequence[tuple[int, Mark]], ids: Sequence[str]
) -> tuple[Flag, ...]:
    """The flags with the anchors on long marks moved aside where they were in another's way.

    ``flags`` are in the order of their poles, and stay in that of their anchors. ``rows`` are the marks by
    row, from outside inwards: a leader runs through all rows outside of its own. ``ids`` are those of the
    events by item.
    """
    asked = {one.item: one for one in requests}
    row_of = {mark.id: row for row, mark in rows}
    found = list(flags)
    for number, flag in enumerate(found):
        one = asked[flag.item]
        if one.lo >= one.hi:
            continue
        row = row_of.get(ids[flag.item], 0)
        taken = [(mark.x0 - _CLEAR, mark.x1 + _CLEAR) for at, mark in rows if at < row]
        before = found[number - 1].anchor if number else float("-inf")
        after = found[number + 1].anchor if number + 1 < len(found) else float("inf")
        for apart in (_APART, 0.0):
            lo, hi = max(one.lo, before + apart), min(one.hi, after - apart)
            place = _nearest(flag.pole, lo, hi, taken)
            if place is not None:
                straight = abs(place - flag.pole) <= STRAIGHT
                found[number] = flag._replace(anchor=place, pole=place if straight else flag.pole)
                break
    return tuple(found)


def _nearest(wish: float, lo: float, hi: float, taken: Sequence[tuple[float, float]]) -> float | None:
    """The place in [lo, hi] nearest to a wish that lies in none of the open stretches; None for none."""
    if lo > hi:
        return None
    places = [min(max(wish, lo), hi), *(edge for stretch in taken for edge in stretch if lo <= edge <= hi)]
    free = [place for place in places if not any(start < place < end for start, end in taken)]
    return min(free, key=lambda place: abs(place - wish), default=None)
