"""The open project: untitled, named, shared, undone, and never lost."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefline.model import corrections
from briefline.model.errors import BrieflineError
from briefline.model.event import Chronology
from briefline.model.project import Project
from briefline.pipeline import Source
from briefline.session.jobs import Jobs
from briefline.session.pending import Trouble
from briefline.session.report import Report
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.session.store import Store
from briefline.storage.kept import kept_project
from briefline.storage.project_file import ProjectFile

WAIT_S = 60.0


class AtOnce(Jobs):
    """Does each job before ``run`` returns, in this process."""

    def run(
        self,
        target: str,
        *args: Any,
        done: Callable[[Any], None],
        failed: Callable[[BrieflineError], None],
        **_: Any,
    ) -> int:
        module, _colon, name = target.partition(":")
        try:
            answer = getattr(importlib.import_module(module), name)(*args)
        except BrieflineError as error:
            failed(error)
        else:
            done(answer)
        return 1


@pytest.fixture
def make(qapp: object, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    made: list[Session] = []

    def session() -> Session:
        made.append(Session(AtOnce(), Settings(tmp_path / "config"), tmp_path / "data"))
        return made[-1]

    yield session
    for each in made:
        each.close()


@pytest.fixture
def store(make: Callable[[], Session], report: Report) -> Store:
    store = make().store
    store.begin(report)
    return store


@pytest.fixture
def report(chronology: Chronology) -> Report:
    return Report.of(Source.pasted("harbour", "harbour.txt"), chronology)


def heard(store: Store) -> list[Trouble]:
    troubles: list[Trouble] = []
    store.failed.connect(troubles.append)
    return troubles


def shown(store: Store) -> Project:
    assert store.holding is not None
    return store.holding.project


def note(text: str) -> Callable[[Project, str], object]:
    return lambda project, at: corrections.set_note(project, "e1", text, at)


def test_an_edit_is_in_the_file_at_once(store: Store) -> None:
    assert store.path is not None
    assert store.edit(lambda project, at: corrections.merge(project, ["e4", "e6"], at))
    assert store.unsaved == 1
    assert store.settle(WAIT_S)
    assert store.unsaved == 0
    assert ProjectFile(store.path, read_only=True).load() == shown(store)
    assert store.undo_name == "merge of 2 events"
    assert store.undo()
    assert (store.undo_name, store.redo_name) == ("", "merge of 2 events")
    assert not store.undo()
    assert store.redo()
    assert "e6" not in shown(store).records


def test_what_changes_nothing_is_no_step(store: Store) -> None:
    assert not store.edit(
        lambda project, at: corrections.set_field(project, "e1", "title", "Harbour treaty", at)
    )
    assert store.undo_name == ""


def test_an_untitled_project_is_back_after_a_crash(
    store: Store, make: Callable[[], Session], report: Report
) -> None:
    store.edit(note("mine"))
    before, path = shown(store), store.path
    assert store.is_untitled
    store.settle(WAIT_S)
    store._binder.close()  # as the end of the process would: nothing is written any more
    store._binder.wait(WAIT_S)
    store._binder = None
    session = make()
    assert session.settings.last_project == str(path)
    assert kept_project(path.parent, report.filing.key) == path
    session.store.open(Source.file(session.settings.last_project))
    assert shown(session.store) == before
    assert session.store.undo_name == "change of note"


def test_an_untouched_untitled_project_leaves_nothing_behind(store: Store, report: Report) -> None:
    first = store.path
    store.begin(replace(report, filing=replace(report.filing, key="another")))
    for closing in store._closing:
        closing.wait(WAIT_S)
    assert not first.exists()
    store.edit(note("mine"))
    second = store.path
    store.begin(report)
    assert second.exists()


def test_save_as_takes_the_history_along_and_a_copy_stays_behind(store: Store, tmp_path: Path) -> None:
    store.edit(note("mine"))
    untitled = store.path
    store.save_copy(tmp_path / "copy")
    store.settle(WAIT_S)
    assert store.path == untitled
    store.save_as(tmp_path / "talks.briefline")
    store.settle(WAIT_S)
    assert not untitled.exists()
    assert not store.is_untitled
    assert store.undo()
    store.settle(WAIT_S)
    assert ProjectFile(tmp_path / "copy.briefline").undo_name == "change of note"
    assert ProjectFile(tmp_path / "talks.briefline", read_only=True).load() == shown(store)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        ".~lock.talks.briefline#",
        "copy.briefline",
        "talks.briefline",
    ]
    store.close()
    assert not (tmp_path / ".~lock.talks.briefline#").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_opens_to_read_only(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    store.save_copy(folder / "talks.briefline")
    store.settle(WAIT_S)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    store.open_project(folder / "talks.briefline")
    assert store.is_read_only


def test_a_place_that_cannot_be_written_is_told_and_nothing_changes(store: Store, tmp_path: Path) -> None:
    troubles = heard(store)
    untitled = store.path
    store.save_as(tmp_path / "gone" / "talks.briefline")
    store.settle(WAIT_S)
    assert store.path == untitled
    assert "talks.briefline" in troubles[0].error.message
    assert store.edit(note("goes on"))


def hold(path: Path, ready: object) -> None:
    """Another process that has the project open."""
    from briefline.session.binder import Binder

    held = Binder.hold(path)
    ready.set()  # type: ignore[attr-defined]
    time.sleep(60)
    del held


def test_a_project_open_in_another_window_is_read_only(
    store: Store, make: Callable[[], Session], tmp_path: Path
) -> None:
    path = tmp_path / "talks.briefline"
    store.save_copy(path)
    store.settle(WAIT_S)
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    other = context.Process(target=hold, args=(path, ready))
    other.start()
    try:
        assert ready.wait(60)
        second = make().store
        notices: list[str] = []
        second.noticed.connect(notices.append)
        troubles = heard(second)
        second.open_project(path)
        assert second.is_read_only
        assert "another window" in notices[0]
        assert not second.edit(note("no"))
        assert "read only" in troubles[0].error.message
        refused = heard(store)
        store.save_copy(path)  # it would be lost to the other window
        assert "another window" in refused[0].error.message
        assert ProjectFile(path, read_only=True).undo_name == ""
        second.save_as(tmp_path / "mine.briefline")
        second.settle(WAIT_S)
        assert not second.is_read_only
        assert path.exists()
        assert second.edit(note("yes"))
        other.kill()  # a dead window holds nothing
        other.join()
        second.open_project(path)
        assert not second.is_read_only
    finally:
        other.kill()
        other.join()


def test_a_lock_that_names_nobody_holds_nobody_back(
    store: Store, make: Callable[[], Session], tmp_path: Path
) -> None:
    """The process was killed after it had made the file and before it wrote its name into it."""
    path = tmp_path / "talks.briefline"
    store.save_copy(path)
    assert store.settle(WAIT_S)
    (tmp_path / ".~lock.talks.briefline#").touch()
    second = make().store
    second.open_project(path)
    assert not second.is_read_only
    assert second.edit(note("yes"))


def test_two_reports_stand_in_one_project_and_one_can_be_undone(
    store: Store, chronology: Chronology, printed_elsewhere: Callable[[str], Chronology]
) -> None:
    before = shown(store)
    other = Report.of(
        Source.pasted("second", "second.txt"),
        printed_elsewhere("d2"),
        position=2,
        others=(chronology,),
    )
    store.edit(lambda project, at: corrections.set_field(project, "e4", "title", "Talks in Port Ellen", at))
    store._add(other, Source.pasted("second", "second.txt"))
    project = shown(store)
    assert project.documents == ("d1", "d2")
    assert store.undo_name == "addition of “second.txt”"
    assert project.records["e4"].event.title == "Talks in Port Ellen"
    assert len(project.chronology().published) == 2
    assert any(mention.document == "d2" for mention in project.records["e4"].event.mentions)
    troubles = heard(store)
    store._add(other, Source.pasted("second", "second.txt"))
    assert "in the project already" in troubles[0].error.message
    store.undo()
    store.undo()
    assert shown(store) == before


def test_another_date_of_the_document_leaves_what_was_set_by_hand(
    store: Store, chronology: Chronology
) -> None:
    from briefline.model.when import When

    may = When.parse("2018-05")
    store.edit(lambda project, at: corrections.set_field(project, "e2", "when", may, at))
    store.edit(lambda project, at: corrections.merge(project, ["e4", "e6"], at))
    store.edit(lambda project, at: corrections.hide(project, ["e5"], at))
    before = shown(store)
    moved = replace(
        chronology,
        events=tuple(
            replace(event, id=f"x{number}", when=When.parse(f"{2000 + number}"), related=())
            for number, event in enumerate(chronology.events)
        ),
    )
    again = Report.of(Source.pasted("harbour"), moved, given="2003")
    store.edit(lambda project, at: again.edit(project, "change of date", at))
    project = shown(store)
    assert set(project.records) == set(before.records)
    assert project.records["e2"].event.when == may
    assert project.records["e2"].found.when == When.parse("2001")
    assert project.records["e3"].event.when == When.parse("2002")
    assert project.records["e4"].event.mentions == before.records["e4"].event.mentions
    assert project.records["e5"].hidden
    assert "e6" not in project.records
    assert project.readings["d1"].given == "2003"
    store.undo()
    assert shown(store) == before


def test_a_damaged_project_opens_as_far_as_it_can_be_read(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "talks.briefline"
    store.save_copy(path)
    store.settle(WAIT_S)
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    words = b"Ministers meet in Port Ellen"
    page = next(
        n
        for n in range(len(data) // size)
        if data[n * size] == 0x0D and words in data[n * size : (n + 1) * size]
    )
    data[page * size : (page + 1) * size] = b"\xa5" * size
    path.write_bytes(data)
    notices: list[str] = []
    store.noticed.connect(notices.append)
    store.open_project(path)
    assert store.path.name == "talks (recovered).briefline"
    assert "is damaged" in notices[0]
    assert "10 more as they were first found" in notices[0]
    assert store.edit(note("goes on"))
    assert path.read_bytes() == bytes(data)


def test_a_newer_project_is_refused_and_what_is_open_stays(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "talks.briefline"
    store.save_copy(path)
    store.settle(WAIT_S)
    data = bytearray(path.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(data)
    before, troubles = store.path, heard(store)
    store.open_project(path)
    assert "newer Briefline" in troubles[0].error.message
    assert store.path == before
    assert not list(tmp_path.glob(".~lock*"))
