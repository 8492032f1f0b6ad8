"""What a filter costs in the window with 100,000 events: every pane narrowed and laid out, ghosts or not."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmark_filter import COUNT, made_events
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefline.app import dress_application
from briefline.model.event import Published
from briefline.model.project import Filing, Project, Reading, Record
from briefline.reading.report import read_text
from briefline.session.filter import Filter
from briefline.session.holding import Holding
from briefline.session.jobs import Jobs
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.ui.look import load_look
from briefline.ui.main_window import MainWindow

QUERIES = ("actor:lind", "kind:visit", "after:2005", "confidence:<0.5", "place:12", "")
SETTLE_MS = 1500


def measure_filter_in_window() -> None:
    """Prints a line a query: processor time until all panes follow, and of the turn that paints."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress_application(application, load_look("light"))
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Jobs(), Settings(Path(folder, "config")), Path(folder, "data"))
        session.view.animation_ms = 0
        window = MainWindow(session, load_look("light"))
        window.resize(1500, 920)
        window.fill()
        window.show()
        events = [replace(event, mentions=()) for event in made_events(COUNT)]
        document = read_text("A report.", "bench.txt")
        project = Project(
            {document.id: Filing(0, document, "bench.txt", "", "bench")},
            {document.id: Reading(None, Published(None, "unknown", ""), (), (), ())},
            {event.id: Record(event, event) for event in events},
        )
        session.store.show(Holding(project))
        _wait(6 * SETTLE_MS)
        for ghosts in (False, True):
            session.settings.rest = ghosts
            for query in QUERIES:
                began = time.process_time()
                session.sieve.filter = Filter(query)
                followed = time.process_time()
                application.processEvents()
                painted = time.process_time()
                spent = (
                    f"{(followed - began) * 1000:6.1f} ms, painted in {(painted - followed) * 1000:5.1f} ms"
                )
                kind = "with ghosts" if ghosts else "without    "
                print(
                    f"filters: window {kind} {spent}  {session.sieve.count:6} of {COUNT}  {query}", flush=True
                )
                _wait(SETTLE_MS)
        window.close()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    measure_filter_in_window()
