"""What the user said is no event: listed, and given back with one click."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefline.model.wording import words
from briefline.session.holding import Holding
from briefline.session.session import Session
from briefline.ui.edit_verbs import restore
from briefline.ui.parts import button, label


class HiddenList(QScrollArea):
    """One line an event, with its date and quote, and Restore."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: object = None
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Not events"))
        session.store.changed.connect(self._take)
        self._take(session.store.holding)

    def _take(self, holding: Holding | None) -> None:
        events, style = holding.hidden if holding else (), self._session.settings.date_style
        if (events, style) == self._shown:
            return
        self._shown = events, style
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        for event in events:
            row = QHBoxLayout()
            row.setSpacing(12)
            date = words(event.when, style) if event.when else self.tr("no date")
            text = QVBoxLayout()
            text.setSpacing(1)
            text.addWidget(label(f"{date} · {event.title}"))
            if event.mentions:
                quote = label(f"“{' '.join(event.mentions[0].quote.split())}”", "muted", grow=-0.5)
                text.addWidget(quote)
            row.addLayout(text, 1)
            back = button(self.tr("Restore"), partial(restore, self._session, event.id))
            back.setAccessibleName(self.tr("Restore “{0}”").format(event.title))
            row.addWidget(back)
            column.addLayout(row)
        column.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(inner)
