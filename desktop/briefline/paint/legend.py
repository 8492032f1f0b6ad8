"""The legend: a swatch and a few words for each look that is in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from briefline.paint.axis import paint_torn
from briefline.paint.lettering import draw_sign, draw_text
from briefline.paint.marks import paint_mark
from briefline.paint.theme import Theme, measurer
from briefline.timeline.columns import Look
from briefline.timeline.detail import ARROW
from briefline.timeline.families import OTHER, PUBLICATION, family_sign
from briefline.timeline.parts import LegendEntry, Mark

ROW = 20.0  # height of a row of entries
_SWATCH = 30.0
_GAP = 7.0  # between a swatch and its words
_BETWEEN = 20.0  # between two entries
_LOOKS = {
    "approximate": Look.APPROXIMATE,
    "planned": Look.PLANNED,
    "possible": Look.POSSIBLE,
    "cancelled": Look.CANCELLED,
    "contradicted": Look.CONTRADICTED,
    "ghost": Look.GHOST,
}


def legend_rows(
    entries: Sequence[LegendEntry], width: float, theme: Theme
) -> list[list[tuple[float, LegendEntry]]]:
    """The entries in rows of at most ``width`` pixels, each with its x."""
    measure = measurer(theme)
    rows: list[list[tuple[float, LegendEntry]]] = [[]]
    x = 0.0
    for entry in entries:
        own = _swatch_width(entry) + _GAP + measure(entry.text, "legend")
        if rows[-1] and x + own > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, entry))
        x += own + _BETWEEN
    return [row for row in rows if row]


def paint_legend(painter: QPainter, entries: Sequence[LegendEntry], width: float, theme: Theme) -> float:
    """Paint the legend with its upper left corner at the painter's origin; answers its height."""
    rows = legend_rows(entries, width, theme)
    for number, row in enumerate(rows):
        y = number * ROW
        for x, entry in row:
            paint_swatch(painter, entry, x, y + ROW / 2, theme)
            draw_text(painter, x + _swatch_width(entry) + _GAP, y, entry.text, theme, "legend", "muted", ROW)
    return len(rows) * ROW


def _swatch_width(entry: LegendEntry) -> float:
    if entry.key.startswith("family:"):
        return 11.0
    if entry.key == "open":
        return ARROW
    return 14.0 if entry.key in ("point", "publication", "break") else _SWATCH


def paint_swatch(painter: QPainter, entry: LegendEntry, x: float, y: float, theme: Theme) -> None:
    """Paint what an entry explains, from ``x`` on with its middle at ``y``."""
    width = _swatch_width(entry)
    if entry.key.startswith("family:"):
        family = entry.key.removeprefix("family:")
        sign = family_sign(family)
        left = x + (width - theme.metrics("label-date").horizontalAdvance(sign)) / 2
        draw_sign(painter, left, y - ROW / 2, sign, family, theme, ROW)
    elif entry.key == "break":
        paint_torn(painter, x + width / 2, y - 7, y + 7, theme)
    elif entry.key == "cluster":
        painter.setPen(QPen(theme.colour("fold-line"), 1))
        painter.setBrush(theme.colour("chip"))
        painter.drawRoundedRect(QRectF(x + 3, y - 8, width - 6, 16), 8, 8)
        draw_text(painter, x + width / 2 - 3.5, y - 8, "9", theme, "cluster", "chip-text", 16.0)
    else:
        paint_mark(painter, _sample(entry.key, x, x + width, y), theme)


def _sample(key: str, x0: float, x1: float, y: float) -> Mark:
    """A mark that shows one look."""
    shape, look, core = "bar", _LOOKS.get(key, Look.PLAIN), (0.0, 0.0)
    family = OTHER
    if key in ("point", "publication"):
        shape = "point"
        family = PUBLICATION if key == "publication" else OTHER
        look = Look.PUBLICATION if key == "publication" else Look.PLAIN
    elif key == "span":
        core = (x0, x1)
    elif key == "open":
        look, x1 = Look.OPEN_END, x0 + ARROW
        core = (x0, x0 + 4)
    return Mark("", shape, x0, x1, core[0], core[1], y, 13.0 if shape == "point" else 9.0, look, family)
