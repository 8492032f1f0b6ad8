"""An edit is shown at once and saved when the disk has answered; what cannot be saved is taken back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefline.model import corrections
from briefline.model.edits import Edit
from briefline.model.event import Chronology
from briefline.model.project import Project
from briefline.pipeline import Source
from briefline.session.binder import Binder
from briefline.session.history import History
from briefline.session.jobs import Jobs
from briefline.session.loading import load
from briefline.session.pending import Trouble
from briefline.session.report import Report
from briefline.session.settings import Settings
from briefline.session.store import Store
from briefline.storage.project_file import ProjectFile
from briefline.storage.search import WordSearch
from briefline.storage.step import Step

WAIT_S = 60.0


class Disk:
    """Every transaction of a project file, held back until it is let through, or refused as a full disk."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.open.set()
        self.most_pages: int | None = None
        write = ProjectFile.write

        def slow(file: ProjectFile, edit: Edit) -> None:
            self.open.wait(WAIT_S)
            most = self.most_pages or 2**30
            file._connection.execute(f"PRAGMA max_page_count = {most}")
            write(file, edit)

        patch.setattr(ProjectFile, "write", slow)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def store(qapp: object, tmp_path: Path, chronology: Chronology) -> Iterator[Store]:
    made = Store(Jobs(), Settings(tmp_path / "config"), tmp_path / "data")
    made.begin(Report.of(Source.pasted("harbour", "harbour.txt"), chronology))
    yield made
    made.close()


def note(text: str, event: str = "e1") -> Callable[[Project, str], Edit]:
    return lambda project, at: corrections.set_note(project, event, text, at)


def notes(store: Store) -> dict[str, str]:
    assert store.holding is not None
    return {key: row.note for key, row in store.holding.project.records.items() if row.note}


def in_file(store: Store) -> Project:
    assert store.path is not None
    file = ProjectFile(store.path, read_only=True)
    try:
        return file.load()
    finally:
        file.close()


def troubles_of(store: Store) -> list[Trouble]:
    heard: list[Trouble] = []
    store.failed.connect(heard.append)
    return heard


def test_an_edit_is_shown_before_the_disk_has_it_and_saved_when_it_has(
    store: Store, disk: Disk, qtbot: QtBot
) -> None:
    disk.open.clear()
    assert store.edit(note("first"))
    assert store.edit(note("second", "e2"))
    assert store.undo()
    assert notes(store) == {"e1": "first"}
    assert (store.unsaved, store.undo_name, store.redo_name) == (3, "change of note", "change of note")
    disk.open.set()
    qtbot.waitUntil(lambda: store.unsaved == 0)  # by the event loop alone
    assert store.holding is not None
    assert in_file(store) == store.holding.project


def test_words_of_an_edit_are_found_before_the_disk_has_it(store: Store, disk: Disk) -> None:
    disk.open.clear()
    store.edit(note("überaus wichtig"))
    words = store.words()
    names = {number: key for key, number in words.numbers().items()}
    assert [names[number] for number in words.find("uberaus")] == ["e1"]
    disk.open.set()


def test_what_cannot_be_written_is_taken_back_with_all_that_stands_on_it(store: Store, disk: Disk) -> None:
    troubles = troubles_of(store)
    store.edit(note("kept"))
    store.settle(WAIT_S)
    before, words = store.holding, store.words()
    refused: list[str] = []
    disk.open.clear()
    disk.most_pages = 1
    store.edit(note("long " * 100_000), lambda: refused.append("long"))
    store.edit(note("short", "e2"), lambda: refused.append("short"))  # would find room
    disk.open.set()
    store.settle(WAIT_S)
    assert store.holding.project == before.project
    assert in_file(store) == store.holding.project
    assert refused == ["long", "short"]
    assert store.undo_name == "change of note"
    assert (words.find("long"), words.find("short"), len(words.find("kept"))) == ([], [], 1)
    (trouble,) = troubles
    assert "the disk is full" in trouble.error.message
    assert "The last 2 steps were taken back" in trouble.error.message
    disk.most_pages = None
    trouble.retry()
    store.settle(WAIT_S)
    assert notes(store)["e2"] == "short"
    assert notes(store)["e1"].startswith("long")
    assert in_file(store) == store.holding.project
    assert len(troubles) == 1


def test_an_edit_made_after_a_failure_and_before_it_is_known_is_taken_back_too(
    store: Store, disk: Disk, qtbot: QtBot
) -> None:
    troubles = troubles_of(store)
    disk.most_pages = 1
    store.edit(note("long " * 100_000))
    store._binder.writer._put(lambda: None)  # the writer has refused it; the window has not heard
    disk.most_pages = None
    store.edit(note("on top", "e3"))
    qtbot.waitUntil(lambda: bool(troubles))
    assert notes(store) == {}
    store.edit(note("after", "e3"))
    store.settle(WAIT_S)
    assert notes(store) == {"e3": "after"}
    assert in_file(store) == store.holding.project


def test_nothing_is_closed_over_what_is_not_saved(store: Store, disk: Disk) -> None:
    path = store.path
    disk.open.clear()
    store.edit(note("at the last moment"))
    threading.Timer(0.2, disk.open.set).start()
    store.close()
    file = ProjectFile(path, read_only=True)
    assert file.load().records["e1"].note == "at the last moment"


def test_another_report_waits_until_all_is_saved_and_is_not_opened_over_a_failure(
    store: Store, disk: Disk, chronology: Chronology, tmp_path: Path
) -> None:
    first = store.path
    other = Report.of(Source.pasted("other", "other.txt"), chronology)
    troubles = troubles_of(store)
    disk.open.clear()
    disk.most_pages = 1
    store.edit(note("long " * 100_000))
    store.begin(other)
    assert store.path == first
    disk.open.set()
    store.settle(WAIT_S)
    assert store.path == first
    assert "the disk is full" in troubles[0].error.message
    disk.most_pages = None
    troubles[0].retry()
    store.begin(other)
    store.settle(WAIT_S)
    assert store.path != first
    file = ProjectFile(first, read_only=True)
    assert file.load().records["e1"].note.startswith("long")


def test_edits_made_while_it_is_saved_under_another_name_are_there(
    store: Store, disk: Disk, tmp_path: Path
) -> None:
    untitled = store.path
    disk.open.clear()
    store.edit(note("before"))
    store.save_as(tmp_path / "talks.briefline")
    store.edit(note("meanwhile", "e2"))
    disk.open.set()
    store.settle(WAIT_S)
    store.edit(note("after", "e3"))
    store.settle(WAIT_S)
    assert store.path == tmp_path / "talks.briefline"
    assert not untitled.exists()
    assert in_file(store) == store.holding.project
    assert notes(store) == {"e1": "before", "e2": "meanwhile", "e3": "after"}


@pytest.mark.parametrize("how", ["folder gone", "file gone", "file replaced"])
def test_a_file_that_is_gone_refuses_edits_and_is_saved_elsewhere_with_its_history(
    store: Store, tmp_path: Path, how: str
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    store.edit(note("one"))
    store.save_as(drive / "talks.briefline")
    store.settle(WAIT_S)
    store.edit(note("two", "e2"))
    store.settle(WAIT_S)
    if how == "folder gone":
        shutil.rmtree(drive)
    elif how == "file gone":
        store.path.unlink()
    else:
        other = tmp_path / "other.briefline"
        store.save_copy(other)
        store.settle(WAIT_S)
        other.replace(store.path)
    troubles = troubles_of(store)
    store.edit(note("three", "e3"))
    store.settle(WAIT_S)
    assert notes(store) == {"e1": "one", "e2": "two"}
    assert "gone" in troubles[0].error.message or "replaced" in troubles[0].error.message
    assert "another name" in troubles[0].error.hint
    store.save_as(tmp_path / "rescued.briefline")
    store.settle(WAIT_S)
    troubles[0].retry()
    store.settle(WAIT_S)
    assert len(troubles) == 1
    assert notes(store) == {"e1": "one", "e2": "two", "e3": "three"}
    assert in_file(store) == store.holding.project
    for _ in range(3):
        assert store.undo()
    store.settle(WAIT_S)
    assert notes(store) == {}
    assert in_file(store) == store.holding.project
    assert store.redo_name == "change of note"


def test_another_program_that_wrote_into_the_file_is_noticed(store: Store, tmp_path: Path) -> None:
    store.edit(note("mine"))
    store.settle(WAIT_S)
    other = ProjectFile(store.path)
    other.write(corrections.set_note(other.load(), "e4", "theirs", "2026-01-02T03:04:05Z"))
    other.close()
    troubles = troubles_of(store)
    store.edit(note("mine too", "e2"))
    store.settle(WAIT_S)
    assert "changed by another program" in troubles[0].error.message
    assert notes(store) == {"e1": "mine"}


def test_an_older_file_that_is_only_read_is_saved_as_one_of_today(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Path(__file__).parents[1] / "old_files" / "version-1-two-reports.briefline"
    path = tmp_path / "old.briefline"
    shutil.copy(old, path)
    loaded = load(str(path), read_only=True)
    binder, (notice,) = Binder.open(path, loaded, None, tmp_path / "data", store._hear)
    assert "read only" in notice
    store._bind(binder, loaded.project, loaded.history, WordSearch.unpacked(loaded.words))
    store.save_as(tmp_path / "new.briefline")
    store.settle(WAIT_S)
    assert not store.is_read_only
    assert path.read_bytes() == old.read_bytes()
    assert store.undo_name == "saving of the filter “Lind’s”"
    assert store.undo()
    store.settle(WAIT_S)
    assert in_file(store) == store.holding.project
    assert store.redo()
    store.settle(WAIT_S)


def test_a_damaged_step_of_the_history_is_told_and_changes_nothing(store: Store) -> None:
    store.edit(note("kept"))
    store.settle(WAIT_S)
    before = store.holding
    store._history = History((Step("change of note", "", b"noise"),), 1)
    troubles = troubles_of(store)
    assert not store.undo()
    assert "damaged" in troubles[0].error.message
    assert store.holding.project == before.project
    assert not store.is_writing


def test_a_report_for_whose_project_there_is_no_room_is_told_and_can_be_tried_again(
    store: Store, chronology: Chronology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, troubles = store.path, troubles_of(store)
    (tmp_path / "in the way").write_text("", encoding="utf-8")
    folder, store._folder = store._folder, tmp_path / "in the way"
    store.begin(Report.of(Source.pasted("other", "other.txt"), chronology))
    assert store.path == before
    assert troubles[0].error.message.startswith("The untitled project for “other.txt” could not be written: ")
    assert str(store._folder) in troubles[0].error.hint
    store._folder = folder
    troubles[0].retry()
    assert store.path != before
