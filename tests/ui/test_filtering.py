from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefline.session.session import Session
from briefline.ui.empty_note import EmptyNote
from briefline.ui.facets import ElidedBox
from briefline.ui.main_window import MainWindow


def test_words_narrow_every_pane(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    bar = window.filter_bar
    assert bar.count.text() == "10 of 10"
    qtbot.keyClicks(bar.text, "lind")
    qtbot.waitUntil(lambda: session.sieve.count == 2, timeout=2000)
    assert bar.count.text() == "2 of 10"
    assert window.panes.table.model().rowCount() == 2
    assert window.panes.undated.model().rowCount() == 0
    scene = window.panes.timeline.view.item.built
    assert scene is not None
    assert {mark.id for mark in scene.marks} == {"e3", "e5"}
    assert window.panes.tabs.tabText(1) == "Events 2"


def test_a_filter_that_nothing_meets_leaves_an_empty_timeline(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.filter_bar.text, "no such word")
    qtbot.waitUntil(lambda: session.sieve.count == 0, timeout=2000)
    window.panes.timeline.view.grab()
    window.panes.timeline.strip.grab()
    assert window.filter_bar.count.text() == "0 of 10"
    note = window.panes.timeline.view.findChild(EmptyNote)
    assert note is not None
    assert note.isVisible()
    assert note.text == "No event meets the filter."
    note.clear.click()
    assert session.sieve.count == 10
    assert window.filter_bar.text.text() == ""
    qtbot.keyClicks(window.filter_bar.text, "no such word")
    qtbot.waitUntil(lambda: session.sieve.count == 0, timeout=2000)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert session.sieve.count == 10
    assert window.filter_bar.text.text() == ""
    assert not note.isVisible()


def test_date_fields_filter_by_what_was_understood(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    bar = window.filter_bar
    bar.after.setFocus()
    qtbot.keyClicks(bar.after, "2019-04")
    qtbot.keyClick(bar.after, Qt.Key.Key_Return)
    assert bar.after.understanding == "= April 2019"
    assert [event.id for event in session.sieve.events] == ["e6", "p1", "e7"]
    qtbot.keyClicks(bar.before, "2019-04")
    qtbot.keyClick(bar.before, Qt.Key.Key_Return)
    assert [event.id for event in session.sieve.events] == ["e6", "p1"]
    bar.after.clear()
    assert [event.id for event in session.sieve.events][:2] == ["e1", "e2"]


def test_an_unreadable_date_is_marked_and_the_typing_stays(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    field = window.filter_bar.after
    qtbot.keyClicks(field, "the other day")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "the other day"
    assert field.is_unread
    assert "is not a date" in field.understanding
    assert session.sieve.count == 10
    field.setText("2019")
    field.read_now()
    assert not field.is_unread
    assert session.sieve.count == 6


def test_a_chip_filters_by_its_value_and_again_takes_it_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.focus.select("e3")

    def chip() -> QPushButton:
        buttons = window.panes.details.complete().findChildren(QPushButton)
        return next(button for button in buttons if button.accessibleName() == "Ada Lind · envoy")

    qtbot.mouseClick(chip(), Qt.MouseButton.LeftButton)
    assert [event.id for event in session.sieve.events] == ["e3", "e5"]
    boxes = window.panes.facets.complete().findChildren(ElidedBox)
    box = next(box for box in boxes if box.accessibleName() == "Ada Lind")
    assert box.isChecked()
    qtbot.mouseClick(chip(), Qt.MouseButton.LeftButton)
    assert session.sieve.count == 10
    assert not box.isChecked()


def test_facets_are_ticked_with_counts(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    boxes = window.panes.facets.complete().findChildren(ElidedBox)
    box = next(box for box in boxes if box.accessibleName() == "Meeting")
    box.setChecked(True)
    assert [event.id for event in session.sieve.events] == ["e4", "e6", "e7"]
    assert window.filter_bar.count.text() == "3 of 10"


def test_the_selection_survives_a_filter_that_hides_it(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    session.sieve.filter = session.sieve.filter.with_facet("participant", "Ada Lind", True)
    assert session.focus.selected == "e4"
    assert window.panes.table.currentIndex().row() == -1


def test_esc_clears_what_was_not_understood_before_the_selection(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.focus.select("e4")
    field = window.filter_bar.before
    qtbot.keyClicks(field, "blurgh")
    field.read_now()
    assert field.is_unread
    window.clear_step()
    assert field.text() == ""
    assert not field.is_unread
    assert session.focus.selected == "e4"
    window.clear_step()
    assert session.focus.selected is None
