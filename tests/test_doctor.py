"""The doctor says what a report of a fault needs, and nothing private."""

import getpass
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefline import __version__, doctor


def test_says_versions_platform_fonts_and_folders(qapp):
    report = doctor.examine()
    assert f"briefline: {__version__}" in report
    assert "platform: offscreen" in report
    assert "own: Inter" in report
    assert "full-text search yes" in report
    assert "en_core_web_sm" in report
    assert "could not be looked at" not in report


def test_the_home_folder_is_not_named(qapp, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "someone-private"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "someone-private" / ".config"))
    report = doctor.examine()
    assert "someone-private" not in report
    if len(getpass.getuser()) > 4:
        assert getpass.getuser() not in report


def test_a_part_that_fails_is_said_and_the_rest_goes_on(qapp, monkeypatch):
    def broken():
        raise RuntimeError("no such thing")
        yield "never", "said"

    monkeypatch.setattr(doctor, "_libraries", broken)
    report = doctor.examine()
    assert "could not be looked at: RuntimeError: no such thing" in report
    assert "[data]" in report


@pytest.mark.timeout(60)
def test_runs_from_the_command_line(tmp_path):
    answer = subprocess.run(
        [sys.executable, "-m", "briefline", "--doctor"],
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(tmp_path)},
        cwd=Path(__file__).parent,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("[program]\n")
