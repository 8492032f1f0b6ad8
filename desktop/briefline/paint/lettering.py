"""Writes lines of text."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from briefline.paint.theme import Theme


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


def draw_sign(
    painter: QPainter, x: float, y: float, sign: str, family: str, theme: Theme, height: float
) -> None:
    """Write the sign of a family in its colour, from x on, centred in ``height`` below y."""
    metrics = theme.metrics("label-date")
    painter.setFont(theme.font("label-date"))
    painter.setPen(theme.family(family))
    painter.drawText(QPointF(x, y + (height - metrics.height()) / 2 + metrics.ascent()), sign)


def write(painter: QPainter, x: float, y: float, text: str, theme: Theme, role: str) -> None:
    """Write a line with its upper left corner at x, y, in the pen and the font set before."""
    painter.drawText(QPointF(x, y + theme.metrics(role).ascent()), text)
