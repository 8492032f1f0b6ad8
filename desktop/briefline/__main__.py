"""The program. Nothing heavy at module level: the worker process imports this module too."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support

HEADLESS = frozenset({"extract", "export", "bench", "time-tag", "--version", "--help", "-h", "--doctor"})


def main() -> int:
    """Run a command without a window, or the window. Returns the exit code."""
    freeze_support()
    arguments = sys.argv[1:]
    if arguments and arguments[0] in HEADLESS:
        from briefline.cli import main as run_command

        return run_command(arguments)
    from briefline.app import main as run_window

    return run_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
