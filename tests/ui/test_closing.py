"""Nothing typed or done is lost with the window: not by closing, a slow disk, a full one, or a crash."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from briefline.model import corrections
from briefline.model.edits import Edit
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.storage.project_file import ProjectFile
from briefline.ui.look import load_look
from briefline.ui.main_window import MainWindow
from briefline.ui.value_editor import ValueEditor

WAIT_S = 60.0


class Disk:
    """A disk that is slow until it is let go, or full."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.quick, self.is_full = threading.Event(), False
        self.quick.set()
        for name in ("write", "keep_drafts"):
            patch.setattr(ProjectFile, name, self._held(getattr(ProjectFile, name)))

    def _held(self, act: Any) -> Any:
        def held(file: ProjectFile, value: Edit) -> None:
            self.quick.wait(WAIT_S)
            file._connection.execute(f"PRAGMA max_page_count = {1 if self.is_full else 2**30}")
            act(file, value)

        return held


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def note(text: str) -> Any:
    return lambda project, at: corrections.set_note(project, "e4", text, at)


def type_note(window: MainWindow, session: Session, text: str) -> ValueEditor:
    session.focus.select("e4")
    if session.drafts.text("e4", "note") is None:
        window.actions_["note"].trigger()
    (editor,) = window.panes.details.complete().widget().findChildren(ValueEditor)
    assert isinstance(editor.input, QPlainTextEdit)
    editor.input.setPlainText(text)
    return editor


def box_of(window: MainWindow) -> QMessageBox | None:
    return next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)


def press(box: QMessageBox, text: str) -> None:
    (found,) = [one for one in box.buttons() if one.text() == text]
    assert isinstance(found, QPushButton)
    found.click()


def test_it_says_whether_everything_is_saved(
    window: MainWindow, session: Session, disk: Disk, qtbot: QtBot
) -> None:
    from briefline.ui.saved_mark import SavedMark

    mark = window.findChild(SavedMark)
    assert mark.text() == "Saved"
    disk.quick.clear()
    session.store.edit(note("x"))
    assert mark.text() == "Saved"  # a quick disk is never seen
    qtbot.waitUntil(lambda: mark.text() == "Saving…")
    disk.quick.set()
    qtbot.waitUntil(lambda: mark.text() == "Saved")


def test_closing_waits_for_the_disk_and_then_closes_by_itself(
    window: MainWindow, session: Session, disk: Disk, qtbot: QtBot
) -> None:
    path = session.store.path
    disk.quick.clear()
    session.store.edit(note("at the last moment"))
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: box_of(window) is not None)
    assert "being written" in box_of(window).text()
    disk.quick.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    file = ProjectFile(path, read_only=True)
    assert file.load().records["e4"].note == "at the last moment"


def test_closing_on_a_full_disk_asks_and_nothing_typed_is_gone(
    window: MainWindow, session: Session, disk: Disk, qtbot: QtBot
) -> None:
    disk.is_full = True
    editor = type_note(window, session, "long " * 50_000)
    editor.commit()
    window.close()
    qtbot.waitUntil(lambda: box_of(window) is not None)
    assert "the disk is full" in box_of(window).text()
    press(box_of(window), "Do not close")
    assert window.isVisible()
    assert session.drafts.text("e4", "note").startswith("long")  # the typing is back
    disk.is_full = False
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_what_a_full_disk_refused_is_typed_still_and_done_by_trying_again(
    window: MainWindow, session: Session, disk: Disk
) -> None:
    disk.is_full = True
    type_note(window, session, "long " * 50_000).commit()
    session.store.settle(WAIT_S)
    assert window.message_bar.text.startswith("The untitled project could not be written: the disk is full.")
    assert "“change of note”" in window.message_bar.text
    (editor,) = window.panes.details.complete().widget().findChildren(ValueEditor)
    assert editor.input.toPlainText().startswith("long")
    disk.is_full = False
    window.message_bar._again.click()
    session.store.settle(WAIT_S)
    assert session.drafts.typed == {}
    assert session.store.holding.project.records["e4"].note.startswith("long")


def test_all_that_was_refused_is_done_by_trying_again_whatever_was_said_meanwhile(
    window: MainWindow, session: Session, disk: Disk
) -> None:
    disk.is_full = True
    session.store.edit(note("long " * 50_000))
    session.store.settle(WAIT_S)
    session.store.noticed.emit("Select an event first.")
    assert "“change of note”" in window.message_bar.text
    assert "Select an event first." in window.message_bar.text
    session.store.edit(lambda project, at: corrections.set_note(project, "e5", "wide " * 50_000, at))
    session.store.settle(WAIT_S)
    assert "The last 2 steps were taken back" in window.message_bar.text
    disk.is_full = False
    window.message_bar._again.click()
    session.store.settle(WAIT_S)
    records = session.store.holding.project.records
    assert records["e4"].note.startswith("long")
    assert records["e5"].note.startswith("wide")
    assert window.message_bar.isHidden()


def test_newer_words_are_not_closed_over_by_trying_again(
    window: MainWindow, session: Session, disk: Disk
) -> None:
    disk.is_full = True
    type_note(window, session, "long " * 50_000).commit()
    session.store.settle(WAIT_S)
    type_note(window, session, "short")
    disk.is_full = False
    window.message_bar._again.click()
    session.store.settle(WAIT_S)
    assert session.drafts.text("e4", "note") == "short"


def test_typing_is_kept_once_the_project_is_saved_elsewhere(
    window: MainWindow, session: Session, disk: Disk, tmp_path: Path, qtbot: QtBot
) -> None:
    disk.is_full = True
    type_note(window, session, "long " * 50_000)
    session.kept_drafts.keep()
    session.store.settle(WAIT_S)
    assert session.store.is_unkept
    disk.is_full = False
    session.store.save_as(tmp_path / "talks.briefline")
    qtbot.waitUntil(lambda: not session.store.is_unkept)
    file = ProjectFile(tmp_path / "talks.briefline", read_only=True)
    assert file.load().drafts["e4", "note"].startswith("long")


def test_a_hung_disk_can_be_left(window: MainWindow, session: Session, disk: Disk, qtbot: QtBot) -> None:
    disk.quick.clear()
    session.store.edit(note("never written"))
    window.close()
    qtbot.waitUntil(lambda: box_of(window) is not None)
    press(box_of(window), "Close and lose it")
    qtbot.waitUntil(lambda: not window.isVisible())
    disk.quick.set()


def test_what_is_being_typed_outlives_the_window(
    window: MainWindow, session: Session, jobs: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    path = session.store.path
    type_note(window, session, "half a sent")
    window.close()
    assert not window.isVisible()
    assert path.exists()  # though no edit was made
    other = Session(jobs, Settings(tmp_path / "config"), tmp_path / "data")
    other.view.animation_ms = 0
    again = MainWindow(other, load_look("light"))
    qtbot.addWidget(again)
    again.fill()
    other.store.open_project(path)
    qtbot.waitUntil(lambda: "What you were typing about “Ministers meet" in again.message_bar.text)
    other.focus.select("e4")
    (editor,) = again.panes.details.complete().widget().findChildren(ValueEditor)
    assert editor.input.toPlainText() == "half a sent"
    editor.commit()
    other.store.settle(WAIT_S)
    other.kept_drafts.keep()
    other.store.settle(WAIT_S)
    file = ProjectFile(path, read_only=True)
    assert file.load().records["e4"].note == "half a sent"
    assert not file.load().drafts
    other.close()


def test_what_is_being_typed_is_in_the_file_at_each_pause(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    type_note(window, session, "half a sent")

    def kept() -> dict[tuple[str, str], str]:
        file = ProjectFile(session.store.path, read_only=True)
        try:
            return dict(file.load().drafts)
        finally:
            file.close()

    qtbot.waitUntil(lambda: kept() == {("e4", "note"): "half a sent"}, timeout=10_000)
    type_note(window, session, "half a sentence").give_up()
    qtbot.waitUntil(lambda: kept() == {}, timeout=10_000)


def test_a_field_that_was_only_opened_is_not_kept(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    window.actions_["rename"].trigger()
    assert session.drafts.typed == {}


def test_typing_that_cannot_be_kept_is_said_and_asked_about(
    window: MainWindow, session: Session, disk: Disk, qtbot: QtBot
) -> None:
    from briefline.ui.saved_mark import SavedMark

    disk.is_full = True
    type_note(window, session, "long " * 50_000)
    qtbot.waitUntil(lambda: window.findChild(SavedMark).text() == "What you are typing is not saved")
    window.close()
    qtbot.waitUntil(lambda: box_of(window) is not None)
    assert "“Ministers meet in Port Ellen” could not be written" in box_of(window).text()
    press(box_of(window), "Do not close")
    assert window.isVisible()
    disk.is_full = False
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_typing_is_back_when_the_reading_of_another_report_is_cancelled(
    window: MainWindow, session: Session, jobs: Any, qtbot: QtBot
) -> None:
    from briefline.pipeline import Source
    from briefline.session.report import Report

    type_note(window, session, "half a sent")
    jobs.held = True
    session.store.open(Source.pasted("other", "other.txt"))
    session.store._show_portion(Report.of(Source.pasted("other", "other.txt"), jobs.chronology))
    assert session.drafts.typed == {}
    session.store.cancel()
    qtbot.waitUntil(lambda: session.drafts.typed == {("e4", "note"): "half a sent"})
