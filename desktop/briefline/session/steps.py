"""Long work on the GUI thread, cut into steps that run over several turns of the event loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from shiboken6 import isValid

FIRST_MS = 4  # before the work begins
TURN_S = 0.003  # work goes on for so long, then waits for the next turn


class Steps(QObject):
    """Runs one generator at a time; each ``yield`` in it is a place to pause.

    However many of these are busy, a turn of the event loop does the work of one of them: they take turns.

    Signals:
        paused(): a turn's work is done; also emitted at the end.
    """

    paused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._first.timeout.connect(lambda: _turns().wait(self))

    @property
    def is_busy(self) -> bool:
        """True until the work is done."""
        return self._steps is not None

    def start(self, steps: Iterator[None]) -> None:
        """Drop what is going on and begin this soon: once what is to be painted now has been."""
        self._steps = steps
        self._first.start()

    def stop(self) -> None:
        """Drop what is going on."""
        self._first.stop()
        self._steps = None

    def complete(self) -> None:
        """Do what is left at once."""
        steps = self._steps
        self.stop()
        for _ in steps or ():
            pass
        self.paused.emit()

    @property
    def is_due(self) -> bool:
        """True while there is work that need not wait any more."""
        return self.is_busy and not self._first.isActive()

    def go_on(self) -> None:
        """Do the work of one turn."""
        until = perf_counter() + TURN_S
        steps = self._steps
        try:
            while steps is not None and self._steps is steps and perf_counter() < until:
                next(steps)
        except StopIteration:
            if self._steps is steps:
                self.stop()
        self.paused.emit()


class _Turns(QObject):
    """Lets those with work take turns, one a turn of the event loop."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._waiting: deque[Steps] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    def wait(self, steps: Steps) -> None:
        """Let one have its turn after those that wait already."""
        if steps not in self._waiting:
            self._waiting.append(steps)
        self._timer.start()

    def _turn(self) -> None:
        while self._waiting:
            steps = self._waiting.popleft()
            if isValid(steps) and steps.is_due:
                self._waiting.append(steps)
                steps.go_on()
                return
        self._timer.stop()


_known: list[_Turns] = []  # one for the application


def _turns() -> _Turns:
    if not _known or not isValid(_known[0]):
        _known[:] = [_Turns(QCoreApplication.instance())]
    return _known[0]
