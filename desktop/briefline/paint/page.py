"""Paints the leaves of a page: the same code for PNG, SVG and PDF."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from briefline.page.beside import BETWEEN
from briefline.page.draft import AXIS
from briefline.page.parts import LINE, Band, Banner, Chart, Flag, Key, Leaf, Tag
from briefline.paint.axis import paint_torn
from briefline.paint.legend import paint_swatch
from briefline.paint.lettering import draw_sign, draw_text
from briefline.paint.marks import paint_mark
from briefline.paint.theme import Theme, load_theme
from briefline.timeline.families import family_sign
from briefline.timeline.parts import Break

_ROW_MINOR, _ROW_MAJOR = 17.0, 35.0  # baselines of the two rows of ticks, from the axis' upper edge
_BANNER_PIXELS = 16  # of a banner's letters: 12 points
_PLATE = 3.0  # how far the ground of a label reaches beyond it: over the gap to the next one


@cache
def page_theme(name: str) -> Theme:
    """The theme of a name, for pages. FileNotFoundError when there is none."""
    return load_theme(name).for_page()


def paint_leaf(painter: QPainter, leaf: Leaf, theme: Theme) -> None:
    """Paint a leaf with its upper left corner at the painter's origin, in the theme's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, leaf.width, leaf.height), theme.colour("background"))
    if leaf.chart is not None:
        _chart(painter, leaf.chart, theme)
    for key in leaf.keys:
        _key(painter, key, theme)
    for word in leaf.words:
        draw_text(painter, word.x, word.y, word.text, theme, word.role, word.colour, word.height)
    for banner in leaf.banners:
        _banner(painter, banner, theme)


def paint_logo(painter: QPainter, logo: bytes, right: float, top: float, height: float) -> None:
    """Paint a picture file with its upper right corner at ``right``, ``top``."""
    image = QImage.fromData(logo)
    if not image.isNull():
        width = image.width() * height / image.height()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(right - width, top, width, height), image)


def _chart(painter: QPainter, chart: Chart, theme: Theme) -> None:
    for number, band in enumerate(chart.bands):
        _ground(painter, chart, band, number, theme)
    _grid(painter, chart, theme)
    top, bottom = chart.bands[0].top, chart.bands[-1].bottom
    for fold in chart.breaks:
        paint_torn(painter, (fold.x0 + fold.x1) / 2, top, bottom, theme, "grid-major")
    _markers(painter, chart, top, bottom, theme)
    for band in chart.bands:
        _plates(painter, band, theme)
    for band in chart.bands:
        _leaders(painter, band, theme)
    for band in chart.bands:
        _band(painter, band, chart, theme)
    _axis(painter, chart, theme)
    for marker in chart.markers:
        y = chart.bands[0].top - 20.0
        draw_text(painter, marker.label_x, y, marker.label, theme, "marker", marker.kind, 20.0)


def _ground(painter: QPainter, chart: Chart, band: Band, number: int, theme: Theme) -> None:
    left = band.head[0].x - 8.0 if band.head else chart.left
    rect = QRectF(left, band.top, chart.right + 8.0 - left, band.bottom - band.top)
    if band.head:
        head = QRectF(left, band.top, chart.left - 6.0 - left, rect.height())
        painter.fillRect(head, theme.colour("header"))
        for word in band.head:
            draw_text(painter, word.x, word.y, word.text, theme, word.role, word.colour, word.height)
    painter.setPen(QPen(theme.colour("line"), 1))
    if number:
        painter.drawLine(QLineF(rect.left(), band.top, rect.right(), band.top))
    if len(chart.bands) > 1:
        painter.drawLine(QLineF(chart.left, band.middle, chart.right + 8.0, band.middle))


def _grid(painter: QPainter, chart: Chart, theme: Theme) -> None:
    top, bottom = chart.bands[0].top, chart.bands[-1].bottom
    for major, colour in ((False, "grid"), (True, "grid-major")):
        painter.setPen(QPen(theme.colour(colour), 1))
        for tick in chart.ticks:
            if tick.major is major and tick.x >= chart.left:
                painter.drawLine(QLineF(tick.x, top, tick.x, bottom))


def _markers(painter: QPainter, chart: Chart, top: float, bottom: float, theme: Theme) -> None:
    for marker in chart.markers:
        if marker.x1 - marker.x0 > 3:
            rect = QRectF(marker.x0, top, marker.x1 - marker.x0, bottom - top)
            painter.fillRect(rect, theme.colour(f"{marker.kind}-soft"))
        else:
            pen = QPen(theme.colour(marker.kind), 1.2)
            pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.drawLine(QLineF(marker.x0, top, marker.x0, bottom))


def _leaders(painter: QPainter, band: Band, theme: Theme) -> None:
    painter.setPen(QPen(theme.colour("fold-line"), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for flag in band.flags:
        if flag.is_beside:
            continue
        path = QPainterPath(QPointF(*flag.leader[0]))
        for point in flag.leader[1:]:
            path.lineTo(QPointF(*point))
        painter.drawPath(path)


def _plates(painter: QPainter, band: Band, theme: Theme) -> None:
    """The grounds of the labels, which the grid and the folds give way to."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("background"))
    for flag in band.flags:
        painter.drawRect(
            QRectF(flag.x - _PLATE, flag.y - _PLATE, flag.width + 2 * _PLATE, flag.height + 2 * _PLATE)
        )


def _band(painter: QPainter, band: Band, chart: Chart, theme: Theme) -> None:
    for mark in band.marks:
        paint_mark(painter, mark, theme)
        for fold in chart.breaks:
            x = (fold.x0 + fold.x1) / 2
            if mark.shape == "bar" and mark.x0 < x - 8 and mark.x1 > x + 8:
                half = mark.height / 2 + 1
                paint_torn(painter, x, mark.y - half, mark.y + half, theme)
    for flag in band.flags:
        _flag(painter, flag, theme)
    for tag in band.tags:
        _tag(painter, tag, theme)


def _flag(painter: QPainter, flag: Flag, theme: Theme) -> None:
    """The words of a label; those left of their mark or pole end by it."""
    date, title = (theme.metrics(role).horizontalAdvance for role in ("label-date", "label"))
    y = flag.y
    for number, text in enumerate(flag.dates):
        x = flag.x if flag.right or flag.inline else flag.x + flag.width - date(text)
        if flag.sign and not number:
            draw_sign(painter, x, y, flag.sign, flag.family, theme, LINE)
            x += date(f"{flag.sign} ")
            text = text.removeprefix(f"{flag.sign} ")
        draw_text(painter, x, y, text, theme, "label-date", "accent", LINE)
        y += LINE
    if flag.inline:
        x = flag.x + date(flag.dates[0]) + BETWEEN
        draw_text(painter, x, flag.y, flag.titles[0], theme, "label", "text", LINE)
        return
    for text in flag.titles:
        x = flag.x if flag.right else flag.x + flag.width - title(text)
        draw_text(painter, x, y, text, theme, "label", "text", LINE)
        y += LINE


def _tag(painter: QPainter, tag: Tag, theme: Theme) -> None:
    x = tag.x
    if tag.chip:
        painter.setPen(QPen(theme.colour("fold-line"), 1))
        painter.setBrush(theme.colour("chip"))
        painter.drawRoundedRect(QRectF(tag.x, tag.y, tag.width, tag.height), 7, 7)
        x += 7.0
    draw_text(painter, x, tag.y, tag.text, theme, "label", "chip-text" if tag.chip else "text", tag.height)


def _axis(painter: QPainter, chart: Chart, theme: Theme) -> None:
    top = chart.axis
    left = chart.bands[0].head[0].x - 8.0 if chart.bands[0].head else chart.left
    painter.fillRect(QRectF(left, top, chart.right + 8.0 - left, AXIS), theme.colour("axis"))
    painter.setPen(QPen(theme.colour("fold-line"), 1))
    painter.drawLine(QLineF(left, top, chart.right + 8.0, top))
    if len(chart.bands) == 1:
        painter.drawLine(QLineF(left, top + AXIS, chart.right + 8.0, top + AXIS))
    two_rows = any(tick.major for tick in chart.ticks)
    lowered = (_ROW_MAJOR - _ROW_MINOR) / 2 if chart.has_one_row else 0.0
    for tick in chart.ticks:
        upper = not tick.major
        if tick.x >= chart.left:
            painter.setPen(QPen(theme.colour("fold-line" if tick.major else "grid-major"), 1))
            long = 40 if tick.major or chart.has_one_row else 22
            painter.drawLine(QLineF(tick.x, top, tick.x, top + long))
        if tick.label:
            role = "tick" if upper and two_rows else "tick-major"
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour("muted" if upper and two_rows else "text"))
            baseline = top + lowered + (_ROW_MINOR if upper else _ROW_MAJOR)
            painter.drawText(QPointF(tick.label_x, baseline), tick.label)
    for fold in chart.breaks:
        _break_words(painter, fold, top + lowered, theme)


def _break_words(painter: QPainter, fold: Break, top: float, theme: Theme) -> None:
    painter.setFont(theme.font("break"))
    painter.setPen(theme.colour("muted"))
    metrics = theme.metrics("break")
    middle = (fold.x0 + fold.x1) / 2
    for row, line in enumerate(fold.lines):
        baseline = top + (_ROW_MINOR, _ROW_MAJOR)[row]
        painter.drawText(QPointF(middle - metrics.horizontalAdvance(line) / 2, baseline), line)


def _key(painter: QPainter, key: Key, theme: Theme) -> None:
    name = key.entry.key
    if name.startswith("sign:"):
        text = name.removeprefix("sign:")
        draw_text(painter, key.x, key.y - 10.0, text, theme, "legend", "accent", 20.0)
    elif name.startswith("family:"):
        family = name.removeprefix("family:")
        draw_sign(painter, key.x, key.y - 10.0, family_sign(family), family, theme, 20.0)
    elif name == "tag":
        tag = Tag((), key.x, key.y - 7.5, key.swatch, 15.0, "12", True)
        _tag(painter, tag, theme)
    else:
        paint_swatch(painter, key.entry, key.x, key.y, theme)
    draw_text(painter, key.x + key.swatch + 7.0, key.y - 10.0, key.entry.text, theme, "legend", "muted", 20.0)


def _banner(painter: QPainter, banner: Banner, theme: Theme) -> None:
    font = QFont("Inter")
    font.setPixelSize(_BANNER_PIXELS)
    font.setWeight(QFont.Weight.DemiBold)
    font.setFeature(QFont.Tag("calt"), 0)
    rect = QRectF(banner.x, banner.y, banner.width, banner.height)
    wide = QFontMetricsF(font).horizontalAdvance(banner.text)
    x = rect.center().x() - wide / 2 if banner.align == "centre" else rect.right() - 24.0 - wide
    if banner.ground:
        painter.fillRect(QRectF(x - 8, rect.top(), wide + 16, rect.height()), QColor(banner.ground))
    painter.setFont(font)
    painter.setPen(QColor(banner.ink) if banner.ink else theme.colour("text"))
    metrics = QFontMetricsF(font)
    painter.drawText(QPointF(x, rect.center().y() + (metrics.ascent() - metrics.descent()) / 2), banner.text)
