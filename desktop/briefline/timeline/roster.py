"""The roster: all dated events of a report, worked out once, of which a filter shows some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from briefline.model.calendar import DAY
from briefline.model.event import Event
from briefline.timeline.columns import Columns, Index, Look, look
from briefline.timeline.families import PUBLICATION, family_of
from briefline.timeline.lanes import Membership, membership

Appearance = tuple[str, Look, str, bool]
"""What marks look like: "point" or "bar", look, family, and whether any of it is sure to be covered."""


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """Columns of all events, and what else of them no filter changes.

    ``order`` has the place of each event of the columns among those that the roster was made of.
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

    def _appearance(self, number: int) -> Appearance:
        columns = self.columns
        event = columns.events[number]
        seen = look(event)
        family = PUBLICATION if Look.PUBLICATION in seen else family_of(event.category)
        shape = "point" if columns.hi[number] - columns.lo[number] <= DAY else "bar"
        return shape, seen, family, bool(columns.core_hi[number] > columns.core_lo[number])

    def __len__(self) -> int:
        return len(self.columns.lo)
