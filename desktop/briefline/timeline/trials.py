"""Labels on trial: many candidates for the rows of a tile, measured all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from briefline.timeline.columns import Index, Look
from briefline.timeline.detail import (
    ARROW,
    BESIDE,
    DAY_WIDE,
    EDGE,
    POINT,
    SHORTEST,
    Box,
    Place,
    Words,
)
from briefline.timeline.packing import Depth
from briefline.timeline.scale import Array

_RIGHT, _LEFT, _INSIDE, _OTHER = "right", "left", "inside", ""


@dataclass(frozen=True, slots=True, eq=False)
class Trials:
    """Candidates in the order they are asked, with the pixels of their mark and label.

    ``sides`` is "right" or "inside", "" for those that need a closer look; ``can_turn`` tells which of those
    on the right have room on the left too.
    """

    items: list[int]
    words: list[Words]
    sides: list[str]
    point: list[bool]
    left: list[float]
    right: list[float]
    can_turn: list[bool]
    edge: float

    @classmethod
    def of(
        cls,
        items: Index,
        words: list[Words],
        lo: Array,
        hi: Array,
        world: float,
        label_max: float,
        edge: float,
        leftward: npt.NDArray[np.bool_] | None,
    ) -> Trials:
        """The trials of events that reach from ``lo`` to ``hi`` pixels of ``world``.

        Labels are at most ``label_max`` wide, and none reaches left of the pixel ``edge``; those of
        ``leftward`` rather stand on the left.
        """
        width = np.array([each[3] for each in words])
        known_day = np.array([each[4] for each in words])
        long = hi - lo
        point = known_day & (long < DAY_WIDE)
        half = np.where(point, POINT / 2, np.maximum(SHORTEST, long) / 2)
        left, right = (lo + hi) / 2 - half, (lo + hi) / 2 + half
        for number, each in enumerate(words):
            if each[5]:
                left[number] -= ARROW if Look.OPEN_START in each[5] else 0.0
                right[number] += ARROW if Look.OPEN_END in each[5] else 0.0
        inside = ~point & (long >= width + 2 * BESIDE)
        room = np.where(inside, world - EDGE - left, world - EDGE - right - BESIDE)
        plain = width <= np.minimum(room, label_max)
        if leftward is not None:
            plain &= ~leftward
        sides = np.where(plain, np.where(inside, _INSIDE, _RIGHT), _OTHER)
        can_turn = ~inside & (width <= np.minimum(left - max(EDGE, edge) - BESIDE, label_max))
        return cls(
            items.tolist(),
            words,
            sides.tolist(),
            point.tolist(),
            left.tolist(),
            right.tolist(),
            can_turn.tolist(),
            edge,
        )

    def box(self, number: int, side: str) -> tuple[float, float]:
        """Pixels [lo, hi] that a candidate takes with its label on a side."""
        left, right = self.left[number], self.right[number]
        beside = BESIDE + self.words[number][3]
        if side == _RIGHT:
            return left, right + beside
        return (left - beside, right) if side == _LEFT else (left, right)

    def place(self, number: int, side: str, row: int) -> Place:
        """The place of a candidate that was given a row."""
        date, title, date_width, width, _, _ = self.words[number]
        return Place(self.items[number], row, side, date, title, date_width, width, self.point[number], False)


Kept = tuple[float, float, int, str, Box | None]  # lo and hi, number and side, the box of a closer look


def salient(
    trials: Trials,
    fixed: Sequence[tuple[int, float, float]],
    limit: int,
    gap: float,
    look_closer: Callable[[int], Box | None],
) -> list[Kept]:
    """Those that find room in ``limit`` rows when asked in their order, from left to right.

    ``fixed`` are (row, lo, hi) of what is there already. Where it is crowded right of a mark, its label may
    stand on the left.
    """
    most = max(each[3] for each in trials.words) + BESIDE + 2 * ARROW
    depth = Depth(min(trials.left) - most, max(trials.right) + most, gap, limit)
    for _, left, right in fixed:
        depth.put(left, right)
    kept: list[Kept] = []
    for number, side in enumerate(trials.sides):
        if not side:
            box = look_closer(trials.items[number])
            if box is not None and depth.place(box.lo, box.hi):
                kept.append((box.lo, box.hi, number, side, box))
            continue
        own = trials.box(number, side)
        if side == _RIGHT and trials.can_turn[number]:
            other = trials.box(number, _LEFT)
            chosen = depth.place_either(own, other)
            if chosen >= 0:
                kept.append((*(other if chosen else own), number, _LEFT if chosen else side, None))
        elif depth.place(*own):
            kept.append((*own, number, side, None))
    kept.sort(key=itemgetter(0))
    return kept
