"""Session: everything that the panes share, wired once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from briefline.session.filter import Sieve
from briefline.session.focus import Focus
from briefline.session.jobs import Jobs
from briefline.session.settings import Settings, data_folder
from briefline.session.store import Holding, Store
from briefline.session.view import View


class Session(QObject):
    """The open report and what the user looks at. Panes call it, its parts signal the panes."""

    def __init__(
        self,
        jobs: Jobs | None = None,
        settings: Settings | None = None,
        data: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``data`` is where pasted texts are kept; None takes the platform's place."""
        super().__init__(parent)
        self.jobs = jobs or Jobs(self)
        self.settings = settings or Settings(parent=self)
        self.data = data or data_folder()
        self.store = Store(self.jobs, self.settings, self)
        self.focus = Focus(self)
        self.sieve = Sieve(self.store, self)
        self.view = View(self.store, self.sieve, self.settings, self)
        self.store.changed.connect(self._keep_selection)

    def close(self) -> None:
        """End the worker process."""
        self.jobs.close()

    def _keep_selection(self, holding: Holding | None) -> None:
        # ids follow the order of finding: the same words are the same event, whatever its id is now
        selected = self.focus.selected
        if selected is not None and (holding is None or selected not in holding.by_id):
            self.focus.select(None)
