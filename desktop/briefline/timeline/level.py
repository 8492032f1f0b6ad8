"""The vertical order of a zoom level: how many rows each lane gets, how high they are, where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log2

from briefline.timeline.detail import LABEL_MAX, LaneLevel, Measure
from briefline.timeline.layout import Timeline
from briefline.timeline.sides import leftward
from briefline.timeline.viewport import Viewport

STEP = 2.0  # levels an octave of zoom
LABEL_HEIGHT = 16.0
MARK_HEIGHT = 9.0
LANE_PAD = 11.0  # above the first and below the last row
LANE_LEAST = 58.0
REST_HEIGHT = 26.0  # of the row of clusters
# height of a row: least, most; with labels above the marks, and with labels beside them only
_PITCH_ABOVE = (33.0, 44.0)
_PITCH_BESIDE = (22.0, 36.0)
_SCROLL = 2.0  # small timelines may be this many windows high before events are clustered
_SMALL = 600  # events; up to here every row of a level is counted
_REMEMBERED = 48


@dataclass(frozen=True, slots=True)
class LaneGeometry:
    """Where a lane lies in the content: its top, height, and the y of its first row."""

    level: LaneLevel
    top: float
    height: float
    rows: int
    clustered: bool


@dataclass(frozen=True, slots=True)
class LevelGeometry:
    """All lanes at one zoom level. ``mark_offset`` is from a row's top to the centre of its marks."""

    lanes: tuple[LaneGeometry, ...]
    resolution: float
    pitch: float
    mark_offset: float
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
    key = ("level", resolution, width, height, measure)
    found: LevelGeometry | None = timeline.cache.get(key)
    if found is None:
        levels = [known for known in timeline.cache if known[0] == "level"]
        if len(levels) >= _REMEMBERED:
            del timeline.cache[levels[0]]
        found = timeline.cache[key] = _make(timeline, resolution, width, height, measure)
    return found


def _make(
    timeline: Timeline, resolution: float, width: float, height: float, measure: Measure
) -> LevelGeometry:
    label_max = min(LABEL_MAX, 0.9 * width)

    def lane_level(number: int, limit: int | None, *, above: bool = True) -> LaneLevel:
        sides = leftward(timeline, number, width, measure, label_max)
        lane = timeline.lanes[number]
        return LaneLevel(timeline, lane, resolution, limit, measure, label_max, sides, above=above)

    numbers = range(len(timeline.lanes))
    pads = 2 * LANE_PAD * len(numbers)
    if sum(len(lane) for lane in timeline.lanes) <= _SMALL:
        levels = [lane_level(number, None) for number in numbers]
        rows = [max(1, level.rows_used()) for level in levels]
        above = any(level.has_labels_above() for level in levels)
        least = (_PITCH_ABOVE if above else _PITCH_BESIDE)[0]
        if above and sum(rows) * least + pads > height:
            lower = [lane_level(number, None, above=False) for number in numbers]
            lower_rows = [max(1, level.rows_used()) for level in lower]
            if sum(lower_rows) * _PITCH_BESIDE[0] < sum(rows) * least:
                levels, rows, above, least = lower, lower_rows, False, _PITCH_BESIDE[0]
        if sum(rows) * least + pads <= _SCROLL * height:
            return _stack(levels, rows, [False] * len(rows), resolution, height, above)
    least = _PITCH_BESIDE[0]
    room = max(len(numbers), floor((height - pads - REST_HEIGHT * len(numbers)) / least))
    shares = _shares([len(lane) for lane in timeline.lanes], room)
    levels = [lane_level(number, share, above=False) for number, share in zip(numbers, shares, strict=True)]
    return _stack(levels, shares, [True] * len(shares), resolution, height, False)


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
    levels: list[LaneLevel],
    rows: list[int],
    clustered: list[bool],
    resolution: float,
    height: float,
    above: bool,
) -> LevelGeometry:
    least, most = _PITCH_ABOVE if above else _PITCH_BESIDE
    rests = [REST_HEIGHT if rest else 0.0 for rest in clustered]
    fixed = sum(rests) + 2 * LANE_PAD * len(levels)
    pitch = min(max((height - fixed) / max(sum(rows), 1), least), most)
    heights = [
        max(LANE_LEAST, count * pitch + rest + 2 * LANE_PAD) for count, rest in zip(rows, rests, strict=True)
    ]
    spare = height - sum(heights)
    if spare > 0 and heights:
        heights = [own + spare * count / sum(rows) for own, count in zip(heights, rows, strict=True)]
    lanes, top = [], 0.0
    for level, own, count, rest in zip(levels, heights, rows, clustered, strict=True):
        lanes.append(LaneGeometry(level, top, own, count, rest))
        top += own
    block = LABEL_HEIGHT + 2 + LABEL_HEIGHT if above else LABEL_HEIGHT
    offset = (pitch - block) / 2 + block - LABEL_HEIGHT / 2
    return LevelGeometry(tuple(lanes), resolution, pitch, offset, max(top, height))
