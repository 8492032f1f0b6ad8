"""Preferences: what is chosen once, on one page. Each choice holds at once, as in the menus."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from briefline.ui.actions import Actions
from briefline.ui.dialog_room import resize_within_screen, scrolling
from briefline.ui.parts import heading, label

FIELD_WIDTH = 340  # pixels


class PreferencesDialog(QDialog):
    """Shows the same actions as the View menu. It is modal: the menus change nothing beneath it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        choices = QWidget()
        self._grid = QGridLayout(choices)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(7)
        self._group(self.tr("Reports"))
        self._choice(self.tr("Dates in figures"), actions.figures)
        self._choice(self.tr("Language"), actions.languages)
        self._note(
            self.tr(
                "With another choice the open project is read again; what you set by hand stays. "
                "In languages other than English only dates are read."
            )
        )
        self._group(self.tr("Window"))
        self._choice(self.tr("Look"), actions.themes)
        self._choice(self.tr("Dates written as"), actions.styles)
        self._group(self.tr("Timeline"))
        self._choice(self.tr("Mouse wheel"), actions.wheels)
        self._choice(self.tr("Movement"), actions.motions)
        self._choice(self.tr("Years divided into"), actions.ticks)
        self._choice(self.tr("Weeks on the axis begin on"), actions.week_starts)
        self._note(
            self.tr(
                "Weeks that begin on Monday are numbered as ISO 8601 has it. The choice changes no date: "
                "“last week”, in a report or typed here, goes from Monday to Sunday."
            )
        )
        self._tick(actions.legend)
        self._tick(actions.rest)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(16)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        column.addWidget(scrolling(choices, self.windowTitle()), 1)
        column.addWidget(buttons)
        margins = column.contentsMargins()
        around = margins.top() + margins.bottom() + column.spacing() + buttons.sizeHint().height()
        resize_within_screen(self, self.sizeHint().width(), choices.sizeHint().height() + around)

    def _group(self, text: str) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.setRowMinimumHeight(row, 10)
            row += 1
        self._grid.addWidget(heading(text), row, 0, 1, 2)

    def _choice(self, text: str, group: QActionGroup) -> None:
        box = QComboBox()
        box.setAccessibleName(text)
        box.setFixedWidth(FIELD_WIDTH)
        entries = group.actions()
        for action in entries:
            box.addItem(action.text())
        checked = group.checkedAction()
        if checked is not None:
            box.setCurrentIndex(entries.index(checked))
        box.activated.connect(lambda row: entries[row].trigger())
        row = self._grid.rowCount()
        self._grid.addWidget(QLabel(text), row, 0)
        self._grid.addWidget(box, row, 1)

    def _tick(self, action: QAction) -> None:
        box = QCheckBox(action.text())
        box.setToolTip(action.toolTip())
        box.setChecked(action.isChecked())
        box.clicked.connect(action.trigger)
        self._grid.addWidget(box, self._grid.rowCount(), 1)

    def _note(self, text: str) -> None:
        note = label(text, "muted", grow=-0.5)
        note.setFixedWidth(FIELD_WIDTH)
        note.setFixedHeight(note.heightForWidth(FIELD_WIDTH))
        self._grid.addWidget(note, self._grid.rowCount(), 1)
