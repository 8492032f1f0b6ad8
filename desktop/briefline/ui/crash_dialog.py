"""The report of a fault: what happened, what is not lost, and the text to pass on by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefline.ui.dialog_room import resize_within_screen
from briefline.ui.parts import label


class CrashDialog(QDialog):
    """Shown for an exception that nobody caught. Nothing is sent anywhere."""

    def __init__(self, report: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A fault in Briefline"))
        resize_within_screen(self, 680, 420)
        self._report = report
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report of the fault"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(self.tr("Copy the report"))
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Something went wrong that should not have."), "title", grow=3))
        column.addWidget(
            label(
                self.tr(
                    "Your report is still open and you can go on. If it happens again, pass the text below "
                    "on to the people who make Briefline; it holds nothing of your report’s text unless "
                    "the fault’s last line quotes it. It is also in {0}. Nothing is sent by itself."
                ).format(log),
                selectable=True,
            )
        )
        column.addWidget(text, 1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
