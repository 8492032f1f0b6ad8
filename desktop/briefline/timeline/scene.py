"""The scene: a timeline seen through a viewport, in pixels. No painting happens here."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from briefline.model.calendar import DAY
from briefline.model.event import Kind
from briefline.timeline.clusters import clusters_of
from briefline.timeline.columns import Look
from briefline.timeline.detail import BESIDE, POINT, SHORTEST, Place, mark_edges
from briefline.timeline.families import PUBLICATION, family_of
from briefline.timeline.layout import Timeline
from briefline.timeline.legend import legend_of
from briefline.timeline.level import (
    LABEL_HEIGHT,
    LANE_PAD,
    MARK_HEIGHT,
    REST_HEIGHT,
    LaneGeometry,
    LevelGeometry,
    geometry,
)
from briefline.timeline.parts import (
    Break,
    Cluster,
    Hit,
    Label,
    LaneBand,
    LegendEntry,
    Link,
    Mark,
    Marker,
    Tick,
)
from briefline.timeline.ticks import build_ticks
from briefline.timeline.viewport import Viewport

Measure = Callable[[str, str], float]

HEADER = 104.0  # width of the lane headers
AXIS = 46.0  # height of the axis
STRIP = 20.0  # height of the strip of markers above the lanes
MARGIN = 10.0  # right of the plot
_FAR = 20_000.0  # pixels beyond which nothing is drawn any more
_INSET = 5.0  # of a sliding label from the edge


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be painted. Lanes, marks, labels and clusters lie between ``top`` and ``bottom``.

    The plot reaches from ``left`` to ``right``; lane headers are left of it. ``scrolled`` is how far the
    content, ``content_height`` pixels high, is really scrolled (0 to what is hidden).
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    scrolled: float
    content_height: float
    viewport: Viewport
    timeline: Timeline = field(repr=False)
    lanes: tuple[LaneBand, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    ticks: tuple[Tick, ...] = ()
    breaks: tuple[Break, ...] = ()
    markers: tuple[Marker, ...] = ()
    legend: tuple[LegendEntry, ...] = ()

    @property
    def in_view(self) -> int:
        """Events in the window, over all lanes: marks whose time is inside, and all that clusters hold."""
        return sum(mark.inside for mark in self.marks) + sum(cluster.count for cluster in self.clusters)

    def mark(self, id: str) -> Mark | None:
        """The mark of an event, or None when it is outside or in a cluster."""
        return next((mark for mark in self.marks if mark.id == id), None)

    def hit(self, x: float, y: float) -> Hit | None:
        """What lies at a point: marks before clusters, labels, breaks, lane headers."""
        if self.top <= y < self.bottom:
            if x < self.left:
                for lane in self.lanes:
                    if lane.y <= y < lane.y + lane.height:
                        return Hit("lane", (), lane.title)
                return None
            for mark in reversed(self.marks):
                reach = max(mark.height / 2, 8.0)
                if mark.x0 - 3 <= x <= mark.x1 + 3 and abs(y - mark.y) <= reach:
                    return self._event(mark.id)
            for cluster in self.clusters:
                if abs(x - cluster.x) <= cluster.width / 2 and abs(y - cluster.y) <= cluster.height / 2:
                    return self._cluster(cluster)
            for label in self.labels:
                if label.x <= x <= label.x + label.width and label.y <= y <= label.y + label.height:
                    return self._event(label.id)
        for fold in self.breaks:
            if fold.x0 <= x <= fold.x1 and (y >= self.bottom or abs(x - (fold.x0 + fold.x1) / 2) <= 8):
                view = self.viewport
                scale = view.span / (self.right - self.left)
                lo, hi = (view.lo + (edge - self.left) * scale for edge in (fold.x0, fold.x1))
                return Hit("break", (), fold.label, lo, hi)
        return None

    def _event(self, id: str) -> Hit:
        return Hit("event", (id,))

    def _cluster(self, cluster: Cluster) -> Hit:
        numbers = cluster.numbers or ()
        ids = tuple(self.timeline.events[number].id for number in numbers)
        return Hit("cluster", ids, f"{cluster.count:,} events", cluster.lo, cluster.hi)

    def links(self, selected_id: str, related_ids: Collection[str]) -> tuple[Link, ...]:
        """Curves from the selected event's mark to those of related events, where both are in view."""
        source = self.mark(selected_id)
        if source is None:
            return ()
        found = []
        for related in dict.fromkeys(related_ids):
            target = self.mark(related)
            if target is not None and related != selected_id:
                found.append(_link(source, target))
        return tuple(found)


def _link(source: Mark, target: Mark) -> Link:
    (x0, y0), (x1, y1) = source.anchor, target.anchor
    forward = x1 >= x0
    x0 = source.x1 + 3 if forward else source.x0 - 3
    x1 = target.x0 - 3 if forward else target.x1 + 3
    pull = max(36.0, abs(x1 - x0) * 0.45) * (1 if forward else -1)
    return Link(source.id, target.id, (x0, y0), (x0 + pull, y0), (x1 - pull, y1), (x1, y1))


def build_scene(
    timeline: Timeline, viewport: Viewport, width: float, height: float, measure: Measure
) -> Scene:
    """The scene of a timeline in a window, width × height pixels.

    ``measure(text, role)`` is the width of a text in pixels; roles are "label", "label-date", "tick",
    "tick-major", "lane", "lane-count", "break", "marker" and "cluster". The viewport is clamped here.
    """
    viewport = timeline.clamp(viewport)
    left, right = HEADER, max(width - MARGIN, HEADER + 50.0)
    top, bottom = STRIP, max(height - AXIS, STRIP + 50.0)
    level = geometry(timeline, viewport, right - left, bottom - top, measure)
    scrolled = min(viewport.top, level.content_height - (bottom - top))
    breaks = _breaks(timeline, viewport, left, right, measure)
    marks, labels, clusters = [], [], []
    for number, lane in enumerate(level.lanes):
        lane_top = top - scrolled + lane.top
        shown: list[int] = []
        for place in _places(lane, viewport):
            mark, label = _placed(timeline, lane, level, place, viewport, left, right, lane_top)
            if mark.inside:
                shown.append(place.item)
            elif (label is None or label.x + label.width < left or label.x > right) and (
                mark.x1 < left or mark.x0 > right
            ):
                continue
            marks.append(mark)
            if label is not None:
                labels.append(label)
        if lane.clustered:
            y = lane_top + lane.height - LANE_PAD / 2 - REST_HEIGHT / 2
            singles, chips = clusters_of(lane.level, number, shown, viewport, left, right, y, measure)
            marks.extend(
                _mark(timeline, lane, item, viewport, left, right, y, mark_point)
                for item, mark_point in singles
            )
            clusters.extend(chips)
    return Scene(
        width,
        height,
        left,
        right,
        top,
        bottom,
        scrolled,
        level.content_height,
        viewport,
        timeline,
        tuple(
            LaneBand(lane.level.lane.title, len(lane.level.lane), top - scrolled + lane.top, lane.height)
            for lane in level.lanes
        ),
        tuple(marks),
        tuple(labels),
        tuple(clusters),
        build_ticks(timeline.scale, viewport, left, right, breaks, measure),
        breaks,
        _markers(timeline, viewport, left, right, measure),
        legend_of(marks, clusters, breaks),
    )


def _places(lane: LaneGeometry, viewport: Viewport) -> list[Place]:
    return [place for tile in lane.level.tiles_in(viewport.lo, viewport.hi) for place in tile.places]


def _mark(
    timeline: Timeline,
    lane: LaneGeometry,
    item: int,
    viewport: Viewport,
    left: float,
    right: float,
    y: float,
    point: bool,
    shape: Look | None = None,
) -> Mark:
    columns = lane.level.lane
    resolution = viewport.span / (right - left)
    lo, core_lo, core_hi, hi = (
        float(column[item]) for column in (columns.lo, columns.core_lo, columns.core_hi, columns.hi)
    )
    event = timeline.events[int(columns.index[item])]
    if shape is None:
        from briefline.timeline.columns import look

        shape = look(event)
    x_lo, x_hi = left + (lo - viewport.lo) / resolution, left + (hi - viewport.lo) / resolution
    x0, x1 = mark_edges(x_lo, x_hi, point, shape)
    core = core_hi > core_lo
    c0, c1 = left + (core_lo - viewport.lo) / resolution, left + (core_hi - viewport.lo) / resolution
    if core and x_hi - x_lo < SHORTEST:
        c0, c1 = (x_lo + x_hi - SHORTEST) / 2, (x_lo + x_hi + SHORTEST) / 2
    return Mark(
        event.id,
        "point" if point else "bar",
        max(x0, left - _FAR),
        min(x1, right + _FAR),
        max(c0, left - _FAR) if core else 0.0,
        min(c1, right + _FAR) if core else 0.0,
        y,
        POINT if point else MARK_HEIGHT,
        shape,
        PUBLICATION if event.kind is Kind.PUBLICATION else family_of(event.category),
        lo <= viewport.hi and hi >= viewport.lo,
    )


def _placed(
    timeline: Timeline,
    lane: LaneGeometry,
    level: LevelGeometry,
    place: Place,
    viewport: Viewport,
    left: float,
    right: float,
    lane_top: float,
) -> tuple[Mark, Label | None]:
    y = lane_top + LANE_PAD + place.row * level.pitch + level.mark_offset
    mark = _mark(timeline, lane, place.item, viewport, left, right, y, place.point, place.look)
    text_y = y - LABEL_HEIGHT / 2
    if place.side == "right":
        x = mark.x1 + BESIDE
    elif place.side == "left":
        x = mark.x0 - BESIDE - place.width
    else:
        text_y = y - MARK_HEIGHT / 2 - 3 - LABEL_HEIGHT
        x = _sliding(mark, place, left, right)
    label = Label(
        mark.id,
        x,
        text_y,
        place.width,
        LABEL_HEIGHT,
        place.date,
        place.title,
        place.date_width,
        place.shortened,
    )
    return mark, label


def _sliding(mark: Mark, place: Place, left: float, right: float) -> float:
    """Where a label above a bar begins: at its side of the bar, or along it as far as it stays in view."""
    first, last = mark.x0, mark.x1 - place.width
    if last <= first:
        return first if place.side == "start" else last
    if place.side == "start":
        return min(max(first, left + _INSET), last)
    return max(min(last, right - _INSET - place.width), first)


def _breaks(
    timeline: Timeline, viewport: Viewport, left: float, right: float, measure: Measure
) -> tuple[Break, ...]:
    resolution = viewport.span / (right - left)
    found: list[Break] = []
    taken = left - 1e9
    for fold in timeline.scale.folds:
        x0, x1 = (left + (edge - viewport.lo) / resolution for edge in (fold.lo, fold.hi))
        if x1 <= left or x0 >= right:
            continue
        middle = (x0 + x1) / 2
        full = f"{fold.skipped} folded"
        lines: tuple[str, ...] = ()
        for candidate in ((full,), (fold.skipped_short, "folded")):
            width = max(measure(line, "break") for line in candidate)
            roomy = width <= x1 - x0 + (24 if len(candidate) > 1 else -8)
            if roomy and middle - width / 2 > max(taken, left) and middle + width / 2 < right:
                lines, taken = candidate, middle + width / 2 + 6
                break
        found.append(Break(max(x0, left - _FAR), min(x1, right + _FAR), full, lines))
    return tuple(found)


def _markers(
    timeline: Timeline, viewport: Viewport, left: float, right: float, measure: Measure
) -> tuple[Marker, ...]:
    resolution = viewport.span / (right - left)
    wanted: list[tuple[str, float, float, str]] = []
    window = timeline.document_window()
    if window is not None:
        assert timeline.document_date is not None
        wanted.append(("document", *window, f"written {timeline.document_words()}"))
    today = time.time() // DAY * DAY
    wanted.append(("today", today, today, "today"))
    found: list[Marker] = []
    for kind, start, end, text in wanted:
        if any(fold.start < start < fold.end for fold in timeline.scale.folds):
            continue
        x0, x1 = (
            left + (float(timeline.scale.to_axis(edge)) - viewport.lo) / resolution for edge in (start, end)
        )
        if x1 < left or x0 > right:
            continue
        width = measure(text, "marker")
        x = min(max((x0 + x1 - width) / 2, left), right - width)
        if any(other.label and abs(other.label_x - x) < width + 60 for other in found):
            text = ""
        found.append(Marker(kind, max(x0, left), min(x1, right), text, x))
    return tuple(found)
