"""The keys that go to the timeline itself: arrows from event to event, Home, Space, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from briefline.session.session import Session
from briefline.ui.timeline_hits import show_cluster

if TYPE_CHECKING:
    from briefline.ui.timeline_mouse import TimelineMouse
    from briefline.ui.timeline_view import TimelineView

Key = Qt.Key
ARROWS = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -1, Key.Key_Down: 1}


class TimelineKeys:
    """Left and right go in time, with Shift the selection grows; up and down go to the next lane."""

    def __init__(self, session: Session, view: TimelineView, mouse: TimelineMouse) -> None:
        self._session, self._view, self._mouse = session, view, mouse

    def press(self, event: QKeyEvent) -> bool:
        """A key went down; False when it is none of these."""
        key, shift = event.key(), Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | shift):
            return False
        adding = bool(event.modifiers() & shift)
        if key in (Key.Key_Left, Key.Key_Right):
            self._step(ARROWS[Key(key)], adding=adding)
        elif adding:
            return False
        elif key in (Key.Key_Up, Key.Key_Down):
            self._change_lane(ARROWS[Key(key)])
        elif key == Key.Key_Home:
            self._session.view.fit()
        elif key == Key.Key_Space:
            self._hold_space(event)
        else:
            return key in (Key.Key_Return, Key.Key_Enter) and self._open_cluster()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """A key went up."""
        if event.key() != Key.Key_Space or event.isAutoRepeat():
            return False
        self._mouse.space = False
        self._view.viewport().unsetCursor()
        return True

    def _hold_space(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._mouse.space = True
            self._view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def _open_cluster(self) -> bool:
        """List the first cluster of the window, when no event is selected."""
        scene = self._view.item.built
        if scene is None or not scene.clusters or self._session.focus.chosen:
            return False
        first = min(scene.clusters, key=lambda cluster: (cluster.y, cluster.x))
        hit = self._view.item.hit(first.x, first.y)
        if hit is None or hit.kind != "cluster":
            return False
        place = self._view.viewport().mapToGlobal(QPoint(round(first.x), round(first.y)))
        show_cluster(self._session, hit, self._view, place)
        return True

    def _step(self, step: int, *, adding: bool = False) -> None:
        """Go to the event before or after; with ``adding`` the selection grows by it."""
        timeline, focus = self._session.view.timeline, self._session.focus
        order = timeline.order() if timeline else ()
        if not order:
            return
        selected = focus.selected
        if selected in order:
            place = max(0, min(len(order) - 1, order.index(selected) + step))
        else:
            place = 0 if step > 0 else len(order) - 1
        if adding and selected is not None:
            focus.choose((*focus.chosen, order[place]), order[place])
            self._session.view.reveal(order[place])
        else:
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
        self._session.focus.pointer = None
        self._session.focus.select(event)
        self._session.view.reveal(event)
