"""One dialog for what is chosen once; each choice holds at once and is the one of the menus."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox

from briefline.model.wording import DateStyle
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.ui.main_window import MainWindow
from briefline.ui.preferences_dialog import PreferencesDialog


def opened(window: MainWindow) -> PreferencesDialog:
    window.actions_["preferences"].trigger()
    dialog = window.findChildren(PreferencesDialog)[-1]  # one that was closed goes with the next turn
    assert dialog.isVisible()
    return dialog


def box(dialog: PreferencesDialog, name: str) -> QComboBox:
    return next(found for found in dialog.findChildren(QComboBox) if found.accessibleName() == name)


def choose(field: QComboBox, row: int) -> None:
    field.setCurrentIndex(row)
    field.activated.emit(row)  # as the hand does


@pytest.mark.parametrize(
    ("name", "setting", "row", "value"),
    [
        ("Dates in figures", "figures", 2, "month"),
        ("Language", "language", 1, "en"),
        ("Look", "theme", 2, "dark"),
        ("Dates written as", "date_style", list(DateStyle).index(DateStyle.ISO), DateStyle.ISO),
        ("Mouse wheel", "wheel", 1, "lanes"),
        ("Weeks on the axis begin on", "week_start", 1, "sunday"),
        ("Movement", "motion", 2, "off"),
        ("Years divided into", "ticks", 2, "weeks"),
    ],
)
def test_a_choice_holds_at_once_and_stays(
    window: MainWindow, session: Session, tmp_path: Path, name: str, setting: str, row: int, value: object
) -> None:
    dialog = opened(window)
    field = box(dialog, name)
    assert getattr(session.settings, setting) != value
    choose(field, row)
    assert getattr(session.settings, setting) == value
    dialog.reject()
    assert box(opened(window), name).currentIndex() == row
    assert session.settings.settle(30)
    assert getattr(Settings(tmp_path / "config"), setting) == value


def test_ticks_are_those_of_the_menu(window: MainWindow, session: Session) -> None:
    dialog = opened(window)
    ticks = {found.text(): found for found in dialog.findChildren(QCheckBox)}
    assert ticks["Legend"].isChecked()
    assert not ticks["Ghost what the filter hides"].isChecked()
    ticks["Ghost what the filter hides"].click()
    assert session.settings.rest
    assert window.actions_.rest.isChecked()
    ticks["Legend"].click()
    assert not session.settings.legend
