"""The mark that says whether everything is on the disk."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from briefline.session.store import Store
from briefline.ui.parts import restyle

PATIENCE_MS = 300  # what is written sooner was never seen as unsaved


class SavedMark(QLabel):
    """ "Saved", "Saving…", or that there is nothing to save."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._wait = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._wait.timeout.connect(self._show)
        store.saving_changed.connect(self._follow)
        store.history_changed.connect(self._follow)
        store.changed.connect(lambda _: self._follow())
        self._show()

    def _follow(self) -> None:
        if not self._store.is_writing:
            self._wait.stop()
            self._show()
        elif not self._wait.isActive():
            self._wait.start()

    def _show(self) -> None:
        store = self._store
        text, role, why = "", "muted", ""
        if store.path is None or store.is_portion:
            pass
        elif store.is_read_only:
            text, why = self.tr("Read only"), self.tr("Save a copy to go on working in that.")
        elif store.is_writing:
            text, why = self.tr("Saving…"), self.tr("The disk has not answered yet. You can go on working.")
        elif store.is_unkept:
            text, role = self.tr("What you are typing is not saved"), "error"
            why = self.tr("The disk refused it. It stays here while the window is open.")
        else:
            text, why = self.tr("Saved"), self.tr("Every change is on the disk: {0}").format(store.path)
        if text != self.text():
            restyle(self, "role", role)
            self.setText(text)
        self.setToolTip(why)
        self.setAccessibleDescription(why)
