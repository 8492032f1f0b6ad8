"""Session: everything that the panes share, wired once."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from briefline.model.event import Event
from briefline.session.drafts import Drafts
from briefline.session.filter import Sieve
from briefline.session.focus import Focus
from briefline.session.holding import Holding
from briefline.session.jobs import Jobs
from briefline.session.kept_drafts import KeptDrafts
from briefline.session.reference import Reference
from briefline.session.saved_view import SavedView
from briefline.session.settings import Settings, data_folder
from briefline.session.store import Store
from briefline.session.time_marks import TimeMarks
from briefline.session.view import View

SETTLED_MS = 300  # after which the panes show a report that was opened


class Session(QObject):
    """The open report and what the user looks at. Panes call it, its parts signal the panes."""

    def __init__(
        self,
        jobs: Jobs | None = None,
        settings: Settings | None = None,
        data: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``data`` is where pasted texts and untitled projects are kept; None takes the platform's place."""
        super().__init__(parent)
        self.jobs = jobs or Jobs(self)
        self.settings = settings or Settings(parent=self)
        self.data = data or data_folder()
        self.store = Store(self.jobs, self.settings, self.data, self)
        self.focus = Focus(self)
        self.store.changed.connect(self._keep_document)
        self.drafts = Drafts(self)
        self.kept_drafts = KeptDrafts(self.store, self.drafts, self)
        self.reference = Reference(self.store, self.settings)
        self.sieve = Sieve(self.store, self.jobs, self.reference, self)
        self.view = View(self.store, self.sieve, self.settings, self)
        self.marks = TimeMarks(self.store, self.settings, self)
        self._saved_view = SavedView(self.store, self.focus, self.sieve, self.view, self)
        self._held: Holding | None = None
        self.store.changed.connect(self._keep_selection)
        self.settings.changed.connect(
            lambda name: self.store.read_anew() if name in ("figures", "language") else None
        )
        # the layout of a long report is too much for the garbage collector to walk through while one works
        self._laid_out = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._laid_out.timeout.connect(gc.freeze)
        self.store.opened.connect(lambda _: self._laid_out.start())

    def close(self) -> None:
        """End the worker process and let go of the project."""
        self.store.close()
        self.jobs.close()

    def _keep_document(self, holding: Holding | None) -> None:
        documents = holding.project.documents if holding is not None else ()
        if self.focus.document not in documents:
            self.focus.show_document(documents[0] if documents else "")

    def _keep_selection(self, holding: Holding | None) -> None:
        before, self._held = self._held, holding
        focus = self.focus
        if before is None or holding is None:
            focus.select(None)
            return
        found = {
            name: same_event(before.by_id[name], holding) for name in focus.chosen if name in before.by_id
        }
        current = found.get(focus.selected) if focus.selected is not None else None
        focus.choose((name for name in found.values() if name is not None), current)


def same_event(event: Event, holding: Holding) -> str | None:
    """The event of another reading that shares most words with this one; None when none does.

    Where the date of one of its mentions is read otherwise, an event may begin at another place: its id is
    no help then.
    """
    if event.id in holding.by_id:
        return event.id
    places = {(mention.document, mention.span) for mention in event.mentions}

    def likeness(other: Event) -> tuple[int, bool]:
        shared = sum((mention.document, mention.span) in places for mention in other.mentions)
        return shared, other.title == event.title

    there = dict.fromkeys(
        id
        for document, span in sorted(places)
        for found, id in holding.passages.touching(document, span.start, span.end)
        if found == span
    )
    same_kind = [holding.by_id[id] for id in there if holding.by_id[id].kind is event.kind]
    best = max(same_kind, key=likeness, default=None)
    return best.id if best is not None else None
