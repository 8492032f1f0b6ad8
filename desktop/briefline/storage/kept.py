"""Untitled projects: where they are, and which of them hold work of the user."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefline.storage.connection import connect
from briefline.storage.opening import SUFFIX, free_name
from briefline.storage.schema import marks_of

NAME_LENGTH = 16  # characters of a report's key in the name of its untitled project


def untitled_path(folder: Path, key: str) -> Path:
    """Where the untitled project of a report's key is to be: a name that is free."""
    return free_name(folder / f"{key[:NAME_LENGTH] or 'untitled'}{SUFFIX}")


def kept_project(folder: Path, key: str) -> Path | None:
    """The untitled project of a report in which something was done; the latest where there are several."""
    if not key or not folder.is_dir():
        return None
    worked = [path for path in folder.glob(f"{key[:NAME_LENGTH]}*{SUFFIX}") if has_work(path)]
    return max(worked, key=lambda path: path.stat().st_mtime, default=None)


def has_work(path: Path) -> bool:
    """True when a project's history or its drafts are not empty, or when it cannot be looked into."""
    try:
        connection = connect(path, read_only=True)
        try:
            tables = ("edit", "draft") if marks_of(path)[2] > 1 else ("edit",)
            return any(
                connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0] for table in tables
            )
        finally:
            connection.close()
    except (sqlite3.Error, OSError):
        return True
