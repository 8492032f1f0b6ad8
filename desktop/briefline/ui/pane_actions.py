"""The actions of the panes: open, close, go to, move, float, and as they were at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from briefline.ui.panes import Panes

TIMELINE = "timeline"
ORDER = (TIMELINE, "source", "events", "undated", "review", "details", "facets", "hidden")
"""The panes in the order of the keys Ctrl+1, Ctrl+2, …"""


class PaneActions(QObject):
    """They do nothing until the panes are there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._panes: Panes | None = None
        names = {
            TIMELINE: self.tr("Timeline"),
            "source": self.tr("Source"),
            "events": self.tr("Events"),
            "undated": self.tr("Undated"),
            "review": self.tr("Review"),
            "details": self.tr("Details"),
            "facets": self.tr("Facets"),
            "hidden": self.tr("Not events"),
        }
        self.open: dict[str, QAction] = {}
        self.go: list[QAction] = []
        for number, name in enumerate(ORDER, 1):
            go = self._made(names[name], f"Ctrl+{number}", partial(self._go, name))
            self.go.append(go)
            if name != TIMELINE:
                shown = QAction(names[name], self, checkable=True)
                shown.triggered.connect(lambda on, name=name: self._open(name, on))
                self.open[name] = shown
        self.open["facets"].setShortcut(QKeySequence("Ctrl+B"))
        self.next = self._made(self.tr("Next pane"), "F6", lambda panes: panes.step(1))
        self.previous = self._made(self.tr("Pane before"), "Shift+F6", lambda panes: panes.step(-1))
        self.left = self._made(self.tr("Move it to the left"), "", lambda panes: panes.move_pane("left"))
        self.right = self._made(self.tr("Move it to the right"), "", lambda panes: panes.move_pane("right"))
        self.above = self._made(self.tr("Move it to the top"), "", lambda panes: panes.move_pane("above"))
        self.below = self._made(self.tr("Move it below"), "", lambda panes: panes.move_pane("below"))
        self.join = self._made(
            self.tr("Put it behind a tab with the next"), "", lambda panes: panes.join_pane()
        )
        self.floating = self._made(
            self.tr("Let it float, or dock it"), "Ctrl+Shift+F", lambda panes: panes.float_pane()
        )
        self.shut = self._made(self.tr("Close it"), "Ctrl+W", self._close)
        self.reset = self._made(self.tr("Panes as they were at first"), "", lambda panes: panes.reset())
        window.addActions([*self.all(), *self.open.values()])
        self._follow()

    def all(self) -> Sequence[QAction]:
        """Those that are not ticked."""
        return [*self.go, self.next, self.previous, *self._of_one(), self.reset]

    def attach(self, panes: Panes) -> None:
        """The panes are there."""
        self._panes = panes
        panes.arranged.connect(self._follow)
        self._follow()

    def fill(self, menu: QMenu) -> None:
        """Put everything into the View menu."""
        shown = menu.addMenu(self.tr("Panes"))
        shown.addActions(list(self.open.values()))
        shown.addSeparator()
        shown.addAction(self.reset)
        going = menu.addMenu(self.tr("Go to the pane"))
        going.addActions([*self.go, self.next, self.previous])
        one = menu.addMenu(self.tr("The pane with the keyboard"))
        one.addActions(self._of_one())

    def _of_one(self) -> list[QAction]:
        return [self.left, self.right, self.above, self.below, self.join, self.floating, self.shut]

    def _made(self, text: str, keys: str, run: Callable[[Panes], object]) -> QAction:
        made = QAction(text, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda _=False: run(self._panes) if self._panes is not None else None)
        return made

    def _go(self, name: str, panes: Panes) -> None:
        if name == TIMELINE:
            panes.timeline.view.setFocus()
        else:
            panes.show_pane(name, keyboard=True)

    def _open(self, name: str, wanted: bool) -> None:
        if self._panes is not None:
            self._panes.open_or_close(name, wanted)

    def _close(self, panes: Panes) -> None:
        dock = panes.pane_with_keyboard()
        if dock is not None:
            dock.close()
            panes.timeline.view.setFocus()

    def _follow(self) -> None:
        for name, action in self.open.items():
            action.setChecked(self._panes is not None and self._panes.docks[name].is_open)
        for action in (*self.all(), *self.open.values()):
            action.setEnabled(self._panes is not None)
