"""Paints the chosen range on the axis."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from briefline.paint.theme import Theme
from briefline.timeline.scene import Scene


def paint_ranges(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Carry the ranges among the markers on over the axis, where they were drawn by hand."""
    for marker in scene.markers:
        if marker.kind != "range":
            continue
        rect = QRectF(marker.x0, scene.bottom, marker.x1 - marker.x0, scene.height - scene.bottom)
        painter.fillRect(rect, theme.colour("accent", 0.14))
        painter.setPen(QPen(theme.colour("accent"), 1.2))
        for x in (marker.x0, marker.x1):
            painter.drawLine(QLineF(x, scene.bottom, x, scene.height))
