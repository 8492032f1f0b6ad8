"""The window's panes over a session whose worker answers at once, with the report made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.marks import settled_scene

from briefline.model.errors import BrieflineError, UnreadableDate
from briefline.model.event import Chronology, Published
from briefline.model.when import Derivation, When
from briefline.pipeline import Source, together
from briefline.session.jobs import Jobs
from briefline.session.loading import load
from briefline.session.report import Kept, Report, key_of, reading_of
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.storage.kept import kept_project
from briefline.ui.look import load_look
from briefline.ui.main_window import MainWindow


class PromptJobs(Jobs):
    """Answers every job before ``run`` returns, or holds it back until ``release``."""

    def __init__(self, chronology: Chronology, elsewhere: Callable[[str], Chronology]) -> None:
        """``elsewhere`` makes what is found in a report that is added."""
        super().__init__()
        self.elsewhere = elsewhere
        self.chronology = chronology
        self.error: BrieflineError | None = None
        self.held = False
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self.cancelled: list[int] = []
        self._waiting: list[Callable[[], None]] = []

    def start(self) -> None:
        """No process."""

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
        self.asked.append((target, args))

        def reply() -> None:
            try:
                value = self._answer(target, args)
            except BrieflineError as error:
                failed(error)
            else:
                if progress is not None:
                    progress("Finding events", 0.5)
                done(value)

        if self.held:
            self._waiting.append(reply)
        else:
            reply()
        return len(self.asked)

    def release(self) -> None:
        """Answer what was held back."""
        self.held = False
        waiting, self._waiting = self._waiting, []
        for reply in waiting:
            reply()

    def cancel(self, number: int) -> None:
        self.cancelled.append(number)
        self._waiting.clear()

    def _answer(self, target: str, args: tuple[Any, ...]) -> Any:
        if self.error is not None:
            raise self.error
        if target.endswith(":load"):
            return load(*args)
        if target.endswith(":read_typed"):
            return read_typed(*args[:2])
        given = args[1] if target.endswith(":read_again") else None
        chronology = self.chronology
        if given:
            published = Published(When.parse(given), "given", "Set by hand.")
            moved = [
                replace(event, when=When.parse(given)) if event.id == "e3" else event
                for event in chronology.events
            ]
            chronology = replace(chronology, published=(published,), events=tuple(moved))
        if target.endswith(":read"):
            kept = kept_project(Path(args[1]), key_of(args[0]))
            return Kept(str(kept)) if kept else Report.of(args[0], chronology)
        if target.endswith(":add"):
            other = self.elsewhere(args[0].name)
            return Report.of(args[0], other, position=args[1], others=args[2])
        return Report(args[0], reading_of(chronology, given), together([*args[2], chronology]))


def read_typed(text: str, today: When | None = None) -> When:
    """EDTF, and “that day”, the one counted from; what the worker makes of free text has tests of its own."""
    if text == "that day":
        told = today or When.parse("2000-01-01")
        return told.derived(Derivation(text, "the document’s date", "the day itself", told.edtf))
    try:
        return When.parse(text)
    except UnreadableDate:
        raise UnreadableDate(f"“{text}” is not a date.", "Write 2021.") from None


@pytest.fixture
def jobs(
    qapp: QApplication, chronology: Chronology, printed_elsewhere: Callable[[str], Chronology]
) -> PromptJobs:
    return PromptJobs(chronology, printed_elsewhere)


@pytest.fixture
def session(jobs: PromptJobs, tmp_path: Path) -> Iterator[Session]:
    """A session with nothing open, its settings in a temporary folder."""
    made = Session(jobs, Settings(tmp_path / "config"), tmp_path / "data")
    made.view.animation_ms = 0
    yield made
    made.close()


def bury() -> None:
    """Delete what waits to be deleted, before the collector comes upon it.

    No event loop runs between tests, so ``deleteLater`` alone leaves a closed window as it is; the collector
    of garbage then takes its parts one by one, headers before their lists, and the next event to one of the
    lists ends in a crash.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_zombies(qapp: QApplication) -> Iterator[None]:
    """Closed windows and dialogs are gone before the next test."""
    yield
    bury()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """The filled window with the report open, 1400 × 900."""
    made = MainWindow(session, load_look("light"))
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.fill()
    made.show()
    qtbot.waitExposed(made)
    session.store.open(Source.pasted("harbour", "harbour.txt"))
    if made.panes.timeline.view.item.built is not None:
        settled_scene(made)
    yield made
    bury()
