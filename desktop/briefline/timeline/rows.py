"""How high the rows of a lane are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefline.timeline.detail import LaneLevel
from briefline.timeline.labels import NORMAL


class RowKind(NamedTuple):
    """The least and the most height of a row in pixels; ``below``: how far marks lie below the middle."""

    least: float
    most: float
    below: float = 0.0


TWO_LINES = RowKind(35.0, 48.0, NORMAL.height / 2 + 1)  # labels above marks
ONE_LINE = RowKind(19.0, 36.0)  # labels beside marks
DENSE_LINE = RowKind(15.0, 36.0)  # the same in the smaller letters of crowded lanes


def row_kinds(level: LaneLevel) -> list[RowKind]:
    """The rows of a small lane."""
    double = level.rows_with_two_lines()
    return [TWO_LINES if row in double else ONE_LINE for row in range(max(1, level.rows_used()))]


def lower_than(height: float) -> Callable[[int, int], bool]:
    """Whether so many rows, and so many of them with two lines, can still make a lane lower than that."""
    more = TWO_LINES.least - ONE_LINE.least
    return lambda rows, double: rows * ONE_LINE.least + double * more < height


def least_height(level: LaneLevel) -> float:
    """The height that the rows of a small lane take at the least."""
    return sum(kind.least for kind in row_kinds(level))
