"""Paints a scene: the same code for the screen, PNG, SVG and PDF."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from briefline.paint.axis import marker_colour, paint_axis, paint_strip, paint_torn
from briefline.paint.labels import paint_label, stamp_named
from briefline.paint.lettering import draw_text
from briefline.paint.marks import GHOSTLY_WORDS, is_small, paint_mark, stamp_mark
from briefline.paint.stamps import Stamps
from briefline.paint.strip import paint_overview
from briefline.paint.theme import Theme
from briefline.paint.time_marks import paint_ranges
from briefline.timeline.parts import Break, Cluster, Label, LaneBand, Link, Mark
from briefline.timeline.scene import HEADER_INSET, Scene

MOST_NEW = 12  # labels that a frame on the screen may write anew; twice as many in a window that stands still
NEW_BESIDE_LAYOUT = 4  # of them in a frame that lays out as well


def paint_scene(
    painter: QPainter,
    scene: Scene,
    theme: Theme,
    *,
    selected: Collection[str] = (),
    hovered: str | None = None,
    links: Sequence[Link] = (),
    background: bool = True,
    most_new: int | None = None,
) -> int:
    """Paint a scene with its upper left corner at the painter's origin.

    On the screen at most ``most_new`` labels are written that were not on it before, fewer while the scene
    is not settled, twice as many where it stands still; answers how many are left for the next frame.

    ``selected`` are ids of events, ``hovered`` is one. ``background`` False leaves the paper as it is.
    """
    if most_new is not None:
        most_new = min(most_new, NEW_BESIDE_LAYOUT) if not scene.settled else most_new * (1 + scene.still)
    stamps = Stamps.of(painter, theme, most_new)
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
    apart = _marks(painter, scene, theme, selected, stamps)
    _torn_bars(painter, scene, theme)
    if selected:
        for mark in scene.marks:
            if mark.id in selected:
                _ring(painter, mark, theme)
    for label in apart:
        paint_label(painter, label, theme, label.id in selected, stamps)
    for cluster in scene.clusters:
        _chip(painter, cluster, theme, stamps)
    painter.restore()
    _headers(painter, scene, theme, middle, stamps)
    paint_strip(painter, scene, theme)
    paint_axis(painter, scene, theme)
    paint_ranges(painter, scene, theme)
    painter.restore()
    return stamps.waiting if stamps is not None else 0


def _marks(
    painter: QPainter, scene: Scene, theme: Theme, selected: Collection[str], stamps: Stamps | None
) -> Sequence[Label]:
    """Paint the marks, small ones together with the label beside them; answers the other labels."""
    if stamps is None:
        for mark in scene.marks:
            paint_mark(painter, mark, theme)
        return scene.labels
    apart: list[Label] = []
    labels = iter(scene.labels)
    following = next(labels, None)
    for mark in scene.marks:
        label = None
        if following is not None and following.id == mark.id:  # both come in the same order
            label, following = following, next(labels, None)
        small = is_small(mark)
        if small and label is not None and label.y + label.size.height / 2 == mark.y:
            stamp_named(painter, mark, label, theme, mark.id in selected, stamps)
            continue
        if label is not None:
            apart.append(label)
        if small:
            stamp_mark(painter, mark, theme, stamps)
        else:
            paint_mark(painter, mark, theme)
    return apart


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


def _marker_lines(painter: QPainter, scene: Scene, theme: Theme) -> None:
    for marker in scene.markers:
        if marker.x1 - marker.x0 > 3:
            rect = QRectF(marker.x0, scene.top, marker.x1 - marker.x0, scene.bottom - scene.top)
            painter.fillRect(rect, theme.colour(f"{marker_colour(marker)}-soft", 0.6))
        else:
            pen = QPen(theme.colour(marker_colour(marker)), 1.2)
            if marker.kind != "kept":
                pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.drawLine(QLineF(marker.x0, scene.top, marker.x0, scene.bottom))


def _link(painter: QPainter, link: Link, theme: Theme) -> None:
    path = QPainterPath(QPointF(*link.start))
    path.cubicTo(QPointF(*link.control1), QPointF(*link.control2), QPointF(*link.end))
    pen = QPen(theme.colour("link", 0.85), 1.6)
    if link.kind == "told":
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("link"))
    painter.drawEllipse(QPointF(*link.end), 2.6, 2.6)


def _plates(
    painter: QPainter,
    scene: Scene,
    theme: Theme,
    selected: Collection[str],
    hovered: str | None,
    links: Sequence[Link],
) -> None:
    """A ground below labels: of the selected and the hovered one, and where a line would cross words."""
    painter.setPen(Qt.PenStyle.NoPen)
    middles = [(fold.x0 + fold.x1) / 2 for fold in scene.breaks]
    middles += [(marker.x0 + marker.x1) / 2 for marker in scene.markers]
    for label in scene.labels:
        if label.id in selected:
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


def _chip(painter: QPainter, cluster: Cluster, theme: Theme, stamps: Stamps | None) -> None:
    half, tall = cluster.width / 2, cluster.height / 2

    def draw(own: QPainter) -> None:
        before = own.opacity()
        own.setOpacity(before * (GHOSTLY_WORDS if cluster.ghost else 1.0))
        rect = QRectF(cluster.x - half, cluster.y - tall, cluster.width, cluster.height)
        own.setPen(QPen(theme.colour("fold-line"), 1))
        own.setBrush(theme.colour("chip"))
        own.drawRoundedRect(rect, 9, 9)
        own.setFont(theme.font("cluster"))
        own.setPen(theme.colour("chip-text"))
        own.drawText(rect, Qt.AlignmentFlag.AlignCenter, cluster.text)
        own.setOpacity(before)

    if stamps is None:
        draw(painter)
        return
    key = "chip", cluster.text, cluster.width, cluster.height, cluster.ghost
    reach = half + 1, tall + 1, half + 1, tall + 1
    stamps.put(painter, key, cluster.x, cluster.y, reach, draw, whole=True)


def _headers(painter: QPainter, scene: Scene, theme: Theme, middle: QRectF, stamps: Stamps | None) -> None:
    painter.save()
    painter.setClipRect(QRectF(0, middle.top(), scene.left, middle.height()))
    painter.fillRect(QRectF(0, middle.top(), scene.left, middle.height()), theme.colour("header"))
    for number, lane in enumerate(scene.lanes):
        if number:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QLineF(0, lane.y, scene.left, lane.y))
        _header(painter, lane, scene, theme, stamps)
    painter.restore()
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QLineF(scene.left, scene.top, scene.left, scene.bottom))


def _header(painter: QPainter, lane: LaneBand, scene: Scene, theme: Theme, stamps: Stamps | None) -> None:
    """Title and count, kept in view while the lane is, and an arrow that tells whether it is open."""
    height = theme.metrics("lane").height()
    if lane.collapsed:
        y = lane.y + (lane.height - height) / 2
    else:
        y = min(max(lane.y + 12, scene.top + 12), lane.y + lane.height - 44)
    if stamps is None:
        _header_words(painter, y, lane, scene, theme)
        return
    tall = height + 2 if lane.collapsed else 2 * height + 4

    def draw(own: QPainter) -> None:
        # letters on a clear ground would come out lighter
        own.fillRect(QRectF(0, y - 2, scene.left - 1, tall + 2), theme.colour("header"))
        _header_words(own, y, lane, scene, theme)

    key = "header", lane.title, lane.count, lane.collapsed, scene.left
    stamps.put(painter, key, 0.0, y, (0.0, 2.0, scene.left, tall), draw)


def _header_words(painter: QPainter, y: float, lane: LaneBand, scene: Scene, theme: Theme) -> None:
    metrics = theme.metrics("lane")
    count = f"{lane.count:,}"
    beside = theme.metrics("lane-count").horizontalAdvance(count) + 8 if lane.collapsed else 0.0
    room = scene.left - HEADER_INSET - 8 - beside
    title = metrics.elidedText(lane.title, Qt.TextElideMode.ElideRight, room)
    if lane.collapsed:
        draw_text(painter, scene.left - beside, y, count, theme, "lane-count", "muted", metrics.height())
    else:
        draw_text(painter, HEADER_INSET, y + 18, count, theme, "lane-count", "muted")
    draw_text(painter, HEADER_INSET, y, title, theme, "lane", "text")
    _arrow(painter, HEADER_INSET / 2 + 2, y + metrics.height() / 2, lane.collapsed, theme)


def _arrow(painter: QPainter, x: float, y: float, collapsed: bool, theme: Theme) -> None:
    """Points to the right where a lane is collapsed, down where it is open."""
    corners = (
        ((-2.5, -4.0), (2.5, 0.0), (-2.5, 4.0)) if collapsed else ((-4.0, -2.0), (4.0, -2.0), (0.0, 3.0))
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("muted"))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))


__all__ = ["paint_overview", "paint_scene"]
