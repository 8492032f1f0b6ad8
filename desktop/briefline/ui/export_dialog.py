"""Export…: which events, how they shall look, and where to; with a preview of the first page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefline.export.selection import Selection
from briefline.export.sheet import tsv_text
from briefline.model.errors import BrieflineError, ExportFailed
from briefline.model.event import Chronology
from briefline.page.banner import warnings
from briefline.page.sheets import tiling
from briefline.page.spec import PictureSpec
from briefline.page.theme_file import contrast_warnings
from briefline.paint.handing_on import FORMATS, MANY, MOST_FILES, format_of, further, plan
from briefline.paint.theme import load_theme, missing_fonts
from briefline.session.jobs import Jobs
from briefline.session.session import Session
from briefline.ui.event_choice import EventChoice
from briefline.ui.parts import label, restyle
from briefline.ui.picture_fields import PictureFields
from briefline.ui.preview import Preview

PAUSE_MS = 300
SHARP = (1400, 1000)  # pixels: what the preview is drawn in, to be sharp on any screen


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
        self._previewing: int | None = None
        self._pages = 1  # of the last preview
        self._sheets = ""  # how a poster is cut
        self._numbered = 0
        self._agreed = ""  # the file that the user has agreed to replace
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self._preview()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.fields)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(self.fields.minimumSizeHint().width() + 24)
        left = QVBoxLayout()
        left.addWidget(self.choice)
        left.addWidget(scroll, 1)
        self.preview = Preview()
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self.note)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addLayout(left)
        upper.addLayout(right, 1)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(QLabel(self.tr("Save as")))
        place.addWidget(self.path, 1)
        place.addWidget(self.format)
        place.addWidget(self._choose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 20, 22, 16)
        outer.setSpacing(12)
        outer.addLayout(upper, 1)
        outer.addLayout(place)
        outer.addWidget(self.guard)
        outer.addWidget(self.message)
        outer.addWidget(self._progress)
        outer.addWidget(self._buttons)
        self.resize(1180, 720)

    def _make_fields(self) -> None:
        holding, view = self._session.store.holding, self._session.view
        assert holding is not None
        documents = holding.chronology.documents
        self.choice = EventChoice(self._session)
        self.what = self.choice.what
        style = view.timeline.style if view.timeline else self._session.settings.date_style
        title = documents[0].title or Path(documents[0].source).stem if documents else ""
        folded = view.is_folded or not view.can_fold
        self.fields = PictureFields(self._session.settings, title, view.lanes, style, folded)
        self.title, self.sources = self.fields.title, self.fields.sources
        self.path = QLineEdit(str(self._suggestion()))
        self.path.setMinimumWidth(360)
        self.path.setAccessibleName(self.tr("File name; its ending says the format"))
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for suffix, name in FORMATS.items():
            self.format.addItem(f"{name} ({suffix})", suffix)
        self.format.activated.connect(self._use_format)
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._choose_path)
        self.choice.changed.connect(self._change)
        self.fields.changed.connect(self._change)
        self.path.textChanged.connect(self._follow_path)
        self.note = label("", "muted")
        self.guard = label("", "warning", selectable=True)
        self.guard.hide()

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

    def _suggestion(self) -> Path:
        holding = self._session.store.holding
        name = holding.first.name if holding else "timeline"
        stem = re.sub(r"[^\w\s().-]", "", Path(name).stem).strip() or "timeline"
        places = QStandardPaths.StandardLocation
        folder = self._session.settings.export_folder or QStandardPaths.writableLocation(
            places.DocumentsLocation
        )
        if not folder or not Path(folder).is_dir():
            folder = str(Path.home())
        return Path(folder) / f"{stem}.png"

    def spec(self) -> PictureSpec:
        """The picture as the fields have it. Raises ExportFailed for a size that cannot be drawn."""
        timeline = self._session.view.timeline
        written = timeline.document_date if timeline is not None else None
        return replace(self.fields.spec(), document_date=written)

    def selection(self) -> Selection:
        """The events that were chosen, and what to say of them. Raises ExportFailed when there are none."""
        holding = self._session.store.holding
        assert holding is not None
        events, undated = self.choice.events()
        if not events and not undated:
            raise ExportFailed(self.tr("There is no event to export."), self.tr("Widen what is shown."))
        whole: Chronology = holding.chronology
        return Selection(
            replace(whole, events=events, undated=undated),
            self.title.text().strip(),
            self.fields.style_choice.currentData(),
            ", ".join(Path(document.source).name for document in whole.documents),
            self.choice.words(),
            self._session.sieve.total,
        )

    def show_chosen(self) -> None:
        """Begin with the selected events."""
        self.choice.show_chosen()

    def _change(self, *_: object) -> None:
        self._pause.start()

    def _follow_path(self, *_: object) -> None:
        self._say("")
        try:
            suffix = format_of(Path(self.path.text().strip()))
        except ExportFailed:
            return
        self.format.setCurrentIndex(self.format.findData(suffix))
        if not self.preview.is_empty:
            self._tell_pages()

    def _use_format(self) -> None:
        """Change the ending of the name to that of the format."""
        text = self.path.text().strip()
        for suffix in sorted(FORMATS, key=len, reverse=True):
            text = text[: -len(suffix)] if text.lower().endswith(suffix) else text
        self.path.setText(text + str(self.format.currentData()))

    def _preview(self) -> None:
        if self._previewing is not None:
            self._jobs.forget(self._previewing)
        try:
            spec, selection = self.spec(), self.selection()
        except BrieflineError as error:
            self._say(str(error))
            return
        self._say("")
        cut = tiling(spec)
        self._sheets = ""
        if cut is not None:
            self._sheets = self.tr("each cut into {0} sheets, {1} × {2}").format(
                len(cut.tiles), cut.columns, cut.rows
            )
        told = warnings(selection.events, spec.banner) + contrast_warnings(spec.theme)
        told += missing_fonts(load_theme(spec.theme))
        self.guard.setText("\n".join(told[:3]))
        self.guard.setVisible(bool(told))
        self._previewing = self._jobs.run(
            "briefline.ui.drawing:preview",
            selection,
            spec,
            *SHARP,
            done=self._show_preview,
            failed=lambda error: self._say(str(error)),
        )

    def _show_preview(self, drawn: tuple[bytes, int, int]) -> None:
        self._previewing = None
        data, pages, numbered = drawn
        self.preview.show_data(data)
        self._pages, self._numbered = pages, numbered
        self._tell_pages()

    def _tell_pages(self) -> None:
        """Say what will be written: pages, sheets of a poster, further files."""
        path = Path(self.path.text().strip())
        told = [self.tr("{0} page(s)").format(self._pages)]
        others = further(path, self._pages)
        if others:
            told = [self.tr("{0} files: {1} … {2}").format(self._pages, path.name, others[-1].name)]
        if self._sheets and path.suffix.lower() == ".pdf":
            told.append(self._sheets)
        if self._numbered:
            told.append(self.tr("{0} event(s) by number, in a list").format(self._numbered))
        self.note.setText(" · ".join(told))

    def _choose_path(self) -> None:
        kinds = ";;".join(f"{name} (*{suffix})" for suffix, name in FORMATS.items())
        path, chosen = QFileDialog.getSaveFileName(self, self.tr("Save as"), self.path.text(), kinds)
        if not path:
            return
        try:
            format_of(Path(path))
            self._agreed = path  # the file dialog has asked
        except ExportFailed:
            found = re.search(r"\*((?:\.\w+)+)", chosen)
            path += found[1] if found else ".png"
        self.path.setText(path)

    def _save(self) -> None:
        if self.choice.is_pending:
            self.choice.once_settled(self._save)
            return
        path = self.path.text().strip()
        if not path:
            self._say(self.tr("Give the file a name."))
            return
        try:
            suffix = format_of(Path(path))
            spec, selection = self.spec(), self.selection()
        except BrieflineError as error:
            self._say(str(error))
            return
        named = [] if path == self._agreed else [Path(path)]
        is_current = self._previewing is None and not self._pause.isActive()
        others = further(Path(path), self._pages if is_current else MOST_FILES)
        taken = [place for place in (*named, *others) if place.is_file()]
        if taken and not self._may_replace(", ".join(place.name for place in taken)):
            return
        if len(selection.events) >= MANY and not self._may_draw(plan(selection, suffix)):
            return
        self._say("")
        self._busy(True)
        self._drawing = self._jobs.run(
            "briefline.ui.drawing:write",
            str(Path(path).expanduser()),
            selection,
            spec,
            done=self._finish,
            failed=self._fail,
            progress=lambda _step, share: self._progress.setValue(round(100 * share)),
        )

    def copy_table(self) -> None:
        """Put the events on the clipboard, to be pasted into a table."""
        try:
            text = tsv_text(self.selection())
        except BrieflineError as error:
            self._say(str(error))
            return
        data = QMimeData()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self.note.setText(self.tr("The table is on the clipboard."))

    def copy_picture(self) -> None:
        """Put the picture on the clipboard when it is drawn."""
        try:
            spec, selection = self.spec(), self.selection()
        except BrieflineError as error:
            self._say(str(error))
            return
        self._busy(True)
        self._drawing = self._jobs.run(
            "briefline.ui.drawing:picture", selection, spec, done=self._copied, failed=self._fail
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

    def _may_draw(self, sentence: str) -> bool:
        asked = QMessageBox.question(self, self.tr("Export"), sentence + "\n" + self.tr("Go on?"))
        return asked is QMessageBox.StandardButton.Yes

    def _may_replace(self, names: str) -> bool:
        asked = QMessageBox.question(
            self, self.tr("Export"), self.tr("“{0}” exists. Replace it?").format(names)
        )
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
            self._jobs.cancel(self._drawing)
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
