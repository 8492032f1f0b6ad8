"""The document's date set by hand: everything is read anew, undo takes it back, reopening keeps it."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefline.model.conventions import Conventions
from briefline.model.errors import UnreadableSource
from briefline.pipeline import Source
from briefline.session.session import Session
from briefline.ui.main_window import MainWindow
from briefline.ui.published_row import PublishedLine


def shown_line(window: MainWindow) -> str:
    line = window.panes.findChild(PublishedLine)
    assert line is not None
    return line.text.text()


def date_of(session: Session, event: str) -> str:
    holding = session.store.holding
    assert holding is not None
    when = holding.by_id[event].when
    assert when is not None
    return when.edtf


def set_by_hand(window: MainWindow, qtbot: QtBot, text: str) -> None:
    row = window.panes.published_row
    window.actions_["published"].trigger()
    assert row.isVisible()
    row.field.setText(text)
    row.field.read_now()
    qtbot.mouseClick(row.set_button, Qt.MouseButton.LeftButton)


def test_the_date_and_why_are_shown(window: MainWindow) -> None:
    assert shown_line(window) == "harbour.txt · published 15 March 2019 (inferred) ·"


def test_a_date_set_by_hand_resolves_anew_and_can_be_undone(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.focus.select("e3")
    set_by_hand(window, qtbot, "2020-05")
    assert shown_line(window) == "harbour.txt · published May 2020 (set by hand) ·"
    assert date_of(session, "e3") == "2020-05"
    assert session.focus.selected == "e3"
    assert not window.panes.published_row.isVisible()
    window.actions_.undo.trigger()
    assert date_of(session, "e3") == "2019-02"
    window.actions_.redo.trigger()
    assert date_of(session, "e3") == "2020-05"


def test_it_is_remembered_for_the_same_text(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    set_by_hand(window, qtbot, "2020-05")
    session.store.open(Source.pasted("harbour", "harbour.txt"))
    told = "That is open already, with all that was done in it."
    qtbot.waitUntil(lambda: window.message_bar.text == told)  # once the date is on the disk
    assert "May 2020 (set by hand)" in shown_line(window)
    assert session.store.undo_name == "change of the document’s date"


def test_back_to_the_texts_own_date(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    set_by_hand(window, qtbot, "2020-05")
    window.actions_["published"].trigger()
    qtbot.mouseClick(window.panes.published_row.own_button, Qt.MouseButton.LeftButton)
    assert date_of(session, "e3") == "2019-02"


def test_what_cannot_be_read_cannot_be_set(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    set_by_hand(window, qtbot, "someday")
    row = window.panes.published_row
    assert row.isVisible()
    assert not row.set_button.isEnabled()
    assert row.field.text() == "someday"
    assert "is not a date" in row.field.understanding
    assert date_of(session, "e3") == "2019-02"


def test_a_failure_leaves_everything_as_it_was(
    window: MainWindow, session: Session, qtbot: QtBot, jobs: Any
) -> None:
    row = window.panes.published_row
    window.actions_["published"].trigger()
    row.field.setText("2020-05")
    row.field.read_now()
    jobs.error = UnreadableSource("The file has changed.", "Open it again.")
    qtbot.mouseClick(row.set_button, Qt.MouseButton.LeftButton)
    assert date_of(session, "e3") == "2019-02"
    assert window.message_bar.text == "The file has changed.\nOpen it again."
    assert session.store.undo_name == ""


def test_another_order_of_figures_reads_the_open_report_anew(
    window: MainWindow, session: Session, jobs: Any
) -> None:
    assert [action.text() for action in window.actions_.figures.actions()][0].endswith("as the system")
    window.actions_.figures.actions()[2].trigger()
    assert session.settings.figures == "month"
    target, args = jobs.asked[-1]
    assert target.endswith(":read_again")
    lexicon = args[3].lexicon
    assert args[3] == Conventions(month_first=True, lexicon=lexicon)
    window.actions_.languages.actions()[2].trigger()
    assert jobs.asked[-1][1][3] == Conventions(month_first=True, language="de", lexicon=lexicon)
