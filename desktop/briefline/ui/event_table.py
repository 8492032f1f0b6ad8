"""Tables of events: all dated ones, and the undated. The accessible view of the same selection."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from briefline.session.session import Session
from briefline.ui.edit_verbs import acts_on_one, acts_on_several, open_field
from briefline.ui.event_model import EventModel
from briefline.ui.parts import mark_key_focus
from briefline.ui.table_columns import TITLE, TableColumns

Index = QModelIndex | QPersistentModelIndex
FORMULAS = ("=", "+", "-", "@")  # what a spreadsheet would take for a formula begins with one of these


class EventTable(QTableView):
    """A table that follows the filter and shares the one selection."""

    def __init__(self, session: Session, *, dated: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._dated = session, dated
        self._following = False  # the selection comes from the session, not from here
        self._fitting = QTimer(self, singleShot=True, interval=0)
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
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setToolTip(self.tr("Click: sort; drag: move; right click: choose the columns"))
        self._title = next(n for n, column in enumerate(self.rows.columns) if column.key == TITLE)
        self.setDragEnabled(not dated)  # onto the timeline
        header.setSortIndicator(0 if dated else -1, Qt.SortOrder.AscendingOrder)
        name = "events" if dated else "undated"
        self.columns = TableColumns(self, self.rows.columns, session.settings, name)
        self._fitting.timeout.connect(self.columns.fit)
        self.rows.sorted_anew.connect(self._show_current)
        self.setSortingEnabled(True)
        session.sieve.changed.connect(self._take)
        session.settings.changed.connect(self._follow_setting)
        session.focus.chosen_changed.connect(lambda _: self._follow())
        session.focus.selection_changed.connect(lambda _: self._follow())
        self.doubleClicked.connect(self._zoom)
        self._take()

    def _follow_setting(self, name: str) -> None:
        if name == "date_style":
            self.rows.wear_style()
            self.viewport().update()

    def _take(self) -> None:
        self.rows.take()
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
            self._reveal(index)
        if not rows:
            self.clearSelection()
        elif rows != shown:
            model.select(self._selection(rows), flags.ClearAndSelect | flags.Rows)
        self._following = False

    def _show_current(self) -> None:
        if self.currentIndex().isValid():
            self._reveal(self.currentIndex())

    def _reveal(self, index: QModelIndex) -> None:
        """Scroll to a row, not aside to one of its columns."""
        aside = self.horizontalScrollBar().value()
        self.scrollTo(index)
        self.horizontalScrollBar().setValue(aside)

    def _selection(self, rows: Sequence[int]) -> QItemSelection:
        """Rows as a selection of few ranges."""
        selection, start = QItemSelection(), 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                first = self.rows.index(rows[start], self._title)
                selection.select(first, self.rows.index(rows[place - 1], self._title))
                start = place
        return selection

    def copy_rows(self) -> None:
        """Copy the selected rows, all rows where none is, as a spreadsheet takes them: with their titles."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows(self._title))
        rows = chosen or range(self.rows.rowCount())
        columns = self.columns.shown
        table = [[self.rows.columns[column].title for column in columns]]
        table += [[" ".join(self.rows.text(row, column).split()) for column in columns] for row in rows]
        # as plain text: an object with several forms, made in Python, would end the program in a crash
        lines = ("\t".join(map(_as_words, line)) + "\n" for line in table)
        QGuiApplication.clipboard().setText("".join(lines))

    def event(self, event: QEvent) -> bool:
        asked = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and asked and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()  # here it copies rows, elsewhere text
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._zoom(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu().popup(point)

    def menu(self) -> QMenu:
        """What can be done with the selected rows and the columns."""
        menu, chosen = QMenu(self), self._session.focus.chosen
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy for a spreadsheet"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda _=False: self.copy_rows())
        menu.addAction(self.tr("Select all")).triggered.connect(lambda _=False: self.selectAll())
        if self._dated and chosen:
            around = menu.addAction(self.tr("Zoom to them") if len(chosen) > 1 else self.tr("Zoom to it"))
            around.triggered.connect(lambda _=False: self._session.view.show_around(chosen))
        if chosen and not self._session.store.is_read_only:
            menu.addSeparator()
            several = len(chosen) > 1
            session = self._session
            acts = acts_on_several(session, chosen) if several else acts_on_one(session, chosen[0])
            for text, run in acts:
                menu.addAction(text).triggered.connect(lambda _=False, run=run: run())
        menu.addSeparator()
        self.columns.fill(menu.addMenu(self.tr("Columns")))
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark_key_focus(self, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # hiding a column lays the header out, which resizes again: inside the event that ended in a crash
        self._fitting.start()

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
        elif event is not None:
            open_field(self._session, "when", event)  # the date that it lacks


def _as_words(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
