"""Filter: which events are shown. A value, and the one place in the session that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefline.model.event import Event
from briefline.model.when import When
from briefline.session.holding import Holding
from briefline.session.jobs import Jobs
from briefline.session.query import DATES, Term, date_texts, parse
from briefline.session.reference import Reference
from briefline.session.steps import Steps
from briefline.session.store import Store
from briefline.session.typed_dates import TypedDates
from briefline.session.words import NoWords, Words

if TYPE_CHECKING:
    from briefline.session.event_index import EventIndex, Mask


@dataclass(frozen=True, slots=True)
class Filter:
    """What an event must meet to be shown; everything empty shows all.

    ``text`` is a query (see query.py). ``after`` and ``before`` keep events that can touch the time from
    the start of the one to the end of the other; undated ones are hidden by either. ``facets`` maps a name
    of FACETS to the values of which an event must have one.
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


class Sieve(QObject):
    """The filter in force and what it lets through.

    Signals:
        changed(): the filter, or what it lets through, is another.
    """

    changed = Signal()

    def __init__(self, store: Store, jobs: Jobs, reference: Reference, parent: QObject | None = None) -> None:
        """``jobs`` read the dates that are typed in words, ``reference`` is what they count from."""
        super().__init__(parent)
        self._store = store
        self._filter = Filter()
        self._held: Holding | None = None  # what the index is of
        self._index: EventIndex | None = None
        self._events: tuple[Event, ...] = ()
        self._undated: tuple[Event, ...] = ()
        self._mask: Mask | None = None
        self._warming = Steps(self)
        self._dates = TypedDates(jobs, reference, self)
        self._dates.read.connect(self._run)
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
    def terms(self) -> tuple[Term, ...]:
        """The terms of the query, with what is wrong in them."""
        return self.terms_of(self._filter)

    def terms_of(self, wanted: Filter) -> tuple[Term, ...]:
        """The terms of another filter's query, with what is wrong in them as far as that is known."""
        return self._dates.marked(parse(wanted.text))

    def meaning(self, term: Term) -> When | None:
        """The date that a term of the query means; None for others, and until it is read."""
        return self._dates.meaning(term.value) if term.field in DATES else None

    @property
    def is_reading(self) -> bool:
        """True while a date in words is still being read."""
        return self._dates.is_reading

    @property
    def index(self) -> EventIndex | None:
        """The columns of what is open; None before the first report."""
        return self._index

    @property
    def events(self) -> tuple[Event, ...]:
        """The dated events it lets through, in time."""
        return self._events

    @property
    def undated(self) -> tuple[Event, ...]:
        """The undated ones it lets through, in the order of the text."""
        return self._undated

    @property
    def mask(self) -> Mask:
        """Which events of ``index`` it lets through; only where there is an index."""
        assert self._mask is not None
        return self._mask

    def hides(self, event: str) -> bool:
        """True for an event of the report that the filter leaves out."""
        number = self._index.number(event) if self._index is not None else None
        return number is not None and not self.mask[number]

    @property
    def total(self) -> int:
        """How many events there are, dated and undated, shown or not."""
        return len(self._index) if self._index is not None else 0

    @property
    def count(self) -> int:
        """How many events it lets through, dated and undated."""
        return len(self._events) + len(self._undated)

    def _take(self, holding: Holding | None) -> None:
        before, self._held = self._held, holding
        if holding is None:
            self._index = None
            self._warming.stop()
        else:
            from briefline.session.event_index import EventIndex  # numpy: not before the first paint

            chronology = holding.chronology
            now = holding.project, chronology.events, chronology.undated
            changes = holding.changes_since(before)
            self._index = (
                EventIndex(*now)
                if self._index is None or changes is None
                else self._index.after(changes, *now)
            )
            self._warming.start(self._index.warm())
        self._run()

    def _start_over(self) -> None:
        self._filter = Filter()  # said with what it lets through of the new report

    def let_through(self, wanted: Filter) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """The events that another filter would let through, dated ones in time, then undated ones.

        A date in words that is still being read narrows nothing; ``changed`` comes when it is read.
        """
        index = self._index
        return _parted(index, self._meeting(index, wanted)) if index is not None else ((), ())

    def _meeting(self, index: EventIndex, wanted: Filter) -> Mask:
        terms = parse(wanted.text)
        looked_up = any(not term.field and term.narrows for term in terms)
        words: Words = self._store.words() if looked_up else NoWords()
        mask = index.meeting(terms, self._dates.known(date_texts(terms)), words)
        for facet, values in wanted.facets.items():
            if values:
                mask &= index.having(facet, values)
        if wanted.after is not None or wanted.before is not None:
            lo = wanted.after.lo if wanted.after else None
            mask &= index.touching(lo, wanted.before.hi if wanted.before else None)
        return mask

    def _run(self) -> None:
        index = self._index
        if index is None:
            self._mask, self._events, self._undated = None, (), ()
        else:
            self._mask = self._meeting(index, self._filter)
            self._events, self._undated = _parted(index, self._mask)
        self.changed.emit()


def _parted(index: EventIndex, mask: Mask) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events of a mask, dated and undated."""
    dated = index.dated
    if mask.all():
        return index.events[:dated], index.events[dated:]
    shown = mask.tolist()
    return (
        tuple(compress(index.events[:dated], shown[:dated])),
        tuple(compress(index.events[dated:], shown[dated:])),
    )
