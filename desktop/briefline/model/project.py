"""A project: documents, what was found in each, and what the user made of it. Values only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefline.model.event import Chronology, Event, Published
from briefline.model.text import Document
from briefline.model.timex import Timex


@dataclass(frozen=True, slots=True)
class Filing:
    """A document of the project. ``name`` and ``path`` ("" when pasted) tell where it came from.

    ``position`` is its place among the documents. ``key`` is the SHA-256 of the bytes it was read from.
    """

    position: int
    document: Document
    name: str
    path: str
    key: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one document on its own. ``given`` is its date in EDTF where set by hand."""

    given: str | None
    published: Published
    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    times: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """That a field of an event was set by hand, and when (UTC, ISO 8601).

    ``how``: "" where it was typed or chosen, "merge" where it was joined from several events, "split"
    where it is what one passage of another event tells, "text" where it was read from selected words.
    """

    field: str
    at: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """An event as it stands, and as it was found.

    ``found`` is what the reading says of it: the same object where nothing was changed, None for an
    event made by hand. ``hidden``: the user says that it is no event. ``confirmed`` is when the user
    confirmed it (UTC, ISO 8601), "" when not.
    """

    event: Event
    found: Event | None
    by_hand: tuple[ByHand, ...] = ()
    note: str = ""
    hidden: bool = False
    confirmed: str = ""

    def set_at(self, name: str) -> str | None:
        """When a field was set by hand; None where it is as found."""
        mark = self.mark(name)
        return mark.at if mark is not None else None

    def mark(self, name: str) -> ByHand | None:
        """That a field was set by hand; None where it is as found."""
        return next((mark for mark in self.by_hand if mark.field == name), None)

    @property
    def is_touched(self) -> bool:
        """True when the user has done anything to it."""
        return bool(self.by_hand or self.note or self.hidden or self.confirmed) or self.found is None

    def with_event(self, event: Event, at: str, *fields: str, how: str = "") -> Record:
        """The record with another event, its ``fields`` marked as set by hand; ``how`` as in ByHand."""
        kept = tuple(mark for mark in self.by_hand if mark.field not in fields)
        return replace(self, event=event, by_hand=(*kept, *(ByHand(name, at, how) for name in fields)))


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that a project file holds but the history.

    ``filings`` and ``readings`` are by document id, ``records`` by event id; ``filters`` (queries) and
    ``views`` (state as text) are by the name they were saved under. ``drafts`` are texts that were being
    typed, by event and field, in the order in which the fields were opened.
    """

    filings: Mapping[str, Filing] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)
    drafts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents in the order in which they were added."""
        return tuple(sorted(self.filings, key=lambda name: (self.filings[name].position, name)))

    def next_position(self) -> int:
        """The position of the next document to be added."""
        return max((filing.position for filing in self.filings.values()), default=0) + 1

    def next_event(self) -> str:
        """An id for an event made by hand that no event has yet: h1, h2, …"""
        taken = [int(name[1:]) for name in self.records if name[:1] == "h" and name[1:].isdecimal()]
        return f"h{max(taken, default=0) + 1}"

    def chronology(self) -> Chronology:
        """What the project shows: documents in order, events in time, hidden ones left out."""
        events = [record.event for record in self.records.values() if not record.hidden]
        return Chronology(
            tuple(self.filings[name].document for name in self.documents),
            tuple(self.readings[name].published for name in self.documents),
            tuple(sorted((event for event in events if event.when is not None), key=in_time)),
            tuple(sorted((event for event in events if event.when is None), key=in_text(self.documents))),
            tuple(time for name in self.documents for time in self.readings[name].times),
        )

    def hidden(self) -> tuple[Event, ...]:
        """The events that the user took out, in the order of the text."""
        return tuple(
            sorted(
                (record.event for record in self.records.values() if record.hidden),
                key=in_text(self.documents),
            )
        )


def in_time(event: Event) -> tuple[bool, int, int, int, str]:
    """Sort key: by first possible second, then last, then as told; open starts first, undated ones last."""
    start = event.mentions[0].span.start if event.mentions else 0
    if event.when is None:
        return (True, 0, 0, start, event.id)
    lo = event.when.lo if event.when.lo is not None else -(10**18)
    hi = event.when.hi if event.when.hi is not None else 10**18
    return (False, lo, hi, start, event.id)


def in_text(documents: Sequence[str]) -> Callable[[Event], tuple[int, int, str]]:
    """Sort key: by the place of the first mention, document by document; ones without mentions last."""
    places = {name: place for place, name in enumerate(documents)}

    def key(event: Event) -> tuple[int, int, str]:
        return min(
            (
                (places.get(mention.document, len(places)), mention.span.start, event.id)
                for mention in event.mentions
            ),
            default=(len(places), 0, event.id),
        )

    return key
