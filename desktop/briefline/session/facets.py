"""Facets: what events are grouped and ticked by. Free of Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from briefline.model.event import Event, Kind

FACET = "facet:"  # before the name of a facet, where a field of queries has the same
FACETS = ("kind", "category", "status", "participant", "place", "topic", "document")


def facet_values(event: Event, facet: str) -> tuple[str, ...]:
    """What an event has of a facet. A publication's category is its type; documents are told by their id."""
    if facet == "kind":
        return (event.kind.value,)
    if facet == "category":
        return (event.type or event.category,)
    if facet == "status":
        return (event.status.value,) if event.kind is Kind.EVENT else ()
    if facet == "document":
        return tuple(dict.fromkeys(told.document for told in event.mentions))
    if facet == "participant":
        return tuple(participant.name for participant in event.participants)
    return event.places if facet == "place" else event.topics


def count_facets(events: Iterable[Event]) -> dict[str, Counter[str]]:
    """How many events have each value, for every name of FACETS."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for event in events:
        add_facets(counts, event)
    return counts


def add_facets(counts: Mapping[str, Counter[str]], event: Event) -> None:
    """Count one more event, each of its values once."""
    for facet, counter in counts.items():
        for value in dict.fromkeys(facet_values(event, facet)):
            counter[value] += 1
