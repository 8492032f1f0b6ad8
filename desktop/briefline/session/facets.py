"""Facets: what events are grouped and ticked by. Free of Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from briefline.model.event import Event, Kind
from briefline.model.project import Project
from briefline.session.review import DOUBTFUL, REVIEW_STATES, review_states

FACET = "facet:"  # before the name of a facet, where a field of queries has the same
FACETS = ("kind", "category", "status", "participant", "place", "topic", "review", "confidence", "document")
SURE = 0.8  # an event of this confidence or more is of the highest band
BANDS = ("high", "medium", "low")
ORDERED: Mapping[str, tuple[str, ...]] = MappingProxyType({"review": REVIEW_STATES, "confidence": BANDS})
"""The facets whose values have an order of their own; those of the others come by their number."""


def facet_values(event: Event, facet: str, project: Project) -> tuple[str, ...]:
    """What an event of a project has of a facet.

    A publication's category is its type; documents are told by their id. The review's values are
    REVIEW_STATES, those of the confidence BANDS: from SURE on, from DOUBTFUL on, and below.
    """
    if facet == "kind":
        return (event.kind.value,)
    if facet == "category":
        return (event.type or event.category,)
    if facet == "status":
        return (event.status.value,) if event.kind is Kind.EVENT else ()
    if facet == "document":
        return tuple(dict.fromkeys(told.document for told in event.mentions))
    if facet == "review":
        record = project.records.get(event.id)
        return review_states(record) if record is not None else ()
    if facet == "confidence":
        return (BANDS[0 if event.confidence >= SURE else 1 if event.confidence >= DOUBTFUL else 2],)
    if facet == "participant":
        return tuple(participant.name for participant in event.participants)
    return event.places if facet == "place" else event.topics


def count_facets(events: Iterable[Event], project: Project) -> dict[str, Counter[str]]:
    """How many events have each value, for every name of FACETS."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for event in events:
        add_facets(counts, event, project)
    return counts


def add_facets(counts: Mapping[str, Counter[str]], event: Event, project: Project) -> None:
    """Count one more event, each of its values once."""
    for facet, counter in counts.items():
        for value in dict.fromkeys(facet_values(event, facet, project)):
            counter[value] += 1
