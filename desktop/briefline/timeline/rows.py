"""How high the rows of a lane are."""

from __future__ import annotations

from briefline.timeline.detail import LaneLevel

# height of a row: least, most; with labels above marks, and with labels beside them only
TWO_LINES = (35.0, 48.0)
ONE_LINE = (19.0, 36.0)


def row_kinds(level: LaneLevel) -> list[bool]:
    """For each row of a small lane, whether it has two lines: labels above marks."""
    double = level.rows_with_two_lines()
    return [row in double for row in range(max(1, level.rows_used()))]


def least_height(level: LaneLevel) -> float:
    """The height that the rows of a small lane take at the least."""
    return sum(TWO_LINES[0] if double else ONE_LINE[0] for double in row_kinds(level))
