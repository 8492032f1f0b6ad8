"""Flags: labels on poles, on one side of a lane's marks.

Labels that follow one another in time hang in groups. In a group the poles stand close together and the
labels go up like stairs, to the right of their poles (the earliest highest) or to the left (the latest
highest): so no pole meets a label. Groups do not overlap, and keep the order of the marks: so no leader
from a mark to its pole crosses another. Which labels are grouped how, where the groups stand, and which
labels are left out when there is no room, is found by dynamic programming over the order of the marks and
the position on the page, at the least cost: poles far from their marks and high labels cost something,
leaving a label out costs more than all that, the more the more salient the event is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from briefline.page.wrapping import Block
from briefline.timeline.columns import Index
from briefline.timeline.scale import Array

PAD = 5.0  # between a pole and its words
PITCH = 7.0  # between the poles of a group
APART = 12.0  # between two groups
BETWEEN = 6.0  # between a label and the next higher one
REACH, FAR_REACH = 160.0, 320.0  # how far a pole may stand from its mark, and where else it goes by a number
_GRID = 3.0
STRAIGHT = 1.6  # so near to its mark a pole stands right on it
_SKIP = -1
_MOST = 14  # labels of a group
_LEFT_OUT = 30.0  # cost of an event without a label, up to twice that
_LONG = 290.0  # pixels: a label that is wider is better broken
_FAR, _HIGH = 60.0, 220.0  # pixels that cost 1: of displacement, squared, and of height


class Request(NamedTuple):
    """An event that asks for a label. ``lo`` to ``hi`` is where its pole may meet the mark.

    ``weight`` in [0, 1] is how much it matters; ``blocks`` are as from ``wrapping.blocks``.
    """

    item: int
    lo: float
    hi: float
    weight: float
    blocks: tuple[Block, ...]


class Flag(NamedTuple):
    """A placed label: its pole at ``pole``, met by the mark at ``anchor``.

    ``offset`` is the distance of the label's near edge from the foot of the poles.
    """

    item: int
    anchor: float
    pole: float
    offset: float
    right: bool
    block: Block

    @property
    def left_edge(self) -> float:
        """The x at which the words begin."""
        return self.pole + PAD if self.right else self.pole - PAD - self.block.width


@dataclass(frozen=True, slots=True)
class _Group:
    first: int
    count: int
    right: bool
    chosen: tuple[Block, ...]
    before: int  # grid steps taken left of the first pole
    after: int  # and right of it
    height: float


def hang(
    requests: Sequence[Request], left: float, right: float, height: float, reach: float = REACH
) -> tuple[list[Flag], list[int]]:
    """Hang labels between ``left`` and ``right``, not higher than ``height``, with poles up to ``reach``
    away from their marks; pixels.

    Answers the flags and the items that found no room. No two labels touch, no pole meets a label.
    """
    order = sorted(requests, key=lambda one: (one.lo + one.hi, one.item))
    steps = int((right - left) // _GRID) + 1
    if not order or steps < 2 or height <= 0:
        return [], [one.item for one in order]
    grid: Array = left + _GRID * np.arange(steps, dtype=np.float64)
    costs = [_cost_of_place(one, grid, reach) for one in order]
    best = np.full((len(order) + 1, steps), np.inf)
    best[0, 0] = 0.0
    groups: list[_Group] = []
    chosen = np.full((len(order) + 1, steps), _SKIP, dtype=np.int64)  # the group that ends here
    origin = np.zeros((len(order) + 1, steps), dtype=np.int64)
    for first in range(len(order)):
        row = best[first]
        running = np.minimum.accumulate(row)
        source = np.maximum.accumulate(np.where(row <= running, np.arange(steps), 0))
        skipped = running + _LEFT_OUT * (1 + order[first].weight)
        better = skipped < best[first + 1]
        best[first + 1][better] = skipped[better]
        chosen[first + 1][better] = _SKIP
        origin[first + 1][better] = source[better]
        for group in _groups(order, first, height):
            begin, end = group.before, steps - group.after
            if end <= begin:
                continue
            cost = running[: end - begin].copy()
            for place in range(group.count):
                shift = round(place * PITCH / _GRID)
                cost += costs[first + place][begin + shift : end + shift]
            cost += _cost_of_form(group)
            target = slice(begin + group.after, end + group.after)
            better = cost < best[first + group.count][target]
            into = np.flatnonzero(better)
            if len(into):
                best[first + group.count][into + target.start] = cost[into]
                chosen[first + group.count][into + target.start] = len(groups)
                origin[first + group.count][into + target.start] = source[into]
                groups.append(group)
    return _trace(order, best, chosen, origin, groups, grid)


def _cost_of_place(one: Request, grid: Array, reach: float) -> Array:
    """What a pole at each place of the grid costs for being away from its mark."""
    far = np.maximum(np.maximum(one.lo - grid, grid - one.hi), 0.0)
    cost: Array = np.where(far > reach, np.inf, (far / _FAR) ** 2)
    return cost


def _trace(
    order: Sequence[Request],
    best: Array,
    chosen: Index,
    origin: Index,
    groups: Sequence[_Group],
    grid: Array,
) -> tuple[list[Flag], list[int]]:
    flags: list[Flag] = []
    left_out: list[int] = []
    at, place = len(order), int(np.argmin(best[len(order)]))
    while at > 0:
        number = int(chosen[at, place])
        before = int(origin[at, place])
        if number == _SKIP:
            at -= 1
            left_out.append(order[at].item)
        else:
            group = groups[number]
            flags += _hung(order, group, float(grid[place - group.after]))
            at -= group.count
        place = before
    flags.sort(key=lambda flag: flag.pole)
    return _anchored(order, flags), sorted(left_out)


def _groups(order: Sequence[Request], first: int, height: float) -> list[_Group]:
    """The groups that could begin with a request, by size, side and how their labels are broken."""
    found: list[_Group] = []
    for narrow in (False, True):
        for count in range(1, min(_MOST, len(order) - first) + 1):
            members = order[first : first + count]
            if narrow:
                widest = max(one.blocks[0].width for one in members)
                chosen = tuple(
                    next(block for block in reversed(one.blocks) if block.width <= widest) for one in members
                )
            else:
                chosen = tuple(one.blocks[-1] for one in members)
                if all(len(one.blocks) == 1 for one in members):
                    break
            tall = sum(block.height for block in chosen) + BETWEEN * (count - 1)
            if tall > height:
                break
            found += [_group(first, count, right, chosen, tall) for right in (True, False)]
    return found


def _group(first: int, count: int, right: bool, chosen: tuple[Block, ...], tall: float) -> _Group:
    poles = [round(place * PITCH / _GRID) * _GRID for place in range(count)]
    if right:
        before = APART / 2
        after = max(pole + PAD + block.width for pole, block in zip(poles, chosen, strict=True)) + APART / 2
    else:
        before = max(PAD + block.width - pole for pole, block in zip(poles, chosen, strict=True)) + APART / 2
        after = poles[-1] + APART / 2
    return _Group(
        first, count, right, chosen, int(np.ceil(before / _GRID)), int(np.ceil(after / _GRID)), tall
    )


def _cost_of_form(group: _Group) -> float:
    """Height, lines and great width cost a little: what has room is written flat and near, but not long."""
    long = sum(max(block.width - _LONG, 0.0) for block in group.chosen) / _LONG
    lines = sum(block.count for block in group.chosen)
    return sum(_offsets(group)) / _HIGH + 2 * long + 0.1 * lines


def _offsets(group: _Group) -> list[float]:
    """The distance of each label's near edge from the foot, in the order of the members."""
    offsets: list[float] = []
    reached = 0.0
    members = reversed(group.chosen) if group.right else iter(group.chosen)
    for block in members:
        offsets.append(reached)
        reached += block.height + BETWEEN
    return offsets[::-1] if group.right else offsets


def _hung(order: Sequence[Request], group: _Group, pole: float) -> list[Flag]:
    return [
        Flag(
            order[group.first + place].item,
            0.0,
            pole + round(place * PITCH / _GRID) * _GRID,
            offset,
            group.right,
            group.chosen[place],
        )
        for place, offset in enumerate(_offsets(group))
    ]


def _anchored(order: Sequence[Request], flags: Sequence[Flag]) -> list[Flag]:
    """The flags with the place on their mark that is nearest to the pole, in the order of the poles."""
    asked = {one.item: one for one in order}
    found: list[Flag] = []
    last = float("-inf")
    for flag in flags:
        one = asked[flag.item]
        anchor = min(max(flag.pole, one.lo), one.hi)
        if anchor < last:
            anchor = min(max(last, one.lo), one.hi)
        last = max(last, anchor)
        if abs(anchor - flag.pole) <= STRAIGHT:
            flag = flag._replace(pole=anchor)
        found.append(flag._replace(anchor=anchor))
    return found
