"""The events of a document: sentences parsed, mentions drafted, mentions of one event joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from briefline.extract.events.actors import Cast
from briefline.extract.events.confidence import confidence_of
from briefline.extract.events.discourse import Discourse
from briefline.extract.events.drafts import Draft
from briefline.extract.events.mention_group import Story
from briefline.extract.events.mentions import drafts_of, undated_of, worth_listing
from briefline.extract.events.merge import attach, join
from briefline.extract.events.minutes import meetings
from briefline.extract.events.narrative import carried
from briefline.extract.events.parse import Parser
from briefline.extract.events.sentences import Sentence, sentences
from briefline.extract.events.tablerows import row_drafts
from briefline.extract.events.telling import Telling
from briefline.extract.events.triggers import lexicon
from briefline.model.event import Event, Kind, Mention, Participant, Published, Status
from briefline.model.text import Document, SectionKind
from briefline.model.timex import Timex, TimexType

_NEIGHBOURS = 3  # sentences around a dated one that are parsed for pronouns and further mentions
_MOST_UNDATED = 400
_CHUNK = 256


def nothing(share: float) -> None:
    """Progress that nobody watches."""


def find_events(
    document: Document,
    times: tuple[Timex, ...],
    published: tuple[Published, ...],
    nlp: Parser,
    progress: Callable[[float], None] = nothing,
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Dated events in time order, with ids "e1", "e2" …, and undated ones in text order, "u1" ….

    ``times`` are resolved and in text order; ``published`` has one entry for each part of the document.
    ``progress`` is called with the share done, in [0, 1].
    """
    cast = Cast(document)
    found = [each for each in sentences(document, times)]
    dated: list[Draft] = meetings(document, times, cast)
    undated: list[Draft] = []
    for telling in _tellings(document, found, published, nlp, cast, progress):
        if telling.sentence.kind is SectionKind.TABLE_ROW:
            dated.extend(row_drafts(telling, len(dated)))
            continue
        own, taken = drafts_of(telling, len(dated))
        dated.extend(own)
        if len(undated) < _MOST_UNDATED * 10 and telling.sentence.kind is not SectionKind.HEADING:
            undated.extend(undated_of(telling, 1_000_000 + len(undated), taken))
    dated.sort(key=lambda each: (each.span.start, each.span.end, each.order))
    stories = join(dated)
    rest = attach(stories, undated)
    _lend(stories)
    further, rest = carried(stories, rest)
    stories.extend(Story([draft]) for draft in further)
    progress(1.0)
    events = _numbered([_event(document, story, published) for story in stories])
    told = {each.sentence for each in dated}
    listed = [each for each in rest if worth_listing(each) and not (each.is_noun and each.sentence in told)][
        :_MOST_UNDATED
    ]
    leftover = tuple(
        replace(_event(document, Story([each]), published), id=f"u{count}")
        for count, each in enumerate(listed, 1)
    )
    return events, leftover


def _tellings(
    document: Document,
    found: list[Sentence],
    published: tuple[Published, ...],
    nlp: Parser,
    cast: Cast,
    progress: Callable[[float], None],
) -> Iterator[Telling]:
    """Parsed sentences with their pronouns resolved; those far from any date are left out."""
    wanted = _wanted(document, found)
    discourse = Discourse(cast)
    part = -1
    last = -1
    for begin in range(0, len(wanted), _CHUNK):
        chunk = wanted[begin : begin + _CHUNK]
        progress(begin / max(1, len(wanted)))
        for number, tree in zip(chunk, nlp.trees(document, (found[each] for each in chunk)), strict=True):
            sentence = found[number]
            if sentence.part != part or number - last > 2 * _NEIGHBOURS:
                discourse.restart()
                part = sentence.part
            last = number
            if sentence.lead:
                discourse.offer(sentence.lead)
            home = document.parts[sentence.part] if sentence.part < len(document.parts) else None
            replaced = discourse.read(tree, home.author if home else "", home.recipient if home else "")
            own = published[sentence.part] if sentence.part < len(published) else None
            yield Telling(document, sentence, number, tree, replaced, cast, own)


def _wanted(document: Document, found: list[Sentence]) -> list[int]:
    """Numbers of the sentences to parse: dated ones, their neighbours, and those that name an event."""
    hint = re.compile(
        r"\b(?:[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Tt]his|[Tt]hat|\w+['’]s?)\s+(?:\w+\s+){0,2}?(?:"
        + "|".join(sorted(map(re.escape, _strong())))
        + r")s?\b"
    )
    chosen: set[int] = set()
    for number, sentence in enumerate(found):
        hangs = any(time.when is not None and time.type is not TimexType.SET for time in sentence.times)
        if hangs or (sentence.label is not None):
            chosen.update(range(max(0, number - _NEIGHBOURS), min(len(found), number + _NEIGHBOURS + 1)))
        elif hint.search(document.text, sentence.span.start, sentence.span.end):
            chosen.add(number)
    return sorted(chosen)


def _strong() -> list[str]:
    families = ("visit", "meeting", "agreement", "attack", "election", "accident", "protest", "conflict")
    return [
        noun for noun, category in lexicon().nouns.items() if category.family in families and " " not in noun
    ]


def _lend(stories: list[Story]) -> None:
    """An event told by an ellipsis has the place of the one whose noun it borrows, unless it says another."""
    for story in stories:
        for position, draft in enumerate(story.drafts):
            if not draft.ellipsis or draft.places:
                continue
            lender = next(
                (
                    other
                    for other in stories
                    if other is not story
                    and any(
                        each.section == draft.section and each.stem == draft.ellipsis for each in other.drafts
                    )
                    and any(each.places for each in other.drafts)
                ),
                None,
            )
            if lender is not None:
                places = next(each.places for each in lender.drafts if each.places)
                lent = replace(
                    draft, places=places, doubts=(*draft.doubts, f"Its place is that of “{_title(lender)}”.")
                )
                story.drafts[position] = lent
                story.leading = lent if story.leading is draft else story.leading


def _event(document: Document, story: Story, published: tuple[Published, ...]) -> Event:
    lead = story.leading
    own = published[lead.part] if lead.part < len(published) else None
    confidence, doubts = confidence_of(story, own)
    mentions = {
        each.span: Mention(document.id, each.span, document.at(each.span), each.time)
        for each in sorted(story.drafts, key=lambda each: (each.time is None, each.order), reverse=True)
    }
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
        _title(story),
        lead.when,
        tuple(mentions[span] for span in sorted(mentions)),
        _category(story),
        status,
        _participants(story),
        tuple(dict.fromkeys(place for each in story.drafts for place in each.places)),
        confidence=confidence,
        doubts=doubts,
        joined=tuple(story.reasons),
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


def _title(story: Story) -> str:
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


def _numbered(events: list[Event]) -> tuple[Event, ...]:
    def key(event: Event) -> tuple[int, int, int]:
        when = event.when
        lo = when.lo if when is not None and when.lo is not None else -(10**18)
        hi = when.hi if when is not None and when.hi is not None else 10**18
        return lo, hi, event.mentions[0].span.start

    return tuple(replace(event, id=f"e{count}") for count, event in enumerate(sorted(events, key=key), 1))
