"""The timeline on the screen: hands in, focus and viewport out."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from briefline.model.wording import words
from briefline.paint.theme import Theme
from briefline.session.session import Session
from briefline.timeline.parts import Plot
from briefline.ui.context_menu import context_menu
from briefline.ui.empty_note import EmptyNote
from briefline.ui.hover_card import HoverCard
from briefline.ui.parts import by_tab_key
from briefline.ui.row_scroll import RowScroll
from briefline.ui.timeline_item import TimelineItem
from briefline.ui.timeline_keys import TimelineKeys
from briefline.ui.timeline_mouse import TimelineMouse
from briefline.ui.wheel import Wheel

MARK_REACH = 5.0  # pixels from a mark at which it is meant
ROW_ROOM = 24.0  # pixels kept free above and below a mark that is scrolled to


class TimelineView(pg.GraphicsView):  # type: ignore[misc]
    """One item in pixel coordinates. All state is in the session.

    Signals:
        focused(bool): the keyboard came or went.
        shown(): a scene was painted.
    """

    focused = Signal(bool)
    shown = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.enableMouse(False)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)  # what is dropped goes to the window
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.setAccessibleName(self.tr("Timeline"))
        self._session = session
        self.item = TimelineItem(session, theme)
        self.addItem(self.item)
        self.card = HoverCard(session, self)
        self._mouse = TimelineMouse(session, self)
        self._keys = TimelineKeys(session, self, self._mouse)
        self._wheel = Wheel(session)
        self._rows = RowScroll(session, self)
        self._note = EmptyNote(session, self)
        view, focus = session.view, session.focus
        view.timeline_changed.connect(lambda _: self.item.renew())
        session.settings.changed.connect(
            lambda name: self.item.renew() if name in ("ticks", "week_start") else None
        )
        view.viewport_changed.connect(lambda _: self.item.renew())
        focus.selection_changed.connect(self._follow)
        focus.chosen_changed.connect(self._follow_chosen)
        session.marks.changed.connect(self.item.renew)
        view.viewport_changed.connect(lambda _: self.card.dismiss())
        focus.hover_changed.connect(lambda _: self.item.update())
        self._limit = QTimer(self, singleShot=True, interval=0)
        self._limit.timeout.connect(self._limit_top)
        view.viewport_changed.connect(lambda _: self._limit.start())

    def wear(self, theme: Theme) -> None:
        """Take on another theme."""
        self.item.wear(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        item = getattr(self, "item", None)  # pyqtgraph resizes in its constructor
        if item is not None:
            item.resize(self.viewport().width(), self.viewport().height())
            self._rows.place()
            self._note.place()
            self._limit.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self.item.built  # built outside of painting: an exception in there would end the process
        super().paintEvent(event)
        if scene is not None:
            self.shown.emit()

    def _limit_top(self) -> None:
        scene = self.item.built
        if scene is not None:
            self._session.view.limit_top(scene.content_height, scene.bottom - scene.top)
            self._rows.follow(scene)

    def _follow(self, event: str | None) -> None:
        holding = self._session.store.holding
        found = holding.by_id.get(event) if holding and event else None
        said = ""
        if found is not None:
            date = words(found.when, self._session.settings.date_style) if found.when else ""
            said = f"{date}: {found.title}"
            if self._session.sieve.hides(found.id):
                said = self.tr("{0} (hidden by the filter)").format(said)
        if len(self._session.focus.chosen) < 2:
            self._say(said)
        self.item.update()
        if event is not None:
            self._reveal_row(event)

    def _follow_chosen(self, chosen: tuple[str, ...]) -> None:
        self.item.update()
        if len(chosen) > 1:
            self._say(self.tr("{0} events selected").format(len(chosen)))

    def _say(self, text: str) -> None:
        """Tell assistive technology what is selected."""
        self.setAccessibleDescription(text)
        if text and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _reveal_row(self, event: str) -> None:
        """Scroll the lanes just enough to see an event's mark."""
        scene = self.item.built
        mark = scene.mark(event) if scene is not None else None
        if scene is None or mark is None:
            return
        over, under = scene.top + ROW_ROOM - mark.y, mark.y - scene.bottom + ROW_ROOM
        if over > 0 or under > 0:
            step = -over if over > 0 else under
            self._session.view.change(lambda port: port.scroll(step))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        point = event.position()
        self.card.dismiss()
        self._wheel.turn(
            event,
            self.fraction(point),
            self.plot_width,
            over_header=self.place_of(point) == "header",
            scrolls=self._session.settings.wheel == "lanes",
        )

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        at = self.fraction(event.position())
        self._session.view.change(lambda port: port.zoom(max(0.2, 1 + event.value()), at))
        return True

    # where things are

    @property
    def plot_width(self) -> float:
        """Width of the plot, in pixels."""
        scene = self.item.built
        width = scene.right - scene.left if scene is not None else self.viewport().width()
        return max(1.0, float(width))

    @property
    def is_moving(self) -> bool:
        """True while something is dragged."""
        return self._mouse.is_dragging

    def fraction(self, point: QPointF) -> float:
        """Where in the window's width a point lies; the lane headers are not part of it."""
        scene = self.item.built
        if scene is None or scene.right <= scene.left:
            return 0.5
        return min(1.0, max(0.0, (point.x() - scene.left) / (scene.right - scene.left)))

    def time_at(self, x: float) -> float:
        """The time at a pixel of the view, in seconds since 1970, at most that of the plot's edges."""
        timeline, viewport = self._session.view.timeline, self._session.view.viewport
        if timeline is None or viewport is None:
            return 0.0
        return timeline.time_at(self.fraction(QPointF(x, 0)), viewport)

    def x_of(self, seconds: float) -> float:
        """The pixel of a time."""
        scene = self.item.built
        if scene is None:
            return 0.0
        plot = Plot(scene.viewport, scene.left, scene.right)
        return plot.x(float(scene.timeline.scale.to_axis(seconds)))

    def place_of(self, point: QPointF) -> str:
        """What a point lies on: "header", "strip" above the lanes, "plot", "axis", or "" without a report."""
        scene = self.item.built
        if scene is None or not scene.timeline.events:
            return ""
        if point.x() < scene.left:
            return "header"
        if point.y() < scene.top:
            return "strip"
        return "plot" if point.y() < scene.bottom else "axis"

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.card.dismiss()
        self._mouse.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.card.dismiss()
        self._session.focus.pointer = None
        self._session.focus.hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.card.dismiss()
        point = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            point = self._selected_place() or point
        hit = self.item.hit(point.x(), point.y())
        if hit is not None and hit.kind == "event" and hit.ids[0] not in self._session.focus.chosen:
            self._session.focus.select(hit.ids[0])
        inside = self.place_of(QPointF(point)) in ("plot", "axis", "strip")
        time = self.time_at(point.x()) if inside else None
        reach = self.time_at(point.x() + MARK_REACH) - self.time_at(point.x())
        context_menu(self._session, hit, time, self, reach).popup(self.viewport().mapToGlobal(point))

    def _selected_place(self) -> QPoint | None:
        """The middle of the current event's mark; None when it is not on the screen."""
        scene, selected = self.item.built, self._session.focus.selected
        mark = scene.mark(selected) if scene is not None and selected is not None else None
        if scene is None or mark is None:
            return None
        left, right = max(mark.x0, scene.left), min(mark.x1, scene.right)
        return QPoint(round((left + right) / 2), round(mark.y))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self._pinch(event):
            return True
        return bool(super().viewportEvent(event))

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self._keys.press(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self._keys.release(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # a click shows by itself where it went: the frame is for who came with the Tab key
        self.focused.emit(by_tab_key(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mouse.space = False
        self._mouse.cancel()
        self.card.dismiss()
        self.focused.emit(False)
