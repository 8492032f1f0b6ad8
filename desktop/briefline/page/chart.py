"""The chart of a page: lanes, axis and markers in their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefline.page.axis_names import with_further_names
from briefline.page.beside import ROOMY, ROW, build_beside
from briefline.page.draft import AXIS, Draft, lane_height
from briefline.page.lane import FAN, Built, Side, build, lowered
from briefline.page.markers import markers_of
from briefline.page.parts import Band, Chart, Words
from briefline.page.spec import PictureSpec
from briefline.page.wrapping import Measure, wrap
from briefline.timeline.axis import build_breaks, yielding
from briefline.timeline.ticks import build_ticks

_STEEP, _HIGHEST_FAN = 0.24, 60.0  # of leaders, in height over width; and in pixels


def finish(
    sketch: Draft,
    numbers: Mapping[str, str],
    spec: PictureSpec,
    measure: Measure,
    families: Mapping[str, str],
) -> Chart:
    """The chart with all in its place, upper left corner at 0, 0. ``families`` are signs, see ``build``."""
    plot, timeline = sketch.plot, sketch.timeline
    if sketch.written:
        return _finish_written(sketch, numbers, spec, measure, families)

    def built_with(share: float) -> list[tuple[Built, Built]]:
        """All sides, with this share of the height that their fans could do with."""
        return [
            (
                build(up, numbers, families, plot, measure, FAN + share * _fan_wish(up), up=True),
                build(down, numbers, families, plot, measure, FAN + share * _fan_wish(down), up=False),
            )
            for up, down in sketch.sides
        ]

    built = built_with(0.0)
    single = len(built) == 1
    free = sketch.height - sketch.strip - AXIS - sum(up.height + down.height for up, down in built)
    wish = sum(_fan_wish(side) for pair in sketch.sides for side in pair)
    if wish > 0 and free > 0:
        built = built_with(min(free / wish, 1.0))
    taken = sum(above.height + below.height for above, below in built)
    spare = max(sketch.height - sketch.strip - AXIS - taken, 0.0) / max(2 * len(built), 1)
    y = sketch.strip
    axis = sketch.height - AXIS
    bands: list[Band] = []
    for lane, (above, below) in zip(timeline.lanes, built, strict=True):
        middle = y + spare + above.height
        gap = 0.0
        if single:
            axis, gap = middle, AXIS
        bottom = middle + gap + below.height + spare
        upper, lower = lowered(above, middle), lowered(below, middle + gap)
        head = _head(lane.title, len(lane), y, sketch.heads, measure) if not single else ()
        bands.append(
            Band(
                lane.title,
                len(lane),
                y,
                middle,
                bottom,
                upper.marks + lower.marks,
                upper.flags + lower.flags,
                upper.tags + lower.tags,
                head,
            )
        )
        y = bottom
    return _chart_of(sketch, tuple(bands), axis, spec, measure)


def _finish_written(
    sketch: Draft,
    numbers: Mapping[str, str],
    spec: PictureSpec,
    measure: Measure,
    families: Mapping[str, str],
) -> Chart:
    """The chart of lanes with labels beside their marks."""
    plot, timeline = sketch.plot, sketch.timeline
    axis = sketch.height - AXIS
    taken = sum(lane_height(lane.rows) for lane in sketch.written)
    spare = max(axis - sketch.strip - taken, 0.0)
    rows = sum(lane.rows for lane in sketch.written)
    pitch = min(ROW + spare / rows, ROOMY)
    y = sketch.strip
    bands: list[Band] = []
    for lane, written in zip(timeline.lanes, sketch.written, strict=True):
        built = build_beside(written, numbers, families, plot, measure, pitch)
        bottom = y + lane_height(written.rows) + spare * written.rows / rows
        moved = lowered(built, y + (bottom - y - built.height) / 2)
        head = _head(lane.title, len(lane), y, sketch.heads, measure) if sketch.heads else ()
        bands.append(
            Band(lane.title, len(lane), y, bottom, bottom, moved.marks, moved.flags, moved.tags, head)
        )
        y = bottom
    return _chart_of(sketch, tuple(bands), axis, spec, measure)


def _chart_of(
    sketch: Draft, bands: tuple[Band, ...], axis: float, spec: PictureSpec, measure: Measure
) -> Chart:
    """The bands with axis, folds and markers."""
    plot, timeline = sketch.plot, sketch.timeline
    breaks = build_breaks(timeline, plot, measure)
    ticks = with_further_names(build_ticks(timeline.scale, plot, breaks, measure), timeline, plot, measure)
    return Chart(
        plot.left,
        plot.right,
        sketch.strip,
        max(bands[-1].bottom, axis + AXIS),
        axis,
        bands,
        ticks,
        yielding(breaks, ticks, measure),
        markers_of(timeline, plot, spec, measure),
    )


def _fan_wish(side: Side) -> float:
    """How much higher a side's fan should be, so that no leader lies too flat."""
    return min(max(side.slant * _STEEP - FAN, 0.0), _HIGHEST_FAN - FAN)


def _head(title: str, count: int, top: float, width: float, measure: Measure) -> tuple[Words, ...]:
    lines = wrap(title, width - 12.0, "lane", measure)[:2]
    found = [
        Words(8.0, top + 8.0 + number * 17.0, measure(text, "lane"), 17.0, text, "lane", "text")
        for number, text in enumerate(lines)
    ]
    text = f"{count:,}"
    wide = measure(text, "lane-count")
    if len(lines) > 1:  # then beside its last words, if there is room
        last = found[-1]
        if last.width + 8.0 + wide <= width - 12.0:
            return (
                *found,
                last._replace(
                    x=last.x + last.width + 8.0, width=wide, text=text, role="lane-count", colour="muted"
                ),
            )
        return tuple(found)
    return (*found, Words(8.0, top + 8.0 + 17.0, wide, 16.0, text, "lane-count", "muted"))


def moved(chart: Chart, dx: float, dy: float) -> Chart:
    """The same chart elsewhere on the page."""
    return replace(
        chart,
        left=chart.left + dx,
        right=chart.right + dx,
        top=chart.top + dy,
        bottom=chart.bottom + dy,
        axis=chart.axis + dy,
        bands=tuple(
            replace(
                band,
                top=band.top + dy,
                middle=band.middle + dy,
                bottom=band.bottom + dy,
                marks=tuple(
                    mark._replace(
                        x0=mark.x0 + dx,
                        x1=mark.x1 + dx,
                        core0=mark.core0 + dx,
                        core1=mark.core1 + dx,
                        y=mark.y + dy,
                    )
                    for mark in band.marks
                ),
                flags=tuple(
                    flag._replace(
                        x=flag.x + dx, y=flag.y + dy, leader=tuple((x + dx, y + dy) for x, y in flag.leader)
                    )
                    for flag in band.flags
                ),
                tags=tuple(tag._replace(x=tag.x + dx, y=tag.y + dy) for tag in band.tags),
                head=tuple(word._replace(x=word.x + dx, y=word.y + dy) for word in band.head),
            )
            for band in chart.bands
        ),
        ticks=tuple(replace(tick, x=tick.x + dx, label_x=tick.label_x + dx) for tick in chart.ticks),
        breaks=tuple(replace(fold, x0=fold.x0 + dx, x1=fold.x1 + dx) for fold in chart.breaks),
        markers=tuple(
            replace(marker, x0=marker.x0 + dx, x1=marker.x1 + dx, label_x=marker.label_x + dx)
            for marker in chart.markers
        ),
    )
