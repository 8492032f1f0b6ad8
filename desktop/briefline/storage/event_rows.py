"""Events as they stand and as they were found, with all that hangs on them: values to rows and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from briefline.model.event import (
    Event,
    Evidence,
    Kind,
    Mention,
    Participant,
    Relation,
    Status,
    Told,
)
from briefline.model.project import ByHand, Record
from briefline.model.text import Span
from briefline.model.timex import Timex
from briefline.storage.encoding import Row, from_json, to_json, when_of, when_text


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
            when_text(event.when),
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
        when_of(when),
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
