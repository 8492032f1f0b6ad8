"""The vertical order of a zoom level: how many rows each lane gets, how high they are, where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log2

from briefline.timeline.crowd import CrowdLevel
from briefline.timeline.detail import LABEL_MAX, LaneLevel
from briefline.timeline.labels import Measure
from briefline.timeline.layout import Timeline
from briefline.timeline.rows import ONE_LINE, TWO_LINES, least_height, row_kinds
from briefline.timeline.sides import leftward
from briefline.timeline.viewport import Viewport

STEP = 2.0  # levels an octave of zoom
LABEL_HEIGHT = 16.0
MARK_HEIGHT = 9.0
LANE_PAD = (4.0, 11.0)  # above the first and below the last row: least, most
LANE_LEAST = 58.0
REST_HEIGHT = 26.0  # of the row of clusters
_SCROLL = 2.0  # small timelines may be this many windows high before events are clustered
_SMALL = 600  # events; up to here every row of a level is counted


@dataclass(frozen=True, slots=True)
class LaneGeometry:
    """Where a lane lies in the content. ``marks`` are the y of each row's marks below the lane's top.

    ``clustered`` lanes have a last row for what has none of its own.
    """

    level: LaneLevel
    top: float
    height: float
    marks: tuple[float, ...]
    clustered: bool


@dataclass(frozen=True, slots=True)
class LevelGeometry:
    """All lanes at one zoom level."""

    lanes: tuple[LaneGeometry, ...]
    resolution: float
    content_height: float


def resolution_of(timeline: Timeline, viewport: Viewport, width: float) -> float:
    """The level's resolution, axis units a pixel: at least that of the window, in half octaves."""
    fit = timeline.world.span / width
    level = floor(STEP * log2(max(fit * width / viewport.span, 1e-9)) + 1e-6)
    return float(fit * 2 ** (-level / STEP))


def geometry(
    timeline: Timeline, viewport: Viewport, width: float, height: float, measure: Measure
) -> LevelGeometry:
    """The lanes' geometry for a plot of width × height pixels. Depends on the zoom level, not the window."""
    resolution = resolution_of(timeline, viewport, width)
    return timeline.remember(
        ("level", resolution, width, height, measure),
        lambda: _make(timeline, resolution, width, height, measure),
    )


def _make(
    timeline: Timeline, resolution: float, width: float, height: float, measure: Measure
) -> LevelGeometry:
    label_max = min(LABEL_MAX, 0.9 * width)

    def lane_level(number: int, *, above: bool = True) -> LaneLevel:
        sides = leftward(timeline, number, width, measure, label_max, above=above)
        lane = timeline.lanes[number]
        return LaneLevel(timeline, lane, resolution, measure, label_max, sides, above=above)

    def crowd_level(number: int, limit: int) -> LaneLevel:
        sides = leftward(timeline, number, width, measure, label_max, above=False)
        lane = timeline.lanes[number]
        return CrowdLevel(timeline, lane, resolution, limit, measure, label_max, sides)

    numbers = range(len(timeline.lanes))
    pads = 2 * LANE_PAD[0] * len(numbers)
    if sum(len(lane) for lane in timeline.lanes) <= _SMALL:
        levels = [lane_level(number) for number in numbers]
        needed = sum(least_height(level) for level in levels)
        if needed + pads > height:
            lower = [lane_level(number, above=False) for number in numbers]
            lower_needed = sum(least_height(level) for level in lower)
            if lower_needed < needed:
                levels, needed = lower, lower_needed
        if needed + pads <= _SCROLL * height:
            return _stack(levels, [row_kinds(level) for level in levels], False, resolution, height)
    room = floor((height - pads - REST_HEIGHT * len(numbers)) / ONE_LINE[0])
    shares = _shares([len(lane) for lane in timeline.lanes], max(len(numbers), room))
    levels = [crowd_level(number, share) for number, share in zip(numbers, shares, strict=True)]
    return _stack(levels, [[False] * share for share in shares], True, resolution, height)


def _shares(wanted: list[int], room: int) -> list[int]:
    """Rows for each lane: as many as it has events, the rest shared out evenly; one at least."""
    shares = [0] * len(wanted)
    left = room
    for number in sorted(range(len(wanted)), key=wanted.__getitem__):
        waiting = sum(1 for share in shares if share == 0)
        shares[number] = max(1, min(wanted[number], left // waiting))
        left -= shares[number]
    return shares


def _stack(
    levels: list[LaneLevel], rows: list[list[bool]], clustered: bool, resolution: float, height: float
) -> LevelGeometry:
    """Rows as generous as the height allows, lanes one below the other; what is left goes to the lanes."""
    rest = REST_HEIGHT if clustered else 0.0
    kinds = [double for lane in rows for double in lane]
    least, most = (
        sum(TWO_LINES[end] if double else ONE_LINE[end] for double in kinds) + 2 * LANE_PAD[end] * len(rows)
        for end in (0, 1)
    )
    ease = min(max((height - rest * len(rows) - least) / max(most - least, 1.0), 0.0), 1.0)
    pad = LANE_PAD[0] + ease * (LANE_PAD[1] - LANE_PAD[0])
    lanes = []
    top = 0.0
    tops, heights = [], []
    for kinds in rows:
        marks, y = [], pad
        for double in kinds:
            low, high = TWO_LINES if double else ONE_LINE
            own = low + ease * (high - low)
            block = LABEL_HEIGHT * 2 + 2 if double else LABEL_HEIGHT
            marks.append(y + (own + block - LABEL_HEIGHT) / 2)
            y += own
        tops.append(tuple(marks))
        heights.append(max(LANE_LEAST, y + rest + pad))
    spare = max(0.0, height - sum(heights))
    total = sum(len(kinds) for kinds in rows) or 1
    for level, kinds, marks_at, own in zip(levels, rows, tops, heights, strict=True):
        own += spare * len(kinds) / total
        lanes.append(LaneGeometry(level, top, own, marks_at, clustered))
        top += own
    return LevelGeometry(tuple(lanes), resolution, max(top, height))
