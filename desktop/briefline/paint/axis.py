"""Paints the axis of a scene, the strip of markers above it, and the sign of a fold."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from briefline.paint.lettering import draw_text
from briefline.paint.theme import Theme
from briefline.timeline.parts import Break, Marker
from briefline.timeline.scene import Scene

_ROW_MINOR, _ROW_MAJOR = 17.0, 35.0  # baselines of the two rows of ticks, from the axis' upper edge


def paint_torn(painter: QPainter, x: float, top: float, bottom: float, theme: Theme) -> None:
    """Paint the sign of a fold: a torn strip down from ``top`` to ``bottom``."""
    edge, other = _zigzag(x - 3.5, top, bottom), _zigzag(x + 3.5, top, bottom)
    strip = QPainterPath(edge)
    strip.connectPath(other.toReversed())
    strip.closeSubpath()
    painter.fillPath(strip, theme.colour("fold"))
    painter.setPen(QPen(theme.colour("fold-line"), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(edge)
    painter.drawPath(other)


def _zigzag(x: float, top: float, bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(x, top))
    y, side = top, 1.0
    while y < bottom:
        y = min(y + 7, bottom)
        path.lineTo(x + 3.0 * side, y)
        side = -side
    return path


def marker_colour(marker: Marker) -> str:
    """The colour's name of a marker's line and words; with "-soft" that of its stretch."""
    return marker.kind if marker.kind in ("today", "document") else "accent"


def paint_strip(painter: QPainter, scene: Scene, theme: Theme) -> None:
    for marker in scene.markers:
        if marker.label:
            draw_text(
                painter, marker.label_x, 0, marker.label, theme, "marker", marker_colour(marker), scene.top
            )


def paint_axis(painter: QPainter, scene: Scene, theme: Theme) -> None:
    top = scene.bottom
    painter.fillRect(QRectF(0, top, scene.width, scene.height - top), theme.colour("axis"))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(0, top, scene.width, top))
    two_rows = any(tick.major for tick in scene.ticks)
    for tick in scene.ticks:
        upper = not tick.major
        if tick.x >= scene.left:
            painter.setPen(QPen(theme.colour("fold-line" if tick.major else "grid-major"), 1))
            painter.drawLine(QLineF(tick.x, top, tick.x, top + (22 if upper else 40)))
        if tick.label:
            role = "tick" if upper and two_rows else "tick-major"
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(theme.colour("muted" if upper and two_rows else "text"))
            painter.drawText(QPointF(tick.label_x, top + (_ROW_MINOR if upper else _ROW_MAJOR)), tick.label)
    for fold in scene.breaks:
        _break_words(painter, fold, scene, theme)


def _break_words(painter: QPainter, fold: Break, scene: Scene, theme: Theme) -> None:
    font = theme.font("break")
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    metrics = theme.metrics("break")
    middle = (fold.x0 + fold.x1) / 2
    for row, line in enumerate(fold.lines):
        baseline = scene.bottom + (_ROW_MINOR, _ROW_MAJOR)[row]
        painter.drawText(QPointF(middle - metrics.horizontalAdvance(line) / 2, baseline), line)
