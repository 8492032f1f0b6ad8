"""The panes of an open report: facets, timeline, details, and the tabs below."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from briefline.session.session import Session
from briefline.ui.details import Details
from briefline.ui.document_bar import DocumentBar
from briefline.ui.event_table import EventTable
from briefline.ui.facets import Facets
from briefline.ui.hidden_list import HiddenList
from briefline.ui.look import Look
from briefline.ui.published_row import PublishedLine, PublishedRow
from briefline.ui.review_pane import ReviewPane
from briefline.ui.source_pane import SourcePane
from briefline.ui.timeline_pane import TimelinePane

MOST_ROOM = 200  # pixels that the timeline takes from the tabs to show all its rows
LEAST_TABS = 150
ROOM_FOR_LISTS = 300  # pixels that the tabs with lists get


class Tabs(QTabWidget):
    """Tabs that say when their size changes.

    Signals:
        resized(): there is another width for the corner.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Panes(QSplitter):
    """Lays the panes out; they know the session and not each other."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        self.timeline = TimelinePane(session, look)
        self.facets = Facets(session)
        self.details = Details(session)
        self.source = SourcePane(session, look)
        self.table = EventTable(session, dated=True)
        self.undated = EventTable(session, dated=False)
        self.hidden = HiddenList(session)
        self.review = ReviewPane(session)
        self.documents = DocumentBar(session)
        self._row = PublishedRow(session)
        self._line = line = PublishedLine(session)
        line.change_wanted.connect(self.change_published)
        source = QWidget()
        column = QVBoxLayout(source)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.documents)
        column.addWidget(self._row)
        column.addWidget(self.source, 1)
        self.tabs = Tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Source and tables"))
        self.tabs.tabBar().setAccessibleName(self.tr("Source and tables"))
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(source, self.tr("Source"))
        self.tabs.addTab(self.table, self.tr("Events"))
        self.tabs.addTab(self.undated, self.tr("Undated"))
        self.tabs.addTab(self.hidden, self.tr("Not events"))
        self.tabs.addTab(self.review, self.tr("Review"))
        self.review.counted.connect(self._count_review)
        self.tabs.setCornerWidget(line, Qt.Corner.TopRightCorner)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._middle.addWidget(self.timeline)
        self._middle.addWidget(self.tabs)
        self._middle.setSizes([620, 280])
        self._middle.setStretchFactor(0, 3)
        self._middle.setStretchFactor(1, 1)
        for pane in (self.facets, self._middle, self.details):
            self.addWidget(pane)
        for splitter in (self, self._middle):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([200, 900, 340])
        session.store.opened.connect(lambda _: self.timeline.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self._sized_by_hand = False
        self._middle.splitterMoved.connect(self._remember_hand)
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._make_room)
        session.store.opened.connect(lambda _: self._room.start())
        self.tabs.resized.connect(self._fit_line)
        self.tabs.currentChanged.connect(lambda _: self._make_room_for_list())
        session.sieve.changed.connect(self._count)
        session.focus.quoted.connect(lambda _start, _end: self.tabs.setCurrentIndex(0))
        self._count()

    def _remember_hand(self) -> None:
        self._sized_by_hand = True

    def _make_room(self) -> None:
        """Let the timeline show all its rows where they nearly fit, unless the panes were sized by hand."""
        scene = self.timeline.view.item.built
        if scene is None or self._sized_by_hand:
            return
        hidden = round(scene.content_height - (scene.bottom - scene.top) + 0.5)
        upper, lower = self._middle.sizes()
        if 1 < hidden <= MOST_ROOM and lower - hidden >= LEAST_TABS:
            self._middle.setSizes([upper + hidden, lower - hidden])

    def _make_room_for_list(self) -> None:
        """Let a tab with a list show several of its lines, unless the panes were sized by hand."""
        upper, lower = self._middle.sizes()
        if self.tabs.currentIndex() == 0 or self._sized_by_hand or lower >= ROOM_FOR_LISTS:
            return
        wanted = min(ROOM_FOR_LISTS, (upper + lower) // 2)
        self._middle.setSizes([upper + lower - wanted, wanted])

    def _count(self) -> None:
        sieve = self._session.sieve
        self.tabs.setTabText(1, self.tr("Events {0}").format(len(sieve.events)))
        self.tabs.setTabText(2, self.tr("Undated {0}").format(len(sieve.undated)))
        holding = self._session.store.holding
        hidden = len(holding.hidden) if holding else 0
        self.tabs.setTabText(3, self.tr("Not events {0}").format(hidden))
        self.tabs.setTabVisible(3, hidden > 0)
        self._fit_line()

    def _count_review(self, left: int) -> None:
        self.tabs.setTabText(self.tabs.indexOf(self.review), self.tr("Review {0}").format(left))
        self._fit_line()

    def _fit_line(self) -> None:
        self._line.fit(self.tabs.width() - self.tabs.tabBar().sizeHint().width() - 24)

    def change_published(self) -> None:
        """Open the row in which the document's date is set."""
        self.tabs.setCurrentIndex(0)
        self._row.open()

    @property
    def published_row(self) -> PublishedRow:
        """The row in which the document's date is set."""
        return self._row

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self.timeline.wear(look)
        self.source.wear(look)
        self.details.refresh()

    def state(self) -> QByteArray:
        """How wide and high the panes are."""
        made = QByteArray()
        stream = QDataStream(made, QIODevice.OpenModeFlag.WriteOnly)
        for splitter in (self, self._middle):
            stream << splitter.saveState()
        stream.writeBool(self._sized_by_hand)
        return made

    def restore(self, state: QByteArray) -> None:
        """Take the sizes of a saved state; one that does not fit is left alone."""
        stream = QDataStream(state, QIODevice.OpenModeFlag.ReadOnly)
        for splitter in (self, self._middle):
            part = QByteArray()
            stream >> part
            splitter.restoreState(part)
        self._sized_by_hand = not stream.atEnd() and stream.readBool()
