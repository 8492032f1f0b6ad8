"""What is done with the project's file: add a report, save as, save a copy, show where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from briefline.extract.events.own_categories import make_lexicon
from briefline.model.errors import BrieflineError
from briefline.model.revise import Version
from briefline.pipeline import Source
from briefline.session.pending import Trouble
from briefline.session.session import Session
from briefline.storage.opening import SUFFIX
from briefline.ui.verb import Verb


class ProjectVerbs(QObject):
    """The verbs of the File menu that are about the project."""

    def __init__(self, session: Session, kinds: str, window: QWidget) -> None:
        """``kinds`` are the name filters of the files that can be read as reports."""
        super().__init__(window)
        self._session, self._kinds, self._window = session, kinds, window
        session.store.version_read.connect(self._show_version)

    def all(self) -> Iterator[Verb]:
        """Each verb once."""
        yield Verb("add_report", self.tr("Add report…"), ("Ctrl+Shift+O",), self.add_report)
        yield Verb("revise", self.tr("Read a corrected version…"), (), self.read_version)
        yield Verb("save_as", self.tr("Save project as…"), ("Ctrl+S",), self.save_as)
        yield Verb("save_copy", self.tr("Save a copy…"), ("Ctrl+Shift+S",), self.save_copy)
        yield Verb("reveal", self.tr("Show the project’s folder"), (), self.reveal)
        yield Verb("own_categories", self.tr("Own categories of events…"), (), self.own_categories, False)

    def add_report(self) -> None:
        """Ask for a report and add it to the open project."""
        recent = self._session.settings.recent
        folder = str(Path(recent[0]).parent) if recent else ""
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Add a report to the project"), folder, self._kinds
        )
        if path:
            self._session.store.add(Source.file(path))

    def read_version(self) -> None:
        """Ask for a corrected version of the document shown, and show what it changes."""
        store, document = self._session.store, self._session.focus.document
        filing = store.holding.project.filings.get(document) if store.holding else None
        if filing is None:
            return
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("A corrected version of “{0}”").format(filing.name),
            filing.path,
            self._kinds,
        )
        if path:
            store.read_version(Source.file(path), document)

    def _show_version(self, version: Version) -> None:
        from briefline.ui.revision_dialog import RevisionDialog

        dialog = RevisionDialog(self._session, version, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_as(self) -> None:
        """Ask for a name and go on in a file of that name. There is nothing unsaved before."""
        self._ask(self.tr("Save the project as"), self._session.store.save_as)

    def save_copy(self) -> None:
        """Ask for a name and write a copy."""
        self._ask(self.tr("Save a copy of the project"), self._session.store.save_copy)

    def reveal(self) -> None:
        """Open the folder that the project is in, in the system's own program."""
        path = self._session.store.path
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            self._session.store.noticed.emit(self.tr("The project is at {0}.").format(path))

    def own_categories(self) -> None:
        """Open the user's own categories in the system's editor; the file is made where there is none."""
        path, store = self._session.settings.lexicon_path, self._session.store
        try:
            make_lexicon(path)
        except BrieflineError as error:
            store.failed.emit(Trouble(error))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            store.noticed.emit(self.tr("Your own categories are in {0}.").format(path))

    def _ask(self, title: str, save: Callable[[Path], None]) -> None:
        store = self._session.store
        if store.path is None or store.holding is None:
            return
        if store.is_untitled:
            documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            folder, name = Path(documents), Path(store.holding.first.name).stem
        else:
            folder, name = store.path.parent, store.path.stem
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            title,
            str(folder / f"{name}{SUFFIX}"),
            self.tr("Briefline projects (*{0})").format(SUFFIX),
        )
        if path:
            save(Path(path))
