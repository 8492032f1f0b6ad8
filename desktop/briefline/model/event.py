"""Events and publications, each with the words it was found in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefline.model.text import Document, SectionKind, Span
from briefline.model.timex import Timex
from briefline.model.when import When

ID_LENGTH = 8  # characters of a document's id in those of its events


class Kind(StrEnum):
    """An engagement (anything that happened or may happen) or a publication."""

    EVENT = "event"
    PUBLICATION = "publication"


class Status(StrEnum):
    """Whether it came to pass."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part: the fullest name the document gives, and the role ("CIA Director") or ""."""

    name: str
    role: str = ""


class Field(StrEnum):
    """What evidence is for. The date's is ``Mention.time``."""

    TRIGGER = "trigger"
    PARTICIPANT = "participant"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a value was read from. ``quote`` is the text at ``span``, verbatim.

    ``value`` is the participant's or place's name as the event gives it, or the trigger's lemma; where the
    text has a pronoun or a short name, ``quote`` differs from it.
    """

    field: Field
    value: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one mention tells by itself, before mentions were joined: enough to stand as an event again.

    ``trigger`` is the lemma of the word that tells it, ``family`` that of its category ("" for none),
    ``about`` the lemmas of the common nouns and the verb told with it, sorted. ``basis`` is that of the
    date of writing of the part it stands in (see Published). ``certainty`` is in [0, 1]. ``repeats``: it is
    told as one of several ("a second summit").
    """

    title: str
    when: When | None
    category: str
    family: str
    status: Status
    participants: tuple[Participant, ...]
    places: tuple[str, ...]
    trigger: str
    about: tuple[str, ...]
    is_noun: bool
    definite: bool
    certainty: float
    doubts: tuple[str, ...]
    basis: str
    kind: SectionKind
    left_out: str = ""
    inherited: bool = False
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a text that tells of an event. ``quote`` is the text at ``span``, verbatim.

    ``time`` is the time expression that dates it here; None where the mention itself is undated.
    ``evidence`` counts in the same document. ``reason`` says why it was joined with the others; "" for the
    one that the event began with. ``told`` is None for publications.
    """

    document: str
    span: Span
    quote: str
    time: Timex | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one event to another or to a publication. ``strength`` is in (0, 1]."""

    to: str
    strength: float
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event or publication of the timeline.

    ``when`` is None for events that the text does not date. ``type``, ``blurb`` and ``topics`` are
    those of publications. ``confidence`` is in [0, 1]; ``doubts`` say in words what lowers it.
    ``joined`` says for each merge why the mentions were taken for one event.
    """

    id: str
    kind: Kind
    title: str
    when: When | None
    mentions: tuple[Mention, ...]
    category: str = "event"
    status: Status = Status.OCCURRED
    participants: tuple[Participant, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    type: str = ""
    blurb: str = ""
    confidence: float = 0.5
    doubts: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    related: tuple[Relation, ...] = ()

    @property
    def contradictions(self) -> tuple[Mention, ...]:
        """Mentions that give the event a date which ``when`` rules out, in the order of ``mentions``."""
        if self.when is None:
            return ()
        return tuple(
            mention
            for mention in self.mentions
            if mention.told is not None
            and mention.told.when is not None
            and not mention.told.when.overlaps(self.when)
        )


def identity(document: Document, letter: str, start: int) -> str:
    """The id of an event that begins at a place of a document: "3fa9c1d2.e1204".

    It stays the same whatever else is found. ``letter``: e for dated events, u undated, p publications.
    """
    return f"{document.id[:ID_LENGTH]}.{letter}{start}"


@dataclass(frozen=True, slots=True)
class Published:
    """When a document (or one of its parts) was written. ``basis``: given | stated | metadata | inferred.

    ``reason`` is a sentence. ``when`` is None when nothing tells it.
    """

    when: When | None
    basis: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """What was read from one document or more: the result of the pipeline.

    ``published`` holds one entry a document, in the order of ``documents``. ``events`` are sorted by
    time, dated ones only; ``undated`` are in the order of the text. ``times`` are in text order.
    """

    documents: tuple[Document, ...]
    published: tuple[Published, ...]
    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    times: tuple[Timex, ...]
