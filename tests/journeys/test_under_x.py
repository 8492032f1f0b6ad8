"""The same journey on a real X server: Xvfb and Qt's xcb platform, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

JOURNEY = Path(__file__).with_name("test_first_report.py")


@pytest.fixture
def display() -> Iterator[str]:
    server = shutil.which("Xvfb")
    assert server is not None, "Xvfb is missing: packaging/environment.py --tests installs it"
    reader, writer = os.pipe()
    command = [server, "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.mark.timeout(180)
def test_the_journey_on_a_real_x_server(display: str) -> None:
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(JOURNEY)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=170)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout
