"""The list of keys tells the truth."""

import tomllib
from importlib.resources import files

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefline.ui.keys_dialog import KeysDialog
from briefline.ui.main_window import MainWindow


def listed() -> list[tuple[str, str]]:
    text = files("briefline.resources").joinpath("help", "keys.toml").read_text(encoding="utf-8")
    return [
        (keys, meaning) for section in tomllib.loads(text)["section"] for keys, meaning in section["keys"]
    ]


def test_every_key_with_ctrl_that_is_listed_works(window: MainWindow) -> None:
    known = {
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.actions()
        for sequence in action.shortcuts()
    }
    for keys, _ in listed():
        if keys.startswith("Ctrl +"):
            wanted = keys.partition("  or  ")[0].replace(" ", "")
            assert wanted in known
    assert {"W", "A", "S", "D", "F", "0", "?", "/", "Esc", "Alt+Left", "Alt+Right"} <= known


def test_no_two_actions_want_one_key(window: MainWindow) -> None:
    wanted = [sequence.toString() for action in window.actions() for sequence in action.shortcuts()]
    assert len(wanted) == len(set(wanted))


def test_the_dialog_shows_all_of_them(qtbot: QtBot) -> None:
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for keys, meaning in listed():
        assert keys in shown
        assert meaning in shown
