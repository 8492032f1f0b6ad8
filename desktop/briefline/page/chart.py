"""The chart of a page: lanes, axis and markers in the room that there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefline.model.event import Event
from briefline.model.when import When
from briefline.model.wording import words
from briefline.page.flags import APART, BETWEEN, PAD
from briefline.page.lane import FAN, Built, Item, Side, build, items_of, lowered, share_out
from briefline.page.parts import LINE, Band, Chart, Words
from briefline.page.spec import PictureSpec
from briefline.page.spine import ROW
from briefline.page.wrapping import Block, Measure, widest, wrap
from briefline.timeline.axis import build_breaks, yielding
from briefline.timeline.detail import ARROW
from briefline.timeline.lanes import lanes_by_code
from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Mark, Marker, Plot
from briefline.timeline.ticks import build_ticks
from briefline.timeline.viewport import Viewport

AXIS = 44.0  # height of the time axis
STRIP = 20.0  # height of the words of markers above the lanes
_EDGE = 8.0  # right of the plot
_HEAD = 112.0  # most width of a lane's name
_LANE_PAD = 7.0
_STEEP, _HIGHEST_FAN = 0.24, 60.0  # of leaders, in height over width; and in pixels
_LEAST = 3 * LINE + FAN + ROW + 12.0  # height of a side that can hold a label


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A chart before its numbers are known. ``sides`` has the two sides of each lane."""

    timeline: Timeline
    plot: Plot
    sides: tuple[tuple[Side, Side], ...]
    heights: tuple[tuple[float, float], ...]
    heads: float
    strip: float
    width: float
    height: float

    @property
    def unnamed(self) -> set[str]:
        """Ids of the events that go by a number, in some lane at least."""
        return {
            side.items[number].mark.id for pair in self.sides for side in pair for number in side.numbered
        }

    @property
    def cost(self) -> float:
        """How much is missing, see ``Side.cost``."""
        return sum(side.cost for pair in self.sides for side in pair)


def timeline_of(events: Sequence[Event], spec: PictureSpec) -> Timeline:
    """The timeline that a chart is drawn from; it never looks at the clock."""
    as_of = When.parse(spec.as_of) if spec.as_of else None
    timeline = Timeline.of(
        events,
        lanes="kind" if spec.lanes == "none" else spec.lanes,
        folded=None if spec.folded else False,
        inner=True,
        document_date=spec.document_date,
        style=spec.style,
        today=float(as_of.lo) if as_of is not None and as_of.lo is not None else float("-inf"),
    )
    if spec.lanes == "none" and timeline.lanes:
        timeline = replace(timeline, lanes=lanes_by_code(timeline.columns, timeline.scale, None, ("",)))
    return timeline


def draft(
    timeline: Timeline,
    blocks: Mapping[str, tuple[Block, ...]],
    width: float,
    height: float,
    spec: PictureSpec,
    measure: Measure,
    *,
    thorough: bool,
) -> Draft:
    """Lay the lanes out in width × height pixels, with as many labels as there is room for.

    Without ``thorough`` it is enough to learn whether all have room.
    """
    many = len(timeline.lanes) > 1
    titles = [lane.title for lane in timeline.lanes]
    head = min(widest((f"{title}  " for title in titles), "lane", measure) + 14.0, _HEAD) if many else 0.0
    plot = _plot(timeline, head + (6.0 if many else 0.0), width - _EDGE)
    strip = STRIP if _markers(timeline, plot, spec, measure) else 0.0
    lanes = [items_of(lane, plot, blocks, len(timeline.columns.events)) for lane in timeline.lanes]
    room = height - strip - AXIS
    heights = _shares(lanes, room, plot.right - plot.left)
    sides = tuple(
        share_out(items, plot, up, down, thorough=thorough)
        for items, (up, down) in zip(lanes, heights, strict=True)
    )
    return Draft(timeline, plot, sides, tuple(heights), head, strip, width, height)


def all_marks(timeline: Timeline, width: float) -> list[Mark]:
    """A mark for each event, of the looks that a chart of ``width`` pixels has. Places mean nothing."""
    plot = Plot(timeline.fit(), 0.0, width)
    return [item.mark for lane in timeline.lanes for item in items_of(lane, plot, {}, 1)]


def _plot(timeline: Timeline, left: float, right: float) -> Plot:
    """The plot of everything, with room for the arrow of what is open to the right or left."""
    world = timeline.fit()
    plain = Plot(world, left, right)
    lo, hi = world.lo, world.hi
    for lane in timeline.lanes:
        for item in range(len(lane)):
            traits = lane.traits(item)
            if traits.look:
                lo = min(lo, traits.lo - (ARROW + 4) * plain.resolution)
                hi = max(hi, traits.hi + (ARROW + 4) * plain.resolution)
    return Plot(Viewport(lo, hi), left, right)


def _shares(lanes: Sequence[Sequence[Item]], room: float, width: float) -> list[tuple[float, float]]:
    """Heights above and below the middle line of each lane: by what its labels need."""
    if len(lanes) == 1:
        return [(room / 2, room / 2)]
    needs = [_need(items, width) for items in lanes]
    least = min(_LEAST, room / len(lanes))
    spare = room - least * len(lanes)
    total = sum(max(need - least, 0.0) for need in needs) or 1.0
    found = []
    for need in needs:
        height = least + spare * max(need - least, 0.0) / total - 2 * _LANE_PAD
        found.append((height / 2, height / 2) if height >= 2 * _LEAST else (height, 0.0))
    return found


def _need(items: Sequence[Item], width: float) -> float:
    """About the height that the labels of a lane take at the full width."""
    area = sum(
        (item.blocks[0].width + PAD + APART) * (item.blocks[0].height + BETWEEN)
        for item in items
        if item.blocks
    )
    return 1.25 * area / width + _LEAST


def finish(
    sketch: Draft,
    numbers: Mapping[str, str],
    spec: PictureSpec,
    measure: Measure,
    families: Mapping[str, str],
) -> Chart:
    """The chart with all in its place, upper left corner at 0, 0. ``families`` are signs, see ``build``."""
    plot, timeline = sketch.plot, sketch.timeline

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
    breaks = build_breaks(timeline, plot, measure)
    ticks = build_ticks(timeline.scale, plot, breaks, measure)
    return Chart(
        plot.left,
        plot.right,
        sketch.strip,
        max(y, axis + AXIS),
        axis,
        tuple(bands),
        ticks,
        yielding(breaks, ticks, measure),
        _markers(timeline, plot, spec, measure),
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
    y = top + 8.0 + len(lines) * 17.0
    return (*found, Words(8.0, y, measure(text, "lane-count"), 16.0, text, "lane-count", "muted"))


def _markers(timeline: Timeline, plot: Plot, spec: PictureSpec, measure: Measure) -> tuple[Marker, ...]:
    """The document's date and the “as of” line, where they are within the time that is drawn."""
    wanted: list[tuple[str, float, float, str]] = []
    window = timeline.document_window()
    if window is not None:
        wanted.append(("document", *window, f"written {timeline.document_words()}"))
    if spec.as_of:
        as_of = When.parse(spec.as_of)
        if as_of.lo is not None:
            wanted.append(("today", float(as_of.lo), float(as_of.lo), f"as of {words(as_of, spec.style)}"))
    found: list[Marker] = []
    taken = plot.left
    for kind, start, end, text in sorted(wanted, key=lambda one: one[1]):
        if any(fold.start < start < fold.end for fold in timeline.scale.folds):
            continue
        x0, x1 = (plot.x(float(timeline.scale.to_axis(edge))) for edge in (start, end))
        if x1 < plot.left or x0 > plot.right:
            continue
        wide = measure(text, "marker")
        x = min(max((x0 + x1 - wide) / 2, taken), plot.right - wide)
        if x < taken:
            continue
        taken = x + wide + 10.0
        found.append(Marker(kind, max(x0, plot.left), min(x1, plot.right), text, x))
    return tuple(found)
