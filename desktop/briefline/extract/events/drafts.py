"""A draft: one mention of an event as its sentence tells it, before mentions are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from briefline.extract.events.triggers import Category
from briefline.model.event import Evidence, Participant, Status
from briefline.model.text import SectionKind, Span
from briefline.model.timex import Timex
from briefline.model.when import When

Actor: TypeAlias = tuple[Participant, Span]
"""A participant and the words that name it in a sentence."""

Place: TypeAlias = tuple[str, Span]
"""A place and the words that name it in a sentence."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention with its fields. ``order`` counts drafts, ``sentence`` sentences, both in text order.

    ``stem`` is the trigger's lemma, ``content`` the lemmas of the common nouns and of the verb told with it.
    ``definite`` is True for "the walkout", which speaks of something told before; of a clause, its subject.
    ``certainty`` is in [0, 1]: how firmly text and date belong together. ``when`` is None for undated ones.
    ``named`` are the participants' names that are proper names, lower case; ``ellipsis`` is the lemma of
    the noun that is left out. ``also`` marks clauses that go on with what was told before. ``repeats``:
    it is told as one of several. ``basis`` is that of the date of writing of its part.
    """

    order: int
    document: str
    sentence: int
    section: int
    part: int
    kind: SectionKind
    span: Span
    time: Timex | None
    when: When | None
    stem: str
    category: Category
    title: str
    participants: tuple[Participant, ...]
    places: tuple[str, ...]
    status: Status
    content: frozenset[str]
    is_noun: bool
    definite: bool = False
    certainty: float = 0.9
    doubts: tuple[str, ...] = ()
    ellipsis: str = ""
    inherited: bool = False
    also: bool = False
    repeats: bool = False
    basis: str = "unknown"
    evidence: tuple[Evidence, ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """Names of those that take part, lower case, proper names only."""
        return frozenset(actor.name.lower() for actor in self.participants if actor.name[:1].isupper())

    @property
    def sites(self) -> frozenset[str]:
        """Names of its places, as written: no landmarks, since there is more than one "town hall"."""
        return frozenset(place for place in self.places if place[:1].isupper())

    @property
    def actors(self) -> frozenset[str]:
        """Names of all that take part, lower case."""
        return frozenset(actor.name.lower() for actor in self.participants)
