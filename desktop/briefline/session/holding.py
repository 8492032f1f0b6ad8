"""Holding: the open project with its look-up tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from briefline.model.edits import Change, Edit
from briefline.model.event import Chronology, Event, Kind
from briefline.model.project import Filing, Project, Record, in_text, in_time
from briefline.model.timex import Timex
from briefline.session.passages import Passages
from briefline.session.relations import Relations
from briefline.session.review import Review

Changes = tuple[Change[Record], ...]
_OF_SHOWN = ("chronology", "by_id", "publications", "passages", "_relations")  # tables of the events shown


@dataclass(frozen=True)
class Holding:
    """A project as the panes look at it. Events that the user took out are not in it but in ``hidden``.

    The tables are made when they are first asked for. ``after`` makes the state after an edit, with those
    tables that there are brought up to date: that costs what the edit changed, not what the project holds.
    """

    project: Project
    _mark: object = field(default_factory=object, repr=False, compare=False)
    _since: tuple[object, Changes] | None = field(default=None, repr=False, compare=False)

    def after(self, *edits: Edit) -> Holding:
        """The state after some edits, one after the other."""
        project = self.project
        for edit in edits:
            project = edit.apply(project)
        if any(edit.documents or edit.readings for edit in edits):
            return Holding(project)
        changes = tuple(change for edit in edits for change in edit.events)
        if len({change.key for change in changes}) < len(changes):
            changes = _joined(changes)
        made = Holding(project, _since=(self._mark, changes))
        made.__dict__.update(self._brought_up(changes, project))
        return made

    def changes_since(self, before: Holding | None) -> Changes | None:
        """What became of events since another state; None where that cannot be told by single events."""
        if before is self:
            return ()
        known = before is not None and self._since is not None and self._since[0] is before._mark
        return self._since[1] if known and self._since is not None else None

    @cached_property
    def chronology(self) -> Chronology:
        """What the project shows."""
        return self.project.chronology()

    @cached_property
    def hidden(self) -> tuple[Event, ...]:
        """The events that the user took out, in the order of the text."""
        return self.project.hidden()

    @property
    def first(self) -> Filing:
        """The first document."""
        return self.project.filings[self.project.documents[0]]

    @property
    def key(self) -> str:
        """SHA-256 of the bytes of the first document."""
        return self.first.key

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """Every event that is shown, dated or not, by its id; in no order."""
        return {event.id: event for event in (*self.chronology.events, *self.chronology.undated)}

    @cached_property
    def publications(self) -> int:
        """How many of the events that are shown are publications."""
        return sum(event.kind is Kind.PUBLICATION for event in self.by_id.values())

    @cached_property
    def times(self) -> dict[str, tuple[Timex, ...]]:
        """The time expressions of each document, in the order of the text."""
        found: dict[str, list[Timex]] = {}
        for time in self.chronology.times:
            found.setdefault(time.document, []).append(time)
        return {document: tuple(times) for document, times in found.items()}

    @cached_property
    def passages(self) -> Passages:
        """Where the documents tell of the events."""
        return Passages.of(self.by_id.values())

    @cached_property
    def review(self) -> Review:
        """What deserves a look."""
        return Review.of(self.project)

    @property
    def is_reviewed(self) -> bool:
        """True where ``review`` is known already."""
        return "review" in self.__dict__

    @cached_property
    def _relations(self) -> Relations:
        return Relations.of(self.by_id.values())

    def links_of(self, event: str) -> dict[str, str]:
        """The events that one is related to, in both directions, and why; strongest first."""
        found = self.by_id.get(event)
        return self._relations.links(found, self.by_id) if found is not None else {}

    def told_with(self, event: str) -> tuple[str, ...]:
        """The events that a passage of the text tells of together with one, ``links_of`` left out."""
        found = self.by_id.get(event)
        if found is None:
            return ()
        links = self.links_of(event)
        return tuple(other for other in self.passages.told_with(found) if other not in links)

    def _brought_up(self, changes: Changes, project: Project) -> dict[str, Any]:
        """The tables that there are, after some changes of events."""
        known, made = self.__dict__, dict[str, Any]()
        gone, came = shown_anew(changes)
        if not gone and not came:  # a note: the same events are shown
            made |= {name: known[name] for name in _OF_SHOWN if name in known}
            known = {name: table for name, table in known.items() if name not in _OF_SHOWN}
        told_in = in_text(project.documents)
        if "chronology" in known:
            before = self.chronology
            made["chronology"] = replace(
                before,
                events=_spliced(before.events, dated(gone), dated(came), in_time),
                undated=_spliced(before.undated, undated(gone), undated(came), told_in),
            )
        if "hidden" in known:
            made["hidden"] = _spliced(
                self.hidden,
                [each.before.event for each in changes if each.before and each.before.hidden],
                [each.after.event for each in changes if each.after and each.after.hidden],
                told_in,
            )
        if "by_id" in known:
            made["by_id"] = by_id = dict(self.by_id)
            stay = {event.id for event in came}
            for event in gone:
                if event.id not in stay:  # taken out and put in again it would be slow to copy
                    del by_id[event.id]
            by_id.update((event.id, event) for event in came)
        if "publications" in known:
            less, more = (sum(event.kind is Kind.PUBLICATION for event in each) for each in (gone, came))
            made["publications"] = self.publications - less + more
        if "times" in known:
            made["times"] = self.times
        if "passages" in known:
            made["passages"] = self.passages.after(gone, came)
        if "_relations" in known:
            made["_relations"] = self._relations.after(gone, came)
        if "review" in known:
            made["review"] = self.review.after(changes, project)
        return made


def shown_anew(changes: Changes) -> tuple[list[Event], list[Event]]:
    """The events that are no more shown as they were, and those that are shown instead of them."""
    pairs = [(shown_of(change.before), shown_of(change.after)) for change in changes]
    pairs = [(before, after) for before, after in pairs if before != after]  # not for a note
    return [before for before, _ in pairs if before], [after for _, after in pairs if after]


def shown_of(record: Record | None) -> Event | None:
    """The event of a record, where there is one and it is shown."""
    return record.event if record is not None and not record.hidden else None


def dated(events: Iterable[Event]) -> list[Event]:
    """Those with a date."""
    return [event for event in events if event.when is not None]


def undated(events: Iterable[Event]) -> list[Event]:
    """Those without."""
    return [event for event in events if event.when is None]


def _joined(changes: Iterable[Change[Record]]) -> Changes:
    """Changes of one event after the other as one."""
    made: dict[str, Change[Record]] = {}
    for change in changes:
        first = made.get(change.key, change)
        made[change.key] = Change(change.key, first.before, change.after)
    return tuple(made.values())


def _spliced(
    events: tuple[Event, ...], gone: Sequence[Event], came: Sequence[Event], key: Callable[[Event], Any]
) -> tuple[Event, ...]:
    """Sorted events without some and with others."""
    if not gone and not came:
        return events
    made = list(events)
    for event in gone:
        place = bisect_left(made, key(event), key=key)
        assert made[place].id == event.id
        del made[place]
    for event in came:
        made.insert(bisect_left(made, key(event), key=key), event)
    return tuple(made)
