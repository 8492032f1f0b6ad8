"""The panes of an open report: the timeline in the middle, everything else docked around it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QTabBar, QTabWidget, QWidget

from briefline.session.session import Session
from briefline.ui.details import Details
from briefline.ui.event_table import EventTable
from briefline.ui.facets import Facets
from briefline.ui.hidden_list import HiddenList
from briefline.ui.look import Look
from briefline.ui.pane_dock import PaneDock
from briefline.ui.pane_room import PaneRoom
from briefline.ui.published_row import PublishedRow
from briefline.ui.review_pane import ReviewPane
from briefline.ui.source_area import SourceArea
from briefline.ui.timeline_pane import TimelinePane

VERSION = 1  # of the saved layout: another one is not taken up
BELOW = ("source", "events", "undated", "hidden", "review")  # tabs below the timeline, at first
WIDTHS = {"facets": 200, "details": 340}  # pixels
HEIGHT = 280
ROOMY = 1280  # pixels: a narrower window starts without the facets

_AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "above": Qt.DockWidgetArea.TopDockWidgetArea,
    "below": Qt.DockWidgetArea.BottomDockWidgetArea,
}
SIDES = tuple(_AREAS)


class Panes(QMainWindow):
    """Lays the panes out; they know the session and not each other.

    Signals:
        arranged(): panes were opened, closed or moved.
    """

    arranged = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self.setObjectName("panes")
        self._session = session
        self.timeline = TimelinePane(session, look)
        self.facets = Facets(session)
        self.details = Details(session)
        self.source_area = SourceArea(session, look)
        self.source = self.source_area.text
        self.table = EventTable(session, dated=True)
        self.undated = EventTable(session, dated=False)
        self.hidden = HiddenList(session)
        self.review = ReviewPane(session)
        self.source_area.change_wanted.connect(self.change_published)
        self.setCentralWidget(self.timeline)
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        self.setDocumentMode(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner, area in (
            (Qt.Corner.TopLeftCorner, "left"),
            (Qt.Corner.BottomLeftCorner, "left"),
            (Qt.Corner.TopRightCorner, "right"),
            (Qt.Corner.BottomRightCorner, "right"),
        ):
            self.setCorner(corner, _AREAS[area])
        self.docks = {
            name: PaneDock(name, text, content, self)
            for name, text, content in (
                ("facets", self.tr("Facets"), self.facets),
                ("source", self.tr("Source"), self.source_area),
                ("events", self.tr("Events"), self.table),
                ("undated", self.tr("Undated"), self.undated),
                ("hidden", self.tr("Not events"), self.hidden),
                ("review", self.tr("Review"), self.review),
                ("details", self.tr("Details"), self.details),
            )
        }
        self._window_width = 0
        self._unspread = True
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self.room = PaneRoom(self)
        for dock in self.docks.values():
            dock.visibilityChanged.connect(lambda _: self._settling.start())
            dock.topLevelChanged.connect(lambda _: self._settling.start())
            dock.dockLocationChanged.connect(lambda _: self._settling.start())
        self.reset()
        store = session.store
        store.opened.connect(lambda _: self.timeline.view.setFocus(Qt.FocusReason.OtherFocusReason))
        store.opened.connect(lambda _: self.room.make())
        session.sieve.changed.connect(self._count)
        self.review.counted.connect(self.docks["review"].count)
        session.focus.quoted.connect(lambda _start, _end: self.show_pane("source"))
        self._hidden_before = 0
        self._count()

    # which panes there are, and where

    def reset(self) -> None:
        """Put the panes where they are at first."""
        self.room.sized_by_hand = False
        for dock in self.docks.values():
            dock.setFloating(False)
            self.removeDockWidget(dock)
        self.addDockWidget(_AREAS["left"], self.docks["facets"])
        self.addDockWidget(_AREAS["right"], self.docks["details"])
        first = self.docks[BELOW[0]]
        for name in BELOW:
            self.addDockWidget(_AREAS["below"], self.docks[name])
            if self.docks[name] is not first:
                self.tabifyDockWidget(first, self.docks[name])
        for name, dock in self.docks.items():
            dock.setVisible(name != "hidden" or self._hidden_count() > 0)
        first.raise_()
        if self._window_width:
            self.docks["facets"].setVisible(self._window_width >= ROOMY)
        self._unspread = True
        if self.isVisible():
            self._spread()
        self._settling.start()

    def _spread(self) -> None:
        """Give the panes the sizes that they have at first; that can be done once they are seen."""
        self._unspread = False
        docks = [self.docks[name] for name in WIDTHS]
        self.resizeDocks(docks, list(WIDTHS.values()), Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks[BELOW[0]]], [min(HEIGHT, self.height() // 3)], Qt.Orientation.Vertical)
        self.room.make()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unspread:
            self._spread()

    def begin(self, width: int) -> None:
        """Say how wide the window is at first: a narrow one begins without the facets."""
        self._window_width = width
        self.docks["facets"].setVisible(width >= ROOMY)

    def show_pane(self, name: str, *, keyboard: bool = False) -> None:
        """Open a pane, bring it before others of its place, and give it the keyboard if wanted."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        dock.content.show()
        if keyboard:
            if dock.isFloating():
                dock.activateWindow()
            dock.take_keyboard()

    def is_front(self, name: str) -> bool:
        """True where a pane is open and no other tab before it."""
        return self.docks[name].is_seen

    def open_or_close(self, name: str, wanted: bool) -> None:
        """Open a pane or close it."""
        if wanted:
            self.show_pane(name)
        else:
            self.docks[name].close()

    def pane_with_keyboard(self) -> PaneDock | None:
        """The pane that has the keyboard; None while the timeline has it, or something else."""
        focus = QApplication.focusWidget() or self.window().focusWidget()
        return next((dock for dock in self.docks.values() if focus and dock.isAncestorOf(focus)), None)

    def step(self, way: int) -> None:
        """Give the keyboard to the next pane (1) or the one before (-1); the timeline is one of them."""
        names = ["", *(name for name in self.docks if self.is_front(name))]
        current = self.pane_with_keyboard()
        at = names.index(current.name) if current is not None and current.name in names else 0
        following = names[(at + way) % len(names)]
        if following:
            self.show_pane(following, keyboard=True)
        else:
            self.timeline.view.setFocus(Qt.FocusReason.TabFocusReason)

    def move_pane(self, side: str) -> None:
        """Move the pane that has the keyboard to a side of the timeline (one of SIDES)."""
        dock = self.pane_with_keyboard()
        if dock is not None:
            dock.setFloating(False)
            others = [each for each in self.docks.values() if each is not dock and each.is_open]
            there = [each for each in others if not each.isFloating() and self.side_of(each) == side]
            self.addDockWidget(_AREAS[side], dock)
            if there and side in ("above", "below"):  # beside one another they would be too narrow
                self.tabifyDockWidget(there[0], dock)
            self.show_pane(dock.name, keyboard=True)

    def join_pane(self) -> None:
        """Put the pane that has the keyboard behind a tab with the next one."""
        dock = self.pane_with_keyboard()
        others = [each for each in self.docks.values() if each.is_open and not each.isFloating()]
        if dock is None or not (left := [each for each in others if each is not dock]):
            return
        beside = [dock, *self.tabifiedDockWidgets(dock)]
        names = list(self.docks.values())
        left.sort(key=lambda each: (each in beside, (names.index(each) - names.index(dock)) % len(names)))
        dock.setFloating(False)
        self.tabifyDockWidget(left[0], dock)
        self.show_pane(dock.name, keyboard=True)

    def float_pane(self) -> None:
        """Let the pane that has the keyboard float, or dock it again."""
        dock = self.pane_with_keyboard()
        if dock is not None:
            dock.setFloating(not dock.isFloating())
            self.show_pane(dock.name, keyboard=True)

    def side_of(self, dock: PaneDock) -> str:
        """The side of the timeline that a docked pane is at, one of SIDES."""
        area = self.dockWidgetArea(dock)
        return next((side for side, each in _AREAS.items() if each == area), "")

    def createPopupMenu(self) -> QMenu:
        """The menu of the right button on titles and tabs."""
        menu = QMenu(self)
        for name, dock in self.docks.items():
            action = menu.addAction(dock.plain)
            action.setCheckable(True)
            action.setChecked(dock.is_open)
            action.triggered.connect(lambda on, name=name: self.open_or_close(name, on))
        menu.addSeparator()
        menu.addAction(self.tr("Panes as they were at first")).triggered.connect(lambda _=False: self.reset())
        return menu

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress:  # it comes here between the panes only
            self.room.sized_by_hand = True
        return super().event(event)

    def _settle(self) -> None:
        """Titles make way where a tab names the pane; tab bars say what they are."""
        for dock in self.docks.values():
            beside = [each for each in self.tabifiedDockWidgets(dock) if not each.isHidden()]
            dock.title.make_way(bool(beside) and not dock.isFloating())
        for bar in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName(self.tr("Panes in one place"))
            bar.setDrawBase(False)
            bar.setExpanding(False)
            bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.arranged.emit()

    # what the tabs say

    def _hidden_count(self) -> int:
        holding = self._session.store.holding
        return len(holding.hidden) if holding else 0

    def _count(self) -> None:
        sieve = self._session.sieve
        self.docks["events"].count(len(sieve.events))
        self.docks["undated"].count(len(sieve.undated))
        count, before = self._hidden_count(), self._hidden_before
        self._hidden_before = count
        self.docks["hidden"].count(count)
        if bool(count) != bool(before):
            front = next((name for name in BELOW if name != "hidden" and self.is_front(name)), None)
            self.docks["hidden"].setVisible(count > 0)
            if front is not None:
                self.docks[front].raise_()

    def choose_columns(self) -> None:
        """Open the menu of the columns of the table that is seen, of the events where none is."""
        name = "undated" if self.is_front("undated") and not self.is_front("events") else "events"
        self.show_pane(name, keyboard=True)
        (self.undated if name == "undated" else self.table).columns.open_menu()

    def change_published(self) -> None:
        """Open the row in which the document's date is set."""
        self.show_pane("source")
        self.source_area.row.open()

    @property
    def published_row(self) -> PublishedRow:
        """The row in which the document's date is set."""
        return self.source_area.row

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self.timeline.wear(look)
        self.source.wear(look)
        self.details.refresh()

    def state(self) -> QByteArray:
        """Where the panes are and how large."""
        made = self.saveState(VERSION)
        made.append(b"1" if self.room.sized_by_hand else b"0")
        return made

    def restore(self, state: QByteArray) -> None:
        """Take up a saved state; one that does not fit is left alone."""
        if self.restoreState(state.left(state.size() - 1), VERSION):
            self.room.sized_by_hand = bool(state.endsWith(b"1"))
            self._unspread = False
            self.docks["hidden"].setVisible(self._hidden_count() > 0)
            self._settling.start()
