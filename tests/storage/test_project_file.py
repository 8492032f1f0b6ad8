"""The project file holds what memory holds, at every step, and undoes to where it began."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from briefline.model import corrections
from briefline.model.edits import Change, Edit
from briefline.model.errors import ProjectNotWritten
from briefline.model.event import Chronology, Evidence, Field, Kind, Participant, Status, Told
from briefline.model.project import Project
from briefline.model.text import SectionKind, Span
from briefline.model.when import When
from briefline.storage.project_file import ProjectFile

AT = "2026-01-02T03:04:05Z"


@pytest.fixture
def file(tmp_path: Path, start: Edit) -> ProjectFile:
    return ProjectFile.create(tmp_path / "harbour.briefline", start)


def test_what_was_written_is_read_again(file: ProjectFile, project: Project, chronology: Chronology) -> None:
    assert file.load() == project
    assert file.load().chronology() == chronology
    assert file.undo_name == file.redo_name == ""


def test_the_history_outlives_the_window(file: ProjectFile, project: Project) -> None:
    edit = corrections.merge(project, ["e4", "e6", "e5"], AT)
    file.write(edit)
    merged = edit.apply(project)
    file.close()
    again = ProjectFile(file.path)
    assert again.load() == merged
    assert again.undo_name == "merge of 3 events"
    back = again.undo()
    assert back is not None
    assert back.apply(merged) == again.load() == project
    assert again.redo_name == "merge of 3 events"
    assert again.redo() == edit
    assert again.load() == merged


def test_a_new_edit_forgets_what_was_undone(file: ProjectFile, project: Project) -> None:
    for note in "abc":
        file.write(corrections.set_note(file.load(), "e1", note, AT))
    file.undo()
    file.undo()
    file.write(corrections.set_note(file.load(), "e1", "z", AT))
    assert file.redo() is None
    assert file.applied == 2
    file.undo()
    assert file.load().records["e1"].note == "a"


def found(file: ProjectFile, query: str) -> set[str]:
    names = {number: key for key, number in file.numbers().items()}
    return {names[number] for number in file.find(query)}


def test_words_are_found_by_prefix_phrase_and_without_accents(file: ProjectFile, project: Project) -> None:
    assert found(file, "harb*") == {"e1"}
    assert found(file, '"old customs"') == {"e6", "p1"}
    assert found(file, '"customs old"') == set()
    file.write(corrections.set_note(project, "e5", "Señora Lind, überaus", AT))
    assert found(file, "senora uber*") == {"e5"}
    file.undo()
    assert found(file, "senora") == set()
    file.write(corrections.merge(project, ["e4", "e6"], AT))
    assert found(file, '"old customs"') == {"e4", "p1"}
    assert "e6" not in file.numbers()
    file.undo()
    assert found(file, '"old customs"') == {"e6", "p1"}


def test_a_full_disk_refuses_the_edit_and_keeps_the_file(file: ProjectFile, project: Project) -> None:
    file._connection.execute(f"PRAGMA max_page_count = {pages(file) + 1}")
    long = corrections.set_note(project, "e1", "x" * 500_000, AT)
    with pytest.raises(ProjectNotWritten) as refused:
        file.write(long)
    assert "full" in refused.value.message
    assert refused.value.hint
    assert file.load() == project
    assert file.applied == 0
    file.write(corrections.set_note(project, "e1", "short", AT))
    assert file.load().records["e1"].note == "short"


def pages(file: ProjectFile) -> int:
    return int(file._connection.execute("PRAGMA page_count").fetchone()[0])


def test_read_only_is_read_only(file: ProjectFile, project: Project) -> None:
    file.close()
    reader = ProjectFile(file.path, read_only=True)
    assert reader.load() == project
    with pytest.raises(ProjectNotWritten):
        reader.write(corrections.set_note(project, "e1", "x", AT))


def test_a_copy_has_everything(file: ProjectFile, project: Project, tmp_path: Path) -> None:
    file.write(corrections.set_note(project, "e1", "x", AT))
    file.copy_to(tmp_path / "copy.briefline")
    copy = ProjectFile(tmp_path / "copy.briefline")
    assert copy.load() == file.load()
    assert copy.undo_name == "change of note"
    with pytest.raises(ProjectNotWritten):
        file.copy_to(tmp_path / "no such folder" / "copy.briefline")


class Edits(RuleBasedStateMachine):
    """Any edits, undone and redone in any order: the file is the memory, and all undone is the start."""

    project_at_start: Project
    start: Edit

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.step = 0

    @initialize()
    def begin(self) -> None:
        self.project = self.project_at_start
        self.file = ProjectFile.create(Path(self.folder.name) / "p.briefline", self.start)
        self.file._connection.execute("PRAGMA synchronous = OFF")  # what is on the disk has its own test

    def do(self, edit: Edit) -> None:
        if not edit.is_empty:
            self.file.write(edit)
            self.project = edit.apply(self.project)

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
        edit = self.file.undo()
        if edit is not None:
            self.project = edit.apply(self.project)

    @rule()
    def redo(self) -> None:
        edit = self.file.redo()
        if edit is not None:
            self.project = edit.apply(self.project)

    @invariant()
    def the_file_is_the_memory(self) -> None:
        if hasattr(self, "file"):
            assert self.file.load() == self.project

    @invariant()
    def no_link_leads_nowhere(self) -> None:
        if hasattr(self, "file"):
            records = self.project.records
            assert all(link.to in records for row in records.values() for link in row.event.related)

    def teardown(self) -> None:
        if not hasattr(self, "file"):
            return
        while (edit := self.file.undo()) is not None:
            self.project = edit.apply(self.project)
        assert self.project == self.project_at_start == self.file.load()
        self.file.close()
        self.folder.cleanup()


def test_any_edits_then_undo_all_is_the_start(project: Project, start: Edit) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    class Here(Edits):
        project_at_start = project

    Here.start = start
    quiet = settings(
        max_examples=20,
        stateful_step_count=25,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a run of edits takes minutes
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Here, settings=quiet)


def test_what_a_mention_tells_by_itself_is_kept_and_a_split_stands_on_it(
    file: ProjectFile, project: Project
) -> None:
    (mention,) = project.records["e3"].event.mentions
    told = Told(
        "Lind visits",
        When.parse("2019-02"),
        "visit",
        "movement",
        Status.OCCURRED,
        (Participant("Ada Lind", "envoy"),),
        ("Sudland",),
        "visit",
        ("envoy",),
        False,
        False,
        0.7,
        ("no day",),
        "stated",
        SectionKind.BODY,
    )
    span = Span(mention.span.start, mention.span.start + 4)
    evidence = (Evidence(Field.PLACE, "Sudland", span, "Last"),)
    rich = replace(mention, told=told, evidence=evidence, reason="same place")
    record = project.records["e4"]
    event = replace(record.event, mentions=(*record.event.mentions, rich))
    edit = Edit("x", AT, events=(Change("e4", record, replace(record, event=event)),))
    file.write(edit)
    joined = edit.apply(project)
    assert file.load() == joined
    parted = corrections.split(joined, "e4", [1], AT).apply(joined)
    new = parted.records["h1"].event
    assert (new.title, new.category, new.places, new.when) == (
        "Lind visits",
        "visit",
        ("Sudland",),
        told.when,
    )
    assert parted.records["e4"].event.mentions == record.event.mentions
