"""The list of what a corrected version changes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefline.model import corrections
from briefline.model.align import align
from briefline.model.event import Chronology, Event
from briefline.model.project import Reading
from briefline.model.revise import Version
from briefline.model.when import When
from briefline.session.session import Session
from briefline.ui.main_window import MainWindow
from briefline.ui.revision_dialog import RevisionDialog


def version_of(session: Session, chronology: Chronology, **dates: str) -> Version:
    """The same text, some events dated otherwise."""
    events = tuple(
        replace(event, when=When.parse(dates[event.id])) if event.id in dates else event
        for event in chronology.events
    )
    filing = session.store.holding.project.filings["d1"]
    reading = Reading(None, chronology.published[0], events, chronology.undated, chronology.times)
    joined = replace(chronology, events=events)
    text = filing.document.text
    return Version("d1", filing, reading, joined, align(text, text))


def test_ticked_ones_are_taken_over_and_the_others_not(
    window: MainWindow, session: Session, chronology: Chronology, qtbot: QtBot
) -> None:
    version = version_of(session, chronology, e4="2019-03-13", e5="2019-03-20")
    session.store.version_read.emit(version)
    dialog = window.findChild(RevisionDialog)
    assert dialog.list.topLevelItemCount() == 2
    texts = {dialog.list.topLevelItem(row).text(2) for row in range(2)}
    assert texts == {"13 March 2019", "20 March 2019"}
    for row in range(2):
        item = dialog.list.topLevelItem(row)
        if item.text(2) == "20 March 2019":
            item.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.take.click()
    by_id = session.store.holding.by_id
    assert by_id["e4"].when.edtf == "2019-03-13"
    assert by_id["e5"].when.edtf == "2019-03-14"
    assert session.store.holding.project.records["e5"].set_at("when")
    session.store.undo()
    assert session.store.holding.by_id["e4"].when.edtf == "2019-03-12"


def test_no_difference_is_said(window: MainWindow, session: Session, chronology: Chronology) -> None:
    dialog = RevisionDialog(session, version_of(session, chronology), window)
    assert dialog.list.topLevelItemCount() == 0
    dialog.take.click()
    assert session.store.undo_name == ""


def test_what_stays_though_it_is_not_told_any_more_is_listed_without_a_tick(
    window: MainWindow, session: Session, chronology: Chronology
) -> None:
    session.store.edit(lambda project, at: corrections.set_note(project, "e4", "Mine.", at))
    filing = session.store.holding.project.filings["d1"]
    sentence = "The ministers of Norland and Sudland met in Port Ellen on 12 March 2019 to "
    text = filing.document.text.replace(sentence, "")
    alignment = align(filing.document.text, text)
    after = replace(filing.document, id="d1b", text=text)

    def moved(event: Event) -> Event | None:
        spans = [alignment.span(told.span) for told in event.mentions]
        if not all(spans):
            return None
        mentions = tuple(
            replace(told, document="d1b", span=span, quote=after.at(span), time=None)
            for told, span in zip(event.mentions, spans, strict=True)
            if span
        )
        return replace(event, mentions=mentions, related=())

    events = tuple(event for event in map(moved, chronology.events) if event)
    undated = tuple(event for event in map(moved, chronology.undated) if event)
    reading = Reading(None, chronology.published[0], events, undated, ())
    joined = replace(chronology, documents=(after,), events=events, undated=undated, times=())
    version = Version("d1", replace(filing, document=after), reading, joined, alignment)
    dialog = RevisionDialog(session, version, window)
    (item,) = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    assert item.text(2) == "not told any more; it stays, as you worked on it"
    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    dialog.take.click()
    assert session.store.holding.project.records["e4"].note == "Mine."
    assert session.store.undo_name == "reading of a corrected “harbour.txt”"
