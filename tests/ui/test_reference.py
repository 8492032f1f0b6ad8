"""“Last spring” counts from the report's date wherever it is typed, and the window says so."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefline.session.filter import Filter
from briefline.session.session import Session
from briefline.ui.main_window import MainWindow


def test_dates_count_from_the_report(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    written = session.store.holding.chronology.published[0].when
    assert session.reference.when() == written
    assert session.reference.told().startswith("the report’s date, ")
    session.sieve.filter = Filter('on:"that day"')
    (term,) = session.sieve.terms
    meaning = session.sieve.meaning(term)
    assert meaning is not None
    assert meaning.edtf == written.edtf
    # the document gets another date: the same words mean another day
    session.store.set_published("2020-05-03")
    (term,) = session.sieve.terms
    meaning = session.sieve.meaning(term)
    assert meaning is not None
    assert meaning.edtf == "2020-05-03"
    qtbot.waitUntil(lambda: "that day" in window.filter_bar.text.accessibleDescription(), timeout=2000)
    assert "counted from the report’s date" in window.filter_bar.text.accessibleDescription()


def test_go_to_says_what_it_counts_from(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    window.actions_["go_to"].trigger()
    go_to = window.panes.timeline.go_to
    assert any("counts from the report’s date" in found.text() for found in go_to.findChildren(QLabel))
    QTest.keyClicks(go_to.field, "that day")
    qtbot.waitUntil(lambda: go_to.field.when is not None, timeout=2000)
    assert go_to.field.when.edtf == session.reference.when().edtf
    assert "counted from the report’s date" in go_to.field.understanding


def test_an_event_counts_from_its_own_document(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.focus.select("e4")
    window.actions_["redate"].trigger()
    from briefline.ui.value_editors import DateEditor

    (editor,) = window.panes.details.complete().widget().findChildren(DateEditor)
    editor.input.setText("that day")
    qtbot.waitUntil(lambda: not editor.input.is_pending, timeout=2000)
    assert editor.input.when.edtf == session.reference.when().edtf
    assert any("counted from the report’s date" in found.text() for found in editor.findChildren(QLabel))


def test_the_documents_own_date_counts_from_today(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    window.actions_["published"].trigger()
    field = window.panes.published_row.field
    field.setText("that day")
    qtbot.waitUntil(lambda: not field.is_pending, timeout=2000)
    assert field.when.edtf == "2000-01-01"


def test_without_a_report_dates_count_from_today(session: Session) -> None:
    assert session.reference.when() is None
    assert session.reference.told() == "today"
