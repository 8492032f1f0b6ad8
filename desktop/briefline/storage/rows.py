"""Values to rows and back: what each table of a project file holds."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from briefline.model.edits import Edit
from briefline.model.event import (
    Event,
    Evidence,
    Kind,
    Mention,
    Participant,
    Published,
    Relation,
    Status,
    Told,
)
from briefline.model.project import ByHand, Filing, Reading, Record
from briefline.model.text import Document, Part, Section, Span
from briefline.model.timex import Timex, TimexType
from briefline.model.when import When

Value = TypeVar("Value")
Row = tuple[Any, ...]
_LEVEL = 1  # of compression: the text of a history shrinks to a tenth, higher levels win little
_encoder = msgspec.json.Encoder()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def to_json(value: object) -> str:
    """A frozen value as JSON text."""
    return _encoder.encode(value).decode()


def from_json(text: str | bytes, kind: type[Value] | Any) -> Value | Any:
    """The value of a type that JSON text stands for. Raises msgspec.DecodeError."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    return decoder.decode(text)


def pack(value: object) -> bytes:
    """A frozen value as compressed JSON."""
    return zlib.compress(_encoder.encode(value), _LEVEL)


def unpack(data: bytes, kind: type[Value]) -> Value:
    """The value that ``pack`` packed. Raises msgspec.DecodeError or zlib.error when damaged."""
    value: Value = from_json(zlib.decompress(data), kind)
    return value


def put_filing(connection: sqlite3.Connection, key: str, filing: Filing | None) -> None:
    """Write a document, or take it away."""
    connection.execute("DELETE FROM document WHERE id = ?", (key,))
    if filing is None:
        return
    document = filing.document
    connection.execute(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            filing.position,
            document.title,
            document.source,
            document.media_type,
            document.language,
            document.text,
            to_json(document.sections),
            to_json(document.parts),
            filing.name,
            filing.path,
            filing.key,
        ),
    )


def filing_of(row: Row) -> Filing:
    """The document of a row."""
    name, position, title, source, media_type, language, text, sections, parts, *rest = row
    document = Document(
        name,
        title,
        source,
        text,
        from_json(sections, tuple[Section, ...]),
        from_json(parts, tuple[Part, ...]),
        media_type,
        language,
    )
    return Filing(position, document, *rest)


def put_reading(connection: sqlite3.Connection, key: str, reading: Reading | None) -> None:
    """Write what was found in a document, or take it away."""
    connection.execute("DELETE FROM reading WHERE document = ?", (key,))
    connection.execute("DELETE FROM time_expression WHERE document = ?", (key,))
    if reading is None:
        return
    found = pack((reading.events, reading.undated))
    connection.execute(
        "INSERT INTO reading VALUES (?, ?, ?, ?)", (key, reading.given, to_json(reading.published), found)
    )
    connection.executemany(
        "INSERT INTO time_expression VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                key,
                number,
                time.span.start,
                time.span.end,
                time.text,
                time.type.value,
                time.value,
                time.mod,
                time.rule,
                time.section,
                time.when.edtf if time.when else None,
                _when_text(time.when),
            )
            for number, time in enumerate(reading.times)
        ),
    )


def reading_of(row: Row, times: Iterable[Row]) -> Reading:
    """The reading of a row of ``reading`` and those of ``time_expression``, in order."""
    _, given, published, found = row
    events, undated = unpack(found, tuple[tuple[Event, ...], tuple[Event, ...]])
    return Reading(given, from_json(published, Published), events, undated, tuple(map(_time_of, times)))


def _time_of(row: Row) -> Timex:
    document, _, start, end, text, kind, value, mod, rule, section, _, when = row
    return Timex(document, Span(start, end), text, TimexType(kind), value, mod, _when_of(when), rule, section)


def put_record(connection: sqlite3.Connection, key: str, record: Record | None) -> None:
    """Write an event with all that hangs on it, or take it away."""
    row = connection.execute("SELECT number FROM event WHERE id = ?", (key,)).fetchone()
    if row is not None:
        for table, column in (
            ("event", "number"),
            ("mention", "event"),
            ("participant", "event"),
            ("link", "event"),
            ("search", "rowid"),
        ):
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", row)
    if record is None:
        return
    event = record.event
    number = connection.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row[0] if row else None,
            key,
            event.kind.value,
            event.title,
            event.when.edtf if event.when else None,
            _when_text(event.when),
            event.category,
            event.status.value,
            to_json(event.places),
            to_json(event.topics),
            event.type,
            event.blurb,
            event.confidence,
            to_json(event.doubts),
            to_json(event.joined),
            record.note,
            record.hidden,
            record.confirmed,
            to_json(record.by_hand),
            record.found is None,
            to_json(record.found) if record.found is not None and record.found != event else None,
        ),
    ).lastrowid
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number,
                position,
                mention.document,
                mention.span.start,
                mention.span.end,
                mention.quote,
                to_json(mention.time) if mention.time else None,
                to_json(mention.evidence),
                mention.reason,
                to_json(mention.told) if mention.told else None,
            )
            for position, mention in enumerate(event.mentions)
        ),
    )
    connection.executemany(
        "INSERT INTO participant VALUES (?, ?, ?, ?)",
        ((number, position, who.name, who.role) for position, who in enumerate(event.participants)),
    )
    connection.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?)",
        (
            (number, position, link.to, link.strength, link.reason)
            for position, link in enumerate(event.related)
        ),
    )
    connection.execute(
        "INSERT INTO search (rowid, title, quotes, names, note) VALUES (?, ?, ?, ?, ?)",
        (number, *searched(record)),
    )


def searched(record: Record) -> tuple[str, str, str, str]:
    """The words by which an event is found: title, quotes, names, note."""
    event = record.event
    names = (*(f"{who.name} {who.role}" for who in event.participants), *event.places, *event.topics)
    quotes = (*(mention.quote for mention in event.mentions), event.blurb)
    return event.title, "\n".join(quotes), "\n".join((*names, event.type, event.category)), record.note


def records_of(connection: sqlite3.Connection) -> Iterator[tuple[str, Record]]:
    """Every event of a file by its id."""
    mentions: dict[int, list[Mention]] = {}
    for row in connection.execute("SELECT * FROM mention ORDER BY event, position"):
        mentions.setdefault(row[0], []).append(mention_of(row))
    people: dict[int, list[Participant]] = {}
    for number, _, name, role in connection.execute("SELECT * FROM participant ORDER BY event, position"):
        people.setdefault(number, []).append(Participant(name, role))
    links: dict[int, list[Relation]] = {}
    for number, _, *link in connection.execute("SELECT * FROM link ORDER BY event, position"):
        links.setdefault(number, []).append(Relation(*link))
    for row in connection.execute("SELECT * FROM event ORDER BY number"):
        number = row[0]
        yield (
            row[1],
            record_of(
                row,
                tuple(mentions.get(number, ())),
                tuple(people.get(number, ())),
                tuple(links.get(number, ())),
            ),
        )


def mention_of(row: Row) -> Mention:
    """The mention of a row of ``mention``."""
    _, _, document, start, end, quote, time, evidence, reason, told = row
    return Mention(
        document,
        Span(start, end),
        quote,
        from_json(time, Timex) if time else None,
        from_json(evidence, tuple[Evidence, ...]),
        reason,
        from_json(told, Told) if told else None,
    )


def record_of(
    row: Row, mentions: tuple[Mention, ...], people: tuple[Participant, ...], links: tuple[Relation, ...]
) -> Record:
    """The event of a row of ``event`` with what hangs on it."""
    (_, name, kind, title, _, when, category, status, places, topics, type_, blurb, confidence) = row[:13]
    (doubts, joined, note, hidden, confirmed, by_hand, is_made, found) = row[13:]
    words = tuple[str, ...]
    event = Event(
        name,
        Kind(kind),
        title,
        _when_of(when),
        mentions,
        category,
        Status(status),
        people,
        from_json(places, words),
        from_json(topics, words),
        type_,
        blurb,
        confidence,
        from_json(doubts, words),
        from_json(joined, words),
        links,
    )
    as_found = None if is_made else from_json(found, Event) if found is not None else event
    return Record(event, as_found, from_json(by_hand, tuple[ByHand, ...]), note, bool(hidden), confirmed)


def edit_of(row: Row) -> Edit:
    """The edit of the packed column of ``edit``."""
    return unpack(row[0], Edit)


def _when_text(when: When | None) -> str | None:
    return to_json(when) if when is not None else None


def _when_of(text: str | None) -> When | None:
    return from_json(text, When) if text is not None else None
