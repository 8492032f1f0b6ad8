"""Saving: what was handed to the writer of the open project, until the writer has answered."""

from __future__ import annotations

import contextlib
import logging
import queue
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from briefline.session.binder import Binder
from briefline.session.pending import Pending
from briefline.storage.writer import Outcome, Writer

log = logging.getLogger(__name__)


class Saving(QObject):
    """Steps that are pending, and other tasks that are awaited. Answers come by the event loop, in order.

    Signals:
        saving_changed(): something more is being written, or has been.
    """

    saving_changed = Signal()
    _heard = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._binder: Binder | None = None
        self._pending: deque[Pending] = deque()
        self._awaited: dict[int, Callable[[Exception | None], None]] = {}  # by the number of the task
        self._after: list[tuple[Callable[[], None], Callable[[], None]]] = []
        self._outcomes: queue.SimpleQueue[tuple[Writer, Outcome]] = queue.SimpleQueue()
        self._heard.connect(self._take_outcomes, Qt.ConnectionType.QueuedConnection)

    @property
    def unsaved(self) -> int:
        """How many steps that are shown are not on the disk yet."""
        return len(self._pending)

    @property
    def is_writing(self) -> bool:
        """True while anything that is to be on the disk is not there yet."""
        return bool(self._pending or self._awaited)

    def once_saved(self, then: Callable[[], None], otherwise: Callable[[], None] = lambda: None) -> None:
        """Call ``then`` when nothing is pending, now perhaps; ``otherwise`` when something was refused."""
        if self._pending:
            self._after.append((then, otherwise))
        else:
            then()

    def settle(self, timeout_s: float | None = None) -> bool:
        """Wait until every task is answered. True when that came in time."""
        while self._pending or self._awaited:
            try:
                self._take(*self._outcomes.get(timeout=timeout_s))
            except queue.Empty:
                return False
        return True

    def _await(self, number: int, done: Callable[[Exception | None], None]) -> None:
        self._awaited[number] = done
        self.saving_changed.emit()

    def _hear(self, writer: Writer, outcome: Outcome) -> None:
        """In the writer's thread."""
        self._outcomes.put((writer, outcome))
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._heard.emit()

    def _take_outcomes(self) -> None:
        while not self._outcomes.empty():
            self._take(*self._outcomes.get())

    def _take(self, writer: Writer, outcome: Outcome) -> None:
        if self._binder is None or writer is not self._binder.writer:
            return
        if self._pending and self._pending[0].number == outcome.number:
            if outcome.error is not None:
                self._take_back(outcome.error)
                return
            self._pending.popleft()
            self.saving_changed.emit()
            while self._after and not self._pending:
                self._after.pop(0)[0]()
        elif (done := self._awaited.pop(outcome.number, None)) is not None:
            done(outcome.error)
            self.saving_changed.emit()
        elif outcome.error is not None:  # no work of the user's is in it, or it was told already
            log.warning("Not written: %s", outcome.error)

    def _take_back(self, error: Exception) -> None:
        """The first of the steps that are pending could not be written."""
        raise NotImplementedError
