"""Binder: the file of the open project: its lock, its place, writing, undoing and moving it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile

from briefline.model.edits import Edit
from briefline.model.errors import ProjectNotWritten, ProjectUnreadable
from briefline.model.project import Project
from briefline.session.loading import Loaded
from briefline.storage.kept import has_work, untitled_path
from briefline.storage.project_file import ProjectFile

Make = Callable[[Project, str], Edit]
"""Makes an edit from the project and the moment (UTC, ISO 8601)."""


class Binder:
    """One project file, locked while it is open. A second window gets it to read only."""

    def __init__(self, file: ProjectFile, lock: QLockFile | None, folder: Path) -> None:
        self._file, self._lock, self._folder = file, lock, folder

    @classmethod
    def begin(cls, first: Edit, key: str, folder: Path) -> Binder:
        """A new untitled project in ``folder``. Raises ProjectNotWritten."""
        path = untitled_path(folder, key)
        file = ProjectFile.create(path, first)
        return cls(file, _locked(path), folder)

    @classmethod
    def take(cls, path: Path, folder: Path) -> Binder:
        """An untitled project whose file the worker has just made. Raises ProjectNotWritten."""
        try:
            return cls(ProjectFile(path), _locked(path), folder)
        except sqlite3.Error as error:
            raise ProjectNotWritten(f"“{path.name}” could not be opened: {error}.", "") from error

    @classmethod
    def hold(cls, path: Path) -> QLockFile | None:
        """The lock of a project that is about to be opened; None where it is to be read only."""
        return _locked(path) if path.exists() else None

    @classmethod
    def open(
        cls, path: Path, loaded: Loaded, lock: QLockFile | None, folder: Path
    ) -> tuple[Binder, tuple[str, ...]]:
        """Open a project that the worker has loaded; returns it and what is to be said.

        Raises ProjectUnreadable where it has gone meanwhile.
        """
        notices = loaded.notices
        if lock is None:
            notices = (*notices, _why_read_only(path))
        elif loaded.path != path:  # what was recovered is another file
            lock.unlock()
            lock = _locked(loaded.path)
        try:
            file = ProjectFile(loaded.path, read_only=lock is None)
        except sqlite3.Error as error:
            raise ProjectUnreadable(f"“{path.name}” could not be opened: {error}.", "") from error
        return cls(file, lock, folder), notices

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def is_untitled(self) -> bool:
        """True until the user gave it a name and a place."""
        return self.path.parent == self._folder

    @property
    def is_read_only(self) -> bool:
        """True when it can be looked at, filtered and copied, but not changed."""
        return self._file.is_read_only

    @property
    def undo_name(self) -> str:
        """What undoing would take back; "" when nothing."""
        return "" if self.is_read_only else self._file.undo_name

    @property
    def redo_name(self) -> str:
        """What redoing would do again; "" when nothing."""
        return "" if self.is_read_only else self._file.redo_name

    def write(self, edit: Edit) -> None:
        """Do an edit; on the disk when this returns. Raises ProjectNotWritten."""
        self._file.write(edit)

    def keep_view(self, name: str, state: str) -> None:
        """Save how the project is looked at. Raises ProjectNotWritten."""
        self._file.keep_view(name, state)

    def undo(self) -> Edit | None:
        """Take the last edit back; returns what that changed. Raises ProjectNotWritten."""
        return self._file.undo()

    def redo(self) -> Edit | None:
        """Do again what was undone last; returns it. Raises ProjectNotWritten."""
        return self._file.redo()

    def copy_to(self, path: Path) -> None:
        """Write a copy. Raises ProjectNotWritten."""
        if path.absolute() == self.path.absolute():
            raise ProjectNotWritten(f"“{path.name}” is the open project itself.", "Choose another name.")
        lock = _lock_of(path)
        if path.exists() and not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
            raise ProjectNotWritten(
                f"“{path.name}” is open in another window.", "Close it there, or choose another name."
            )
        try:
            self._file.copy_to(path)
        finally:
            lock.unlock()

    def move_to(self, path: Path) -> Binder:
        """Go on in a copy with another name; an untitled project is gone then. Raises ProjectNotWritten."""
        self.copy_to(path)
        lock = _locked(path)
        try:
            file = ProjectFile(path, read_only=lock is None)
        except sqlite3.Error as error:
            raise ProjectNotWritten(f"“{path.name}” could not be opened: {error}.", "") from error
        other = Binder(file, lock, self._folder)
        self.close(drop=self.is_untitled and not self.is_read_only)
        return other

    @property
    def words(self) -> ProjectFile:
        """Where the words of the events are looked up."""
        return self._file

    def close(self, *, drop: bool = False) -> None:
        """Let go of the file. With ``drop`` it is deleted."""
        self._file.close()
        if drop:
            self.path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def leave(self) -> None:
        """Close it for another project: an untitled one in which nothing was done is dropped."""
        idle = self.is_untitled and not self.is_read_only and not has_work(self.path)
        self.close(drop=idle)


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_name(f".~lock.{path.name}#")))
    lock.setStaleLockTime(0)  # however long it is open; that of a dead process is broken all the same
    return lock


def _locked(path: Path) -> QLockFile | None:
    """The lock of a file that may be written; None when it may not, or when another window has it."""
    lock = _lock_of(path)
    return lock if lock.tryLock(0) else None


def _why_read_only(path: Path) -> str:
    lock = _lock_of(path)
    lock.tryLock(0)
    if lock.error() is QLockFile.LockError.LockFailedError:
        return (
            f"“{path.name}” is open in another window, so it is open to read only here. "
            "Close it there, or save a copy to go on working in that."
        )
    return f"“{path.name}” is in a folder that you may not write to, so it is open to read only."
