"""The events of a project as columns, so that a filter costs little however many there are. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from briefline.model.event import Event, Kind
from briefline.model.project import Project
from briefline.model.when import When
from briefline.session.facets import FACET, FACETS, facet_values
from briefline.session.query import DATES, Term, confidence_of, fts_query
from briefline.session.words import Words

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.intp]
WARMED = ("participant", "place", "category", "status", "state", "topic", "title", "document", "note")
STEP = 150  # events worked out before others get their turn
SIGNS = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal, "=": np.equal}


_PAST, _FUTURE = -(2**62), 2**62


class EventIndex:
    """Dated events in time, then the undated ones; masks are in this order."""

    def __init__(self, project: Project, events: tuple[Event, ...], undated: tuple[Event, ...]) -> None:
        self.events, self.dated = (*events, *undated), len(events)
        self._project = project
        count = len(self.events)
        self._lo = np.full(count, _FUTURE, np.int64)
        self._hi = np.full(count, _PAST, np.int64)
        self._confidence = np.fromiter((event.confidence for event in self.events), np.float64, count)
        for number, event in enumerate(events):
            when = event.when
            assert when is not None
            self._lo[number] = _PAST if when.lo is None else when.lo
            self._hi[number] = _FUTURE if when.hi is None else when.hi
        self._places: npt.NDArray[np.intp] | None = None  # number of an event in the file → its place
        self._values: dict[str, dict[str, npt.NDArray[np.intp]]] = {}

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The place of each event in ``events``, by its id."""
        return {event.id: number for number, event in enumerate(self.events)}

    def values(self, facet: str) -> Mapping[str, npt.NDArray[np.intp]]:
        """The values of a facet, each with the events that have it."""
        if facet not in self._values:
            for _ in self._work_out(facet):
                pass
        return self._values[facet]

    def warm(self) -> Iterator[None]:
        """Work out in small steps what queries and facets will ask for, so that none has to wait for it."""
        for facet in (*WARMED, *(f"{FACET}{name}" for name in FACETS)):
            yield from self._work_out(facet)

    def _work_out(self, facet: str) -> Iterator[None]:
        found: dict[str, list[int]] = {}
        for number, event in enumerate(self.events):
            if facet in self._values:
                return  # somebody could not wait
            for value in dict.fromkeys(values_of(event, facet, self._project)):
                found.setdefault(value, []).append(number)
            if number % STEP == STEP - 1:
                yield
        self._values[facet] = {value: np.array(which) for value, which in found.items()}

    def having(self, facet: str, wanted: Iterable[str]) -> Mask:
        """The events that have one of these values."""
        known = self.values(f"{FACET}{facet}")
        return self._any(known.get(value) for value in wanted)

    def touching(self, lo: int | None, hi: int | None) -> Mask:
        """The dated events that can touch [lo, hi); None is open."""
        mask = self._lo < self._hi
        if lo is not None:
            mask &= self._hi > lo
        if hi is not None:
            mask &= self._lo < hi
        return mask

    def meeting(self, terms: tuple[Term, ...], dates: Mapping[str, When], words: Words) -> Mask:
        """The events that meet every term. Dates that are not among ``dates`` narrow nothing."""
        mask = np.ones(len(self), np.bool_)
        words_of = [term for term in terms if not term.field and term.narrows]
        kept = tuple(term for term in words_of if not term.negated)
        without = tuple(term for term in words_of if term.negated)
        if kept:
            mask &= self._found(words, fts_query(kept, without))
        elif without:
            mask &= ~self._found(words, " OR ".join(fts_query((term,)) for term in without))
        for term in terms:
            met = self._met(term, dates) if term.field and term.narrows else None
            if met is not None:
                mask &= ~met if term.negated else met
        return mask

    def _met(self, term: Term, dates: Mapping[str, When]) -> Mask | None:
        if term.field in DATES:
            when = dates.get(term.value)
            return self._in_time(term.field, when) if when is not None else None
        value = term.value.casefold()
        if term.field == "is":
            return self._any([self.values("state").get(value)])
        if term.field == "confidence":
            sign, least = confidence_of(term.value)
            return np.asarray(SIGNS[sign](self._confidence, least), np.bool_)
        if term.field == "status":
            return self._any(which for name, which in self.values("status").items() if name.startswith(value))
        return self._any(which for name, which in self.values(term.field).items() if value in name.casefold())

    def _in_time(self, field: str, when: When) -> Mask:
        if field in ("after", "from"):
            return self.touching(when.lo, None)
        if field == "to":
            return self.touching(None, when.hi)
        if field == "before":
            return self.touching(None, _PAST if when.lo is None else when.lo)
        return self.touching(when.lo, when.hi)

    def _any(self, found: Iterable[npt.NDArray[np.intp] | None]) -> Mask:
        mask = np.zeros(len(self), np.bool_)
        for which in found:
            if which is not None:
                mask[which] = True
        return mask

    def _found(self, words: Words, query: str) -> Mask:
        numbers = words.find(query)
        if self._places is None:
            known = words.numbers()
            own = np.fromiter((known.get(event.id, 0) for event in self.events), np.intp, len(self))
            self._places = np.full(int(own.max(initial=0)) + 1, len(self), np.intp)
            self._places[own] = np.arange(len(self))
            self._places[0] = len(self)
        mask = np.zeros(len(self) + 1, np.bool_)
        found = np.array(numbers, np.intp)
        mask[self._places[found[found < len(self._places)]]] = True
        return mask[:-1]


def values_of(event: Event, facet: str, project: Project) -> tuple[str, ...]:
    """What an event has of a field of queries, or of a facet when that is marked by FACET."""
    if facet.startswith(FACET):
        return facet_values(event, facet.removeprefix(FACET), project)
    if facet == "category":
        return (event.type or event.category, event.kind.value)
    if facet == "participant":
        return tuple(f"{who.name} {who.role}".strip() for who in event.participants)
    if facet == "place":
        return event.places
    if facet == "topic":
        return event.topics
    if facet == "title":
        return (event.title,)
    if facet == "document":
        filings = (project.filings.get(told.document) for told in event.mentions)
        return tuple(f"{filing.document.title} {filing.name}" for filing in filings if filing)
    record = project.records.get(event.id)
    if facet == "status":
        return () if event.kind is Kind.PUBLICATION else (event.status.value,)
    if facet == "note":
        return (record.note,) if record and record.note else ()
    states = {
        "confirmed": record is not None and bool(record.confirmed),
        "edited": record is not None and (bool(record.by_hand) or record.found is None),
        "undated": event.when is None,
        "dated": event.when is not None,
        "doubtful": bool(event.doubts)
        or bool(event.when and event.when.derivation and event.when.derivation.doubts),
        "event": event.kind is Kind.EVENT,
        "publication": event.kind is Kind.PUBLICATION,
        "merged": len(event.mentions) > 1,
    }
    return tuple(name for name, holds in states.items() if holds)
