"""One lane of a page: its marks about a middle line, labels above and below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefline.model.calendar import DAY
from briefline.page import flags as hanging
from briefline.page.anchors import cleared
from briefline.page.flags import Request, hang
from briefline.page.parts import LINE, Flag, Point, Tag
from briefline.page.spine import ROW, Rowed, labelled_rows, numbered_rows
from briefline.page.wrapping import Block, Measure
from briefline.timeline.detail import DAY_WIDE
from briefline.timeline.lanes import LaneColumns
from briefline.timeline.packing import Rows
from briefline.timeline.parts import Mark, Plot
from briefline.timeline.placing import place_mark

FAN = 20.0  # height in which leaders run from their marks to their poles
_FOOT = 5.0  # between the rows of marks and what comes next
_INSET = 4.0  # how far from a bar's end a leader meets it
_FEW = 4  # missing labels that may yet find room on the other side
_TAG = 40.0  # pixels
_SHARE = 0.42  # most of a side's height that goes to marks


@dataclass(frozen=True, slots=True)
class Item:
    """An event in a lane: its mark (at y 0), the ways to break its label, and how much it matters, 0 to 1.

    Without ``blocks`` it shall go by a number.
    """

    mark: Mark
    blocks: tuple[Block, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a lane. Heights in pixels, away from the middle line.

    ``numbered`` are the items that go by a number.
    """

    items: tuple[Item, ...]
    hung: tuple[hanging.Flag, ...]
    labelled: tuple[tuple[int, Mark], ...]
    numbered: tuple[int, ...]
    rows: int  # for marks, in all

    @property
    def slant(self) -> float:
        """How far the pole that is farthest from its mark stands from it, in pixels."""
        return max((abs(flag.anchor - flag.pole) for flag in self.hung), default=0.0)

    @property
    def cost(self) -> float:
        """How much is missing."""
        return sum(1 + self.items[item].weight for item in self.numbered)


def items_of(lane: LaneColumns, plot: Plot, blocks: Mapping[str, tuple[Block, ...]], most: int) -> list[Item]:
    """The lane's events as items, in time; ``most`` is the number of events of the whole timeline."""
    found: list[Item] = []
    for item in range(len(lane)):
        traits = lane.traits(item)
        known_day = traits.core_lo >= traits.core_hi and traits.hi - traits.lo <= DAY
        point = known_day and (traits.hi - traits.lo) / plot.resolution < DAY_WIDE
        mark = place_mark(traits, plot, 0.0, point)
        found.append(Item(mark, blocks.get(traits.id, ()), 1.0 - float(lane.rank[item]) / max(most, 1)))
    return found


def fill(
    items: Sequence[Item], plot: Plot, height: float, reach: float = hanging.REACH, tag: float = _TAG
) -> Side:
    """Label as much as ``height`` pixels of a side allow. ``reach`` is how far a label's pole may stand from
    its mark, ``tag`` about the width of a number.
    """
    named = [number for number, item in enumerate(items) if item.blocks]
    late = [number for number, item in enumerate(items) if not item.blocks]
    most = max(1, int((_SHARE * height - 2 * _FOOT) // ROW))
    outer = min(_rows([items[number].mark for number in named], plot, 0.0, most), most)
    inner = min(_rows([items[number].mark for number in late], plot, tag, most), most - outer) if late else 0
    requests = _requests(items, plot)
    hung: list[hanging.Flag] = []
    out: list[int] = late
    for _ in range(3):
        room = height - (outer + inner) * ROW - 2 * _FOOT - FAN
        hung, left_out = hang(requests, plot.left, plot.right, room, reach)
        out = sorted([*left_out, *late])
        wanted = _rows([items[number].mark for number in out], plot, tag, most)
        labelled = _rows([items[flag.item].mark for flag in hung], plot, 0.0, most)
        before = outer, inner
        outer = max(1, min(labelled, most - 1)) if out else min(labelled, most)
        inner = max(inner, min(wanted, max(most - outer, 1))) if out else 0
        if outer + inner <= sum(before):
            break
    placed, left_over = labelled_rows([items[flag.item].mark for flag in hung], outer)
    if left_over:  # labelled marks that find no row go by a number, too
        lost = {mark.id for mark in left_over}
        out = sorted([*out, *(flag.item for flag in hung if items[flag.item].mark.id in lost)])
        hung = [flag for flag in hung if items[flag.item].mark.id not in lost]
    flags = cleared(hung, requests, placed, [item.mark.id for item in items])
    return Side(tuple(items), flags, tuple(placed), tuple(out), outer + inner)


def _rows(marks: Sequence[Mark], plot: Plot, tag: float, most: int) -> int:
    """Rows that marks take, ``most`` at most, each with a number ``tag`` pixels wide if that is not 0."""
    rows = Rows(3.0, most)
    for mark in sorted(marks, key=lambda one: (one.x1 - one.x0 > 60.0, one.x0)):
        if tag and mark.x1 + tag > plot.right:
            rows.place(mark.x0 - tag, mark.x1)
        else:
            rows.place(mark.x0, mark.x1 + tag)
    return len(rows)


def _requests(items: Sequence[Item], plot: Plot) -> list[Request]:
    found: list[Request] = []
    for number, item in enumerate(items):
        mark = item.mark
        if not item.blocks:
            continue
        if mark.shape == "point":
            lo = hi = (mark.x0 + mark.x1) / 2
        else:
            lo, hi = max(mark.x0, plot.left) + _INSET, min(mark.x1, plot.right) - _INSET
            if lo > hi:
                lo = hi = (lo + hi) / 2
        found.append(Request(number, lo, hi, item.weight, item.blocks))
    return found


def share_out(
    items: Sequence[Item], plot: Plot, height: float, other: float, *, thorough: bool
) -> tuple[Side, Side]:
    """The two sides of a lane with ``height`` pixels above and ``other`` below its middle line.

    Events go up and down by turns; what finds no room on one side is tried on the other. ``thorough`` does
    that however many are missing, and in the end puts labels far from their marks, too.
    """
    if not other:
        return _best_side(items, plot, height, thorough), fill((), plot, 0.0)
    near = _split(items, plot, height, other, hanging.REACH, thorough)
    if not thorough or not any(side.numbered for side in near):
        return near
    far = _split(items, plot, height, other, hanging.FAR_REACH, thorough)
    return min(near, far, key=lambda pair: pair[0].cost + pair[1].cost)


def _best_side(items: Sequence[Item], plot: Plot, height: float, thorough: bool) -> Side:
    near = fill(items, plot, height)
    return fill(items, plot, height, hanging.FAR_REACH) if thorough and near.numbered else near


def _split(
    items: Sequence[Item], plot: Plot, height: float, other: float, reach: float, thorough: bool
) -> tuple[Side, Side]:
    by_time = sorted(range(len(items)), key=lambda n: (items[n].mark.x0 + items[n].mark.x1, items[n].mark.id))
    up, down = (
        fill([items[n] for n in part], plot, room, reach)
        for part, room in ((by_time[0::2], height), (by_time[1::2], other))
    )
    missing = len(up.numbered) + len(down.numbered)
    if not missing or (missing > _FEW and not thorough):
        return up, down
    for _ in range(2):
        up, down = _moved(up, down, plot, height, other, reach)
        down, up = _moved(down, up, plot, other, height, reach)
    return up, down


def _moved(
    source: Side, target: Side, plot: Plot, height: float, other: float, reach: float
) -> tuple[Side, Side]:
    """The sides after what has no label on the one was tried on the other, if that is better."""
    if not source.numbered:
        return source, target
    moved = [source.items[number] for number in source.numbered]
    gone = set(source.numbered)
    kept = [item for number, item in enumerate(source.items) if number not in gone]
    trial = fill([*target.items, *moved], plot, other, reach)
    rest = fill(kept, plot, height, reach)
    if trial.cost + rest.cost < source.cost + target.cost:
        return rest, trial
    return source, target


@dataclass(frozen=True, slots=True)
class Built:
    """A side as drawn with its middle line at y 0: above it y is negative. ``height`` is what it takes."""

    marks: tuple[Mark, ...]
    flags: tuple[Flag, ...]
    tags: tuple[Tag, ...]
    height: float


def build(
    side: Side,
    numbers: Mapping[str, str],
    families: Mapping[str, str],
    plot: Plot,
    measure: Measure,
    fan: float = FAN,
    *,
    up: bool,
) -> Built:
    """Give the marks and labels of a side their places. ``numbers`` are those of the items without label;
    ``families`` the signs of the families that labels begin with; ``fan`` is the height in which slanted
    leaders run.
    """
    sign = -1.0 if up else 1.0
    outer = max((row for row, _ in side.labelled), default=-1) + 1
    inner = numbered_rows(
        [side.items[item].mark for item in side.numbered],
        numbers,
        families,
        side.rows - outer,
        plot.left,
        plot.right,
        lambda text: measure(text, "label"),
    )
    rows = outer + inner.rows
    marks, tags = _inner(inner, sign)
    at: dict[str, Mark] = {}
    for row, mark in side.labelled:
        at[mark.id] = mark._replace(y=sign * _row_y(rows - 1 - row))
    marks += at.values()
    edge = rows * ROW + 2 * _FOOT if rows else 0.0
    foot = edge + (fan if side.slant > 0.5 else 6.0)
    flags = tuple(_flag(flag, side, families, at, edge, foot, sign) for flag in side.hung)
    top = max((flag.offset + flag.block.height for flag in side.hung), default=0.0)
    return Built(tuple(marks), flags, tags, foot + top if side.hung else edge)


def _inner(rowed: Rowed, sign: float) -> tuple[list[Mark], tuple[Tag, ...]]:
    marks = [mark._replace(y=sign * _row_y(row)) for row, mark in rowed.marks]
    tags = tuple(tag._replace(y=sign * _row_y(row) - tag.height / 2) for row, tag in rowed.tags)
    return marks, tags


def _row_y(row: int) -> float:
    return _FOOT + (row + 0.5) * ROW


def _flag(
    flag: hanging.Flag,
    side: Side,
    families: Mapping[str, str],
    at: Mapping[str, Mark],
    edge: float,
    foot: float,
    sign: float,
) -> Flag:
    mark = at[side.items[flag.item].mark.id]
    block = flag.block
    near = foot + flag.offset
    y = -(near + block.height) if sign < 0 else near
    start = abs(mark.y) + mark.height / 2
    leader: list[Point] = [(flag.anchor, sign * start)]
    if abs(flag.anchor - flag.pole) > 0.5:
        leader += [(flag.anchor, sign * edge), (flag.pole, sign * foot)]
    leader.append((flag.pole, sign * (near + block.height)))
    return Flag(
        mark.id,
        flag.left_edge,
        y,
        block.width,
        len(block.dates) * LINE + len(block.titles) * LINE,
        block.dates,
        block.titles,
        tuple(leader),
        flag.right,
        mark.family,
        families.get(mark.family, ""),
    )


def lowered(built: Built, by: float) -> Built:
    """The same further down on the page."""
    return replace(
        built,
        marks=tuple(mark._replace(y=mark.y + by) for mark in built.marks),
        flags=tuple(
            flag._replace(y=flag.y + by, leader=tuple((x, y + by) for x, y in flag.leader))
            for flag in built.flags
        ),
        tags=tuple(tag._replace(y=tag.y + by) for tag in built.tags),
    )
