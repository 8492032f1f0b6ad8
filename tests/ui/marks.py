"""Where the marks of the timeline are."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from briefline.timeline.scene import Scene
from briefline.ui.main_window import MainWindow


def settled_scene(window: MainWindow) -> Scene:
    """The timeline's scene once it is laid out to the end."""
    item = window.panes.timeline.view.item
    while (scene := item.built) is None or not scene.settled:
        QApplication.processEvents()
    return scene


def place_of(window: MainWindow, event: str) -> QPoint:
    """The middle of an event's mark, in pixels of the timeline."""
    mark = settled_scene(window).mark(event)
    assert mark is not None
    return QPoint(round((mark.x0 + mark.x1) / 2), round(mark.y))
