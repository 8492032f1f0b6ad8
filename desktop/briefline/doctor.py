"""The doctor: what a report of a fault needs to say about the machine. Nothing private, nothing sent."""

from __future__ import annotations

import ctypes.util
import locale
import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from briefline import __version__

_LIBRARIES = ("pyside6-essentials", "pyqtgraph", "numpy", "spacy", "dateparser", "lxml")
_ASKED = (
    "QT_QPA_PLATFORM",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "XDG_SESSION_TYPE",
    "XDG_CURRENT_DESKTOP",
)


def examine() -> str:
    """The report: a line a fact, "what: value". A part that fails says so, in its own line."""
    parts: tuple[tuple[str, Callable[[], Iterator[tuple[str, str]]]], ...] = (
        ("program", _program),
        ("system", _system),
        ("libraries", _libraries),
        ("window", _window),
        ("data", _data),
    )
    lines = []
    for heading, look in parts:
        lines.append(f"[{heading}]")
        try:
            lines.extend(f"{name}: {value}" for name, value in look())
        except Exception as error:  # a doctor that dies of what it finds is no help: say it and go on
            lines.append(f"could not be looked at: {type(error).__name__}: {_private(str(error))}")
    return "\n".join(lines) + "\n"


def _program() -> Iterator[tuple[str, str]]:
    yield "briefline", __version__
    yield "packaged", "yes" if getattr(sys, "frozen", False) else "no"
    yield "python", f"{platform.python_version()} ({platform.python_implementation()})"


def _system() -> Iterator[tuple[str, str]]:
    yield "system", platform.platform()
    yield "processors", str(os.cpu_count())
    yield (
        "locale",
        f"{'.'.join(part or '-' for part in locale.getlocale())}, text {sys.getfilesystemencoding()}",
    )
    for name in _ASKED:
        if name in os.environ:
            yield name, os.environ[name]


def _libraries() -> Iterator[tuple[str, str]]:
    for name in _LIBRARIES:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, "carried" if getattr(sys, "frozen", False) else "missing"
    with sqlite3.connect(":memory:") as database:
        options = {row[0] for row in database.execute("PRAGMA compile_options")}
    yield (
        "sqlite",
        f"{sqlite3.sqlite_version}, full-text search {'yes' if 'ENABLE_FTS5' in options else 'no'}",
    )
    from briefline.extract.events.parse import data_folder

    yield "language data", data_folder().name
    for name in ("EGL", "GL"):
        yield f"lib{name}", ctypes.util.find_library(name) or "missing"


def _window() -> Iterator[tuple[str, str]]:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QLibraryInfo, qVersion
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    from briefline.paint.theme import load_fonts

    application = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(application, QGuiApplication)
    yield "Qt", qVersion()
    yield "platform", application.platformName()
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    yield "platforms there", ", ".join(sorted(path.stem for path in plugins.glob("*"))) or "none"
    for screen in application.screens():
        size = screen.size()
        yield "screen", f"{size.width()}×{size.height()} at {screen.devicePixelRatio():g}"
    yield "fonts", f"{len(QFontDatabase.families())} families, own: {', '.join(load_fonts()) or 'none'}"


def _data() -> Iterator[tuple[str, str]]:
    from PySide6.QtCore import QCoreApplication, QStandardPaths

    QCoreApplication.setApplicationName("Briefline")
    for name, place in (
        ("settings", QStandardPaths.StandardLocation.AppConfigLocation),
        ("projects and log", QStandardPaths.StandardLocation.AppDataLocation),
    ):
        folder = Path(QStandardPaths.writableLocation(place))
        nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
        state = "can be written" if os.access(nearest, os.W_OK) else "cannot be written"
        yield name, f"{_private(str(folder))} ({state})"


def _private(text: str) -> str:
    """A text without the user's name: the home folder becomes ~."""
    return text.replace(str(Path.home()), "~")
