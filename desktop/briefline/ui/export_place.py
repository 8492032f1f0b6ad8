"""Where an export goes: the file's name, whose ending is the format."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from briefline.model.errors import ExportFailed
from briefline.paint.handing_on import FORMATS, format_of


class ExportPlace(QWidget):
    """A line for the name, a list of the formats, and a button for the file dialog.

    Signals:
        changed(): another name stands there.
    """

    changed = Signal()

    def __init__(self, stem: str, folder: str) -> None:
        """``stem`` is what the file may be called, ``folder`` where the last one went ("" for none)."""
        super().__init__()
        self.path = QLineEdit(str(_suggestion(stem, folder)))
        self.path.setMinimumWidth(360)
        self.path.setAccessibleName(self.tr("File name; its ending says the format"))
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for suffix, name in FORMATS.items():
            self.format.addItem(f"{name} ({suffix})", suffix)
        self._agreed = ""
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("Save as")))
        row.addWidget(self.path, 1)
        row.addWidget(self.format)
        row.addWidget(choose)
        self.format.activated.connect(self._use_format)
        self.path.textChanged.connect(self._follow)
        choose.clicked.connect(self._choose)

    @property
    def file(self) -> Path:
        """The file that is named."""
        return Path(self.path.text().strip())

    @property
    def is_empty(self) -> bool:
        """True while no name stands there."""
        return not self.path.text().strip()

    @property
    def is_agreed(self) -> bool:
        """True when the file dialog has asked already whether the file may be replaced."""
        return self.path.text().strip() == self._agreed

    def _follow(self, *_: object) -> None:
        try:
            suffix = format_of(self.file)
        except ExportFailed:
            suffix = ""
        if suffix:
            self.format.setCurrentIndex(self.format.findData(suffix))
        self.changed.emit()

    def _use_format(self) -> None:
        """Change the ending of the name to that of the format."""
        text = self.path.text().strip()
        for suffix in sorted(FORMATS, key=len, reverse=True):
            text = text[: -len(suffix)] if text.lower().endswith(suffix) else text
        self.path.setText(text + str(self.format.currentData()))

    def _choose(self) -> None:
        kinds = ";;".join(f"{name} (*{suffix})" for suffix, name in FORMATS.items())
        path, chosen = QFileDialog.getSaveFileName(self, self.tr("Save as"), self.path.text(), kinds)
        if not path:
            return
        try:
            format_of(Path(path))
            self._agreed = path
        except ExportFailed:
            found = re.search(r"\*((?:\.\w+)+)", chosen)
            path += found[1] if found else ".png"
        self.path.setText(path)


def _suggestion(stem: str, folder: str) -> Path:
    plain = re.sub(r"[^\w\s().-]", "", stem).strip() or "timeline"
    place = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return (Path(place) if place and Path(place).is_dir() else Path.home()) / f"{plain}.png"
