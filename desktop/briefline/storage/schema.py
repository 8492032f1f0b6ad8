"""The tables of a project file, its marks in the file's header, and the steps from older versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from briefline import __version__

APPLICATION_ID = 0x42726C6E  # "Brln", at offset 68 of the file
VERSION = 2  # user_version, at offset 60

SEARCH = """
CREATE VIRTUAL TABLE search USING fts5(
    title, quotes, names, note, tokenize = "unicode61 remove_diacritics 2", prefix = "2 3"
);
"""

TABLES = """
CREATE TABLE document (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL,
    media_type TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
    sections TEXT NOT NULL, parts TEXT NOT NULL,
    name TEXT NOT NULL, path TEXT NOT NULL, key TEXT NOT NULL
);
CREATE TABLE reading (
    document TEXT PRIMARY KEY, given TEXT, published TEXT NOT NULL, found BLOB NOT NULL
);
CREATE TABLE time_expression (
    document TEXT NOT NULL, position INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL, mod TEXT NOT NULL,
    rule TEXT NOT NULL, section INTEGER NOT NULL, edtf TEXT, "when" TEXT,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE event (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL,
    edtf TEXT, "when" TEXT, category TEXT NOT NULL, status TEXT NOT NULL,
    places TEXT NOT NULL, topics TEXT NOT NULL, type TEXT NOT NULL, blurb TEXT NOT NULL,
    confidence REAL NOT NULL, doubts TEXT NOT NULL, joined TEXT NOT NULL,
    note TEXT NOT NULL, hidden INTEGER NOT NULL, confirmed TEXT NOT NULL,
    by_hand TEXT NOT NULL, made_by_hand INTEGER NOT NULL, found TEXT
);
CREATE TABLE mention (
    event INTEGER NOT NULL, position INTEGER NOT NULL, document TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL, time TEXT,
    evidence TEXT NOT NULL, reason TEXT NOT NULL, told TEXT,
    PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE participant (
    event INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE link (
    event INTEGER NOT NULL, position INTEGER NOT NULL, target TEXT NOT NULL,
    strength REAL NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE edit (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, changes BLOB NOT NULL);
CREATE TABLE saved_filter (name TEXT PRIMARY KEY, query TEXT NOT NULL);
CREATE TABLE saved_view (name TEXT PRIMARY KEY, state TEXT NOT NULL);
"""

DRAFTS = """
CREATE TABLE draft (
    position INTEGER PRIMARY KEY, event TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL,
    UNIQUE (event, field)
)
"""
PROPERTIES = "CREATE TABLE property (name TEXT PRIMARY KEY, value NOT NULL)"
START = f"INSERT INTO property VALUES ('applied', 0), ('revision', 0), ('briefline', '{__version__}')"


def _keep_drafts(connection: sqlite3.Connection) -> None:
    """1 → 2: what is being typed is kept, and which Briefline wrote the file."""
    connection.execute(DRAFTS)
    connection.execute("ALTER TABLE property RENAME TO old_property")
    connection.execute(PROPERTIES)
    connection.execute("INSERT INTO property SELECT name, value FROM old_property")
    connection.execute("INSERT INTO property VALUES ('briefline', ?)", (__version__,))
    connection.execute("DROP TABLE old_property")


UPGRADES: dict[int, Callable[[sqlite3.Connection], None]] = {1: _keep_drafts}
"""Version → what turns a file of that version into one of the next."""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file and mark it as a project of this version."""
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
    connection.executescript(f"BEGIN; {TABLES} {DRAFTS}; {PROPERTIES}; {START}; {SEARCH} {marks} COMMIT;")


def marks_of(path: Path) -> tuple[bool, int, int]:
    """Whether a file is SQLite, its application_id and its user_version, from its header alone.

    Raises OSError.
    """
    with path.open("rb") as file:
        header = file.read(100)
    is_database = header.startswith(b"SQLite format 3\0") and len(header) == 100
    return is_database, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
