"""The event that a story tells: its title, date, status, participants and places from all its mentions."""

from __future__ import annotations

from dataclasses import replace

from briefline.extract.events.confidence import confidence_of
from briefline.extract.events.drafts import Draft
from briefline.extract.events.mention_group import Story
from briefline.extract.events.told import mentions_of
from briefline.model.event import Event, Kind, Mention, Participant, Status, identity
from briefline.model.text import Document, SectionKind


def event_of(document: Document, story: Story, letter: str = "e") -> Event:
    """The event of a story within one document. ``letter`` stands in its id before the offset."""
    mentions = mentions_of(document, story)
    first = story.drafts[0].span.start
    return replace(told_by(story, mentions), id=identity(document, letter, first))


def told_by(story: Story, mentions: tuple[Mention, ...]) -> Event:
    """The event, still without an id, that a story tells with these mentions."""
    lead = story.leading
    confidence, doubts = confidence_of(story)
    statuses = [each.status for each in story.drafts if each.when is not None] or [lead.status]
    status = lead.status
    off = any(each.when is None and each.is_noun and each.status is Status.CANCELLED for each in story.drafts)
    if Status.CANCELLED in statuses or (off and status is Status.PLANNED):
        status = Status.CANCELLED
    elif status is not Status.OCCURRED and Status.OCCURRED in statuses:
        status = Status.OCCURRED
    return Event(
        "",
        Kind.EVENT,
        title_of(story),
        lead.when,
        mentions,
        _category(story),
        status,
        _participants(story),
        tuple(dict.fromkeys(place for each in story.drafts for place in each.places)),
        confidence=confidence,
        doubts=doubts,
        joined=tuple(reason for reason in story.reasons if reason),
    )


def _best(story: Story) -> Draft:
    """The mention that makes the headline: a dated one in running text, with names and a place."""
    return min(
        story.drafts,
        key=lambda each: (
            each.when is None,
            each.kind in (SectionKind.CAPTION, SectionKind.QUESTION),
            bool(each.ellipsis),
            each.category.name == "event",
            len(each.title.split()) < 2,
            -min(2, len(each.named)) - bool(each.places),
            each.order,
        ),
    )


def title_of(story: Story) -> str:
    """The headline: that of the mention that tells most."""
    return _best(story).title


def _category(story: Story) -> str:
    names = [each.category.name for each in story.drafts]
    if "summit" in names:
        return "summit"
    best = _best(story).category.name
    return best if best != "event" else next((name for name in names if name != "event"), "event")


def _participants(story: Story) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for each in sorted(story.drafts, key=lambda each: each.order):
        for actor in each.participants:
            known = found.get(actor.name)
            if known is None or (actor.role and not known.role):
                found[actor.name] = actor
    return tuple(found.values())
