"""Corrections: pure functions from a project to the edit that corrects it.

Each takes ``at``, the moment of the correction (UTC, ISO 8601), and returns an empty edit where nothing
would change. Event ids must be those of the project: KeyError otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from briefline.model.edits import Change, Edit, change
from briefline.model.event import Event, Kind, Mention, Relation
from briefline.model.excerpt import names_it, short_title, standing_alone, time_near
from briefline.model.project import Project, Record
from briefline.model.text import Span
from briefline.model.union import all_links, all_people, finest_date, in_text_order, redirected_links
from briefline.model.when import Derivation, When

FIELDS = (
    "title",
    "when",
    "participants",
    "places",
    "topics",
    "kind",
    "type",
    "blurb",
    "category",
    "status",
    "mentions",
    "related",
)
"""What of an event can be set by hand and reverted to what was found."""


def set_field(project: Project, event: str, field: str, value: Any, at: str) -> Edit:
    """Set one of FIELDS but the mentions and the links, which have corrections of their own."""
    record = project.records[event]
    if getattr(record.event, field) == value:
        return Edit("", at)
    names = {"when": "date", "blurb": "summary"}
    made = record.with_event(replace(record.event, **{field: value}), at, field)
    return _edit(f"change of {names.get(field, field)}", project, at, {event: made})


def revert(project: Project, event: str, field: str, at: str) -> Edit:
    """Put back what was found for one of FIELDS."""
    record = project.records[event]
    if record.found is None or record.set_at(field) is None:
        return Edit("", at)
    value = getattr(record.found, field)
    if field == "related":
        value = tuple(link for link in value if link.to in project.records)
    made = replace(
        record,
        event=replace(record.event, **{field: value}),
        by_hand=tuple(mark for mark in record.by_hand if mark.field != field),
    )
    name = {"when": "date", "blurb": "summary"}.get(field, field)
    return _edit(f"return of {name} to what was found", project, at, {event: made})


def choose_date(project: Project, event: str, when: When, at: str) -> Edit:
    """Take one of the dates that the text gives an event for its own."""
    record = project.records[event]
    known = when.derivation
    chosen = when.derived(
        Derivation(
            known.phrase if known else when.edtf,
            "",
            "chosen by hand among the dates that the text gives",
            when.edtf,
        )
    )
    made = record.with_event(replace(record.event, when=chosen), at, "when")
    return _edit("choice of a date", project, at, {event: made})


def set_note(project: Project, event: str, note: str, at: str) -> Edit:
    """Write the note of an event; "" takes it away."""
    record = project.records[event]
    return _edit("change of note", project, at, {event: replace(record, note=note)})


def confirm(project: Project, events: Iterable[str], at: str, *, confirmed: bool = True) -> Edit:
    """Mark events as looked at and right, or take the mark away."""
    changed = {
        name: replace(project.records[name], confirmed=at if confirmed else "")
        for name in events
        if bool(project.records[name].confirmed) != confirmed
    }
    return _edit(
        _counted("confirmation" if confirmed else "withdrawn confirmation", changed), project, at, changed
    )


def hide(project: Project, events: Iterable[str], at: str, *, hidden: bool = True) -> Edit:
    """Say that these are no events, or take that back."""
    changed = {
        name: replace(project.records[name], hidden=hidden)
        for name in events
        if project.records[name].hidden != hidden
    }
    return _edit(_counted("hiding" if hidden else "return", changed), project, at, changed)


def merge(project: Project, events: Sequence[str], at: str) -> Edit:
    """Make one event of several; the first gives its title, its id and what only one can have.

    The date is the first's where it was set by hand, else that of the finest grain; mentions,
    participants and places are those of all.
    """
    first, *others = (project.records[name] for name in dict.fromkeys(events))
    if not others:
        return Edit("", at)
    all_of = [first.event, *(other.event for other in others)]
    gone = {event.id for event in all_of[1:]}
    event = replace(
        first.event,
        when=first.event.when if first.set_at("when") else finest_date(all_of),
        mentions=in_text_order(project, (mention for one in all_of for mention in one.mentions)),
        participants=all_people(all_of),
        places=tuple(dict.fromkeys(place for one in all_of for place in one.places)),
        topics=tuple(dict.fromkeys(topic for one in all_of for topic in one.topics)),
        related=all_links(first.event.id, all_of, gone),
        doubts=tuple(dict.fromkeys(doubt for one in all_of for doubt in one.doubts)),
    )
    fields = [
        "mentions",
        *(
            name
            for name in ("participants", "places", "topics", "related")
            if getattr(event, name) != getattr(first.event, name)
        ),
    ]
    note = "\n".join(dict.fromkeys(record.note for record in (first, *others) if record.note))
    rows: dict[str, Record | None] = {
        event.id: replace(first.with_event(event, at, *fields, how="merge"), note=note, hidden=False)
    }
    rows.update(dict.fromkeys(gone))
    for name, record in project.records.items():
        if name not in rows and any(link.to in gone for link in record.event.related):
            related = redirected_links(record.event, gone, event.id)
            rows[name] = replace(record, event=replace(record.event, related=related))
    return _edit(f"merge of {len(all_of)} events", project, at, rows)


def split(project: Project, event: str, mentions: Sequence[int], at: str) -> Edit:
    """Make an event of its own of some mentions, given by their index. Both keep at least one.

    The new one is what the first of its mentions tells by itself; its date is that of the first of them
    that has one, else the old event's.
    """
    record = project.records[event]
    taken = [mention for index, mention in enumerate(record.event.mentions) if index in set(mentions)]
    kept = tuple(mention for index, mention in enumerate(record.event.mentions) if index not in set(mentions))
    if not taken or not kept:
        return Edit("", at)
    name = project.next_event()
    new = standing_alone(record.event, name, tuple(taken))
    old = record.with_event(replace(record.event, mentions=kept), at, "mentions", how="split")
    made = Record(new, None).with_event(new, at, "title", "mentions", how="split")
    return _edit("split of an event", project, at, {event: old, name: made})


def new_event(project: Project, document: str, span: Span, at: str) -> Edit:
    """An event of selected source text: dated by the first date in it or in its paragraph.

    Participants and places that the project knows are taken over where the text names them.
    """
    text = project.filings[document].document
    start, end = (min(max(offset, 0), len(text.text)) for offset in (span.start, span.end))
    while start < end and text.text[start].isspace():
        start += 1
    while end > start and text.text[end - 1].isspace():
        end -= 1
    if start >= end:
        return Edit("", at)
    span = Span(start, end)
    quote = text.at(span)
    time = time_near(project, document, span)
    known = [record.event for record in project.records.values() if not record.hidden]
    people = dict.fromkeys(who for one in known for who in one.participants if names_it(quote, who.name))
    places = dict.fromkeys(place for one in known for place in one.places if names_it(quote, place))
    name = project.next_event()
    event = Event(
        name,
        Kind.EVENT,
        short_title(quote),
        time.when if time else None,
        (Mention(document, span, quote, time),),
        participants=all_people([Event("", Kind.EVENT, "", None, (), participants=tuple(people))]),
        places=tuple(places),
        confidence=1.0,
    )
    made = Record(event, None).with_event(event, at, "title", "mentions", how="text")
    return _edit("new event", project, at, {name: made})


def link(project: Project, event: str, other: str, at: str) -> Edit:
    """Link an event and another or a publication."""
    record = project.records[event]
    if other == event or other not in project.records or _linked(project, event, other):
        return Edit("", at)
    related = (*record.event.related, Relation(other, 1.0, "linked by hand"))
    made = record.with_event(replace(record.event, related=related), at, "related")
    return _edit("new link", project, at, {event: made})


def unlink(project: Project, event: str, other: str, at: str) -> Edit:
    """Take the link between two away, whichever of them it was found at."""
    rows: dict[str, Record | None] = {}
    for one, to in ((event, other), (other, event)):
        record = project.records[one]
        related = tuple(found for found in record.event.related if found.to != to)
        if related != record.event.related:
            rows[one] = record.with_event(replace(record.event, related=related), at, "related")
    return _edit("removal of a link", project, at, rows)


def _edit(name: str, project: Project, at: str, rows: dict[str, Record] | dict[str, Record | None]) -> Edit:
    changes: list[Change[Record]] = [
        change(key, project.records, row) for key, row in rows.items() if project.records.get(key) != row
    ]
    return Edit(name, at, events=tuple(changes))


def _counted(what: str, rows: dict[str, Record]) -> str:
    return f"{what} of {len(rows)} events" if len(rows) != 1 else f"{what} of an event"


def _linked(project: Project, one: str, other: str) -> bool:
    return any(
        relation.to == to
        for at, to in ((one, other), (other, one))
        for relation in project.records[at].event.related
    )
