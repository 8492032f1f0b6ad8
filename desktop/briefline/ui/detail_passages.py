"""The passages in the details: every mention of an event, verbatim, and why they were joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from briefline.model.project import Record
from briefline.session.holding import Holding
from briefline.session.session import Session
from briefline.ui.edit_verbs import split
from briefline.ui.fields import group, put
from briefline.ui.parts import label, link
from briefline.ui.passages import document_of
from briefline.ui.provenance import provenance
from briefline.ui.quotes import QuoteCard

FIRST = 6  # passages that are shown at first


def _tr(text: str) -> str:
    return QCoreApplication.translate("DetailPassages", text)


def add_passages(
    session: Session,
    holding: Holding,
    column: QVBoxLayout,
    record: Record,
    *,
    all_of_them: bool,
    want_all: Callable[[], object],
) -> Iterator[None]:
    """One card a mention, the first ones only unless ``all_of_them``; ``want_all`` is asked for the rest."""
    event = record.event
    mentions = event.mentions
    if not mentions:
        return
    group(column, _tr("Said in the text · {0}").format(len(mentions)))
    line = provenance(session, record, "mentions")
    if line is not None:
        put(column, line)
    can_split = len(mentions) > 1 and not session.store.is_read_only
    for number, mention in enumerate(mentions if all_of_them else mentions[:FIRST]):
        card = QuoteCard(mention, document_of(mention, holding))
        card.wanted.connect(session.focus.quote)
        put(column, card)
        if can_split:
            yield
            apart = link(_tr("Make it an event of its own"), partial(split, session, event.id, number))
            put(column, apart)
        yield
    hidden = len(mentions) - FIRST
    if hidden > 0 and not all_of_them:
        put(column, link(_tr("{0} more…").format(hidden), want_all))
    for reason in event.joined:
        put(column, label(_tr("Taken as one event: {0}").format(reason), "muted", grow=-0.5))
        yield
