"""Events as plain text with their sources, to be pasted into a mail or a memo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtGui import QGuiApplication

from briefline.model.event import Event, Kind, Mention
from briefline.model.text import Document
from briefline.model.wording import DateStyle, words
from briefline.session.session import Session

LONG_QUOTE = 400  # characters
MOST_QUOTES = 4  # of one event
NO_DOCUMENTS: Mapping[str, Document] = MappingProxyType({})


def copy_events(session: Session, events: Iterable[Event]) -> None:
    """Put events as text into the clipboard."""
    holding = session.store.holding
    documents = {found.id: found for found in holding.chronology.documents} if holding else {}
    QGuiApplication.clipboard().setText(events_text(events, session.settings.date_style, documents))


def events_text(
    events: Iterable[Event], style: DateStyle, documents: Mapping[str, Document] = NO_DOCUMENTS
) -> str:
    """One paragraph an event, in time: date, title, who and where, and the quotes with their places."""
    return "\n\n".join(event_text(event, style, documents) for event in by_time(events))


def by_time(events: Iterable[Event]) -> list[Event]:
    """The events by their start, undated ones last, otherwise in the order given."""
    far = float("inf")

    def start(event: Event) -> float:
        edges = (event.when.lo, event.when.hi) if event.when else ()
        return min((edge for edge in edges if edge is not None), default=far)

    return sorted(events, key=start)


def event_text(event: Event, style: DateStyle, documents: Mapping[str, Document] = NO_DOCUMENTS) -> str:
    """One event in a few lines; of ``documents`` by id come the titles and paragraphs of its quotes."""
    date = f"{words(event.when, style)}: " if event.when else ""
    lines = [f"{date}{event.title}"]
    aside = [", ".join(who.name for who in event.participants), ", ".join(event.places)]
    if event.kind is Kind.PUBLICATION:
        aside = [event.type, *aside, ", ".join(event.topics)]
    if any(aside):
        lines.append("; ".join(part for part in aside if part))
    if event.blurb:
        lines.append(shortened(event.blurb, LONG_QUOTE))
    for mention in event.mentions[:MOST_QUOTES]:
        place = place_of(mention, documents.get(mention.document))
        lines.append(f"“{shortened(mention.quote, LONG_QUOTE)}”{f' ({place})' if place else ''}")
    return "\n".join(lines)


def place_of(mention: Mention, document: Document | None) -> str:
    """Where a mention stands: "Harbour report, ¶ 14"; "" where the document is not known."""
    if document is None:
        return ""
    index = document.section_index(mention.span.start)
    name = document.title or document.source
    return f"{name}, ¶ {index + 1}" if index is not None else name


def shortened(text: str, most: int) -> str:
    """A text on one line, cut at a word with an ellipsis where it is longer than ``most`` characters."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
