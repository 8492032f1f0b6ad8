"""What the filter's field proposes while a query is typed. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefline.model.event import Status
from briefline.session.query import DATES, FIELDS, STATES, parse, quoted

MOST = 12
PROPOSED: Mapping[str, str] = MappingProxyType(
    {
        "actor": "who took part",
        "place": "where",
        "kind": "visit, meeting, publication …",
        "topic": "of publications",
        "status": "occurred, planned …",
        "after": "from the start of a date on",
        "before": "up to the start of a date",
        "on": "what can touch a date",
        "is": "confirmed, edited, undated …",
        "title": "words of the title",
        "note": "words of your notes",
        "document": "of which report",
        "confidence": "<0.5",
    }
)
"""The fields that are proposed, and what each looks in."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What may stand in place of the characters [start, end) of the query."""

    start: int
    end: int
    texts: tuple[str, ...]


def propose(text: str, cursor: int, values: Callable[[str], Sequence[str]]) -> Proposals:
    """Proposals for the term that the cursor is in or behind.

    ``values`` gives the values of a field, the commonest first. Nothing is proposed for an empty term.
    """
    term = next((term for term in parse(text) if term.start < cursor <= term.end), None)
    if term is None:
        return Proposals(cursor, cursor, ())
    start = term.start + term.negated
    typed = text[start:cursor]
    name, colon, rest = typed.partition(":")
    if not colon:
        fields = [f"{field}:" for field in PROPOSED if field.startswith(typed.casefold()) and typed]
        return Proposals(start, term.end, tuple(fields[:MOST]))
    field = FIELDS.get(name.casefold(), "")
    if not field or field in DATES:
        return Proposals(start, term.end, ())
    wanted = rest.strip('"').casefold()
    known: Sequence[str] = (
        tuple(status.value for status in Status)
        if field == "status"
        else STATES
        if field == "is"
        else values(field)
    )
    met = [value for value in known if wanted in value.casefold()]
    met.sort(key=lambda value: not value.casefold().startswith(wanted))
    texts = tuple(f"{name}:{quoted(value)}" for value in met[:MOST] if '"' not in value)
    return Proposals(start, term.end, () if texts == (typed,) else texts)
