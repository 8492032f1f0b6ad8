from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.marks import settled_scene

from briefline.model import corrections
from briefline.session.filter import Filter
from briefline.session.session import Session
from briefline.ui.empty_note import EmptyNote
from briefline.ui.facets import ElidedBox
from briefline.ui.filter_chips import FilterChips
from briefline.ui.hover_card import card_lines
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
    assert window.panes.docks["events"].windowTitle() == "Events 2"


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


def test_what_waits_for_review_is_ticked_like_any_facet(window: MainWindow, session: Session) -> None:
    def box(name: str) -> ElidedBox | None:
        boxes = window.panes.facets.complete().findChildren(ElidedBox)
        return next((box for box in boxes if box.accessibleName() == name), None)

    waiting = box("Waiting for review")
    assert waiting is not None
    waiting.setChecked(True)
    assert [event.id for event in session.sieve.events] == ["e7"]
    session.store.edit(lambda project, at: corrections.confirm(project, ["e7"], at))
    assert session.sieve.count == 0  # it is reviewed now
    session.store.undo()
    assert session.sieve.count == 1
    waiting = box("Waiting for review")
    assert waiting is not None
    waiting.setChecked(False)
    high = box("High, from 0.8")
    assert high is not None
    assert box("Low, below 0.6") is None  # nothing has it


def test_what_is_ticked_is_seen_and_taken_back_without_the_facets(
    window: MainWindow, session: Session
) -> None:
    window.panes.docks["facets"].close()
    chips = window.findChild(FilterChips)
    assert chips is not None
    assert not chips.isVisible()
    session.focus.select("e3")
    lind = next(
        found
        for found in window.panes.details.complete().findChildren(QPushButton)
        if found.accessibleName().startswith("Ada Lind")
    )
    lind.click()
    assert session.sieve.count < session.sieve.total
    assert chips.isVisible()
    session.sieve.filter = session.sieve.filter.with_facet("kind", "event", True)

    def named(text: str) -> QPushButton:
        found = chips.findChildren(QPushButton)
        return next(each for each in found if text in (each.accessibleName(), each.text()))

    named("Do not filter by Participants: Ada Lind").click()
    assert session.sieve.filter.facets == {"kind": frozenset({"event"})}
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    named("clear all").click()
    assert session.sieve.filter.is_empty
    assert not chips.isVisible()


def test_ghosts_keep_their_places_and_can_be_clicked(window: MainWindow, session: Session) -> None:
    item, view = window.panes.timeline.view.item, window.panes.timeline.view
    ghosts = window.actions_.rest
    assert not ghosts.isChecked()
    whole = settled_scene(window)
    session.sieve.filter = Filter("lind")
    assert {mark.id for mark in settled_scene(window).marks} == {"e3", "e5"}
    ghosts.trigger()
    after = settled_scene(window)
    for mark in whole.marks:
        other = after.mark(mark.id)
        assert other is not None
        assert (other.x0, other.y) == (mark.x0, mark.y)
    assert after.in_view == 2
    assert window.filter_bar.count.text() == "2 of 10"
    assert window.panes.table.model().rowCount() == 2
    hidden = after.mark("e4")
    assert hidden is not None
    point = QPoint(round((hidden.x0 + hidden.x1) / 2), round(hidden.y))
    hit = item.hit(point.x(), point.y())
    assert ("doubt", "Hidden by the filter.") in card_lines(session, hit)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.focus.selected == "e4"
    assert "hidden by the filter" in view.accessibleDescription()
    assert "Hidden by the filter" in [
        found.text() for found in window.panes.details.complete().findChildren(QLabel)
    ]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    session.focus.select("e3")
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert session.focus.selected == "e5"  # keys go over what is hidden
    ghosts.trigger()
    assert item.built is not None
    assert {mark.id for mark in item.built.marks} == {"e3", "e5"}
    ghosts.trigger()
    session.sieve.filter = Filter()
    assert item.built is not None
    assert item.built.timeline.ghosts is None  # nothing is left out
    assert session.settings.rest


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


def test_a_value_is_completed_by_keys(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    field = window.filter_bar.text
    field.setFocus()
    qtbot.keyClicks(field, "ac")
    assert [field.list.item(row).text() for row in range(field.list.count())] == ["actor:"]
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "actor:"
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == 'actor:"Ada Lind" '
    assert not field.list.isVisible()
    qtbot.waitUntil(lambda: session.sieve.count == 2, timeout=2000)


def test_what_cannot_be_used_is_marked_where_it_stands(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    field = window.filter_bar.text
    field.setFocus()
    qtbot.keyClicks(field, "lind colour:red after:someday ")
    qtbot.waitUntil(lambda: len(field.errors) == 2, timeout=2000)
    assert [field.text()[term.start : term.end] for term in field.errors] == ["colour:red", "after:someday"]
    assert "no field “colour”" in field.accessibleDescription()
    assert session.sieve.count == 2  # what is understood filters all the same
    field.clear()
    qtbot.waitUntil(lambda: not field.errors, timeout=2000)


def test_a_filter_is_saved_with_the_project_and_undone(window: MainWindow, session: Session) -> None:
    saved = window.filter_bar.saved
    session.sieve.filter = session.sieve.filter.with_facet("participant", "Ada Lind", True)
    saved.save("  Lind ")
    assert session.store.undo_name == "saving of the filter “Lind”"
    session.sieve.filter = type(session.sieve.filter)()
    assert session.sieve.count == 10
    saved.fill()
    assert [action.text() for action in saved.list.actions()][0] == "Lind"
    saved.apply("Lind")
    assert session.sieve.count == 2
    saved.remove("Lind")
    saved.fill()
    assert [action.text() for action in saved.list.actions()][0] == "None yet"
    session.store.undo()
    session.store.undo()
    assert session.store.holding.project.filters == {}
