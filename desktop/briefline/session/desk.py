"""Desk: what is open, the file that it is in, and every edit to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefline.model.edits import Edit
from briefline.model.errors import BrieflineError, ProjectNotWritten
from briefline.session.binder import Binder, Make
from briefline.session.holding import Holding
from briefline.session.moment import now
from briefline.session.settings import Settings
from briefline.storage.opening import SUFFIX

if TYPE_CHECKING:
    from briefline.session.event_index import Words


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure to show: the error, and what to do when the user wants to try again."""

    error: BrieflineError
    retry: Callable[[], object] | None = None


class Desk(QObject):
    """The open project.

    Every edit is in the project's file before it is shown. What cannot be written is not shown but told
    of by ``failed``, with a way to try again: memory and file are never two.

    Signals:
        leaving(): the project is about to be closed; its file can still be written.
        changed(Holding or None): another project, or the open one after an edit.
        history_changed(): what can be undone or redone, or where the file is, is another.
        noticed(text): something to be told that is no failure.
        failed(Trouble): something could not be read or written. What was open still is.
    """

    leaving = Signal()
    changed = Signal(object)
    history_changed = Signal()
    noticed = Signal(str)
    failed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._holding: Holding | None = None
        self._binder: Binder | None = None
        self._portion = False

    @property
    def holding(self) -> Holding | None:
        """The open project; None before the first one."""
        return self._holding

    @property
    def is_portion(self) -> bool:
        """True while what is shown is only what a report tells so far."""
        return self._portion

    @property
    def path(self) -> Path | None:
        """Where the open project's file is."""
        return self._binder.path if self._binder else None

    @property
    def is_untitled(self) -> bool:
        """True while the open project has no name of the user's."""
        return self._binder is not None and self._binder.is_untitled

    @property
    def is_read_only(self) -> bool:
        """True when what is open cannot be changed."""
        return self._portion or (self._binder is not None and self._binder.is_read_only)

    @property
    def undo_name(self) -> str:
        """What undoing would take back ("merge of 3 events"); "" when nothing."""
        return self._binder.undo_name if self._binder and not self._portion else ""

    @property
    def redo_name(self) -> str:
        """What redoing would do again; "" when nothing."""
        return self._binder.redo_name if self._binder and not self._portion else ""

    def edit(self, make: Make) -> bool:
        """Do an edit: ``make`` gets the project and the moment. True when something was changed."""
        holding, binder = self._holding, self._binder
        if holding is None or binder is None or self._is_too_early():
            return False
        edit = make(holding.project, now())
        if edit.is_empty:
            return False

        def write() -> Edit:
            binder.write(edit)
            return edit

        return self._write(write, lambda: self.edit(make))

    def undo(self) -> bool:
        """Take the last edit back, however long ago it was. True when there was one."""
        binder = self._binder
        return binder is not None and not self._is_too_early() and self._write(binder.undo, self.undo)

    def redo(self) -> bool:
        """Do again what was undone last. True when there was something."""
        binder = self._binder
        return binder is not None and not self._is_too_early() and self._write(binder.redo, self.redo)

    def _write(self, write: Callable[[], Edit | None], retry: Callable[[], object]) -> bool:
        try:
            edit = write()
        except ProjectNotWritten as error:
            self.failed.emit(Trouble(error, retry))
            return False
        if edit is None or self._holding is None:
            return False
        self.show(Holding(edit.apply(self._holding.project)))
        self.history_changed.emit()
        return True

    def words(self) -> Words:
        """Where words are looked up: in the file, or in what of a report is there."""
        if self._binder is not None and not self._portion:
            return self._binder.words
        from briefline.storage.search import MemorySearch

        return MemorySearch(self._holding.project.records.values() if self._holding else ())

    def save_as(self, path: Path) -> bool:
        """Go on in a file of another name. True when it was written."""
        return self._save(path, lambda binder, target: binder.move_to(target))

    def save_copy(self, path: Path) -> bool:
        """Write a copy and stay where we are. True when it was written."""

        def copy(binder: Binder, target: Path) -> Binder:
            binder.copy_to(target)
            return binder

        return self._save(path, copy)

    def _save(self, path: Path, how: Callable[[Binder, Path], Binder]) -> bool:
        target = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        if self._binder is None or self._is_too_early():
            return False
        try:
            self._binder = how(self._binder, target)
        except ProjectNotWritten as error:
            self.failed.emit(Trouble(error, lambda: self._save(path, how)))
            return False
        self._settings.add_recent(str(target))
        self._settings.last_project = str(self._binder.path)
        self.history_changed.emit()
        return True

    def show(self, holding: Holding | None) -> None:
        """Make this what the panes show."""
        self._holding = holding
        self.changed.emit(holding)

    def close(self) -> None:
        """Let go of the project's file. Everything is in it."""
        if self._binder is not None:
            self._leave()
            self._binder.close()
            self._binder = None

    def keep_view(self, name: str, state: str) -> None:
        """Save how the project is looked at; that is no edit. Raises ProjectNotWritten."""
        if self._binder is not None and not self.is_read_only:
            self._binder.keep_view(name, state)

    def _leave(self) -> None:
        if not self._portion:  # what is shown then is of another project than the file
            self.leaving.emit()

    def _is_too_early(self) -> bool:
        """True, and said, when nothing can be changed yet."""
        if self._portion:
            self.noticed.emit(self.tr("The report is still being read. It can be worked on in a moment."))
        return self._portion
