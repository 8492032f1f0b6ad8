"""The environment script: what is missing is named, and said in one line that can be run."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "environment.py"


@pytest.fixture
def environment():
    spec = importlib.util.spec_from_file_location("environment", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_names_the_packages_of_missing_libraries(environment, monkeypatch):
    gone = {"libEGL.so.1", "libxcb-cursor.so.0"}
    monkeypatch.setattr(environment, "loads", lambda library: library not in gone)
    assert environment.missing_packages(window=False, tests=False) == ["libegl1"]
    assert environment.missing_packages(window=True, tests=False) == ["libegl1", "libxcb-cursor0"]


def test_tests_need_a_virtual_screen(environment, monkeypatch):
    monkeypatch.setattr(environment, "loads", lambda library: True)
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    assert environment.missing_packages(window=False, tests=True) == ["xvfb"]


def test_a_library_that_is_not_there_does_not_load(environment):
    assert not environment.loads("libbriefline-is-not-here.so.7")


def test_an_ordinary_user_is_told_the_one_line(environment, monkeypatch, capsys):
    monkeypatch.setattr(environment.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as stop:
        environment.provide(["libegl1", "xvfb"])
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert "sudo apt-get install -y --no-install-recommends libegl1 xvfb" in said


def test_root_installs_them(environment, monkeypatch):
    ran = []
    monkeypatch.setattr(environment.os, "geteuid", lambda: 0)
    monkeypatch.setattr(environment.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(environment.subprocess, "run", lambda command, **_: ran.append(command))
    environment.provide(["libegl1"])
    assert [command[:2] for command in ran] == [["apt-get", "update"], ["apt-get", "install"]]
    assert ran[1][-1] == "libegl1"


def test_a_fresh_stamp_means_nothing_to_do(environment, monkeypatch, tmp_path):
    stamp = tmp_path / "stamp"
    stamp.write_text(environment.fingerprint())
    monkeypatch.setattr(environment, "STAMP", stamp)
    monkeypatch.setattr(environment, "missing_packages", lambda window, tests: [])
    monkeypatch.setattr(environment, "build", lambda: pytest.fail("built again"))
    monkeypatch.setattr("sys.argv", ["environment.py"])
    environment.main()


def test_a_changed_lock_builds_again_and_a_failure_leaves_no_stamp(
    environment, monkeypatch, tmp_path, capsys
):
    stamp = tmp_path / "stamp"
    stamp.write_text("of an older lock")
    monkeypatch.setattr(environment, "STAMP", stamp)
    monkeypatch.setattr(environment, "missing_packages", lambda window, tests: [])

    def fail():
        raise subprocess.CalledProcessError(1, ["pip", "install"])

    monkeypatch.setattr(environment, "build", fail)
    monkeypatch.setattr("sys.argv", ["environment.py"])
    with pytest.raises(SystemExit) as stop:
        environment.main()
    assert stop.value.code == 2
    assert "pip install failed" in capsys.readouterr().err
    assert stamp.read_text() == "of an older lock"
