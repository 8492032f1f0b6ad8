"""What is being typed, kept in the project's file: no word is lost with the window or its power."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from briefline.session.drafts import Drafts
from briefline.session.holding import Holding
from briefline.session.store import Store

PAUSE_MS = 600  # in typing


class KeptDrafts(QObject):
    """Writes drafts at each pause in typing and when the project is left; opens them with it again.

    While a report is shown that is still being read, the drafts of the project before it are laid aside.
    """

    def __init__(self, store: Store, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._drafts = store, drafts
        self._kept: Mapping[tuple[str, str], str] = {}
        self._aside: Mapping[tuple[str, str], str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        drafts.typed_changed.connect(self._pause.start)
        store.leaving.connect(self.keep)
        store.history_changed.connect(lambda: self.keep() if store.is_unkept else None)  # elsewhere, perhaps
        store.opening.connect(self._start_over)
        store.opened.connect(self._restore)

    def keep(self) -> None:
        """Write what is typed, where that is not written yet."""
        self._pause.stop()
        typed = self._drafts.typed
        if (typed != self._kept or self._store.is_unkept) and self._store.keep_drafts(typed):
            self._kept = typed

    def _start_over(self) -> None:
        typed = self._drafts.typed
        self._drafts.forget()
        self._pause.stop()
        if not self._store.is_portion:
            QTimer.singleShot(0, self, self._bring_back)  # where the reading was cancelled
        elif typed:
            self._aside = typed

    def _bring_back(self) -> None:
        aside, self._aside = self._aside, {}
        self._open(aside)

    def _restore(self, holding: Holding) -> None:
        self._aside = {}
        self._kept = holding.project.drafts
        self._open(self._kept)
        if self._drafts.typed:
            QTimer.singleShot(0, self, self._tell)  # after the window has greeted the project

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the events about which something is being typed."""
        holding = self._store.holding
        events = dict.fromkeys(event for event, _ in self._drafts.typed)
        return tuple(holding.project.records[event].event.title for event in events) if holding else ()

    def _tell(self) -> None:
        if self.titles:
            titles = "”, “".join(self.titles)
            self._store.noticed.emit(
                self.tr("What you were typing about “{0}” is there again.").format(titles)
            )

    def _open(self, drafts: Mapping[tuple[str, str], str]) -> None:
        holding = self._store.holding
        if holding is None or self._store.is_read_only:
            return
        for (event, field), text in drafts.items():
            if event in holding.project.records:
                self._drafts.reopen(event, field, text)
