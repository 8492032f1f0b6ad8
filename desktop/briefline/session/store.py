"""Store: the open project, the edits to it, and the reading of reports into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefline.model.errors import BrieflineError, ProjectNotWritten, UnreadableSource
from briefline.model.project import Project
from briefline.model.revise import Version
from briefline.pipeline import Source
from briefline.session.binder import Binder
from briefline.session.desk import Desk, Trouble
from briefline.session.holding import Holding
from briefline.session.jobs import Jobs
from briefline.session.loading import Loaded
from briefline.session.moment import now
from briefline.session.report import Kept, Report, of_project
from briefline.session.settings import Settings
from briefline.storage.opening import is_project

ASKING = -1  # the number of a job that is being handed over


class Store(Desk):
    """The open project, and the way into it. Reading another report leaves it as it is until that is there.

    Of a long report, what it tells so far is shown while it is read. That is no project yet and cannot be
    changed; cancelling brings back what was open before.

    Signals:
        opening(): another project is about to take the place of what is open: forget what hung on that.
        opened(Holding): a project was opened (not: edited).
        version_read(Version): a corrected version of a document was read; it is not taken over yet.
        reading_changed(name): a report of this name is being read; "" when reading has ended.
        progressed(stage, share): how far the reading is.
    """

    opening = Signal()
    opened = Signal(object)
    version_read = Signal(object)
    reading_changed = Signal(str)
    progressed = Signal(str, float)

    def __init__(self, jobs: Jobs, settings: Settings, data: Path, parent: QObject | None = None) -> None:
        """``data`` is the user's data folder; untitled projects live in it."""
        super().__init__(settings, parent)
        self._jobs = jobs
        self._folder = data / "untitled"
        self._job: int | None = None
        self._before: Holding | None = None  # what was open before the portions that are shown now
        self._waiting: list[Source] = []
        self._opens_first = True  # the first of those waiting that can be read begins a project

    @property
    def is_reading(self) -> bool:
        """True while the worker reads a report."""
        return self._job is not None

    def open(self, source: Source) -> None:
        """Open a project file, or read a report in the worker and begin a project with it."""
        if source.path and is_project(Path(source.path)):
            self.open_project(Path(source.path))
            return

        def done(answer: Report | Kept) -> None:
            if isinstance(answer, Kept):
                self.open_project(Path(answer.path), self.tr("Your work on this report is back."))
            else:
                self.begin(answer)
            if source.path:
                self._settings.add_recent(source.path)

        self._read(
            "briefline.session.report:read",
            (source, str(self._folder), self._settings.conventions),
            source.name,
            done,
            lambda: self.open(source),
            self._show_portion,
        )

    def open_all(self, sources: Sequence[Source]) -> None:
        """Open the first of some reports and add the others to its project, one after the other."""
        self._waiting = list(sources)
        self._opens_first = True
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self._job is None:
            (self.open if self._opens_first else self.add)(self._waiting.pop(0))
            self._go_on()

    def open_project(self, path: Path, notice: str = "") -> None:
        """Open a project file; the worker loads it."""
        if self._binder is not None and path.absolute() == self._binder.path.absolute():
            self.noticed.emit(self.tr("That is open already, with all that was done in it."))
            return
        lock = Binder.hold(path)

        def done(loaded: Loaded) -> None:
            try:
                binder, notices = Binder.open(path, loaded, lock, self._folder)
            except BrieflineError as error:
                self.failed.emit(Trouble(error, lambda: self.open_project(path, notice)))
                return
            self._bind(binder, loaded.project)
            if not binder.is_untitled:
                self._settings.add_recent(str(path))
            said = "\n".join(text for text in (notice, *notices) if text)
            if said:
                self.noticed.emit(said)

        def let_go() -> None:
            if lock is not None:
                lock.unlock()

        self._read(
            "briefline.session.loading:load",
            (str(path), lock is None),
            path.name,
            done,
            lambda: self.open_project(path, notice),
            failed=let_go,
            light=True,
        )

    def begin(self, report: Report) -> None:
        """Make a report that was read a project of its own."""
        project = report.alone()
        try:
            if report.path:
                binder = Binder.take(Path(report.path), self._folder)
            else:
                first = report.edit(Project(), "", now())
                binder = Binder.begin(first, report.filing.key, self._folder)
        except ProjectNotWritten as error:
            self._go_back()
            self.failed.emit(Trouble(error, lambda: self.begin(report)))
            return
        self._bind(binder, project)

    def _show_portion(self, report: Report) -> None:
        holding = Holding(report.alone())
        goes_on = self._goes_on(holding)
        if not self._portion:
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

    def add(self, source: Source) -> None:
        """Read a report and add it to the open project; without one, begin one."""
        holding = self._holding
        if holding is None or self._portion:
            self.open(source)
            return
        project = holding.project
        self._read(
            "briefline.session.report:add",
            (source, project.next_position(), of_project(project), self._settings.conventions),
            source.name,
            lambda report: self._add(report, source),
            lambda: self.add(source),
        )

    def _add(self, report: Report, source: Source) -> None:
        holding, document = self._holding, report.filing.document.id
        if holding is None:
            self.begin(report)
        elif document in holding.project.filings:
            name = holding.project.filings[document].name
            self.failed.emit(
                Trouble(UnreadableSource(f"This text is in the project already, as “{name}”.", ""))
            )
        else:
            name = f"addition of “{report.filing.name}”"
            self._take_in(report, name, lambda: self.add(source))

    def _take_in(self, report: Report, name: str, again: Callable[[], None]) -> bool:
        """Make what was read part of the project; where that has other documents by now, read ``again``."""
        told = {document.id for document in report.joined.documents}
        if self._holding is None or told != {*self._holding.project.filings, report.filing.document.id}:
            again()
            return False
        self.edit(lambda project, at: report.edit(project, name, at))
        return True

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

    def cancel(self) -> None:
        """Stop the reading, of what still waits too; what was open stays open."""
        self._waiting.clear()
        if self._job is not None:
            job, self._job = self._job, None
            self._jobs.cancel(job)
            self.reading_changed.emit("")
            self._go_back()

    def _bind(self, binder: Binder, project: Project) -> None:
        if self._binder is not None:
            self._leave()
            self._binder.leave()
        self._binder = binder
        self._opens_first = False
        self._settings.last_project = str(binder.path)
        holding = Holding(project)
        if self._job is not None:  # another project was opened meanwhile
            self._jobs.cancel(self._job)
            self._job = None
            self.reading_changed.emit("")
        if not self._goes_on(holding):
            self.opening.emit()
        self._portion, self._before = False, None
        self.show(holding)
        self.history_changed.emit()
        self.opened.emit(holding)

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
