"""Correcting events in the window: in place, undone, marked as set by hand, never lost while typing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefline.model import corrections
from briefline.model.errors import BrieflineError, UnreadableSource
from briefline.model.event import Event, Kind, Participant, Status
from briefline.session.facets import facet_values
from briefline.session.session import Session
from briefline.storage.project_file import ProjectFile
from briefline.ui.main_window import MainWindow
from briefline.ui.value_editor import ValueEditor


def texts(window: MainWindow) -> list[str]:
    pane = window.panes.details.complete()
    return [label.text() for label in pane.widget().findChildren(QLabel)]


def button(window: MainWindow, name: str) -> QPushButton:
    pane = window.panes.details.complete().widget()
    return next(
        found for found in pane.findChildren(QPushButton) if name in (found.text(), found.accessibleName())
    )


def open_editor(window: MainWindow) -> ValueEditor:
    (found,) = window.panes.details.complete().widget().findChildren(ValueEditor)
    return found


def event(session: Session, name: str) -> Event:
    assert session.store.holding is not None
    return session.store.holding.by_id[name]


def type_into(window: MainWindow, text: str) -> QWidget:
    field = open_editor(window).input
    assert isinstance(field, QLineEdit)
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def test_a_title_is_edited_in_place_marked_undone_and_reverted(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    window.actions_["rename"].trigger()
    type_into(window, "Talks  in Port Ellen")
    assert event(session, "e4").title == "Talks in Port Ellen"
    assert any(
        text.startswith("Set by hand on") and "“Ministers meet in Port Ellen”" in text
        for text in texts(window)
    )
    assert window.actions_.undo.text() == "Undo change of title"
    window.actions_.undo.trigger()
    assert event(session, "e4").title == "Ministers meet in Port Ellen"
    assert not any("Set by hand" in text for text in texts(window))
    window.actions_.redo.trigger()
    button(window, "Revert the title to what was found").click()
    assert event(session, "e4").title == "Ministers meet in Port Ellen"
    assert window.actions_.undo.text() == "Undo return of title to what was found"


def test_a_date_shows_what_it_was_understood_as_and_refuses_the_rest(
    window: MainWindow, session: Session
) -> None:
    session.focus.select("e4")
    window.actions_["redate"].trigger()
    field = type_into(window, "someday")
    assert event(session, "e4").when.edtf == "2019-03-12"
    assert open_editor(window).input is field
    assert field.text() == "someday"
    assert any("is not a date" in text for text in texts(window))
    field.setText("2019-03-13/2019-03-14")
    field.read_now()
    assert any("EDTF 2019-03-13/2019-03-14" in text for text in texts(window))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert event(session, "e4").when.edtf == "2019-03-13/2019-03-14"
    assert event(session, "e4").when.derivation.rule == "set by hand"
    assert session.view.timeline.events != ()
    # the other date of the document is no reason to touch it
    session.store.set_published("2020-05")
    assert event(session, "e4").when.edtf == "2019-03-13/2019-03-14"
    assert event(session, "e3").when.edtf == "2020-05"


def test_an_undated_event_gets_a_date_and_loses_it(window: MainWindow, session: Session) -> None:
    session.focus.select("u1")
    window.actions_["redate"].trigger()
    type_into(window, "2019-05")
    assert event(session, "u1") in session.sieve.events
    window.actions_["redate"].trigger()
    type_into(window, "")
    assert event(session, "u1") in session.sieve.undated


def test_topics_are_set_by_hand_and_reverted(window: MainWindow, session: Session) -> None:
    session.focus.select("p1")
    button(window, "Change the topics").click()
    assert open_editor(window).input.text() == "Trade & Transport; Ports"  # type: ignore[attr-defined]
    type_into(window, "Ports; Fees; ; ports")
    assert event(session, "p1").topics == ("Ports", "Fees")
    assert any(
        text.startswith("Set by hand on") and "Trade & Transport; Ports" in text for text in texts(window)
    )
    assert window.actions_.undo.text() == "Undo change of topics"
    button(window, "Revert the topics to what was found").click()
    assert event(session, "p1").topics == ("Trade & Transport", "Ports")
    window.actions_.undo.trigger()
    assert event(session, "p1").topics == ("Ports", "Fees")
    session.sieve.filter = session.sieve.filter.with_facet("topic", "Fees", True)
    assert [found.id for found in session.sieve.events] == ["p1"]
    session.focus.select("e4")  # an engagement may have topics too
    button(window, "Change the topics").click()
    type_into(window, "Ports")
    assert event(session, "e4").topics == ("Ports",)


def test_a_publications_own_fields_are_edited_kept_and_reverted(window: MainWindow, session: Session) -> None:
    session.focus.select("p1")
    before = event(session, "p1")
    button(window, "Change the type").click()
    box = open_editor(window).input
    assert isinstance(box, QComboBox)
    assert box.isEditable()  # a type may be a word of one's own
    box.setCurrentText("Policy  Paper")
    open_editor(window).set_button.click()
    assert event(session, "p1").type == "Policy Paper"
    assert window.actions_.undo.text() == "Undo change of type"
    assert facet_values(event(session, "p1"), "category", session.store.holding.project) == ("Policy Paper",)
    button(window, "Change the summary").click()
    field = open_editor(window).input
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("What the dues are for.")
    open_editor(window).set_button.click()
    assert event(session, "p1").blurb == "What the dues are for."
    # both are in the file, with what was found before
    assert session.store.settle(30)  # until it is on the disk
    file = ProjectFile(session.store.path, read_only=True)
    kept = file.load().records["p1"]
    file.close()
    assert (kept.event.type, kept.event.blurb) == ("Policy Paper", "What the dues are for.")
    assert kept.found is not None
    assert (kept.found.type, kept.found.blurb) == (before.type, before.blurb)
    button(window, "Revert the type to what was found").click()
    assert window.actions_.undo.text() == "Undo return of type to what was found"
    button(window, "Revert the summary to what was found").click()
    assert event(session, "p1") == before


def test_an_engagement_becomes_a_publication_and_stays_one(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    before = event(session, "e4")
    button(window, "Kind…").click()
    box = open_editor(window).input
    assert isinstance(box, QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["engagement", "publication"]
    assert box.currentText() == "engagement"
    box.setCurrentText("publication")
    open_editor(window).set_button.click()
    assert event(session, "e4").kind is Kind.PUBLICATION
    assert any(text.startswith("Publication") for text in texts(window))
    assert "EVENTS TOLD IN IT" not in texts(window)  # it stands in the text as an event does
    assert any(text.startswith("Set by hand on") and "“engagement”" in text for text in texts(window))
    lanes = {lane.title: len(lane) for lane in session.view.timeline.lanes}
    assert lanes == {"Engagements": 6, "Publications": 2}
    # the same passages are found again: it is still the one event, and a publication
    session.store.set_published("2020-05")
    assert session.sieve.total == 10
    assert event(session, "e4").kind is Kind.PUBLICATION
    assert event(session, "e4").mentions == before.mentions
    button(window, "Revert the kind to what was found").click()
    assert event(session, "e4").kind is Kind.EVENT
    window.actions_.undo.trigger()
    assert event(session, "e4").kind is Kind.PUBLICATION
    button(window, "Change the kind").click()
    box = open_editor(window).input
    assert isinstance(box, QComboBox)
    box.setCurrentText("engagement")
    open_editor(window).set_button.click()
    assert event(session, "e4").kind is Kind.EVENT
    assert event(session, "e4").participants == before.participants


def test_people_places_status_category_and_note(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.focus.select("e4")
    button(window, "Change the participants").click()
    type_into(window, "Ada Lind (envoy); Ministers; ; ada lind")
    assert event(session, "e4").participants == (Participant("Ada Lind", "envoy"), Participant("Ministers"))
    button(window, "Change the places").click()
    type_into(window, "Port Ellen; Oslo")
    assert event(session, "e4").places == ("Port Ellen", "Oslo")
    button(window, "Status…").click()
    box = open_editor(window).input
    assert isinstance(box, QComboBox)
    box.setCurrentText("cancelled")
    open_editor(window).set_button.click()
    assert event(session, "e4").status is Status.CANCELLED
    button(window, "Change the category").click()
    box = open_editor(window).input
    box.setCurrentText("talks")
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert event(session, "e4").category == "talks"
    window.actions_["note"].trigger()
    note = open_editor(window).input
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText("Ask the clerk.\nTwice.")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.store.undo_name == "change of note")
    assert "Ask the clerk.\nTwice." in texts(window)


def test_what_is_being_typed_outlives_other_edits_and_selections(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.focus.select("e4")
    window.actions_["rename"].trigger()
    open_editor(window).input.setText("half a ti")
    session.store.set_published("2020-05")  # a reading arrives meanwhile
    assert open_editor(window).input.text() == "half a ti"
    session.focus.select("e5")
    session.focus.select("e4")
    assert open_editor(window).input.text() == "half a ti"
    QTest.keyClick(open_editor(window).input, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: session.drafts.text("e4", "title") is None)
    assert event(session, "e4").title == "Ministers meet in Port Ellen"


def test_a_date_that_is_not_understood_outlives_other_edits(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    window.actions_["redate"].trigger()
    open_editor(window).input.setText("some day in spring")
    session.store.edit(lambda project, at: corrections.set_note(project, "e5", "x", at))  # all is built anew
    field = open_editor(window).input
    assert field.text() == "some day in spring"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert open_editor(window).input.text() == "some day in spring"
    assert event(session, "e4").when.edtf == "2019-03-12"
    assert any("is not a date" in text for text in texts(window))


def test_merge_split_and_undo(window: MainWindow, session: Session) -> None:
    session.focus.choose(["e4", "e6"], "e6")
    window.actions_["merge"].trigger()
    assert session.focus.selected == "e6"
    merged = event(session, "e6")
    assert merged.title == "Ministers meet in the customs house"
    assert len(merged.mentions) == 2
    assert window.actions_.undo.text() == "Undo merge of 2 events"
    # what the merge joined was not typed, and does not say so
    told = [text for text in texts(window) if " on " in text and "found" in text]
    assert any(text.startswith("Joined from several events on") for text in told)
    assert not any(text.startswith("Set by hand on") for text in told)
    button(window, "Make it an event of its own").click()
    assert session.focus.selected == "h1"
    assert any(text.startswith("Parted from another event on") for text in texts(window))
    assert event(session, "h1").title == "Ministers meet in Port Ellen"
    assert event(session, "h1").when.edtf == "2019-03-12"
    window.actions_.undo.trigger()
    window.actions_.undo.trigger()
    assert {"e4", "e6"} <= set(session.store.holding.by_id)
    session.focus.choose(["e4", "p1"], "e4")
    window.actions_["merge"].trigger()
    assert "link them" in window.message_bar.text


def test_not_an_event_is_listed_and_restored(window: MainWindow, session: Session) -> None:
    pane = window.panes.docks["hidden"]
    assert not pane.is_open
    session.focus.select("e5")
    window.actions_["hide"].trigger()
    assert "e5" not in session.store.holding.by_id
    assert session.focus.selected is None
    assert pane.is_open
    assert pane.windowTitle() == "Not events 1"
    assert window.panes.is_front("source")  # it comes behind what is shown
    (back,) = window.panes.hidden.widget().findChildren(QPushButton)
    back.click()
    assert session.focus.selected == "e5"
    assert not pane.is_open


def test_an_event_of_selected_words(window: MainWindow, session: Session) -> None:
    window.actions_["new_event"].trigger()
    assert "Select the words" in window.message_bar.text
    source = window.panes.source
    words = "The ministers met on 2 April 2019 in the old customs house"
    start = source.toPlainText().index(words)
    cursor = source.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    source.setTextCursor(cursor)
    window.actions_["new_event"].trigger()
    made = event(session, session.focus.selected)
    assert made.title == words
    assert made.when.edtf == "2019-04-02"
    assert made.mentions[0].quote == words
    assert session.store.undo_name == "new event"


def test_links_are_made_and_taken_away(window: MainWindow, session: Session) -> None:
    session.focus.choose(["e1", "p1"], "e1")
    window.actions_["link_events"].trigger()
    assert "p1" in session.store.holding.links_of("e1")
    session.focus.select("e4")
    button(window, "Unlink “Dues and Don’ts”").click()
    assert "e4" not in session.store.holding.links_of("p1")
    assert any("links found: 1" in text for text in texts(window))


def test_confirming_goes_both_ways(window: MainWindow, session: Session) -> None:
    session.focus.choose(["e4", "e5"])
    window.actions_["confirm"].trigger()
    assert session.store.undo_name == "confirmation of 2 events"
    session.focus.select("e4")
    assert any(text.startswith("Confirmed on") for text in texts(window))
    button(window, "Withdraw the confirmation").click()
    assert not session.store.holding.project.records["e4"].confirmed
    assert session.store.holding.project.records["e5"].confirmed


def test_a_project_opened_to_read_offers_no_edits(
    window: MainWindow, session: Session, tmp_path: Any
) -> None:
    session.focus.select("e4")
    assert session.store._binder is not None
    lock, session.store._binder._lock = session.store._binder._lock, None
    window.panes.details.refresh()
    names = [found.text() for found in window.panes.details.complete().widget().findChildren(QPushButton)]
    assert "edit" not in names
    assert "Not an event" not in names
    window.actions_["rename"].trigger()
    assert "read only" in window.message_bar.text
    session.store._binder._lock = lock


def test_adding_what_cannot_be_read_leaves_the_project(
    window: MainWindow, session: Session, jobs: Any
) -> None:
    from briefline.pipeline import Source

    before = session.store.holding
    jobs.error = UnreadableSource("It is empty.", "Choose another.")
    session.store.open_all([Source.pasted("a", "a.txt"), Source.pasted("b", "b.txt")])
    assert session.store.holding is before
    assert isinstance(jobs.error, BrieflineError)
    assert "It is empty." in window.message_bar.text
