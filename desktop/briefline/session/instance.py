"""One window a user: a second start hands its files to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1500
_LIMIT = 1_000_000  # bytes of a message; a longer one is not from us


def channel() -> str | None:
    """The name that the starts of one user on one screen share; None for windows that nobody sees."""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc"):
        return None
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    place = f"{getpass.getuser()}\n{screen}\n{Path.home()}"
    return f"briefline-{hashlib.sha256(place.encode()).hexdigest()[:16]}"


def hand_over(name: str, paths: Sequence[str]) -> bool:
    """Give the paths to the program that listens under ``name``. False when none does, or it does not answer.

    Paths are made absolute: the other program has a working folder of its own.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT_MS):
        return False
    message = json.dumps([os.path.abspath(path) for path in paths]).encode() + b"\n"
    socket.write(message)
    socket.flush()
    heard = socket.waitForReadyRead(WAIT_MS) and bytes(socket.readAll().data()) == b"ok\n"
    socket.disconnectFromServer()
    return heard


class Reception(QObject):
    """Listens for later starts.

    Signals:
        called(paths): another start handed over these absolute paths, maybe none.
    """

    called = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._callers: list[QLocalSocket] = []
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def open(self, name: str) -> bool:
        """Listen under ``name``; what a program that crashed left behind is cleared. False if it cannot."""
        if self._server.listen(name):
            return True
        QLocalServer.removeServer(name)
        return self._server.listen(name)

    def close(self) -> None:
        """Stop listening, and drop who is still calling."""
        self._server.close()
        for socket in list(self._callers):
            self._dismiss(socket)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            self._callers.append(socket)
            socket.readyRead.connect(self._hear)
            socket.disconnected.connect(self._hear)
        self._hear()

    def _hear(self) -> None:
        for socket in list(self._callers):
            if socket.canReadLine():
                paths = _paths(bytes(socket.readLine().data()))
                if paths is not None:
                    socket.write(b"ok\n")
                    socket.flush()
                    self.called.emit(paths)
                    continue
                self._dismiss(socket)
            elif (
                socket.bytesAvailable() > _LIMIT
                or socket.state() is QLocalSocket.LocalSocketState.UnconnectedState
            ):
                self._dismiss(socket)

    def _dismiss(self, socket: QLocalSocket) -> None:
        self._callers.remove(socket)
        socket.readyRead.disconnect(self._hear)
        socket.disconnected.disconnect(self._hear)
        socket.abort()
        socket.deleteLater()


def _paths(line: bytes) -> list[str] | None:
    """The paths of a message; None for words that are not from a start of ours."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    if not isinstance(said, list) or not all(isinstance(path, str) for path in said):
        return None
    return said
