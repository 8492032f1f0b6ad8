"""The room that a dialog has: no more than its screen, title bar and borders left aside."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

FRAME = QSize(16, 44)  # pixels that a window manager may put around a dialog


def room_of(dialog: QWidget) -> QSize:
    """The size that a dialog may have at most, where its parent is or will be."""
    parent = dialog.parentWidget()
    screen = (parent.window() if parent is not None else dialog).screen() or QGuiApplication.primaryScreen()
    return screen.availableGeometry().size() - FRAME


def resize_within_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size, as far as the screen has room for it."""
    dialog.resize(QSize(width, height).boundedTo(room_of(dialog)))


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """What scrolls where it has no room, and looks like nothing where it has."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setMinimumWidth(content.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area
