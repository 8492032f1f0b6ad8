"""From a place in a row to pixels: the mark and the label of one event."""

from __future__ import annotations

from briefline.timeline.columns import Look
from briefline.timeline.detail import ARROW, BESIDE, POINT, SHORTEST, Place, mark_edges
from briefline.timeline.labels import DENSE, LabelSize
from briefline.timeline.lanes import Traits
from briefline.timeline.level import MARK_HEIGHT
from briefline.timeline.parts import Label, Mark, Plot

_INSET = 5.0  # of a sliding label from the edge
_ABOVE = 3.0  # between a label and the mark below it


def place_mark(traits: Traits, plot: Plot, y: float, point: bool, height: float = MARK_HEIGHT) -> Mark:
    """The mark of an event with its centre at ``y``, bars ``height`` high."""
    id, lo, core_lo, core_hi, hi, shape, family = traits
    viewport, near = plot.viewport, plot.near
    origin, left = viewport.lo, plot.left
    scale = (plot.right - left) / (viewport.hi - origin)
    x_lo, x_hi = left + (lo - origin) * scale, left + (hi - origin) * scale
    x0, x1 = mark_edges(x_lo, x_hi, point, shape)
    core0 = core1 = 0.0
    if core_hi > core_lo:
        core0, core1 = left + (core_lo - origin) * scale, left + (core_hi - origin) * scale
        if x_hi - x_lo < SHORTEST:
            core0, core1 = (x_lo + x_hi - SHORTEST) / 2, (x_lo + x_hi + SHORTEST) / 2
    if x0 < left or x1 > plot.right:  # what lies within needs no clamping; a core lies within its mark
        x0, x1 = near(x0), near(x1)
        if core_hi > core_lo:
            core0, core1 = near(core0), near(core1)
    return Mark(
        id,
        "point" if point else "bar",
        x0,
        x1,
        core0,
        core1,
        y,
        POINT if point else height,
        shape,
        family,
        lo <= viewport.hi and hi >= origin,
    )


def shifted(mark: Mark, by: float) -> Mark:
    """The same mark some pixels to the right."""
    return mark._replace(x0=mark.x0 + by, x1=mark.x1 + by, core0=mark.core0 + by, core1=mark.core1 + by)


def bar_height(place: Place, size: LabelSize) -> float:
    """How high the bar of a placed event is: the ground of its label, where that lies on it."""
    if place.side != "inside":
        return MARK_HEIGHT
    return size.height if size is DENSE else size.height + 2


def place_label(place: Place, mark: Mark, plot: Plot, size: LabelSize) -> Label:
    """The label of a placed event, beside its mark or above it."""
    y = mark.y - size.height / 2
    if place.side == "right":
        x = mark.x1 + BESIDE
    elif place.side == "left":
        x = mark.x0 - BESIDE - place.width
    elif place.side == "inside":
        first, last = mark.x0 + BESIDE, mark.x1 - BESIDE - place.width
        if mark.look:
            first += ARROW if Look.OPEN_START in mark.look else 0.0
            last -= ARROW if Look.OPEN_END in mark.look else 0.0
        x = min(max(first, plot.left + _INSET), last)
    else:
        if place.above:
            y = mark.y - MARK_HEIGHT / 2 - _ABOVE - size.height
        x = mark.x0 + place.shift if place.shift else _sliding(mark, place, plot)
    return Label(
        mark.id,
        x,
        y,
        place.width,
        size.height,
        place.date,
        place.title,
        place.date_width,
        place.shortened,
        size,
        bool(mark.look) and Look.GHOST in mark.look,
    )


def _sliding(mark: Mark, place: Place, plot: Plot) -> float:
    """Where a label above a bar begins: at its side of the bar, or along it as far as it stays in view."""
    first, last = mark.x0, mark.x1 - place.width
    if last <= first:
        return last if place.side == "end" else first
    if place.side != "end":
        return min(max(first, plot.left + _INSET), last)
    return max(min(last, plot.right - _INSET - place.width), first)
