"""A real file of every version opens, upgraded on a copy, with all that its Briefline showed of it."""

from __future__ import annotations

import importlib.util
import json
import random
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from briefline.model.errors import ProjectUnreadable
from briefline.storage.opening import open_project
from briefline.storage.schema import APPLICATION_ID, VERSION, marks_of

FOLDER = Path(__file__).parents[1] / "old_files"
SMALL = [FOLDER / f"version-{number}.briefline" for number in range(1, VERSION + 1)]
LARGE = [FOLDER / f"version-{number}-two-reports.briefline" for number in range(1, VERSION + 1)]


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The script that wrote the files."""
    spec = importlib.util.spec_from_file_location("old_files", FOLDER / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_real_files_of_every_version() -> None:
    assert sorted(FOLDER.glob("*.briefline")) == sorted([*SMALL, *LARGE])
    assert [marks_of(path)[2] for path in SMALL] == list(range(1, VERSION + 1))
    assert [marks_of(path)[2] for path in LARGE] == list(range(1, VERSION + 1))


@pytest.mark.parametrize("old", [*SMALL, *LARGE], ids=lambda path: path.stem)
def test_an_older_file_is_upgraded_on_a_copy_and_kept(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    opened = open_project(path)
    opened.file.close()
    assert marks_of(path) == (True, APPLICATION_ID, VERSION)
    if marks_of(old)[2] < VERSION:
        (notice,) = opened.notices
        (backup,) = tmp_path.glob("*(version *)*")
        assert backup.name in notice
        assert backup.read_bytes() == old.read_bytes()
    else:
        assert opened.notices == ()
        assert path.read_bytes() == old.read_bytes()
    again = open_project(path)
    assert again.notices == ()
    assert again.project == opened.project


@pytest.mark.parametrize("old", [*SMALL, *LARGE], ids=lambda path: path.stem)
def test_to_read_only_an_older_file_is_upgraded_in_memory(old: Path, tmp_path: Path) -> None:
    path, other = tmp_path / old.name, tmp_path / "upgraded.briefline"
    shutil.copy(old, path)
    shutil.copy(old, other)
    opened = open_project(path, read_only=True)
    assert opened.project == open_project(other).project
    assert opened.file.is_read_only
    assert opened.notices == ()
    assert path.read_bytes() == old.read_bytes()
    assert not list(tmp_path.glob(f"{old.stem} (version*"))


@pytest.mark.parametrize("old", SMALL, ids=lambda path: path.stem)
def test_the_history_of_an_older_file_goes_back_to_its_start(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    opened = open_project(path)
    titles = {record.event.title for record in opened.project.records.values()}
    assert "Ministers meet twice" in titles
    assert opened.file.undo_name == "change of title"
    while opened.file.undo() is not None:
        pass
    before = opened.file.load()
    assert len(before.records) == len(opened.project.records) + 1  # the merge is undone
    assert all(record.found == record.event for record in before.records.values())


@pytest.mark.parametrize("old", LARGE, ids=lambda path: path.stem)
def test_two_corrected_reports_are_what_they_were(old: Path, tmp_path: Path, made: ModuleType) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    file = open_project(path).file
    told = json.loads(old.with_suffix(".json").read_text(encoding="utf-8"))
    assert made.shown(file) == told
    start = file.load()
    count = 0
    while file.undo() is not None:
        count += 1
    assert count == told["applied"] == 15
    assert len(file.load().documents) == 1
    for _ in range(count):
        file.redo()
    assert file.load() == start
    assert made.shown(file) == told
    assert file.redo() is not None
    assert file.redo() is not None
    assert file.redo() is None
    names = {number: key for key, number in file.words().numbers().items()}
    found = {names[number] for number in file.words().find("Überprüf*")}
    assert [file.load().records[key].note for key in found] == ["Überprüfen: 27 März?"]


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_older_file_is_recovered_or_refused_and_never_lost(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    old = SMALL[0].read_bytes()
    data = bytearray(old)
    for _ in range(rng.choice([1, 3, 40])):
        at = rng.randrange(100, len(data) - 64)
        data[at : at + 64] = rng.randbytes(64)
    path = tmp_path / "talks.briefline"
    path.write_bytes(data)
    try:
        opened = open_project(path)
    except ProjectUnreadable:
        assert path.read_bytes() == data
        return
    assert opened.project.filings
    assert opened.notices
    assert bytes(data) in [kept.read_bytes() for kept in tmp_path.iterdir()]
