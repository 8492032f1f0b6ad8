"""A session killed at random moments loses nothing that was acknowledged."""

import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 40  # `make kill-test` runs 200


@pytest.mark.skipif(sys.platform == "win32", reason="signal 9 and fork are of POSIX")
def test_nothing_acknowledged_is_lost() -> None:
    script = Path(__file__).with_name("kill_rounds.py")
    done = subprocess.run(
        [sys.executable, str(script), str(ROUNDS)], capture_output=True, text=True, timeout=110
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"killed {ROUNDS} times" in done.stdout
