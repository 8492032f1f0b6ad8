"""Relations: which events are related to which, looked up from both ends. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefline.model.event import Event


@dataclass(frozen=True, slots=True)
class Relations:
    """By the id of an event, the ids of those that name it as related, each once."""

    _named_by: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Relations:
        """The relations of some events."""
        named: dict[str, dict[str, None]] = {}
        for event in events:
            for relation in event.related:
                named.setdefault(relation.to, {})[event.id] = None
        return cls({id: tuple(others) for id, others in named.items()})

    def after(self, gone: Iterable[Event], came: Iterable[Event]) -> Relations:
        """The same without some events and with others."""
        before = {event.id: event for event in gone}
        after = {event.id: event for event in came}
        changed = [
            id for id in dict.fromkeys((*before, *after)) if _named(before.get(id)) != _named(after.get(id))
        ]
        if not changed:
            return self
        named = dict(self._named_by)
        for id in changed:
            for other in _named(before.get(id)):
                named[other] = tuple(each for each in named[other] if each != id)
            for other in _named(after.get(id)):
                named[other] = (*named.get(other, ()), id)
        return Relations(named)

    def links(self, event: Event, known: Mapping[str, Event]) -> dict[str, str]:
        """The related ones among the ``known`` events and why, in either direction, strongest first."""
        pairs = [
            (relation.strength, relation.to, relation.reason)
            for relation in event.related
            if relation.to in known
        ]
        for other in self._named_by.get(event.id, ()):
            pairs += [
                (relation.strength, other, relation.reason)
                for relation in known[other].related
                if relation.to == event.id
            ]
        found: dict[str, str] = {}
        for _, other, reason in sorted(pairs, key=lambda pair: -pair[0]):
            found.setdefault(other, reason)
        return found


def _named(event: Event | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(relation.to for relation in event.related)) if event is not None else ()
