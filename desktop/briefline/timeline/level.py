"""The vertical order of a zoom level: how many rows each lane gets, how high they are, where they lie."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from dataclasses import dataclass
from functools import partial
from math import floor, log2

import numpy as np

from briefline.timeline.crowd import CrowdLevel
from briefline.timeline.detail import BESIDE, LABEL_MAX, LaneLevel
from briefline.timeline.labels import DATE_GAP, NORMAL, Measure
from briefline.timeline.layout import SMALL, Timeline
from briefline.timeline.rows import DENSE_LINE, ONE_LINE, RowKind, least_height, row_kinds
from briefline.timeline.sides import NO_SIDES, leftward, leftward_meanwhile
from briefline.timeline.viewport import Viewport

STEP = 4.0  # levels an octave of zoom
MARK_HEIGHT = 9.0
LANE_PAD = (4.0, 11.0)  # above the first and below the last row: least, most
LANE_LEAST = 58.0
REST_HEIGHT = 22.0  # of the row of clusters
_SCROLL = 2.0  # small timelines may be this many windows high before events are clustered
_FEWEST = 2  # rows of a lane with more events than that
_SAMPLE = 40  # events whose labels are measured to see whether all may have a place
_SURE = 1.1  # how much more than there is the labels must take for it to be sure that they do not fit


_Decide = Callable[..., Generator[None, None, frozenset[int]]]


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
    size: tuple[Hashable, ...]  # what it is made for besides the zoom


def resolution_of(timeline: Timeline, viewport: Viewport, width: float) -> float:
    """The level's resolution, axis units a pixel: at least that of the window, in half octaves."""
    fit = timeline.world.span / width
    level = floor(STEP * log2(max(fit * width / viewport.span, 1e-9)) + 1e-6)
    return float(fit * 2 ** (-level / STEP))


def geometry(
    timeline: Timeline, viewport: Viewport, width: float, height: float, measure: Measure
) -> LevelGeometry:
    """The lanes' geometry for a plot of width × height pixels. Depends on the zoom level, not the window."""
    return _at_once(geometry_in_steps(timeline, viewport, width, height, measure))


def geometry_in_steps(
    timeline: Timeline, viewport: Viewport, width: float, height: float, measure: Measure
) -> Generator[None, None, LevelGeometry]:
    """The same, in small steps as long as it is not decided on which sides labels stand."""
    resolution = resolution_of(timeline, viewport, width)
    key = "level", resolution, width, height, measure
    if key not in timeline.cache:
        decide = partial(leftward, timeline, width=width, measure=measure)
        made = yield from _make(timeline, resolution, width, height, measure, decide)
        timeline.remember(key, lambda: made)
    found: LevelGeometry = timeline.cache[key]
    return found


def geometry_meanwhile(
    timeline: Timeline, viewport: Viewport, width: float, height: float, measure: Measure
) -> LevelGeometry:
    """What to show until that is decided: labels on the sides that they had before, if any."""
    resolution = resolution_of(timeline, viewport, width)

    def known(lane: int, *, label_max: float, above: bool) -> Generator[None, None, frozenset[int]]:
        yield from ()
        return leftward_meanwhile(timeline, lane, above=above)

    return timeline.remember(
        ("meanwhile", resolution, width, height, measure),
        lambda: _at_once(_make(timeline, resolution, width, height, measure, known)),
    )


def _at_once(steps: Generator[None, None, LevelGeometry]) -> LevelGeometry:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: LevelGeometry = end.value
            return made


def _make(
    timeline: Timeline, resolution: float, width: float, height: float, measure: Measure, decide: _Decide
) -> Generator[None, None, LevelGeometry]:
    """``decide(lane, label_max=…, above=…)`` tells on which sides labels stand."""
    label_max = min(LABEL_MAX, 0.9 * width)
    size = width, height, measure

    def lane_level(number: int, *, above: bool = True) -> Generator[None, None, LaneLevel]:
        sides = yield from decide(number, label_max=label_max, above=above)
        lane = timeline.lanes[number]
        return LaneLevel(timeline, lane, resolution, measure, label_max, sides, above=above)

    def crowd_level(number: int, limit: int) -> Generator[None, None, LaneLevel]:
        sides = NO_SIDES
        if limit:
            sides = yield from decide(number, label_max=label_max, above=False)
        lane = timeline.lanes[number]
        return CrowdLevel(timeline, lane, resolution, limit, measure, label_max, sides)

    shut = [lane.title in timeline.arrangement.collapsed for lane in timeline.lanes]
    opened = [number for number, closed in enumerate(shut) if not closed]
    plain, stretch = height, max(1.0, timeline.arrangement.stretch)
    height *= stretch
    pads = 2 * LANE_PAD[0] * len(shut) + REST_HEIGHT * sum(shut)
    levels: dict[int, LaneLevel] = {}
    for number, closed in enumerate(shut):
        if closed:
            levels[number] = yield from crowd_level(number, 0)
    rows: dict[int, list[RowKind]] = {number: [] for number in levels}
    most = _SCROLL * height
    if not _overflows(timeline, opened, resolution, most, measure, label_max):
        named = []
        for number in opened:
            named.append((yield from lane_level(number)))
        needed = sum(least_height(level) for level in named)
        if needed + pads > height:
            lower = []
            for number in opened:
                lower.append((yield from lane_level(number, above=False)))
            lower_needed = sum(least_height(level) for level in lower)
            if lower_needed < needed:
                named, needed = lower, lower_needed
        if needed + pads <= most:
            levels |= zip(opened, named, strict=True)
            rows |= {number: row_kinds(levels[number]) for number in opened}
            natural = _stack(levels, rows, frozenset(), resolution, plain, size)
            if stretch == 1.0:
                return natural
            return _stack(levels, rows, frozenset(), resolution, natural.content_height * stretch, size)
    room = floor((height - pads - REST_HEIGHT * len(opened)) / DENSE_LINE.least)
    shares = _shares([len(timeline.lanes[number]) for number in opened], room)
    for number, share in zip(opened, shares, strict=True):
        levels[number] = yield from crowd_level(number, share)
        rows[number] = [DENSE_LINE] * share
    return _stack(levels, rows, frozenset(opened), resolution, height, size)


def _overflows(
    timeline: Timeline, opened: list[int], resolution: float, most: float, measure: Measure, label_max: float
) -> bool:
    """True when the labels cannot all have a place in rows ``most`` pixels high in all: no need to try.

    By their number, or by the area that they take: what a sample of them takes, times their number.
    """
    lanes = [timeline.lanes[number] for number in opened]
    count = sum(len(lane) for lane in lanes)
    if count > SMALL:
        return True
    if count < _SAMPLE:
        return False
    step = count // _SAMPLE
    numbers = np.concatenate([lane.index for lane in lanes])[::step].tolist()
    widths = []
    for date, title in (timeline.label_words(number) for number in numbers):
        width = measure(date, NORMAL.date) + DATE_GAP + measure(title, NORMAL.title)
        widths.append(min(width, label_max) + BESIDE)
    area = count * sum(widths) / len(widths) * ONE_LINE.least
    return area > _SURE * most * timeline.world.span / resolution


def _shares(counts: list[int], room: int) -> list[int]:
    """Rows for lanes of so many events: in proportion to them, but two at least, and none without use."""
    least = [min(count, _FEWEST) for count in counts]
    left, total = max(0, room - sum(least)), sum(counts)
    wished = [left * count / total for count in counts]
    shares = [min(count, few + int(wish)) for count, few, wish in zip(counts, least, wished, strict=True)]
    spare = max(room, sum(least)) - sum(shares)
    # what is left over, one by one to those that miss most
    by_need = sorted(range(len(counts)), key=lambda number: (int(wished[number]) - wished[number], number))
    while spare > 0 and any(share < count for share, count in zip(shares, counts, strict=True)):
        for number in by_need:
            if spare > 0 and shares[number] < counts[number]:
                shares[number] += 1
                spare -= 1
    return shares


def _stack(
    levels: dict[int, LaneLevel],
    rows: dict[int, list[RowKind]],
    crowded: frozenset[int],
    resolution: float,
    height: float,
    size: tuple[Hashable, ...],
) -> LevelGeometry:
    """Rows as generous as the height allows, lanes one below the other; what is left goes to the lanes.

    ``levels`` and ``rows`` are by the lane's number; a lane without rows is collapsed. Those of
    ``crowded`` have a last row for clusters, which is all that a collapsed lane has.
    """
    rests = sum(REST_HEIGHT for number, kinds in rows.items() if number in crowded or not kinds)
    kinds = [kind for lane in rows.values() for kind in lane]
    least, most = (sum(kind[end] for kind in kinds) + 2 * LANE_PAD[end] * len(rows) for end in (0, 1))
    ease = min(max((height - rests - least) / max(most - least, 1.0), 0.0), 1.0)
    pad = LANE_PAD[0] + ease * (LANE_PAD[1] - LANE_PAD[0])
    stacked: list[tuple[tuple[float, ...], float]] = []
    for number in range(len(levels)):
        marks, y = [], pad
        for kind in rows[number]:
            own = kind.least + ease * (kind.most - kind.least)
            marks.append(y + own / 2 + kind.below)
            y += own
        if not rows[number]:
            stacked.append(((), REST_HEIGHT + 2 * LANE_PAD[0]))
        else:
            rest = REST_HEIGHT if number in crowded else 0.0
            stacked.append((tuple(marks), max(LANE_LEAST, y + rest + pad)))
    spare = max(0.0, height - sum(own for _, own in stacked))
    total = sum(len(kinds) for kinds in rows.values())
    lanes = []
    top = 0.0
    for number, (marks_at, own) in enumerate(stacked):
        own += spare * len(rows[number]) / total if total else 0.0
        lanes.append(LaneGeometry(levels[number], top, own, marks_at, number in crowded or not marks_at))
        top += own
    return LevelGeometry(tuple(lanes), resolution, max(top, height), size)
