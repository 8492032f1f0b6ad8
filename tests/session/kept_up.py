"""What the window keeps up with edits, held against the same made anew."""

from __future__ import annotations

import numpy as np

from briefline.model.edits import Edit
from briefline.model.project import Project
from briefline.session.event_index import WARMED, EventIndex
from briefline.session.facets import FACET, FACETS
from briefline.session.holding import Holding
from briefline.session.lineup import Lineup
from briefline.session.query import parse
from briefline.storage.search import WordSearch
from briefline.timeline.lanes import LANE_CHOICES
from briefline.timeline.layout import Timeline
from briefline.timeline.roster import Roster

QUERIES = ("minister", "-clerk", "confidence:<0.8", "after:1999", "is:edited", "place:harbour", "is:undated")
FIELDS = (*WARMED, *(f"{FACET}{name}" for name in FACETS))


class KeptUp:
    """The tables of a project, brought up to date with each edit as the session does it."""

    def __init__(self, project: Project, words: WordSearch, lanes: str = "kind") -> None:
        self.lanes, self.lineup = lanes, Lineup()
        self.timeline: Timeline | None = None
        self.take(Holding(project), None)
        self.look_at_all(words)

    def follow(self, *edits: Edit) -> None:
        self.take(self.holding.after(*edits), self.holding)

    def take(self, holding: Holding, before: Holding | None) -> None:
        self.holding = holding
        chronology, changes = holding.chronology, holding.changes_since(before)
        now = holding.project, chronology.events, chronology.undated
        self.index = EventIndex(*now) if changes is None else self.index.after(changes, *now)
        mask = self.index.touching(None, None) | True
        after = self.lineup.take(holding, self.index, mask, self.timeline)
        self.timeline = after or self.laid_out(self.lineup.roster)
        assert self.timeline is not None
        for lane in self.timeline.lanes:  # asked for, they are remembered
            for item in range(len(lane)):
                lane.traits(item)

    def laid_out(self, roster: Roster) -> Timeline:
        return Timeline.of_roster(roster, lanes=self.lanes, today=0.0)

    def look_at_all(self, words: WordSearch) -> None:
        """Ask for every table, so that there is something to keep up."""
        tables_of(self.holding)
        values_of(self.index)
        for query in QUERIES:
            self.index.meeting(parse(query), {}, words)
        for by in LANE_CHOICES:
            self.lineup.roster.membership(by)

    def check(self, words: WordSearch) -> None:
        fresh = Holding(self.holding.project)
        assert tables_of(self.holding) == tables_of(fresh)
        chronology = fresh.chronology
        index = EventIndex(fresh.project, chronology.events, chronology.undated)
        assert values_of(self.index) == values_of(index)
        for query in QUERIES:
            kept, anew = (each.meeting(parse(query), {}, words) for each in (self.index, index))
            assert kept.tolist() == anew.tolist(), query
        roster = Roster.of(chronology.events, self.lineup.roster.documents)
        for kept, anew in zip(lines_of(self.lineup.roster), lines_of(roster), strict=True):
            assert kept == anew, (kept, anew)
        assert self.timeline is not None
        assert drawn(self.timeline) == drawn(self.laid_out(roster))


def tables_of(holding: Holding) -> object:
    passages = {name: list(holding.passages.of_document(name)) for name in holding.project.documents}
    review = holding.review
    return (
        holding.chronology,
        holding.hidden,
        holding.by_id,
        holding.publications,
        holding.times,
        (review.queue, review.gaps, review.progress),
        passages,
        {id: (holding.links_of(id), holding.told_with(id)) for id in holding.by_id},
    )


def values_of(index: EventIndex) -> object:
    ids = {slot: event.id for slot, event in zip(index._slots.tolist(), index.events, strict=True)}
    values = {
        field: {value: {ids[slot] for slot in slots.tolist()} for value, slots in index.values(field).items()}
        for field in FIELDS
    }
    numbers = [index.number(event.id) for event in index.events]
    return index.events, index.dated, index.bounds, numbers, index.touching(0, 10**9).tolist(), values


def lines_of(roster: Roster) -> tuple[object, ...]:
    columns = roster.columns
    lanes = {}
    for by in LANE_CHOICES:
        members = roster.membership(by)
        pairs = zip(members.events.tolist(), members.titles_of.tolist(), strict=True)
        lanes[by] = sorted((number, members.titles[code]) for number, code in pairs)
    table = np.array([columns.lo, columns.core_lo, columns.core_hi, columns.hi, columns.rank])
    return columns.events, table.tolist(), roster.order.tolist(), lanes, set(roster.appearances_of())


def drawn(timeline: Timeline) -> object:
    lanes = [
        (lane.title, lane.index.tolist(), lane.rank.tolist(), [lane.traits(n) for n in range(len(lane))])
        for lane in timeline.lanes
    ]
    return timeline.columns.events, lanes, timeline.world, set(timeline.appearances)
