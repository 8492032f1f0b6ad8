"""The head of the details: what it is, title, date and how that was read, what can be done, the note."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefline.model.event import Kind
from briefline.model.project import Record
from briefline.model.when import When
from briefline.model.wording import sentence, words
from briefline.session.moment import local_day
from briefline.session.session import Session
from briefline.ui.conflict import conflict
from briefline.ui.edit_verbs import acts_on_one, open_field
from briefline.ui.event_text import copy_events
from briefline.ui.fields import Fields, put
from briefline.ui.flow import FlowLayout
from briefline.ui.parts import button, label
from briefline.ui.passages import as_sentence
from briefline.ui.provenance import provenance


def _tr(text: str) -> str:
    return QCoreApplication.translate("DetailHead", text)


def add_head(session: Session, fields: Fields, column: QVBoxLayout, record: Record) -> None:
    """Kind, title, date, the dates that contradict each other, and the date's derivation."""
    event = record.event
    if event.kind is Kind.PUBLICATION:
        text = " · ".join(filter(None, (_tr("Publication"), event.type)))
        fields.add(column, record, "kind", label(text, "muted"), name=_tr("kind"))
    else:
        _kind_of_engagement(session, fields, column, record)
    style = session.settings.date_style
    fields.add(
        column, record, "title", label(event.title, "title", selectable=True, grow=4), name=_tr("title")
    )
    when = event.when
    date = label(
        words(when, style) if when else _tr("No date in the text"), "date", selectable=True, grow=1.5
    )
    fields.add(column, record, "when", date, name=_tr("date"))
    dates = conflict(session, record)
    if dates is not None:
        put(column, dates)
    if when is None or when.derivation is None:
        return
    card = QFrame()
    card.setObjectName("derivation")
    inner = QVBoxLayout(card)
    inner.setContentsMargins(11, 8, 11, 8)
    inner.setSpacing(4)
    inner.addWidget(label(sentence(when, style), selectable=True))
    for doubt in when.derivation.doubts:
        inner.addWidget(label(as_sentence(doubt), "doubt"))
    card.setAccessibleName(_tr("How the date was read"))
    column.addSpacing(2)
    column.addWidget(card)


def _kind_of_engagement(session: Session, fields: Fields, column: QVBoxLayout, record: Record) -> None:
    event, drafts = record.event, session.drafts
    text = " · ".join((_tr("Engagement"), event.category, event.status.value))
    opened = [name for name in ("category", "status", "kind") if drafts.text(event.id, name) is not None]
    for field in opened or ["category"]:
        fields.add(column, record, field, label(text, "muted"), name=_tr("category"))
    for field in ("status", "kind"):
        line = provenance(session, record, field)
        if line is not None and field not in opened:
            put(column, line)


def add_acts(session: Session, fields: Fields, column: QVBoxLayout, record: Record) -> Iterator[None]:
    """What can be done with it, below what is known of it; then the note. Each step adds a button."""
    event = record.event
    row = QWidget()
    flow = FlowLayout(row)
    column.addSpacing(4)
    put(column, row)
    for text, run in _acts(session, record):
        made = button(text, run)
        made.setProperty("role", "narrow")
        if text == _tr("Copy"):
            made.setToolTip(_tr("Copy it as text, with its quotes and where they stand (Ctrl+C)"))
            made.setAccessibleName(_tr("Copy as text with its sources"))
        flow.addWidget(made)
        made.show()
        yield
    if record.confirmed:
        day = words(When.parse(local_day(record.confirmed)), session.settings.date_style)
        put(column, label(_tr("Confirmed on {0}").format(day), "muted", grow=-0.5))
    if record.note or session.drafts.text(event.id, "note") is not None:
        note = label(record.note, selectable=True)
        fields.add(column, record, "note", note, title=_tr("Note"))


def _acts(session: Session, record: Record) -> Iterator[tuple[str, Callable[[], object]]]:
    event = record.event
    if not session.store.is_read_only:
        if event.kind is Kind.EVENT:
            yield _tr("Status…"), partial(open_field, session, "status", event.id)
            yield _tr("Kind…"), partial(open_field, session, "kind", event.id)
        yield from list(acts_on_one(session, event.id))[2:]
        if not record.note:
            yield _tr("Note…"), partial(open_field, session, "note", event.id)
    yield _tr("Copy"), partial(copy_events, session, [event])
