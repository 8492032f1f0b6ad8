"""Lanes by hand: collapse, move, and the same by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefline.session.session import Session
from briefline.timeline.scene import Scene
from briefline.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def scene_of(window: MainWindow) -> Scene:
    scene = window.panes.timeline.view.item.built
    assert scene is not None
    return scene


def titles(window: MainWindow) -> list[str]:
    return [lane.title for lane in scene_of(window).lanes]


def header(window: MainWindow, title: str) -> QPoint:
    lane = next(lane for lane in scene_of(window).lanes if lane.title == title)
    return QPoint(40, round(lane.y + lane.height / 2))


def test_a_click_on_a_name_collapses_and_opens(window: MainWindow, session: Session) -> None:
    port = window.panes.timeline.view.viewport()
    before = session.view.viewport
    QTest.mouseClick(port, LEFT, pos=header(window, "Engagements"))
    lane = scene_of(window).lanes[0]
    assert lane.collapsed
    assert lane.height < 40
    assert scene_of(window).in_view == 8  # nothing is lost: what is shut away is counted
    assert session.view.viewport == before
    QTest.mouseClick(port, LEFT, pos=header(window, "Engagements"))
    assert not scene_of(window).lanes[0].collapsed


def test_dragging_a_name_moves_the_lane(window: MainWindow, session: Session) -> None:
    session.view.lanes = "category"
    before = titles(window)
    assert len(before) > 3
    port = window.panes.timeline.view.viewport()
    start, end = header(window, before[0]), header(window, before[2]) + QPoint(0, 5)
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, pos=end)
    assert titles(window) == [before[1], before[2], before[0], *before[3:]]
    session.view.lanes = "kind"
    session.view.lanes = "category"
    assert titles(window)[2] == before[0]  # the order is kept


def test_keys_collapse_and_move_the_current_lane(window: MainWindow, session: Session) -> None:
    session.focus.select("p1")
    window.actions_["lane_up"].trigger()
    assert titles(window) == ["Publications", "Engagements"]
    window.actions_["lane_down"].trigger()
    assert titles(window) == ["Engagements", "Publications"]
    window.actions_["collapse_lane"].trigger()
    assert [lane.collapsed for lane in scene_of(window).lanes] == [False, True]
    height = scene_of(window).content_height
    window.actions_["higher"].trigger()
    window.actions_["higher"].trigger()
    assert scene_of(window).content_height > height
    window.actions_["lanes_reset"].trigger()
    assert not any(lane.collapsed for lane in scene_of(window).lanes)
    assert session.view.arrangement.stretch == 1.0


def test_the_menu_of_a_lane(window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: opened.append(menu))
    session.view.lanes = "category"
    third = titles(window)[2]
    point = header(window, third)
    port = window.panes.timeline.view.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(reason, point, port.mapToGlobal(point)))
    actions = {action.text(): action for action in opened[0].actions()}
    actions["Collapse all others"].trigger()
    assert [lane.title for lane in scene_of(window).lanes if not lane.collapsed] == [third]
    actions["Move it up"].trigger()
    assert titles(window)[1] == third


def test_a_cluster_opens_on_a_click_and_on_enter(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: opened.append(menu))
    session.view.arrange(session.view.arrangement.toggled("Engagements"))
    view = window.panes.timeline.view
    first = min(scene_of(window).clusters, key=lambda cluster: (cluster.y, cluster.x))
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(round(first.x), round(first.y)))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    by_click, by_key = ([action.text() for action in menu.actions()] for menu in opened)
    assert by_click == by_key
    assert by_click[0].startswith(f"Zoom to these {first.count} event")
    listed = [text for text in by_click if " · " in text]
    assert len(listed) == first.count
    next(action for action in opened[0].actions() if action.text() == listed[-1]).trigger()
    assert session.focus.selected is not None
    assert session.store.holding is not None
    assert session.store.holding.by_id[session.focus.selected].title in listed[-1]


def test_lanes_by_document_are_named_by_its_title(window: MainWindow, session: Session) -> None:
    session.view.lanes = "document"
    assert titles(window) == ["Harbour talks resume"]


def test_the_axis_can_have_quarters_and_weeks(window: MainWindow, session: Session) -> None:
    shown = {"weeks": ["e4", "e6"], "quarters": ["e2", "e7"], "months": ["e2", "e7"]}
    session.view.fold(False)
    named = {}
    for setting, events in shown.items():
        session.view.show_around(events)
        next(one for one in window.actions_.ticks.actions() if one.data() == setting).trigger()
        named[setting] = {tick.label for tick in scene_of(window).ticks}
    assert {"W10", "W11", "W12"} <= named["weeks"]
    assert {"Q2", "Q3", "Q4"} <= named["quarters"]
    assert {"Jul", "Oct"} <= named["months"]
