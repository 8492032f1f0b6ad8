"""Documents and what was found in each: values to rows and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from briefline.model.event import Event, Published
from briefline.model.project import Filing, Reading
from briefline.model.text import Document, Part, Section, Span
from briefline.model.timex import Timex, TimexType
from briefline.storage.encoding import Row, from_json, pack, to_json, unpack, when_of, when_text


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
                when_text(time.when),
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
    return Timex(document, Span(start, end), text, TimexType(kind), value, mod, when_of(when), rule, section)
