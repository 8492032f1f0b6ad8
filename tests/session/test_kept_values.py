"""Settings are there at once and in their file a little later: no window waits for the disk."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from briefline.export.files import write_whole
from briefline.session import kept_values
from briefline.session.kept_values import KeptValues
from briefline.session.settings import Settings

WAIT_S = 30


def test_nobody_waits_for_a_slow_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready, written = threading.Event(), list[bytes]()

    def slow(path: Path, data: bytes) -> None:
        assert ready.wait(WAIT_S)
        written.append(data)
        write_whole(path, data)

    monkeypatch.setattr(kept_values, "write_whole", slow)
    kept = KeptValues.of(tmp_path / "some.json")
    for number in range(100):
        kept.put("number", number)
    kept.put("gone", "soon")
    kept.put("gone", None)
    assert kept.value("number") == 99
    assert KeptValues.of(tmp_path / "some.json").value("number") == 99
    assert kept.value("gone", "else") == "else"
    assert not kept.settle(0)
    ready.set()
    assert kept.settle(WAIT_S)
    assert json.loads((tmp_path / "some.json").read_text()) == {"number": 99}
    assert len(written) == 2  # what came while the first was written


def test_what_another_program_put_stays(tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    kept = KeptValues(path)
    path.write_text('{"theirs": [1], "ours": "old"}')
    kept.put("ours", "new")
    assert kept.settle(WAIT_S)
    assert json.loads(path.read_text()) == {"theirs": [1], "ours": "new"}


def test_a_file_that_is_none_is_begun_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "some.json"
    path.write_text('{"theme": "da')
    kept = KeptValues(path)
    assert kept.value("theme", "light") == "light"
    assert "could not be read" in caplog.text
    kept.put("theme", "dark")
    assert kept.settle(WAIT_S)
    assert KeptValues(path).value("theme") == "dark"


def test_a_folder_that_cannot_be_written_loses_nothing_while_it_runs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    kept = KeptValues(tmp_path / "file" / "some.json")
    kept.put("theme", "dark")
    assert kept.settle(WAIT_S)
    assert kept.value("theme") == "dark"
    assert "could not be written" in caplog.text


def test_what_was_kept_in_an_ini_file_is_taken_over(tmp_path: Path, qapp: object) -> None:
    for name, values in (
        ("settings.ini", {"theme": "dark", "recent": ["/a, b.txt", "/c.txt"], "marks/k": ["1.5"]}),
        ("window.ini", {"geometry": QByteArray(b"\x00\xffxyz")}),
    ):
        ini = QSettings(str(tmp_path / name), QSettings.Format.IniFormat)
        for key, value in values.items():
            ini.setValue(key, value)
        ini.sync()
    settings = Settings(tmp_path)
    assert settings.theme == "dark"
    assert settings.recent == ("/a, b.txt", "/c.txt")
    assert settings.marks("k") == (1.5,)
    assert settings.window_state("geometry") == QByteArray(b"\x00\xffxyz")
    settings.wheel = "lanes"
    assert settings.settle(WAIT_S)
    kept = json.loads((tmp_path / "settings.json").read_text())
    assert (kept["theme"], kept["wheel"]) == ("dark", "lanes")
