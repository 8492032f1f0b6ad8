"""Faults are logged, can be read, and end nothing."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler
from pytestqt.qtbot import QtBot

from briefline.crash import CrashWatch, report_text
from briefline.ui.crash_dialog import CrashDialog


@pytest.fixture
def watch(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashWatch]:
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = qInstallMessageHandler(None)
    made = CrashWatch(tmp_path)
    made.install()
    yield made
    made.close()
    qInstallMessageHandler(before)


def test_an_exception_that_nobody_caught_is_logged_and_told(
    watch: CrashWatch, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    reports: list[str] = []
    watch.happened.connect(reports.append)
    try:
        raise ValueError("broken")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(reports), timeout=2000)
    assert "ValueError: broken" in reports[0]
    assert "Python" in reports[0]
    assert "ValueError: broken" in watch.log_path.read_text(encoding="utf-8")
    assert "ValueError: broken" in capsys.readouterr().err


def test_a_fault_in_a_thread_is_told_on_the_gui_thread(watch: CrashWatch, qtbot: QtBot) -> None:
    told: list[int] = []
    watch.happened.connect(lambda _: told.append(threading.get_ident()))
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told), timeout=2000)
    assert told == [threading.get_ident()]


def test_a_folder_that_cannot_be_written_is_done_without(
    watch: CrashWatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    other = CrashWatch(blocked / "data")
    other.install()
    assert "no log can be kept" in capsys.readouterr().err
    other.close()


def test_the_dialog_shows_what_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QPushButton

    dialog = CrashDialog(report_text("Traceback: x"), tmp_path / "briefline.log")
    qtbot.addWidget(dialog)
    copy = next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text())
    copy.click()
    assert "Traceback: x" in QGuiApplication.clipboard().text()
