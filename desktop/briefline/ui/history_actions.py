"""Undo and Redo, named by the step: "Undo merge of 3 events"."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from briefline.session.store import Store


class HistoryActions(QObject):
    """The two actions; they follow the history of the open project."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.undo = QAction(self)
        self.undo.setShortcuts(QKeySequence.StandardKey.Undo)
        self.undo.triggered.connect(lambda _=False: store.undo())
        self.redo = QAction(self)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.redo.triggered.connect(lambda _=False: store.redo())
        store.history_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        for action, verb, name in (
            (self.undo, self.tr("Undo"), self._store.undo_name),
            (self.redo, self.tr("Redo"), self._store.redo_name),
        ):
            action.setText(f"{verb} {name}".strip().replace("&", "&&"))
            action.setEnabled(bool(name))
