"""The roster: all dated events of a report, worked out once, of which a filter shows some."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from briefline.model.calendar import DAY
from briefline.model.event import Event
from briefline.timeline.columns import Columns, Index, Look, Mask, look
from briefline.timeline.families import PUBLICATION, family_of
from briefline.timeline.lanes import Membership, membership
from briefline.timeline.splice import Splice

Appearance = tuple[str, Look, str, bool]
"""What marks look like: "point" or "bar", look, family, and whether any of it is sure to be covered."""


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """Columns of all events, and what else of them no filter changes.

    ``order`` has the place of each event of the columns among those that it was made of, or those that
    there are after the edit: it lets a mask over them be one over the columns.
    """

    columns: Columns
    order: Index
    documents: Mapping[str, str] = field(default_factory=dict)
    _members: dict[str, Membership] = field(default_factory=dict, repr=False)
    _looks: list[tuple[Index, tuple[Appearance, ...]]] = field(default_factory=list, repr=False)

    @classmethod
    def of(cls, events: Sequence[Event], documents: Mapping[str, str] | None = None) -> Roster:
        """The roster of the dated ones among the events; ``documents`` are titles by id."""
        columns = Columns.of(events)
        places = {event.id: place for place, event in enumerate(events)}
        order = np.array([places[event.id] for event in columns.events], dtype=np.int64)
        return cls(columns, order, documents or {})

    def after(
        self, gone: Sequence[Event], came: Sequence[Event], numbers: Index, place: Callable[[str], int]
    ) -> tuple[Roster, Splice]:
        """The roster without some dated events and with others, and what moved in its columns.

        ``numbers`` has the place after by the place before, ``place`` gives that of an event that came.
        """
        columns, splice = self.columns.after(gone, came)
        new = [columns.events[row] for row in splice.came.tolist()]
        places = np.array([place(event.id) for event in new], dtype=np.int64)
        made = Roster(columns, splice.column(numbers[self.order], places), self.documents)
        for by, members in self._members.items():
            made._members[by] = members.after(splice, new, by, self.documents)
        if self._looks:
            codes, told = self._looks[0]
            known = {seen: code for code, seen in enumerate(told)}
            own = [known.setdefault(seen, len(known)) for seen in map(made._appearance, splice.came.tolist())]
            made._looks.append((splice.column(codes, np.array(own, dtype=np.int64)), tuple(known)))
        return made, splice

    def membership(self, by: str) -> Membership:
        """Which lanes the events may lie in."""
        if by not in self._members:
            self._members[by] = membership(self.columns.events, by, self.documents)
        return self._members[by]

    def appearances(self) -> tuple[Index, tuple[Appearance, ...]]:
        """What the marks look like: the number of each event's appearance, and the appearances."""
        if not self._looks:
            known: dict[Appearance, int] = {}
            codes = [known.setdefault(seen, len(known)) for seen in map(self._appearance, range(len(self)))]
            self._looks.append((np.array(codes, dtype=np.int64), tuple(known)))
        return self._looks[0]

    def appearances_of(self, shown: Mask | None = None) -> tuple[Appearance, ...]:
        """The appearances that some of the events have, all without ``shown``."""
        codes, known = self.appearances()
        counts = np.bincount(codes if shown is None else codes[shown])
        return tuple(known[code] for code in np.flatnonzero(counts).tolist())

    def has_lanes_of(self, other: Roster) -> bool:
        """True where both have the very same lanes, as far as those have been asked for."""
        return all(other._members.get(by) is members for by, members in self._members.items())

    def _appearance(self, number: int) -> Appearance:
        columns = self.columns
        event = columns.events[number]
        seen = look(event)
        family = PUBLICATION if Look.PUBLICATION in seen else family_of(event.category)
        shape = "point" if columns.hi[number] - columns.lo[number] <= DAY else "bar"
        return shape, seen, family, bool(columns.core_hi[number] > columns.core_lo[number])

    def __len__(self) -> int:
        return len(self.columns.lo)
