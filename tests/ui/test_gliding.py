"""The timeline glides where it goes, can be caught on the way, and stands still where that is wanted."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefline.app import Briefline
from briefline.session.session import Session
from briefline.session.view import ANIMATION_MS
from briefline.ui.main_window import MainWindow


def test_a_glide_can_be_caught_and_ends_where_it_should(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    view = session.view
    view.animation_ms = 120
    seen: list[float] = []
    view.viewport_changed.connect(lambda port: seen.append(port.span))
    window.actions_["zoom_in"].trigger()
    first = view.target
    assert first is not None
    qtbot.waitUntil(lambda: len(seen) > 1, timeout=3000)
    window.actions_["zoom_in"].trigger()  # while the first is on its way
    second = view.target
    assert second is not None
    assert second.span == pytest.approx(first.span / 1.5)  # quick presses add up
    qtbot.waitUntil(lambda: view.viewport == second, timeout=3000)
    assert all(after <= before * (1 + 1e-9) for before, after in zip(seen, seen[1:], strict=False))
    assert len(set(seen)) > 3
    window.actions_["fit"].trigger()
    view.change(lambda port: port.pan(0.1))  # the hand takes over at once
    assert view.viewport == view.target


def test_the_setting_stands_above_the_system(qapp: QApplication, jobs: object, session: Session) -> None:
    program = Briefline(qapp, jobs, session.settings, session.data)  # type: ignore[arg-type]
    view = program.session.view
    program._hear_system(False)
    assert view.animation_ms == ANIMATION_MS
    program._hear_system(True)
    assert view.animation_ms == 0
    session.settings.motion = "on"
    assert view.animation_ms == ANIMATION_MS
    program._hear_system(False)
    session.settings.motion = "off"
    assert view.animation_ms == 0
    session.settings.motion = "system"
    assert view.animation_ms == ANIMATION_MS
    program.window.close()
