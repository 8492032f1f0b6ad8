"""How a project was looked at, kept in its file and taken up again when it is opened."""

from __future__ import annotations

import json
import logging
from typing import Any

from PySide6.QtCore import QObject

from briefline.session.filter import Sieve
from briefline.session.focus import Focus
from briefline.session.holding import Holding
from briefline.session.saved_filters import filter_of, filter_text
from briefline.session.store import Store
from briefline.session.view import LANES, View

LAST = "last"

log = logging.getLogger(__name__)


class SavedView(QObject):
    """Lanes, folding, the stretch of time on the screen, filter, selection and the document shown."""

    def __init__(self, store: Store, focus: Focus, sieve: Sieve, view: View, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._focus, self._sieve, self._view = store, focus, sieve, view
        store.leaving.connect(self._keep)
        store.opened.connect(self._restore)

    def _keep(self) -> None:
        if self._store.holding is None or self._view.timeline is None:
            return
        self._store.keep_view(LAST, json.dumps(self._state(), ensure_ascii=False))

    def _state(self) -> dict[str, Any]:
        view, timeline, viewport = self._view, self._view.timeline, self._view.target
        stretch = None
        if timeline is not None and viewport is not None and not view.is_fitted:
            stretch = [timeline.time_at(side, viewport) for side in (0.0, 1.0)]
        return {
            "lanes": view.lanes,
            "folded": view.is_folded,
            "stretch": stretch,
            "filter": filter_text(self._sieve.filter),
            "selected": list(self._focus.chosen),
            "document": self._focus.document,
        }

    def _restore(self, holding: Holding) -> None:
        text = holding.project.views.get(LAST)
        if not text:
            return
        try:
            state = json.loads(text)
        except ValueError:
            log.warning("How the project was looked at cannot be read.")
            return
        view = self._view
        if state.get("lanes") in LANES:
            view.lanes = state["lanes"]
        self._sieve.filter = filter_of(str(state.get("filter", "")))
        if bool(state.get("folded")) != view.is_folded and view.can_fold:
            view.fold(bool(state.get("folded")))
        stretch = state.get("stretch")
        if isinstance(stretch, list) and len(stretch) == 2:
            view.show_stretch(float(stretch[0]), float(stretch[1]), eased=False)
        if state.get("document") in holding.project.filings:
            self._focus.show_document(str(state["document"]))
        self._focus.choose(name for name in state.get("selected", ()) if name in holding.by_id)
