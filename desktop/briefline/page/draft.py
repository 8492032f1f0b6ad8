"""The draft of a chart: its lanes in the room that there is, before their numbers are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefline.model.event import Event
from briefline.model.when import When
from briefline.page.beside import ROW as ROW_BESIDE
from briefline.page.beside import Beside, written_beside
from briefline.page.flags import APART, BETWEEN, PAD
from briefline.page.lane import FAN, Item, Side, items_of, share_out
from briefline.page.markers import markers_of
from briefline.page.parts import LINE
from briefline.page.spec import PictureSpec
from briefline.page.spine import ROW
from briefline.page.wrapping import Block, Measure, widest
from briefline.timeline.detail import ARROW
from briefline.timeline.lanes import lanes_by_code
from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Mark, Plot
from briefline.timeline.viewport import Viewport

AXIS = 44.0  # height of the time axis
STRIP = 20.0  # height of the words of markers above the lanes
LANE_PAD = 7.0
_EDGE = 8.0  # right of the plot
_HEAD = 112.0  # most width of a lane's name
_NAME = 44.0  # height that a lane needs for its name
_MOST_ROWS = 60
_SHORT, _LONG = 1200, 3000  # steps that are taken to find room in rows
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
    written: tuple[Beside, ...] = ()  # the lanes, where labels stand beside their marks

    @property
    def unnamed(self) -> set[str]:
        """Ids of the events that go by a number, in some lane at least."""
        return {part.items[number].mark.id for part in self._parts for number in part.numbered}

    @property
    def cost(self) -> float:
        """How much is missing, see ``Side.cost``."""
        return sum(part.cost for part in self._parts)

    @property
    def _parts(self) -> Iterator[Side | Beside]:
        yield from self.written
        for pair in self.sides:
            yield from pair


def timeline_of(events: Sequence[Event], spec: PictureSpec) -> Timeline:
    """The timeline that a chart is drawn from; it never looks at the clock."""
    as_of = When.parse(spec.as_of) if spec.as_of else None
    timeline = Timeline.of(
        events,
        lanes="kind" if spec.lanes == "none" else spec.lanes,
        folded=None if spec.folded else False,
        inner=True,
        documents=dict(spec.names),
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
    beside: bool,
    thorough: bool,
) -> Draft:
    """Lay the lanes out in width × height pixels, with as many labels as there is room for.

    Labels hang from poles, or stand ``beside`` their marks if each lane has room for a row of these.
    Without ``thorough`` it is enough to learn whether all have room.
    """
    many = len(timeline.lanes) > 1
    titles = [lane.title for lane in timeline.lanes]
    head = min(widest((f"{title}  " for title in titles), "lane", measure) + 14.0, _HEAD) if many else 0.0
    plot = _plot(timeline, head + (6.0 if many else 0.0), width - _EDGE)
    strip = STRIP if markers_of(timeline, plot, spec, measure) else 0.0
    lanes = [items_of(lane, plot, blocks, len(timeline.columns.events)) for lane in timeline.lanes]
    room = height - strip - AXIS
    written = _written(lanes, plot, room, measure, _LONG if thorough else _SHORT) if beside else None
    if written is not None:
        return Draft(timeline, plot, (), (), head, strip, width, height, written)
    heights = _shares(lanes, room, plot.right - plot.left)
    sides = tuple(
        share_out(items, plot, up, down, thorough=thorough)
        for items, (up, down) in zip(lanes, heights, strict=True)
    )
    return Draft(timeline, plot, sides, tuple(heights), head, strip, width, height)


def _written(
    lanes: Sequence[Sequence[Item]], plot: Plot, room: float, measure: Measure, steps: int
) -> tuple[Beside, ...] | None:
    """The lanes with labels beside their marks; None where there is not even a row for each."""
    needs = [written_beside(items, plot, _MOST_ROWS, measure).rows for items in lanes]
    rows = _rows(needs, room)
    if not rows:
        return None
    return tuple(
        written_beside(items, plot, limit, measure, steps) for items, limit in zip(lanes, rows, strict=True)
    )


def _rows(needs: Sequence[int], room: float) -> list[int]:
    """How many rows each lane gets: as many for each as there is room for, but no more than it needs. None
    where there is not one for each.
    """
    cap = max(needs)
    while cap and _height(min(need, cap) for need in needs) > room:
        cap -= 1
    rows = [min(need, cap) for need in needs]
    for lane in sorted(range(len(needs)), key=lambda n: -needs[n]) if cap else ():
        more = [*rows[:lane], rows[lane] + 1, *rows[lane + 1 :]]
        if rows[lane] < needs[lane] and _height(more) <= room:
            rows = more
    return rows if cap else []


def _height(rows: Iterable[int]) -> float:
    return sum(lane_height(count) for count in rows)


def lane_height(rows: int) -> float:
    """The least height of a lane with so many rows, and with its name."""
    return max(rows * ROW_BESIDE + 2 * LANE_PAD, _NAME)


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
        height = least + spare * max(need - least, 0.0) / total - 2 * LANE_PAD
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
