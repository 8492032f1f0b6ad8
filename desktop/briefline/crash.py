"""Faults: every exception that nobody caught is logged and can be read by the user. Nothing is sent."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from briefline import __version__

log = logging.getLogger("briefline")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashWatch(QObject):
    """Hooks into every way that an exception can escape.

    Signals:
        happened(report): the text of a report, delivered on the GUI thread.
    """

    happened = Signal(str)
    _seen = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """``folder`` gets the log file ``briefline.log``; a folder that cannot be written is done without."""
        super().__init__(parent)
        self.log_path = folder / "briefline.log"
        self._fatal: IO[str] | None = None
        self._handler: RotatingFileHandler | None = None
        self._seen.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of Python and Qt, and begin the log."""
        log.setLevel(logging.INFO)
        try:
            self._open_logs(self.log_path.parent)
        except OSError as error:
            print(f"briefline: no log can be kept: {error}", file=sys.stderr)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        sys.unraisablehook = lambda args: self._uncaught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def close(self) -> None:
        """End the log. The hooks stay as they are."""
        if self._handler is not None:
            log.removeHandler(self._handler)
            self._handler.close()
        if self._fatal is not None:
            faulthandler.disable()
            self._fatal.close()

    def _open_logs(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(
            self.log_path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        log.addHandler(self._handler)
        self._fatal = (folder / "fatal.log").open("w", encoding="utf-8")
        faulthandler.enable(self._fatal)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        lines = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(lines)
        log.error("Uncaught.\n%s", lines)
        self._seen.emit(report_text(lines))


def report_text(trace: str) -> str:
    """The report that a user can copy: versions, system, traceback."""
    return (
        f"Briefline {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}\n"
        f"{platform.platform()}\n\n{trace}"
    )


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
