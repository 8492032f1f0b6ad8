"""Dragging a lane by its header to another place among the lanes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from briefline.session.session import Session
from briefline.timeline.scene import Scene
from briefline.ui.lane_verbs import move_to

GHOST = 26.0  # height of the title that goes with the pointer


class LaneDrag(QWidget):
    """Lies over the timeline while a lane is dragged: the lane’s title, and a line where it would go."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._session = session
        self._scene: Scene | None = None
        self._title = ""
        self._y = 0.0
        self.hide()

    def follow(self, scene: Scene, title: str, y: float) -> None:
        """The lane of that title is held at ``y``."""
        parent = self.parentWidget()
        if parent is not None:
            self._scene, self._title, self._y = scene, title, y
            self.setGeometry(parent.rect())
            self.show()
            self.update()

    def drop(self) -> None:
        """Put the lane where the line is."""
        if self._scene is not None and self.isVisible():
            move_to(self._session, self._title, self.place)
        self.cancel()

    def cancel(self) -> None:
        """Let it lie where it was."""
        self._scene = None
        self.hide()

    @property
    def place(self) -> int:
        """Where the lane would come to lie among the others, 0 on top."""
        lanes = self._scene.lanes if self._scene is not None else ()
        others = [lane for lane in lanes if lane.title != self._title]
        return sum(lane.y + lane.height / 2 < self._y for lane in others)

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self._scene
        if scene is None:
            return
        others = [lane for lane in scene.lanes if lane.title != self._title]
        place = self.place
        y = others[place].y if place < len(others) else others[-1].y + others[-1].height if others else 0.0
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 3))
        painter.drawLine(QLineF(0, y, scene.width, y))
        ground = QColor(accent)
        ground.setAlphaF(0.9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        ghost = QRectF(4, self._y - GHOST / 2, scene.left - 8, GHOST)
        painter.drawRoundedRect(ghost, 5, 5)
        painter.setPen(self.palette().color(QPalette.ColorRole.Base))
        inside = ghost.adjusted(10, 0, -6, 0)
        title = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, title)
        painter.end()
