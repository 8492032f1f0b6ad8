"""Sends messages to another process without making the caller wait for them to be pickled and read."""

from __future__ import annotations

import contextlib
import queue
import threading
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any


class _StoppedError(Exception):
    """Nobody wants what is being pickled any more."""


class Sender:
    """A thread that pickles and writes, in order. The messages must not change meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._is_stopped = False
        self._thread = threading.Thread(target=self._run, name="briefline-sender", daemon=True)
        self._thread.start()

    def send(self, message: Any) -> None:
        """Send a message, anything but None, as soon as those before it are gone."""
        self._waiting.put(message)

    def stop(self, seconds: float) -> None:
        """Send nothing more; answers when the thread has ended, or after so many seconds. The other process
        must be gone, or be reading.
        """
        self._is_stopped = True
        self._waiting.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        while (message := self._waiting.get()) is not None and not self._is_stopped:
            # a process that has just died: whoever listens to it notices and reports it
            with contextlib.suppress(OSError, _StoppedError):
                self._connection.send_bytes(self._pickled(message))

    def _pickled(self, message: Any) -> bytes:
        frames = _Frames(self)
        ForkingPickler(frames, 5).dump(message)
        return b"".join(frames.written)

    @property
    def is_stopped(self) -> bool:
        """True once nothing more shall be sent."""
        return self._is_stopped


class _Frames:
    """A file for the pickler, which writes a frame of 64 kB at a time: being no C, it lets other threads
    run in between, which a whole message of some megabytes would not.
    """

    def __init__(self, sender: Sender) -> None:
        self.written: list[bytes] = []
        self._sender = sender

    def write(self, frame: bytes) -> int:
        """Keep a frame. Raises _StoppedError when nobody wants it."""
        if self._sender.is_stopped:
            raise _StoppedError
        self.written.append(bytes(frame))
        return len(frame)
