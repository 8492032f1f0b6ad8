"""The events of a report as the rows of a table: sorted once, then narrowed by the filter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from briefline.session.session import Session
from briefline.ui.drop_date import MIME, dragged
from briefline.ui.event_columns import Column, Row, event_columns

if TYPE_CHECKING:
    from briefline.model.event import Event
    from briefline.session.event_index import EventIndex, Numbers

Index = QModelIndex | QPersistentModelIndex


class EventModel(QAbstractTableModel):
    """Dated or undated events.

    Signals:
        sorted_anew(): the rows have another order.
    """

    sorted_anew = Signal()

    def __init__(self, session: Session, *, dated: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._dated = session, dated
        self.columns: tuple[Column, ...] = event_columns(dated=dated)
        self._index: EventIndex | None = None
        self._first = 0  # number of the first event of these in the index
        self._rows: Numbers = np.zeros(0, np.intp)  # numbers in the order shown
        self._places: Numbers | None = None  # row by number, -1 where it has none; None: not worked out
        self._orders: dict[int, Numbers] = {}
        self._sorting: tuple[int, bool] | None = None
        self._make: Callable[[Event], Row] = self._maker()

    def take(self) -> None:
        """Show what the filter lets through, in the order chosen."""
        self.beginResetModel()
        index = self._session.sieve.index
        if index is not self._index:
            before, self._index = self._index, index
            self._make = self._maker()
            self._orders = self._orders_after(before)
        self._lay()
        self.endResetModel()

    def wear_style(self) -> None:
        """Write the dates as the settings want it now."""
        self._make = self._maker()

    def _maker(self) -> Callable[[Event], Row]:
        holding = self._session.store.holding
        records = holding.project.records if holding else {}
        documents = {found.id: found for found in holding.chronology.documents} if holding else {}
        style = self._session.settings.date_style
        return lambda event: Row(event, records.get(event.id), documents, style)

    def _lay(self) -> None:
        self._places = None
        if self._index is None:
            self._rows = np.zeros(0, np.intp)
            return
        order = self._order()
        self._rows = order[self._session.sieve.mask[order]]
        if self._sorting is not None and self._sorting[1]:
            self._rows = self._rows[::-1]

    def _orders_after(self, before: EventIndex | None) -> dict[int, Numbers]:
        """Of the orders that are known those that an edit leaves cheap to know: the chosen column's."""
        index, column = self._index, self._sorting[0] if self._sorting is not None else -1
        splice = index.splice_since(before) if index is not None else None
        if index is None or splice is None or column not in self._orders or self._is_in_time(column):
            return {}
        # what is told of an event beside it, a note or a review, is another too
        first, last = self._range()
        anew = np.array([row for row in map(index.number, index.touched) if row is not None], np.intp)
        anew = anew[(anew >= first) & (anew < last)]
        numbers = splice.numbers()[self._orders[column]]
        numbers = numbers[(numbers >= 0) & ~np.isin(numbers, anew)]
        make, order, events = self._make, self.columns[column].order, index.events

        def key(number: int) -> tuple[Any, int]:
            return order(make(events[number])), number

        for number in anew.tolist():
            numbers = np.insert(numbers, bisect_left(numbers, key(number), key=key), number)
        return {column: numbers}

    def _range(self) -> tuple[int, int]:
        """The numbers of the index that belong here."""
        index = self._index
        if index is None:
            return 0, 0
        return (0, index.dated) if self._dated else (index.dated, len(index))

    def _is_in_time(self, column: int) -> bool:
        return column < 0 or (self._dated and self.columns[column].key == "date")

    def _order(self) -> Numbers:
        """All numbers of the index that belong here, sorted; worked out once a column."""
        assert self._index is not None
        column = self._sorting[0] if self._sorting is not None else -1
        known = self._orders.get(column)
        if known is None:
            first, last = self._range()
            known = np.arange(first, last)
            if not self._is_in_time(column):
                make, order, events = self._make, self.columns[column].order, self._index.events
                keys = [order(make(events[number])) for number in range(first, last)]
                known = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.intp) + first
            self._orders[column] = known
        return known

    def event_at(self, row: int) -> str | None:
        """The id of the event in a row."""
        return self._event(row).id if 0 <= row < len(self._rows) else None

    def _event(self, row: int) -> Event:
        assert self._index is not None
        return self._index.events[int(self._rows[row])]

    def row_of(self, event: str | None) -> int | None:
        """The row of an event."""
        if event is None or self._index is None:
            return None
        number = self._index.number(event)
        if number is None:
            return None
        if self._places is None:
            self._places = np.full(len(self._index), -1, np.intp)
            self._places[self._rows] = np.arange(len(self._rows))
        row = int(self._places[number])
        return row if row >= 0 else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(index.row(), index.column())
        return None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return self.columns[column].text(self._make(self._event(row)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        return known if self._dated else known | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return dragged(dict.fromkeys(self._event(index.row()).id for index in indexes))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        wanted = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if wanted == self._sorting:
            return
        self._sorting = wanted
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._event(index.row()).id for index in before]
        self._lay()
        after = [
            self.index(self.row_of(name) or 0, index.column())
            for name, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.sorted_anew.emit()
