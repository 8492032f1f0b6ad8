"""Any edits: what is shown is what the file holds, at every step, and undone it is where it began."""

from __future__ import annotations

import queue
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.session.kept_up import KeptUp

from briefline.model import corrections
from briefline.model.edits import Edit
from briefline.model.errors import ProjectNotWritten
from briefline.model.event import Kind, Participant, Status
from briefline.model.project import Project
from briefline.model.text import Span
from briefline.model.when import When
from briefline.session.history import History
from briefline.session.loading import load
from briefline.storage.project_file import ProjectFile
from briefline.storage.search import WordSearch
from briefline.storage.writer import Outcome, Writer

QUICK = "/dev/shm"  # no disk: what a cut of power leaves has its own test


class Edits(RuleBasedStateMachine):
    """Any edits, undone and redone in any order: the file is the memory, and all undone is the start.

    What is done goes the way of the window: shown at once, written by the thread, undone from memory.
    """

    project_at_start: Project

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=QUICK if Path(QUICK).is_dir() else None)
        self.step = 0

    @initialize()
    def begin(self) -> None:
        self.project = self.project_at_start
        self.path = Path(self.folder.name) / "p.briefline"
        ProjectFile.create(self.path, Edit.whole(self.project)).close()
        self.outcomes: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self.writer = Writer(self.path, self.outcomes.put)
        self.history, self.words = History(), WordSearch(self.project.records.values())
        self.waiting: list[int] = []
        self.kept = KeptUp(self.project, self.words)

    def show(self, edit: Edit, history: History, number: int) -> None:
        self.waiting.append(number)
        self.project, self.history = edit.apply(self.project), history
        self.words.put(edit.events)
        self.kept.follow(edit)

    def do(self, edit: Edit) -> None:
        if not edit.is_empty:
            self.show(edit, self.history.after(edit), self.writer.write(edit))

    def settle(self) -> list[Exception | None]:
        answers = [self.outcomes.get(timeout=60) for _ in self.waiting]
        assert [answer.number for answer in answers] == self.waiting
        self.waiting = []
        return [answer.error for answer in answers]

    def now(self) -> str:
        self.step += 1
        return f"2026-01-02T03:04:{self.step:02d}Z"

    def some(self, data: st.DataObject, least: int = 1, most: int = 1) -> list[str]:
        names = st.sampled_from(sorted(self.project.records))
        return data.draw(st.lists(names, min_size=least, max_size=most, unique=True))

    @rule(data=st.data(), title=st.text(st.characters(codec="utf-8"), max_size=8))
    def retitle(self, data: st.DataObject, title: str) -> None:
        self.do(corrections.set_field(self.project, *self.some(data), "title", title, self.now()))

    @rule(data=st.data(), edtf=st.sampled_from(["2019-03", "../1998", "[2019-01-02..2019-01-05]", "-0263"]))
    def redate(self, data: st.DataObject, edtf: str) -> None:
        when = When.parse(edtf)
        self.do(corrections.set_field(self.project, *self.some(data), "when", when, self.now()))

    @rule(data=st.data())
    def repeople(self, data: st.DataObject) -> None:
        people = (Participant("Ola Berg", "clerk"),)
        self.do(corrections.set_field(self.project, *self.some(data), "participants", people, self.now()))

    @rule(data=st.data(), status=st.sampled_from(Status))
    def restate(self, data: st.DataObject, status: Status) -> None:
        self.do(corrections.set_field(self.project, *self.some(data), "status", status, self.now()))

    @rule(data=st.data(), topics=st.lists(st.text(max_size=4), max_size=2).map(tuple))
    def retopic(self, data: st.DataObject, topics: tuple[str, ...]) -> None:
        self.do(corrections.set_field(self.project, *self.some(data), "topics", topics, self.now()))

    @rule(data=st.data(), kind=st.sampled_from(Kind))
    def rekind(self, data: st.DataObject, kind: Kind) -> None:
        self.do(corrections.set_field(self.project, *self.some(data), "kind", kind, self.now()))

    @rule(data=st.data(), field=st.sampled_from(corrections.FIELDS))
    def revert(self, data: st.DataObject, field: str) -> None:
        self.do(corrections.revert(self.project, *self.some(data), field, self.now()))

    @rule(data=st.data(), hidden=st.booleans())
    def hide(self, data: st.DataObject, hidden: bool) -> None:
        self.do(corrections.hide(self.project, self.some(data, 1, 3), self.now(), hidden=hidden))

    @rule(data=st.data(), confirmed=st.booleans())
    def confirm(self, data: st.DataObject, confirmed: bool) -> None:
        self.do(corrections.confirm(self.project, self.some(data, 1, 3), self.now(), confirmed=confirmed))

    @precondition(lambda self: len(self.project.records) > 3)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        self.do(corrections.merge(self.project, self.some(data, 2, 3), self.now()))

    @rule(data=st.data(), indices=st.lists(st.integers(0, 4), max_size=3))
    def split(self, data: st.DataObject, indices: list[int]) -> None:
        self.do(corrections.split(self.project, *self.some(data), indices, self.now()))

    @rule(start=st.integers(0, 500), length=st.integers(0, 90))
    def create(self, start: int, length: int) -> None:
        self.do(corrections.new_event(self.project, "d1", Span(start, start + length), self.now()))

    @rule(data=st.data())
    def link(self, data: st.DataObject) -> None:
        self.do(corrections.link(self.project, *self.some(data, 2, 2), self.now()))

    @rule(data=st.data())
    def unlink(self, data: st.DataObject) -> None:
        self.do(corrections.unlink(self.project, *self.some(data, 2, 2), self.now()))

    @rule()
    def undo(self) -> None:
        if (step := self.history.undone()) is not None:
            self.show(*step, self.writer.undo())

    @rule()
    def redo(self) -> None:
        if (step := self.history.redone()) is not None:
            self.show(*step, self.writer.redo())

    @rule()
    def open_again(self) -> None:
        """The history comes back packed, as the file has it."""
        self.in_order()
        self.writer.close()
        assert self.writer.wait(60)
        self.writer = Writer(self.path, self.outcomes.put)
        loaded = load(str(self.path), True)
        assert loaded.history.undo_name == self.history.undo_name
        self.history, self.words = loaded.history, WordSearch.unpacked(loaded.words)
        self.kept = KeptUp(self.project, self.words)

    @rule()
    def be_refused(self) -> None:
        """What cannot be written takes along what stands on it, and what comes after it is written."""
        self.in_order()
        before = self.project, self.history
        gone = [ProjectNotWritten("The disk is full."), self.writer._file]  # there is room again at once
        with patch.object(self.writer, "_open", side_effect=gone):
            self.do(corrections.set_note(self.project, min(self.project.records), "lost", self.now()))
            self.do(corrections.set_note(self.project, max(self.project.records), "lost too", self.now()))
            errors = self.settle()
        assert all(isinstance(error, ProjectNotWritten) for error in errors)
        lost = [self.history.steps[self.history.applied - 1 - n].inverse() for n in range(len(errors))]
        for edit in lost:
            self.words.put(edit.events)
        self.kept.follow(*lost)
        self.project, self.history = before
        self.writer.resume()
        assert self.outcomes.get(timeout=60).error is None

    @invariant()
    def in_order(self) -> None:
        if hasattr(self, "writer"):
            assert set(self.settle()) <= {None}

    @invariant()
    def the_file_is_the_memory(self) -> None:
        if hasattr(self, "writer"):
            file = ProjectFile(self.path, read_only=True)
            assert file.load() == self.project
            assert (file.undo_name, file.redo_name) == (self.history.undo_name, self.history.redo_name)
            assert [step.edit for step in file.steps()] == [step.edit for step in self.history.packed()]
            file.close()

    @invariant()
    def words_are_found_as_in_the_file(self) -> None:
        if hasattr(self, "writer"):
            fresh = WordSearch(self.project.records.values())
            for query in ("minister*", "note OR clerk", "h*"):
                assert ids(self.words, query) == ids(fresh, query)

    @invariant()
    def what_is_kept_up_with_edits_is_as_made_anew(self) -> None:
        if hasattr(self, "writer"):
            assert self.kept.holding.project == self.project
            self.kept.check(self.words)

    @invariant()
    def no_link_leads_nowhere(self) -> None:
        if hasattr(self, "writer"):
            records = self.project.records
            assert all(link.to in records for row in records.values() for link in row.event.related)

    def teardown(self) -> None:
        if not hasattr(self, "writer"):
            return
        while self.history.applied:
            self.undo()
        self.in_order()
        self.the_file_is_the_memory()
        assert self.project == self.project_at_start
        self.writer.close()
        self.writer.wait(60)
        self.folder.cleanup()


def ids(words: WordSearch, query: str) -> set[str]:
    names = {number: key for key, number in words.numbers().items()}
    return {names[number] for number in words.find(query)}


def test_any_edits_then_undo_all_is_the_start(project: Project) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    class Here(Edits):
        project_at_start = project

    quiet = settings(
        max_examples=20,
        stateful_step_count=25,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a run of edits takes minutes
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Here, settings=quiet)
