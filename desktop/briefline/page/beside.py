"""Labels beside their marks, in the rows of a lane: how a picture with several lanes is written.

A label stands right of its mark in one line if there is room, else left of it, over a long mark, or in more
lines. What finds no row goes by a number, in the lowest row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefline.page.crowd import Crowd, Place
from briefline.page.lane import Built, Item
from briefline.page.parts import LINE, Flag, Tag
from briefline.page.spine import numbered_rows
from briefline.page.wrapping import Block, Measure
from briefline.timeline.packing import Rows
from briefline.timeline.parts import Mark, Plot

ROW, ROOMY = 17.0, 23.0  # height of a row, at the least and where there is room
_GAP = 6.0  # between a mark and its label
_APART = 14.0  # between a label and the next mark of its row
BETWEEN = 8.0  # between a date and the title on its line
_LONG = 60.0  # pixels: over a mark that is longer a label may stand
_LEFT, _OVER, _LINE_MORE = 0.4, 0.6, 0.8  # rows that a form may cost more than the plain one


class Form(NamedTuple):
    """A way to write a label: where its words begin, the stretch that it takes with its mark, in rows."""

    x: float
    lo: float
    hi: float
    rows: int
    block: Block
    inline: bool
    right: bool
    over: bool
    cost: float


_Row = tuple[int, int, Form]  # item, row, form
_Filled = tuple[list[_Row], list[int], int]  # placed, left out, rows used


@dataclass(frozen=True, slots=True)
class Beside:
    """A lane written in ``rows`` rows, of which the last ``kept`` are for ``numbered`` items.

    ``placed`` are (item, row, form).
    """

    items: tuple[Item, ...]
    placed: tuple[_Row, ...]
    numbered: tuple[int, ...]
    rows: int
    kept: int

    @property
    def cost(self) -> float:
        """How much is missing."""
        return sum(1 + self.items[item].weight for item in self.numbered)


def written_beside(items: Sequence[Item], plot: Plot, limit: int, measure: Measure, steps: int = 0) -> Beside:
    """The lane in at most ``limit`` rows, one at least. ``steps`` is how long to look for room for what would
    be left out, see ``Crowd``.
    """
    forms = [tuple(_forms(item, plot, measure)) for item in items]
    placed, out, used = _filled(items, forms, max(limit, 1), steps)
    kept = 1 if out else 0
    if out and used + kept > limit:
        placed, out, used = _filled(items, forms, limit - 1, steps)
    return Beside(tuple(items), _in_order(placed, items), tuple(out), max(used + kept, 1), kept)


def _in_order(placed: Sequence[_Row], items: Sequence[Item]) -> tuple[_Row, ...]:
    """The same with the rows in the order of their first marks, so that time goes down as well; rows that a
    label of several holds together stay so.
    """
    rows = max((row + form.rows for _, row, form in placed), default=0)
    held = {row + more for _, row, form in placed for more in range(form.rows - 1)}
    tops = [row for row in range(rows) if row - 1 not in held]
    first = dict.fromkeys(tops, float("inf"))
    of_row = {row: max(top for top in tops if top <= row) for row in range(rows)}
    for item, row, _ in placed:
        first[of_row[row]] = min(first[of_row[row]], items[item].mark.x0)
    moved, at = {}, 0
    for top in sorted(tops, key=lambda one: first[one]):
        moved[top] = at
        at += sum(1 for row in of_row if of_row[row] == top)
    return tuple((item, moved[of_row[row]] + row - of_row[row], form) for item, row, form in placed)


def _filled(items: Sequence[Item], forms: Sequence[Sequence[Form]], limit: int, steps: int) -> _Filled:
    """The items in rows, taken in the order that leaves out and takes up least; then, where that leaves
    some out, by a search.
    """
    in_time = list(range(len(items)))
    if len(items) > 2 * limit:  # not all can have a row of their own: the most salient go first
        found = _packed(forms, sorted(in_time, key=lambda n: -items[n].weight), limit)
    else:
        by_start = sorted(in_time, key=lambda n: (items[n].mark.x0, n))
        by_end = sorted(in_time, key=lambda n: (items[n].mark.x1, n))
        found = min(
            (_packed(forms, order, limit) for order in (in_time, by_start, by_end)),
            key=lambda one: (len(one[1]), one[2]),
        )
    placed, out, _ = found
    if not out or not steps or limit < 1:
        return found
    named = [number for number in in_time if forms[number]]
    ways = [[Place(form.lo, form.hi, form.rows, form.cost) for form in forms[number]] for number in named]
    at = {number: place for place, number in enumerate(named)}
    start = {at[item]: (row, forms[item].index(form)) for item, row, form in placed}
    crowd = Crowd(ways, [1 + items[number].weight for number in named], limit, _APART)
    settled = {named[place]: found for place, found in crowd.settled(start, steps).items()}
    placed = [(item, row, forms[item][way]) for item, (row, way) in sorted(settled.items())]
    left_out = [number for number in in_time if number not in settled]
    return placed, left_out, max((row + form.rows for _, row, form in placed), default=0)


def _packed(forms: Sequence[Sequence[Form]], order: Sequence[int], limit: int) -> _Filled:
    rows = Rows(_APART, max(limit, 0))
    placed: list[_Row] = []
    out: list[int] = []
    used = 0
    for number in order:
        best: tuple[float, int, Form] | None = None
        for form in forms[number]:
            for row in range(limit - form.rows + 1):
                if best is not None and row + form.cost >= best[0]:
                    break
                if all(rows.free(row + more, form.lo, form.hi) for more in range(form.rows)):
                    best = (row + form.cost, row, form)
                    break
        if best is None:
            out.append(number)
            continue
        _, row, form = best
        for more in range(form.rows):
            rows.put(row + more, form.lo, form.hi)
        used = max(used, row + form.rows)
        placed.append((number, row, form))
    return placed, sorted(out), used


def _forms(item: Item, plot: Plot, measure: Measure) -> Iterator[Form]:
    """The ways to write an item's label, the plainest first."""
    if not item.blocks:
        return
    mark = item.mark
    for inline, block in _written(item, measure):
        rows = 1 if inline else block.count
        more = (rows - 1) * _LINE_MORE
        if mark.x1 + _GAP + block.width <= plot.right:
            x = mark.x1 + _GAP
            yield Form(x, mark.x0, x + block.width, rows, block, inline, True, False, more)
        if mark.x0 - _GAP - block.width >= plot.left:
            x = mark.x0 - _GAP - block.width
            yield Form(x, x, mark.x1, rows, block, inline, False, False, more + _LEFT)
        if inline and mark.x1 - mark.x0 > _LONG and block.width <= plot.right - plot.left:
            x = min(max(mark.x0, plot.left), plot.right - block.width)
            hi = max(mark.x1, x + block.width)
            yield Form(x, min(mark.x0, x), hi, 2, block, True, True, True, _OVER)


def _written(item: Item, measure: Measure) -> Iterator[tuple[bool, Block]]:
    """The label's words in one line, date before title, then in more; the widest first."""
    flat = item.blocks[-1]
    if len(flat.dates) == 1 and len(flat.titles) == 1:
        width = measure(flat.dates[0], "label-date") + BETWEEN + measure(flat.titles[0], "label")
        yield True, Block(flat.dates, flat.titles, width, LINE)
    for block in reversed(item.blocks):
        yield False, block


def build_beside(
    lane: Beside,
    numbers: Mapping[str, str],
    families: Mapping[str, str],
    plot: Plot,
    measure: Measure,
    pitch: float = ROW,
) -> Built:
    """The marks and labels in their places, from y 0 down, in rows ``pitch`` high; see ``lane.build``."""
    marks: list[Mark] = []
    flags: list[Flag] = []
    for item, row, form in lane.placed:
        mark = lane.items[item].mark
        y = (row + (0.5 if not form.over else 1.5)) * pitch
        marks.append(mark._replace(y=y))
        top = row * pitch + (pitch - LINE) / 2
        if form.over:
            x = max(form.x, mark.x0 + 1.0)
            leader = ((x, y - mark.height / 2), (x, top + LINE))
        elif form.right:
            leader = ((mark.x1, y), (form.x - 2.0, y))
        else:
            leader = ((mark.x0, y), (form.x + form.block.width + 2.0, y))
        flags.append(
            Flag(
                mark.id,
                form.x,
                top,
                form.block.width,
                form.block.height,
                form.block.dates,
                form.block.titles,
                leader,
                form.right,
                mark.family,
                families.get(mark.family, ""),
                form.inline,
            )
        )
    rest = numbered_rows(
        [lane.items[item].mark for item in lane.numbered],
        numbers,
        families,
        lane.kept,
        plot.left,
        plot.right,
        lambda text: measure(text, "label"),
    )
    first = lane.rows - lane.kept
    marks += [mark._replace(y=(first + row + 0.5) * pitch) for row, mark in rest.marks]
    tags: list[Tag] = [tag._replace(y=(first + row + 0.5) * pitch - tag.height / 2) for row, tag in rest.tags]
    return Built(tuple(marks), tuple(flags), tuple(tags), lane.rows * pitch)
