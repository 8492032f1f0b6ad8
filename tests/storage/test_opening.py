"""Files of any age and health: refused, upgraded, recovered, and said."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from briefline.model.errors import ProjectUnreadable
from briefline.model.project import Project
from briefline.storage.opening import is_project, open_project
from briefline.storage.project_file import ProjectFile
from briefline.storage.schema import VERSION


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ProjectUnreadable, match="newer Briefline"):
        open_project(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"Dear all,\nthe talks resume.\n" * 40])
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.briefline"
    path.write_bytes(content)
    with pytest.raises(ProjectUnreadable, match="no Briefline project"):
        open_project(path)


def test_another_programs_database_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (name)")
    connection.close()
    assert not is_project(path)
    with pytest.raises(ProjectUnreadable, match="no Briefline project"):
        open_project(path)
    with pytest.raises(ProjectUnreadable, match="no file"):
        open_project(tmp_path / "gone.briefline")


def test_a_project_is_known_by_name_or_by_header(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "renamed.bin"
    shutil.copy(path, other)
    assert is_project(other)
    assert is_project(tmp_path / "Gone.BRIEFLINE")
    assert not is_project(tmp_path / "gone.txt")


def pages_of(path: Path, table: str) -> list[int]:
    """The leaf pages of a table, by dbstat where it is built in, else by looking for its words."""
    data = path.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    words = {"event": b"Lind visits Sudland", "document": b"Observers fear that the ferries may stop"}
    at = [n for n in range(len(data) // size) if words[table] in data[n * size : (n + 1) * size]]
    return [n for n in at if data[n * size] == 0x0D]


def spoil(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    data[page * size : (page + 1) * size] = b"\xa5" * size
    path.write_bytes(data)


def test_what_can_be_read_of_a_damaged_file_is_recovered_and_said(path: Path, project: Project) -> None:
    page = next(n for n in pages_of(path, "event"))
    spoil(path, page)
    before = path.read_bytes()
    opened = open_project(path)
    assert path.read_bytes() == before
    assert opened.file.path.name == "harbour (recovered).briefline"
    assert opened.project.filings == project.filings
    (notice,) = opened.notices
    assert f"of {len(project.records)} events as they stood" in notice
    assert opened.project.records == project.records  # untouched, so as found is as they stood


def test_nothing_is_left_of_a_file_of_noise(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:] = b"\x5a" * (len(data) - 100)
    path.write_bytes(data)
    with pytest.raises(ProjectUnreadable, match="nothing in it can be read"):
        open_project(path)


@pytest.mark.parametrize("seed", range(12))
def test_noise_anywhere_ends_in_a_project_or_a_refusal(path: Path, project: Project, seed: int) -> None:
    import random

    rng = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(rng.choice([1, 3, 40])):
        at = rng.randrange(100, len(data) - 64)
        data[at : at + rng.randrange(1, 64)] = rng.randbytes(rng.randrange(1, 64))
    path.write_bytes(data)
    try:
        opened = open_project(path)
    except ProjectUnreadable:
        pass
    else:
        assert opened.project.filings
        assert opened.file.load() == opened.project


@pytest.fixture
def path(tmp_path: Path, start: object) -> Path:
    file = ProjectFile.create(tmp_path / "harbour.briefline", start)  # type: ignore[arg-type]
    file.close()
    return file.path
