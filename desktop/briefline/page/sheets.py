"""A large page cut into sheets of paper that are laid over one another at the edges."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from briefline.page.spec import EDGE, OVERLAP, PAPERS, PictureSpec

_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet, by ``row`` and ``column`` from 0; what it shows of the page, in millimetres from the
    page's upper left corner. It is printed EDGE from the paper's edges.
    """

    row: int
    column: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tiling:
    """All sheets of a page, row by row; ``width`` and ``height`` are the paper's, in millimetres.

    Each sheet but the last of a row shows the first OVERLAP millimetres of the next one, too; so with rows.
    """

    width: float
    height: float
    rows: int
    columns: int
    tiles: tuple[Tile, ...]


def tiling(spec: PictureSpec) -> Tiling | None:
    """The page on the paper it is to be printed on, upright or across, whichever takes fewer sheets.

    None where the page is not to be cut, or fits on one sheet as it is.
    """
    if not spec.paper:
        return None
    page = (spec.inches[0] * _INCH, spec.inches[1] * _INCH)
    wide, high = PAPERS[spec.paper]
    ways = ((wide, high), (high, wide))
    if any(page[0] <= way[0] + 0.5 and page[1] <= way[1] + 0.5 for way in ways):
        return None
    return min((_cut(page, *way) for way in ways), key=lambda made: made.rows * made.columns)


def _cut(page: tuple[float, float], width: float, height: float) -> Tiling:
    step = (width - 2 * EDGE - OVERLAP, height - 2 * EDGE - OVERLAP)
    columns, rows = (
        max(1, ceil((side - OVERLAP) / one - 1e-9)) for side, one in zip(page, step, strict=True)
    )
    tiles = tuple(
        Tile(
            row,
            column,
            column * step[0],
            row * step[1],
            min(step[0] + OVERLAP, page[0] - column * step[0]),
            min(step[1] + OVERLAP, page[1] - row * step[1]),
        )
        for row in range(rows)
        for column in range(columns)
    )
    return Tiling(width, height, rows, columns, tiles)
