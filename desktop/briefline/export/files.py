"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from briefline.model.errors import ExportFailed


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
    check_place(path)
    # a short name beside: a long one of the user's must not make ours too long
    try:
        handle, name = tempfile.mkstemp(prefix=".briefline-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            os.unlink(name)


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
