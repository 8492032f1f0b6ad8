"""Which of the project's documents the source pane shows; hidden while there is only one."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from briefline.session.holding import Holding
from briefline.session.session import Session


class DocumentBar(QComboBox):
    """A list of the documents by title; it follows the focus and sets it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("Document shown"))
        self.setToolTip(self.tr("The document shown below"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda index: session.focus.show_document(self.itemData(index)))
        session.store.changed.connect(self._take)
        session.focus.document_changed.connect(self._follow)
        self._take(session.store.holding)

    def _take(self, holding: Holding | None) -> None:
        with QSignalBlocker(self):
            self.clear()
            for name in holding.project.documents if holding else ():
                filing = holding.project.filings[name] if holding else None
                if filing is not None:
                    title = filing.document.title
                    self.addItem(f"{title} · {filing.name}" if title else filing.name, name)
        self.setVisible(self.count() > 1)
        self._follow(self._session.focus.document)

    def _follow(self, document: str) -> None:
        index = self.findData(document)
        with QSignalBlocker(self):
            self.setCurrentIndex(max(index, 0))
