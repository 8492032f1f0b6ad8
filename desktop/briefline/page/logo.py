"""The logo of a page, from a file."""

from __future__ import annotations

from pathlib import Path

from briefline.model.errors import ExportFailed


def logo_of(name: str) -> bytes:
    """The bytes of a PNG or JPEG; none for no name. Raises ExportFailed."""
    if not name.strip():
        return b""
    try:
        data = Path(name.strip()).expanduser().read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ExportFailed(f"The logo “{name}” could not be read: {why}.", "Check its name.") from error
    if not data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        raise ExportFailed(f"The logo “{name}” is no PNG or JPEG.", "Save it as one of these first.")
    return data
