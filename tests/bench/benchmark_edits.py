"""What an edit costs the window's thread, on a disk that takes half a second a transaction.

At once, and afterwards in the longest turn of the event loop, when panes fill and the timeline is painted.

python tests/bench/benchmark_edits.py [EVENTS …]     of the project: 24 (the sample) and 2,000 by default
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmark_filter import made_events
from benchmark_window import Heartbeat
from PySide6.QtWidgets import QApplication

from briefline.model import corrections
from briefline.model.event import Chronology, Kind, Published
from briefline.model.text import Document
from briefline.model.when import When
from briefline.pipeline import Source, read_source
from briefline.session.jobs import Jobs
from briefline.session.report import Report
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.storage import project_file
from briefline.storage.connection import transaction
from briefline.ui.look import load_look
from briefline.ui.main_window import MainWindow

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "us-russia-engagement.txt"
SYNC_S = 0.5  # of a transaction: five syncs of a tenth of a second
SETTLED_S = 0.6  # after which every pane has followed
RUNS = 8


@contextmanager
def slow_transaction(connection: Connection) -> Iterator[None]:
    """A transaction on a slow disk."""
    with transaction(connection):
        yield
        time.sleep(SYNC_S)  # as a sync, it lets other threads run


def report_of(count: int) -> Report:
    """The sample, or as many made events."""
    if count <= 24:
        source = Source.file(SAMPLE)
        return Report.of(source, read_source(source))
    events = [replace(event, id=f"m.e{number}") for number, event in enumerate(made_events(count))]
    text = Document("d", "Made events", "made.txt", "harbour " * (count * 25 + 100), (), ())
    found = Chronology(
        (text,),
        (Published(None, "unknown", ""),),
        tuple(event for event in events if event.when),
        tuple(event for event in events if not event.when),
        (),
    )
    return Report.of(Source.pasted(text.text, "made.txt"), found)


def measure_edits(counts: list[int]) -> None:
    """Prints the times of single edits, of undo and redo."""
    application = QApplication.instance() or QApplication([])
    setattr(project_file, "transaction", slow_transaction)  # noqa: B010 - for the time of the measurement
    for count in counts:
        folder = Path(tempfile.mkdtemp())
        session = Session(Jobs(), Settings(folder / "config"), folder / "data")
        session.view.animation_ms = 0
        window = MainWindow(session, load_look("light"))
        window.resize(1600, 900)
        window.fill()
        window.show()
        session.store.begin(report_of(count))
        measure_session(session, count, application.processEvents)
        session.close()
        window.close()


def measure_session(session: Session, count: int, turn: Callable[[], object]) -> None:
    """The same for the project that is open; ``turn`` lets the event loop turn once."""
    store = session.store
    assert store.holding is not None
    events = [event.id for event in store.holding.by_id.values() if event.kind is Kind.EVENT]

    def note(number: int) -> object:
        return store.edit(lambda project, at: corrections.set_note(project, events[number], "x", at))

    def date(number: int) -> object:
        when = When.parse(f"20{number + 10}-0{number + 1}-17")
        return store.edit(
            lambda project, at: corrections.set_field(project, events[number], "when", when, at)
        )

    def hide(number: int) -> object:
        return store.edit(lambda project, at: corrections.hide(project, [events[number + RUNS]], at))

    def title(number: int) -> object:
        text = f"Title {number}"
        return store.edit(
            lambda project, at: corrections.set_field(project, events[number], "title", text, at)
        )

    def back(_: int) -> object:
        return store.undo()

    def again(_: int) -> object:
        return store.redo()

    acts = {"note": note, "title": title, "undo": back, "redo": again, "date": date, "hide": hide}
    beat = Heartbeat()

    def settle() -> None:
        until = time.perf_counter() + SETTLED_S
        while store.is_writing or time.perf_counter() < until:
            turn()
            time.sleep(0.001)

    for name, act in {**acts, "restore": back}.items():
        held, spent, later = [], [], []
        for number in range(RUNS):
            session.focus.select(events[number])
            settle()
            began, busy = time.perf_counter(), time.thread_time()
            act(number)
            held.append((time.perf_counter() - began) * 1000)
            spent.append((time.thread_time() - busy) * 1000)
            beat.start()
            settle()
            later.append(beat.busy)
        print(
            f"edits: {count:6,} events, {name:<6} holds the window {statistics.median(held):6.1f} ms"
            f" (median; min {min(held):5.1f}), of which processor {min(spent):5.1f} ms;"
            f" longest turn after it {statistics.median(later):5.1f} ms of processor"
        )


if __name__ == "__main__":
    measure_edits([int(text) for text in sys.argv[1:]] or [24, 2_000])
