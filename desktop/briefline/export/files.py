"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from briefline.model.errors import ExportFailed

_PART = ".part"


def check_place(path: Path) -> None:
    """ExportFailed when a file cannot be at ``path``, so that nobody waits for what cannot be kept."""
    try:
        if path.is_dir():
            raise ExportFailed(f"“{path}” is a folder.", "Give the file a name of its own.")
        if not path.parent.is_dir():
            raise ExportFailed(
                f"The folder “{path.parent}” does not exist.", "Choose another place, or make it first."
            )
    except (OSError, ValueError) as error:  # a name too long, or with a NUL in it
        raise _unwritable(path, error) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write beside, then rename: a full disk or a crash leaves an old file as it was. Raises ExportFailed."""
    write_together([(path, data)])


def write_together(files: Sequence[tuple[Path, bytes]]) -> None:
    """The same for files that belong together: none is there before all are written. Raises ExportFailed."""
    parts: list[tuple[str, Path]] = []
    try:
        for path, data in files:
            check_place(path)
            parts.append((_part(path, data), path))
        for name, path in parts:
            try:
                os.replace(name, path)
            except (OSError, ValueError) as error:
                raise _unwritable(path, error) from error
    finally:
        for name, _ in parts:
            with suppress(OSError):
                os.unlink(name)


def _part(path: Path, data: bytes) -> str:
    """The data in a file beside the place that it is for; its name."""
    # a short name beside: a long one of the user's must not make ours too long
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=_prefix(os.getpid()), suffix=_PART, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
    except (OSError, ValueError) as error:
        with suppress(OSError):
            os.unlink(name)
        raise _unwritable(path, error) from error
    return name


def clear_parts(folder: Path, process: int) -> None:
    """Remove what a process that was ended while it wrote has left in a folder."""
    with suppress(OSError):
        for part in folder.glob(f"{_prefix(process)}*{_PART}"):
            part.unlink()


def _prefix(process: int) -> str:
    return f".briefline-{process}-"


def _unwritable(path: Path, error: OSError | ValueError) -> ExportFailed:
    number = error.errno if isinstance(error, OSError) else None
    reason = getattr(error, "strerror", None) or str(error)
    hint = "Choose a folder that you may write to."
    if number in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        hint = "Make room on the disk, or choose another place. What was there before is unchanged."
    elif number == errno.ENAMETOOLONG or isinstance(error, ValueError):
        hint = "Choose a shorter, plainer name."
    elif number in (errno.EBUSY, errno.ETXTBSY) or (os.name == "nt" and number == errno.EACCES):
        hint = "Close the program that has the file open, or choose another name."
    return ExportFailed(f"“{path}” could not be written: {reason}.", hint)
