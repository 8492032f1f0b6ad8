"""The presets of pictures: chosen, kept under a name, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QPushButton, QWidget

from briefline.session.settings import Settings


class PresetRow(QWidget):
    """The list of them and two buttons.

    Signals:
        chosen(values): the fields shall have these values.
    """

    chosen = Signal(dict)

    def __init__(self, settings: Settings, values: Callable[[], dict[str, Any]]) -> None:
        """``values`` gives what the fields have, to be kept."""
        super().__init__()
        self._settings, self._values = settings, values
        self.names = QComboBox()
        self.names.setAccessibleName(self.tr("Presets"))
        self.names.setToolTip(self.tr("On the command line: briefline export … --preset NAME"))
        self.keep = QPushButton(self.tr("Keep…"))
        self.drop = QPushButton(self.tr("Forget"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.names, 1)
        for button in (self.keep, self.drop):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.names.activated.connect(self._choose)
        self.keep.clicked.connect(self._ask)
        self.drop.clicked.connect(self._forget)
        self._fill("")

    def keep_as(self, name: str) -> None:
        """Keep the fields under a name; one of that name before is replaced."""
        self._settings.picture_presets = {**self._settings.picture_presets, name: self._values()}
        self._fill(name)

    def _fill(self, chosen: str) -> None:
        self.names.clear()
        names = sorted(self._settings.picture_presets)
        self.names.addItems([self.tr("none"), *names])
        self.names.setCurrentText(chosen)
        self.drop.setEnabled(bool(names))

    def _choose(self) -> None:
        self.chosen.emit(self._settings.picture_presets.get(self.names.currentText(), {}))

    def _ask(self) -> None:
        name, agreed = QInputDialog.getText(self, self.tr("Keep these choices"), self.tr("Name"))
        if agreed and name.strip():
            self.keep_as(name.strip())

    def _forget(self) -> None:
        kept = self._settings.picture_presets
        kept.pop(self.names.currentText(), None)
        self._settings.picture_presets = kept
        self._fill("")
