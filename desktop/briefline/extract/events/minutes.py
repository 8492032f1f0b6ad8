"""Meetings that minutes record, by date and those present, and the next one, by the heading over its day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefline.extract.events.actors import Cast
from briefline.extract.events.drafts import Actor, Draft, Place
from briefline.extract.events.evidence import evidence_of
from briefline.extract.events.triggers import OTHER, Category, lexicon
from briefline.extract.events.weights import weights
from briefline.extract.events.words import any_of
from briefline.model.event import Published, Status
from briefline.model.text import Document, Section, SectionKind, Span
from briefline.model.timex import Timex, TimexType

_PRESENT = re.compile(
    rf"\s*(?:[*_]*)(?:[A-Z]\w+ )?(?P<word>{any_of('attendance')})\b"
    r"[*_]*\s*:\s*",
    re.I,
)
_PERSON = re.compile(r"(?P<name>[^\W\d_][^,;()]*?)\s*(?:\((?P<role>[^()]*)\))?\s*(?:[,;]|\band\b|\.?$)")
_POINTS = (TimexType.DATE, TimexType.TIME, TimexType.DURATION)
_ENDED = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<!\b[A-Z])\.\s+(?=[A-Z])")  # not "Dr. Ruiz"
_MEETING = Category("meeting", "meeting")
_HEADS = (SectionKind.HEADING, SectionKind.TITLE)
_BELOW = 2  # sections below a dated heading that may list those present
_HEAD_LINES = 6  # the same below a title of minutes, with the lines of day and place
_TITLE = re.compile(rf"[#*_\s]*{any_of('minutes')}\b(?P<rest>[^\n]*)", re.I)
_OF_MEETING = re.compile(rf"\s*(?:of|from)?\s*(?:the|a)?\s*{any_of('meeting_nouns')}\b", re.I)
_DAY = re.compile(rf"\W*{any_of('meeting_day')}\W{{0,3}}:", re.I)
_WHERE = re.compile(rf"\W*{any_of('meeting_place')}\W{{0,3}}:\W*(?P<place>[^\n]+)", re.I)
_NEXT = re.compile(
    rf"[#*_\s]*(?:\d+[.)]?\s*)?(?P<what>{any_of('to_follow')}\s+(?P<noun>{any_of('meeting_nouns')}))\W*$",
    re.I,
)


def meetings(
    document: Document, times: tuple[Timex, ...], published: tuple[Published, ...], cast: Cast
) -> list[Draft]:
    """One draft a heading that a day and those present, or the day of what is next, follow."""
    starts = [time.span.start for time in times]
    found: list[Draft] = []
    for index, section in enumerate(document.sections):
        if section.kind not in _HEADS:
            continue
        written = published[section.part] if section.part < len(published) else None
        made = _held(document, index, times, starts, cast) or _announced(
            document, index, times, starts, written
        )
        if made is not None:
            basis = written.basis if written else "unknown"
            found.append(_draft(document, len(found), index, made, basis))
    return found


class _Sitting:
    """What a heading and the lines below it tell of one meeting."""

    def __init__(self, title: str, date: Timex, span: Span, trigger: tuple[str, Span]) -> None:
        self.title = title
        self.date = date
        self.span = span
        self.trigger = trigger
        self.category = _MEETING
        self.status = Status.OCCURRED
        self.people: list[Actor] = []
        self.where: list[Place] = []


def _draft(document: Document, order: int, index: int, made: _Sitting, basis: str) -> Draft:
    section = document.sections[index]
    return Draft(
        order,
        document.id,
        -1 - order,
        index,
        section.part,
        section.kind,
        made.span,
        made.date,
        made.date.when,
        made.trigger[0],
        made.category,
        made.title,
        tuple(actor for actor, _ in made.people),
        tuple(name for name, _ in made.where),
        made.status,
        frozenset({made.trigger[0]}),
        True,
        certainty=weights().firmness["minutes"],
        basis=basis,
        evidence=evidence_of(document, made.trigger, made.people, made.where),
    )


def _held(
    document: Document, index: int, times: tuple[Timex, ...], starts: list[int], cast: Cast
) -> _Sitting | None:
    section = document.sections[index]
    date = next(_points(section.span, times, starts), None)
    titled = _TITLE.match(document.text, section.span.start, section.span.end) if date is None else None
    following = document.sections[index + 1 : index + 1 + (_HEAD_LINES if titled else _BELOW)]
    listed = next((each for each in following if _PRESENT.match(document.at(each.span))), None)
    if titled is not None and listed is not None:
        days = (each for each in following if _DAY.match(document.at(each.span)))
        date = next((time for each in days for time in _points(each.span, times, starts)), None)
    if date is None or listed is None:
        return None
    opening = _PRESENT.match(document.text, listed.span.start, listed.span.end)
    assert opening is not None
    trigger = "meeting", Span(*opening.span("word"))
    span = Span(section.span.start, max(listed.span.end, date.span.end))
    if titled is not None:
        of_meeting = _OF_MEETING.match(titled["rest"])
        rest = titled["rest"][of_meeting.end() if of_meeting else 0 :].strip(" *_:–—-")
        made = _Sitting(f"Meeting {rest}".strip(), date, span, trigger)
        made.where = _placed(document, following)
    else:
        rest = document.text[date.span.end : section.span.end].strip(" ,;:–—-*")
        place = rest if rest[:1].isupper() and len(rest.split()) <= 4 else ""
        start = document.text.index(rest, date.span.end)
        made = _Sitting(f"Meeting in {place}" if place else f"Meeting {rest}".strip(), date, span, trigger)
        made.where = [(place, Span(start, start + len(rest)))] if place else []
    made.people = _people(document, opening.end(), listed.span.end, cast)
    return made


def _points(span: Span, times: Sequence[Timex], starts: list[int]) -> Iterator[Timex]:
    own = times[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return (time for time in own if time.when is not None and time.type in _POINTS)


def _placed(document: Document, following: Sequence[Section]) -> list[Place]:
    """The last name of a line "Place: Town hall, Lom"."""
    for each in following:
        found = _WHERE.match(document.text, each.span.start, each.span.end)
        if found is not None:
            name = found["place"].split(",")[-1].strip(" .*_")
            start = document.text.index(name, found.start("place"))
            return [(name, Span(start, start + len(name)))] if name[:1].isupper() else []
    return []


def _announced(
    document: Document, index: int, times: tuple[Timex, ...], starts: list[int], written: Published | None
) -> _Sitting | None:
    """What "Next meeting" stands over, where the section below opens with its day."""
    section = document.sections[index]
    below = document.sections[index + 1] if index + 1 < len(document.sections) else None
    told = _NEXT.match(document.text, section.span.start, section.span.end)
    if told is None or below is None:
        return None
    date = next(_points(below.span, times, starts), None)
    if date is None or re.search(r"\w", document.text[below.span.start : date.span.start]):
        return None
    noun = told["noun"].lower()
    span = Span(told.start("what"), date.span.end)
    made = _Sitting(told["what"].capitalize(), date, span, (noun, Span(*told.span("noun"))))
    made.category = lexicon().nouns.get(noun, OTHER)
    ahead = written is None or written.when is None or date.when is None or _is_after(date, written)
    made.status = Status.PLANNED if ahead else Status.OCCURRED
    return made


def _is_after(date: Timex, written: Published) -> bool:
    when, own = date.when, written.when
    return when is None or own is None or when.lo is None or own.lo is None or when.lo > own.lo


def _people(document: Document, start: int, stop: int, cast: Cast) -> list[Actor]:
    people = []
    if (ended := _ENDED.search(document.text, start, stop)) is not None:
        stop = ended.start() + 1
    for entry in _PERSON.finditer(document.text, start, stop):
        name = entry["name"].rstrip(" *_\n")
        whole = " ".join(name.split())
        if whole[:1].isupper() and len(whole.split()) <= 5:
            title, parts = cast.split_role(whole.split())
            role = " ".join((entry["role"] or title).split())
            span = Span(entry.start("name"), entry.start("name") + len(name))
            people.append((cast.participant(" ".join(parts) or whole, role), span))
    return people
