"""The source with what belongs to its document: which one is shown, and when it was written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefline.session.session import Session
from briefline.ui.document_bar import DocumentBar
from briefline.ui.look import Look
from briefline.ui.published_row import PublishedLine, PublishedRow
from briefline.ui.source_pane import SourcePane

MARGIN = 16  # pixels, as the text has


class SourceArea(QWidget):
    """One line about the document, the row in which its date is set, and the text.

    Signals:
        change_wanted(): the user wants to set the document's date.
    """

    change_wanted = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.documents = DocumentBar(session)
        self.line = PublishedLine(session)
        self.line.change_wanted.connect(self.change_wanted)
        self.row = PublishedRow(session)
        self.text = SourcePane(session, look)
        self._head = QWidget()
        self._head.setObjectName("sourceHead")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(MARGIN, 4, MARGIN - 6, 2)
        head.setSpacing(12)
        head.addWidget(self.documents, 1)
        head.addWidget(self.line)
        head.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.row)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)
        session.store.changed.connect(lambda _: self._fit())
        session.focus.document_changed.connect(lambda _: self._fit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * MARGIN
        self.line.fit(room if self.documents.isHidden() else room // 2, named=self.documents.isHidden())
