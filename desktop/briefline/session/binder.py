"""Binder: the file of the open project: its lock, its place, the thread that writes it, moving it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QLockFile

from briefline.model.edits import Edit
from briefline.model.errors import ProjectNotWritten
from briefline.model.project import Project
from briefline.session.history import History
from briefline.session.loading import Loaded
from briefline.storage.kept import untitled_path
from briefline.storage.opening import SUFFIX
from briefline.storage.project_file import ProjectFile
from briefline.storage.writer import Outcome, Writer

LOOKS, LOOK_S = 3, 0.004  # at a lock file without a name, and the time between two

Make = Callable[[Project, str], Edit]
"""Makes an edit from the project and the moment (UTC, ISO 8601)."""

Heard = Callable[[Writer, Outcome], None]
"""Is called in the writer's thread with what became of a task."""


class Binder:
    """One project file, locked while it is open. A second window gets it to read only."""

    def __init__(self, path: Path, lock: QLockFile | None, folder: Path, heard: Heard) -> None:
        """``folder`` is where untitled projects are; without a lock the file is to be read only."""
        self.path = path
        self._lock, self._folder = lock, folder
        self._next: QLockFile | None = None  # of the file that it is being moved to
        self.writer = Writer(path, lambda outcome: heard(self.writer, outcome), read_only=lock is None)

    @classmethod
    def begin(cls, first: Edit, key: str, folder: Path, heard: Heard) -> Binder:
        """A new untitled project in ``folder``. Raises ProjectNotWritten."""
        path = untitled_path(folder, key)
        ProjectFile.create(path, first).close()
        return cls.take(path, folder, heard)

    @classmethod
    def take(cls, path: Path, folder: Path, heard: Heard) -> Binder:
        """An untitled project whose file has just been made."""
        return cls(path, _locked(path), folder, heard)

    @classmethod
    def hold(cls, path: Path) -> QLockFile | None:
        """The lock of a project that is about to be opened; None where it is to be read only."""
        return _locked(path) if path.exists() else None

    @classmethod
    def open(
        cls, path: Path, loaded: Loaded, lock: QLockFile | None, folder: Path, heard: Heard
    ) -> tuple[Binder, tuple[str, ...]]:
        """Open a project that the worker has loaded; returns it and what is to be said."""
        notices = loaded.notices
        if lock is None:
            notices = (*notices, _why_read_only(path))
        elif loaded.path != path:  # what was recovered is another file
            lock.unlock()
            lock = _locked(loaded.path)
        return cls(loaded.path, lock, folder, heard), notices

    @property
    def is_untitled(self) -> bool:
        """True until the user gave it a name and a place."""
        return self.path.parent == self._folder

    @property
    def is_read_only(self) -> bool:
        """True when it can be looked at, filtered and copied, but not changed."""
        return self._lock is None

    def save(
        self,
        path: Path,
        project: Project,
        history: History,
        drafts: Mapping[tuple[str, str], str],
        *,
        moves: bool,
    ) -> int:
        """Write a copy, to go on in that where it ``moves``; returns the number of the writer's task.

        An untitled project that moves is gone then. Where the file is out of reach, what is in memory is
        written. Raises ProjectNotWritten where another window has a file of that name open.
        """
        target = _named(path)
        if target.absolute() == self.path.absolute():
            raise ProjectNotWritten(f"“{target.name}” is the open project itself.", "Choose another name.")
        lock = _lock_of(target)
        if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError and target.exists():
            raise ProjectNotWritten(
                f"“{target.name}” is open in another window.", "Close it there, or choose another name."
            )

        def rescue(where: Path) -> None:
            file = ProjectFile.create(where, Edit.whole(project), history.packed(), history.applied)
            file.keep_drafts(drafts)
            for name, state in project.views.items():
                file.keep_view(name, state)
            file.close()

        self._next = lock
        if not moves:
            return self.writer.copy_to(target, rescue)
        return self.writer.move_to(target, rescue, drop=self.is_untitled and not self.is_read_only)

    def saved(self, path: Path, *, moves: bool, failed: bool) -> Path:
        """The writer has answered: lets go of the lock of what is left. Returns where it was written."""
        target, lock, self._next = _named(path), self._next, None
        if moves and not failed:
            self.path, self._lock, lock = target, lock, self._lock
        if lock is not None:
            lock.unlock()
        return target

    def close(self, *, drop: bool = False) -> None:
        """Let go of the file once all is written. With ``drop`` it is deleted."""
        lock, self._lock = self._lock, None
        self.writer.close(drop=drop, last=lock.unlock if lock is not None else None)

    def wait(self, timeout_s: float) -> bool:
        """Wait after ``close`` until the file may be opened anew. True when that came in time."""
        return self.writer.wait(timeout_s)


def _named(path: Path) -> Path:
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_name(f".~lock.{path.name}#")))
    lock.setStaleLockTime(0)  # however long it is open; that of a dead process is broken all the same
    return lock


def _locked(path: Path) -> QLockFile | None:
    """The lock of a file that may be written; None when it may not, or when another window has it."""
    lock = _lock_of(path)
    if lock.tryLock(0):
        return lock
    if _is_nobodys(lock):
        Path(lock.fileName()).unlink(missing_ok=True)
        return lock if lock.tryLock(0) else None
    return None


def _is_nobodys(lock: QLockFile) -> bool:
    """True for a lock file without a name in it: its process was killed between making and writing it.

    Another process that is just making it has a moment to write it.
    """
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return False
    for _ in range(LOOKS):
        if lock.getLockInfo()[0]:
            return False
        time.sleep(LOOK_S)
    return Path(lock.fileName()).exists()


def _why_read_only(path: Path) -> str:
    lock = _lock_of(path)
    lock.tryLock(0)
    if lock.error() is QLockFile.LockError.LockFailedError:
        return (
            f"“{path.name}” is open in another window, so it is open to read only here. "
            "Close it there, or save a copy to go on working in that."
        )
    return f"“{path.name}” is in a folder that you may not write to, so it is open to read only."
