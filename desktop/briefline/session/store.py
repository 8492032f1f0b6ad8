"""Store: the report that is open, the edits to it, and the reading of another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefline.model.errors import BrieflineError
from briefline.model.event import Chronology, Event
from briefline.pipeline import Source
from briefline.session.jobs import Jobs
from briefline.session.report import Report
from briefline.session.settings import Settings


@dataclass(frozen=True)
class Holding:
    """A report with its look-up tables."""

    report: Report

    @property
    def chronology(self) -> Chronology:
        """What was read."""
        return self.report.chronology

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """Every event, dated or not, by its id."""
        return {event.id: event for event in (*self.chronology.events, *self.chronology.undated)}

    @cached_property
    def links(self) -> dict[str, dict[str, str]]:
        """Related events in both directions: id → {id: reason}, strongest first."""
        pairs: list[tuple[float, str, str, str]] = []
        for event in self.by_id.values():
            for relation in event.related:
                if relation.to in self.by_id:
                    pairs.append((relation.strength, event.id, relation.to, relation.reason))
                    pairs.append((relation.strength, relation.to, event.id, relation.reason))
        found: dict[str, dict[str, str]] = {}
        for _, one, other, reason in sorted(pairs, key=lambda pair: -pair[0]):
            found.setdefault(one, {}).setdefault(other, reason)
        return found

    @cached_property
    def told(self) -> dict[str, tuple[str, ...]]:
        """Events that a passage of the text tells of together: id → ids, those of ``links`` left out."""
        from briefline.timeline.links import told_together  # not before the window is on the screen

        return {
            id: tuple(other for other in others if other not in self.links.get(id, {}))
            for id, others in told_together(self.by_id.values()).items()
        }


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure to show: the error, and what to do when the user wants to try again."""

    error: BrieflineError
    retry: Callable[[], None] | None = None


class Store(QObject):
    """The open report. Reading another one leaves it as it is until the new one is there.

    Signals:
        opening(): another report is about to take the place of what is open: forget what hung on that.
        changed(Holding or None): another report, or the same one read anew.
        opened(Holding): a report was opened (not: edited).
        reading_changed(name): a report of this name is being read; "" when reading has ended.
        progressed(stage, share): how far the reading is.
        failed(Trouble): a report could not be read. What was open still is.
    """

    opening = Signal()
    changed = Signal(object)
    opened = Signal(object)
    reading_changed = Signal(str)
    progressed = Signal(str, float)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._settings = settings
        self._holding: Holding | None = None
        self._job: int | None = None
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(500)

    @property
    def holding(self) -> Holding | None:
        """The open report; None before the first one."""
        return self._holding

    @property
    def is_reading(self) -> bool:
        """True while the worker reads a report."""
        return self._job is not None

    def open(self, source: Source) -> None:
        """Read a report in the worker and show it when it is there."""
        self._read(
            "briefline.session.report:read",
            (source, None, self._settings.published),
            source.name,
            self._show_opened,
            lambda: self.open(source),
        )

    def set_published(self, edtf: str | None) -> None:
        """Set the document's date by hand (None: back to the text's own) and resolve everything anew."""
        holding = self._holding
        if holding is None or holding.report.given == edtf:
            return
        report = holding.report
        self._read(
            "briefline.session.report:read_again",
            (report.source, report.key, edtf),
            report.source.name,
            lambda read: self.undo.push(_Redate(self, holding, Holding(read))),
            lambda: self.set_published(edtf),
        )

    def cancel(self) -> None:
        """Stop the reading; what was open stays open."""
        if self._job is not None:
            job, self._job = self._job, None
            self._jobs.cancel(job)
            self.reading_changed.emit("")

    def show(self, holding: Holding) -> None:
        """Make a report the open one."""
        self._holding = holding
        self.changed.emit(holding)

    def remember(self, report: Report) -> None:
        """Keep the date set by hand for the next time that the same report is opened."""
        self._settings.remember_published(report.key, report.given)

    def _read(
        self,
        target: str,
        args: tuple[object, ...],
        name: str,
        done: Callable[[Report], object],
        retry: Callable[[], None],
    ) -> None:
        if self._job is not None:
            self._jobs.cancel(self._job)

        def finish(report: Report) -> None:
            self._job = None
            self.reading_changed.emit("")
            done(report)

        def fail(error: BrieflineError) -> None:
            self._job = None
            self.reading_changed.emit("")
            self.failed.emit(Trouble(error, retry))

        self.reading_changed.emit(name)
        self._job = self._jobs.run(target, *args, done=finish, failed=fail, progress=self.progressed.emit)

    def _show_opened(self, report: Report) -> None:
        self.undo.clear()
        if report.source.path:
            self._settings.add_recent(report.source.path)
        holding = Holding(report)
        self.opening.emit()
        self.show(holding)
        self.opened.emit(holding)


class _Redate(QUndoCommand):
    """The document's date set by hand. Both readings are kept: undo is instant."""

    def __init__(self, store: Store, before: Holding, after: Holding) -> None:
        super().__init__(store.tr("Set the document’s date"))
        self._store, self._before, self._after = store, before, after

    def redo(self) -> None:
        self._apply(self._after)

    def undo(self) -> None:
        self._apply(self._before)

    def _apply(self, holding: Holding) -> None:
        self._store.remember(holding.report)
        self._store.show(holding)
