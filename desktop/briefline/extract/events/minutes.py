"""Meetings that minutes record: a heading with a date, and a list of those present below it."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefline.extract.events.actors import Cast
from briefline.extract.events.drafts import Actor, Draft
from briefline.extract.events.evidence import evidence_of
from briefline.extract.events.triggers import Category
from briefline.extract.events.weights import weights
from briefline.extract.events.words import any_of
from briefline.model.event import Published, Status
from briefline.model.text import Document, SectionKind, Span
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


def meetings(
    document: Document, times: tuple[Timex, ...], published: tuple[Published, ...], cast: Cast
) -> list[Draft]:
    """One draft for each dated heading that a list of those present follows."""
    starts = [time.span.start for time in times]
    found: list[Draft] = []
    for index, section in enumerate(document.sections):
        if section.kind not in (SectionKind.HEADING, SectionKind.TITLE):
            continue
        own = times[bisect_left(starts, section.span.start) : bisect_left(starts, section.span.end)]
        date = next((time for time in own if time.when is not None and time.type in _POINTS), None)
        following = document.sections[index + 1 : index + 3]
        listed = next((each for each in following if _PRESENT.match(document.at(each.span))), None)
        if date is None or listed is None:
            continue
        opening = _PRESENT.match(document.text, listed.span.start, listed.span.end)
        assert opening is not None
        people = _people(document, opening.end(), listed.span.end, cast)
        rest = document.text[date.span.end : section.span.end].strip(" ,;:–—-*")
        place = rest if rest[:1].isupper() and len(rest.split()) <= 4 else ""
        start = document.text.index(rest, date.span.end)
        where = [(place, Span(start, start + len(rest)))] if place else []
        trigger = "meeting", Span(*opening.span("word"))
        written = published[section.part] if section.part < len(published) else None
        title = f"Meeting in {place}" if place else f"Meeting {rest}".strip()
        found.append(
            Draft(
                len(found),
                document.id,
                -1 - len(found),
                index,
                section.part,
                section.kind,
                Span(section.span.start, listed.span.end),
                date,
                date.when,
                "meeting",
                _MEETING,
                title,
                tuple(actor for actor, _ in people),
                tuple(name for name, _ in where),
                Status.OCCURRED,
                frozenset({"meeting"}),
                True,
                certainty=weights().firmness["minutes"],
                basis=written.basis if written else "unknown",
                evidence=evidence_of(document, trigger, people, where),
            )
        )
    return found


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
