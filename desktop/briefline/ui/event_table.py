"""Tables of events: all dated ones, and the undated. The accessible view of the same selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from briefline.model.event import Event, Kind
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.ui.drop_date import MIME, dragged
from briefline.ui.parts import mark_key_focus

Index = QModelIndex | QPersistentModelIndex
_FAR = 10**18
LEAST_WIDTHS = (980, 880, 760)  # pixels that the last column, the one before it … needs the table to have


class EventModel(QAbstractTableModel):
    """Events as rows."""

    def __init__(self, session: Session, *, dated: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._events: list[Event] = []
        self._rows: dict[str, int] = {}
        self._sorting: tuple[int, bool] | None = None
        columns: list[tuple[str, Callable[[Event], str], Callable[[Event], Any]]] = [
            (self.tr("Date"), self._date, _time_key),
            (self.tr("Title"), lambda event: event.title, lambda event: event.title.casefold()),
            (self.tr("Kind"), _kind, lambda event: _kind(event).casefold()),
            (self.tr("Participants"), _people, lambda event: _people(event).casefold()),
            (self.tr("Places"), _places, lambda event: _places(event).casefold()),
            (self.tr("Status"), _status, _status),
            (self.tr("Confidence"), lambda event: f"{event.confidence:.2f}", lambda event: event.confidence),
        ]
        self._dated = dated
        self._columns = columns if dated else columns[1:]

    def take(self, events: Sequence[Event]) -> None:
        """Show these events, in the order chosen."""
        self.beginResetModel()
        self._events = list(events)
        self._order()
        self.endResetModel()

    def event_at(self, row: int) -> str | None:
        """The id of the event in a row."""
        return self._events[row].id if 0 <= row < len(self._events) else None

    def row_of(self, event: str | None) -> int | None:
        """The row of an event."""
        return self._rows.get(event) if event else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._events)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[index.column()][1](self._events[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        return known if self._dated else known | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return dragged(dict.fromkeys(self._events[index.row()].id for index in indexes))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._events[index.row()].id for index in before]
        self._order()
        after = [
            self.index(self._rows[name], index.column()) for name, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _order(self) -> None:
        if self._sorting is not None:
            column, down = self._sorting
            self._events.sort(key=self._columns[column][2], reverse=down)
        self._rows = {event.id: row for row, event in enumerate(self._events)}

    def _date(self, event: Event) -> str:
        return words(event.when, self._session.settings.date_style) if event.when else ""


class EventTable(QTableView):
    """A table that follows the filter and shares the one selection."""

    def __init__(self, session: Session, *, dated: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._dated = session, dated
        self._following = False  # the selection comes from the session, not from here
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_columns)
        self.rows = EventModel(session, dated=dated, parent=self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Events") if dated else self.tr("Undated events"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        widths = [172, 200, 92, 140, 96, 82, 96] if dated else [200, 92, 170, 110, 82, 96]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._title = 1 if dated else 0
        header.setSectionResizeMode(self._title, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.setDragEnabled(not dated)  # onto the timeline
        if dated:
            self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        else:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        session.sieve.changed.connect(self._take)
        session.settings.changed.connect(
            lambda name: self.viewport().update() if name == "date_style" else None
        )
        session.focus.chosen_changed.connect(lambda _: self._follow())
        session.focus.selection_changed.connect(lambda _: self._follow())
        self.doubleClicked.connect(self._zoom)
        self._take()

    def _take(self) -> None:
        sieve = self._session.sieve
        self.rows.take(sieve.events if self._dated else sieve.undated)
        self._follow()

    def _follow(self) -> None:
        """Select the rows of the chosen events; the current one is scrolled to."""
        focus, model = self._session.focus, self.selectionModel()
        rows = sorted(row for row in map(self.rows.row_of, focus.chosen) if row is not None)
        shown = sorted(index.row() for index in model.selectedRows(self._title))
        flags = QItemSelectionModel.SelectionFlag
        self._following = True
        current = self.rows.row_of(focus.selected)
        if current is None:
            self.setCurrentIndex(QModelIndex())
        elif current != self.currentIndex().row():
            index = self.rows.index(current, self._title)
            model.setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        if not rows:
            self.clearSelection()
        elif rows != shown:
            model.select(self._selection(rows), flags.ClearAndSelect | flags.Rows)
        self._following = False

    def _selection(self, rows: Sequence[int]) -> QItemSelection:
        """Rows as a selection of few ranges."""
        selection, start = QItemSelection(), 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                first = self.rows.index(rows[start], self._title)
                selection.select(first, self.rows.index(rows[place - 1], self._title))
                start = place
        return selection

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark_key_focus(self, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # hiding a column lays the header out, which resizes again: inside the event that ended in a crash
        self._fitting.start()

    def _fit_columns(self) -> None:
        last = self.rows.columnCount() - 1
        for back, least in enumerate(LEAST_WIDTHS):
            hidden = self.viewport().width() < least
            if self.isColumnHidden(last - back) != hidden:
                self.setColumnHidden(last - back, hidden)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._following:
            return
        chosen = [self.rows.event_at(index.row()) for index in self.selectionModel().selectedRows()]
        names = [name for name in chosen if name is not None]
        if names:
            current = self.rows.event_at(self.currentIndex().row())
            self._session.focus.choose(names, current)
            if current is not None:
                self._session.view.reveal(current)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        focus, event = self._session.focus, self.rows.event_at(current.row())
        # with the keyboard Qt selects first and moves the current row afterwards
        if not self._following and event in focus.chosen and event != focus.selected:
            focus.choose(focus.chosen, event)

    def _zoom(self, index: QModelIndex) -> None:
        event = self.rows.event_at(index.row())
        if event is not None and self._dated:
            self._session.view.show_around([event])


def _time_key(event: Event) -> tuple[int, int]:
    when = event.when
    if when is None:
        return (_FAR, _FAR)
    return (-_FAR if when.lo is None else when.lo, _FAR if when.hi is None else when.hi)


def _kind(event: Event) -> str:
    return event.type or "publication" if event.kind is Kind.PUBLICATION else event.category


def _status(event: Event) -> str:
    return "" if event.kind is Kind.PUBLICATION else event.status.value


def _people(event: Event) -> str:
    return ", ".join(who.name for who in event.participants)


def _places(event: Event) -> str:
    return ", ".join(event.places)
