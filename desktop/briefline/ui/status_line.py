"""The line at the bottom: how much there is, from when to when, and the first keys to know."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefline.model.event import Event, Kind
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.session.store import Holding


class StatusLine(QWidget):
    """Counts of the open report."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.text = QLabel()
        hint = QLabel(
            self.tr("wheel: zoom  ·  drag: pan  ·  ← →: events  ·  F: to the event  ·  ?: all keys")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 4)
        row.addWidget(self.text)
        row.addStretch(1)
        row.addWidget(hint)
        session.store.changed.connect(self._follow)
        session.settings.changed.connect(
            lambda name: self._follow(session.store.holding) if name == "date_style" else None
        )
        self._follow(session.store.holding)

    def _follow(self, holding: Holding | None) -> None:
        if holding is None:
            self.text.setText("")
            return
        events, undated = holding.chronology.events, holding.chronology.undated
        listed = sum(event.kind is Kind.PUBLICATION for event in (*events, *undated))
        total = len(events) + len(undated) - listed
        parts = [self.tr("1 event") if total == 1 else self.tr("{0} events").format(total)]
        if undated:
            parts[0] += self.tr(", {0} undated").format(len(undated))
        if listed:
            parts.append(
                self.tr("1 publication") if listed == 1 else self.tr("{0} publications").format(listed)
            )
        if events:
            parts.append(self._span(events))
        self.text.setText("   ·   ".join(parts))

    def _span(self, events: tuple[Event, ...]) -> str:
        style = self._session.settings.date_style
        first = min(events, key=lambda e: e.when.lo if e.when and e.when.lo is not None else 10**18)
        last = max(events, key=lambda e: e.when.hi if e.when and e.when.hi is not None else -(10**18))
        assert first.when is not None
        assert last.when is not None
        start, end = words(first.when, style), words(last.when, style)
        return start if start == end else f"{start} – {end}"
