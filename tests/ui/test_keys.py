"""The list of keys tells the truth."""

import re
import tomllib
from importlib.resources import files

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefline.session.session import Session
from briefline.ui.keys_dialog import KeysDialog
from briefline.ui.main_window import MainWindow


def listed() -> list[tuple[str, str]]:
    text = files("briefline.resources").joinpath("help", "keys.toml").read_text(encoding="utf-8")
    return [
        (keys, meaning) for section in tomllib.loads(text)["section"] for keys, meaning in section["keys"]
    ]


BY_MOUSE = {"wheel", "click", "drag", "pinch"}
BY_THE_VIEW = {"Left", "Right", "Up", "Down", "Home", "Return"}  # keys that go to what has the keyboard
STANDARD = {"Undo", "Alt+Backspace", "Ctrl+Y"}  # further keys that systems have for undo and redo
NAMES = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "comma": ",", "full stop": ".", "−": "-",
         "Enter": "Return"}  # fmt: skip


def sequences(keys: str) -> set[str]:
    """The key sequences that a line of the list names, as Qt writes them."""
    found = set()
    for alternative in re.split(r"  or  |, and .*", keys):
        modifiers, sign, rest = alternative.rpartition("+ ")
        if not sign or rest.startswith(" "):
            modifiers, rest = "", alternative
        prefix = modifiers.replace(" ", "") + "+" if modifiers else ""
        for part in re.split(r"  and  |  |, ", rest):
            name = part.strip()
            if name:
                found.add(prefix + NAMES.get(name, NAMES.get(name.lower(), name)))
    return found


def test_every_key_that_is_listed_works(window: MainWindow) -> None:
    known = {
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.actions()
        for sequence in action.shortcuts()
    }
    told = set()
    for keys, _ in listed():
        if not any(word in keys.lower() for word in BY_MOUSE):
            told |= sequences(keys)
    assert told - known <= BY_THE_VIEW
    # and the other way round: what works is listed
    assert known - told <= {"=", "Ctrl+Q", *STANDARD, *BY_THE_VIEW}


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


def test_every_key_reaches_its_action_while_the_timeline_has_the_keyboard(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.focus.choose(["e3", "e4"], "e4")
    session.marks.keep(1.5e9)
    window.actions_.follow()
    window.activateWindow()
    qtbot.waitActive(window)
    timeline = window.panes.timeline.view
    heard: list[QAction] = []
    actions = [action for action in window.actions() if action.shortcuts()]
    for action in actions:
        action.setEnabled(True)
        action.triggered.disconnect()  # what it does is tested elsewhere
        action.triggered.connect(lambda _=False, one=action: heard.append(one))
    unheard = []
    for action in actions:
        for sequence in action.shortcuts():
            if sequence.toString() == "Undo":
                continue  # a key of its own, which tests cannot press
            timeline.setFocus()
            heard.clear()
            QTest.keySequence(timeline, sequence)
            if heard != [action]:
                unheard.append((sequence.toString(), action.text()))
    assert unheard == []
