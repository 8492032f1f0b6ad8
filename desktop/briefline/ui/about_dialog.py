"""About Briefline: version, licence, and the licences of what it carries."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from briefline import __version__
from briefline.notices import notices
from briefline.ui.dialog_room import resize_within_screen
from briefline.ui.parts import label


class AboutDialog(QDialog):
    """Read-only; the licence texts can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Briefline"))
        resize_within_screen(self, 720, 520)
        licences = QPlainTextEdit(notices())
        licences.setReadOnly(True)
        licences.setAccessibleName(self.tr("Licences of what Briefline carries"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Briefline {0}").format(__version__), "title", grow=3))
        column.addWidget(
            label(
                self.tr(
                    "Reads a report and shows its timeline, on this computer only: nothing is sent anywhere. "
                    "Briefline is under the MIT licence. It carries other people’s work, under these:"
                ),
                selectable=True,
            )
        )
        column.addWidget(licences, 1)
        column.addWidget(buttons)
