"""The open project file: every edit one transaction, written at once, and the history to undo them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefline import __version__
from briefline.model.edits import Edit
from briefline.model.errors import ProjectNotWritten
from briefline.model.project import Project
from briefline.storage.connection import connect, put_in_place, transaction, writing
from briefline.storage.document_rows import filing_of, put_filing, put_reading, reading_of
from briefline.storage.encoding import Row
from briefline.storage.event_rows import put_record, records_of
from briefline.storage.schema import prepare
from briefline.storage.search import WordSearch
from briefline.storage.step import Step


class ProjectFile:
    """A project file of the present version. Use ``opening.open_project`` to open one that may be another.

    Writing raises ProjectNotWritten; the file is then as it was before.
    """

    def __init__(
        self, path: Path, *, read_only: bool = False, connection: sqlite3.Connection | None = None
    ) -> None:
        """``connection`` is to what stands for the file, one of an older version. Raises sqlite3.Error."""
        self.path = path
        self.is_read_only = read_only
        self._connection = connection or connect(path, read_only=read_only)
        self._applied, self._revision = (
            int(self._connection.execute("SELECT value FROM property WHERE name = ?", (name,)).fetchone()[0])
            for name in ("applied", "revision")
        )

    @classmethod
    def create(cls, path: Path, first: Edit, steps: Iterable[Step] = (), applied: int = 0) -> ProjectFile:
        """Make a project file whose start, which cannot be undone, is what ``first`` holds.

        With ``steps``, the first ``applied`` of which are in ``first`` already, it has their history. What
        was at ``path`` is replaced once the new file is whole.
        """
        making = path.with_name(path.name + ".new")
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            making.unlink(missing_ok=True)
            connection = connect(making)
            try:
                prepare(connection)
                with transaction(connection):
                    _write(connection, first)
                    connection.executemany("INSERT INTO edit VALUES (?, ?, ?, ?)", _numbered(steps))
                    connection.execute("UPDATE property SET value = ? WHERE name = 'applied'", (applied,))
            finally:
                connection.close()
            put_in_place(making, path)
            return cls(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @property
    def revision(self) -> int:
        """How many transactions there were since the file was made, undoing included."""
        return self._revision

    @property
    def applied(self) -> int:
        """How many edits of the history are in force; those after it were undone."""
        return self._applied

    @property
    def undo_name(self) -> str:
        """What undoing would take back ("merge of 3 events"); "" when nothing."""
        return self._name(self._applied)

    @property
    def redo_name(self) -> str:
        """What redoing would do again; "" when nothing."""
        return self._name(self._applied + 1)

    def _name(self, number: int) -> str:
        row = self._connection.execute("SELECT name FROM edit WHERE number = ?", (number,)).fetchone()
        return str(row[0]) if row else ""

    def health(self) -> str:
        """What SQLite says of the file: "ok", or what is wrong. Raises sqlite3.DatabaseError."""
        return str(self._connection.execute("PRAGMA quick_check(1)").fetchone()[0])

    def load(self) -> Project:
        """Everything in the file. Raises sqlite3.DatabaseError or msgspec.DecodeError when damaged."""
        query = self._connection.execute
        times: dict[str, list[Row]] = {}
        for row in query("SELECT * FROM time_expression ORDER BY document, position"):
            times.setdefault(row[0], []).append(row)
        return Project(
            {row[0]: filing_of(row) for row in query("SELECT * FROM document ORDER BY position")},
            {row[0]: reading_of(row, times.get(row[0], ())) for row in query("SELECT * FROM reading")},
            dict(records_of(self._connection)),
            dict(query("SELECT name, query FROM saved_filter").fetchall()),
            dict(query("SELECT name, state FROM saved_view").fetchall()),
            {
                (event, field): text
                for event, field, text in query("SELECT event, field, text FROM draft ORDER BY position")
            },
        )

    def steps(self) -> tuple[Step, ...]:
        """The history, oldest first, the undone steps included."""
        found = self._connection.execute("SELECT name, at, changes FROM edit ORDER BY number")
        return tuple(Step(*row) for row in found)

    def write(self, edit: Edit) -> None:
        """Do an edit: one transaction, on the disk when this returns. What was undone is forgotten."""
        number = self._applied + 1
        with self._writing(number):
            _write(self._connection, edit)
            self._connection.execute("DELETE FROM edit WHERE number >= ?", (number,))
            self._connection.execute("INSERT INTO edit VALUES (?, ?, ?, ?)", (number, *Step.of(edit)))

    def undo(self) -> Edit | None:
        """Take the last edit back; returns what was done to do so, None when there is none."""
        edit = self._edit(self._applied)
        if edit is None:
            return None
        back = edit.inverse()
        with self._writing(self._applied - 1):
            _write(self._connection, back)
        return back

    def redo(self) -> Edit | None:
        """Do again what was undone last; returns it, None when there is none."""
        edit = self._edit(self._applied + 1)
        if edit is not None:
            with self._writing(self._applied + 1):
                _write(self._connection, edit)
        return edit

    def _edit(self, number: int) -> Edit | None:
        row = self._connection.execute(
            "SELECT name, at, changes FROM edit WHERE number = ?", (number,)
        ).fetchone()
        return Step(*row).edit if row else None

    def keep_view(self, name: str, state: str) -> None:
        """Save how a view stands. No edit: undo does not touch it."""
        with self._writing(self._applied):
            self._connection.execute("INSERT OR REPLACE INTO saved_view VALUES (?, ?)", (name, state))

    def keep_drafts(self, drafts: Mapping[tuple[str, str], str]) -> None:
        """Save what is being typed, in the place of what was typed before. No edit."""
        with self._writing(self._applied):
            self._connection.execute("DELETE FROM draft")
            self._connection.executemany(
                "INSERT INTO draft (event, field, text) VALUES (?, ?, ?)",
                ((event, field, text) for (event, field), text in drafts.items()),
            )

    def words(self) -> WordSearch:
        """A copy in memory of the index of words; made anew where the file's cannot be used."""
        try:
            return WordSearch.copied(self._connection)
        except sqlite3.Error:
            return WordSearch(record for _, record in records_of(self._connection))

    def copy_to(self, path: Path) -> None:
        """Write a copy, history included, in the place of what is at ``path``, once it is whole."""
        making = path.with_name(path.name + ".new")
        with writing(path):
            making.unlink(missing_ok=True)
            other = sqlite3.connect(making)
            try:
                self._connection.backup(other)
            finally:
                other.close()
            put_in_place(making, path)

    @contextlib.contextmanager
    def _writing(self, applied: int) -> Iterator[None]:
        if self.is_read_only:
            raise ProjectNotWritten(
                f"“{self.path.name}” is open to read only.", "Save a copy of it to go on working in that."
            )
        with writing(self.path), transaction(self._connection):
            (revision,) = self._connection.execute(
                "SELECT value FROM property WHERE name = 'revision'"
            ).fetchone()
            if revision != self._revision:
                raise ProjectNotWritten(
                    f"“{self.path.name}” was changed by another program while it was open here.",
                    "Save the project under another name: what you see is written there.",
                )
            yield
            properties = {"applied": applied, "revision": self._revision + 1, "briefline": __version__}
            for name, value in properties.items():
                self._connection.execute("UPDATE property SET value = ? WHERE name = ?", (value, name))
        self._applied, self._revision = applied, self._revision + 1


def _numbered(steps: Iterable[Step]) -> Iterator[tuple[int, str, str, bytes]]:
    return ((number, *step) for number, step in enumerate(steps, 1))


def _write(connection: sqlite3.Connection, edit: Edit) -> None:
    for filing in edit.documents:
        put_filing(connection, filing.key, filing.after)
    for reading in edit.readings:
        put_reading(connection, reading.key, reading.after)
    for record in edit.events:
        put_record(connection, record.key, record.after)
    for saved in edit.filters:
        connection.execute("DELETE FROM saved_filter WHERE name = ?", (saved.key,))
        if saved.after is not None:
            connection.execute("INSERT INTO saved_filter VALUES (?, ?)", (saved.key, saved.after))
