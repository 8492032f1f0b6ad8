"""The review: what deserves a look, accepted line by line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefline.model import corrections
from briefline.model.edits import Change, Edit
from briefline.model.project import Project
from briefline.model.text import StatedDate
from briefline.model.when import When
from briefline.session.review import Review, doubts
from briefline.session.session import Session
from briefline.ui.contradiction import Contradiction
from briefline.ui.main_window import MainWindow
from briefline.ui.quotes import QuoteCard
from briefline.ui.review_pane import ReviewPane


def test_the_gravest_come_first_and_the_reviewed_last(project: Project) -> None:
    record = project.records["e4"]
    told = replace(record.event.mentions[0].told, when=When.parse("2019-05-01"))
    event = replace(record.event, mentions=(replace(record.event.mentions[0], told=told),))
    edit = Edit("", "", events=(Change("e4", record, replace(record, event=event)),))
    project = edit.apply(project)
    found = Review.of(project).queue
    assert [each.event.id for each in found] == ["e4", "e7"]
    assert "two dates" in found[0].reasons[0]
    project = corrections.confirm(project, ["e4"], "2026").apply(project)
    assert [(each.event.id, each.is_reviewed) for each in Review.of(project).queue] == [
        ("e7", False),
        ("e4", True),
    ]
    project = corrections.choose_date(project, "e4", When.parse("2019-05-01"), "2026").apply(project)
    assert [each.event.id for each in Review.of(project).queue] == ["e7"]
    assert (
        project.records["e4"].event.when.derivation.rule
        == "chosen by hand among the dates that the text gives"
    )


def test_a_date_set_by_hand_is_doubtful_no_more(project: Project) -> None:
    record = project.records["e3"]
    doubt = "the document’s own date is inferred"
    when = record.event.when.derived(replace(record.event.when.derivation, doubts=(doubt,)))
    event = replace(record.event, when=when, doubts=(doubt, "told by one source"))
    edit = Edit("", "", events=(Change("e3", record, replace(record, event=event, found=event)),))
    project = edit.apply(project)
    assert doubts(project.records["e3"]) == ((doubt,), ("told by one source",))
    project = corrections.set_field(project, "e3", "when", When.parse("2021-11"), "2026").apply(project)
    assert doubts(project.records["e3"]) == ((), ("told by one source",))
    assert {each.event.id: each.reasons for each in Review.of(project).queue}["e3"] == ("told by one source",)


def test_dates_that_no_event_uses(project: Project) -> None:
    assert Review.of(project).gaps == ()
    record = project.records["e5"]
    edit = Edit("", "", events=(Change("e5", record, None),))
    (gap,) = Review.of(edit.apply(project)).gaps
    assert gap.text == "14 March 2019"


def test_the_day_of_writing_is_no_date_without_an_event(project: Project) -> None:
    edit = Edit("", "", events=(Change("e5", project.records["e5"], None),))
    (gap,) = Review.of(edit.apply(project)).gaps
    filing = project.filings[gap.document]
    dated = StatedDate("2019-03-14", "stated", "Published", gap.span)
    parts = (replace(filing.document.parts[0], dates=(dated,)), *filing.document.parts[1:])
    stated = replace(filing, document=replace(filing.document, parts=parts))
    filings = {**project.filings, gap.document: stated}
    assert Review.of(replace(edit.apply(project), filings=filings)).gaps == ()


def test_enter_accepts_and_goes_on(window: MainWindow, session: Session) -> None:
    pane, dock = window.panes.review, window.panes.docks["review"]
    assert dock.windowTitle() == "Review 1"
    assert pane.progress.text() == "0 of 1 reviewed"
    window.panes.show_pane("review")
    pane.list.setFocus()
    pane.list.setCurrentItem(pane.list.topLevelItem(0))
    assert session.focus.selected == "e7"
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert session.store.holding.project.records["e7"].confirmed
    assert pane.progress.text() == "1 of 1 reviewed"
    assert dock.windowTitle() == "Review 0"
    session.store.undo()
    assert pane.progress.text() == "0 of 1 reviewed"


def test_a_date_without_an_event_becomes_one(window: MainWindow, session: Session) -> None:
    pane = window.panes.review
    window.panes.show_pane("review")
    record = session.store.holding.project.records["e5"]
    session.store.edit(lambda project, at: Edit("removal", at, events=(Change("e5", record, None),)))
    assert pane.gap_list.topLevelItemCount() == 1
    text = session.store.holding.first.document.text
    where = pane.gap_list.topLevelItem(0).text(2).strip("… ")
    assert f" {where} " in f" {' '.join(text.split())} "  # no word is cut in two
    pane.gap_list.setCurrentItem(pane.gap_list.topLevelItem(0))
    next(found for found in pane.findChildren(QPushButton) if found.text() == "Make an event of it").click()
    made = session.store.holding.by_id[session.focus.selected]
    assert made.when is not None
    assert pane.gap_list.topLevelItemCount() <= 1


def test_two_dates_one_below_the_other(window: MainWindow, session: Session) -> None:
    record = session.store.holding.project.records["e4"]
    first = record.event.mentions[0]
    other = replace(
        first, told=replace(first.told, when=When.parse("2019-05-01")), quote="On 1 May they met."
    )
    event = replace(record.event, mentions=(first, other))
    session.store.edit(
        lambda project, at: Edit("two", at, events=(Change("e4", record, replace(record, event=event)),))
    )
    session.focus.select("e4")
    window.panes.details.complete()
    QApplication.processEvents()
    buttons = window.panes.details.widget().findChildren(QPushButton)
    texts = [found for found in window.panes.details.widget().findChildren(QLabel) if "“" in found.text()]
    assert len(texts) >= 2
    assert all(found.height() >= found.heightForWidth(found.width()) for found in texts)
    uses = [found for found in buttons if found.text() == "Use this"]
    assert [found.accessibleName() for found in uses] == ["Use 12 March 2019", "Use 1 May 2019"]
    uses[1].click()
    assert session.store.holding.by_id["e4"].when.edtf == "2019-05-01"
    assert session.store.undo_name == "choice of a date"


def contradict(session: Session) -> None:
    """Let the text give e4 two dates that rule each other out."""
    record = session.store.holding.project.records["e4"]
    first = record.event.mentions[0]
    other = replace(
        first, told=replace(first.told, when=When.parse("2019-05-01")), quote="On 1 May they met."
    )
    event = replace(record.event, mentions=(first, other))
    changed = replace(record, event=event, found=event)
    session.store.edit(lambda project, at: Edit("two", at, events=(Change("e4", record, changed),)))


def test_two_dates_side_by_side_and_a_key_takes_one(window: MainWindow, session: Session) -> None:
    contradict(session)
    window.panes.show_pane("review", keyboard=True)
    pane = window.panes.review
    assert pane.list.topLevelItem(0).text(2).startswith("The text gives it two dates")  # the gravest first
    pane.list.setCurrentItem(pane.list.topLevelItem(0))
    assert session.focus.selected == "e4"
    (choice,) = pane.findChildren(Contradiction)
    QApplication.processEvents()
    first, second = choice.findChildren(QuoteCard)
    assert first.mapTo(pane, first.pos()).y() == second.mapTo(pane, second.pos()).y()
    assert first.geometry().right() < second.geometry().left()
    before = pane.progress.text()
    QTest.keyClick(pane.list, Qt.Key.Key_2)
    assert session.store.holding.by_id["e4"].when.edtf == "2019-05-01"
    assert session.store.undo_name == "choice of a date"
    assert before == "0 of 2 reviewed"
    assert pane.progress.text() == "1 of 2 reviewed"  # repaired is looked at
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not pane.findChildren(Contradiction)
    session.store.undo()
    assert pane.progress.text() == "0 of 2 reviewed"


def test_what_is_no_event_counts_as_reviewed(window: MainWindow, session: Session) -> None:
    pane = window.panes.review
    session.focus.select("e7")
    window.actions_["hide"].trigger()
    assert pane.progress.text() == "1 of 1 reviewed"
    assert window.panes.docks["review"].windowTitle() == "Review 0"


def test_a_narrow_pane_lays_its_halves_one_below_the_other(session: Session, qtbot: QtBot) -> None:
    pane = ReviewPane(session)
    qtbot.addWidget(pane)
    pane.resize(900, 400)
    pane.show()
    QApplication.processEvents()
    head, gaps = pane.list.mapTo(pane, QPoint()), pane.gap_list.mapTo(pane, QPoint())
    assert gaps.x() > head.x() + 100
    pane.resize(400, 500)
    QApplication.processEvents()
    head, gaps = pane.list.mapTo(pane, QPoint()), pane.gap_list.mapTo(pane, QPoint())
    assert gaps.y() > head.y() + 50
