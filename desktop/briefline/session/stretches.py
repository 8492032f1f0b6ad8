"""Stretches: the viewports of a timeline that show what is wanted. Free of Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefline.model.calendar import DAY

if TYPE_CHECKING:
    from briefline.timeline.layout import Timeline
    from briefline.timeline.viewport import Viewport

AROUND_DATE = 3.0  # how much wider than a date the window is that shows it
LEAST_AROUND = 30.0 * DAY
ROOM = 0.03  # of a stretch's width, beside it when it is zoomed to


def around(timeline: Timeline, viewport: Viewport, first: float, last: float) -> Viewport:
    """The viewport with a date, from ``first`` to ``last`` in seconds, in its middle and time around it."""
    lo, hi = (viewport.lo + timeline.fraction_of(edge, viewport) * viewport.span for edge in (first, last))
    half = max((hi - lo) * AROUND_DATE, LEAST_AROUND) / 2
    middle = (lo + hi) / 2
    return replace(viewport, lo=middle - half, hi=middle + half)


def stretch(timeline: Timeline, viewport: Viewport, first: float, last: float) -> Viewport:
    """The viewport from ``first`` to ``last``, seconds, with a little room at both ends."""
    left, right = (
        viewport.lo + timeline.fraction_of(edge, viewport) * viewport.span for edge in (first, last)
    )
    room = (right - left) * ROOM
    return replace(viewport, lo=left - room, hi=right + room)


def same_times(before: Timeline, after: Timeline, viewport: Viewport) -> Viewport:
    """The viewport of another layout that shows the same time."""
    whole = after.fit()
    width = whole.hi - whole.lo
    lo, hi = (after.fraction_of(before.time_at(side, viewport), whole) for side in (0.0, 1.0))
    if hi <= lo:
        return whole
    return replace(viewport, lo=whole.lo + lo * width, hi=whole.lo + hi * width)
