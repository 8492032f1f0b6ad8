"""Values of events as the user types them: participants, places, topics, kind, dates. Free of Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from briefline.model.event import Event, Kind, Participant
from briefline.model.when import Derivation, When
from briefline.model.wording import DateStyle, words

KINDS: Mapping[str, Kind] = MappingProxyType({"engagement": Kind.EVENT, "publication": Kind.PUBLICATION})
"""What the kinds are called to the user."""
_ROLE = re.compile(r"^(?P<name>.*\S)\s*\((?P<role>[^()]*)\)$", re.DOTALL)


def people_text(people: tuple[Participant, ...]) -> str:
    """Participants on one line: "Ada Lind (envoy); Ministers"."""
    return "; ".join(_person_text(who) for who in people)


def _person_text(who: Participant) -> str:
    role = who.role.strip()
    return f"{who.name} ({role})" if role or _ROLE.match(who.name) else who.name


def read_people(text: str) -> tuple[Participant, ...]:
    """The participants of a typed line; a last pair of brackets holds the role. Each name once."""
    found: dict[str, Participant] = {}
    for part in _parts(text):
        match = _ROLE.match(part)
        who = Participant(match["name"], match["role"].strip()) if match else Participant(part)
        found.setdefault(who.name.casefold(), who)
    return tuple(found.values())


def kind_text(kind: Kind) -> str:
    """The name of a kind, one of KINDS."""
    return next(name for name, one in KINDS.items() if one is kind)


def places_text(places: tuple[str, ...]) -> str:
    """Places or topics on one line: "Port Ellen; Sudland"."""
    return "; ".join(places)


def read_places(text: str) -> tuple[str, ...]:
    """The places or topics of a typed line, each once, where it comes first."""
    found: dict[str, str] = {}
    for part in _parts(text):
        found.setdefault(part.casefold(), part)
    return tuple(found.values())


def _parts(text: str) -> list[str]:
    return [part for part in (" ".join(piece.split()) for piece in text.split(";")) if part]


def typed_when(when: When, text: str, style: DateStyle) -> When:
    """A date that was typed, with that as its derivation."""
    return when.derived(Derivation(" ".join(text.split()), "", "set by hand", words(when, style)))


def value_text(event: Event, field: str, style: DateStyle) -> str:
    """A field of an event on one line, as it would be typed; "" where there is nothing."""
    if field == "when":
        return words(event.when, style) if event.when else ""
    if field == "participants":
        return people_text(event.participants)
    if field == "places":
        return places_text(event.places)
    if field == "topics":
        return places_text(event.topics)
    if field == "kind":
        return kind_text(event.kind)
    if field == "mentions":
        return " … ".join(" ".join(mention.quote.split()) for mention in event.mentions)
    if field == "related":
        return str(len(event.related))
    return str(getattr(event, field))
