"""Dialogs keep within a small screen: all of them can be seen and reached there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from briefline.session.session import Session
from briefline.ui import dialog_room
from briefline.ui.about_dialog import AboutDialog
from briefline.ui.crash_dialog import CrashDialog
from briefline.ui.export_dialog import ExportDialog
from briefline.ui.help_window import HelpWindow
from briefline.ui.keys_dialog import KeysDialog
from briefline.ui.main_window import MainWindow
from briefline.ui.parts import chip
from briefline.ui.preferences_dialog import PreferencesDialog

ROOM = QSize(1024, 600) - dialog_room.FRAME

DIALOGS: dict[str, Callable[[Session, MainWindow], QDialog]] = {
    "about": lambda _, window: AboutDialog(window),
    "crash": lambda session, window: CrashDialog("A fault", session.data / "log", window),
    "export": ExportDialog,
    "help": lambda _, window: HelpWindow(window),
    "keys": lambda _, window: KeysDialog(window),
    "preferences": lambda _, window: PreferencesDialog(window.actions_, window),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_a_small_screen(
    name: str, window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("dialog_room", "keys_dialog"):
        monkeypatch.setattr(f"briefline.ui.{place}.room_of", lambda _: ROOM)
    dialog = DIALOGS[name](session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.size().boundedTo(ROOM) == dialog.size()
    for area in dialog.findChildren(QScrollArea):  # what is wider would be out of reach
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    dialog.reject()


def test_a_chip_without_room_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    text = "Foreign & defence"
    made = chip(text, "", lambda: None)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert made.shown == text
    made.resize(made.width() - 40, made.height())
    assert made.shown.startswith("Foreign & d")
    assert made.shown.endswith("…")
    assert not made.grab().isNull()
