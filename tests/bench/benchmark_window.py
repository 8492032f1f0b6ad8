"""The window's pauses: how long the GUI thread is busy at a stretch when something is done.

python tests/bench/benchmark_window.py [kB …]     sizes of the reports to open, 190 by default
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefline.app import dress_application
from briefline.pipeline import Source
from briefline.session.filter import Filter
from briefline.session.jobs import Jobs
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.ui.look import load_look
from briefline.ui.main_window import MainWindow

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "us-russia-engagement.txt"
SETTLED_MS = 350  # nothing in the window waits longer than this before it acts
FILTERS = ("r", "ru", "rus", "russ", "russia", "place:Moscow", "")


class Heartbeat:
    """Counts the longest gap between turns of the event loop, in milliseconds.

    ``worst`` is by the clock; ``busy`` is the processor time of the GUI thread in one gap, which other
    programs on the machine do not add to.
    """

    def __init__(self) -> None:
        self.worst = self.busy = self._last = self._spent = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self.start()

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.worst = max(self.worst, (now - self._last) * 1000)
        self.busy = max(self.busy, (spent - self._spent) * 1000)
        self._last, self._spent = now, spent

    def start(self) -> None:
        """Begin to count anew."""
        self.worst = self.busy = 0.0
        self._last, self._spent = time.perf_counter(), time.thread_time()


def measure_window(sizes: tuple[int, ...] = (190,)) -> None:
    """Prints the gaps while events are selected, the filter is typed, and reports of some kB are opened.

    A gap is the time in which the window answers to nothing. 1600 × 1000, offscreen raster.
    """
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    look = load_look("light")
    dress_application(application, look)
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Jobs(), Settings(Path(folder)), Path(folder))
        window = MainWindow(session, look)
        window.resize(1600, 1000)
        window.fill()
        window.show()
        beat = Heartbeat()
        _open(application, session, Source.file(SAMPLE))
        _measure(application, session, beat, "sample")
        for size in sizes:
            path = Path(folder) / f"{size} kB.txt"
            path.write_text(long_report(size * 1000), encoding="utf-8")
            beat.start()
            events = _open(application, session, Source.file(path))
            print(
                f"window: {size} kB, opened: longest gap {beat.worst:5.1f} ms "
                f"(processor: {beat.busy:5.1f} ms), {events} events",
                flush=True,
            )
            _measure(application, session, beat, f"{size} kB")
        window.close()


def long_report(size: int) -> str:
    """The sample over and over, each time some years earlier, at least ``size`` characters long."""
    text = SAMPLE.read_text(encoding="utf-8")
    copies = -(-size // len(text))

    def earlier(copy: int) -> str:
        return re.sub(r"\b20[0-2]\d\b", lambda year: str(int(year[0]) - 4 * copy), text)

    return "\n\n".join(earlier(copy) for copy in range(copies))


def _measure(application: QApplication, session: Session, beat: Heartbeat, name: str) -> None:
    holding = session.store.holding
    assert holding is not None
    ids = [event.id for event in holding.chronology.events][:60]
    _report(name, "select", beat, application, [partial(session.focus.select, one) for one in ids])
    session.focus.select(None)
    filters = [partial(setattr, session.sieve, "filter", Filter(text)) for text in FILTERS]
    _report(name, "filter", beat, application, filters)


def _report(
    name: str, what: str, beat: Heartbeat, application: QApplication, steps: Sequence[Callable[[], object]]
) -> None:
    gaps, spent = [], []
    for step in steps:
        beat.start()
        step()
        _settle(application, 60)
        gaps.append(beat.worst)
        spent.append(beat.busy)
    gaps.sort()
    spent.sort()
    place = int(len(gaps) * 0.95)
    print(
        f"window: {name}, {what}: gap median {statistics.median(gaps):5.1f} ms   p95 {gaps[place]:5.1f} ms   "
        f"longest {gaps[-1]:5.1f} ms   (processor: {statistics.median(spent):5.1f}, {spent[place]:5.1f}, "
        f"{spent[-1]:5.1f} ms)",
        flush=True,
    )


def _settle(application: QApplication, ms: int) -> None:
    until = time.perf_counter() + ms / 1000
    while time.perf_counter() < until:
        application.processEvents()


def _open(application: QApplication, session: Session, source: Source) -> int:
    """Open a report and wait until everything is shown; returns how many events it has."""
    session.store.open(source)
    while session.store.is_reading:
        application.processEvents()
        time.sleep(0.0005)
    _settle(application, SETTLED_MS)
    holding = session.store.holding
    assert holding is not None
    return len(holding.by_id)


if __name__ == "__main__":
    measure_window(tuple(int(size) for size in sys.argv[1:]) or (190,))
