"""The project file: what is written, found, undone, copied, refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefline.model import corrections
from briefline.model.edits import Change, Edit
from briefline.model.errors import ProjectNotWritten
from briefline.model.event import Chronology, Evidence, Field, Participant, Status, Told
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
    words = file.words()
    names = {number: key for key, number in words.numbers().items()}
    return {names[number] for number in words.find(query)}


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
    assert "e6" not in file.words().numbers()
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
