"""Paints the axis of a scene, the strip of markers above it, and the sign of a fold."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from briefline.paint.lettering import draw_text
from briefline.paint.theme import Theme
from briefline.timeline.parts import Break, Marker
from briefline.timeline.scene import Scene

_ROW_MINOR, _ROW_MAJOR = 17.0, 35.0  # baselines of the two rows of ticks, from the axis' upper edge


def paint_torn(
    painter: QPainter, x: float, top: float, bottom: float, theme: Theme, line: str = "fold-line"
) -> None:
    """Paint the sign of a fold: a torn strip down from ``top`` to ``bottom``, its edges in ``line``."""
    edge, other = _zigzag(x - 3.5, top, bottom), _zigzag(x + 3.5, top, bottom)
    strip = QPainterPath(edge)
    strip.connectPath(other.toReversed())
    strip.closeSubpath()
    painter.fillPath(strip, theme.colour("fold"))
    painter.setPen(QPen(theme.colour(line), 1.0))
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
    for major, colour, tall, baseline in (
        (False, "grid-major", 22.0, _ROW_MINOR),
        (True, "fold-line", 40.0, _ROW_MAJOR),
    ):
        ticks = [tick for tick in scene.ticks if tick.major is major]
        lines = [QLineF(tick.x, top, tick.x, top + tall) for tick in ticks if tick.x >= scene.left]
        if lines:
            painter.setPen(QPen(theme.colour(colour), 1))
            painter.drawLines(lines)
        small = two_rows and not major
        painter.setFont(theme.font("tick" if small else "tick-major"))
        painter.setPen(theme.colour("muted" if small else "text"))
        for tick in ticks:
            if tick.label:
                painter.drawText(QPointF(tick.label_x, top + baseline), tick.label)
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
