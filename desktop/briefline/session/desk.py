"""Desk: what is open, the file that it is in, and every edit to it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefline.model.edits import Edit
from briefline.model.errors import BrieflineError, ProjectNotWritten, ProjectUnreadable
from briefline.session.binder import Binder, Make
from briefline.session.history import History
from briefline.session.holding import Holding
from briefline.session.moment import now
from briefline.session.pending import Pending, Trouble, trouble_of
from briefline.session.saving import Saving
from briefline.session.settings import Settings
from briefline.storage.connection import Damaged
from briefline.storage.search import WordSearch
from briefline.storage.writer import Writer

if TYPE_CHECKING:
    from briefline.session.words import Words

CLOSING_S = 10.0  # a disk that has not answered by then is not waited for at the end

log = logging.getLogger(__name__)


class Desk(Saving):
    """The open project.

    An edit is shown at once and written in one transaction by the writer's thread. It is saved when that
    has answered: not before is it called so, and nothing is closed or opened over what is not. Memory is the
    file and the steps that are pending. What cannot be written is taken back, with the steps that stand on
    it, and told of by ``failed`` with a way to do it anew: then memory and file are one again.

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
        self._history = History()
        self._words = WordSearch()
        self._portion = False
        self._closing: list[Binder] = []
        self._drafts: Mapping[tuple[str, str], str] = {}  # as they were to be written last
        self._unkept = self._given_up = False

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
    def is_unkept(self) -> bool:
        """True when what is being typed could not be written."""
        return self._unkept

    @property
    def undo_name(self) -> str:
        """What undoing would take back ("merge of 3 events"); "" when nothing."""
        return "" if self.is_read_only else self._history.undo_name

    @property
    def redo_name(self) -> str:
        """What redoing would do again; "" when nothing."""
        return "" if self.is_read_only else self._history.redo_name

    def edit(
        self,
        make: Make,
        refused: Callable[[], object] | None = None,
        again: Callable[[], object] | None = None,
    ) -> bool:
        """Do an edit: ``make`` gets the project and the moment. True when it is shown and being written.

        ``refused`` is called when it could not be written and was taken back; ``again`` does it anew then.
        """
        holding = self._holding
        if holding is None or self._is_too_early():
            return False
        edit = make(holding.project, now())
        if edit.is_empty:
            return False
        after = self._history.after(edit)
        anew = again or (lambda: self.edit(make, refused))
        return self._do(edit, after, lambda writer: writer.write(edit), anew, refused)

    def undo(self) -> bool:
        """Take the last edit back, however long ago it was. True when there was one."""
        return self._walk(self._history.undone, Writer.undo, self.undo)

    def redo(self) -> bool:
        """Do again what was undone last. True when there was something."""
        return self._walk(self._history.redone, Writer.redo, self.redo)

    def _walk(
        self,
        there: Callable[[], tuple[Edit, History] | None],
        write: Callable[[Writer], int],
        again: Callable[[], object],
    ) -> bool:
        if self._is_too_early():
            return False
        try:
            step = there()
        except Damaged:
            told = self.tr("This step of the history is damaged in the file: it cannot be undone or redone.")
            self.failed.emit(Trouble(ProjectUnreadable(told, self.tr("Nothing was changed."))))
            return False
        return step is not None and self._do(*step, write, again)

    def _do(
        self,
        edit: Edit,
        history: History,
        write: Callable[[Writer], int],
        again: Callable[[], object],
        refused: Callable[[], object] | None = None,
    ) -> bool:
        holding, binder = self._holding, self._binder
        if holding is None or binder is None:
            return False
        if binder.is_read_only:
            told = f"“{binder.path.name}” is open to read only."
            error = ProjectNotWritten(told, "Save a copy of it to go on working in that.")
            self.failed.emit(Trouble(error))
            return False
        self._pending.append(Pending(write(binder.writer), edit, self._history, again, refused))
        self._history = history
        self._words.put(edit.events)
        self.show(holding.after(edit))
        self.history_changed.emit()
        self.saving_changed.emit()
        return True

    def words(self) -> Words:
        """Where words are looked up: in memory, so that no search waits for a disk."""
        if self._portion:
            return WordSearch(self._holding.project.records.values() if self._holding else ())
        return self._words

    def save_as(self, path: Path) -> None:
        """Go on in a file of another name, written by then; said by ``noticed`` or ``failed``."""
        self._save(path, moves=True)

    def save_copy(self, path: Path) -> None:
        """Write a copy and stay where we are; said by ``noticed`` or ``failed``."""
        self._save(path, moves=False)

    def _save(self, path: Path, *, moves: bool) -> None:
        if self._binder is None or self._is_too_early():
            return

        def save() -> None:
            binder, holding = self._binder, self._holding
            if binder is None or holding is None:
                return
            try:
                number = binder.save(path, holding.project, self._history, self._drafts, moves=moves)
            except ProjectNotWritten as error:
                done(error)
            else:
                self._await(number, done)

        def done(error: Exception | None) -> None:
            if self._binder is None:
                return
            was_read_only = self.is_read_only
            target = self._binder.saved(path, moves=moves, failed=error is not None)
            if isinstance(error, BrieflineError):
                self.failed.emit(Trouble(error, lambda: self._save(path, moves=moves)))
                return
            if error is not None:
                raise error
            self._settings.add_recent(str(target))
            self._settings.last_project = str(self._binder.path)
            if was_read_only and moves:
                self.show(self._holding)  # what can be changed now is shown as that
            self.history_changed.emit()
            told = self.tr("Saved as {0}. Every change is written there at once.")
            self.noticed.emit((told if moves else self.tr("A copy is at {0}.")).format(target))

        self.once_saved(save)

    def show(self, holding: Holding | None) -> None:
        """Make this what the panes show."""
        self._holding = holding
        self.changed.emit(holding)

    def give_up(self) -> None:
        """Do not wait any more for what is not on the disk: the user wants to go."""
        self._given_up = True

    def close(self) -> None:
        """Let go of the project's file, once everything is in it."""
        patience_s = 0.0 if self._given_up else CLOSING_S
        if self._binder is not None:
            self.settle(patience_s)
            self._let_go(self._binder)
            self._binder = None
        for binder in self._closing:
            binder.wait(patience_s)

    def keep_view(self, name: str, state: str) -> None:
        """Save how the project is looked at; that is no edit."""
        if self._binder is not None and not self.is_read_only:
            self._binder.writer.keep_view(name, state)

    def keep_drafts(self, drafts: Mapping[tuple[str, str], str]) -> bool:
        """Save what is being typed; that is no edit. False where nothing can be written."""
        if self._binder is None or self.is_read_only:
            return False

        def done(error: Exception | None) -> None:
            self._unkept = bool(drafts) and error is not None
            if error is not None:
                log.warning("What is being typed could not be kept: %s", error)

        self._drafts = dict(drafts)
        self._await(self._binder.writer.keep_drafts(drafts), done)
        return True

    def _let_go(self, binder: Binder) -> None:
        if not self._portion:  # what is shown then is of another project than the file
            self.leaving.emit()
        binder.close(
            drop=binder.is_untitled and not binder.is_read_only and not (self._history.steps or self._drafts)
        )
        self._closing = [each for each in self._closing if not each.wait(0)] + [binder]
        self._awaited.clear()

    def _take_back(self, error: Exception) -> None:
        lost, self._pending = tuple(self._pending), deque()
        if self._binder is not None:
            self._binder.writer.resume()
        self._history = lost[0].history
        for each in reversed(lost):
            self._words.put(each.edit.inverse().events)
        holding = self._holding
        self.show(holding.after(*(each.edit.inverse() for each in reversed(lost))) if holding else None)
        self.history_changed.emit()
        self.saving_changed.emit()
        given_up, self._after = self._after, []
        for _, otherwise in given_up:
            otherwise()
        for each in lost:
            if each.refused is not None:
                each.refused()
        if not isinstance(error, BrieflineError):
            raise error
        if self._binder is not None and self._binder.is_untitled:
            name = f"“{self._binder.path.name}”"  # says nothing to the user
            error = ProjectNotWritten(error.message.replace(name, "The untitled project"), error.hint)
        self.failed.emit(trouble_of(lost, error))

    def _is_too_early(self) -> bool:
        """True, and said, when nothing can be changed yet."""
        if self._portion:
            self.noticed.emit(self.tr("The report is still being read. It can be worked on in a moment."))
        return self._portion
