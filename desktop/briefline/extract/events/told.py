"""Mentions out of drafts and back: what is kept of a mention can be joined or parted anew."""

from __future__ import annotations

from briefline.extract.events.drafts import Draft
from briefline.extract.events.mention_group import Story
from briefline.extract.events.triggers import Category
from briefline.model.event import Evidence, Field, Mention, Told
from briefline.model.text import Document, Span

_APART = 1_000  # sentences and sections that a rebuilt draft is away from the next: nothing is near


def mentions_of(document: Document, story: Story) -> tuple[Mention, ...]:
    """The mentions of a story in text order. Drafts with the same words become one mention."""
    found: dict[Span, list[tuple[Draft, str]]] = {}
    for draft, reason in zip(story.drafts, story.reasons, strict=True):
        found.setdefault(draft.span, []).append((draft, reason))
    return tuple(_mention(document, found[span]) for span in sorted(found))


def _mention(document: Document, alike: list[tuple[Draft, str]]) -> Mention:
    ordered = sorted(alike, key=lambda each: (each[0].time is None, each[0].order))
    draft = ordered[0][0]
    reason = "" if any(not each for _, each in alike) else ordered[0][1]
    actors = {actor.name: actor for each, _ in reversed(ordered) for actor in each.participants}
    participants = tuple({name: actors[name] for each, _ in ordered for name in _names(each)}.values())
    places = tuple(dict.fromkeys(place for each, _ in ordered for place in each.places))
    about = frozenset().union(*(each.content for each, _ in ordered))
    known = {(Field.PARTICIPANT, actor.name) for actor in participants}
    known |= {(Field.PLACE, place) for place in places}
    evidence: dict[Evidence, None] = {}
    for each, _ in ordered:
        for one in each.evidence:
            if one.field is Field.TRIGGER or (one.field, one.value) in known:
                evidence.setdefault(one)
    told = Told(
        draft.title,
        draft.when,
        draft.category.name,
        draft.category.family,
        draft.status,
        participants,
        places,
        draft.stem,
        tuple(sorted(about)),
        draft.is_noun,
        draft.definite,
        draft.certainty,
        draft.doubts,
        draft.basis,
        draft.kind,
        draft.ellipsis,
        draft.inherited,
        any(each.repeats for each, _ in ordered),
    )
    return Mention(
        document.id, draft.span, document.at(draft.span), draft.time, tuple(evidence), reason, told
    )


def _names(draft: Draft) -> list[str]:
    return [actor.name for actor in draft.participants]


def draft_of(mention: Mention, order: int) -> Draft | None:
    """The draft that a mention was made of, near no other; None for a publication's mention."""
    told = mention.told
    if told is None:
        return None
    return Draft(
        order,
        mention.document,
        order * _APART,
        order * _APART,
        order * _APART,
        told.kind,
        mention.span,
        mention.time,
        told.when,
        told.trigger,
        Category(told.category, told.family),
        told.title,
        told.participants,
        told.places,
        told.status,
        frozenset(told.about),
        told.is_noun,
        told.definite,
        told.certainty,
        told.doubts,
        told.left_out,
        told.inherited,
        repeats=told.repeats,
        basis=told.basis,
        evidence=mention.evidence,
    )


def story_of(mentions: tuple[Mention, ...], start: int = 0) -> Story:
    """A story told by mentions, numbered from ``start``. Raises ValueError where none of them tells one."""
    drafts = [draft_of(mention, start + count) for count, mention in enumerate(mentions)]
    known = [(draft, each.reason) for draft, each in zip(drafts, mentions, strict=True) if draft is not None]
    if not known:
        raise ValueError("no mention tells an event")
    story = Story([known[0][0]])
    for draft, reason in known[1:]:
        story.add(draft, reason)
    return story
