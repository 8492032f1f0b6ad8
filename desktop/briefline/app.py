"""The window's composition root: the only wiring of session, window, look and start-up."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QStyle

from briefline import __version__
from briefline.crash import CrashWatch
from briefline.paint.theme import load_fonts
from briefline.session.glide import ANIMATION_MS
from briefline.session.instance import Reception, channel, hand_over
from briefline.session.jobs import Jobs
from briefline.session.motion import ask_desktop_portal, system_reduces_motion
from briefline.session.sample import sample_report
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.ui.look import Look, chosen_look, palette, style_sheet
from briefline.ui.main_window import MainWindow

SETTLING_S = 5.0  # a disk that has not taken the settings by then is not waited for at the end
TRACE = "BRIEFLINE_TRACE_START"


def main(arguments: Sequence[str]) -> int:
    """Open the window, on the first of the files named if any. Returns the exit code."""
    QCoreApplication.setApplicationName("Briefline")
    QCoreApplication.setApplicationVersion(__version__)
    named = [os.fspath(name) for name in arguments if not name.startswith("-")]
    shared = channel()
    if shared is not None and hand_over(shared, named):
        print("briefline: handed to the window that is open.", file=sys.stderr)
        return 0
    jobs = Jobs()
    jobs.start()  # it loads the language pipeline while the window is being made
    application = QApplication([sys.argv[0], *arguments])
    return Briefline(application, jobs).run(application.arguments()[1:])  # without those meant for Qt


class Briefline:
    """The program with its one window."""

    def __init__(
        self,
        application: QApplication,
        jobs: Jobs,
        settings: Settings | None = None,
        data: Path | None = None,
    ) -> None:
        """``settings`` and ``data`` as for Session."""
        self._application = application
        self.session = Session(jobs, settings, data)
        self._faults = 0
        self._traced = False
        self._reception = Reception(application)
        self._watch = CrashWatch(self.session.data, application)
        self._watch.happened.connect(self._tell_fault)
        dress_application(application, chosen_look(self.session.settings.theme))
        self.window = MainWindow(self.session, self._look)
        self._still = system_reduces_motion() or not application.style().styleHint(
            QStyle.StyleHint.SH_Widget_Animation_Duration
        )
        self._set_motion()
        self.session.settings.changed.connect(self._follow_setting)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self.wear())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: self.wear())

    @property
    def _look(self) -> Look:
        return chosen_look(self.session.settings.theme)

    def wear(self) -> None:
        """Put on the look that the settings, or the system, ask for."""
        dress_application(self._application, self._look)
        self.window.wear(self._look)

    def _follow_setting(self, name: str) -> None:
        if name == "theme":
            self.wear()
        elif name == "motion":
            self._set_motion()

    def _set_motion(self) -> None:
        """Let the timeline glide, or not, as the settings or the system want it."""
        wanted = self.session.settings.motion
        still = self._still if wanted == "system" else wanted == "off"
        self.session.view.animation_ms = 0 if still else ANIMATION_MS

    def _hear_system(self, still: bool) -> None:
        self._still = still
        self._set_motion()

    def _tell_fault(self, report: str) -> None:
        if self._faults:  # one dialog at a time: a fault while painting would raise one a frame
            return
        from briefline.ui.crash_dialog import CrashDialog

        self._faults += 1
        dialog = CrashDialog(report, self._watch.log_path, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._fault_read)
        dialog.open()

    def _fault_read(self) -> None:
        self._faults = 0

    def run(self, arguments: Sequence[str]) -> int:
        """Show the window, fill it, read the first report; returns when the window is closed."""
        self._watch.install()
        named = [name for name in arguments if not name.startswith("-")]
        self._reception.called.connect(self._welcome)
        if (shared := channel()) is not None:
            self._reception.open(shared)
        self.show(*(named or first_to_open(self.session.settings)))
        try:
            return self._application.exec()
        finally:
            self._reception.close()
            self.session.close()
            self.session.settings.settle(SETTLING_S)
            self._watch.close()

    def _welcome(self, paths: list[str]) -> None:
        """Another start of the program: show what it was given, in this window."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        if paths:
            self.window.intake.open_files(paths)

    def show(self, *paths: str) -> None:
        """Show the window; once it is painted, fill it and read the first of the reports, if any."""
        self.window.first_painted.connect(lambda: self._go_on(paths))
        self.window.show()

    def _go_on(self, paths: Sequence[str]) -> None:
        _trace("first paint")
        if paths:
            self._welcome_once(paths)
            self.window.intake.open_files(paths)  # the worker starts on it while the panes are made
        self.window.fill()
        ask_desktop_portal(self._hear_system, self.window)
        if os.environ.get(TRACE):
            self.session.store.opened.connect(lambda _: QTimer.singleShot(0, self._await_timeline))
            self.session.store.failed.connect(lambda _: self._finish_trace("reading failed"))

    def _welcome_once(self, paths: Sequence[str]) -> None:
        """At the very first start the sample opens by itself: say so once it is there."""
        settings = self.session.settings
        if settings.welcomed or list(paths) != [sample_report()] or settings.recent:
            return
        settings.welcomed = True
        self.session.store.opened.connect(
            lambda _: self.window.welcome(), Qt.ConnectionType.SingleShotConnection
        )

    def _await_timeline(self) -> None:
        self.window.panes.timeline.view.shown.connect(lambda: self._finish_trace("timeline shown"))
        self.window.panes.timeline.view.viewport().update()

    def _finish_trace(self, moment: str) -> None:
        if self._traced:
            return
        self._traced = True
        _trace(moment)
        if os.environ.get(TRACE) == "quit":
            QTimer.singleShot(0, self.window.close)


def dress_application(application: QApplication, look: Look) -> None:
    """Give the program a look: style, palette, font and style sheet."""
    application.setStyle("Fusion")
    families = load_fonts()
    if families:
        font = QFont(families[0])
        font.setPointSizeF(10.0)
        application.setFont(font)
    icon = Path(str(_resource("icons", "briefline.svg")))
    application.setWindowIcon(QIcon(str(icon)))
    application.setPalette(palette(look))
    application.setStyleSheet(style_sheet(look))


def first_to_open(settings: Settings) -> list[str]:
    """What opens when nothing is named: the project that was open last, else the sample report."""
    last = settings.last_project
    if last and Path(last).is_file():
        return [last]
    sample = sample_report()
    return [sample] if sample else []


def _resource(*names: str) -> object:
    from importlib.resources import files

    return files("briefline.resources").joinpath(*names)


def _trace(moment: str) -> None:
    if os.environ.get(TRACE):
        print(json.dumps({"moment": moment, "ms": round(_since_start(), 1)}), file=sys.stderr, flush=True)


def _since_start() -> float:
    """Milliseconds since this process began (Linux); elsewhere since Python's clock began."""
    try:
        with open("/proc/self/stat", encoding="ascii") as stat:
            ticks = float(stat.read().rpartition(")")[2].split()[19])
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000
    except (OSError, AttributeError):
        return time.process_time() * 1000
