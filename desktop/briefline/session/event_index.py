"""The events of a project as columns, so that a filter costs little however many there are. Free of Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property

import numpy as np
import numpy.typing as npt

from briefline.model.event import Event, Kind
from briefline.model.project import Project, in_text, in_time
from briefline.model.when import When
from briefline.session.facets import FACET, FACETS, facet_values
from briefline.session.holding import Changes, shown_anew, shown_of
from briefline.session.query import DATES, Term, confidence_of, fts_query
from briefline.session.words import Words
from briefline.timeline.splice import Splice

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.intp]
WARMED = ("participant", "place", "category", "status", "state", "topic", "title", "document", "note")
STEP = 150  # events worked out before others get their turn
SIGNS = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal, "=": np.equal}


_PAST, _FUTURE = -(2**62), 2**62
_NONE: Numbers = np.zeros(0, np.intp)


class EventIndex:
    """Dated events in time, then the undated ones; masks are in this order.

    Inside, each event has a slot that it keeps whatever comes before it: so ``after`` takes over the
    columns and puts right only what an edit changed.
    """

    def __init__(self, project: Project, events: tuple[Event, ...], undated: tuple[Event, ...]) -> None:
        self.events, self.dated = (*events, *undated), len(events)
        self._project = project
        count = len(self.events)
        self._slots = np.arange(count)  # in the order of the events
        self._slot_of = {event.id: slot for slot, event in enumerate(self.events)}
        self._lo = np.full(count, _FUTURE, np.int64)
        self._hi = np.full(count, _PAST, np.int64)
        self._confidence = np.fromiter((event.confidence for event in self.events), np.float64, count)
        for number, event in enumerate(events):
            self._lo[number], self._hi[number] = _span(event)
        self._places: Numbers | None = None  # number of an event in the index of words → its slot
        self._unplaced: set[str] = set()  # events that may have another number there by now
        self._values: dict[str, dict[str, Numbers]] = {}
        self._mark = object()
        self._since: tuple[object, Splice] | None = None
        self.touched: tuple[str, ...] = ()  # the events that the last edit did anything to

    def after(
        self, changes: Changes, project: Project, events: tuple[Event, ...], undated: tuple[Event, ...]
    ) -> EventIndex:
        """The index after an edit, of what is shown then. It takes the columns: this one is done with."""
        made = copy(self)
        made.events, made.dated, made._project = (*events, *undated), len(events), project
        made.__dict__.pop("_numbers", None)
        gone, came = shown_anew(changes)
        told = in_text(project.documents)
        rows = {
            event.id: bisect_left(events, in_time(event), key=in_time)
            if event.when is not None
            else len(events) + bisect_left(undated, told(event), key=told)
            for event in came
        }
        splice = Splice.of(len(self), [self.require(event.id) for event in gone], list(rows.values()))
        made._mark, made._since = object(), (self._mark, splice)
        made.touched = tuple(change.key for change in changes)
        made._take_in([event for event in came if event.id not in self._slot_of])
        for event in came:
            slot = made._slot_of[event.id]
            made._lo[slot], made._hi[slot] = _span(event) if event.when is not None else (_FUTURE, _PAST)
            made._confidence[slot] = event.confidence
        slots = [made._slot_of[made.events[row].id] for row in splice.came.tolist()]
        made._slots = splice.column(self._slots, np.array(slots, np.intp))
        made._unplaced = self._unplaced | {change.key for change in changes}
        for change in changes:
            made._tell_anew(shown_of(change.before), shown_of(change.after), self._project)
        return made

    def splice_since(self, before: EventIndex | None) -> Splice | None:
        """Which rows went and came since another index; None where that cannot be told."""
        known = before is not None and self._since is not None and self._since[0] is before._mark
        return self._since[1] if known and self._since is not None else None

    def _take_in(self, events: Sequence[Event]) -> None:
        """Give slots to events that never had one."""
        if not events:
            return
        first = len(self._lo)
        self._slot_of.update((event.id, first + number) for number, event in enumerate(events))
        more = np.zeros(len(events))
        self._lo, self._hi = (np.append(column, more.astype(np.int64)) for column in (self._lo, self._hi))
        self._confidence = np.append(self._confidence, more)

    def _tell_anew(self, before: Event | None, after: Event | None, earlier: Project) -> None:
        """Put right what an event has of each field and facet."""
        for facet, known in self._values.items():
            old = dict.fromkeys(values_of(before, facet, earlier)) if before is not None else {}
            new = dict.fromkeys(values_of(after, facet, self._project)) if after is not None else {}
            event = after or before
            if event is None or old == new:
                continue
            slot = self._slot_of[event.id]
            for value in old.keys() - new.keys():
                known[value] = known[value][known[value] != slot]
                if not len(known[value]):
                    del known[value]
            for value in new:
                if value not in old:
                    known[value] = np.append(known.get(value, _NONE), slot)

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def _numbers(self) -> Numbers:
        """The row of each slot, -1 where it is free."""
        rows = np.full(len(self._lo), -1, np.intp)
        rows[self._slots] = np.arange(len(self))
        return rows

    def number(self, event: str) -> int | None:
        """The place of an event in ``events``."""
        slot = self._slot_of.get(event)
        row = int(self._numbers[slot]) if slot is not None else -1
        return row if row >= 0 else None

    def require(self, event: str) -> int:
        """The same for an event that is there. Raises KeyError where it is not."""
        row = self.number(event)
        if row is None:
            raise KeyError(event)
        return row

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The first second that any event can lie in and the one after the last; None where none is known."""
        lo, hi = self._lo[self._slots[: self.dated]], self._hi[self._slots[: self.dated]]
        lo, hi = lo[lo > _PAST], hi[hi < _FUTURE]
        return int(lo.min()) if len(lo) else None, int(hi.max()) if len(hi) else None

    def values(self, facet: str) -> Mapping[str, Numbers]:
        """The values of a facet, each with the slots of the events that have it: as many as there are."""
        if facet not in self._values:
            for _ in self.work_out(facet):
                pass
        return self._values[facet]

    def counts(self, facet: str) -> dict[str, int]:
        """How many events have each value of a facet."""
        return {value: len(which) for value, which in self.values(facet).items()}

    def warm(self) -> Iterator[None]:
        """Work out in small steps what queries and facets will ask for, so that none has to wait for it."""
        for facet in (*(f"{FACET}{name}" for name in FACETS), *WARMED):
            yield from self.work_out(facet)

    def work_out(self, facet: str) -> Iterator[None]:
        """Work out ``values`` of one facet in small steps; none where they are known."""
        found: dict[str, list[int]] = {}
        for number, (slot, event) in enumerate(zip(self._slots.tolist(), self.events, strict=True)):
            if facet in self._values:
                return  # somebody could not wait
            for value in dict.fromkeys(values_of(event, facet, self._project)):
                found.setdefault(value, []).append(slot)
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
        return mask[self._slots]

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
            return np.asarray(SIGNS[sign](self._confidence, least), np.bool_)[self._slots]
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

    def _any(self, found: Iterable[Numbers | None]) -> Mask:
        mask = np.zeros(len(self._lo), np.bool_)
        for which in found:
            if which is not None:
                mask[which] = True
        return mask[self._slots]

    def _found(self, words: Words, query: str) -> Mask:
        places = self._placed(words)
        found = np.array(words.find(query), np.intp)
        mask = np.zeros(len(self._lo) + 1, np.bool_)
        mask[places[found[found < len(places)]]] = True
        return mask[self._slots]

    def _placed(self, words: Words) -> Numbers:
        """The slot by the number of an event in the index of words; -1 where none has it."""
        known = words.numbers()
        if self._places is None:
            own = np.fromiter((known.get(event.id, 0) for event in self.events), np.intp, len(self))
            self._places = np.full(int(own.max(initial=0)) + 1, -1, np.intp)
            self._places[own] = self._slots
            self._places[0] = -1
        elif self._unplaced:
            moved = {
                known[id]: self._slot_of[id] for id in self._unplaced if id in known and id in self._slot_of
            }
            room = max(moved, default=0) + 1 - len(self._places)
            if room > 0:
                self._places = np.append(self._places, np.full(room, -1, np.intp))
            for number, slot in moved.items():
                self._places[number] = slot
        self._unplaced = set()
        return self._places


def _span(event: Event) -> tuple[int, int]:
    """The first second of a dated event and the one after its last."""
    when = event.when
    assert when is not None
    return _PAST if when.lo is None else when.lo, _FUTURE if when.hi is None else when.hi


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
