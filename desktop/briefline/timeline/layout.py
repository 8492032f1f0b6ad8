"""A timeline made ready: events as sorted columns, on a scale, in lanes."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any, TypeVar

import numpy as np

from briefline.model.calendar import DAY
from briefline.model.event import Event, Published
from briefline.model.wording import DateStyle, words
from briefline.timeline.columns import Columns, Index, Mask, extent
from briefline.timeline.lanes import Arrangement, LaneColumns, lanes_by_code, lanes_of
from briefline.timeline.roster import Appearance, Roster
from briefline.timeline.scale import Array, Scale, find_gaps, folded_scale
from briefline.timeline.viewport import Viewport

_T = TypeVar("_T")
SMALL = 600  # events; up to here every row of a level is counted, and ghosts push nothing aside
_REMEMBERED = 48  # layouts of each sort
_PADDING = 0.02  # of the width, left free at both ends
_OVERPAN = 0.45  # of the window, how far it may leave the events behind
_MIN_SPAN = 20.0  # axis units: the narrowest window
OF_EVENTS = ("measured", "classes", "gaps", "overview")  # what is remembered however lanes lie
_AROUND = 1.6  # how much wider than the events a window around them is


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """Events prepared for drawing. Make it with ``Timeline.of``; it never changes afterwards.

    ``world`` is the window that holds everything. ``ghosts`` are the events, by number, that the filter
    leaves out and that keep their places all the same. ``appearances`` are those of the others.
    ``cache`` remembers layouts by zoom level and is no part of the value.
    """

    columns: Columns
    scale: Scale
    lanes: tuple[LaneColumns, ...]
    lanes_by: str
    world: Viewport
    document_date: Published | None
    style: DateStyle
    today: float
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    arrangement: Arrangement = field(default_factory=Arrangement)
    ghosts: Mask | None = None
    appearances: tuple[Appearance, ...] = ()
    cache: dict[Any, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        events: Sequence[Event],
        *,
        lanes: str = "kind",
        folded: bool | None = None,
        inner: bool = False,
        document_date: Published | None = None,
        style: DateStyle = DateStyle.DAY_MONTH_SHORT,
        today: float | None = None,
        labels: Mapping[str, tuple[str, str]] | None = None,
        documents: Mapping[str, str] | None = None,
    ) -> Timeline:
        """The timeline of the dated ones among the events.

        ``documents`` are the titles of documents by their ids; see ``of_roster`` for the rest.
        """
        roster = Roster.of(events, documents)
        return cls.of_roster(
            roster,
            lanes=lanes,
            folded=folded,
            inner=inner,
            document_date=document_date,
            style=style,
            today=today,
            labels=labels,
        )

    @classmethod
    def of_roster(
        cls,
        roster: Roster,
        *,
        shown: Mask | None = None,
        ghosts: bool = False,
        lanes: str = "kind",
        folded: bool | None = None,
        inner: bool = False,
        document_date: Published | None = None,
        style: DateStyle = DateStyle.DAY_MONTH_SHORT,
        today: float | None = None,
        labels: Mapping[str, tuple[str, str]] | None = None,
    ) -> Timeline:
        """The timeline of the events of a roster, or of some of them.

        ``shown``, a mask over the roster's columns, tells which the filter lets through. With ``ghosts`` the
        others keep their places, as ghosts; where none is let through they are left out all the same.
        ``lanes``: "kind", "category", "participant", "place" or "document". ``folded`` None folds empty
        stretches when more than half the width would be empty; ``inner``, for pages, also inside of long
        events, see ``folded_scale``. ``style`` is how labels write dates. ``today``
        is the first second of the day to mark; None asks the clock. ``labels`` holds the label's two texts,
        date and title, for events (by id) that shall not be called by their own.
        """
        columns, members = roster.columns, roster.membership(lanes)
        hidden: Mask | None = None
        if shown is not None and not shown.all():
            if ghosts and shown.any():
                hidden = ~shown
                columns = columns.behind(hidden) if len(columns.lo) > SMALL else columns
            else:
                columns, members = columns.taken(shown), members.among(shown)
        lo, hi = columns.lo, columns.hi
        if inner and len(lo):
            lo, hi = _with_days(lo, hi, document_date, today)
        scale = folded_scale(lo, hi, folded, inner=inner) if len(lo) else Scale()
        return cls(
            columns,
            scale,
            lanes_of(columns, scale, members, hidden),
            lanes,
            _world(columns.lo, columns.hi, scale),
            document_date,
            style,
            float(time.time() // DAY * DAY) if today is None else today,
            labels or {},
            ghosts=hidden,
            appearances=roster.appearances_of(shown),
        )

    @classmethod
    def of_columns(
        cls,
        starts: Array,
        ends: Array,
        make: Callable[[int], Event],
        *,
        salience: Array | None = None,
        codes: Index | None = None,
        titles: Sequence[str] = ("Engagements",),
        folded: bool | None = None,
        document_date: Published | None = None,
        style: DateStyle = DateStyle.DAY_MONTH_SHORT,
        today: float | None = None,
    ) -> Timeline:
        """The timeline of a table with a row for each event, of which millions need no objects.

        ``starts`` and ``ends`` are seconds, NaN as the end of what has no duration. ``make(row)`` gives
        the event of a row when it is shown. ``salience`` is larger for what is labelled first. ``codes``
        say which of the lanes called ``titles`` a row lies in; without them all lie in the first.
        """
        columns, order = Columns.of_arrays(starts, ends, make, salience)
        if codes is not None and order is not None:
            codes = codes[order]
        scale = folded_scale(columns.lo, columns.hi, folded) if len(columns.events) else Scale()
        return cls(
            columns,
            scale,
            lanes_by_code(columns, scale, codes, titles) if len(columns.events) else (),
            "kind" if codes is None else "category",
            _world(columns.lo, columns.hi, scale),
            document_date,
            style,
            float(time.time() // DAY * DAY) if today is None else today,
        )

    def arranged(self, arrangement: Arrangement) -> Timeline:
        """The same events with their lanes in another order, collapsed or opened. Costs no new columns."""
        place = {title: number for number, title in enumerate(arrangement.order)}
        lanes = sorted(self.lanes, key=lambda lane: place.get(lane.title, len(place)))
        kept = {key: value for key, value in self.cache.items() if key[0] in OF_EVENTS}
        return replace(self, lanes=tuple(lanes), arrangement=arrangement, cache=kept)

    def remember(self, key: tuple[Hashable, ...], make: Callable[[], _T]) -> _T:
        """What ``make`` gives, kept under a key. Of those with the same first part only the last stay."""
        found = self.cache.get(key)
        if found is None:
            same = [known for known in self.cache if known[0] == key[0]]
            if len(same) >= _REMEMBERED:
                del self.cache[same[0]]
            found = self.cache[key] = make()
        kept: _T = found
        return kept

    @property
    def events(self) -> Sequence[Event]:
        """The dated events in time order, ghosts too."""
        return self.columns.events

    @property
    def is_folded(self) -> bool:
        """True when empty stretches are folded away."""
        return bool(self.scale.folds)

    @property
    def can_fold(self) -> bool:
        """True when there is an empty stretch worth folding."""
        return self.is_folded or self.remember(
            ("gaps",), lambda: bool(find_gaps(self.columns.lo, self.columns.hi)[0])
        )

    def fit(self) -> Viewport:
        """The window that shows everything."""
        return self.world

    def around(self, ids: Collection[str]) -> Viewport:
        """A window with the given events in its middle; all of it when none of them is here."""
        wanted = set(ids)
        found = [n for n, event in enumerate(self.columns.events) if event.id in wanted]
        if not found:
            return self.fit()
        seconds = self.columns.lo[found].min(), self.columns.hi[found].max()
        lo, hi = (float(self.scale.to_axis(edge)) for edge in seconds)
        span = max((hi - lo) * _AROUND, 12 * DAY if hi - lo >= DAY else 24 * (hi - lo), _MIN_SPAN)
        middle = (lo + hi) / 2
        return self.clamp(Viewport(middle - span / 2, middle + span / 2))

    def clamp(self, viewport: Viewport) -> Viewport:
        """The nearest allowed window: not wider than everything, not beyond the events."""
        span = min(max(viewport.span, _MIN_SPAN), self.world.span)
        lo = viewport.lo + (viewport.span - span) / 2
        slack = _OVERPAN * span * (1 - span / self.world.span)
        lo = min(max(lo, self.world.lo - slack), self.world.hi + slack - span)
        return replace(viewport, lo=lo, hi=lo + span, top=max(0.0, viewport.top))

    def time_at(self, fraction: float, viewport: Viewport) -> float:
        """Seconds at a fraction (0 left, 1 right) of the window's width."""
        return float(self.scale.to_time(viewport.lo + fraction * viewport.span))

    def fraction_of(self, seconds: float, viewport: Viewport) -> float:
        """Where in the window a time lies: 0 at its left edge, 1 at its right."""
        return (float(self.scale.to_axis(seconds)) - viewport.lo) / viewport.span

    def order(self) -> tuple[str, ...]:
        """Ids of the events that the filter lets through, in time order."""
        shown = self.columns.events
        if self.ghosts is not None:
            shown = tuple(compress(shown, (~self.ghosts).tolist()))
        return tuple(event.id for event in shown)

    def label_words(self, number: int) -> tuple[str, str]:
        """Date and title, as the label of the event with this number has them."""
        event = self.columns.events[number]
        texts = self.labels.get(event.id)
        if texts is None:
            assert event.when is not None
            texts = words(event.when, self.style), event.title
        return texts

    def document_words(self) -> str:
        """The document's date in the timeline's style; "" when it is not known."""
        told = self.document_date
        if told is None or told.when is None:
            return ""
        return words(told.when.to_the_day(), self.style) + (" (inferred)" if told.basis == "inferred" else "")

    def document_window(self) -> tuple[float, float] | None:
        """Extent of the document's date in seconds; None when it is not known."""
        if self.document_date is None or self.document_date.when is None:
            return None
        lo, _, _, hi = extent(self.document_date.when)
        return float(lo), float(hi)


def _with_days(
    lo: Array, hi: Array, document_date: Published | None, today: float | None
) -> tuple[Array, Array]:
    """The extents and those of the document’s date and today, among them, which shall not be folded away."""
    days = [extent(document_date.when)] if document_date is not None and document_date.when else []
    kept = [(float(first), float(last)) for first, _, _, last in days]
    kept += [(today, today + DAY)] if today is not None else []
    first, last = float(lo.min()), float(hi.max())
    kept = [day for day in kept if first < day[0] and day[1] < last]
    starts, ends = (np.array([day[side] for day in kept], dtype=np.float64) for side in (0, 1))
    return np.concatenate((lo, starts)), np.concatenate((hi, ends))


def _world(first: Array, last: Array, scale: Scale) -> Viewport:
    if not len(first):
        return Viewport(0.0, 30.0 * DAY)
    lo = float(scale.to_axis(first.min()))
    hi = float(scale.to_axis(last.max()))
    shortest = float(np.min(last - first))
    span = max((hi - lo) * (1 + 2 * _PADDING), 10 * min(shortest, 400 * DAY), _MIN_SPAN)
    middle = (lo + hi) / 2
    return Viewport(middle - span / 2, middle + span / 2)
