"""Store: the open project, the edits to it, and the reading of reports into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefline.model.errors import ProjectNotWritten, UnreadableSource
from briefline.model.project import Project
from briefline.pipeline import Source
from briefline.session.binder import Binder
from briefline.session.desk import CLOSING_S
from briefline.session.history import History
from briefline.session.holding import Holding
from briefline.session.intake import Intake
from briefline.session.jobs import Jobs
from briefline.session.loading import Loaded
from briefline.session.moment import now
from briefline.session.pending import Trouble
from briefline.session.report import Kept, Report, of_project
from briefline.session.settings import Settings
from briefline.storage.opening import is_project
from briefline.storage.search import WordSearch


class Store(Intake):
    """The open project, and the way into it. Opening another leaves it as it is until that is there.

    Signals:
        opened(Holding): a project was opened (not: edited).
    """

    opened = Signal(object)

    def __init__(self, jobs: Jobs, settings: Settings, data: Path, parent: QObject | None = None) -> None:
        """``data`` is the user's data folder; untitled projects live in it."""
        super().__init__(jobs, settings, parent)
        self._folder = data / "untitled"
        self._opens_first = True  # the first of those waiting that can be read begins a project

    def open(self, source: Source) -> None:
        """Open a project file, or read a report in the worker and begin a project with it.

        A report waits until all is on the disk: the worker looks there whether work on it is kept.
        """
        if source.path and is_project(Path(source.path)):
            self.open_project(Path(source.path))
        else:
            self.once_saved(lambda: self._read_report(source), lambda: self._read_report(source))

    def _read_report(self, source: Source) -> None:
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
        self.once_saved(self._go_on, self._go_on)

    def _go_on(self) -> None:
        if self._waiting and self._job is None:
            (self.open if self._opens_first else self.add)(self._waiting.pop(0))
            self._go_on()

    def open_project(self, path: Path, notice: str = "") -> None:
        """Open a project file; the worker loads it."""
        if self._binder is not None and path.absolute() == self._binder.path.absolute():
            self.noticed.emit(self.tr("That is open already, with all that was done in it."))
            return
        for binder in self._closing:
            if binder.path == path:
                binder.wait(CLOSING_S)
        lock = Binder.hold(path)

        def done(loaded: Loaded) -> None:
            self.once_saved(lambda: bind(loaded), let_go)

        def bind(loaded: Loaded) -> None:
            binder, notices = Binder.open(path, loaded, lock, self._folder, self._hear)
            self._bind(binder, loaded.project, loaded.history, WordSearch.unpacked(loaded.words))
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
        self.once_saved(lambda: self._begin(report), self._go_back)

    def _begin(self, report: Report) -> None:
        project = report.alone()
        try:
            if report.path:
                binder = Binder.take(Path(report.path), self._folder, self._hear)
            else:
                first = report.edit(Project(), "", now())
                binder = Binder.begin(first, report.filing.key, self._folder, self._hear)
        except ProjectNotWritten as error:
            self._go_back()
            what = self.tr("The untitled project for “{0}”").format(report.filing.name)
            told = what + error.message[error.message.find("”") + 1 :]  # its file's name says nothing
            hint = self.tr(
                "Untitled projects are kept in {0}: see that there is room, and that you may write."
            )
            failure = ProjectNotWritten(told, hint.format(self._folder))
            self.failed.emit(Trouble(failure, lambda: self.begin(report)))
            return
        words = WordSearch.unpacked(report.words) if report.words else WordSearch(project.records.values())
        self._bind(binder, project, History(), words)

    def _bind(self, binder: Binder, project: Project, history: History, words: WordSearch) -> None:
        if self._binder is not None:
            self._let_go(self._binder)
        self._binder, self._history, self._words = binder, history, words
        self._drafts, self._unkept = project.drafts, False
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
