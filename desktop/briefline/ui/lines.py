"""Lines: a flat list in columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget


class Lines(QTreeWidget):
    """A flat list in columns that says when Enter or a figure is pressed.

    Signals:
        chosen(): Enter was pressed.
        numbered(n): the figure n was.
    """

    chosen = Signal()
    numbered = Signal(int)

    def __init__(self, titles: list[str], shares: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares = shares
        # a timer of the list: a single shot would run though the list is gone
        self._sharing = QTimer(self, singleShot=True, interval=0)
        self._sharing.timeout.connect(self.share_out)
        self.setHeaderLabels(titles)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def add(self, texts: tuple[str, ...], data: object) -> QTreeWidgetItem:
        """Add a line."""
        item = QTreeWidgetItem([" ".join(text.split()) for text in texts])
        item.setData(0, Qt.ItemDataRole.UserRole, data)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        self.addTopLevelItem(item)
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
            return
        if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 and not event.modifiers():
            self.numbered.emit(event.key() - Qt.Key.Key_0)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sharing.start()

    def share_out(self) -> None:
        """Give each column its share of the width."""
        whole = self.viewport().width()
        for column, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(column, whole * share // sum(self._shares))
