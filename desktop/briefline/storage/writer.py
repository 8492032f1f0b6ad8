"""The thread that writes an open project's file, so that nobody waits for a disk. Free of Qt."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from briefline.model.edits import Edit
from briefline.model.errors import ProjectNotWritten
from briefline.storage.connection import writing
from briefline.storage.project_file import ProjectFile
from briefline.storage.schema import VERSION, marks_of

Rescue: TypeAlias = Callable[[Path], object]
"""Writes the project to a path without its file. Raises ProjectNotWritten."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: it is on the disk, or why not.

    ``error`` is ProjectNotWritten, or a bug. ``revision`` is that of the file after it, 0 where unknown.
    """

    number: int
    error: Exception | None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    task: Callable[[], object]
    is_step: bool


class Writer:
    """Does tasks on one project file in the order in which they were given, in a thread of its own.

    Steps of the history stand on each other: once one could not be written, those after it are refused
    unwritten, until ``resume``. Each task is answered once, in the order of the tasks.
    """

    def __init__(self, path: Path, heard: Callable[[Outcome], None], *, read_only: bool = False) -> None:
        """``heard`` is called in the writer's thread, where the file is opened too, for its first task."""
        self._path, self._read_only, self._heard = path, read_only, heard
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._number = 0
        self._file: ProjectFile | None = None
        self._failed: Exception | None = None
        self._drop = False
        self._last: Callable[[], object] | None = None
        self._thread = threading.Thread(target=self._serve, name="briefline-writer", daemon=True)
        self._thread.start()

    def write(self, edit: Edit) -> int:
        """Do an edit; returns the number of the task."""
        return self._put(lambda: self._open().write(edit), is_step=True)

    def undo(self) -> int:
        """Take the last edit back."""
        return self._put(lambda: self._open().undo(), is_step=True)

    def redo(self) -> int:
        """Do again what was undone last."""
        return self._put(lambda: self._open().redo(), is_step=True)

    def resume(self) -> None:
        """Write steps again: those that were refused are known to be taken back."""

        def forget() -> None:
            self._failed = None

        self._put(forget)

    def keep_view(self, name: str, state: str) -> int:
        """Save how a view stands. What hangs on it is not refused when that fails."""
        return self._put(lambda: self._open().keep_view(name, state))

    def keep_drafts(self, drafts: Mapping[tuple[str, str], str]) -> int:
        """Save what is being typed. What hangs on it is not refused when that fails."""
        return self._put(lambda: self._open().keep_drafts(drafts))

    def copy_to(self, path: Path, rescue: Rescue) -> int:
        """Write a copy. Where the file itself cannot be read any more, ``rescue`` writes it."""
        return self._put(lambda: self._copy(path, rescue))

    def move_to(self, path: Path, rescue: Rescue, *, drop: bool = False) -> int:
        """Write a copy as above and go on in that; with ``drop`` the file that was left is deleted."""

        def move() -> None:
            self._copy(path, rescue)
            with writing(path):
                other = ProjectFile(path)
            left, before = self._file, self._path
            self._file, self._path, self._read_only = other, path, False
            if left is not None:
                left.close()
            if drop:
                before.unlink(missing_ok=True)

        return self._put(move)

    def close(self, *, drop: bool = False, last: Callable[[], object] | None = None) -> None:
        """Do what was asked for, let go of the file, and end. With ``drop`` the file is deleted.

        ``last`` is called in the writer's thread after that.
        """
        self._drop, self._last = drop, last
        self._jobs.put(None)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait for the end after ``close``. True when it came in time."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _put(self, task: Callable[[], object], *, is_step: bool = False) -> int:
        self._number += 1
        self._jobs.put(_Job(self._number, task, is_step))
        return self._number

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._heard(self._do(job))
        if self._file is not None:
            self._file.close()
        if self._drop:
            with contextlib.suppress(OSError):  # nothing of the user's is in it
                self._path.unlink(missing_ok=True)
        if self._last is not None:
            self._last()

    def _do(self, job: _Job) -> Outcome:
        if job.is_step and self._failed is not None:
            return Outcome(job.number, self._failed)
        try:
            job.task()
            return Outcome(job.number, None, self._file.revision if self._file is not None else 0)
        except Exception as error:  # handed over: told where it can be mended, a bug raised in the window
            if job.is_step:
                self._failed = error
            return Outcome(job.number, error)

    def _open(self) -> ProjectFile:
        if self._file is None:
            with writing(self._path):
                if marks_of(self._path)[2] != VERSION:  # an older one, open to read only
                    raise ProjectNotWritten(f"“{self._path.name}” is of another version.", "")
                self._file = ProjectFile(self._path, read_only=self._read_only)
        return self._file

    def _copy(self, path: Path, rescue: Rescue) -> None:
        try:
            self._open().copy_to(path)
        except ProjectNotWritten:
            if not path.parent.is_dir():
                raise
            rescue(path)
