"""The list of keys and gestures, read from resources/help/keys.toml."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefline.ui.dialog_room import resize_within_screen, room_of
from briefline.ui.parts import heading, label

COLUMNS = 3
KEYS_WIDTH, MEANING_WIDTH = 124, 208  # pixels
BETWEEN, APART = 14, 36  # pixels between keys and meaning, and between columns
ASIDE, LARGEST = 80, 800  # pixels beside the columns; the most in height


class KeysDialog(QDialog):
    """Columns of sections; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and gestures"))
        text = files("briefline.resources").joinpath("help", "keys.toml").read_text(encoding="utf-8")
        sections = tomllib.loads(text)["section"]
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(APART)
        room = room_of(self)
        column_width = KEYS_WIDTH + BETWEEN + MEANING_WIDTH
        fitting = (room.width() - ASIDE + APART) // (column_width + APART)
        for part in _spread(sections, min(COLUMNS, max(1, fitting))):
            column = QVBoxLayout()
            column.setSpacing(6)
            for section in part:
                column.addWidget(heading(section["title"]))
                column.addLayout(_section(section["keys"]))
                column.addSpacing(14)
            column.addStretch(1)
            columns.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setObjectName("keys")
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(sheet.sizeHint().width() + bar + 2 * scroll.frameWidth())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 16, 16)
        outer.addWidget(scroll, 1)
        outer.addWidget(buttons)
        resize_within_screen(self, 0, min(sheet.sizeHint().height() + 100, LARGEST))


def _section(keys: list[tuple[str, str]]) -> QGridLayout:
    """What is pressed, and what it does, in two columns; as high as the words are when wrapped."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(BETWEEN)
    grid.setVerticalSpacing(5)
    for row, (pressed, meaning) in enumerate(keys):
        what, does = label(pressed, "title"), label(meaning)
        for made, width in ((what, KEYS_WIDTH), (does, MEANING_WIDTH)):
            made.setFixedWidth(width)
            made.setFixedHeight(made.heightForWidth(width))
        grid.addWidget(what, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(does, row, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _spread(sections: list[Any], count: int) -> list[list[Any]]:
    """The sections in their order, in columns of about the same length."""
    total = sum(len(section["keys"]) + 2 for section in sections)
    columns: list[list[Any]] = [[] for _ in range(count)]
    done = 0.0
    for section in sections:
        size = len(section["keys"]) + 2
        columns[min(int((done + size / 2) / total * count), count - 1)].append(section)
        done += size
    return columns
