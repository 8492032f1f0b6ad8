"""The program. Nothing heavy at module level: the worker process imports this module too."""

from __future__ import annotations

import os
import sys
from multiprocessing import freeze_support

VERBS = frozenset({"extract", "export", "schema", "time-tag", "lexicon", "bench"})


def main() -> int:
    """Run a command without a window, or the window. Returns the exit code."""
    freeze_support()
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in VERBS or arguments[0].startswith("-")):
        from briefline.cli import main as run_command

        return run_command(arguments)
    if not has_screen():
        print("briefline: There is no screen to open a window on.", end=" ", file=sys.stderr)
        print("Use “briefline extract” or “briefline export”, or start it from a desktop.", file=sys.stderr)
        return 2
    from briefline.app import main as run_window

    return run_window(arguments)


def has_screen() -> bool:
    """False where Qt would abort for want of a display (Linux without X11, Wayland or a platform named)."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
