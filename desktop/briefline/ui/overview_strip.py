"""The overview strip: the whole span, and the viewport as a window to drag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefline.paint.painter import paint_overview
from briefline.paint.theme import Theme, measurer
from briefline.session.session import Session
from briefline.timeline.overview import Overview, build_overview
from briefline.timeline.scene import MARGIN, header_width
from briefline.ui.parts import by_tab_key

if TYPE_CHECKING:
    from briefline.timeline.viewport import Viewport

GRIP = 6.0  # pixels around an edge of the window where it is taken hold of
NARROWEST = 3.0  # pixels: a shorter drag is a click
HEIGHT = 54


class OverviewStrip(QWidget):
    """Drag the window, an edge of it, or a new stretch; double click shows everything."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Overview of the whole span"))
        self._view = session.view
        self._theme, self._measure = theme, measurer(theme)
        self._by_key = False  # the keyboard came with the Tab key
        self._grip = ""  # "window" | "left" | "right" | "new" while dragging
        self._from = 0.0
        self._start: Viewport | None = None
        self._view.timeline_changed.connect(lambda _: self.update())
        self._view.viewport_changed.connect(lambda _: self.update())

    def wear(self, theme: Theme) -> None:
        """Take on another theme."""
        self._theme, self._measure = theme, measurer(theme)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    @property
    def built(self) -> Overview | None:
        """The strip as it is drawn; None without a report."""
        timeline, viewport = self._view.timeline, self._view.viewport
        if timeline is None or viewport is None or not timeline.events:
            return None
        width = self.width() - self.plot_left - MARGIN
        if width < 20:
            return None
        return build_overview(timeline, viewport, width, self.height() - 4, self._measure)

    @property
    def plot_left(self) -> float:
        """Where the strip begins: under the left edge of the timeline's plot."""
        timeline = self._view.timeline
        return header_width(timeline, self._measure) if timeline is not None else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        overview = self.built
        if overview is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.plot_left, 2)
        paint_overview(painter, overview, self._theme)
        painter.resetTransform()
        if self._by_key:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_key = by_tab_key(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._by_key = False
        self.update()

    def _x(self, point: QPointF) -> float:
        return point.x() - self.plot_left

    def _grip_at(self, x: float) -> str:
        overview = self.built
        if overview is None:
            return ""
        if abs(x - overview.brush0) <= GRIP:
            return "left"
        if abs(x - overview.brush1) <= GRIP:
            return "right"
        return "window" if overview.brush0 < x < overview.brush1 else "new"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = self._x(event.position())
            self._grip = self._grip_at(self._from)
            self._start = self._view.target
            if self._grip == "window" and self._is_whole():
                self._grip = "new"  # nothing to move: the drag chooses a stretch

    def _is_whole(self) -> bool:
        timeline, viewport = self._view.timeline, self._view.target
        return timeline is None or viewport is None or viewport.span >= timeline.fit().span * 0.999

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = self._x(event.position())
        if not self._grip:
            shapes = {"left": Qt.CursorShape.SizeHorCursor, "right": Qt.CursorShape.SizeHorCursor}
            rest = Qt.CursorShape.CrossCursor if self._is_whole() else Qt.CursorShape.OpenHandCursor
            grip = self._grip_at(x)
            self.setCursor(shapes.get(grip, rest if grip == "window" else Qt.CursorShape.CrossCursor))
            return
        overview, start = self.built, self._start
        if overview is None or start is None:
            return
        units, origin = overview.axis_at(x), overview.axis_at(self._from)
        if self._grip == "window":
            shift = units - origin
            self._view.move(replace(start, lo=start.lo + shift, hi=start.hi + shift))
        elif self._grip == "left":
            self._view.move(replace(start, lo=min(units, start.hi - 1)))
        elif self._grip == "right":
            self._view.move(replace(start, hi=max(units, start.lo + 1)))
        elif abs(x - self._from) >= NARROWEST:
            self._view.move(replace(start, lo=min(units, origin), hi=max(units, origin)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        x = self._x(event.position())
        overview, start = self.built, self._start
        if self._grip == "new" and abs(x - self._from) < NARROWEST and overview and start:
            half = start.span / 2
            middle = overview.axis_at(x)
            self._view.move(replace(start, lo=middle - half, hi=middle + half), eased=True)
        self._grip, self._start = "", None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._grip, self._start = "", None
        self._view.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        overview = self.built
        viewport = self._view.target
        notch = event.angleDelta().y() / 120
        if overview is None or viewport is None or not notch:
            return
        units = overview.axis_at(self._x(event.position()))
        at = min(1.0, max(0.0, (units - viewport.lo) / viewport.span))
        self._view.change(lambda port: port.zoom(1.25**notch, at), eased=True)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -0.15, Qt.Key.Key_Right: 0.15}
        if event.key() in steps:
            self._view.change(lambda port: port.pan(steps[Qt.Key(event.key())]), eased=True)
        elif event.key() == Qt.Key.Key_Home:
            self._view.fit()
        else:
            event.ignore()
