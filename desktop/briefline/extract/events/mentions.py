"""From a parsed sentence to drafts, one for each event that it tells."""

from __future__ import annotations

import re

from briefline.extract.events.actions import bracket, item_status, item_time
from briefline.extract.events.bounds import settled
from briefline.extract.events.category import category_of
from briefline.extract.events.dating import dated
from briefline.extract.events.drafts import Actor, Draft, Place
from briefline.extract.events.evidence import evidence_of, quote_span
from briefline.extract.events.firmness import firmness
from briefline.extract.events.foretelling import foretold
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.headline import headline, left_out_noun
from briefline.extract.events.name_patterns import PLACE_NAME
from briefline.extract.events.participants import participants_of
from briefline.extract.events.periods import Dated
from briefline.extract.events.places import places_of
from briefline.extract.events.siting import is_city
from briefline.extract.events.status import status_of
from briefline.extract.events.subjects import subject
from briefline.extract.events.substance import says_something
from briefline.extract.events.telling import Telling
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import OTHER, lexicon, particle_phrase
from briefline.extract.events.words import word_class
from briefline.model.calendar import DAY
from briefline.model.text import SectionKind, Span
from briefline.model.when import When

_AFTER_DATE = re.compile(rf",[ \n](?:(?:in|at)[ \n])?{PLACE_NAME}[.]?\s*$")
WORDY = word_class("empty_verbs")
"""Verbs that say little by themselves."""


def drafts_of(telling: Telling, first: int) -> tuple[list[Draft], frozenset[int]]:
    """The dated mentions of a sentence, numbered from ``first``, and the words that they hang on."""
    found = [
        each
        for each in dated(telling.tree, telling.sentence)
        if says_something(telling.tree, each.trigger, telling.sentence.kind)
        and not _opinion(telling, each.trigger)
        and not _of_itself(telling, each)
    ]
    found = [foretold(telling, each) for each in found]
    heads = frozenset(each.trigger.word for each in found)
    return [draft(telling, each, first + count, heads) for count, each in enumerate(found)], heads


def _opinion(telling: Telling, trigger: Trigger) -> bool:
    """True for "I would put the turning point in May" of somebody who is not named."""
    tree = telling.tree
    if trigger.is_noun:
        return False
    told = subject(tree, tree[trigger.word])
    nameless = told is not None and told.text == "I" and told.index not in telling.replaced
    return nameless and any(
        child.text.lower() in ("would", "’d", "'d") for child in tree.children(trigger.word, "aux")
    )


def _of_itself(telling: Telling, each: Dated) -> bool:
    """True for what a report says of itself: "Situation report, week of 10 July", "Prepared 17 July 2023"."""
    tree, word = telling.tree, telling.tree[each.trigger.word]
    if each.trigger.is_noun:
        told = lexicon().noun(word)
        titled = telling.sentence.kind is SectionKind.TITLE
        return titled and told is not None and told.family == "publication"
    part, time = telling.sentence.part, each.time
    parts = telling.document.parts
    stated = parts[part].dates if part < len(parts) else ()
    own = time is not None and any(date.span is not None and date.span.overlaps(time.span) for date in stated)
    return own and word.tag == "VBN" and subject(tree, word) is None and word.dep == "ROOT"


def draft(telling: Telling, each: Dated, order: int, heads: frozenset[int]) -> Draft:
    """One mention."""
    tree, sentence, trigger = telling.tree, telling.sentence, each.trigger
    word = tree[trigger.word]
    stop = heads - {trigger.word}
    ellipsis = left_out_noun(tree, trigger) if trigger.ellipsis else None
    category = category_of(tree, trigger) if ellipsis is None else (lexicon().noun(ellipsis) or OTHER)
    if sentence.lead.lower().rstrip(":. ") in lexicon().classes["resolutions"]:
        category = lexicon().verbs["decide"]
    lone = len(heads) == 1
    span = quote_span(telling, trigger, stop, lone and each.time is not None)
    title = headline(telling, each, ellipsis, stop)
    when = _settled(telling, each)
    status = status_of(tree, trigger, _ahead(telling, each, when))
    marked = item_time(tree)
    if marked is not None and each.time is not None:
        status = item_status(tree, marked) or status
    participants = participants_of(tree, trigger, telling.cast, telling.replaced, stop)
    actors = (*participants, *_owners(telling, marked, participants))
    places = _places(telling, trigger, stop)
    teller = ellipsis if ellipsis is not None else word
    firm, doubts = firmness(telling, each)
    return Draft(
        order,
        telling.document.id,
        telling.number,
        sentence.section,
        sentence.part,
        sentence.kind,
        span,
        each.time,
        when,
        teller.lemma,
        category,
        title,
        tuple(actor for actor, _ in actors),
        tuple(name for name, _ in places),
        status,
        _content(telling, trigger, stop, ellipsis),
        trigger.is_noun,
        is_definite(tree, trigger),
        firm,
        doubts,
        ellipsis.lemma if ellipsis is not None else "",
        each.inherited,
        any(child.text.lower() == "also" for child in tree.children(trigger.word, "advmod")),
        _repeats(tree, trigger),
        telling.published.basis if telling.published else "unknown",
        evidence_of(telling.document, (teller.lemma, teller.span), actors, places),
    )


def _owners(telling: Telling, time: Word | None, known: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those named in the brackets of an action item."""
    if time is None:
        return ()
    found = []
    for index in bracket(telling.tree, time):
        word = telling.tree[index]
        after = telling.tree[index + 1]
        if word.text[:1].isupper() and word.time is None and not (after.text[:1].isupper() and after.is_name):
            full = telling.cast.participant(word.text)
            if full.name not in {actor.name for actor, _ in known}:
                found.append((full, word.span))
    return tuple(found)


def _places(telling: Telling, trigger: Trigger, stop: frozenset[int]) -> tuple[Place, ...]:
    found = places_of(telling.tree, trigger, telling.cast, stop, telling.replaced)
    sentence, text = telling.sentence, telling.document.text
    if sentence.place and sentence.label is not None and sentence.place not in {name for name, _ in found}:
        start = text.index(sentence.place, sentence.label.span.end)
        return ((sentence.place, Span(start, start + len(sentence.place))), *found)
    if not found and trigger.is_noun and sentence.times:
        rest = _AFTER_DATE.match(text, sentence.times[-1].span.end, sentence.span.end)
        if rest is not None and gazetteer().state(rest["name"]) is None:  # "Next session: 4 May, Lima"
            return ((rest["name"], Span(*rest.span("name"))),)
    lead = sentence.lead.strip(" .:")
    headed = lead[:1].isupper() and (gazetteer().is_place(lead) or is_city(lead, telling.cast))
    if not found and (headed or telling.cast.is_place(lead)):
        start = text.rindex(lead, telling.document.sections[sentence.section].span.start, sentence.span.start)
        return ((lead, Span(start, start + len(lead))),)
    return found


def _settled(telling: Telling, each: Dated) -> When | None:
    """The date, with an open end closed where the clause tells how."""
    if each.when is None:
        return None
    tree, verb = telling.tree, each.trigger.verb
    ongoing = verb is not None and any(
        child.tag in ("VBP", "VBZ") and child.lemma == "have" for child in tree.children(verb, "aux")
    )
    written = telling.published.when if telling.published else None
    hi = each.when.hi
    ahead = hi is not None and written is not None and written.lo is not None and hi > written.lo + DAY
    at_end = verb is not None and (
        particle_phrase(tree, tree[verb]) in lexicon().classes["postponing"]
        or tree.child(verb, "neg") is not None
    )
    value = each.time.value if at_end and each.time is not None else ""
    moved = verb is not None and particle_phrase(tree, tree[verb]) in lexicon().classes["postponing"]
    if moved and each.when.is_interval and each.time is not None and "to" in each.time.text.lower().split():
        # "moved from the 19th to the 21st": it is on the 21st
        return settled(When.parse(f"../{each.when.edtf.split('/')[-1]}"), telling.published, False, False)
    return settled(each.when, telling.published, ongoing, ahead, value, until=each.trigger.until)


def _ahead(telling: Telling, each: Dated, when: When | None) -> bool:
    """True where the event lies after the day of writing.

    An inferred day is no ground for that in a list of dates told in the present tense.
    """
    guessed = telling.published is not None and telling.published.basis == "inferred"
    if guessed and telling.sentence.kind is SectionKind.LIST_ENTRY and telling.sentence.label is each.time:
        return False
    named = each.time.text.lower() if each.time is not None else ""
    if any(named.startswith(word) or named.endswith(word) for word in lexicon().classes["to_come"]):
        return True  # "arrive tomorrow", within the days in which the text can have been written
    written = telling.published.when if telling.published else None
    if each.when is not None and each.when.lo is None and each.when.hi is not None:
        return written is not None and written.hi is not None and each.when.hi > written.hi
    return telling.ahead(when)


def _content(
    telling: Telling, trigger: Trigger, stop: frozenset[int], ellipsis: Word | None
) -> frozenset[str]:
    """Lemmas of the common nouns in the core of the phrase, and of the verb; what its subject stands for."""
    tree = telling.tree
    word = ellipsis or tree[trigger.word]
    found = {word.lemma}
    doer = None if trigger.is_noun else subject(tree, tree[trigger.word])
    if doer is not None and doer.is_noun and not doer.is_name:
        found.add(doer.lemma)
    elif (
        doer is not None and (stands := telling.replaced.get(doer.index, "").split()) and stands[-1].islower()
    ):
        found.add(stands[-1])  # "it has been shut": the bridge
    for index in tree.subtree(trigger.word, stop):
        inner = tree[index]
        if (
            (
                inner.is_noun
                and not inner.is_name
                and inner.time is None
                and inner.dep in ("dobj", "nsubj", "nsubjpass", "compound", "pobj", "attr")
            )
            or inner.is_verb
            and inner.dep == "xcomp"
        ):
            found.add(inner.lemma)
    return frozenset(found - WORDY)


def is_definite(tree: Tree, trigger: Trigger) -> bool:
    """True for "the walkout", "their summit", "Lee's trip", "The Lee visit", "The 3 May visit".

    Of a verb it says so of the subject: "The summit ended".
    """
    noun = tree[trigger.word] if trigger.is_noun else subject(tree, tree[trigger.word])
    if noun is None or not noun.is_noun:
        return False
    before = next((word for word in reversed(tree.words[: noun.index]) if word.text), noun)
    if before.time is not None and before.text.lower().startswith("the "):
        return True
    return any(
        child.text.lower() in ("the", "this", "that", "these", "those")
        or child.dep == "poss"
        or child.tag == "PRP$"
        for child in tree.children(noun.index, "det", "poss")
    )


def _repeats(tree: Tree, trigger: Trigger) -> bool:
    """True for "a second summit", "they met again", "the talks of May": one of several."""
    told = None if trigger.is_noun else subject(tree, tree[trigger.word])
    again = lexicon().classes["repeating"]
    for word in (tree[trigger.word], *((told,) if told is not None else ())):
        if word.tag == "NNS":
            return True
        near = tree.children(word.index, "amod", "det", "advmod", "nummod", "predet", "compound", "npadvmod")
        if any(each.text.lower() in again for each in near):
            return True
    return False
