"""The JSON that ``briefline extract --json`` prints: one object, documented in desktop/ARCHITECTURE.md."""

from __future__ import annotations

from typing import Any

from briefline.model.event import Chronology, Event, Kind, Mention
from briefline.model.timex import Timex
from briefline.model.when import When
from briefline.model.wording import sentence


def chronology_object(chronology: Chronology) -> dict[str, Any]:
    """The chronology as plain dicts and lists, ready for json.dumps.

    ``earliest`` and ``latest`` are inclusive ISO dates or date-times, null where open; offsets are
    half-open, in characters of the text as read.
    """
    return {
        "documents": [
            {
                "id": document.id,
                "title": document.title,
                "source": document.source,
                "language": document.language,
                "published": _when(published.when)
                | {"basis": published.basis if published.when else "unknown", "reason": published.reason},
            }
            for document, published in zip(chronology.documents, chronology.published, strict=True)
        ],
        "events": [event_object(event) for event in chronology.events],
        "undated": [event_object(event) for event in chronology.undated],
        "time_expressions": [{"document": time.document} | _timex(time) for time in chronology.times],
    }


def event_object(event: Event) -> dict[str, Any]:
    """One event or publication as a plain dict."""
    out: dict[str, Any] = {
        "id": event.id,
        "kind": event.kind.value,
        "title": event.title,
        "category": event.category,
        "status": event.status.value,
        "when": _dated(event.when) if event.when else None,
        "participants": [{"name": one.name, "role": one.role} for one in event.participants],
        "places": list(event.places),
        "topics": list(event.topics),
        "confidence": round(event.confidence, 3),
        "doubts": list(event.doubts),
        "joined": list(event.joined),
        "contradictions": [event.mentions.index(mention) for mention in event.contradictions],
        "related": [relation.to for relation in event.related],
        "mentions": [_mention(mention) for mention in event.mentions],
    }
    if event.kind is Kind.PUBLICATION:
        out |= {"type": event.type, "blurb": event.blurb}
    return out


def _when(when: When | None) -> dict[str, Any]:
    if when is None:
        return {"edtf": None, "earliest": None, "latest": None}
    return {"edtf": when.edtf, "earliest": when.earliest, "latest": when.latest}


def _dated(when: When) -> dict[str, Any]:
    return _when(when) | {"grain": when.grain.name.lower().replace("_", " "), "reason": sentence(when)}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "document": mention.document,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": mention.quote,
        "time": _timex(mention.time) if mention.time else None,
        "evidence": [
            {
                "field": one.field.value,
                "value": one.value,
                "start": one.span.start,
                "end": one.span.end,
                "quote": one.quote,
            }
            for one in mention.evidence
        ],
        "edtf": mention.told.when.edtf if mention.told and mention.told.when else None,
        "reason": mention.reason,
    }


def _timex(time: Timex) -> dict[str, Any]:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.text,
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod,
    }
