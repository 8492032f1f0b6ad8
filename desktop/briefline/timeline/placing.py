"""From a place in a row to pixels: the mark and the label of one event."""

from __future__ import annotations

from briefline.model.event import Kind
from briefline.timeline.detail import BESIDE, POINT, SHORTEST, Place, mark_edges
from briefline.timeline.families import PUBLICATION, family_of
from briefline.timeline.lanes import LaneColumns
from briefline.timeline.layout import Timeline
from briefline.timeline.level import LABEL_HEIGHT, MARK_HEIGHT
from briefline.timeline.parts import Label, Mark, Plot

_INSET = 5.0  # of a sliding label from the edge
_ABOVE = 3.0  # between a label and the mark below it


def place_mark(
    timeline: Timeline,
    lane: LaneColumns,
    item: int,
    plot: Plot,
    y: float,
    point: bool,
    height: float = MARK_HEIGHT,
) -> Mark:
    """The mark of a lane's item with its centre at ``y``, bars ``height`` high."""
    viewport = plot.viewport
    scale = 1 / plot.resolution
    lo, hi = float(lane.lo[item]), float(lane.hi[item])
    core_lo, core_hi = float(lane.core_lo[item]), float(lane.core_hi[item])
    number = int(lane.index[item])
    event, shape = timeline.columns.events[number], timeline.look(number)
    x_lo, x_hi = plot.left + (lo - viewport.lo) * scale, plot.left + (hi - viewport.lo) * scale
    x0, x1 = mark_edges(x_lo, x_hi, point, shape)
    core0 = core1 = 0.0
    if core_hi > core_lo:
        core0, core1 = (
            plot.left + (core_lo - viewport.lo) * scale,
            plot.left + (core_hi - viewport.lo) * scale,
        )
        if x_hi - x_lo < SHORTEST:
            core0, core1 = (x_lo + x_hi - SHORTEST) / 2, (x_lo + x_hi + SHORTEST) / 2
        core0, core1 = plot.near(core0), plot.near(core1)
    return Mark(
        event.id,
        "point" if point else "bar",
        plot.near(x0),
        plot.near(x1),
        core0,
        core1,
        y,
        POINT if point else height,
        shape,
        PUBLICATION if event.kind is Kind.PUBLICATION else family_of(event.category),
        lo <= viewport.hi and hi >= viewport.lo,
    )


def shifted(mark: Mark, by: float) -> Mark:
    """The same mark some pixels to the right."""
    return mark._replace(x0=mark.x0 + by, x1=mark.x1 + by, core0=mark.core0 + by, core1=mark.core1 + by)


def bar_height(place: Place) -> float:
    """How high the bar of a placed event is: the ground of its label, where that lies on it."""
    return LABEL_HEIGHT + 2 if place.side == "inside" else MARK_HEIGHT


def place_label(place: Place, mark: Mark, plot: Plot) -> Label:
    """The label of a placed event, beside its mark or above it."""
    y = mark.y - LABEL_HEIGHT / 2
    if place.side == "right":
        x = mark.x1 + BESIDE
    elif place.side == "left":
        x = mark.x0 - BESIDE - place.width
    else:
        if place.above:
            y = mark.y - MARK_HEIGHT / 2 - _ABOVE - LABEL_HEIGHT
        x = mark.x0 + place.shift if place.shift else _sliding(mark, place, plot)
    return Label(
        mark.id, x, y, place.width, LABEL_HEIGHT, place.date, place.title, place.date_width, place.shortened
    )


def _sliding(mark: Mark, place: Place, plot: Plot) -> float:
    """Where a label above a bar begins: at its side of the bar, or along it as far as it stays in view."""
    first, last = mark.x0, mark.x1 - place.width
    if last <= first:
        return last if place.side == "end" else first
    if place.side != "end":
        return min(max(first, plot.left + _INSET), last)
    return max(min(last, plot.right - _INSET - place.width), first)
