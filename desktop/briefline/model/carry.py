"""Taking a reading into a project: what the user made of it is carried over to what was found now.

Ids follow the order of finding, so events of two readings are matched by the words they were found in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefline.model.edits import Change, Edit, Row, change
from briefline.model.event import Chronology, Event, Kind, Mention, Relation
from briefline.model.project import Filing, Project, Reading, Record
from briefline.model.text import Span
from briefline.model.timex import Timex
from briefline.model.when import When

Place = tuple[str, Span]
EXACT = 4  # how much more the very same passage says than one that overlaps


def take_in(
    project: Project,
    name: str,
    at: str,
    joined: Chronology,
    filings: Mapping[str, Filing | None],
    readings: Mapping[str, Reading | None],
) -> Edit:
    """The edit that makes ``joined``, which is of all documents, what was found in the project.

    ``filings`` and ``readings`` are those that are new, other or gone (None). An event that was found
    before keeps its id and whatever was set by hand; made by hand, it stays; else it is gone when it is
    not found any more. Passages that the user gave to an event of his choice make no event of their own.
    """
    gone = {key for key, filing in filings.items() if filing is None}
    found = [*joined.events, *joined.undated]
    matched = _matched(project.records, found)
    times = {(time.document, time.span): time for time in joined.times}
    owned = {
        _place(mention)
        for record in project.records.values()
        if record.set_at("mentions") is not None
        for mention in record.event.mentions
    }
    ids = {event.id: key for key, event in matched.items()}
    fresh = _fresh_ids(project, (event for event in found if event.id not in ids))
    ids |= fresh
    rows: dict[str, Record | None] = {}
    for key, record in project.records.items():
        event = matched.get(key)
        if event is not None:
            rows[key] = _carried(record, _renamed(event, ids), times)
        else:
            rows[key] = _kept(record, times, gone)
    for event in found:
        if event.id not in fresh:
            continue
        left = tuple(mention for mention in event.mentions if _place(mention) not in owned)
        if left or not event.mentions:
            made = _renamed(replace(event, mentions=left), ids)
            rows[made.id] = Record(made, made)
    rows = {key: _without_dead_links(record, rows) for key, record in rows.items()}
    return Edit(
        name,
        at,
        documents=_changes(project.filings, filings),
        readings=_changes(project.readings, readings),
        events=_changes(project.records, rows),
    )


def _changes(before: Mapping[str, Row], after: Mapping[str, Row | None]) -> tuple[Change[Row], ...]:
    return tuple(change(key, before, row) for key, row in after.items() if before.get(key) != row)


def _place(mention: Mention) -> Place:
    return (mention.document, mention.span)


def _matched(records: Mapping[str, Record], found: Iterable[Event]) -> dict[str, Event]:
    """Record id → the event of the new reading that shares most words with it, each used once."""
    holders: dict[Place, list[str]] = {}
    for key, record in records.items():
        told = {*record.event.mentions, *(record.found.mentions if record.found else ())}
        for mention in told if record.found is not None else ():
            holders.setdefault(_place(mention), []).append(key)
    events = {event.id: event for event in found}
    overlapping = _Overlaps(holders)
    shared: dict[tuple[str, str], int] = {}
    for event in events.values():
        for mention in event.mentions:
            same = holders.get(_place(mention), ())
            for weight, keys in ((EXACT, same), (1, () if same else overlapping.keys(mention))):
                for key in keys:
                    if _found_kind(records[key]) is event.kind:
                        shared[key, event.id] = shared.get((key, event.id), 0) + weight
    pairs = sorted(
        shared.items(),
        key=lambda item: (-item[1], events[item[0][1]].title != _found_title(records[item[0][0]]), item[0]),
    )
    matched: dict[str, Event] = {}
    used: set[str] = set()
    for (key, name), _ in pairs:
        if key not in matched and name not in used:
            matched[key] = events[name]
            used.add(name)
    return matched


class _Overlaps:
    """Which records hold most of a passage whose ends are not those of any that they hold."""

    def __init__(self, holders: Mapping[Place, list[str]]) -> None:
        self._places: dict[str, list[tuple[Span, list[str]]]] = {}
        for (document, span), keys in holders.items():
            self._places.setdefault(document, []).append((span, keys))
        self._starts: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        for document, places in self._places.items():
            places.sort(key=lambda place: place[0])
            self._starts[document] = [span.start for span, _ in places]
            self._longest[document] = max(len(span) for span, _ in places)

    def keys(self, mention: Mention) -> Iterator[str]:
        """The records with a passage of which at least half is in the mention, and half of that in it."""
        places = self._places.get(mention.document, [])
        span = mention.span
        first = bisect_left(
            self._starts.get(mention.document, []), span.start - self._longest.get(mention.document, 0)
        )
        for other, keys in places[first:]:
            if other.start >= span.end:
                return
            common = min(span.end, other.end) - max(span.start, other.start)
            if 2 * common >= max(len(span), len(other)):
                yield from keys


def _found_title(record: Record) -> str:
    return record.found.title if record.found else record.event.title


def _found_kind(record: Record) -> Kind:
    """What it was found as: the user may have made a publication of it, or an engagement."""
    return record.found.kind if record.found else record.event.kind


def _fresh_ids(project: Project, events: Iterable[Event]) -> dict[str, str]:
    ids: dict[str, str] = {}
    taken = set(project.records)
    for event in events:
        name, number = event.id, 2
        while name in taken:
            name = f"{event.id}.{number}"
            number += 1
        taken.add(name)
        ids[event.id] = name
    return ids


def _renamed(event: Event, ids: Mapping[str, str]) -> Event:
    related = tuple(replace(link, to=ids.get(link.to, link.to)) for link in event.related)
    return replace(event, id=ids.get(event.id, event.id), related=related)


def _carried(record: Record, found: Event, times: Mapping[Place, Timex]) -> Record:
    """What was found now, under what was set by hand."""
    by_hand = {mark.field: getattr(record.event, mark.field) for mark in record.by_hand}
    if "mentions" in by_hand:
        by_hand["mentions"] = mentions = _retimed(record.event.mentions, times)
        if "when" not in by_hand:
            by_hand["when"] = _date_of(record, found, mentions)
    return replace(record, event=replace(found, **by_hand), found=found)


def _date_of(record: Record, found: Event, mentions: tuple[Mention, ...]) -> When | None:
    """The date of passages that the user joined or parted: as it was while they tell the same dates."""
    before = record.found.when if record.found is not None else None
    told = [_dates(record.event.mentions), before.edtf if before else None]
    if told == [_dates(mentions), found.when.edtf if found.when else None]:
        return record.event.when
    dated = [mention.time.when for mention in mentions if mention.time and mention.time.when]
    mark = record.mark("mentions")
    if found.when is not None and (not dated or (mark is not None and mark.how == "merge")):
        dated.append(found.when)
    return max(dated, key=lambda when: (when.grain, when.is_interval), default=None)


def _dates(mentions: tuple[Mention, ...]) -> list[str]:
    return [mention.time.when.edtf for mention in mentions if mention.time and mention.time.when]


def _kept(record: Record, times: Mapping[Place, Timex], gone: set[str]) -> Record | None:
    """A record that the new reading knows nothing of: kept where the user had a hand in it."""
    if record.found is not None and not (record.by_hand or record.note or record.confirmed):
        return None
    mentions = tuple(mention for mention in record.event.mentions if mention.document not in gone)
    if record.event.mentions and not mentions:
        return None  # the document that it was in is gone
    mentions = _retimed(mentions, times)
    event = replace(record.event, mentions=mentions)
    if record.set_at("when") is None and record.found is None:
        dated = next((told.time.when for told in mentions if told.time and told.time.when), None)
        event = replace(event, when=dated or event.when)
    return replace(record, event=event)


def _retimed(mentions: tuple[Mention, ...], times: Mapping[Place, Timex]) -> tuple[Mention, ...]:
    return tuple(
        replace(told, time=times.get((told.document, told.time.span), told.time)) if told.time else told
        for told in mentions
    )


def _without_dead_links(record: Record | None, rows: Mapping[str, Record | None]) -> Record | None:
    if record is None or all(rows.get(link.to) is not None for link in record.event.related):
        return record
    related: tuple[Relation, ...] = tuple(
        link for link in record.event.related if rows.get(link.to) is not None
    )
    event = replace(record.event, related=related)
    return replace(record, event=event, found=event if record.found is record.event else record.found)
