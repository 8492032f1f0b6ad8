"""What the pointer brings up: the hover card, and the menu of the right button."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.marks import place_of

from briefline.session.session import Session
from briefline.timeline.parts import Hit
from briefline.ui.hover_card import card_lines
from briefline.ui.main_window import MainWindow


@pytest.fixture
def no_popups(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """Menus that would open, instead of a popup that takes the mouse."""
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: opened.append(menu))
    return opened


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def test_the_card_tells_of_the_event(window: MainWindow, qtbot: QtBot) -> None:
    view = window.panes.timeline.view
    QTest.mouseMove(view.viewport(), place_of(window, "e3"))
    qtbot.waitUntil(view.card.isVisible, timeout=3000)
    texts = [label.text() for label in view.card.findChildren(QLabel) if label.isVisible()]
    assert texts[0] == "Lind visits Sudland"
    assert texts[1] == "February 2019"
    assert "visit · occurred · confidence 0.80" in texts
    assert "Ada Lind" in texts
    assert texts[-1] == "“Last month the envoy Ada Lind visited Sudland”"
    assert view.rect().contains(view.card.geometry())
    QTest.mouseMove(view.viewport(), QPoint(400, round(view.item.built.bottom) + 30))  # type: ignore[union-attr]
    assert view.card.isHidden()


def test_the_card_goes_when_the_view_moves(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    view = window.panes.timeline.view
    QTest.mouseMove(view.viewport(), place_of(window, "e4"))
    qtbot.waitUntil(view.card.isVisible, timeout=3000)
    session.view.change(lambda port: port.zoom(2))
    assert view.card.isHidden()


def test_a_cluster_s_card_lists_what_it_holds(window: MainWindow, session: Session) -> None:
    lines = card_lines(session, Hit("cluster", ("e1", "e2"), "2 events", 0.0, 1.0))
    assert lines[0] == ("title", "2 events")
    assert [text.partition(" · ")[2] for role, text in lines if not role] == ["Harbour treaty", "Dues raised"]


def right_click(window: MainWindow, point: QPoint, *, key: bool = False) -> None:
    view = window.panes.timeline.view
    reason = QContextMenuEvent.Reason.Keyboard if key else QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, point, view.mapToGlobal(point)))


def test_the_menu_of_an_event(
    window: MainWindow, session: Session, no_popups: list[QMenu], qtbot: QtBot
) -> None:
    right_click(window, place_of(window, "e4"))
    assert session.focus.selected == "e4"
    menu = entries(no_popups[-1])
    with qtbot.waitSignal(session.focus.quoted):
        menu["Show it in the source"].trigger()
    menu["Copy as text"].trigger()
    assert QGuiApplication.clipboard().text().startswith("12 March 2019: Ministers meet in Port Ellen")
    before = session.view.viewport
    menu["Zoom to it"].trigger()
    assert session.view.viewport != before
    only = menu["Show only"].menu()
    assert isinstance(only, QMenu)
    assert set(entries(only)) == {"participant: Ministers", "place: Port Ellen", "category: meeting"}
    entries(only)["place: Port Ellen"].trigger()
    assert [event.id for event in session.sieve.events] == ["e4"]
    related = menu["Related"].menu()
    assert isinstance(related, QMenu)
    entries(related)["Select it with all 1 related"].trigger()
    assert session.focus.chosen == ("e4", "p1")


def test_the_menu_key_opens_it_at_the_current_event(
    window: MainWindow, session: Session, no_popups: list[QMenu]
) -> None:
    session.focus.select("e3")
    right_click(window, QPoint(5, 5), key=True)
    assert "Zoom to it" in entries(no_popups[-1])
    assert session.focus.selected == "e3"


def test_the_menu_of_several_and_of_nothing(
    window: MainWindow, session: Session, no_popups: list[QMenu]
) -> None:
    session.focus.choose(["e3", "e4"])
    right_click(window, place_of(window, "e4"))
    assert session.focus.chosen == ("e3", "e4")
    assert "Zoom to the 2 events" in entries(no_popups[-1])
    view = window.panes.timeline.view
    empty = next(
        QPoint(x, y) for y in range(40, 400, 10) for x in range(300, 900, 10) if not view.item.hit(x, y)
    )
    right_click(window, empty)
    menu = entries(no_popups[-1])
    assert "Zoom to it" not in menu
    menu["Mark this time"].trigger()
    assert abs(view.x_of(session.marks.kept[0]) - empty.x()) < 1
    right_click(window, empty + QPoint(3, 0))
    remove = next(action for text, action in entries(no_popups[-1]).items() if text.startswith("Remove the"))
    remove.trigger()
    assert session.marks.kept == ()


def test_the_range_selects_its_events(window: MainWindow, session: Session, no_popups: list[QMenu]) -> None:
    session.focus.select("e4")
    window.actions_["range_start"].trigger()
    session.focus.select("e6")
    window.actions_["range_end"].trigger()
    right_click(window, QPoint(700, round(window.panes.timeline.view.item.built.bottom) + 12))  # type: ignore[union-attr]
    entries(no_popups[-1])["Select the events of the range"].trigger()
    assert session.focus.chosen == ("e4", "e5", "e6")


def test_space_pans_whatever_is_below(window: MainWindow, session: Session) -> None:
    view = window.panes.timeline.view
    session.view.change(lambda port: port.zoom(4))
    before = session.view.viewport
    view.setFocus()
    scene = view.item.built
    assert scene is not None
    y = round(scene.bottom) + 12
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(700, y))
    QTest.mouseMove(view.viewport(), QPoint(660, y))
    QTest.mouseMove(view.viewport(), QPoint(600, y))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(600, y))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert session.view.viewport != before
    assert session.marks.range is None
