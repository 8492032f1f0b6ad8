"""Paints labels: the date, then the title; on the screen from images."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from briefline.paint.lettering import write
from briefline.paint.marks import GHOSTLY_WORDS, mark_key, paint_mark, stamp_mark
from briefline.paint.stamps import Stamps
from briefline.paint.theme import Theme
from briefline.timeline.detail import POINT
from briefline.timeline.labels import DATE_GAP
from briefline.timeline.parts import Label, Mark


def paint_label(painter: QPainter, label: Label, theme: Theme, selected: bool, stamps: Stamps | None) -> None:
    """Paint a label by itself."""
    if stamps is None:
        _write(painter, label, theme, selected)
        return
    key = label.size.title, label.date, label.title, selected, label.ghost
    reach = 2.0, 1.0, label.width + 2.0, label.height + 1.0
    stamps.put(
        painter, key, label.x, label.y, reach, lambda own: _write(own, label, theme, selected), whole=True
    )


def stamp_named(
    painter: QPainter, mark: Mark, label: Label, theme: Theme, selected: bool, stamps: Stamps
) -> None:
    """Paint a small mark and the label beside it: as one image where the mark has its usual width."""
    width = mark.x1 - mark.x0
    if width > POINT + 0.01:
        stamp_mark(painter, mark, theme, stamps)
        paint_label(painter, label, theme, selected, stamps)
        return

    def draw(own: QPainter) -> None:
        paint_mark(own, mark, theme)
        _write(own, label, theme, selected)

    beside = label.x - mark.x0
    key = mark_key(mark), label.size.title, label.date, label.title, selected, beside > 0
    half = max(mark.height / 2 + 2.0, label.height / 2 + 1.0)
    reach = max(4.0, 2.0 - beside), half, max(width + 4.0, beside + label.width + 2.0), half
    if not stamps.put(painter, key, mark.x0, mark.y, reach, draw, whole=True):
        stamp_mark(painter, mark, theme, stamps)


def _write(painter: QPainter, label: Label, theme: Theme, selected: bool) -> None:
    if label.ghost and not selected:
        before = painter.opacity()
        painter.setOpacity(before * GHOSTLY_WORDS)
        _write(painter, label._replace(ghost=False), theme, selected)
        painter.setOpacity(before)
        return
    for role, colour, text, x in (
        (label.size.date, "accent" if selected else "muted", label.date, label.x),
        (label.size.title, "text", label.title, label.x + label.date_width + DATE_GAP),
    ):
        if text:
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(colour))
            height = theme.metrics(role).height()
            write(painter, x, label.y + (label.height - height) / 2, text, theme, role)
