"""What can still be read of a damaged project file, row by row, into a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from briefline.model.edits import Change, Edit
from briefline.model.errors import ProjectUnreadable
from briefline.model.event import Mention, Participant, Published, Relation
from briefline.model.project import Filing, Reading, Record
from briefline.storage.connection import Damaged
from briefline.storage.document_rows import filing_of, reading_of
from briefline.storage.encoding import Row
from briefline.storage.event_rows import mention_of, record_of
from briefline.storage.project_file import ProjectFile

Key = tuple[int | str, ...]
Made = TypeVar("Made")


def recover(path: Path) -> tuple[Path, tuple[str, ...]]:
    """Write what can be read of a file to a new one beside it.

    Returns where, and what is to be said. The damaged file stays as it is, the history is left behind.
    Raises ProjectUnreadable when not even one document can be read, ProjectNotWritten when there is no
    room for the new file.
    """
    connection = sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True, isolation_level=None)
    try:
        filings = _all(connection, "document", ("rowid",), filing_of)
        times: dict[str, list[Row]] = {}
        for time in _all(connection, "time_expression", ("document", "position"), lambda row: row):
            times.setdefault(time[0], []).append(time)
        readings = {
            row[0]: reading
            for row in _all(connection, "reading", ("rowid",), lambda row: row)
            if (reading := _made(lambda row: reading_of(row, times.get(row[0], ())), row)) is not None
        }
        records = _records(connection)
        counted = _counted(connection)
        drafts = {
            (str(event), str(field)): str(text)
            for _, event, field, text in _all(connection, "draft", ("position",), lambda row: row)
        }
    finally:
        connection.close()
    documents = {filing.document.id: filing for filing in filings}
    if not documents:
        raise ProjectUnreadable(
            f"“{path.name}” is damaged, and nothing in it can be read.",
            "Look for a backup of it. The reports that it was made from can be opened anew.",
        )
    again = _found_again(records, readings.values())
    edit = Edit(
        "recovery",
        "",
        documents=tuple(Change(key, None, filing) for key, filing in documents.items()),
        readings=tuple(
            Change(key, None, readings.get(key) or _unread(filing)) for key, filing in documents.items()
        ),
        events=tuple(Change(record.event.id, None, record) for record in (*records, *again)),
    )
    target = _beside(path)
    file = ProjectFile.create(target, edit)
    if drafts:
        file.keep_drafts(drafts)
    file.close()
    whole = counted if counted is not None and counted >= len(records) else None
    share = f"{len(records)} of {whole}" if whole is not None else f"{len(records)}"
    return target, (
        f"“{path.name}” is damaged. What can be read of it was written to “{target.name}”: "
        f"{_counted_words(len(documents), 'document')} and {share} events as they stood"
        + (f", {len(again)} more as they were first found" if again else "")
        + ". The history of edits is not in it.",
    )


def _counted_words(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _found_again(records: list[Record], readings: Iterable[Reading]) -> list[Record]:
    """The events of the readings of which no record is left: as found, what was done to them is lost."""
    known = {record.event.id for record in records}
    held = {(told.document, told.span) for record in records for told in record.event.mentions}
    return [
        Record(event, event)
        for reading in readings
        for event in (*reading.events, *reading.undated)
        if event.id not in known and not any((told.document, told.span) in held for told in event.mentions)
    ]


def _beside(path: Path) -> Path:
    number, target = 2, path.with_name(f"{path.stem} (recovered){path.suffix}")
    while target.exists():
        target = path.with_name(f"{path.stem} (recovered {number}){path.suffix}")
        number += 1
    return target


def _unread(filing: Filing) -> Reading:
    return Reading(
        None, Published(None, "unknown", "What was found in it could not be recovered."), (), (), ()
    )


def _records(connection: sqlite3.Connection) -> list[Record]:
    mentions: dict[int, list[Mention]] = {}
    people: dict[int, list[Participant]] = {}
    links: dict[int, list[Relation]] = {}
    by_event = ("event", "position")
    for number, mention in _all(connection, "mention", by_event, lambda row: (row[0], mention_of(row))):
        mentions.setdefault(number, []).append(mention)
    for number, who in _all(connection, "participant", by_event, lambda row: (row[0], Participant(*row[2:]))):
        people.setdefault(number, []).append(who)
    for number, link in _all(connection, "link", by_event, lambda row: (row[0], Relation(*row[2:]))):
        links.setdefault(number, []).append(link)
    return _all(
        connection,
        "event",
        ("number",),
        lambda row: record_of(
            row,
            tuple(mentions.get(row[0], ())),
            tuple(people.get(row[0], ())),
            tuple(links.get(row[0], ())),
        ),
    )


def _counted(connection: sqlite3.Connection) -> int | None:
    """How many events the file says it has; the index may tell it where the table cannot."""
    try:
        return int(
            connection.execute("SELECT count(id) FROM event INDEXED BY sqlite_autoindex_event_1").fetchone()[
                0
            ]
        )
    except sqlite3.Error:
        return None


def _all(
    connection: sqlite3.Connection, table: str, key: tuple[str, ...], make: Callable[[Row], Made]
) -> list[Made]:
    """What can be made of the rows of a table, read from both ends up to the damage between."""
    found: dict[Key, Row] = {}
    for order in ("ASC", "DESC"):
        for name, row in _rows(connection, table, key, order):
            if name in found:
                break
            found[name] = row
    made = (_made(make, found[name]) for name in sorted(found))
    return [value for value in made if value is not None]


def _made(make: Callable[[Row], Made], row: Row) -> Made | None:
    try:
        return make(row)
    except Damaged:
        return None


def _rows(
    connection: sqlite3.Connection, table: str, key: tuple[str, ...], order: str
) -> Iterator[tuple[Key, Row]]:
    columns = ", ".join(f"{table}.{name}" for name in key)
    ordered = ", ".join(f"{table}.{name} {order}" for name in key)
    try:
        for row in connection.execute(f"SELECT {columns}, * FROM {table} ORDER BY {ordered}"):
            yield tuple(row[: len(key)]), tuple(row[len(key) :])
    except sqlite3.Error:
        return  # the rows before the damage were given; the other end is read in the other order
