"""Search without a file: the same words found in the same way, in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from briefline.model.project import Record
from briefline.storage.event_rows import searched
from briefline.storage.schema import SEARCH


class MemorySearch:
    """The words of some events. For what has no project file: the command line, a report half read."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._numbers: dict[str, int] = {}
        self._connection = sqlite3.connect(":memory:")
        self._connection.executescript(SEARCH)
        rows = []
        for record in records:
            number = self._numbers[record.event.id] = len(self._numbers) + 1
            rows.append((number, *searched(record)))
        self._connection.executemany(
            "INSERT INTO search (rowid, title, quotes, names, note) VALUES (?, ?, ?, ?, ?)", rows
        )

    def find(self, query: str) -> list[int]:
        """As ProjectFile.find."""
        return [
            row[0]
            for row in self._connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,))
        ]

    def numbers(self) -> Mapping[str, int]:
        """As ProjectFile.numbers."""
        return self._numbers

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()
