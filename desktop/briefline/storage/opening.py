"""Opening a project file of any age and health: refused, upgraded on a copy, or recovered."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from briefline import __version__
from briefline.model.errors import ProjectNotWritten, ProjectUnreadable
from briefline.model.project import Project
from briefline.storage.connection import Damaged, connect, put_in_place, transaction, writing
from briefline.storage.project_file import ProjectFile
from briefline.storage.recovery import recover
from briefline.storage.schema import APPLICATION_ID, UPGRADES, VERSION, marks_of

SUFFIX = ".briefline"


@dataclass(frozen=True)
class Opened:
    """A file that was opened, what is in it, and what there is to say about that (sentences)."""

    file: ProjectFile
    project: Project
    notices: tuple[str, ...] = ()


def is_project(path: Path) -> bool:
    """True when a file is a project by its name or its header; False for what cannot be read."""
    if path.suffix.lower() == SUFFIX:
        return True
    try:
        is_database, application, _ = marks_of(path)
    except OSError:
        return False
    return is_database and application == APPLICATION_ID


def open_project(path: Path, *, read_only: bool = False) -> Opened:
    """Open a project file.

    An older one is upgraded on a copy that then takes its place; the file as it was is kept beside it. To
    read only, it is upgraded in memory.
    A damaged one is left as it is, and what can be read of it is written to a new file, which is opened.
    Raises ProjectUnreadable, and ProjectNotWritten when an upgrade or a recovery cannot be written.
    """
    version = _version_of(path)
    notices: tuple[str, ...] = ()
    if version > VERSION:
        raise ProjectUnreadable(
            f"“{path.name}” was saved by a newer Briefline{_its_version(path)}; this is {__version__}.",
            "Install the newest Briefline to open it. The file was not changed.",
        )
    try:
        if version < VERSION and not read_only:
            backup = upgrade(path, version)
            notices = (f"Brought up to date. The file as it was is kept as “{backup.name}”.",)
        if version < VERSION and read_only:
            file = ProjectFile(path, read_only=True, connection=_upgraded_in_memory(path, version))
        else:
            file = ProjectFile(path, read_only=read_only)
        try:
            _check(file)
            return Opened(file, file.load(), notices)
        except BaseException:
            file.close()
            raise
    except (*Damaged, ProjectNotWritten) as told:
        error = told.__cause__ if isinstance(told, ProjectNotWritten) else told
        if type(told) is ProjectNotWritten and type(error) is not sqlite3.DatabaseError:
            raise  # no room for the copy; a damaged one is read as far as it can be
        if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
            raise _unreadable(path, str(error)) from error
        recovered, said = recover(path)
        file = ProjectFile(recovered)
        return Opened(file, file.load(), said)


def upgrade(path: Path, version: int) -> Path:
    """Bring an older file up to date; returns where the file as it was is kept."""
    backup = free_name(path.with_name(f"{path.stem} (version {version}){path.suffix}"))
    making = path.with_name(path.name + ".new")
    with writing(path):
        making.unlink(missing_ok=True)
        _copy(path, making)
        connection = connect(making)
        try:
            _bring_up_to_date(connection, version)
        finally:
            connection.close()
        shutil.copy2(path, backup)
        put_in_place(making, path)
    return backup


def _bring_up_to_date(connection: sqlite3.Connection, version: int) -> None:
    with transaction(connection):
        for step in range(version, VERSION):
            UPGRADES[step](connection)
            connection.execute(f"PRAGMA user_version = {step + 1}")


def _upgraded_in_memory(path: Path, version: int) -> sqlite3.Connection:
    """An older file that is only to be read, as one of this version; the file stays as it is."""
    source = connect(path, read_only=True)
    try:
        made = sqlite3.connect(":memory:", isolation_level=None)
        source.backup(made)
    finally:
        source.close()
    _bring_up_to_date(made, version)
    return made


def free_name(path: Path) -> Path:
    """The path itself, or with a number added when there is a file already."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free


def _copy(path: Path, target: Path) -> None:
    source, made = connect(path, read_only=False), sqlite3.connect(target)
    try:
        source.backup(made)  # a journal left by a crash is played back first
    finally:
        source.close()
        made.close()


def _version_of(path: Path) -> int:
    try:
        is_database, application, version = marks_of(path)
    except FileNotFoundError as error:
        raise ProjectUnreadable(
            f"There is no file “{path}”.", "It was moved or deleted, or its drive is not there."
        ) from error
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    if not is_database or application != APPLICATION_ID:
        raise ProjectUnreadable(
            f"“{path.name}” is no Briefline project.", "Open the report itself, or choose another file."
        )
    return version


def _its_version(path: Path) -> str:
    """ " 0.2.0" where the file tells which Briefline wrote it, else ""."""
    try:
        connection = connect(path, read_only=True)
        try:
            row = connection.execute("SELECT value FROM property WHERE name = 'briefline'").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return ""
    return f" {row[0]}" if row else ""


def _check(file: ProjectFile) -> None:
    found = file.health()
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _unreadable(path: Path, why: str) -> ProjectUnreadable:
    return ProjectUnreadable(
        f"“{path.name}” could not be opened: {why}.",
        "Check that it is there, that you may read it, and that no other program holds it.",
    )
