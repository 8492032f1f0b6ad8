"""The scene: a timeline seen through a viewport, in pixels. No painting happens here."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from briefline.timeline.ahead import ahead_of
from briefline.timeline.axis import build_breaks, build_markers, yielding
from briefline.timeline.clusters import clusters_of, members
from briefline.timeline.columns import Look
from briefline.timeline.layout import Timeline
from briefline.timeline.legend import legend_of
from briefline.timeline.level import LANE_PAD, REST_HEIGHT, LaneGeometry, geometry
from briefline.timeline.links import links_between
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
    Pin,
    Plot,
    Tick,
)
from briefline.timeline.placing import bar_height, place_label, place_mark, shifted
from briefline.timeline.ticks import NO_STEPS, Steps, build_ticks
from briefline.timeline.viewport import Viewport

Measure = Callable[[str, str], float]

AXIS = 46.0  # height of the axis
STRIP = 20.0  # height of the strip of markers above the lanes
MARGIN = 10.0  # right of the plot
PATIENCE = 0.002  # seconds that a frame on the screen may spend on laying out
_SCENE_TIME = 0.003  # seconds: a scene that took less uses the rest to lay out ahead
_LEAST_AHEAD = 0.0003
HEADER_INSET = 24.0  # of the texts in a lane header
_HEADER_LEAST, _HEADER_MOST = 96.0, 180.0  # width of the lane headers


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be painted. Lanes, marks, labels and clusters lie between ``top`` and ``bottom``.

    The plot reaches from ``left`` to ``right``; lane headers are left of it. ``scrolled`` is how far the
    content, ``content_height`` pixels high, is really scrolled (0 to what is hidden). ``settled`` is False
    where more labels will be there when the scene is built again, ``still`` True where the window is that
    of the scene before.
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
    settled: bool = True
    still: bool = False

    @property
    def in_view(self) -> int:
        """Events in the window, over all lanes: marks whose time is inside, and all that clusters hold."""
        marks = sum(mark.inside and Look.GHOST not in mark.look for mark in self.marks)
        return marks + sum(cluster.count for cluster in self.clusters if not cluster.ghost)

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
                plot = Plot(self.viewport, self.left, self.right)
                return Hit("break", (), fold.label, plot.units(fold.x0), plot.units(fold.x1))
        return None

    def _event(self, id: str) -> Hit:
        return Hit("event", (id,))

    def _cluster(self, cluster: Cluster) -> Hit:
        lane = self.timeline.lanes[cluster.lane]
        drawn = {mark.id for mark in self.marks}
        numbers = members(lane, cluster, self.viewport)
        ids = [id for id in (self.timeline.events[number].id for number in numbers) if id not in drawn]
        counted = "1 event" if cluster.count == 1 else f"{cluster.count:,} events"
        text = counted + (" hidden by the filter" if cluster.ghost else "")
        return Hit("cluster", tuple(ids), text, cluster.lo, cluster.hi)

    def within(self, x0: float, y0: float, x1: float, y1: float) -> tuple[str, ...]:
        """Ids of the events in a rectangle: those whose mark it touches, and those of clusters in it.

        What the filter leaves out is not among them.
        """
        x0, x1, y0, y1 = min(x0, x1), max(x0, x1), max(min(y0, y1), self.top), min(max(y0, y1), self.bottom)
        found = [
            mark.id
            for mark in self.marks
            if mark.inside
            and Look.GHOST not in mark.look
            and mark.x0 <= x1
            and mark.x1 >= x0
            and y0 <= mark.y <= y1
        ]
        for cluster in self.clusters:
            if x0 <= cluster.x <= x1 and y0 <= cluster.y <= y1 and not cluster.ghost:
                found += self._cluster(cluster).ids
        return tuple(dict.fromkeys(found))

    def links(self, related: Mapping[str, Collection[str]], kind: str = "related") -> tuple[Link, ...]:
        """Curves from each event of ``related`` to those that it is related to, where both have a mark."""
        return links_between(self.marks, self.labels, related, kind)


def header_width(timeline: Timeline, measure: Measure) -> float:
    """How wide the column of lane headers is: as the longest title needs, within limits."""
    widest = max((measure(lane.title, "lane") for lane in timeline.lanes), default=0.0)
    return min(max(widest + HEADER_INSET + 12.0, _HEADER_LEAST), _HEADER_MOST)


def build_scene(
    timeline: Timeline,
    viewport: Viewport,
    width: float,
    height: float,
    measure: Measure,
    *,
    steps: Steps = NO_STEPS,
    pins: Sequence[Pin] = (),
    patience: float | None = None,
) -> Scene:
    """The scene of a timeline in a window, width × height pixels.

    Without ``patience`` the scene is complete. With it, layout may take about that many seconds: what is not
    ready by then shows as clusters, or as on a coarser level, and the scene is not ``settled``. Build it
    again to go on.

    ``steps`` are further steps of the calendar for the axis, ``pins`` the times that the user marked.

    ``measure(text, role)`` is the width of a text in pixels; roles are "label", "label-date", "tick",
    "tick-major", "lane", "lane-count", "break", "marker" and "cluster". The viewport is clamped here.
    """
    began = time.perf_counter()
    left = header_width(timeline, measure)
    right = max(width - MARGIN, left + 50.0)
    plot = Plot(timeline.clamp(viewport), left, right)
    top, bottom = STRIP, max(height - AXIS, STRIP + 50.0)
    shown = timeline, plot.viewport, right - left, bottom - top, measure
    ahead = ahead_of(timeline, right - left, bottom - top, measure)
    if patience is None:
        level, settled = geometry(*shown), True
    else:
        level, settled = ahead.present(plot.viewport, began + patience)
    scrolled = min(plot.viewport.top, level.content_height - (bottom - top))
    breaks = build_breaks(timeline, plot, measure)
    ticks = build_ticks(timeline.scale, plot, breaks, measure, steps)
    marks: list[Mark] = []
    labels: list[Label] = []
    clusters: list[Cluster] = []
    for number, lane in enumerate(level.lanes):
        _fill_lane(lane, number, plot, top - scrolled, measure, patience is not None, marks, labels, clusters)
    if settled and patience is not None:
        ahead.look(plot.viewport, max(began + _SCENE_TIME, time.perf_counter() + _LEAST_AHEAD))
    return Scene(
        width,
        height,
        left,
        right,
        top,
        bottom,
        scrolled,
        level.content_height,
        plot.viewport,
        timeline,
        tuple(
            LaneBand(
                lane.level.lane.title,
                lane.level.lane.count,
                top - scrolled + lane.top,
                lane.height,
                lane.level.lane.title in timeline.arrangement.collapsed,
            )
            for lane in level.lanes
        ),
        tuple(marks),
        tuple(labels),
        tuple(clusters),
        ticks,
        yielding(breaks, ticks, measure),
        build_markers(timeline, plot, measure, pins),
        legend_of(marks, clusters, breaks),
        settled,
        patience is not None and ahead.still,
    )


def _fill_lane(
    lane: LaneGeometry,
    number: int,
    plot: Plot,
    origin: float,
    measure: Measure,
    ready: bool,
    marks: list[Mark],
    labels: list[Label],
    clusters: list[Cluster],
) -> None:
    """Add what a lane shows in the window; ``origin`` is the y of the content's upper edge.

    With ``ready`` nothing is laid out for it.
    """
    columns, size = lane.level.lane, lane.level.size
    shown: list[int] = []
    for place in lane.level.places_in(plot.viewport.lo, plot.viewport.hi, ready=ready):
        y = origin + lane.top + lane.marks[place.row]
        mark = place_mark(columns.traits(place.item), plot, y, place.point, bar_height(place, size))
        label = place_label(place, mark, plot, size)
        if mark.inside:
            shown.append(place.item)
        elif max(mark.x1, label.x + label.width) < plot.left or min(mark.x0, label.x) > plot.right:
            continue
        marks.append(mark)
        labels.append(label)
    if lane.clustered:
        y = origin + lane.top + lane.height - (REST_HEIGHT + LANE_PAD[0]) / 2
        singles, chips = clusters_of(lane.level, number, shown, plot, y, measure)
        for item, point, cell0, cell1 in singles:
            mark = place_mark(columns.traits(item), plot, y, point)
            shift = min(max(cell0 - mark.x0, 0.0), mark.x1 - mark.x0) or -max(mark.x1 - cell1, 0.0)
            marks.append(shifted(mark, shift))
        clusters += chips
