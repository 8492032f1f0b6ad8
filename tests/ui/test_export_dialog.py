"""The export dialog with its real drawing process."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox, QProgressBar
from pytestqt.qtbot import QtBot

from briefline.export.selection import Selection
from briefline.model.errors import UnreadableDate
from briefline.model.event import Chronology, Event, Kind, Mention
from briefline.model.text import Span
from briefline.model.when import When
from briefline.model.wording import DateStyle
from briefline.page.preset import spec_of
from briefline.session.filter import Filter
from briefline.session.session import Session
from briefline.ui.export_dialog import ExportDialog
from briefline.ui.export_request import ExportRequest
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


def test_cancel_stops_an_export_and_leaves_nothing(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mention = Mention("d", Span(0, 4), "told")
    events = tuple(
        Event(
            f"x{n}",
            Kind.EVENT,
            f"Event {n} of a crowd",
            When.parse(f"{1900 + n % 120}-05-{n % 28 + 1:02d}"),
            (mention,),
        )
        for n in range(10_000)
    )
    crowd = Selection(Chronology((), (), events, (), ()), "A crowd", total=len(events))
    monkeypatch.setattr(ExportRequest, "selection", lambda _: crowd)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    folder = tmp_path / "briefing"
    folder.mkdir()
    dialog.path.setText(str(folder / "crowd.pptx"))
    before = dialog._jobs.process_id
    press_save(dialog, qtbot)
    bar = dialog.findChild(QProgressBar)
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=WAIT)
    (folder / f".briefline-{before}-half.part").write_bytes(b"half")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel).click()
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    assert bar.isHidden()
    assert list(folder.iterdir()) == []
    assert dialog._jobs.process_id not in (0, before)
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


def test_what_goes_wrong_is_said_and_the_dialog_stays(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, expected in (
        ("picture.gif", ".png, .svg, .pdf"),
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
    dialog.fields.size_choice.setCurrentIndex(dialog.fields.size_choice.findData("a4"))
    spec = dialog.spec()
    assert (spec.width, spec.height, spec.unit) == (297, 210, "mm")
    assert dialog.fields.width_box.isHidden() or not dialog.fields.width_box.isVisible()
    dialog.fields.size_choice.setCurrentIndex(dialog.fields.size_choice.findData("custom"))
    assert dialog.fields.width_box.isVisible()
    dialog.fields.width_box.setValue(1000)
    dialog.fields.height_box.setValue(700)
    dialog.title.setText("Talks")
    dialog.sources.setChecked(True)
    spec = dialog.spec()
    assert (spec.width, spec.height, spec.unit, spec.title, spec.sources) == (1000, 700, "px", "Talks", True)
    qtbot.waitUntil(lambda: not dialog.preview.is_empty, timeout=WAIT)
    dialog.fields.unit.setCurrentText("mm")
    dialog.fields.width_box.setValue(100)
    dialog.fields.height_box.setValue(9000)
    qtbot.waitUntil(lambda: dialog.message.isVisible(), timeout=WAIT)
    assert "cannot be drawn" in dialog.message.text()


def test_a_title_that_nobody_typed_follows_the_events(
    window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "briefline.ui.export_request.heading_of", lambda chosen, _style: f"Timeline of {len(chosen.events)}"
    )
    dialog = ExportDialog(session, window)
    qtbot.addWidget(dialog)
    whole = dialog.title.text()
    session.sieve.filter = Filter("Lind")
    assert dialog.selection().title != whole
    assert dialog.spec().title == dialog.title.text() == f"Timeline of {len(dialog.selection().events)}"
    dialog.title.setText("Talks")
    session.sieve.filter = Filter()
    assert dialog.selection().title == "Talks"


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


def test_dates_are_written_as_chosen(dialog: ExportDialog) -> None:
    choice = dialog.fields.style_choice
    for number, style in enumerate(DateStyle):
        choice.setCurrentIndex(number)
        assert dialog.spec().style is style
        assert dialog.selection().style is style


def test_choices_are_kept_under_a_name(dialog: ExportDialog, session: Session) -> None:
    fields = dialog.fields
    fields.size_choice.setCurrentIndex(fields.size_choice.findData("a3"))
    fields.theme.setCurrentIndex(fields.theme.findData("print"))
    fields.banner.setCurrentText("For the minister")
    fields.sources.setChecked(True)
    fields.dpi.setValue(150)
    fields.presets.keep_as("Minister")
    said = spec_of(session.settings.picture_presets["Minister"])
    assert said == replace(dialog.spec(), title="", document_date=None)
    before = dialog.spec()
    fields.use({"size": "slide", "theme": "dark", "banner": "", "sources": False, "dpi": 0})
    assert dialog.spec().theme == "dark"
    fields.presets.names.setCurrentText("Minister")
    fields.presets.names.activated.emit(fields.presets.names.currentIndex())
    assert dialog.spec() == before
    assert before.banner is not None
    assert (before.dpi, before.banner.text) == (150, "For the minister")
    assert set(session.settings.picture_presets) == {"Minister"}
    fields.presets.drop.click()
    assert session.settings.picture_presets == {}
    fields.use({"size": "no such size", "dpi": "x", "unknown": 1})
    assert dialog.spec() == before


def test_the_format_and_the_name_go_together(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.path.setText(str(tmp_path / "talks.v2.png"))
    dialog.format.setCurrentIndex(dialog.format.findData(".timeline.json"))
    dialog.format.activated.emit(dialog.format.currentIndex())
    assert dialog.path.text() == str(tmp_path / "talks.v2.timeline.json")
    dialog.path.setText(str(tmp_path / "talks.pptx"))
    assert dialog.format.currentData() == ".pptx"
    press_save(dialog, qtbot)
    qtbot.waitUntil((tmp_path / "talks.pptx").exists, timeout=WAIT)


def test_the_table_and_the_picture_go_to_the_clipboard(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(dialog.selection().events) + 1
    assert any("Ministers meet in Port Ellen" in line for line in lines)
    dialog.copy_picture()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=WAIT)
    assert QGuiApplication.clipboard().image().width() == 1920


def test_an_odd_date_or_logo_is_said(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.fields.as_of.setText("someday soon")
    qtbot.waitUntil(lambda: dialog.message.isVisible(), timeout=WAIT)
    dialog.fields.as_of.setText("2019-04-05")
    qtbot.waitUntil(lambda: not dialog.fields.as_of.is_pending, timeout=WAIT)
    assert dialog.spec().as_of == "2019-04-05"
    qtbot.waitUntil(lambda: not dialog.message.isVisible(), timeout=WAIT)
    dialog.fields.logo.setText("/no/such/logo.png")
    qtbot.waitUntil(lambda: "could not be read" in dialog.message.text(), timeout=WAIT)


def test_a_range_is_typed_as_one_says_it(
    dialog: ExportDialog, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    choice = dialog.choice
    assert not choice.range.isVisible()
    choice.what.setCurrentIndex(choice.what.findData("range"))
    assert choice.range.isVisible()
    assert dialog.selection().events == (*session.sieve.events, *session.sieve.undated)
    choice.after.setText("2019-04")
    choice.after.read_now()
    later = dialog.selection()
    expected = session.sieve.let_through(Filter(after=When.parse("2019-04")))[0]
    assert later.chronology.events == expected
    assert 0 < len(expected) < len(session.sieve.events)
    assert later.filter == "from April 2019"
    choice.before.setText("2019-03")
    choice.before.read_now()
    with pytest.raises(UnreadableDate, match="ends before it begins"):
        dialog.selection()
    choice.before.setText("someday soon")
    choice.before.read_now()
    with pytest.raises(UnreadableDate, match="someday soon"):
        dialog.selection()
    # what was typed last counts, though nobody waited until it was read
    choice.before.setText("2019-04")
    assert choice.is_pending
    target = tmp_path / "range.md"
    dialog.path.setText(str(target))
    press_save(dialog, qtbot)
    qtbot.waitUntil(target.exists, timeout=WAIT)
    assert "April 2019 to April 2019" in target.read_text(encoding="utf-8")


def test_a_saved_filter_chooses_the_events(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.sieve.filter = Filter("Lind")
    kept = (session.sieve.events, session.sieve.undated)
    window.filter_bar.saved.save("The envoy")
    session.sieve.filter = Filter("before:someday")
    window.filter_bar.saved.save("Odd")
    session.sieve.filter = Filter()
    dialog = ExportDialog(session, window)
    qtbot.addWidget(dialog)
    dialog.what.setCurrentIndex(dialog.what.findText("saved filter “The envoy”"))
    selection = dialog.selection()
    assert (selection.chronology.events, selection.chronology.undated) == kept
    assert 0 < sum(map(len, kept)) < session.sieve.total
    assert selection.filter == "The envoy: Lind"
    assert session.sieve.filter.is_empty
    dialog.what.setCurrentIndex(dialog.what.findText("saved filter “Odd”"))
    with pytest.raises(UnreadableDate, match="someday"):
        dialog.selection()


def test_a_theme_file_of_ones_own_is_used_and_judged(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = dialog.fields.theme
    path = tmp_path / "ministry.toml"
    path.write_text('[colours]\nmuted = "#cccccc"\n', encoding="utf-8")
    answers = ["", str(path)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (answers.pop(0), ""))
    for expected in ("Light", "ministry.toml"):
        theme.setCurrentIndex(theme.count() - 1)
        theme.activated.emit(theme.count() - 1)
        assert theme.currentText() == expected
    assert "#cccccc" in dialog.spec().theme
    qtbot.waitUntil(lambda: "“muted” on “background”" in dialog.guard.text(), timeout=WAIT)
    dialog.fields.presets.keep_as("Ours")
    theme.put("dark")
    dialog.fields.presets.names.activated.emit(dialog.fields.presets.names.currentIndex())
    assert "#cccccc" in dialog.spec().theme
    path.write_text('[colours]\nmuted = "grey"\n', encoding="utf-8")
    dialog.title.setText("Another")
    qtbot.waitUntil(lambda: "is no colour" in dialog.message.text(), timeout=WAIT)


def test_further_files_and_sheets_are_said_before(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.path.setText(str(tmp_path / "talks.png"))
    dialog.sources.setChecked(True)
    qtbot.waitUntil(lambda: "files: talks.png … talks-" in dialog.note.text(), timeout=WAIT)
    (tmp_path / "talks-2.png").write_text("mine")
    asked: list[str] = []
    monkeypatch.setattr(dialog, "_may_replace", lambda names: bool(asked.append(names)))
    press_save(dialog, qtbot)
    assert asked == ["talks-2.png"]
    dialog.path.setText(str(tmp_path / "talks.pdf"))
    assert dialog.note.text() == "page 1 of 3"
    first = dialog.preview.grab().toImage()
    assert not dialog.pane.back.isEnabled()
    for number in (2, 3):
        dialog.pane.forth.click()
        qtbot.waitUntil(lambda page=number: dialog.note.text() == f"page {page} of 3", timeout=WAIT)
        assert dialog.preview.grab().toImage() != first
    assert not dialog.pane.forth.isEnabled()
    dialog.fields.size_choice.setCurrentIndex(dialog.fields.size_choice.findData("a2"))
    dialog.fields.paper.setCurrentIndex(dialog.fields.paper.findData("a4"))
    qtbot.waitUntil(lambda: "each cut into 8 sheets, 4 × 2" in dialog.note.text(), timeout=WAIT)
    assert dialog.spec().paper == "a4"
