"""What comes into the window: files chosen, named or dropped, texts pasted, the recent ones, the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from briefline.pipeline import Source
from briefline.session.sample import sample_report
from briefline.session.session import Session
from briefline.session.settings import keep_pasted
from briefline.storage.opening import SUFFIX
from briefline.ui.bars import MessageBar

KINDS = "*.pdf *.docx *.odt *.txt *.md *.markdown *.html *.htm *.xhtml *.eml *.mbox"


class Intake(QObject):
    """Opens what is given; what cannot be taken is said in the message bar."""

    def __init__(self, session: Session, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._messages = session, messages
        self.recent_menu = QMenu(self.tr("Open recent"), window)
        self.recent_menu.setObjectName("recent")
        self.recent_menu.setToolTipsVisible(True)
        self.recent_menu.aboutToShow.connect(self._list_recent)

    def open_files(self, paths: Sequence[str]) -> None:
        """Begin a project with the first of some reports and add the others, or open a project file."""
        self._messages.hide()
        self._session.store.open_all([Source.file(path) for path in paths])

    def open_file(self, path: str) -> None:
        """Open a project, or read a report from a file."""
        self._messages.hide()
        self._session.store.open(Source.file(path))

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        recent = self._session.settings.recent
        folder = str(Path(recent[0]).parent) if recent else ""
        projects = self.tr("Reports and projects ({0} *{1})").format(KINDS, SUFFIX)
        kinds = f"{projects};;{self.tr('All files (*)')}"
        window = self.parent()
        assert isinstance(window, QWidget)
        title = self.tr("Open a report or a project")
        paths, _ = QFileDialog.getOpenFileNames(window, title, folder, kinds)
        if paths:
            self.open_files(paths)

    def open_sample(self) -> None:
        """Read the sample report."""
        path = sample_report()
        if path is not None:
            self.open_file(path)
        else:
            self._messages.tell(
                self.tr("The sample report was not installed with the program."), tone="error"
            )

    def paste(self) -> None:
        """Read the text of the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData(), self.tr("The clipboard holds no text."))

    def take(self, mime: QMimeData, otherwise: str) -> None:
        """Read dropped or pasted files or text; say ``otherwise`` where there is neither."""
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.open_files(paths)
        elif mime.hasText() and mime.text().strip():
            self._read_text(mime.text())
        else:
            hint = self.tr("Copy the text of a report first, then paste it here.")
            self._messages.tell(f"{otherwise}\n{hint}", tone="error")

    def _read_text(self, text: str) -> None:
        self._messages.hide()
        try:
            source = Source.file(keep_pasted(text, self._session.data / "pasted"))
        except OSError as error:
            source = Source.pasted(text)
            said = self.tr("The pasted text could not be saved and will not be under Recent: {0}.")
            self._messages.tell(said.format(error.strerror))
        self._session.store.open(source)

    def _list_recent(self) -> None:
        menu, settings = self.recent_menu, self._session.settings
        menu.clear()
        for path in settings.recent:
            action = menu.addAction(Path(path).name.replace("&", "&&"))
            action.setToolTip(path)
            action.triggered.connect(lambda _=False, wanted=path: self.open_file(wanted))
        if not settings.recent:
            menu.addAction(self.tr("None yet")).setEnabled(False)
            return
        menu.addSeparator()
        forget = menu.addAction(self.tr("Forget these"))
        forget.triggered.connect(lambda _=False: settings.forget_recent())
