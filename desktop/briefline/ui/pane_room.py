"""How high the panes below the timeline are: as the rows of the timeline and the lists need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QTabBar

from briefline.ui.pane_dock import PaneDock

if TYPE_CHECKING:
    from briefline.ui.panes import Panes

MOST_ROOM = 200  # pixels that the timeline takes from the tabs to show all its rows
LEAST_TABS = 150
ROOM_FOR_LISTS = 300  # pixels that the tabs with lists get


class PaneRoom(QObject):
    """Shares the height out, until the user does: ``sized_by_hand`` is True from then on."""

    def __init__(self, panes: Panes) -> None:
        super().__init__(panes)
        self._panes = panes
        self.sized_by_hand = False
        self._before_list = 0  # how high the tabs were before a list took more room
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make)
        panes.tabifiedDockWidgetActivated.connect(lambda _: self._make_for_list())

    def make(self) -> None:
        """Let the timeline show all its rows where they nearly fit, with the next turn."""
        self._soon.start()

    def _make(self) -> None:
        scene, below = self._panes.timeline.view.item.built, self._below()
        if scene is None or self.sized_by_hand or below is None:
            return
        hidden = round(scene.content_height - (scene.bottom - scene.top) + 0.5)
        height = self._height(below)
        if 1 < hidden <= MOST_ROOM and height - hidden >= LEAST_TABS:
            self._set(below, height - hidden)

    def _make_for_list(self) -> None:
        """Let a tab with a list show several of its lines, and the timeline have its room back after it."""
        below = self._below()
        if below is None or self.sized_by_hand:
            return
        if below.name == "source":
            if self._before_list:
                self._set(below, self._before_list)
            self._before_list = 0
            return
        height = self._height(below)
        if height < ROOM_FOR_LISTS:
            self._before_list = self._before_list or height
            self._set(below, min(ROOM_FOR_LISTS, (height + self._panes.timeline.height()) // 2))

    def _set(self, dock: PaneDock, height: int) -> None:
        self._panes.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    def _height(self, dock: PaneDock) -> int:
        """How high a pane is with the tabs above it: what can be set."""
        bars = self._panes.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        top = dock.geometry().top()
        above = (bar.height() for bar in bars if bar.isVisible() and abs(bar.geometry().bottom() - top) <= 4)
        return dock.height() + next(above, 0)

    def _below(self) -> PaneDock | None:
        """The pane that is seen below the timeline; None where there is none."""
        panes = self._panes
        shown = (dock for name, dock in panes.docks.items() if panes.is_front(name))
        return next(
            (dock for dock in shown if not dock.isFloating() and panes.side_of(dock) == "below"), None
        )
