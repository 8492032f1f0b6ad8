"""What the details show when several events are selected: what can be done with them, and the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefline.model.event import Event, Kind
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.ui.edit_verbs import acts_on_several
from briefline.ui.event_text import by_time, copy_events
from briefline.ui.fields import put
from briefline.ui.flow import FlowLayout
from briefline.ui.parts import button, label
from briefline.ui.wrapped_link import WrappedLink

LISTED = 100  # events that are listed at first


def _tr(text: str) -> str:
    return QCoreApplication.translate("Several", text)


def several(
    session: Session, events: Sequence[Event], column: QVBoxLayout, export: Callable[[], object]
) -> Iterator[None]:
    """Fill a column; each step adds an event to the list. ``export`` asks for a picture of them."""
    style = session.settings.date_style
    publications = sum(event.kind is Kind.PUBLICATION for event in events)
    column.addWidget(label(_tr("{0} events selected").format(len(events)), "title", grow=4))
    ordered = by_time(events)
    dated = [event.when for event in ordered if event.when is not None]
    aside = [_tr("from {0} to {1}").format(words(dated[0], style), words(dated[-1], style))] if dated else []
    if publications:
        aside.append(_tr("{0} of them publications").format(publications))
    if len(dated) < len(events):
        aside.append(_tr("{0} undated").format(len(events) - len(dated)))
    if aside:
        column.addWidget(label("; ".join(aside), "muted"))
    column.addSpacing(6)
    row = QWidget()
    flow = FlowLayout(row)
    for text, run in (
        (_tr("Zoom to them"), partial(session.view.show_around, [event.id for event in events])),
        (_tr("Copy as text"), partial(copy_events, session, ordered)),
        (_tr("Export…"), export),
        (_tr("Select none"), partial(session.focus.select, None)),
    ):
        flow.addWidget(button(text, run))
    if not session.store.is_read_only:
        for act, correct in acts_on_several(session, [event.id for event in events]):
            flow.addWidget(button(act, correct))
    column.addWidget(row)
    column.addSpacing(8)
    yield
    for event in ordered[:LISTED]:
        date = f"{words(event.when, style)} · " if event.when else ""
        entry = WrappedLink(f"{date}{event.title}")
        entry.clicked.connect(partial(session.focus.select, event.id))
        column.addWidget(entry)
        entry.show()
        yield
    if len(ordered) > LISTED:
        text = _tr("{0} more are selected, not listed here").format(len(ordered) - LISTED)
        put(column, label(text, "muted"))
