"""Where the marks of the timeline are."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from briefline.ui.main_window import MainWindow


def place_of(window: MainWindow, event: str) -> QPoint:
    """The middle of an event's mark, in pixels of the timeline."""
    scene = window.panes.timeline.view.item.built
    assert scene is not None
    mark = scene.mark(event)
    assert mark is not None
    return QPoint(round((mark.x0 + mark.x1) / 2), round(mark.y))
