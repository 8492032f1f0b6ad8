"""Reading one report, as the worker does it. Free of Qt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefline.model.errors import UnreadableSource
from briefline.model.event import Chronology
from briefline.pipeline import Source, read_source


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was read.

    ``key`` is the SHA-256 of its bytes. ``given`` is the document's date in EDTF where it was set by
    hand, now or when the same bytes were open before; None when the date is the text's own.
    """

    source: Source
    key: str
    given: str | None
    chronology: Chronology


def read(
    source: Source, given: str | None, remembered: Mapping[str, str], progress: Callable[[str, float], None]
) -> Report:
    """Read a report. Without ``given``, a date remembered for the same bytes counts as given.

    Raises what pipeline.read_source raises.
    """
    key = _key(source)
    date = given or remembered.get(key)
    return Report(source, key, date, read_source(source, date, progress))


def read_again(source: Source, key: str, given: str | None, progress: Callable[[str, float], None]) -> Report:
    """Read the same report with another date set by hand, or with its own when ``given`` is None.

    Raises UnreadableSource when the file is no longer the one that is shown.
    """
    if _key(source) != key:
        raise UnreadableSource(
            f"“{source.name}” has changed on disk since it was opened.", "Open it again, then set its date."
        )
    return Report(source, key, given, read_source(source, given, progress))


def _key(source: Source) -> str:
    if not source.path:
        return hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    try:
        return hashlib.sha256(Path(source.path).read_bytes()).hexdigest()
    except OSError:
        return ""  # read_source says what is wrong with the file
