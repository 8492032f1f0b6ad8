"""The export dialog with its real drawing process."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefline.session.session import Session
from briefline.ui.export_dialog import ExportDialog
from briefline.ui.main_window import MainWindow

WAIT = 30_000


@pytest.fixture
def dialog(window: MainWindow, session: Session, qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(session, window)
    qtbot.addWidget(made)
    made.show()
    return made


def press_save(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)


def test_a_picture_is_written_as_the_fields_say(
    dialog: ExportDialog, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    written: list[str] = []
    dialog.written.connect(written.append)
    dialog.path.setText(str(tmp_path / "picture.png"))
    press_save(dialog, qtbot)
    assert not dialog.save.isEnabled()
    qtbot.waitUntil(lambda: bool(written), timeout=WAIT)
    picture = QImage(str(tmp_path / "picture.png"))
    assert (picture.width(), picture.height()) == (1920, 1080)
    assert not dialog.isVisible()
    assert session.settings.export_folder == str(tmp_path)


def test_what_goes_wrong_is_said_and_the_dialog_stays(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, expected in (
        ("picture.gif", ".png, .svg or .pdf"),
        ("no/such/folder/picture.png", "does not exist"),
    ):
        dialog.path.setText(str(tmp_path / name))
        assert dialog.message.isHidden()
        press_save(dialog, qtbot)
        qtbot.waitUntil(lambda: dialog.message.isVisible(), timeout=WAIT)
        assert expected in dialog.message.text()
        assert dialog.isVisible()
        assert dialog.save.isEnabled()


def test_sizes_titles_and_the_preview(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert dialog.title.text() == "Harbour talks resume"
    dialog.size_choice.setCurrentIndex(dialog.size_choice.findData("a4"))
    spec = dialog.spec()
    assert (spec.width, spec.height, spec.unit) == (297, 210, "mm")
    assert dialog.width_box.isHidden() or not dialog.width_box.isVisible()
    dialog.size_choice.setCurrentIndex(dialog.size_choice.findData("custom"))
    assert dialog.width_box.isVisible()
    dialog.width_box.setValue(1000)
    dialog.height_box.setValue(700)
    dialog.title.setText("Talks")
    dialog.sources.setChecked(True)
    spec = dialog.spec()
    assert (spec.width, spec.height, spec.unit, spec.title, spec.sources) == (1000, 700, "px", "Talks", True)
    qtbot.waitUntil(lambda: not dialog.preview.is_empty, timeout=WAIT)
    dialog.unit.setCurrentText("mm")
    dialog.width_box.setValue(100)
    dialog.height_box.setValue(9000)
    qtbot.waitUntil(lambda: dialog.message.isVisible(), timeout=WAIT)
    assert "cannot be drawn" in dialog.message.text()


def test_the_filter_and_the_view_decide_what_is_drawn(
    dialog: ExportDialog, window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.view.show_around(["e4"])
    dialog.what.setCurrentIndex(1)
    target = tmp_path / "view.svg"
    dialog.path.setText(str(target))
    press_save(dialog, qtbot)
    qtbot.waitUntil(target.exists, timeout=WAIT)
    text = target.read_text(encoding="utf-8")
    assert "Ministers meet in Port Ellen" in text
    assert "Harbour treaty" not in text


def test_an_existing_file_is_replaced_only_when_agreed(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.png"
    target.write_text("mine")
    dialog.path.setText(str(target))
    monkeypatch.setattr(dialog, "_may_replace", lambda path: False)
    press_save(dialog, qtbot)
    assert target.read_text() == "mine"
    assert dialog.save.isEnabled()
