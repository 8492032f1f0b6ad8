"""Whatever is clicked, every pane follows."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefline.session.session import Session
from briefline.ui.main_window import MainWindow


def assert_shown_everywhere(window: MainWindow, session: Session, event: str, title: str) -> None:
    assert session.focus.selected == event
    panes = window.panes
    texts = [label.text() for label in panes.details.complete().findChildren(QLabel)]
    assert title in texts
    row = panes.table.rows.row_of(event)
    assert panes.table.currentIndex().row() == row
    quotes = {extra.cursor.selectedText() for extra in panes.source.extraSelections()}
    assert any(quote in quotes for quote in quotes_of(session, event))
    assert title in panes.timeline.view.accessibleDescription()


def quotes_of(session: Session, event: str) -> list[str]:
    holding = session.store.holding
    assert holding is not None
    return [mention.quote for mention in holding.by_id[event].mentions]


def click_on_timeline(window: MainWindow, event: str) -> None:
    view = window.panes.timeline.view
    scene = view.item.built
    assert scene is not None
    mark = scene.mark(event)
    assert mark is not None
    point = QPoint(round((mark.x0 + mark.x1) / 2), round(mark.y))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_click_on_the_timeline(window: MainWindow, session: Session) -> None:
    click_on_timeline(window, "e4")
    assert_shown_everywhere(window, session, "e4", "Ministers meet in Port Ellen")


def test_a_click_in_the_source(window: MainWindow, session: Session) -> None:
    source = window.panes.source
    cursor = QTextCursor(source.document().find("12 March"))
    cursor.setPosition(cursor.selectionStart() + 2)
    source.setTextCursor(cursor)
    point = source.cursorRect(cursor).center()
    QTest.mouseClick(source.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert_shown_everywhere(window, session, "e4", "Ministers meet in Port Ellen")


def test_a_row_of_the_table(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    table = window.panes.table
    window.panes.show_pane("events")
    row = table.rows.row_of("e5")
    assert row is not None
    centre = table.visualRect(table.rows.index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert_shown_everywhere(window, session, "e5", "Lind says the treaty holds")


def test_an_undated_event(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    undated = window.panes.undated
    window.panes.show_pane("undated")
    qtbot.mouseClick(
        undated.viewport(),
        Qt.MouseButton.LeftButton,
        pos=undated.visualRect(undated.rows.index(0, 0)).center(),
    )
    assert session.focus.selected == "u2"
    texts = [label.text() for label in window.panes.details.complete().findChildren(QLabel)]
    assert "Observers fear" in texts
    assert "No date in the text" in texts
    assert window.panes.table.currentIndex().row() == -1


def test_arrows_go_from_event_to_event_and_lane_to_lane(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    view = window.panes.timeline.view
    view.setFocus()
    seen = []
    for _ in range(9):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        seen.append(session.focus.selected)
    assert seen == ["e1", "e2", "e3", "e4", "e5", "e6", "p1", "e7", "e7"]
    session.focus.select("e6")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert session.focus.selected == "p1"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert session.focus.selected == "e6"


def test_a_click_beside_everything_clears_the_selection(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    view = window.panes.timeline.view
    empty = next(
        QPoint(x, y) for y in range(40, 400, 10) for x in range(300, 900, 10) if not view.item.hit(x, y)
    )
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    assert session.focus.selected is None
    assert window.panes.source.extraSelections() == []


def test_a_related_publication_and_back(window: MainWindow, session: Session) -> None:
    from briefline.ui.wrapped_link import WrappedLink

    session.focus.select("e4")
    links = window.panes.details.complete().findChildren(WrappedLink)
    assert [link.accessibleName() for link in links] == ["4 April 2019 · Dues and Don’ts"]
    links[0].clicked.emit()
    assert session.focus.selected == "p1"
    names = [link.accessibleName() for link in window.panes.details.complete().findChildren(WrappedLink)]
    assert "2 April 2019 · Ministers meet in the customs house" in names  # told in it
    assert "12 March 2019 · Ministers meet in Port Ellen" in names  # related


def test_a_quote_shows_its_place_in_the_source(window: MainWindow, session: Session) -> None:
    from briefline.ui.quotes import QuoteCard

    session.focus.select("e6")
    window.panes.show_pane("events")
    card = window.panes.details.complete().findChildren(QuoteCard)[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert window.panes.is_front("source")
    assert window.panes.source.textCursor().position() == quote_start(session, "e6")


def quote_start(session: Session, event: str) -> int:
    holding = session.store.holding
    assert holding is not None
    return holding.by_id[event].mentions[0].span.start
