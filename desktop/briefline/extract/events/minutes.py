"""Meetings that minutes record: a heading with a date, and a list of those present below it."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefline.extract.events.actors import Cast
from briefline.extract.events.drafts import Draft
from briefline.extract.events.triggers import Category
from briefline.model.event import Participant, Status
from briefline.model.text import Document, SectionKind, Span
from briefline.model.timex import Timex, TimexType

_PRESENT = re.compile(
    r"\s*(?:[*_]*)(?:Present|Attending|Attendees|In attendance|Attendance|Participants|Those present)\b"
    r"[*_]*\s*:\s*",
    re.I,
)
_PERSON = re.compile(r"(?P<name>[^\W\d_][^,;()]*?)\s*(?:\((?P<role>[^()]*)\))?\s*(?:[,;]|\band\b|\.?$)")
_MEETING = Category("meeting", "meeting")


def meetings(document: Document, times: tuple[Timex, ...], cast: Cast) -> list[Draft]:
    """One draft for each dated heading that a list of those present follows."""
    starts = [time.span.start for time in times]
    found: list[Draft] = []
    for index, section in enumerate(document.sections):
        if section.kind not in (SectionKind.HEADING, SectionKind.TITLE):
            continue
        own = times[bisect_left(starts, section.span.start) : bisect_left(starts, section.span.end)]
        date = next((time for time in own if time.when is not None and time.type is TimexType.DATE), None)
        following = document.sections[index + 1 : index + 3]
        listed = next((each for each in following if _PRESENT.match(document.at(each.span))), None)
        if date is None or listed is None:
            continue
        text = document.at(listed.span)
        opening = _PRESENT.match(text)
        people = tuple(_people(text[opening.end() if opening else 0 :], cast))
        rest = document.text[date.span.end : section.span.end].strip(" ,;:–—-*")
        place = rest if rest[:1].isupper() and len(rest.split()) <= 4 else ""
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
                people,
                (place,) if place else (),
                Status.OCCURRED,
                frozenset({"meeting"}),
                True,
                certainty=0.95,
            )
        )
    return found


def _people(text: str, cast: Cast) -> list[Participant]:
    people = []
    for entry in _PERSON.finditer(" ".join(text.split())):
        name = entry["name"].strip(" *_")
        if name[:1].isupper() and len(name.split()) <= 5:
            people.append(cast.participant(name, (entry["role"] or "").strip()))
    return people
