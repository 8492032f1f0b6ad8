"""The open project file: every edit one transaction, written at once, and the history to undo them."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from briefline.model.edits import Edit
from briefline.model.errors import ProjectNotWritten
from briefline.model.project import Project
from briefline.storage.document_rows import filing_of, put_filing, put_reading, reading_of
from briefline.storage.encoding import Row, pack, unpack
from briefline.storage.event_rows import put_record, records_of
from briefline.storage.schema import prepare

WAIT_S = 2.0  # for another process that is writing


class ProjectFile:
    """A project file of the present version. Use ``opening.open_project`` to open one that may be another.

    Writing raises ProjectNotWritten; the file is then as it was before.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Raises sqlite3.Error."""
        self.path = path
        self.is_read_only = read_only
        self._connection = connect(path, read_only=read_only)
        self._numbers: dict[str, int] | None = None
        self._applied, self._revision = (
            int(self._connection.execute("SELECT value FROM property WHERE name = ?", (name,)).fetchone()[0])
            for name in ("applied", "revision")
        )

    @classmethod
    def create(cls, path: Path, first: Edit) -> ProjectFile:
        """Make a project file whose start, which cannot be undone, is what ``first`` holds.

        What was at ``path`` is replaced once the new file is whole.
        """
        making = path.with_name(path.name + ".new")
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            making.unlink(missing_ok=True)
            connection = connect(making)
            try:
                prepare(connection)
                with _transaction(connection):
                    _write(connection, first)
            finally:
                connection.close()
            making.replace(path)
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
        )

    def write(self, edit: Edit) -> None:
        """Do an edit: one transaction, on the disk when this returns. What was undone is forgotten."""
        number = self._applied + 1
        with self._writing(number):
            self._do(edit)
            self._connection.execute("DELETE FROM edit WHERE number >= ?", (number,))
            self._connection.execute(
                "INSERT INTO edit VALUES (?, ?, ?, ?)", (number, edit.name, edit.at, pack(edit))
            )

    def undo(self) -> Edit | None:
        """Take the last edit back; returns what was done to do so, None when there is none."""
        edit = self._edit(self._applied)
        if edit is None:
            return None
        back = edit.inverse()
        with self._writing(self._applied - 1):
            self._do(back)
        return back

    def redo(self) -> Edit | None:
        """Do again what was undone last; returns it, None when there is none."""
        edit = self._edit(self._applied + 1)
        if edit is not None:
            with self._writing(self._applied + 1):
                self._do(edit)
        return edit

    def _edit(self, number: int) -> Edit | None:
        row = self._connection.execute("SELECT changes FROM edit WHERE number = ?", (number,)).fetchone()
        return unpack(row[0], Edit) if row else None

    def _do(self, edit: Edit) -> None:
        _write(self._connection, edit)
        known, self._numbers = self._numbers, None  # should this fail they are asked for anew
        if known is None:
            return
        ask = self._connection.execute
        for key in (each.key for each in edit.events):
            row = ask("SELECT number FROM event WHERE id = ?", (key,)).fetchone()
            known.pop(key, None)
            if row is not None:
                known[key] = row[0]
        self._numbers = known

    def keep_view(self, name: str, state: str) -> None:
        """Save how a view stands. No edit: undo does not touch it."""
        with self._writing(self._applied):
            self._connection.execute("INSERT OR REPLACE INTO saved_view VALUES (?, ?)", (name, state))

    def find(self, query: str) -> list[int]:
        """The numbers of the events that an FTS5 query finds: ``harb* "customs house"``.

        Raises sqlite3.OperationalError when the query is no FTS5.
        """
        found = self._connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,))
        return [row[0] for row in found]

    def numbers(self) -> Mapping[str, int]:
        """The number under which each event is in the file, by its id; one is never another's later."""
        if self._numbers is None:
            self._numbers = dict(self._connection.execute("SELECT id, number FROM event").fetchall())
        return self._numbers

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
            making.replace(path)

    @contextlib.contextmanager
    def _writing(self, applied: int) -> Iterator[None]:
        if self.is_read_only:
            raise ProjectNotWritten(
                f"“{self.path.name}” is open to read only.", "Save a copy of it to go on working in that."
            )
        with writing(self.path), _transaction(self._connection):
            yield
            for name, value in (("applied", applied), ("revision", self._revision + 1)):
                self._connection.execute("UPDATE property SET value = ? WHERE name = ?", (value, name))
        self._applied, self._revision = applied, self._revision + 1


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection whose commits are on the disk when they return."""
    address = path.absolute().as_uri() + ("?mode=ro" if read_only else "")
    connection = sqlite3.connect(address, timeout=WAIT_S, isolation_level=None, uri=True)
    if not read_only:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file; a WAL cannot be on a network drive
        connection.execute("PRAGMA synchronous = EXTRA")  # the journal's end is on the disk too
    return connection


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what can go wrong while writing a file into ProjectNotWritten."""
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        hints = {
            "database or disk is full": "Free some space on the disk, or save the project on another.",
            "attempt to write a readonly database": "Save the project in a folder that you may write to.",
            "unable to open database file": "Check that the folder is there and that you may write to it.",
            "database is locked": "Another program is using the file. Try again in a moment.",
            "disk I/O error": "Check that the drive is still there, or save the project on another.",
        }
        why = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        raise ProjectNotWritten(
            f"“{path.name}” could not be written: {why}.",
            hints.get(why, "Save the project in another place; what was written before is safe."),
        ) from error


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # SQLite has rolled back by itself after a full disk
            connection.execute("ROLLBACK")
        raise


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


Damaged = (sqlite3.DatabaseError, msgspec.DecodeError, zlib.error, ValueError, TypeError)
"""What reading a damaged file raises."""
