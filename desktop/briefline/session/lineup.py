"""The lineup: all dated events of what is open, for the timeline, kept up with edits. Free of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from briefline.model.event import Event
from briefline.session.holding import Holding, dated, shown_anew
from briefline.timeline.layout import Timeline
from briefline.timeline.retelling import retold
from briefline.timeline.roster import Roster
from briefline.timeline.splice import Splice

if TYPE_CHECKING:
    from briefline.session.event_index import EventIndex, Mask


class Lineup:
    """A roster, and which of its events the filter lets through.

    ``take`` is called for each state of what is open and each filter, one after the other.
    """

    def __init__(self) -> None:
        self.roster = Roster.of(())
        self.shown: Mask = np.zeros(0, np.bool_)
        self._holding: Holding | None = None
        self._index: EventIndex | None = None

    def take(
        self, holding: Holding, index: EventIndex, mask: Mask, before: Timeline | None
    ) -> Timeline | None:
        """Follow what is open and a mask over its index.

        Answers what the timeline ``before``, laid out of the last state, is by now: the same one where
        nothing of it changed, another where events only are told otherwise, None where it must be laid out
        anew.
        """
        roster, shown = self.roster, self.shown
        splice = self._follow(holding, index)
        self.shown = mask[self.roster.order]
        if splice is None or before is None or not splice.is_in_place or not _lies_alike(roster, self.roster):
            return None
        if not np.array_equal(shown, self.shown):
            return None
        if not len(splice.came):
            return before
        own = self._told_by(splice, before)
        return retold(before, own, self.roster.appearances_of(self.shown)) if own else before

    def _follow(self, holding: Holding, index: EventIndex) -> Splice | None:
        """Bring the roster up to date; what moved in it, None where it was made anew."""
        before, self._holding = self._holding, holding
        earlier, self._index = self._index, index
        changes = holding.changes_since(before)
        if index is earlier and changes is not None:
            return Splice.of(len(self.roster), (), ())
        rows = index.splice_since(earlier)
        if changes is None or rows is None:
            documents = {each.id: each.title or each.source for each in holding.chronology.documents}
            self.roster = Roster.of(holding.chronology.events, documents)
            return None
        gone, came = map(dated, shown_anew(changes))
        self.roster, splice = self.roster.after(gone, came, rows.numbers(), index.require)
        return splice

    def _told_by(self, splice: Splice, timeline: Timeline) -> Mapping[int, Event]:
        """The events that are told otherwise, by their numbers in a timeline."""
        rows = splice.came.tolist()
        if len(timeline.columns.lo) == len(self.roster):
            return {row: self.roster.columns.events[row] for row in rows}
        places = np.cumsum(self.shown) - 1  # without ghosts it has only what the filter lets through
        return {int(places[row]): self.roster.columns.events[row] for row in rows if self.shown[row]}


def _lies_alike(one: Roster, other: Roster) -> bool:
    """True where the events have the very same extents, ranks and lanes."""
    before, after = one.columns, other.columns
    return (
        before.lo is after.lo
        and before.core_lo is after.core_lo
        and before.core_hi is after.core_hi
        and before.hi is after.hi
        and before.rank is after.rank
        and one.has_lanes_of(other)
    )
