"""The list of keys and gestures, read from resources/help/keys.toml."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from briefline.ui.parts import heading, label


class KeysDialog(QDialog):
    """Two columns of sections; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and gestures"))
        text = files("briefline.resources").joinpath("help", "keys.toml").read_text(encoding="utf-8")
        sections = tomllib.loads(text)["section"]
        columns = QHBoxLayout()
        columns.setSpacing(40)
        for half in (sections[::2], sections[1::2]):
            column = QVBoxLayout()
            column.setSpacing(6)
            for section in half:
                column.addWidget(heading(section["title"]))
                grid = QGridLayout()
                grid.setHorizontalSpacing(18)
                grid.setVerticalSpacing(6)
                for row, (keys, meaning) in enumerate(section["keys"]):
                    pressed = QLabel(keys)
                    pressed.setProperty("role", "title")
                    grid.addWidget(pressed, row, 0, Qt.AlignmentFlag.AlignTop)
                    what = label(meaning)
                    what.setMinimumWidth(240)
                    grid.addWidget(what, row, 1)
                grid.setColumnStretch(1, 1)
                column.addLayout(grid)
                column.addSpacing(16)
            column.addStretch(1)
            columns.addLayout(column, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 16)
        outer.addLayout(columns)
        outer.addWidget(buttons)
