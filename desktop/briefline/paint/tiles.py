"""Paints the part of a page that goes on one sheet of a poster, with marks to cut and to lay over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from briefline.page.banner import Marking
from briefline.page.sheets import Tile, Tiling
from briefline.page.spec import EDGE, OVERLAP
from briefline.paint.theme import load_fonts

_NEAR, _FAR = 1.2, 6.5  # from the printed part: where a mark begins and ends, in millimetres
_INK = QColor("#000000")
_LETTERS, _MARKING = 2.5, 4.0  # millimetres
_HANDLING = 6.2  # millimetres: how far a handling line reaches away from the printed part


def paint_tile(
    painter: QPainter,
    tile: Tile,
    tiling: Tiling,
    dpi: int,
    page: Callable[[QPainter], None],
    marking: Marking | None = None,
) -> None:
    """Paint a sheet. ``page`` paints the whole page at the painter's origin, in pixels of ``dpi``. The
    handling line stands on the upper and the lower edge of each, since a sheet may go astray.
    """
    unit = dpi / 25.4
    painter.save()
    painter.setClipRect(QRectF(EDGE * unit, EDGE * unit, tile.width * unit, tile.height * unit))
    painter.translate((EDGE - tile.x) * unit, (EDGE - tile.y) * unit)
    page(painter)
    painter.restore()
    painter.save()
    painter.scale(unit, unit)
    _marks(painter, tile, tiling)
    taken = _note(painter, tile, tiling)
    if marking is not None:
        _handling(painter, marking, EDGE - _HANDLING, EDGE + 4, EDGE + tile.width - 4)
        _handling(painter, marking, EDGE + tile.height + 1.2, taken + 4, EDGE + tile.width - 4)
    painter.restore()


def _font(weight: QFont.Weight) -> QFont:
    """A font of 100 pixels, to be scaled: millimetres are too coarse for one."""
    load_fonts()
    font = QFont("Inter")
    font.setPixelSize(100)
    font.setWeight(weight)
    return font


def _handling(painter: QPainter, marking: Marking, top: float, left: float, right: float) -> None:
    """The handling line between two edges, as high as the margin allows; smaller where it is long."""
    font = _font(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    size = min(_MARKING, 100 * (right - left - 2) / metrics.horizontalAdvance(marking.text)) / 100
    width = metrics.horizontalAdvance(marking.text) * size
    x = (left + right - width) / 2 if marking.align == "centre" else right - 1 - width
    if marking.ground:
        painter.fillRect(QRectF(x - 1, top, width + 2, _HANDLING - 1.2), QColor(marking.ground))
    painter.save()
    painter.translate(QPointF(x, top + (_HANDLING - 1.2) / 2 + metrics.capHeight() * size / 2))
    painter.scale(size, size)
    painter.setFont(font)
    painter.setPen(QColor(marking.ink) if marking.ink else _INK)
    painter.drawText(QPointF(0, 0), marking.text)
    painter.restore()


def _marks(painter: QPainter, tile: Tile, tiling: Tiling) -> None:
    right, bottom = EDGE + tile.width, EDGE + tile.height
    painter.setPen(QPen(_INK, 0.2))
    for x in (EDGE, right):
        for y0, y1 in ((EDGE - _FAR, EDGE - _NEAR), (bottom + _NEAR, bottom + _FAR)):
            painter.drawLine(QLineF(x, y0, x, y1))
    for y in (EDGE, bottom):
        for x0, x1 in ((EDGE - _FAR, EDGE - _NEAR), (right + _NEAR, right + _FAR)):
            painter.drawLine(QLineF(x0, y, x1, y))
    over = QPen(_INK, 0.2)
    over.setDashPattern([3, 3])
    painter.setPen(over)
    if tile.column < tiling.columns - 1:
        x = right - OVERLAP
        painter.drawLine(QLineF(x, EDGE - _FAR, x, EDGE - _NEAR))
        painter.drawLine(QLineF(x, bottom + _NEAR, x, bottom + _FAR))
    if tile.row < tiling.rows - 1:
        y = bottom - OVERLAP
        painter.drawLine(QLineF(EDGE - _FAR, y, EDGE - _NEAR, y))
        painter.drawLine(QLineF(right + _NEAR, y, right + _FAR, y))


def _note(painter: QPainter, tile: Tile, tiling: Tiling) -> float:
    """Which sheet it is and what to do with it, below; answers where the words end, in millimetres."""
    font = _font(QFont.Weight.Normal)
    told = f"Row {tile.row + 1} of {tiling.rows}, column {tile.column + 1} of {tiling.columns}"
    done = [name for name, first in (("left", tile.column == 0), ("upper", tile.row == 0)) if not first]
    if done:
        told += f" · cut along the {' and '.join(done)} marks, lay over the neighbour up to its dashes"
    painter.save()
    painter.setFont(font)
    painter.setPen(_INK)
    painter.translate(QPointF(EDGE + 4, EDGE + tile.height + 4.6))
    painter.scale(_LETTERS / 100, _LETTERS / 100)
    painter.drawText(QPointF(0, 0), told)
    painter.restore()
    return EDGE + 4 + QFontMetricsF(font).horizontalAdvance(told) * _LETTERS / 100
