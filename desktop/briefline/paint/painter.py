"""Paints a scene: the same code for the screen, PNG, SVG and PDF."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QPen, QStaticText

from briefline.paint.marks import paint_mark
from briefline.paint.theme import Theme
from briefline.timeline.clusters import count_text
from briefline.timeline.detail import DATE_GAP
from briefline.timeline.overview import Overview
from briefline.timeline.parts import Break, LaneBand, Link, Mark
from briefline.timeline.scene import Scene

_LINES = 20_000  # laid out lines of text that are kept
_ROW_MINOR, _ROW_MAJOR = 17.0, 35.0  # baselines of the two rows of ticks, from the axis' upper edge


def paint_scene(
    painter: QPainter,
    scene: Scene,
    theme: Theme,
    *,
    selected: str | None = None,
    hovered: str | None = None,
    links: Sequence[Link] = (),
    background: bool = True,
) -> None:
    """Paint a scene with its upper left corner at the painter's origin.

    ``selected`` and ``hovered`` are ids of events. ``background`` False leaves the paper as it is.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    if background:
        painter.fillRect(QRectF(0, 0, scene.width, scene.height), theme.colour("background"))
    middle = QRectF(0, scene.top, scene.width, scene.bottom - scene.top)
    painter.save()
    painter.setClipRect(middle)
    _lanes(painter, scene, theme)
    painter.setClipRect(QRectF(scene.left, scene.top, scene.width - scene.left, middle.height()))
    _grid(painter, scene, theme)
    for fold in scene.breaks:
        _break(painter, fold, scene, theme)
    _marker_lines(painter, scene, theme)
    for link in links:
        _link(painter, link, theme)
    _plates(painter, scene, theme, selected, hovered, links)
    for mark in scene.marks:
        paint_mark(painter, mark, theme)
    _torn_bars(painter, scene, theme)
    for mark in scene.marks:
        if mark.id == selected:
            _ring(painter, mark, theme)
    _labels(painter, scene, theme, selected)
    _clusters(painter, scene, theme)
    painter.restore()
    _headers(painter, scene, theme, middle)
    _strip(painter, scene, theme)
    _axis(painter, scene, theme)
    painter.restore()


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


def _lanes(painter: QPainter, scene: Scene, theme: Theme) -> None:
    for number, lane in enumerate(scene.lanes):
        rect = QRectF(0, lane.y, scene.width, lane.height)
        if number % 2:
            painter.fillRect(rect, theme.colour("stripe"))
        if number:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QLineF(0, lane.y, scene.width, lane.y))


def _grid(painter: QPainter, scene: Scene, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for major, colour in ((False, "grid"), (True, "grid-major")):
        painter.setPen(QPen(theme.colour(colour), 1))
        lines = [
            QLineF(tick.x, scene.top, tick.x, scene.bottom)
            for tick in scene.ticks
            if tick.major is major and tick.x >= scene.left
        ]
        if lines:
            painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _break(painter: QPainter, fold: Break, scene: Scene, theme: Theme) -> None:
    """A torn strip down the middle of a fold."""
    paint_torn(painter, (fold.x0 + fold.x1) / 2, scene.top, scene.bottom, theme)


def _torn_bars(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """The strip once more, over the bars that go on through a fold."""
    for fold in scene.breaks:
        x = (fold.x0 + fold.x1) / 2
        for mark in scene.marks:
            if mark.shape == "bar" and mark.x0 < x - 8 and mark.x1 > x + 8:
                half = mark.height / 2 + 1
                paint_torn(painter, x, mark.y - half, mark.y + half, theme)


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


def _marker_lines(painter: QPainter, scene: Scene, theme: Theme) -> None:
    for marker in scene.markers:
        if marker.x1 - marker.x0 > 3:
            rect = QRectF(marker.x0, scene.top, marker.x1 - marker.x0, scene.bottom - scene.top)
            painter.fillRect(rect, theme.colour(f"{marker.kind}-soft", 0.6))
        else:
            pen = QPen(theme.colour(marker.kind), 1.2)
            pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.drawLine(QLineF(marker.x0, scene.top, marker.x0, scene.bottom))


def _link(painter: QPainter, link: Link, theme: Theme) -> None:
    path = QPainterPath(QPointF(*link.start))
    path.cubicTo(QPointF(*link.control1), QPointF(*link.control2), QPointF(*link.end))
    painter.setPen(QPen(theme.colour("link", 0.85), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("link"))
    painter.drawEllipse(QPointF(*link.end), 2.6, 2.6)


def _plates(
    painter: QPainter,
    scene: Scene,
    theme: Theme,
    selected: str | None,
    hovered: str | None,
    links: Sequence[Link],
) -> None:
    """A ground below labels: of the selected and the hovered one, and where a line would cross words."""
    painter.setPen(Qt.PenStyle.NoPen)
    middles = [(fold.x0 + fold.x1) / 2 for fold in scene.breaks]
    for label in scene.labels:
        if label.id == selected:
            colour = theme.colour("accent-soft")
        elif label.id == hovered:
            colour = theme.colour("chip")
        elif links or any(label.x - 8 < x < label.x + label.width + 8 for x in middles):
            colour = theme.colour("background", 0.85)
        else:
            continue
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(label.x - 3, label.y, label.width + 6, label.height), 3, 3)


def _ring(painter: QPainter, mark: Mark, theme: Theme) -> None:
    """The frame around the selected mark."""
    half = mark.height / 2 + 3.5
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(mark.x0 - 3.5, mark.y - half, mark.x1 - mark.x0 + 7, 2 * half), 5, 5)


def _labels(painter: QPainter, scene: Scene, theme: Theme, selected: str | None) -> None:
    for role, quiet, loud in (("label-date", "muted", "accent"), ("label", "text", "text")):
        dated = role == "label-date"
        metrics = theme.metrics(role)
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(quiet))
        for label in scene.labels:
            x = label.x if dated else label.x + label.date_width + DATE_GAP
            y = label.y + (label.height - metrics.height()) / 2
            text = label.date if dated else label.title
            if label.id == selected:
                painter.setPen(theme.colour(loud))
                write(painter, x, y, text, theme, role)
                painter.setPen(theme.colour(quiet))
            else:
                write(painter, x, y, text, theme, role)


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


def _clusters(painter: QPainter, scene: Scene, theme: Theme) -> None:
    for cluster in scene.clusters:
        rect = QRectF(
            cluster.x - cluster.width / 2, cluster.y - cluster.height / 2, cluster.width, cluster.height
        )
        painter.setPen(QPen(theme.colour("fold-line"), 1))
        painter.setBrush(theme.colour("chip"))
        painter.drawRoundedRect(rect, 9, 9)
        painter.setFont(theme.font("cluster"))
        painter.setPen(theme.colour("chip-text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, count_text(cluster.count))


def _headers(painter: QPainter, scene: Scene, theme: Theme, middle: QRectF) -> None:
    painter.save()
    painter.setClipRect(QRectF(0, middle.top(), scene.left, middle.height()))
    painter.fillRect(QRectF(0, middle.top(), scene.left, middle.height()), theme.colour("header"))
    for number, lane in enumerate(scene.lanes):
        if number:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QLineF(0, lane.y, scene.left, lane.y))
        _header(painter, lane, scene, theme)
    painter.restore()
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(scene.left, scene.top, scene.left, scene.bottom))


def _header(painter: QPainter, lane: LaneBand, scene: Scene, theme: Theme) -> None:
    """Title and count, kept in view while the lane is."""
    metrics = theme.metrics("lane")
    title = metrics.elidedText(lane.title, Qt.TextElideMode.ElideRight, scene.left - 20)
    y = min(max(lane.y + 12, scene.top + 12), lane.y + lane.height - 44)
    draw_text(painter, 12, y, title, theme, "lane", "text")
    draw_text(painter, 12, y + 18, f"{lane.count:,}", theme, "lane-count", "muted")


def _strip(painter: QPainter, scene: Scene, theme: Theme) -> None:
    for marker in scene.markers:
        if marker.label:
            draw_text(painter, marker.label_x, 0, marker.label, theme, "marker", marker.kind, scene.top)


def _axis(painter: QPainter, scene: Scene, theme: Theme) -> None:
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
    painter.restore()
