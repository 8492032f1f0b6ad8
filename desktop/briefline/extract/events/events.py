"""The events of a document: sentences parsed, mentions drafted, mentions of one event joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from briefline.extract.events.account import event_of, title_of
from briefline.extract.events.actors import Cast
from briefline.extract.events.discourse import Discourse
from briefline.extract.events.drafts import Draft
from briefline.extract.events.enumeration import has_dated_items
from briefline.extract.events.foreign import PARSED, foreign_drafts
from briefline.extract.events.gapping import clauses
from briefline.extract.events.mention_group import Story
from briefline.extract.events.mentions import drafts_of
from briefline.extract.events.merge import attach, join
from briefline.extract.events.minutes import meetings
from briefline.extract.events.narrative import carried
from briefline.extract.events.parse import Parser
from briefline.extract.events.sentences import Sentence, sentences
from briefline.extract.events.speakers import Speakers
from briefline.extract.events.tablerows import row_drafts
from briefline.extract.events.telling import Telling
from briefline.extract.events.tree import Tree
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.undated import undated_of, worth_listing
from briefline.model.event import Event, Field, Published
from briefline.model.text import Document, SectionKind
from briefline.model.timex import Timex, TimexType

_NEIGHBOURS = 3  # sentences around a dated one that are parsed for pronouns and further mentions
_MOST_UNDATED = 400
_MOST_SEARCHED = 2_000  # sentences of a text without a date
_CHUNK = 64
_LONG = 400  # sentences to parse, a few seconds' work, from which on parts are handed on
_FIRST_PART = 64
_GROWTH = 1.7
Found: TypeAlias = tuple[tuple[Event, ...], tuple[Event, ...]]
"""Dated events and undated ones."""


def nothing(share: float) -> None:
    """Progress that nobody watches."""


def find_events(
    document: Document,
    times: tuple[Timex, ...],
    published: tuple[Published, ...],
    nlp: Parser,
    progress: Callable[[float], None] = nothing,
    partial: Callable[[Found], None] | None = None,
) -> Found:
    """Dated events in time order, and undated ones in text order.

    An id tells the document, what it is and where its first mention begins ("3fa9c1d2.e1204", "….u88"): it
    stays the same whatever else is found, and is unique over documents.
    ``times`` are resolved and in text order; ``published`` has one entry for each part of the document.
    ``progress`` is called with the share done, in [0, 1]. ``partial`` is called with what the text tells so
    far, each time after about twice as many sentences, where the report is long; what it is given does not
    hang on the time that anything takes.
    """
    found = [each for each in sentences(document, times)]
    if document.language not in PARSED:
        stories = [Story([draft]) for draft in foreign_drafts(document, found, published)]
        return _numbered([event_of(document, story) for story in stories]), ()
    cast = Cast(document)
    wanted = _wanted(document, found)
    dated: list[Draft] = meetings(document, times, published, cast)
    undated: list[Draft] = []
    due = _FIRST_PART if partial is not None and len(wanted) >= _LONG else 0
    for count, telling in enumerate(_tellings(document, found, wanted, published, nlp, cast, progress)):
        if count == due and partial is not None and due:
            partial(_events_of(document, dated, undated))
            due = round(due * _GROWTH)
        if telling.sentence.kind is SectionKind.TABLE_ROW:
            dated.extend(row_drafts(telling, len(dated)))
            continue
        first, *others = (clause for each in _each_thing(telling, nlp) for clause in clauses(each))
        own, taken = drafts_of(first, len(dated))
        dated.extend(own)
        for other in others:
            dated.extend(drafts_of(other, len(dated))[0])
        if len(undated) < _MOST_UNDATED * 10 and telling.sentence.kind is not SectionKind.HEADING:
            undated.extend(undated_of(first, 1_000_000 + len(undated), taken))
    progress(1.0)
    return _events_of(document, dated, undated)


def _events_of(document: Document, drafts: list[Draft], undated: list[Draft]) -> Found:
    """Events out of drafts: mentions of one event joined."""
    dated = sorted(drafts, key=lambda each: (each.span.start, each.span.end, each.order))
    stories = join(dated)
    rest = attach(stories, undated)
    _lend(stories)
    further, rest = carried(stories, rest)
    stories.extend(Story([draft]) for draft in further)
    events = _numbered([event_of(document, story) for story in stories])
    told = {each.sentence for each in dated}
    listed = [each for each in rest if worth_listing(each) and not (each.is_noun and each.sentence in told)][
        :_MOST_UNDATED
    ]
    leftover = tuple(event_of(document, Story([each]), "u") for each in listed)
    return events, _each_id_once(leftover)


def _tellings(
    document: Document,
    found: list[Sentence],
    wanted: list[int],
    published: tuple[Published, ...],
    nlp: Parser,
    cast: Cast,
    progress: Callable[[float], None],
) -> Iterator[Telling]:
    """Parsed sentences with their pronouns resolved; those far from any date are left out."""
    discourse, speakers = Discourse(cast), Speakers(document)
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
            author = speakers.of(sentence.section) or (home.author if home else "")
            replaced = discourse.read(tree, author, home.recipient if home else "")
            own = published[sentence.part] if sentence.part < len(published) else None
            yield Telling(document, sentence, number, tree, replaced, cast, own)


def _each_thing(telling: Telling, nlp: Parser) -> list[Telling]:
    """The sentence, or where it enumerates things with a date each, the sentence told of each."""
    sentence, document = telling.sentence, telling.document
    if not has_dated_items(document.at(sentence.span), len(sentence.times)):
        return [telling]
    said = {telling.tree[index].span: name for index, name in telling.replaced.items()}
    found = []
    for tree in nlp.items(document, sentence, telling.tree):
        time = next(word.time for word in tree.words if word.time is not None)
        alone = Tree(tuple(replace(word, time=None if word.time is None else 0) for word in tree.words))
        found.append(
            replace(
                telling,
                sentence=replace(sentence, times=(sentence.times[time],)),
                tree=alone,
                replaced={word.index: said[word.span] for word in tree.words if word.span in said},
            )
        )
    return found or [telling]


def _wanted(document: Document, found: list[Sentence]) -> list[int]:
    """Numbers of the sentences to parse: dated ones, their neighbours, and those that name an event.

    Of a text without any date, the first ones all: its events are listed as undated.
    """
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
    if not any(sentence.times or sentence.label for sentence in found):
        chosen.update(range(min(len(found), _MOST_SEARCHED)))
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
                giving = next(each for each in lender.drafts if each.places)
                lent = replace(
                    draft,
                    places=giving.places,
                    doubts=(*draft.doubts, f"Its place is that of “{title_of(lender)}”."),
                    evidence=(
                        *draft.evidence,
                        *(each for each in giving.evidence if each.field is Field.PLACE),
                    ),
                )
                story.drafts[position] = lent
                story.leading = lent if story.leading is draft else story.leading


def _numbered(events: list[Event]) -> tuple[Event, ...]:
    def key(event: Event) -> tuple[int, int, int]:
        when = event.when
        lo = when.lo if when is not None and when.lo is not None else -(10**18)
        hi = when.hi if when is not None and when.hi is not None else 10**18
        return lo, hi, event.mentions[0].span.start

    return tuple(sorted(_each_id_once(events), key=key))


def _each_id_once(events: Iterable[Event]) -> tuple[Event, ...]:
    """The same events; where two begin at one place, the later gets a number behind its id."""
    seen = Counter[str]()
    found = []
    for event in events:
        count = seen[event.id]
        seen[event.id] += 1
        found.append(replace(event, id=f"{event.id}.{count + 1}") if count else event)
    return tuple(found)
