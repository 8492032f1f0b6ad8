"""Filter: which events are shown. A value, and the one place in the session that holds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from briefline.model.event import Chronology, Event
from briefline.model.when import When
from briefline.session.holding import Holding
from briefline.session.store import Store

FACETS = ("kind", "category", "participant", "place", "topic")
_WORD = re.compile(r'(?:(?P<field>\w+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S+))')
# what may stand before the colon in the text field → the facet that it searches
_FIELDS = {
    **{name: name for name in FACETS},
    "actor": "participant",
    "who": "participant",
    "where": "place",
    "type": "category",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What an event must meet to be shown; everything empty shows all.

    Every word of ``text`` must occur in title, participants, places, topics, category or blurb;
    ``place:Paris`` looks in one of them, quotation marks keep words together. ``after`` and ``before``
    keep events that can touch the time from the start of the one to the end of the other. ``facets``
    maps a name of FACETS to the values of which an event must have one.
    """

    text: str = ""
    after: When | None = None
    before: When | None = None
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """True when it lets everything through."""
        return not (self.text.strip() or self.after or self.before or any(self.facets.values()))

    def with_facet(self, facet: str, value: str, wanted: bool) -> Filter:
        """The same filter with one value of a facet ticked or not."""
        values = set(self.facets.get(facet, frozenset()))
        (values.add if wanted else values.discard)(value)
        facets = {name: kept for name, kept in self.facets.items() if name != facet}
        if values:
            facets[facet] = frozenset(values)
        return replace(self, facets=facets)

    def admits(self, event: Event) -> bool:
        """True when the event is shown. Undated events are hidden by either date."""
        return self._in_time(event) and self._in_facets(event) and self._has_words(event)

    def _in_time(self, event: Event) -> bool:
        if self.after is None and self.before is None:
            return True
        when = event.when
        if when is None:
            return False
        lo = self.after.lo if self.after else None
        hi = self.before.hi if self.before else None
        return (lo is None or when.hi is None or when.hi > lo) and (
            hi is None or when.lo is None or when.lo < hi
        )

    def _in_facets(self, event: Event) -> bool:
        return all(
            not wanted or not wanted.isdisjoint(facet_values(event, facet))
            for facet, wanted in self.facets.items()
        )

    def _has_words(self, event: Event) -> bool:
        for found in _WORD.finditer(self.text):
            wanted = (found["quoted"] if found["quoted"] is not None else found["plain"] or "").casefold()
            facet = _FIELDS.get((found["field"] or "").casefold())
            if facet:
                hay = "\n".join(facet_values(event, facet))
            else:
                hay = _words_of(event)
                wanted = found[0].strip('"').casefold() if found["field"] else wanted
            if wanted not in hay.casefold():
                return False
        return True


def facet_values(event: Event, facet: str) -> tuple[str, ...]:
    """What an event has of a facet. A publication's category is its type."""
    if facet == "kind":
        return (event.kind.value,)
    if facet == "category":
        return (event.type or event.category,)
    if facet == "participant":
        return tuple(participant.name for participant in event.participants)
    return event.places if facet == "place" else event.topics


def count_facets(events: Iterable[Event]) -> dict[str, Counter[str]]:
    """How many events have each value, for every name of FACETS."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for event in events:
        add_facets(counts, event)
    return counts


def add_facets(counts: Mapping[str, Counter[str]], event: Event) -> None:
    """Count one more event, each of its values once."""
    for facet, counter in counts.items():
        for value in dict.fromkeys(facet_values(event, facet)):
            counter[value] += 1


def _words_of(event: Event) -> str:
    people = (f"{participant.name} {participant.role}" for participant in event.participants)
    return "\n".join(
        (event.title, *people, *event.places, *event.topics, event.type, event.category, event.blurb)
    )


class Sieve(QObject):
    """The filter in force and what it lets through.

    Signals:
        changed(): the filter, or what it lets through, is another.
    """

    changed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chronology: Chronology | None = None
        self._filter = Filter()
        self._events: tuple[Event, ...] = ()
        self._undated: tuple[Event, ...] = ()
        store.opening.connect(self._start_over)
        store.changed.connect(self._take)

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self._filter

    @filter.setter
    def filter(self, value: Filter) -> None:
        if value != self._filter:
            self._filter = value
            self._run()

    @property
    def events(self) -> tuple[Event, ...]:
        """The dated events it lets through, in time."""
        return self._events

    @property
    def undated(self) -> tuple[Event, ...]:
        """The undated ones it lets through, in the order of the text."""
        return self._undated

    @property
    def total(self) -> int:
        """How many events there are, dated and undated, shown or not."""
        return len(self._chronology.events) + len(self._chronology.undated) if self._chronology else 0

    @property
    def count(self) -> int:
        """How many events it lets through, dated and undated."""
        return len(self._events) + len(self._undated)

    def _take(self, holding: Holding | None) -> None:
        self._chronology = holding.chronology if holding else None
        self._run()

    def _start_over(self) -> None:
        self._filter = Filter()  # said with what it lets through of the new report

    def _run(self) -> None:
        admits = self._filter.admits
        events = self._chronology.events if self._chronology else ()
        undated = self._chronology.undated if self._chronology else ()
        self._events = tuple(event for event in events if admits(event))
        self._undated = tuple(event for event in undated if admits(event))
        self.changed.emit()
