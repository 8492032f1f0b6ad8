"""The overview strip: how many events there are over the whole span, and the window as a brush."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Plot, Tick
from briefline.timeline.ticks import Measure, build_ticks
from briefline.timeline.viewport import Viewport

_BIN = 4.0  # pixels
_LABELS = 16.0  # height of the row of years


@dataclass(frozen=True, slots=True)
class Overview:
    """The strip in pixels. ``bars`` are (x, width, height as a share of the highest).

    ``brush0`` to ``brush1`` is the window, clipped to the strip; ``lo`` and ``hi`` are the axis units at
    the strip's edges.
    """

    width: float
    height: float
    bars: tuple[tuple[float, float, float], ...]
    brush0: float
    brush1: float
    ticks: tuple[Tick, ...]
    breaks: tuple[tuple[float, float], ...]
    lo: float
    hi: float

    def axis_at(self, x: float) -> float:
        """Axis units at a pixel of the strip: the inverse of the drawing, for dragging the brush."""
        return self.lo + x / self.width * (self.hi - self.lo)

    def x_of(self, units: float) -> float:
        """The pixel of the strip at axis units."""
        return (units - self.lo) / (self.hi - self.lo) * self.width


def build_overview(
    timeline: Timeline,
    viewport: Viewport,
    width: float,
    height: float,
    measure: Measure | None = None,
) -> Overview:
    """The overview of a timeline in a strip of width × height pixels, brush at the viewport.

    Without ``measure`` a tick's letters are taken to be 6.5 pixels wide.
    """
    world, view = timeline.world, timeline.clamp(viewport)
    scale = width / world.span
    brush0, brush1 = (min(max((edge - world.lo) * scale, 0.0), width) for edge in (view.lo, view.hi))
    measured = measure or (lambda text, _role: 6.5 * len(text))
    bars, ticks = timeline.remember(
        ("overview", width), lambda: (_density(timeline, width), _years(timeline, width, measured))
    )
    folds = tuple(
        ((fold.lo - world.lo) * scale, (fold.hi - world.lo) * scale) for fold in timeline.scale.folds
    )
    return Overview(width, height, bars, brush0, brush1, ticks, folds, world.lo, world.hi)


def _years(timeline: Timeline, width: float, measure: Measure) -> tuple[Tick, ...]:
    """The names along the strip: years over months, or whatever the finer row has, where years are few."""
    ticks = [
        tick
        for tick in build_ticks(timeline.scale, Plot(timeline.world, 0.0, width), (), measure)
        if tick.label
    ]
    names = [tick for tick in ticks if tick.major]
    finer = [tick for tick in ticks if not tick.major]
    if len(names) * 4 < len(finer):
        for tick in finer:
            lo, hi = tick.label_x - 6, tick.label_x + measure(tick.label, "tick") + 6
            if not any(
                lo < other.label_x + measure(other.label, "tick") and other.label_x < hi for other in names
            ):
                names.append(tick)
    return tuple(names)


def _density(timeline: Timeline, width: float) -> tuple[tuple[float, float, float], ...]:
    """Events a bin, counted at the middle of each event; the square root, so that single ones show."""
    world = timeline.world
    bins = max(1, int(width // _BIN))
    counts = np.zeros(bins, dtype=np.int64)
    for lane in timeline.lanes:
        middle = (lane.lo + lane.hi) / 2
        if lane.ghosts is not None:
            middle = middle[~lane.ghosts.mask]
        slots = np.clip(((middle - world.lo) / world.span * bins).astype(np.int64), 0, bins - 1)
        counts += np.bincount(slots, minlength=bins)
    most = max(1, int(counts.max()))
    step = width / bins
    return tuple(
        (slot * step, step, float(np.sqrt(counts[slot] / most))) for slot in np.flatnonzero(counts).tolist()
    )
