"""Jobs: work in one long-lived worker process, its answers on the GUI thread."""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import pickle
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from briefline.model.errors import BrieflineError
from briefline.session.parcels import Lid, Unpacking
from briefline.session.sender import Sender
from briefline.session.worker import Answer, Failure, Piece, Portion, Progress, Request, serve

LARGE = 20_000  # bytes of a message
STOP_S = 2.0  # seconds that a killed worker may take to be gone

log = logging.getLogger(__name__)


class WorkerStopped(BrieflineError):
    """The worker process ended by itself, or met a bug. ``details`` is a traceback or ""."""

    def __init__(self, message: str, hint: str, details: str = "") -> None:
        super().__init__(message, hint)
        self.details = details


@dataclass(frozen=True, slots=True)
class _Pending:
    request: Request
    done: Callable[[Any], None]
    failed: Callable[[BrieflineError], None]
    progress: Callable[[str, float], None] | None
    portion: Callable[[Any], None] | None


class Jobs(QObject):
    """Runs functions in a worker process that starts at once and stays.

    Signals:
        _arrived(generation, message): from the reader thread, delivered on the GUI thread.
    """

    _arrived = Signal(int, object)

    def __init__(
        self, parent: QObject | None = None, *, warm_up: str | None = "briefline.pipeline:warm_up"
    ) -> None:
        """``warm_up`` is called in every new worker before anything else."""
        super().__init__(parent)
        self._warm_up = warm_up
        self._pending: dict[int, _Pending] = {}
        self._number = 0
        self._generation = 0
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._listener: threading.Thread | None = None
        self._sender: Sender | None = None
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Start the worker process and let it load what the first report needs."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._generation += 1
        self._process = context.Process(target=serve, args=(theirs,), name="briefline-worker", daemon=True)
        self._process.start()
        theirs.close()
        self._connection, self._sender = ours, Sender(ours)
        self._listener = threading.Thread(target=self._listen, args=(ours, self._generation), daemon=True)
        self._listener.start()
        if self._warm_up is not None:
            self._send(Request(0, self._warm_up))

    def run(
        self,
        target: str,
        *args: Any,
        done: Callable[[Any], None],
        failed: Callable[[BrieflineError], None],
        progress: Callable[[str, float], None] | None = None,
        portion: Callable[[Any], None] | None = None,
        light: bool = False,
    ) -> int:
        """Call ``target`` ("package.module:function") in the worker; returns the job's number.

        ``done`` gets what it returned; ``failed`` the error that a user can mend, or WorkerStopped.
        The arguments are pickled by another thread, and must not change.
        With ``progress`` and ``portion`` the function gets one more argument each, see worker.Request;
        ``portion`` gets what there is so far of the answer, several times perhaps, always before ``done``.
        """
        if self._process is None:
            self.start()
        self._number += 1
        request = Request(
            self._number, target, args, light, reports=progress is not None, portions=portion is not None
        )
        self._pending[self._number] = _Pending(request, done, failed, progress, portion)
        self._send(request)
        return self._number

    @property
    def process_id(self) -> int:
        """The worker's, 0 where there is none."""
        return (self._process.pid or 0) if self._process is not None else 0

    def forget(self, number: int) -> None:
        """Drop the answer of a job when it comes. The worker goes on with it."""
        self._pending.pop(number, None)

    def cancel(self, number: int) -> None:
        """Stop a job now: the worker is replaced, other waiting jobs start over in the new one."""
        if self._pending.pop(number, None) is None:
            return
        self._stop()
        self.start()
        for waiting in self._pending.values():
            self._send(waiting.request)

    def close(self) -> None:
        """End the worker process."""
        self._pending.clear()
        self._stop()

    def _stop(self) -> None:
        """End the worker, who sends, who listens, then the pipe: none may use what is gone already."""
        self._generation += 1  # what the old worker still has to say is late
        if self._process is not None:
            self._process.kill()
            self._process.join(STOP_S)
            self._process = None
        if self._sender is not None:
            self._sender.stop(STOP_S)
            self._sender = None
        if self._listener is not None:
            self._listener.join(STOP_S)  # it reads to the end of the pipe, which the worker has left
            self._listener = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _send(self, request: Request) -> None:
        if self._sender is not None:
            self._sender.send(request)

    def _listen(self, connection: Connection, generation: int) -> None:
        unpacking: dict[int, Unpacking] = {}
        while True:
            try:
                data = connection.recv_bytes()
            except (EOFError, OSError):
                data = b""
            if data and generation != self._generation:
                continue  # nobody waits for it any more
            message = _load(data) if data else None
            if isinstance(message, Piece):
                unpacking.setdefault(message.number, Unpacking()).add(message.parcel)
                continue
            if isinstance(message, Portion | Answer) and isinstance(message.value, Lid):
                whole = unpacking.pop(message.number, Unpacking()).close(message.value)
                message = replace(message, value=whole)
                gc.freeze()  # a report holds no cycles: the collector need never look at it again
            with contextlib.suppress(RuntimeError):  # the window is gone
                self._arrived.emit(generation, message)
            if message is None:
                return

    def _receive(self, generation: int, message: Progress | Portion | Answer | Failure | None) -> None:
        if generation != self._generation:
            return
        if message is None:
            self._died()
            return
        waiting = self._pending.get(message.number)
        if isinstance(message, Progress):
            if waiting and waiting.progress:
                waiting.progress(message.stage, message.share)
            return
        if isinstance(message, Portion):
            if waiting and waiting.portion:
                waiting.portion(message.value)
            return
        self._pending.pop(message.number, None)
        if isinstance(message, Failure):
            if message.details:
                log.error("The worker failed.\n%s", message.details)
            if waiting:
                waiting.failed(_error(message))
        elif waiting:
            waiting.done(message.value)

    def _died(self) -> None:
        code = None
        if self._process is not None:
            self._process.join(1.0)
            code = self._process.exitcode
        log.error("The worker process ended (exit code %s).", code)
        self._stop()
        lost, self._pending = self._pending, {}
        for waiting in lost.values():
            waiting.failed(
                WorkerStopped(
                    "Reading stopped: the process that reads reports has ended.",
                    "Nothing else is lost. Try again; a very large report may need more memory.",
                    f"exit code {code}",
                )
            )


def _load(data: bytes) -> Any:
    """Unpickle a message. The garbage collector would walk through all of a large one several times."""
    if len(data) < LARGE:
        return pickle.loads(data)
    gc.disable()
    try:
        return pickle.loads(data)
    finally:
        gc.enable()


def _error(failure: Failure) -> BrieflineError:
    if not failure.details:
        return BrieflineError(failure.message, failure.hint)
    return WorkerStopped(
        "Something went wrong inside Briefline.",
        f"Nothing else is lost. The log says more ({failure.message}).",
        failure.details,
    )
