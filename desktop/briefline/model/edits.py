"""Edits: frozen values that turn one project into the next, each with its inverse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefline.model.project import Filing, Project, Reading, Record

Row = TypeVar("Row")


@dataclass(frozen=True)
class Change(Generic[Row]):
    """One row before and after: None where it is not there."""

    key: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of the history. ``name`` completes "Undo …"; ``at`` is UTC, ISO 8601."""

    name: str
    at: str
    documents: tuple[Change[Filing], ...] = ()
    readings: tuple[Change[Reading], ...] = ()
    events: tuple[Change[Record], ...] = ()
    filters: tuple[Change[str], ...] = ()

    @classmethod
    def whole(cls, project: Project) -> Edit:
        """What makes an empty project this one, but for how it is looked at."""
        return cls(
            "",
            "",
            documents=tuple(Change(key, None, row) for key, row in project.filings.items()),
            readings=tuple(Change(key, None, row) for key, row in project.readings.items()),
            events=tuple(Change(key, None, row) for key, row in project.records.items()),
            filters=tuple(Change(key, None, row) for key, row in project.filters.items()),
        )

    @property
    def is_empty(self) -> bool:
        """True when it changes nothing."""
        return not (self.documents or self.readings or self.events or self.filters)

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return replace(
            self,
            documents=tuple(map(_reversed, self.documents)),
            readings=tuple(map(_reversed, self.readings)),
            events=tuple(map(_reversed, self.events)),
            filters=tuple(map(_reversed, self.filters)),
        )

    def apply(self, project: Project) -> Project:
        """The project after this edit."""
        return replace(
            project,
            filings=_changed(project.filings, self.documents),
            readings=_changed(project.readings, self.readings),
            records=_changed(project.records, self.events),
            filters=_changed(project.filters, self.filters),
        )


def change(key: str, rows: Mapping[str, Row], after: Row | None) -> Change[Row]:
    """The change that puts ``after`` in the place of what is under ``key`` (None: takes it away)."""
    return Change(key, rows.get(key), after)


def _reversed(one: Change[Row]) -> Change[Row]:
    return Change(one.key, one.after, one.before)


def _changed(rows: Mapping[str, Row], changes: tuple[Change[Row], ...]) -> Mapping[str, Row]:
    if not changes:
        return rows
    made = dict(rows)
    for one in changes:
        if one.after is None:
            made.pop(one.key, None)
        else:
            made[one.key] = one.after
    return made
