"""Intake: reports that are read in the worker and become part of the open project."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from briefline.model.errors import BrieflineError, UnreadableSource
from briefline.model.revise import Version
from briefline.pipeline import Source
from briefline.session.desk import Desk
from briefline.session.holding import Holding
from briefline.session.jobs import Jobs
from briefline.session.pending import Trouble
from briefline.session.report import Report, of_project
from briefline.session.settings import Settings

ASKING = -1  # the number of a job that is being handed over


class Intake(Desk):
    """Reads documents for the open project, which stays as it is until one is there. One job at a time.

    Of a long report, what it tells so far is shown while it is read. That is no project yet and cannot be
    changed; cancelling brings back what was open before.

    Signals:
        opening(): another project is about to take the place of what is open: forget what hung on that.
        version_read(Version): a corrected version of a document was read; it is not taken over yet.
        reading_changed(name): a report of this name is being read; "" when reading has ended.
        progressed(stage, share): how far the reading is.
    """

    opening = Signal()
    version_read = Signal(object)
    reading_changed = Signal(str)
    progressed = Signal(str, float)

    def __init__(self, jobs: Jobs, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self._jobs = jobs
        self._job: int | None = None
        self._before: Holding | None = None  # what was open before the portions that are shown now
        self._waiting: list[Source] = []

    @property
    def is_reading(self) -> bool:
        """True while the worker reads a report."""
        return self._job is not None

    def set_published(self, edtf: str | None, document: str | None = None) -> None:
        """Set a document's date by hand (None: back to the text's own) and resolve everything anew.

        ``document`` is the first one when None. What was dated by hand stays as it is.
        """
        holding = self._holding
        if holding is None or self._is_too_early():
            return
        project = holding.project
        name = document or project.documents[0]
        if name in project.readings and project.readings[name].given != edtf:
            self._resolve((name,), edtf, "change of the document’s date")

    def read_version(self, source: Source, document: str) -> None:
        """Read a corrected version of a document; what it changes is for the user to accept or refuse."""
        holding = self._holding
        if holding is None or document not in holding.project.filings or self._is_too_early():
            return
        project = holding.project

        def done(version: Version) -> None:
            known = self._holding.project.filings if self._holding else {}
            new = version.filing.document.id
            if new != document and new in known:
                told = f"This text is in the project already, as “{known[new].name}”."
                self.failed.emit(Trouble(UnreadableSource(told, "Choose another file.")))
            elif document in known:
                self.version_read.emit(version)

        self._read(
            "briefline.session.report:read_version",
            (
                source,
                project.filings[document],
                project.readings[document].given,
                of_project(project, without=document),
                self._settings.conventions,
            ),
            source.name,
            done,
            lambda: self.read_version(source, document),
        )

    def read_anew(self) -> None:
        """Read all documents anew by the conventions that the settings hold now."""
        holding = self._holding
        if holding is not None and not self._is_too_early():
            project = holding.project
            names = tuple(project.documents)
            self._resolve(names, project.readings[names[0]].given, "reading by other conventions")

    def _resolve(self, documents: tuple[str, ...], edtf: str | None, edit: str) -> None:
        """Read documents of the project one after the other, the first with this date of writing."""
        holding, name = self._holding, documents[0]
        if holding is None or name not in holding.project.filings:
            return
        project = holding.project

        def done(report: Report) -> None:
            if not self._take_in(report, edit, lambda: self._resolve(documents, edtf, edit)):
                return
            if documents[1:] and self._holding is not None:
                following = self._holding.project.readings.get(documents[1])
                self._resolve(documents[1:], following.given if following else None, edit)

        self._read(
            "briefline.session.report:read_again",
            (project.filings[name], edtf, of_project(project, without=name), self._settings.conventions),
            project.filings[name].name,
            done,
            lambda: self._resolve(documents, edtf, edit),
        )

    def _take_in(self, report: Report, name: str, again: Callable[[], None]) -> bool:
        """Make what was read part of the project; where that has other documents by now, read ``again``."""
        told = {document.id for document in report.joined.documents}
        if self._holding is None or told != {*self._holding.project.filings, report.filing.document.id}:
            again()
            return False
        self.edit(lambda project, at: report.edit(project, name, at))
        return True

    def cancel(self) -> None:
        """Stop the reading, of what still waits too; what was open stays open."""
        self._waiting.clear()
        if self._job is not None:
            job, self._job = self._job, None
            self._jobs.cancel(job)
            self.reading_changed.emit("")
            self._go_back()

    def _go_on(self) -> None:
        """Read what still waits."""

    def _show_portion(self, report: Report) -> None:
        holding = Holding(report.alone())
        goes_on = self._goes_on(holding)
        if not self._portion:
            if self._binder is not None:
                self.leaving.emit()
            self._before, self._portion = self._holding, True
        if not goes_on:
            self.opening.emit()
        self.show(holding)
        self.history_changed.emit()

    def _goes_on(self, holding: Holding) -> bool:
        """True when what is shown is a portion of the same report."""
        return self._portion and self._holding is not None and self._holding.key == holding.key

    def _go_back(self) -> None:
        """Put back what was open before the portions of a report that is not read any more."""
        if self._portion:
            before, self._before, self._portion = self._before, None, False
            self.opening.emit()
            self.show(before)
            self.history_changed.emit()

    def _read(
        self,
        target: str,
        args: tuple[object, ...],
        name: str,
        done: Callable[..., object],
        retry: Callable[[], None],
        portion: Callable[[Report], None] | None = None,
        failed: Callable[[], None] | None = None,
        light: bool = False,
    ) -> None:
        if self._job is not None:
            self._jobs.cancel(self._job)

        def finish(answer: object) -> None:
            self._job = None
            self.reading_changed.emit("")
            done(answer)
            self._go_on()

        def fail(error: BrieflineError) -> None:
            self._job = None
            if failed is not None:
                failed()
            self.reading_changed.emit("")
            self._go_back()
            self.failed.emit(Trouble(error, retry))
            self._go_on()

        self.reading_changed.emit(name)
        self._job = ASKING
        job = self._jobs.run(
            target,
            *args,
            done=finish,
            failed=fail,
            progress=None if light else self.progressed.emit,
            portion=portion,
            light=light,
        )
        if self._job == ASKING:  # not answered yet
            self._job = job
