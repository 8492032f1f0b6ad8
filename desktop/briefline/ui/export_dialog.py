"""Export picture…: what, how large, which title, and where to; with a preview."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefline.model.errors import BrieflineError
from briefline.model.event import Event
from briefline.page.spec import PRESET_LABELS, PictureSpec
from briefline.paint.picture import FORMATS
from briefline.session.jobs import Jobs
from briefline.session.session import Session
from briefline.ui.parts import label, restyle
from briefline.ui.preview import Preview

PAUSE_MS = 300
SHARP = (1400, 1000)  # pixels: what the preview is drawn in, to be sharp on any screen
UNITS = ("px", "mm")


class ExportDialog(QDialog):
    """Draws in a process of its own; what goes wrong is said in the dialog, and nothing is lost.

    Signals:
        written(path): the picture is there.
    """

    written = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export picture"))
        self._session = session
        self._jobs = Jobs(self, warm_up="briefline.ui.drawing:warm_up")
        self._drawing: int | None = None
        self._previewing: int | None = None
        self._agreed = ""  # the file that the user has agreed to replace
        self._make_fields()
        self._make_buttons()
        form = QFormLayout()
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.tr("Show"), self.what)
        form.addRow(self.tr("Size"), self.size_choice)
        form.addRow("", self._custom)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Colours"), self.theme)
        form.addRow("", self.sources)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addStretch(1)
        self.preview = Preview()
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addLayout(left)
        upper.addWidget(self.preview, 1)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(QLabel(self.tr("Save as")))
        place.addWidget(self.path, 1)
        place.addWidget(self._choose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 20, 22, 16)
        outer.setSpacing(12)
        outer.addLayout(upper, 1)
        outer.addLayout(place)
        outer.addWidget(self.message)
        outer.addWidget(self._progress)
        outer.addWidget(self._buttons)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self._follow_size()
        self._preview()

    def _make_fields(self) -> None:
        holding, sieve = self._session.store.holding, self._session.sieve
        assert holding is not None
        document = holding.chronology.documents[0]
        self.what = QComboBox()
        everything = self.tr("all events ({0})").format(len(sieve.events))
        if not sieve.filter.is_empty:
            everything = self.tr("what the filter lets through ({0} of {1})").format(
                len(sieve.events), len(holding.chronology.events)
            )
        self.what.addItem(everything, "all")
        self.what.addItem(self.tr("the stretch of time on the screen"), "view")
        chosen = self._chosen()
        if len(chosen) > 1:
            self.what.addItem(self.tr("the selected events ({0})").format(len(chosen)), "chosen")
        self.size_choice = QComboBox()
        for name, text in PRESET_LABELS.items():
            self.size_choice.addItem(text, name)
        self.size_choice.addItem(self.tr("Another size"), "custom")
        self.width_box, self.height_box, self.unit = QSpinBox(), QSpinBox(), QComboBox()
        for box, value, name in (
            (self.width_box, 1600, self.tr("Width")),
            (self.height_box, 900, self.tr("Height")),
        ):
            box.setRange(100, 12_000)
            box.setValue(value)
            box.setAccessibleName(name)
        self.unit.addItems(UNITS)
        self.unit.setAccessibleName(self.tr("Unit"))
        self._custom = QWidget()
        row = QHBoxLayout(self._custom)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.width_box, QLabel("×"), self.height_box, self.unit):
            row.addWidget(widget)
        self.title = QLineEdit(document.title or Path(document.source).stem)
        self.title.setMinimumWidth(260)
        self.theme = QComboBox()
        self.theme.addItem(self.tr("Light, for paper"), "light")
        self.theme.addItem(self.tr("Dark"), "dark")
        self.sources = QCheckBox(self.tr("List the sources, with quotes"))
        self.path = QLineEdit(str(self._suggestion()))
        self.path.setMinimumWidth(420)
        self.path.setAccessibleName(self.tr("File name; .png, .svg or .pdf"))
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._choose_path)
        for choice in (self.what, self.size_choice, self.unit, self.theme):
            choice.currentIndexChanged.connect(self._change)
        for box in (self.width_box, self.height_box):
            box.valueChanged.connect(self._change)
        self.title.textChanged.connect(self._change)
        self.sources.toggled.connect(self._change)
        self.path.textChanged.connect(lambda _: self._say(""))

    def _make_buttons(self) -> None:
        self.message = label("", "error", selectable=True)
        self.message.hide()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
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
        size = str(self.size_choice.currentData())
        if size == "custom":
            size = f"{self.width_box.value()}x{self.height_box.value()}{self.unit.currentText()}"
        view = self._session.view
        spec = PictureSpec.sized(
            size,
            title=self.title.text().strip(),
            sources=self.sources.isChecked(),
            theme=str(self.theme.currentData()),
            folded=view.is_folded,
            lanes=view.lanes,
        )
        timeline = view.timeline
        if timeline is None:
            return spec
        return replace(spec, style=timeline.style, document_date=timeline.document_date)

    def show_chosen(self) -> None:
        """Begin with the selected events."""
        self.what.setCurrentIndex(max(0, self.what.findData("chosen")))

    def _chosen(self) -> tuple[Event, ...]:
        """The dated ones of the selected events."""
        chosen = set(self._session.focus.chosen)
        return tuple(event for event in self._session.sieve.events if event.id in chosen)

    def _events(self) -> tuple[Event, ...]:
        return self._chosen() if self.what.currentData() == "chosen" else self._session.sieve.events

    def _window(self) -> tuple[float, float] | None:
        timeline, viewport = self._session.view.timeline, self._session.view.target
        if self.what.currentData() != "view" or timeline is None or viewport is None:
            return None
        return timeline.time_at(0.0, viewport), timeline.time_at(1.0, viewport)

    def _change(self, *_: object) -> None:
        self._follow_size()
        self._pause.start()

    def _follow_size(self) -> None:
        self._custom.setVisible(self.size_choice.currentData() == "custom")

    def _preview(self) -> None:
        if self._previewing is not None:
            self._jobs.forget(self._previewing)
        try:
            spec = self.spec()
        except BrieflineError as error:
            self._say(str(error))
            return
        self._say("")
        self._previewing = self._jobs.run(
            "briefline.ui.drawing:preview",
            self._events(),
            spec,
            self._window(),
            *SHARP,
            done=self._show_preview,
            failed=lambda error: self._say(str(error)),
        )

    def _show_preview(self, data: bytes) -> None:
        self._previewing = None
        self.preview.show_data(data)

    def _choose_path(self) -> None:
        kinds = ";;".join(f"{name} (*{suffix})" for suffix, name in FORMATS.items())
        path, chosen = QFileDialog.getSaveFileName(self, self.tr("Save the picture"), self.path.text(), kinds)
        if not path:
            return
        if Path(path).suffix.lower() not in FORMATS:
            found = re.search(r"\*(\.\w+)", chosen)
            path += found[1] if found else ".png"
        else:
            self._agreed = path  # the file dialog has asked
        self.path.setText(path)

    def _save(self) -> None:
        path = self.path.text().strip()
        if not path:
            self._say(self.tr("Give the picture a file name."))
            return
        if Path(path).is_file() and path != self._agreed and not self._may_replace(path):
            return
        try:
            spec = self.spec()
        except BrieflineError as error:
            self._say(str(error))
            return
        self._say("")
        self._busy(True)
        self._drawing = self._jobs.run(
            "briefline.ui.drawing:write",
            str(Path(path).expanduser()),
            self._events(),
            spec,
            self._window(),
            done=self._finish,
            failed=self._fail,
        )

    def _may_replace(self, path: str) -> bool:
        asked = QMessageBox.question(
            self, self.tr("Export picture"), self.tr("“{0}” exists. Replace it?").format(Path(path).name)
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
        self._progress.setVisible(busy)
        self.save.setEnabled(not busy)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        restyle(self.message, "role", "error")

    def done(self, result: int) -> None:
        self._pause.stop()
        self._jobs.close()
        super().done(result)
