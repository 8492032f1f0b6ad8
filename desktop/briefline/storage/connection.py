"""Connections to project files: what is committed is on the disk; what fails is said in words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefline.model.errors import ProjectNotWritten

WAIT_S = 2.0  # for another process that is writing
ELSEWHERE = "Save the project under another name, on a drive that is there: all that you see is written."
_WHY = {
    "SQLITE_FULL": ("the disk is full", "Free some space on it, or save the project on another disk."),
    "SQLITE_READONLY_DBMOVED": ("it was moved, deleted or replaced while it was open here", ELSEWHERE),
    "SQLITE_READONLY": ("it may not be written to", "Save the project in a folder that you may write to."),
    "SQLITE_CANTOPEN": ("its folder is gone, or may not be written to", ELSEWHERE),
    "SQLITE_BUSY": ("another program is using it", "Try again in a moment."),
    "SQLITE_IOERR": ("its disk reports an error, or is not there any more", ELSEWHERE),
    "SQLITE_CORRUPT": ("it is damaged", ELSEWHERE),
    "SQLITE_NOTADB": ("it is damaged", ELSEWHERE),
}
"""SQLite's names of errors, extended ones before those that they belong to: what is wrong, what to do."""


Damaged = (sqlite3.DatabaseError, msgspec.DecodeError, zlib.error, ValueError, TypeError)
"""What reading a damaged file raises."""


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
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # bugs of ours
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        why, hint = next(
            (told for key, told in _WHY.items() if name.startswith(key)), (str(error), ELSEWHERE)
        )
        raise ProjectNotWritten(f"“{path.name}” could not be written: {why}.", hint) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ProjectNotWritten(f"“{path.name}” could not be written: {why}.", ELSEWHERE) from error


def put_in_place(made: Path, path: Path) -> None:
    """Give a file that is whole the name that it is to have, in the place of what had it. Raises OSError.

    The folder is written to the disk too: after a power cut the name still leads to the file.
    """
    made.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # some network drives cannot
                os.fsync(folder)
        finally:
            os.close(folder)


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, all or nothing; on the disk when it ends."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # SQLite has rolled back by itself after a full disk
            connection.execute("ROLLBACK")
        raise
