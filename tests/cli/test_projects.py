"""Projects and filters on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from briefline.cli import main
from briefline.storage.opening import open_project

OLD = Path(__file__).parents[1] / "old_files" / "version-1.briefline"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.briefline"
    shutil.copy(OLD, path)
    return path


def titles(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [event["title"] for event in json.loads(capsys.readouterr().out)["events"]]


def test_a_project_is_told_as_it_was_corrected(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = project.read_bytes()
    assert main(["extract", str(project), "--json"]) == 0
    assert "Ministers meet twice" in titles(capsys)
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("actor:lind -kind:visit", ["Lind says the treaty holds"]),
        ("is:edited", ["Ministers meet twice"]),
        ("note:envoy", ["Lind visits Sudland"]),
        ("before:1999", ["Harbour treaty"]),
    ],
)
def test_a_filter_narrows_it(
    project: Path, capsys: pytest.CaptureFixture[str], query: str, expected: list[str]
) -> None:
    assert main(["extract", str(project), "--json", "--filter", query]) == 0
    assert titles(capsys) == expected


@pytest.mark.parametrize(
    "arguments",
    [("--filter", "colour:red"), ("--published", "2021"), ("--filter", "after:someday")],
)
def test_what_can_be_mended_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert main(["extract", str(project), *arguments]) == 2
    assert capsys.readouterr().err.startswith("briefline: ")


def test_a_window_may_have_it_open(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = open_project(project)
    assert main(["extract", str(project), "--json"]) == 0
    held.file.close()
