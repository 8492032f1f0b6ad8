"""Export…: which events, how they shall look, and where to; with a preview of the first page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefline.export.files import clear_parts
from briefline.export.selection import Selection
from briefline.export.sheet import tsv_text
from briefline.model.errors import BrieflineError
from briefline.page.spec import PictureSpec
from briefline.paint.handing_on import MANY, format_of, plan
from briefline.session.jobs import Jobs
from briefline.session.session import Session
from briefline.ui.dialog_room import resize_within_screen, scrolling
from briefline.ui.event_choice import EventChoice
from briefline.ui.export_place import ExportPlace
from briefline.ui.export_request import ExportRequest
from briefline.ui.parts import label, restyle
from briefline.ui.preview_pane import PreviewPane

PAUSE_MS = 300


class ExportDialog(QDialog):
    """Draws in a process of its own; what goes wrong is said in the dialog, and nothing is lost.

    Signals:
        written(path): the file is there.
    """

    written = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._session = session
        self._jobs = Jobs(self, warm_up="briefline.ui.drawing:warm_up")
        self._drawing: int | None = None
        self._count = 0  # of the events that the preview shows
        self._is_waiting = False  # to save as soon as a date is read
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self._preview()

    def _lay_out(self) -> None:
        scroll = scrolling(self.fields, self.tr("How the picture shall be"))
        left = QVBoxLayout()
        left.addWidget(self.choice)
        left.addWidget(scroll, 1)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addLayout(left)
        upper.addWidget(self.pane, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 20, 22, 16)
        outer.setSpacing(12)
        outer.addLayout(upper, 1)
        outer.addWidget(self.place)
        outer.addWidget(self.guard)
        outer.addWidget(self.message)
        outer.addWidget(self._progress)
        outer.addWidget(self._buttons)
        resize_within_screen(self, 1180, 720)

    def _make_fields(self) -> None:
        holding = self._session.store.holding
        assert holding is not None
        self.choice = EventChoice(self._session)
        self.what = self.choice.what
        self._documents = len(holding.chronology.documents)
        self._request = ExportRequest(self._session, self.choice)
        self.fields = self._request.fields
        self.fields.as_of.settled.connect(self._go_on)
        self.title, self.sources = self.fields.title, self.fields.sources
        self.place = ExportPlace(Path(holding.first.name).stem, self._session.settings.export_folder)
        self.path, self.format = self.place.path, self.place.format
        self.choice.changed.connect(self._change)
        self.fields.changed.connect(self._change)
        self.place.changed.connect(self._follow_place)
        self.pane = PreviewPane(self._jobs)
        self.preview, self.note, self.guard = self.pane.preview, self.pane.note, self.pane.guard
        self.pane.drawn.connect(self._tell_pages)
        self.pane.failed.connect(self._say)

    def _make_buttons(self) -> None:
        self.message = label("", "error", selectable=True)
        self.message.hide()
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for text, act in (
            (self.tr("Copy picture"), self.copy_picture),
            (self.tr("Copy table"), self.copy_table),
        ):
            button = self._buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        self._buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        self.save.clicked.connect(self._save)
        self._buttons.rejected.connect(self._cancel)

    def spec(self) -> PictureSpec:
        """The picture as the fields have it. Raises ExportFailed for a size that cannot be drawn."""
        return self._request.spec()

    def selection(self) -> Selection:
        """The events that were chosen, and what to say of them. Raises ExportFailed when there are none."""
        return self._request.selection()

    def _asked(self) -> tuple[Selection, PictureSpec] | None:
        """What the fields ask for; None where it cannot be, which is said."""
        try:
            return self.selection(), self.spec()  # in this order: the title may follow the events
        except BrieflineError as error:
            self._say(str(error))
            return None

    def show_chosen(self) -> None:
        """Begin with the selected events."""
        self.choice.show_chosen()

    def _change(self, *_: object) -> None:
        self._pause.start()

    def _follow_place(self) -> None:
        self._say("")
        self._tell_pages()

    def _preview(self) -> None:
        asked = self._asked()
        if asked is None:
            return
        selection, spec = asked
        self._say("")
        self._count = len(selection.events)
        self.pane.draw(selection, spec)

    def _tell_pages(self) -> None:
        self.pane.tell(self.place.file, self._count, self._documents)

    def _save(self) -> None:
        if self.choice.is_pending:
            self.choice.once_settled(self._save)
            return
        if self.fields.as_of.is_pending:
            self._is_waiting = True
            self.fields.as_of.read_now()
            return
        if self.place.is_empty:
            self._say(self.tr("Give the file a name."))
            return
        path = self.place.file
        try:
            suffix = format_of(path)
        except BrieflineError as error:
            self._say(str(error))
            return
        asked = self._asked()
        if asked is None:
            return
        named = [] if self.place.is_agreed else [path]
        others = self.pane.files(path, self._documents, is_current=not self._pause.isActive())
        taken = [place for place in (*named, *others) if place.is_file()]
        if taken and not self._may_replace(", ".join(place.name for place in taken)):
            return
        selection, spec = asked
        if len(selection.events) >= MANY and not self._agrees(
            plan(selection, suffix) + "\n" + self.tr("Go on?")
        ):
            return
        self._say("")
        self._busy(True)
        self._drawing = self._jobs.run(
            "briefline.ui.drawing:write",
            str(path.expanduser()),
            selection,
            spec,
            done=self._finish,
            failed=self._fail,
            progress=lambda _step, share: self._progress.setValue(round(100 * share)),
        )

    def _go_on(self) -> None:
        """Save now, if that has waited for a date to be read."""
        if self._is_waiting:
            self._is_waiting = False
            self._save()

    def copy_table(self) -> None:
        """Put the events on the clipboard, to be pasted into a table."""
        try:
            text = tsv_text(self.selection())
        except BrieflineError as error:
            self._say(str(error))
            return
        QGuiApplication.clipboard().setText(text)
        self.note.setText(self.tr("The table is on the clipboard."))

    def copy_picture(self) -> None:
        """Put the picture on the clipboard when it is drawn."""
        asked = self._asked()
        if asked is None:
            return
        self._busy(True)
        self._drawing = self._jobs.run(
            "briefline.ui.drawing:picture", *asked, done=self._copied, failed=self._fail
        )

    def _copied(self, drawn: tuple[bytes, int]) -> None:
        self._drawing = None
        self._busy(False)
        data, pages = drawn
        QGuiApplication.clipboard().setImage(QImage.fromData(data))
        text = self.tr("The picture is on the clipboard.")
        if pages > 1:
            text += " " + self.tr("Its list is not: it takes {0} more page(s) of a file.").format(pages - 1)
        self.note.setText(text)

    def _may_replace(self, names: str) -> bool:
        return self._agrees(self.tr("“{0}” exists. Replace it?").format(names))

    def _agrees(self, question: str) -> bool:
        asked = QMessageBox.question(self, self.tr("Export"), question)
        return asked is QMessageBox.StandardButton.Yes

    def _finish(self, path: str) -> None:
        self._drawing = None
        self._session.settings.export_folder = str(Path(path).parent)
        self.written.emit(path)
        self.accept()

    def _fail(self, error: BrieflineError) -> None:
        self._drawing = None
        self._busy(False)
        self._say(str(error))

    def _cancel(self) -> None:
        if self._drawing is not None:
            process = self._jobs.process_id
            self._jobs.cancel(self._drawing)
            clear_parts(self.place.file.expanduser().parent, process)
            self._drawing = None
            self._busy(False)
        else:
            self.reject()

    def _busy(self, busy: bool) -> None:
        self._progress.setValue(0)
        self._progress.setVisible(busy)
        self.save.setEnabled(not busy)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        restyle(self.message, "role", "error")

    def done(self, result: int) -> None:
        self.choice.blockSignals(True)  # a dialog that is closed draws no more
        self._pause.stop()
        self._jobs.close()
        super().done(result)
