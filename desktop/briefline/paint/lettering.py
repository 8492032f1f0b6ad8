"""Writes lines of text: as text in pictures, from a cache on the screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QStaticText

from briefline.paint.theme import Theme

_LINES = 20_000  # laid out lines of text that are kept


def draw_text(
    painter: QPainter,
    x: float,
    y: float,
    text: str,
    theme: Theme,
    role: str,
    colour: str,
    height: float = 0.0,
) -> None:
    """Write a line with its upper left corner at x, y, centred in ``height`` when that is given."""
    metrics = theme.metrics(role)
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(colour))
    above = (height - metrics.height()) / 2 if height else 0.0
    painter.drawText(QPointF(x, y + above + metrics.ascent()), text)


def write(painter: QPainter, x: float, y: float, text: str, theme: Theme, role: str) -> None:
    """Write a line with its upper left corner at x, y, in the painter's pen and the role's font, set before.

    Pictures get text as text; the screen gets it from a cache of laid out lines.
    """
    engine = painter.paintEngine()
    if engine is None or engine.type() is not QPaintEngine.Type.Raster:
        painter.drawText(QPointF(x, y + theme.metrics(role).ascent()), text)
        return
    lines: dict[tuple[str, str], QStaticText] = theme.known.setdefault("lines", {})
    line = lines.get((text, role))
    if line is None:
        if len(lines) > _LINES:
            lines.clear()
        line = lines[text, role] = QStaticText(text)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        line.prepare(painter.transform(), theme.font(role))
    painter.drawStaticText(QPointF(x, y), line)
