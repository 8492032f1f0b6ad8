"""The links in the details: related publications and engagements, and the events told in a publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from briefline.model.event import Event, Kind
from briefline.model.project import Record
from briefline.model.wording import words
from briefline.session.holding import Holding
from briefline.session.session import Session
from briefline.ui.edit_verbs import unlink
from briefline.ui.fields import group, put
from briefline.ui.parts import label, link
from briefline.ui.provenance import provenance
from briefline.ui.wrapped_link import WrappedLink


def _tr(text: str) -> str:
    return QCoreApplication.translate("DetailLinks", text)


def add_links(
    session: Session, holding: Holding, column: QVBoxLayout, record: Record, beside: Iterable[Event] = ()
) -> Iterator[None]:
    """What an event is linked with; those of ``beside`` are listed elsewhere already."""
    event = record.event
    listed = {other.id for other in beside}
    links = holding.links_of(event.id)
    found = [(holding.by_id[other], reason) for other, reason in links.items() if other not in listed]
    publications = [pair for pair in found if pair[0].kind is Kind.PUBLICATION]
    engagements = [pair for pair in found if pair[0].kind is Kind.EVENT]
    yield from add_events(session, column, _tr("Related publications"), publications, event.id)
    yield from add_events(session, column, _tr("Related engagements"), engagements, event.id)
    line = provenance(session, record, "related")
    if line is not None:
        if not found:
            group(column, _tr("Links"))
        put(column, line)


def add_events(
    session: Session,
    column: QVBoxLayout,
    title: str,
    found: Iterable[tuple[Event, str]],
    of: str | None = None,
) -> Iterator[None]:
    """A list of events, each with a reason; with ``of`` those linked with that one, which can be unlinked."""
    pairs = list(found)
    if not pairs:
        return
    group(column, title)
    for other, reason in pairs:
        date = f"{words(other.when, session.settings.date_style)} · " if other.when else ""
        row = WrappedLink(f"{date}{other.title}")
        row.clicked.connect(partial(session.focus.select, other.id))
        put(column, row)
        yield
        if reason:
            put(column, label(reason, "muted", grow=-0.5))
        if of is not None and not session.store.is_read_only:
            away = link(_tr("unlink"), partial(unlink, session, of, other.id))
            away.setAccessibleName(_tr("Unlink “{0}”").format(other.title))
            put(column, away)
        yield
