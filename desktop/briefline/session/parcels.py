"""Reports cut into parcels, so that taking one in never holds the window for long. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from briefline.session.report import Report

PARCEL = 24  # events or time expressions in one parcel: about a millisecond to unpickle
_SLOTS = ("events", "undated", "times")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A stretch of one of a report's tuples, named ``slot`` ("reading.events")."""

    slot: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Lid:
    """What comes after the parcels: the report without what they held.

    ``alone``: all documents tell what this one tells, so that it came once.
    """

    report: Report
    alone: bool


def packed(value: Any) -> Iterator[Any]:
    """A report as parcels and a lid; any other value as it is, in one."""
    if not isinstance(value, Report):
        yield value
        return
    alone = all(getattr(value.reading, slot) is getattr(value.joined, slot) for slot in _SLOTS)
    for name in ("reading",) if alone else ("reading", "joined"):
        for slot in _SLOTS:
            values = getattr(getattr(value, name), slot)
            for start in range(0, len(values), PARCEL):
                yield Parcel(f"{name}.{slot}", values[start : start + PARCEL])
    nothing: dict[str, Any] = dict.fromkeys(_SLOTS, ())
    empty = replace(value, reading=replace(value.reading, **nothing), joined=replace(value.joined, **nothing))
    yield Lid(empty, alone)


@dataclass(slots=True)
class Unpacking:
    """Parcels that have come, until their lid is there."""

    _held: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, parcel: Parcel) -> None:
        """Keep one more."""
        self._held.setdefault(parcel.slot, []).extend(parcel.values)

    def close(self, lid: Lid) -> Report:
        """The report, parcels and lid put together."""
        report = lid.report
        reading = replace(report.reading, **self._filled("reading"))
        joined = replace(report.joined, **self._filled("reading" if lid.alone else "joined"))
        return replace(report, reading=reading, joined=joined)

    def _filled(self, name: str) -> dict[str, Any]:
        return {slot: tuple(self._held.get(f"{name}.{slot}", ())) for slot in _SLOTS}
