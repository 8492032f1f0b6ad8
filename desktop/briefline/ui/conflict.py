"""One event, two dates: both quotes side by side, and a choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefline.model import corrections
from briefline.model.project import Record
from briefline.model.when import When
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.ui.event_text import shortened
from briefline.ui.parts import button, label

LONG = 140  # characters of a quote


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflict", text)


def conflict(session: Session, record: Record) -> QWidget | None:
    """A card for each date that the text gives the event; None where they agree or one was chosen."""
    event = record.event
    against = event.contradictions
    if not against or record.set_at("when") is not None:
        return None
    found: dict[str, tuple[When, str]] = {}
    for told in event.mentions:
        if told.told is not None and told.told.when is not None:
            found.setdefault(told.told.when.edtf, (told.told.when, told.quote))
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(6)
    for when, quote in found.values():
        card = QFrame()
        card.setObjectName("derivation")
        column = QVBoxLayout(card)
        column.setContentsMargins(9, 7, 9, 7)
        date = words(when, session.settings.date_style)
        column.addWidget(label(date, "date"))
        column.addWidget(label(f"“{shortened(' '.join(quote.split()), LONG)}”", "muted", grow=-0.5), 1)
        if not session.store.is_read_only:
            use = button(_tr("Use this"), partial(_use, session, event.id, when))
            use.setAccessibleName(_tr("Use {0}").format(date))
            column.addWidget(use)
        row.addWidget(card, 1)
    return made


def _use(session: Session, event: str, when: When) -> None:
    session.store.edit(lambda project, at: corrections.choose_date(project, event, when, at))
