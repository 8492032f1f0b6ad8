"""Paints the events that a filter leaves out, faint and without labels."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from briefline.paint.lettering import draw_text
from briefline.paint.theme import Theme
from briefline.timeline.parts import Plot
from briefline.timeline.rest import REST_BAND, Rest
from briefline.timeline.scene import HEADER_INSET, Scene

_FAINT = 0.6  # of the colour in a mark
_SHORT = 40.0  # pixels; what is longer is a thin line, so that it hides nothing
_HEIGHT, _THIN = 8.0, 2.0


def paint_rest(painter: QPainter, scene: Scene, rest: Rest, words: str, theme: Theme) -> None:
    """Paint the row of the rest below the scene, REST_BAND high, with ``words`` in the lane headers."""
    top = scene.height
    painter.save()
    painter.fillRect(QRectF(0, top, scene.width, REST_BAND), theme.colour("axis"))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(0, top, scene.width, top))
    painter.setClipRect(QRectF(0, top, scene.left - 4, REST_BAND))
    draw_text(painter, HEADER_INSET, top, words, theme, "marker", "muted", REST_BAND)
    painter.setClipRect(QRectF(scene.left, top, scene.right - scene.left, REST_BAND))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("overview", _FAINT))
    marks = rest.marks(scene.timeline.scale, Plot(scene.viewport, scene.left, scene.right))
    middle = top + REST_BAND / 2
    painter.drawRects(
        [
            QRectF(x0, middle - tall / 2, x1 - x0, tall)
            for x0, x1 in marks
            for tall in (_HEIGHT if x1 - x0 <= _SHORT else _THIN,)
        ]
    )
    painter.restore()
