"""Events and publications, each with the words it was found in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefline.model.text import Document, Span
from briefline.model.timex import Timex
from briefline.model.when import When


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


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a text that tells of an event. ``quote`` is the text at ``span``, verbatim.

    ``time`` is the time expression that dates it here; None where the mention itself is undated.
    """

    document: str
    span: Span
    quote: str
    time: Timex | None = None


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
