"""A corrected version of a document: what is different, and the edit that takes over what is accepted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefline.model.align import Alignment
from briefline.model.carry import take_in
from briefline.model.edits import Change, Edit, Row, change
from briefline.model.event import Chronology, Event, Mention
from briefline.model.project import Filing, Project, Reading, Record
from briefline.model.text import Document, Span

COMPARED = ("title", "when", "participants", "places", "category", "status")
GONE = "The corrected text does not tell of it any more."


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of a document of the project, read. ``old`` is the id of the one it replaces."""

    old: str
    filing: Filing
    reading: Reading
    joined: Chronology
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Difference:
    """One event that another version tells otherwise. ``before`` is None for a new one, ``after`` for one
    that is gone; else ``fields`` names what is different. An event that is not told any more stays where the
    user worked on it: then that is "mentions", and there is nothing to choose."""

    key: str
    before: Event | None
    after: Event | None
    fields: tuple[str, ...] = ()


def differences(project: Project, version: Version) -> tuple[Difference, ...]:
    """What the corrected version changes in the events that the project shows. What was set by hand stays."""
    after = _taken(project, version)
    found: list[Difference] = []
    for key in dict.fromkeys((*project.records, *after.records)):
        old, new = project.records.get(key), after.records.get(key)
        if (old or new) is None or any(record.hidden for record in (old, new) if record):
            continue
        before, now = old.event if old else None, new.event if new else None
        fields: tuple[str, ...] = ()
        if before is not None and now is not None:
            fields = tuple(name for name in COMPARED if _told(before, name) != _told(now, name))
            if before.mentions and not now.mentions:
                fields = ("mentions",)
            if not fields:
                continue
        found.append(Difference(key, before, now, fields))
    return tuple(found)


def revision(project: Project, version: Version, refused: Collection[str], at: str) -> Edit:
    """The edit that puts the corrected version in the old one's place.

    ``refused`` are the keys of differences that are not wanted: a new event is kept as no event, one that is
    gone stays as an event of the user's, changed values stay as set by hand.
    """
    moved, after = _moved(project, version), _taken(project, version)
    records = dict(after.records)
    for key in refused:
        old, new = moved.records.get(key), records.get(key)
        if old is None and new is not None:
            records[key] = replace(new, hidden=True)
        elif old is not None and new is None:
            records[key] = _gone(old).with_event(_gone(old).event, at, "mentions")
        elif old is not None and new is not None:
            fields = [name for name in COMPARED if _told(old.event, name) != _told(new.event, name)]
            values: dict[str, Any] = {name: getattr(old.event, name) for name in fields}
            records[key] = new.with_event(replace(new.event, **values), at, *fields)
    return Edit(
        f"reading of a corrected “{version.filing.name}”",
        at,
        documents=_changes(project.filings, after.filings),
        readings=_changes(project.readings, after.readings),
        events=_changes(project.records, records),
    )


def _taken(project: Project, version: Version) -> Project:
    """The project with all differences accepted."""
    moved = _moved(project, version)
    document = version.filing.document.id
    edit = take_in(moved, "", "", version.joined, {document: version.filing}, {document: version.reading})
    taken = edit.apply(moved)
    untold = {
        key: _gone(record)
        for key, record in taken.records.items()
        if key in project.records and project.records[key].event.mentions and not record.event.mentions
    }
    return replace(taken, records={**taken.records, **untold})


def _gone(record: Record) -> Record:
    """An event that the user worked on and that the text does not tell any more: it says so."""
    doubts = tuple(dict.fromkeys((*record.event.doubts, GONE)))
    return replace(record, event=replace(record.event, doubts=doubts))


def _moved(project: Project, version: Version) -> Project:
    """The project with the new text in the old one's place, mentions where their words stand now."""
    document = version.filing.document
    filings = {name: filing for name, filing in project.filings.items() if name != version.old}
    readings = {name: reading for name, reading in project.readings.items() if name != version.old}
    records = {
        key: _moved_record(record, version.old, document, version.alignment)
        for key, record in project.records.items()
    }
    return replace(
        project,
        filings={**filings, document.id: version.filing},
        readings={**readings, document.id: version.reading},
        records=records,
    )


def _moved_record(record: Record, old: str, document: Document, alignment: Alignment) -> Record:
    def moved(event: Event) -> Event:
        mentions = (_moved_mention(told, old, document, alignment) for told in event.mentions)
        return replace(event, mentions=tuple(told for told in mentions if told is not None))

    event = moved(record.event)
    found = record.found and (event if record.found == record.event else moved(record.found))
    return replace(record, event=event, found=found)


def _moved_mention(told: Mention, old: str, document: Document, alignment: Alignment) -> Mention | None:
    if told.document != old:
        return told
    span = alignment.span(told.span)
    if span is None:
        return None
    quote = document.at(span)
    time = told.time
    if time is not None:
        place = alignment.span(time.span)
        same = place is not None and document.at(place) == time.text
        time = replace(time, document=document.id, span=place) if same and place is not None else None
    evidence = tuple(
        replace(each, span=place)
        for each in told.evidence
        if (place := _same_words(each.span, each.quote, document, alignment)) is not None
    )
    return replace(told, document=document.id, span=span, quote=quote, time=time, evidence=evidence)


def _same_words(span: Span, quote: str, document: Document, alignment: Alignment) -> Span | None:
    place = alignment.span(span)
    return place if place is not None and document.at(place) == quote else None


def _told(event: Event, field: str) -> Any:
    value = getattr(event, field)
    return value.edtf if field == "when" and value is not None else value


def _changes(before: Mapping[str, Row], after: Mapping[str, Row]) -> tuple[Change[Row], ...]:
    keys = dict.fromkeys((*before, *after))
    return tuple(change(key, before, after.get(key)) for key in keys if before.get(key) != after.get(key))
