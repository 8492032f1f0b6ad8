"""Lays out zoom levels in slices: what a frame needs, and what the hand is about to reach.

A new zoom level costs several frames' worth of layout. Where a frame may not wait for it, the level that
was shown goes on being shown if it is a coarser one (its rows and labels are as valid, there are only
fewer of them), until the new one is ready. While the window pans or zooms, each frame does a share of what
comes next if the movement goes on. A layout is the same whenever it is made.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator

from briefline.timeline.crowd import CrowdLevel
from briefline.timeline.labels import Measure
from briefline.timeline.layout import Timeline
from briefline.timeline.level import (
    LevelGeometry,
    geometry,
    geometry_in_steps,
    geometry_meanwhile,
    resolution_of,
)
from briefline.timeline.viewport import Viewport

_DECIDING = 0.002  # seconds more for trials of the sides of labels
_STEPS = 60  # frames to look ahead while zooming
_LEAST = 1e-9
_MUCH = 0.0008  # seconds of layout in a frame
_STILL = 0.003  # seconds more in a frame of a window that stands still
_A_FRAME = 0.0009  # seconds more in each frame that a level gets older


class Ahead:
    """Where the window was, what level was shown, and the layouts under way."""

    __slots__ = (
        "_deciding",
        "_due",
        "_due_for",
        "_goal",
        "_height",
        "_last",
        "_measure",
        "_seen",
        "_shown",
        "_since",
        "_timeline",
        "_width",
        "_work",
        "still",
    )

    def __init__(self, timeline: Timeline, width: float, height: float, measure: Measure) -> None:
        self._timeline, self._width, self._height, self._measure = timeline, width, height, measure
        self._deciding: Generator[None, None, LevelGeometry] | None = None
        self._since = 0  # frames since a level was new
        self._last: Viewport | None = None
        self._seen: Viewport | None = None
        self.still = False  # True when the last frame had the same window as the one before
        self._shown: LevelGeometry | None = None
        self._due: Iterator[None] | None = None
        self._due_for: LevelGeometry | None = None
        self._goal: tuple[float, int] | None = None
        self._work: Iterator[None] | None = None

    def present(self, viewport: Viewport, until: float) -> tuple[LevelGeometry, bool]:
        """The level to show, and whether it is the window's own with all that belongs into it.

        Lays out until ``time.perf_counter()`` says ``until``; longer where the window stands still.
        """
        self.still, self._seen = viewport == self._seen, viewport
        if self.still:
            until += _STILL
        began = time.perf_counter()
        decided = self._decided(viewport, until + _DECIDING)
        if decided is None:
            size = self._width, self._height, self._measure
            meanwhile = geometry_meanwhile(self._timeline, viewport, *size)
            for _ in _prepare(meanwhile, viewport):
                if time.perf_counter() >= until + _DECIDING + _STILL:
                    break
            return meanwhile, False
        wanted = decided
        while not _is_ready(wanted, viewport):
            if self._due is None or self._due_for is not wanted:
                self._due, self._due_for = _prepare(wanted, viewport), wanted
            while next(self._due, self) is not self:
                if time.perf_counter() >= until:
                    return self._meanwhile(wanted, viewport), False
            self._due = None
            if began + _MUCH < time.perf_counter() and self._shown is not None:
                # a frame that laid out much leaves the painting of what is new to the next one
                return self._meanwhile(wanted, viewport), False
        self._shown = wanted
        return wanted, True

    def _meanwhile(self, wanted: LevelGeometry, viewport: Viewport) -> LevelGeometry:
        """What to show until a level is ready: itself as far as it is, or a coarser one."""
        shown = self._shown
        if shown is wanted:
            return wanted
        if shown is None or shown.resolution < wanted.resolution or not _is_ready(shown, viewport):
            known = (found for key, found in self._timeline.cache.items() if key[0] == "level")
            fitting = [
                level
                for level in known
                if level.resolution > wanted.resolution
                and level.size == wanted.size
                and _is_ready(level, viewport)
            ]
            shown = min(fitting, key=lambda level: level.resolution, default=wanted)
        self._shown = shown
        return shown

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
            self._goal, self._work = goal, self._ahead(target)
        while self._work is not None and time.perf_counter() < until:
            if next(self._work, self) is self:
                self._work = None

    def _decided(self, viewport: Viewport, until: float) -> LevelGeometry | None:
        """The window's level; None where it is not yet decided by then on which sides labels stand."""
        own = geometry_in_steps(self._timeline, viewport, self._width, self._height, self._measure)
        steps = self._deciding or own  # what was decided for another window holds for this one too
        self._deciding = None
        while True:
            try:
                next(steps)
            except StopIteration as end:
                if steps is own:
                    made: LevelGeometry = end.value
                    return made
                steps = own
                continue
            if time.perf_counter() >= until:
                self._deciding = steps
                return None

    def _geometry(self, viewport: Viewport) -> LevelGeometry:
        return geometry(self._timeline, viewport, self._width, self._height, self._measure)

    def _ahead(self, target: Viewport) -> Iterator[None]:
        yield from _prepare(self._geometry(target), target)

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


def _prepare(level: LevelGeometry, viewport: Viewport) -> Iterator[None]:
    for lane in level.lanes:
        if isinstance(lane.level, CrowdLevel):
            yield from lane.level.prepare(viewport.lo, viewport.hi)


def _is_ready(level: LevelGeometry, viewport: Viewport) -> bool:
    return all(lane.level.is_ready(viewport.lo, viewport.hi) for lane in level.lanes)


def ahead_of(timeline: Timeline, width: float, height: float, measure: Measure) -> Ahead:
    """The one for a plot of width × height pixels."""
    return timeline.remember(
        ("ahead", width, height, measure), lambda: Ahead(timeline, width, height, measure)
    )
