"""Which document a mention is in, which events stand in a publication's part of it; doubts as sentences."""

from __future__ import annotations

from briefline.model.event import Event, Kind, Mention
from briefline.model.text import Document
from briefline.session.holding import Holding


def told_in(publication: Event, holding: Holding) -> list[Event]:
    """The events with a mention inside the part of the document that is the publication's.

    What the user made a publication of has no part of its own.
    """
    as_found = holding.project.records[publication.id].found
    if as_found is None or as_found.kind is not Kind.PUBLICATION:
        return []
    found: dict[str, Event] = {}
    for mention in publication.mentions[:1]:
        document = document_of(mention, holding)
        parts = document.parts if document else ()
        for part in parts:
            if not part.span.covers(mention.span):
                continue
            there = holding.passages.touching(mention.document, part.span.start, part.span.end)
            for span, id in there:
                event = holding.by_id[id]
                if event.kind is Kind.EVENT and part.span.covers(span):
                    found.setdefault(id, event)
    return list(found.values())


def document_of(mention: Mention, holding: Holding) -> Document | None:
    """The document that a mention is in."""
    return next((found for found in holding.chronology.documents if found.id == mention.document), None)


def as_sentence(text: str) -> str:
    """A doubt as a sentence: with a capital and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
