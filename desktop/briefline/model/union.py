"""Union: what several events make together when they are merged into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefline.model.event import Event, Mention, Participant, Relation
from briefline.model.project import Project
from briefline.model.when import When


def finest_date(events: Sequence[Event]) -> When | None:
    """The date of the finest grain; of one grain an interval goes before."""
    dated = [event.when for event in events if event.when is not None]
    return max(dated, key=lambda when: (when.grain, when.is_interval), default=None)


def all_people(events: Iterable[Event]) -> tuple[Participant, ...]:
    """Everybody who takes part, each name once, with the first role that is told."""
    found: dict[str, Participant] = {}
    for event in events:
        for who in event.participants:
            known = found.get(who.name.casefold())
            if known is None or (who.role and not known.role):
                found[who.name.casefold()] = who
    return tuple(found.values())


def all_links(event: str, events: Iterable[Event], gone: set[str]) -> tuple[Relation, ...]:
    """What the events are linked with, but ``event`` itself and those that are ``gone``."""
    found: dict[str, Relation] = {}
    for one in events:
        for relation in one.related:
            if relation.to not in gone and relation.to != event:
                found.setdefault(relation.to, relation)
    return tuple(found.values())


def redirected_links(event: Event, gone: set[str], to: str) -> tuple[Relation, ...]:
    """The links of an event with ``to`` in the place of those that are ``gone``."""
    found: dict[str, Relation] = {}
    for relation in event.related:
        moved = replace(relation, to=to) if relation.to in gone else relation
        if moved.to != event.id:
            found.setdefault(moved.to, moved)
    return tuple(found.values())


def in_text_order(project: Project, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in the order of documents and text, each once."""
    places = {name: place for place, name in enumerate(project.documents)}
    return tuple(
        sorted(dict.fromkeys(mentions), key=lambda told: (places.get(told.document, len(places)), told.span))
    )
