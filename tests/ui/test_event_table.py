"""The tables of events: columns chosen and remembered, sorted, several rows, copied for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefline.session.filter import Filter
from briefline.session.session import Session
from briefline.ui.edit_verbs import confirm
from briefline.ui.event_table import EventTable
from briefline.ui.look import load_look
from briefline.ui.main_window import MainWindow

FIRST = ["Date", "Title", "Kind", "Participants", "Places", "Status", "Confidence"]


def shown(table: EventTable) -> list[str]:
    return [table.rows.columns[column].title for column in table.columns.shown]


def ids(table: EventTable) -> list[str | None]:
    return [table.rows.event_at(row) for row in range(table.rows.rowCount())]


def wide(window: MainWindow) -> EventTable:
    window.resize(1700, 900)
    window.panes.docks["facets"].close()
    window.panes.docks["details"].close()
    window.panes.show_pane("events", keyboard=True)
    QApplication.processEvents()
    return window.panes.table


def tick(window: MainWindow, title: str) -> None:
    """Choose a column by keys: the menu that Ctrl+Shift+C opens."""
    window.actions_["columns"].trigger()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    action = next(each for each in menu.actions() if each.text() == title)
    assert isinstance(action, QAction)
    action.trigger()
    menu.close()
    QApplication.processEvents()


def test_columns_are_chosen_moved_and_remembered(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    table = wide(window)
    assert shown(table) == FIRST
    tick(window, "EDTF")
    tick(window, "Kind")
    assert shown(table) == ["Date", "Title", "Participants", "Places", "Status", "Confidence", "EDTF"]
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(4), 0)
    assert shown(table)[0] == "Places"
    qtbot.waitUntil(lambda: session.settings.window_state("columns.events") is not None)
    QTest.qWait(500)
    again = MainWindow(session, load_look("light"))
    qtbot.addWidget(again)
    again.fill()
    assert shown(again.panes.table) == shown(table)
    tick(window, "Columns as they were at first")
    assert shown(table) == FIRST


def test_a_narrow_table_hides_its_last_columns_but_not_chosen_ones(window: MainWindow) -> None:
    table = wide(window)
    window.resize(800, 700)
    QApplication.processEvents()
    assert shown(table)[:2] == ["Date", "Title"]
    assert len(shown(table)) < len(FIRST)
    window.resize(1700, 900)
    QApplication.processEvents()
    tick(window, "Note")
    window.resize(800, 700)
    QApplication.processEvents()
    assert "Note" in shown(table)


def test_rows_are_sorted_by_any_column(window: MainWindow, session: Session) -> None:
    table = wide(window)
    in_time = [event.id for event in session.sieve.events]
    assert ids(table) == in_time
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert ids(table) == in_time[::-1]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    titles = [table.rows.text(row, 1) for row in range(table.rows.rowCount())]
    assert titles == sorted(titles, key=str.casefold)
    session.sieve.filter = Filter("ministers")
    kept = ids(table)
    assert len(kept) < len(in_time)
    assert [table.rows.row_of(name) for name in kept] == list(range(len(kept)))
    assert table.rows.row_of("e1" if "e1" not in kept else "e2") is None
    session.sieve.filter = Filter()
    # an edit is seen at once
    number = next(n for n, column in enumerate(table.rows.columns) if column.key == "review")
    confirm(session, ["e4"])
    row = table.rows.row_of("e4")
    assert row is not None
    assert table.rows.text(row, number) == "confirmed"


def test_rows_are_copied_for_a_spreadsheet(window: MainWindow, session: Session) -> None:
    table = wide(window)
    session.focus.choose(["e6", "e4"], "e4")
    window.activateWindow()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == FIRST
    assert [line[1] for line in lines[1:]] == [
        "Ministers meet in Port Ellen",
        "Ministers meet in the customs house",
    ]
    assert all(len(line) == len(FIRST) for line in lines)
    session.focus.select(None)
    table.copy_rows()  # nothing is selected: all
    assert len(QGuiApplication.clipboard().text().splitlines()) == 1 + table.rows.rowCount()


def test_no_cell_is_a_formula(window: MainWindow, session: Session) -> None:
    from briefline.model import corrections

    table = wide(window)
    session.store.edit(lambda project, at: corrections.set_field(project, "e4", "title", "=1+1", at))
    session.focus.select("e4")
    table.copy_rows()
    assert "\t'=1+1\t" in QGuiApplication.clipboard().text()


def test_the_menu_of_the_rows(window: MainWindow, session: Session) -> None:
    table = wide(window)
    session.focus.select("e4")
    texts = [action.text() for action in table.menu().actions() if action.text()]
    assert texts[:3] == ["Copy for a spreadsheet", "Select all", "Zoom to it"]
    assert {"Change the date…", "Confirm", "Not an event", "Columns"} <= set(texts)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert not session.view.is_fitted


def test_what_was_remembered_wrongly_does_no_harm(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtCore import QByteArray

    session.settings.save_window_state("columns.events", QByteArray(b'{"chosen": 3, "sort": "x"}'))
    made = EventTable(session, dated=True)
    qtbot.addWidget(made)
    assert shown(made)[:2] == ["Date", "Title"]


def test_enter_on_an_undated_event_asks_for_its_date(window: MainWindow, session: Session) -> None:
    window.panes.show_pane("undated", keyboard=True)
    undated = window.panes.undated
    undated.setCurrentIndex(undated.rows.index(0, 0))
    event = undated.rows.event_at(0)
    assert session.focus.selected == event
    QTest.keyClick(undated, Qt.Key.Key_Return)
    assert session.drafts.text(event, "when") == ""


def test_a_screen_reader_finds_titles_and_cells(window: MainWindow) -> None:
    table = wide(window)
    told = QAccessible.queryAccessibleInterface(table)
    assert told.role() == QAccessible.Role.Table
    assert told.text(QAccessible.Text.Name) == "Events"
    children = [told.child(number) for number in range(min(140, told.childCount()))]
    names = {child.text(QAccessible.Text.Name) for child in children if child is not None}
    assert {"Date", "Title", "Ministers meet in Port Ellen"} <= names
