"""One event, two dates: each with its quote, one below the other, and a choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefline.model import corrections
from briefline.model.project import Record
from briefline.model.when import When
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.ui.contradiction import claims
from briefline.ui.event_text import shortened
from briefline.ui.parts import button, heading, label

LONG = 140  # characters of a quote


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflict", text)


def is_undecided(record: Record) -> bool:
    """True where the text gives the event dates that rule each other out, and nobody has chosen one."""
    return bool(record.event.contradictions) and record.set_at("when") is None


def conflict(session: Session, record: Record) -> QWidget | None:
    """A card for each date that the text gives the event; None where they agree or one was chosen."""
    event = record.event
    if not is_undecided(record):
        return None
    made = QWidget()
    cards = QVBoxLayout(made)
    cards.setContentsMargins(0, 8, 0, 2)
    cards.setSpacing(6)
    cards.addWidget(heading(_tr("The text contradicts itself")))
    for when, mention in claims(event):
        card = QFrame()
        card.setObjectName("derivation")
        column = QVBoxLayout(card)
        column.setContentsMargins(9, 7, 9, 7)
        date = words(when, session.settings.date_style)
        row = QHBoxLayout()
        row.addWidget(label(date, "date"), 1)
        if not session.store.is_read_only:
            use = button(_tr("Use this"), partial(use_date, session, event.id, when))
            use.setAccessibleName(_tr("Use {0}").format(date))
            row.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(label(f"“{shortened(' '.join(mention.quote.split()), LONG)}”", "muted", grow=-0.5))
        cards.addWidget(card)
    return made


def use_date(session: Session, event: str, when: When) -> None:
    """Take one of the dates that the text gives an event."""
    session.store.edit(lambda project, at: corrections.choose_date(project, event, when, at))
