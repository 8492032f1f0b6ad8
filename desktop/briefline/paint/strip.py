"""Paints the overview strip."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from briefline.paint.axis import paint_torn
from briefline.paint.lettering import draw_text
from briefline.paint.theme import Theme
from briefline.timeline.overview import Overview

_GRIP = 22.0  # height of the grips at the edges of the brush


def paint_overview(painter: QPainter, overview: Overview, theme: Theme) -> None:
    """Paint the overview strip with its upper left corner at the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = overview.width, overview.height
    painter.fillRect(QRectF(0, 0, width, height), theme.colour("header"))
    floor = height - 15.0
    for x0, x1 in overview.breaks:
        paint_torn(painter, (x0 + x1) / 2, 0, floor, theme)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("overview"))
    for x, bar, share in overview.bars:
        size = max(3.0, share * (floor - 6))
        painter.drawRect(QRectF(x + 0.5, floor - size, bar - 1, size))
    for tick in overview.ticks:
        draw_text(painter, tick.label_x, floor, tick.label, theme, "marker", "muted", 15.0)
    brush = QRectF(overview.brush0, 0.75, overview.brush1 - overview.brush0, height - 1.5)
    for left, right in ((0.0, brush.left()), (brush.right(), width)):
        painter.fillRect(QRectF(left, 0, right - left, height), theme.colour("background", 0.55))
    painter.setPen(QPen(theme.colour("brush"), 1.5))
    painter.setBrush(theme.colour("brush", 0.07))
    painter.drawRoundedRect(brush, 3, 3)
    for x, way in ((brush.left(), 1.0), (brush.right(), -1.0)):
        _grip(painter, x, way, height, theme)
    painter.restore()


def _grip(painter: QPainter, x: float, way: float, height: float, theme: Theme) -> None:
    """What an edge of the brush is taken hold of by, inside of it (``way`` 1: to the right)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("brush"))
    tall = min(_GRIP, height - 16)
    rect = QRectF(x, (height - tall) / 2, way * 6.0, tall).normalized()
    painter.drawRoundedRect(rect, 2, 2)
    painter.setPen(QPen(theme.colour("background", 0.9), 1))
    painter.drawLine(QLineF(rect.center().x(), rect.top() + 5, rect.center().x(), rect.bottom() - 5))
