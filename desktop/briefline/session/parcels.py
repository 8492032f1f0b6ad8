"""Reports and projects cut into parcels: taking one in never holds the window for long. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefline.model.project import Reading
from briefline.session.loading import Loaded
from briefline.session.report import Report

PARCEL = 24  # events or time expressions in one parcel: about a millisecond to unpickle
_SLOTS = ("events", "undated", "times")
_NOTHING: dict[str, Any] = dict.fromkeys(_SLOTS, ())
_RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A stretch of one of the tuples of a report or a project, named ``slot`` ("reading.events")."""

    slot: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Lid:
    """What comes after the parcels: the report or the project without what they held.

    ``alone``: all documents tell what this one tells, so that it came once.
    """

    value: Report | Loaded
    alone: bool = False


def packed(value: Any) -> Iterator[Any]:
    """A report or a project as parcels and a lid; any other value as it is, in one."""
    if isinstance(value, Loaded):
        yield from _packed_project(value)
    elif isinstance(value, Report):
        yield from _packed_report(value)
    else:
        yield value


def _packed_report(report: Report) -> Iterator[Parcel | Lid]:
    alone = all(getattr(report.reading, slot) is getattr(report.joined, slot) for slot in _SLOTS)
    for name in ("reading",) if alone else ("reading", "joined"):
        for slot in _SLOTS:
            yield from _parcels(f"{name}.{slot}", getattr(getattr(report, name), slot))
    joined = replace(report.joined, **_NOTHING)
    yield Lid(replace(report, reading=replace(report.reading, **_NOTHING), joined=joined), alone)


def _packed_project(loaded: Loaded) -> Iterator[Parcel | Lid]:
    project = loaded.project
    yield from _parcels(_RECORDS, tuple(project.records.items()))
    for name, reading in project.readings.items():
        for slot in _SLOTS:
            yield from _parcels(f"{name}.{slot}", getattr(reading, slot))
    readings = {name: replace(reading, **_NOTHING) for name, reading in project.readings.items()}
    yield Lid(replace(loaded, project=replace(project, records={}, readings=readings)))


def _parcels(slot: str, values: tuple[Any, ...]) -> Iterator[Parcel]:
    for start in range(0, len(values), PARCEL):
        yield Parcel(slot, values[start : start + PARCEL])


@dataclass(slots=True)
class Unpacking:
    """Parcels that have come, until their lid is there."""

    _held: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, parcel: Parcel) -> None:
        """Keep one more."""
        self._held.setdefault(parcel.slot, []).extend(parcel.values)

    def close(self, lid: Lid) -> Report | Loaded:
        """The report or the project, parcels and lid put together."""
        whole = lid.value
        if isinstance(whole, Loaded):
            readings: Mapping[str, Reading] = {
                name: replace(reading, **self._filled(name))
                for name, reading in whole.project.readings.items()
            }
            records = dict(self._held.get(_RECORDS, ()))
            return replace(whole, project=replace(whole.project, records=records, readings=readings))
        reading = replace(whole.reading, **self._filled("reading"))
        joined = replace(whole.joined, **self._filled("reading" if lid.alone else "joined"))
        return replace(whole, reading=reading, joined=joined)

    def _filled(self, name: str) -> dict[str, Any]:
        return {slot: tuple(self._held.get(f"{name}.{slot}", ())) for slot in _SLOTS}
