"""Excerpt: what a passage tells by itself when an event is made of it."""

from __future__ import annotations

from dataclasses import replace

from briefline.model.event import Event, Mention
from briefline.model.project import Project
from briefline.model.text import Span
from briefline.model.timex import Timex

LONGEST_TITLE = 90


def standing_alone(event: Event, name: str, mentions: tuple[Mention, ...]) -> Event:
    """An event of some mentions of another, with what the first of them tells by itself."""
    first = mentions[0]
    told = first.told
    dated = next((one.time.when for one in mentions if one.time and one.time.when), event.when)
    alone = replace(
        event,
        id=name,
        title=short_title(first.quote),
        when=dated,
        mentions=(replace(first, reason=""), *mentions[1:]),
        joined=(),
        related=(),
        doubts=(),
    )
    if told is None:
        return alone
    return replace(
        alone,
        title=told.title or alone.title,
        when=told.when or dated,
        category=told.category,
        status=told.status,
        participants=told.participants,
        places=told.places,
        confidence=told.certainty,
        doubts=told.doubts,
    )


def short_title(text: str) -> str:
    """A text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_TITLE:
        return line
    return line[:LONGEST_TITLE].rpartition(" ")[0].rstrip(",;:") + " …"


def time_near(project: Project, document: str, span: Span) -> Timex | None:
    """The time expression inside a passage, else the last one before it in its paragraph."""
    text = project.filings[document].document
    index = text.section_index(span.start)
    paragraph = text.sections[index].span if index is not None else span
    dated = [time for time in project.readings[document].times if time.when is not None]
    inside = [time for time in dated if span.covers(time.span)]
    before = [time for time in dated if paragraph.covers(time.span) and time.span.end <= span.start]
    return inside[0] if inside else before[-1] if before else None


def names_it(quote: str, name: str) -> bool:
    """True when a quote holds a name as words of their own."""
    at = quote.find(name)
    while at >= 0:
        end = at + len(name)
        if not (quote[at - 1 : at].isalnum() or quote[end : end + 1].isalnum()):
            return True
        at = quote.find(name, at + 1)
    return False
