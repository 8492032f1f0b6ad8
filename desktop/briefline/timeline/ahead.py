"""Lays out what the hand is about to reach, a little in each frame.

A new zoom level costs several frames' worth of layout. While the window pans or zooms, each frame does a
share of what comes next if the movement goes on. What is shown never depends on it: a layout is the same
whenever it is made.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from briefline.timeline.crowd import CrowdLevel
from briefline.timeline.labels import Measure
from briefline.timeline.layout import Timeline
from briefline.timeline.level import geometry, resolution_of
from briefline.timeline.viewport import Viewport

_STEPS = 60  # frames to look ahead while zooming
_LEAST = 1e-9
_A_FRAME = 0.0009  # seconds more in each frame that a level gets older


class Ahead:
    """Where the window was, and the layout under way."""

    __slots__ = ("_goal", "_height", "_last", "_measure", "_since", "_timeline", "_width", "_work")

    def __init__(self, timeline: Timeline, width: float, height: float, measure: Measure) -> None:
        self._timeline, self._width, self._height, self._measure = timeline, width, height, measure
        self._since = 0  # frames since a level was new
        self._last: Viewport | None = None
        self._goal: tuple[float, int] | None = None
        self._work: Iterator[None] | None = None

    def look(self, viewport: Viewport, until: float) -> None:
        """Take note of a frame's window, then lay out ahead until ``time.perf_counter()`` says so."""
        last, self._last = self._last, viewport
        if last is None or last == viewport:
            return
        target = self._next(last, viewport)
        if target is None:
            self._goal = self._work = None
            return
        here = resolution_of(self._timeline, viewport, self._width)
        if here != resolution_of(self._timeline, last, self._width):
            self._since = 0
        else:
            self._since += 1
        # labels that are new take time to paint in the first frames of a level
        until = min(until, time.perf_counter() + _A_FRAME * self._since)
        resolution = resolution_of(self._timeline, target, self._width)
        panned = abs(viewport.span / last.span - 1) < _LEAST
        goal = resolution, int(2 * viewport.lo // viewport.span) if panned else 0
        if goal != self._goal:
            self._goal, self._work = goal, self._prepare(target)
        while self._work is not None and time.perf_counter() < until:
            if next(self._work, self) is self:
                self._work = None

    def _prepare(self, target: Viewport) -> Iterator[None]:
        level = geometry(self._timeline, target, self._width, self._height, self._measure)
        for lane in level.lanes:
            if isinstance(lane.level, CrowdLevel):
                yield from lane.level.prepare(target.lo, target.hi)

    def _next(self, last: Viewport, now: Viewport) -> Viewport | None:
        """The window to prepare for: the next zoom level's, or the next one to the side."""
        factor = now.span / last.span
        if abs(factor - 1) < _LEAST:
            way = 1 if now.lo > last.lo else -1
            return self._timeline.clamp(now.pan(0.75 * way))
        # the point that stays where it is, as a share of the window
        fixed = min(max((last.lo - now.lo) / (now.span - last.span), 0.0), 1.0)
        here = resolution_of(self._timeline, now, self._width)
        ahead = now
        for _ in range(_STEPS):
            ahead = self._timeline.clamp(ahead.zoom(1 / factor, fixed))
            if resolution_of(self._timeline, ahead, self._width) != here:
                return ahead
        return None


def look_ahead(
    timeline: Timeline, viewport: Viewport, width: float, height: float, measure: Measure, until: float
) -> None:
    """Prepare what comes after a frame; arguments as for ``geometry``, ``until`` on ``time.perf_counter``."""
    ahead = timeline.remember(
        ("ahead", width, height, measure), lambda: Ahead(timeline, width, height, measure)
    )
    ahead.look(viewport, until)
