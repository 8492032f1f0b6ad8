"""Holding: the open project with its look-up tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import is_

from briefline.model.event import Chronology, Event
from briefline.model.project import Filing, Project


@dataclass(frozen=True)
class Holding:
    """A project as the panes look at it. Events that the user took out are not in it but in ``hidden``."""

    project: Project

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
        """Every event that is shown, dated or not, by its id."""
        return {event.id: event for event in (*self.chronology.events, *self.chronology.undated)}

    @cached_property
    def links(self) -> dict[str, dict[str, str]]:
        """Related events in both directions: id → {id: reason}, strongest first."""
        pairs: list[tuple[float, str, str, str]] = []
        for event in self.by_id.values():
            for relation in event.related:
                if relation.to in self.by_id:
                    pairs.append((relation.strength, event.id, relation.to, relation.reason))
                    pairs.append((relation.strength, relation.to, event.id, relation.reason))
        found: dict[str, dict[str, str]] = {}
        for _, one, other, reason in sorted(pairs, key=lambda pair: -pair[0]):
            found.setdefault(one, {}).setdefault(other, reason)
        return found

    @cached_property
    def told(self) -> dict[str, tuple[str, ...]]:
        """Events that a passage of the text tells of together: id → ids, those of ``links`` left out."""
        from briefline.timeline.links import told_together  # not before the window is on the screen

        return {
            id: tuple(other for other in others if other not in self.links.get(id, {}))
            for id, others in told_together(self.by_id.values()).items()
        }


def tells_the_same(one: Holding, other: Holding) -> bool:
    """True when two states of a project have the very same dated events and documents."""
    before, after = one.chronology, other.chronology
    return all(
        len(these) == len(those) and all(map(is_, these, those))
        for these, those in (
            (before.events, after.events),
            (before.documents, after.documents),
            (before.published, after.published),
        )
    )
