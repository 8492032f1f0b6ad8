"""The panes around the timeline: docked, moved, floated, tabbed, closed, remembered; all by keys too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefline.session.session import Session
from briefline.ui.look import load_look
from briefline.ui.main_window import MainWindow
from briefline.ui.pane_room import LEAST_TABS, ROOM_FOR_LISTS
from briefline.ui.panes import SIDES

NAMES = ("facets", "source", "events", "undated", "review", "details")


@pytest.fixture
def panes(window: MainWindow):
    QApplication.processEvents()
    return window.panes


def test_the_layout_at_first(panes) -> None:
    area = {name: panes.dockWidgetArea(dock) for name, dock in panes.docks.items()}
    assert area["facets"] == Qt.DockWidgetArea.LeftDockWidgetArea
    assert area["details"] == Qt.DockWidgetArea.RightDockWidgetArea
    assert {area[name] for name in ("source", "events", "undated", "review")} == {
        Qt.DockWidgetArea.BottomDockWidgetArea
    }
    assert all(panes.docks[name].is_open for name in NAMES)
    assert [name for name in panes.docks if panes.is_front(name)] == ["facets", "source", "details"]
    assert panes.docks["source"].height() >= LEAST_TABS
    # a tab names the pane: its title makes way
    assert panes.docks["source"].title.height() == 0
    assert panes.docks["details"].title.height() > 0


def test_panes_close_and_open_from_the_menu(window: MainWindow, panes) -> None:
    for name in NAMES:
        action = window.actions_.panes.open[name]
        assert action.isChecked()
        action.trigger()
        QApplication.processEvents()
        assert not panes.docks[name].is_open
        assert not action.isChecked()
    for name in NAMES:
        window.actions_.panes.open[name].trigger()
        QApplication.processEvents()
        assert panes.is_front(name)


@pytest.mark.parametrize("side", SIDES)
def test_the_pane_with_the_keyboard_is_moved(window: MainWindow, panes, side: str) -> None:
    actions = window.actions_.panes
    panes.show_pane("events", keyboard=True)
    getattr(actions, side).trigger()
    QApplication.processEvents()
    where = {"left": "Left", "right": "Right", "above": "Top", "below": "Bottom"}[side]
    assert panes.dockWidgetArea(panes.docks["events"]).name == f"{where}DockWidgetArea"
    assert panes.is_front("events")
    assert panes.pane_with_keyboard() is panes.docks["events"]


def test_a_pane_floats_joins_and_closes_by_keys(window: MainWindow, panes, qtbot: QtBot) -> None:
    actions, dock = window.actions_.panes, panes.docks["details"]
    panes.show_pane("details", keyboard=True)
    actions.floating.trigger()
    QApplication.processEvents()
    assert dock.isFloating()
    assert dock.title.height() > 0
    qtbot.waitUntil(lambda: panes.pane_with_keyboard() is dock)
    actions.floating.trigger()
    assert not dock.isFloating()
    actions.join.trigger()
    QApplication.processEvents()
    assert panes.tabifiedDockWidgets(dock)
    assert panes.is_front("details")
    qtbot.waitUntil(lambda: dock.title.height() == 0)
    actions.shut.trigger()
    assert not dock.is_open
    assert window.focusWidget() is panes.timeline.view


def test_reset_puts_all_back(window: MainWindow, panes) -> None:
    for name in ("source", "facets"):
        panes.docks[name].close()
    panes.docks["details"].setFloating(True)
    panes.show_pane("events", keyboard=True)
    panes.move_pane("right")
    window.actions_.panes.reset.trigger()
    QApplication.processEvents()
    test_the_layout_at_first(panes)


def test_f6_goes_round_the_panes(window: MainWindow, panes) -> None:
    panes.timeline.view.setFocus()
    seen = []
    for _ in range(4):
        window.actions_.panes.next.trigger()
        dock = panes.pane_with_keyboard()
        seen.append(dock.name if dock is not None else "timeline")
    assert seen == ["facets", "source", "details", "timeline"]
    window.actions_.panes.previous.trigger()
    assert panes.pane_with_keyboard() is panes.docks["details"]
    names = ("source", "events", "undated", "review", "details", "facets")
    for action, name in zip(window.actions_.panes.go[1:7], names, strict=True):
        action.trigger()
        assert panes.is_front(name)
        assert panes.pane_with_keyboard() is panes.docks[name]


def test_tab_does_not_walk_through_what_is_behind(panes) -> None:
    panes.show_pane("events")
    QApplication.processEvents()
    assert panes.table.isVisible()
    assert not panes.source.isVisible()
    panes.show_pane("source")
    QApplication.processEvents()
    assert panes.source.isVisible()
    assert not panes.table.isVisible()


def test_the_layout_is_remembered(
    window: MainWindow, panes, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    panes.show_pane("review", keyboard=True)
    panes.move_pane("right")
    panes.docks["facets"].close()
    QApplication.processEvents()
    session.settings.save_window_state("docks", panes.state())
    again = MainWindow(session, load_look("light"))
    qtbot.addWidget(again)
    again.resize(1400, 900)
    again.fill()
    again.show()
    QApplication.processEvents()
    assert not again.panes.docks["facets"].is_open
    assert again.panes.dockWidgetArea(again.panes.docks["review"]) == Qt.DockWidgetArea.RightDockWidgetArea
    assert not again.actions_.panes.open["facets"].isChecked()
    session.settings.save_window_state("docks", panes.state().left(20))
    broken = MainWindow(session, load_look("light"))
    qtbot.addWidget(broken)
    broken.fill()  # what cannot be taken up is left alone
    assert broken.panes.docks["review"].is_open


def test_a_narrow_window_begins_without_facets(session: Session, qtbot: QtBot) -> None:
    narrow = MainWindow(session, load_look("light"))
    qtbot.addWidget(narrow)
    narrow.resize(1200, 700)
    narrow.fill()
    assert not narrow.panes.docks["facets"].is_open
    assert narrow.panes.docks["details"].is_open


def test_a_list_gets_room_unless_the_panes_were_sized_by_hand(panes) -> None:
    source, review = panes.docks["source"], panes.docks["review"]
    panes.resizeDocks([source], [160], Qt.Orientation.Vertical)
    QApplication.processEvents()
    panes.show_pane("review")
    panes.tabifiedDockWidgetActivated.emit(review)
    QApplication.processEvents()
    assert review.height() >= ROOM_FOR_LISTS - 40  # the tabs take some
    panes.show_pane("source")
    panes.tabifiedDockWidgetActivated.emit(source)
    QApplication.processEvents()
    assert source.height() < 200  # the timeline has its room back
    before = source.height()
    for dock in (review, source):
        panes.show_pane(dock.name)
        panes.tabifiedDockWidgetActivated.emit(dock)
        QApplication.processEvents()
    assert source.height() == before  # nothing creeps
    between = QPointF(panes.docks["facets"].geometry().right() + 2, 200)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        button = Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            panes, QMouseEvent(kind, between, between, button, button, Qt.KeyboardModifier.NoModifier)
        )
    QApplication.processEvents()
    panes.show_pane("review")
    panes.tabifiedDockWidgetActivated.emit(review)
    QApplication.processEvents()
    assert review.height() < 200
