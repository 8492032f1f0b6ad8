"""The scroll bar of the lanes, shown when there are more rows than fit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from briefline.session.session import Session
from briefline.timeline.scene import Scene

WIDTH = 11


class RowScroll(QScrollBar):
    """Lies over the right margin, so that showing it leaves the scene as it is."""

    def __init__(self, session: Session, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = session.view
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSingleStep(40)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.valueChanged.connect(self._scroll)
        self.hide()
        self._top, self._bottom = 0, 0

    def follow(self, scene: Scene) -> None:
        """Take on the height of the content and how far it is scrolled."""
        self._top, self._bottom = round(scene.top), round(scene.bottom)
        room = scene.bottom - scene.top
        hidden = round(scene.content_height - room)
        self.blockSignals(True)
        self.setRange(0, max(0, hidden))
        self.setPageStep(round(room))
        self.setValue(round(scene.scrolled))
        self.blockSignals(False)
        self.setVisible(hidden > 1)
        self.place()

    def place(self) -> None:
        """Go to the right edge, beside the rows."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.width() - WIDTH, self._top, WIDTH, self._bottom - self._top)

    def _scroll(self, value: int) -> None:
        viewport = self._view.target
        if viewport is not None:
            self._view.move(replace(viewport, top=float(value)))
