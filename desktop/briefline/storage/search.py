"""Search without a file: the same words found in the same way, in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from briefline.model.project import Record
from briefline.storage.rows import searched
from briefline.storage.schema import SEARCH


class MemorySearch:
    """The words of some events. For what has no project file: the command line, a report half read."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._ids: list[str] = []
        self._connection = sqlite3.connect(":memory:")
        self._connection.executescript(SEARCH)
        rows = []
        for record in records:
            self._ids.append(record.event.id)
            rows.append((len(self._ids), *searched(record)))
        self._connection.executemany(
            "INSERT INTO search (rowid, title, quotes, names, note) VALUES (?, ?, ?, ?, ?)", rows
        )

    def find(self, query: str) -> frozenset[str]:
        """As ProjectFile.find."""
        found = self._connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,))
        return frozenset(self._ids[row[0] - 1] for row in found)

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()
