"""Several events selected: the band, Ctrl and Shift, the table, and what the panes make of it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.marks import place_of

from briefline.session.session import Session
from briefline.ui.export_dialog import ExportDialog
from briefline.ui.main_window import MainWindow
from briefline.ui.rubber_band import RubberBand
from briefline.ui.wrapped_link import WrappedLink

LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def draw_band(window: MainWindow, start: QPoint, end: QPoint, release: Qt.KeyboardModifier = SHIFT) -> None:
    port = window.panes.timeline.view.viewport()
    QTest.mousePress(port, LEFT, SHIFT, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, release, end)


def test_a_band_selects_what_it_touches(window: MainWindow, session: Session) -> None:
    scene = window.panes.timeline.view.item.built
    assert scene is not None
    viewport = session.view.viewport
    top, bottom = QPoint(round(scene.left) + 2, round(scene.top) + 1), place_of(window, "e4") + QPoint(3, 3)
    draw_band(window, top, bottom)
    reached = {
        mark.id for mark in scene.marks if mark.x0 <= bottom.x() and mark.y - mark.height / 2 <= bottom.y()
    }
    assert "e4" in reached
    assert len(reached) > 1
    assert set(session.focus.chosen) == reached
    assert session.view.viewport == viewport  # the band pans nothing
    band = window.panes.timeline.view.findChild(RubberBand)
    assert band is not None
    assert band.isHidden()
    assert band.count == len(reached)
    draw_band(window, place_of(window, "p1") - QPoint(4, 4), place_of(window, "p1") + QPoint(4, 4))
    assert session.focus.chosen == ("p1",)


def test_ctrl_click_adds_and_takes_out(window: MainWindow, session: Session) -> None:
    port = window.panes.timeline.view.viewport()
    for event, modifier in (("e4", PLAIN), ("p1", CTRL), ("e1", SHIFT)):
        QTest.mouseClick(port, LEFT, modifier, place_of(window, event))
    assert session.focus.chosen == ("e4", "p1", "e1")
    assert session.focus.selected == "e1"
    QTest.mouseClick(port, LEFT, CTRL, place_of(window, "e1"))
    assert (session.focus.chosen, session.focus.selected) == (("e4", "p1"), "p1")
    QTest.mouseClick(port, LEFT, PLAIN, place_of(window, "e4"))
    assert session.focus.chosen == ("e4",)


def test_the_pane_lists_them_and_acts_on_them(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.focus.choose(["p1", "e4", "u1", "e3"])
    details = window.panes.details.complete()
    assert "4 events selected" in {label.text() for label in details.findChildren(QLabel)}
    links = [link.accessibleName() for link in details.findChildren(WrappedLink)]
    assert [link.rpartition(" · ")[2] for link in links] == [
        "Lind visits Sudland",
        "Ministers meet in Port Ellen",
        "Dues and Don’ts",
        "Ferries stop",
    ]
    buttons = {button.text(): button for button in details.findChildren(QPushButton)}
    before = session.view.viewport
    buttons["Zoom to them"].click()
    assert session.view.viewport != before
    assert all(0 <= edge <= 1 for name in ("e3", "p1") for edge in session.view.span_of(name) or (-1,))
    buttons["Copy as text"].click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("February 2019: Lind visits Sudland\nAda Lind; Sudland\n“Last month the envoy")
    assert copied.index("Port Ellen") < copied.index("Dues and Don’ts") < copied.index("Ferries stop")
    with qtbot.waitSignal(details.export_wanted):
        buttons["Export…"].click()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.what.currentText() == "the selected events (4)"
    dialog.done(0)
    assert window.panes.timeline.view.accessibleDescription() == "4 events selected"
    buttons["Select none"].click()
    assert session.focus.chosen == ()


def test_table_and_timeline_share_the_selection(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    table = window.panes.table
    window.panes.show_pane("events")
    session.focus.choose(["e2", "e3", "e5"], "e3")
    rows = {index.row() for index in table.selectionModel().selectedRows()}
    assert rows == {table.rows.row_of(name) for name in ("e2", "e3", "e5")}
    assert table.currentIndex().row() == table.rows.row_of("e3")
    table.setFocus()
    session.focus.select("e3")
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert set(session.focus.chosen) == {"e3", "e4"}
    assert session.focus.selected == "e4"


def test_keys_make_the_selection_grow(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    view = window.panes.timeline.view
    view.setFocus()
    session.focus.select("e3")
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert session.focus.chosen == ("e3", "e4", "e5")
    assert session.focus.selected == "e5"
    window.actions_["select_all"].trigger()
    assert len(session.focus.chosen) == 8
    assert session.focus.selected == "e5"
    window.actions_["clear"].trigger()
    assert session.focus.chosen == ()


def test_another_reading_keeps_the_whole_selection(window: MainWindow, session: Session) -> None:
    session.focus.choose(["e3", "e4"], "e4")
    session.store.set_published("2019-03")
    assert session.focus.chosen == ("e3", "e4")
    assert session.focus.selected == "e4"


def test_the_source_sets_all_of_them_off(window: MainWindow, session: Session) -> None:
    session.focus.choose(["e3", "e4"])
    shown = {extra.cursor.selectedText() for extra in window.panes.source.extraSelections()}
    holding = session.store.holding
    assert holding is not None
    assert {holding.by_id[name].mentions[0].quote for name in ("e3", "e4")} <= shown


def test_the_picture_can_be_of_the_selected(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.focus.choose(["e3", "e4", "u1"])
    dialog = ExportDialog(session, window)
    qtbot.addWidget(dialog)
    place = dialog.what.findData("chosen")
    assert dialog.what.itemText(place) == "the selected events (3)"
    dialog.what.setCurrentIndex(place)
    assert [event.id for event in dialog.selection().events] == ["e3", "e4", "u1"]
    dialog.done(0)
