"""The mouse on the timeline: what a press becomes when it moves, and when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from briefline.session.session import Session
from briefline.ui.lane_drag import LaneDrag
from briefline.ui.lane_verbs import toggle
from briefline.ui.rubber_band import RubberBand
from briefline.ui.timeline_hits import show_cluster, zoom_to

if TYPE_CHECKING:
    from briefline.ui.timeline_view import TimelineView

EDGE = 5.0  # pixels around an end of the range where it is taken hold of


class TimelineMouse:
    """Dragging pans; with Shift it draws a band, on the axis it chooses a range, on a header it moves a lane.

    Space held, or the middle button, pans whatever lies below. A click selects; with Ctrl or Shift it adds.
    """

    def __init__(self, session: Session, view: TimelineView) -> None:
        self._session, self._view = session, view
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._grip = ""  # "pan" | "band" | "range" | "start" | "end" | "lane" while a button is down
        self._dragging = False
        self._origin = 0.0  # seconds at which the range is held
        self._band = RubberBand(view.viewport())
        self._lane = LaneDrag(session, view.viewport())
        self.space = False

    @property
    def is_dragging(self) -> bool:
        """True while a button is down and the pointer has moved."""
        return self._dragging

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._pressed = self._last = event.position()
        self._dragging = False
        self._grip = self._grip_of(event)

    def _grip_of(self, event: QMouseEvent) -> str:
        point = event.position()
        if event.button() is Qt.MouseButton.MiddleButton or self.space:
            return "pan"
        place = self._view.place_of(point)
        if place == "axis":
            return self._range_grip(point)
        if place == "header":
            return "lane"
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return "band" if place == "plot" and shifted else "pan"

    def _range_grip(self, point: QPointF) -> str:
        """Take hold of an end of the range that is there, or begin a new one."""
        stretch = self._session.marks.range
        if stretch is not None:
            for seconds, other in (stretch, stretch[::-1]):
                if abs(self._view.x_of(seconds) - point.x()) <= EDGE:
                    self._origin = other
                    return "range"
        self._origin = self._view.time_at(point.x())
        return "range"

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved, with a button down or not."""
        point = event.position()
        if self._pressed is None:
            self._hover(point)
            return
        if not self._dragging:
            if (point - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._dragging = True
            self._session.focus.hover(None)
            if self._grip == "pan":
                self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        step, self._last = point - self._last, point
        if self._grip == "pan":
            width = self._view.plot_width
            self._session.view.change(lambda port: port.pan(-step.x() / width).scroll(-step.y()))
        elif self._grip == "range":
            self._session.marks.choose_range(self._origin, self._view.time_at(point.x()))
        elif self._grip == "lane":
            self._drag_lane(point)
        elif self._grip == "band":
            self._band.stretch(QRectF(self._pressed, point).normalized(), len(self._inside(point)))

    def _drag_lane(self, point: QPointF) -> None:
        scene = self._view.item.built
        hit = self._view.item.hit(self._pressed.x(), self._pressed.y()) if self._pressed is not None else None
        if scene is not None and hit is not None and hit.kind == "lane":
            self._lane.follow(scene, hit.text, point.y())

    def _inside(self, point: QPointF) -> tuple[str, ...]:
        scene = self._view.item.built
        if scene is None or self._pressed is None:
            return ()
        return scene.within(self._pressed.x(), self._pressed.y(), point.x(), point.y())

    def release(self, event: QMouseEvent) -> None:
        """A button went up."""
        pressed, dragged, grip = self._pressed, self._dragging, self._grip
        if dragged and grip == "band":
            inside, focus = self._inside(event.position()), self._session.focus
            adding = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            focus.choose((*focus.chosen, *inside) if adding else inside)
        if dragged and grip == "lane":
            self._lane.drop()
        self.cancel()
        if not dragged and pressed is not None and event.button() is Qt.MouseButton.LeftButton:
            self._click(event)

    def cancel(self) -> None:
        """Let go of what is held."""
        if self._dragging:
            self._view.viewport().unsetCursor()
        self._pressed, self._grip, self._dragging = None, "", False
        self._band.hide()
        self._lane.cancel()

    def double_click(self, event: QMouseEvent) -> None:
        """Zoom to what is there."""
        self._pressed, self._grip = None, ""
        point = event.position()
        hit = self._view.item.hit(point.x(), point.y())
        view, stretch = self._session.view, self._session.marks.range
        time = self._view.time_at(point.x())
        if self._view.place_of(point) == "axis" and stretch and stretch[0] <= time <= stretch[1]:
            view.show_stretch(*stretch)
        elif hit is not None and hit.kind in ("event", "cluster"):
            zoom_to(self._session, hit)
        elif hit is not None and hit.kind == "break":
            view.fold(False)
        elif hit is None:
            at = self._view.fraction(point)
            view.change(lambda port: port.zoom(2.0, at), eased=True)

    def _hover(self, point: QPointF) -> None:
        hit = self._view.item.hit(point.x(), point.y())
        place = self._view.place_of(point)
        focus = self._session.focus
        focus.pointer = self._view.time_at(point.x()) if place in ("plot", "axis", "strip") else None
        focus.hover(hit.ids[0] if hit is not None and hit.kind == "event" else None)
        self._view.card.follow(hit, point, still=self._view.is_moving)
        self._view.viewport().setCursor(self._shape(point, place, hit.kind if hit is not None else ""))

    def _shape(self, point: QPointF, place: str, kind: str) -> Qt.CursorShape:
        if self.space:
            return Qt.CursorShape.OpenHandCursor
        if kind in ("event", "cluster", "break", "lane"):
            return Qt.CursorShape.PointingHandCursor
        if place == "axis":
            stretch = self._session.marks.range or ()
            near = any(abs(self._view.x_of(edge) - point.x()) <= EDGE for edge in stretch)
            return Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor

    def _click(self, event: QMouseEvent) -> None:
        point, focus = event.position(), self._session.focus
        hit = self._view.item.hit(point.x(), point.y())
        wanted = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        adding = bool(event.modifiers() & wanted)
        if hit is not None and hit.kind == "event":
            if adding:
                focus.toggle(hit.ids[0])
            else:
                focus.select(hit.ids[0])
        elif hit is not None and hit.kind == "cluster":
            show_cluster(self._session, hit, self._view, self._view.viewport().mapToGlobal(point.toPoint()))
        elif hit is not None and hit.kind == "lane":
            toggle(self._session, hit.text)
        elif self._view.place_of(point) == "axis":
            self._session.marks.clear()
        elif not adding:
            focus.select(None)
