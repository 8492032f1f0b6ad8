"""Words of events, found in memory: the same index as a project file's, and never a wait for a disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from briefline.model.edits import Change
from briefline.model.project import Record
from briefline.storage.event_rows import searched
from briefline.storage.schema import SEARCH

_KNOWN = "CREATE TABLE known (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);"
_SHADOWS = ("data", "idx", "content", "docsize", "config")  # where FTS5 keeps an index


class WordSearch:
    """The words of some events. To be used by the thread that made it."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.executescript(_KNOWN + SEARCH)
        self._numbers: dict[str, int] | None = None
        self._add(records)

    @classmethod
    def copied(cls, file: sqlite3.Connection) -> WordSearch:
        """The index of a project file. Raises sqlite3.Error where it cannot be taken over as it is."""
        made = cls()
        into = made._connection
        into.execute("BEGIN")
        into.executemany("INSERT INTO known VALUES (?, ?)", file.execute("SELECT number, id FROM event"))
        for name in _SHADOWS:
            rows = file.execute(f"SELECT * FROM search_{name}")
            marks = ", ".join("?" * len(rows.description))
            into.executemany(f"INSERT OR REPLACE INTO search_{name} VALUES ({marks})", rows)
        into.execute("COMMIT")
        return cls.unpacked(made.packed())  # opened anew: FTS5 has read the empty one

    @classmethod
    def unpacked(cls, data: bytes) -> WordSearch:
        """What ``packed`` made, in another process."""
        made = cls.__new__(cls)
        made._connection = sqlite3.connect(":memory:", isolation_level=None)
        made._connection.deserialize(data)
        made._numbers = None
        return made

    def packed(self) -> bytes:
        """All of it as bytes, to be handed to another process."""
        return self._connection.serialize()

    def put(self, changes: Iterable[Change[Record]]) -> None:
        """Follow an edit: take away what is gone, add what is new or told in other words."""
        told: list[Change[Record]] = [
            change
            for change in changes
            if change.before is None or change.after is None or _differ(change.before, change.after)
        ]
        gone = [(change.key,) for change in told if change.before is not None]
        self._connection.execute("BEGIN")
        for statement in (
            "DELETE FROM search WHERE rowid = (SELECT number FROM known WHERE id = ?)",
            "DELETE FROM known WHERE id = ?",
        ):
            self._connection.executemany(statement, gone)
        self._connection.execute("COMMIT")
        if self._numbers is not None:
            for (id,) in gone:
                self._numbers.pop(id, None)
        self._add(change.after for change in told if change.after is not None)

    def _add(self, records: Iterable[Record]) -> None:
        execute = self._connection.execute
        execute("BEGIN")
        for record in records:
            number = execute("INSERT INTO known (id) VALUES (?)", (record.event.id,)).lastrowid
            if self._numbers is not None and number is not None:
                self._numbers[record.event.id] = number
            execute(
                "INSERT INTO search (rowid, title, quotes, names, note) VALUES (?, ?, ?, ?, ?)",
                (number, *searched(record)),
            )
        execute("COMMIT")

    def find(self, query: str) -> list[int]:
        """The numbers of the events that an FTS5 query finds: ``harb* "customs house"``.

        Raises sqlite3.OperationalError when the query is no FTS5.
        """
        found = self._connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,))
        return [row[0] for row in found]

    def numbers(self) -> Mapping[str, int]:
        """The number of each event, by its id."""
        if self._numbers is None:
            self._numbers = dict(self._connection.execute("SELECT id, number FROM known").fetchall())
        return self._numbers

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()


def _differ(before: Record, after: Record) -> bool:
    return (
        before.event is not after.event and searched(before) != searched(after) or before.note != after.note
    )
