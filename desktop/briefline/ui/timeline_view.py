"""The timeline on the screen: hands in, focus and viewport out."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from briefline.model.wording import words
from briefline.paint.theme import Theme
from briefline.session.session import Session
from briefline.ui.empty_note import EmptyNote
from briefline.ui.parts import by_tab_key
from briefline.ui.row_scroll import RowScroll
from briefline.ui.timeline_hits import cluster_menu, context_menu, hit_card, zoom_to
from briefline.ui.timeline_item import TimelineItem
from briefline.ui.wheel import turn

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
        self._pressed: QPointF | None = None
        self._last: QPointF | None = None
        self._dragging = False
        self.item = TimelineItem(session, theme)
        self.addItem(self.item)
        self._rows = RowScroll(session, self)
        self._note = EmptyNote(session, self)
        view, focus = session.view, session.focus
        view.timeline_changed.connect(lambda _: self.item.renew())
        view.viewport_changed.connect(lambda _: self.item.renew())
        focus.selection_changed.connect(self._follow)
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
        self.setAccessibleDescription(said)
        self.item.update()
        if event is not None:
            self._reveal_row(event)

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
        turn(
            self._session.view,
            event,
            self._fraction(point),
            max(1.0, float(self.viewport().width())),
            over_header=self._over_header(point),
        )

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        at = self._fraction(event.position())
        self._session.view.change(lambda port: port.zoom(max(0.2, 1 + event.value()), at))
        return True

    def _fraction(self, point: QPointF) -> float:
        """Where in the window's width a point lies; the lane headers are not part of it."""
        scene = self.item.built
        if scene is None or scene.right <= scene.left:
            return 0.5
        return min(1.0, max(0.0, (point.x() - scene.left) / (scene.right - scene.left)))

    def _over_header(self, point: QPointF) -> bool:
        scene = self.item.built
        return scene is not None and point.x() < scene.left

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = self._last = event.position()
            self._dragging = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        point = event.position()
        if self._pressed is None or self._last is None:
            self._hover(point)
            return
        if not self._dragging:
            if (point - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragging = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        step = point - self._last
        self._last = point
        scene = self.item.built
        width = scene.right - scene.left if scene is not None else self.viewport().width()
        self._session.view.change(lambda port: port.pan(-step.x() / max(1.0, width)).scroll(-step.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        pressed, dragged = self._pressed, self._dragging
        self._pressed = self._last = None
        self._dragging = False
        if dragged:
            self.viewport().unsetCursor()
        elif pressed is not None and event.button() is Qt.MouseButton.LeftButton:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        hit = self.item.hit(event.position().x(), event.position().y())
        if hit is not None and hit.kind in ("event", "cluster"):
            zoom_to(self._session, hit)
        elif hit is not None and hit.kind == "break":
            self._session.view.fold(False)
        elif hit is None:
            at = self._fraction(event.position())
            self._session.view.change(lambda port: port.zoom(2.0, at), eased=True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._session.focus.hover(None)

    def _hover(self, point: QPointF) -> None:
        hit = self.item.hit(point.x(), point.y())
        self._session.focus.hover(hit.ids[0] if hit is not None and hit.kind == "event" else None)
        if hit is not None and hit.kind in ("event", "cluster", "break"):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def _click(self, point: QPointF) -> None:
        hit = self.item.hit(point.x(), point.y())
        if hit is None or hit.kind == "lane":
            self._session.focus.select(None)
        elif hit.kind == "event":
            self._session.focus.select(hit.ids[0])
        elif hit.kind == "cluster":
            menu = cluster_menu(self._session, hit, self)
            menu.popup(self.viewport().mapToGlobal(point.toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        hit = self.item.hit(event.pos().x(), event.pos().y())
        if hit is not None and hit.kind == "event":
            self._session.focus.select(hit.ids[0])
        context_menu(self._session, hit, self).popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = hit_card(self._session, self.item.hit(event.pos().x(), event.pos().y()))
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        if isinstance(event, QNativeGestureEvent) and self._pinch(event):
            return True
        return bool(super().viewportEvent(event))

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._change_lane(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Home:
            self._session.view.fit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # a click shows by itself where it went: the frame is for who came with the Tab key
        self.focused.emit(by_tab_key(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _step(self, step: int) -> None:
        timeline = self._session.view.timeline
        order = timeline.order() if timeline else ()
        if not order:
            return
        selected = self._session.focus.selected
        if selected in order:
            place = max(0, min(len(order) - 1, order.index(selected) + step))
        else:
            place = 0 if step > 0 else len(order) - 1
        self._go_to(order[place])

    def _change_lane(self, step: int) -> None:
        selected = self._session.focus.selected
        if selected is None:
            self._step(1)
            return
        found = self._session.view.beside(selected, step)
        if found is not None:
            self._go_to(found)

    def _go_to(self, event: str) -> None:
        self._session.focus.select(event)
        self._session.view.reveal(event)
