"""Store: the open project, the edits to it, and the reading of reports into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefline.model.edits import Edit
from briefline.model.errors import BrieflineError, ProjectNotWritten, UnreadableSource
from briefline.model.project import Project
from briefline.pipeline import Source
from briefline.session.binder import Binder, Make
from briefline.session.holding import Holding
from briefline.session.jobs import Jobs
from briefline.session.moment import now
from briefline.session.report import Kept, Report, of_project
from briefline.session.settings import Settings
from briefline.storage.opening import SUFFIX, is_project

ASKING = -1  # the number of a job that is being handed over


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure to show: the error, and what to do when the user wants to try again."""

    error: BrieflineError
    retry: Callable[[], object] | None = None


class Store(QObject):
    """The open project. Reading another report leaves it as it is until the new one is there.

    Every edit is in the project's file before it is shown. What cannot be written is not shown but told
    of by ``failed``, with a way to try again: memory and file are never two.

    Of a long report, what it tells so far is shown while it is read. That is no project yet and cannot be
    changed; cancelling brings back what was open before.

    Signals:
        opening(): another project is about to take the place of what is open: forget what hung on that.
        changed(Holding or None): another project, or the open one after an edit.
        opened(Holding): a project was opened (not: edited).
        history_changed(): what can be undone or redone, or where the file is, is another.
        noticed(text): something to be told that is no failure.
        reading_changed(name): a report of this name is being read; "" when reading has ended.
        progressed(stage, share): how far the reading is.
        failed(Trouble): something could not be read or written. What was open still is.
    """

    opening = Signal()
    changed = Signal(object)
    opened = Signal(object)
    history_changed = Signal()
    noticed = Signal(str)
    reading_changed = Signal(str)
    progressed = Signal(str, float)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, settings: Settings, data: Path, parent: QObject | None = None) -> None:
        """``data`` is the user's data folder; untitled projects live in it."""
        super().__init__(parent)
        self._jobs, self._settings = jobs, settings
        self._folder = data / "untitled"
        self._holding: Holding | None = None
        self._binder: Binder | None = None
        self._job: int | None = None
        self._portion = False
        self._before: Holding | None = None  # what was open before the portions that are shown now
        self._waiting: list[Source] = []
        self._opens_first = True  # the first of those waiting that can be read begins a project

    @property
    def holding(self) -> Holding | None:
        """The open project; None before the first one."""
        return self._holding

    @property
    def is_reading(self) -> bool:
        """True while the worker reads a report."""
        return self._job is not None

    @property
    def is_portion(self) -> bool:
        """True while what is shown is only what a report tells so far."""
        return self._portion

    @property
    def path(self) -> Path | None:
        """Where the open project's file is."""
        return self._binder.path if self._binder else None

    @property
    def is_untitled(self) -> bool:
        """True while the open project has no name of the user's."""
        return self._binder is not None and self._binder.is_untitled

    @property
    def is_read_only(self) -> bool:
        """True when what is open cannot be changed."""
        return self._portion or (self._binder is not None and self._binder.is_read_only)

    @property
    def undo_name(self) -> str:
        """What undoing would take back ("merge of 3 events"); "" when nothing."""
        return self._binder.undo_name if self._binder and not self._portion else ""

    @property
    def redo_name(self) -> str:
        """What redoing would do again; "" when nothing."""
        return self._binder.redo_name if self._binder and not self._portion else ""

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
        """Open a project file."""
        if self._binder is not None and path.absolute() == self._binder.path.absolute():
            self.noticed.emit(self.tr("That is open already, with all that was done in it."))
            return
        try:
            binder, project, notices = Binder.open(path, self._folder)
        except BrieflineError as error:
            self.failed.emit(Trouble(error, lambda: self.open_project(path, notice)))
            return
        self._bind(binder, project)
        if not binder.is_untitled:
            self._settings.add_recent(str(path))
        said = "\n".join(text for text in (notice, *notices) if text)
        if said:
            self.noticed.emit(said)

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

    def _is_too_early(self) -> bool:
        """True, and said, when nothing can be changed yet."""
        if self._portion:
            self.noticed.emit(self.tr("The report is still being read. It can be worked on in a moment."))
        return self._portion

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
            self._add,
            lambda: self.add(source),
        )

    def _add(self, report: Report) -> None:
        holding, document = self._holding, report.filing.document.id
        if holding is None:
            self.begin(report)
        elif document in holding.project.filings:
            name = holding.project.filings[document].name
            self.failed.emit(
                Trouble(UnreadableSource(f"This text is in the project already, as “{name}”.", ""))
            )
        else:
            self.edit(lambda project, at: report.edit(project, f"addition of “{report.filing.name}”", at))

    def set_published(self, edtf: str | None, document: str | None = None) -> None:
        """Set a document's date by hand (None: back to the text's own) and resolve everything anew.

        ``document`` is the first one when None. What was dated by hand stays as it is.
        """
        holding = self._holding
        if holding is None or self._is_too_early():
            return
        project = holding.project
        name = document or project.documents[0]
        if project.readings[name].given != edtf:
            self._resolve((name,), edtf, "change of the document’s date")

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
            self.edit(lambda project, at: report.edit(project, edit, at))
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

    def edit(self, make: Make) -> bool:
        """Do an edit: ``make`` gets the project and the moment. True when something was changed."""
        holding, binder = self._holding, self._binder
        if holding is None or binder is None or self._is_too_early():
            return False
        edit = make(holding.project, now())
        if edit.is_empty:
            return False

        def write() -> Edit:
            binder.write(edit)
            return edit

        return self._write(write, lambda: self.edit(make))

    def undo(self) -> bool:
        """Take the last edit back, however long ago it was. True when there was one."""
        binder = self._binder
        return binder is not None and not self._is_too_early() and self._write(binder.undo, self.undo)

    def redo(self) -> bool:
        """Do again what was undone last. True when there was something."""
        binder = self._binder
        return binder is not None and not self._is_too_early() and self._write(binder.redo, self.redo)

    def _write(self, write: Callable[[], Edit | None], retry: Callable[[], object]) -> bool:
        try:
            edit = write()
        except ProjectNotWritten as error:
            self.failed.emit(Trouble(error, retry))
            return False
        if edit is None or self._holding is None:
            return False
        self.show(Holding(edit.apply(self._holding.project)))
        self.history_changed.emit()
        return True

    def find(self, query: str) -> frozenset[str]:
        """The ids of the events that an FTS5 query finds, in the file, or in what of a report is there."""
        if self._binder is not None and not self._portion:
            return self._binder.find(query)
        from briefline.storage.search import MemorySearch

        search = MemorySearch(self._holding.project.records.values() if self._holding else ())
        try:
            return search.find(query)
        finally:
            search.close()

    def save_as(self, path: Path) -> bool:
        """Go on in a file of another name. True when it was written."""
        return self._save(path, lambda binder, target: binder.move_to(target))

    def save_copy(self, path: Path) -> bool:
        """Write a copy and stay where we are. True when it was written."""

        def copy(binder: Binder, target: Path) -> Binder:
            binder.copy_to(target)
            return binder

        return self._save(path, copy)

    def _save(self, path: Path, how: Callable[[Binder, Path], Binder]) -> bool:
        target = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        if self._binder is None or self._is_too_early():
            return False
        try:
            self._binder = how(self._binder, target)
        except ProjectNotWritten as error:
            self.failed.emit(Trouble(error, lambda: self._save(path, how)))
            return False
        self._settings.add_recent(str(target))
        self._settings.last_project = str(self._binder.path)
        self.history_changed.emit()
        return True

    def cancel(self) -> None:
        """Stop the reading, of what still waits too; what was open stays open."""
        self._waiting.clear()
        if self._job is not None:
            job, self._job = self._job, None
            self._jobs.cancel(job)
            self.reading_changed.emit("")
            self._go_back()

    def show(self, holding: Holding | None) -> None:
        """Make this what the panes show."""
        self._holding = holding
        self.changed.emit(holding)

    def close(self) -> None:
        """Let go of the project's file. Everything is in it."""
        if self._binder is not None:
            self._binder.close()
            self._binder = None

    def _bind(self, binder: Binder, project: Project) -> None:
        if self._binder is not None:
            self._binder.leave()
        self._binder = binder
        self._opens_first = False
        self._settings.last_project = str(binder.path)
        holding = Holding(project)
        if self._portion and self._job is not None:  # another project was opened meanwhile
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
            self.reading_changed.emit("")
            self._go_back()
            self.failed.emit(Trouble(error, retry))
            self._go_on()

        self.reading_changed.emit(name)
        self._job = ASKING
        job = self._jobs.run(
            target, *args, done=finish, failed=fail, progress=self.progressed.emit, portion=portion
        )
        if self._job == ASKING:  # not answered yet
            self._job = job
