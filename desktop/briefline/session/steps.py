"""Long work on the GUI thread, cut into steps that run over several turns of the event loop."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

FIRST_MS = 4  # before the work begins
TURN_S = 0.003  # work goes on for so long, then waits for the next turn


class Steps(QObject):
    """Runs one generator at a time; each ``yield`` in it is a place to pause.

    Signals:
        paused(): a turn's work is done; also emitted at the end.
    """

    paused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """True until the work is done."""
        return self._steps is not None

    def start(self, steps: Iterator[None]) -> None:
        """Drop what is going on and begin this soon: once what is to be painted now has been."""
        self._steps = steps
        self._next.start(FIRST_MS)

    def stop(self) -> None:
        """Drop what is going on."""
        self._next.stop()
        self._steps = None

    def complete(self) -> None:
        """Do what is left at once."""
        steps = self._steps
        self.stop()
        for _ in steps or ():
            pass
        self.paused.emit()

    def _go_on(self) -> None:
        self._next.setInterval(0)
        until = perf_counter() + TURN_S
        steps = self._steps
        try:
            while steps is not None and self._steps is steps and perf_counter() < until:
                next(steps)
        except StopIteration:
            if self._steps is steps:
                self.stop()
        self.paused.emit()
