"""Clauses put right that the parser cuts in the wrong place."""

from __future__ import annotations

import re
from dataclasses import replace

from briefline.extract.events.arcs import below, held_by
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.headline_mending import SUBJECTS
from briefline.extract.events.name_mending import names_mended
from briefline.extract.events.tree import Word
from briefline.extract.events.words import any_of, word_class

_LINKS = word_class("links_of_clauses")
_RELATIVE = word_class("relatives")
_SINGLING = word_class("singling_out")
_YEARLY = word_class("said_of_times")
_ACTING = re.compile(rf"^(?:the\b.*\b{any_of('acting_times')}|FY\s?\d+)$", re.IGNORECASE)


def clauses_mended(words: list[Word]) -> None:
    """Put right clauses whose subject or object the parser hangs elsewhere."""
    names_mended(words)
    _linked_clauses(words)
    _things_behind_dates(words)
    _subjects_in_phrases(words)
    _counts(words)
    _particles(words)
    _times_that_act(words)
    _clauses_of_nouns(words)
    _two_subjects(words)


def _above(words: list[Word], index: int) -> set[int]:
    """Indices of the verbs that a word hangs under, through verbs alone."""
    found: set[int] = set()
    head = words[index].head
    while head not in found and words[head].is_verb:
        found.add(head)
        head = words[head].head
    return found


def _counts(words: list[Word]) -> None:
    """ "A crew of four enters the hall": the number belongs to "of", not to the verb."""
    for number in words[2:]:
        link = words[number.index - 1]
        lone = number.tag == "CD" and words[number.head].is_verb and number.dep in ("nummod", "npadvmod")
        if lone and link.text.lower() == "of" and number.time is None and not held_by(words, link.index):
            words[number.index] = replace(number, dep="pobj", head=link.index)


def _particles(words: list[Word]) -> None:
    """ "wrote off the loan": its object hangs on the verb; "begins to fill on 4 May": no particle."""
    for link in words[:-1]:
        if link.dep != "prt":
            continue
        after = words[link.index + 1]
        loose = after.time is not None and after.head == link.head and after.dep == "npadvmod"
        if loose and link.text.lower() in ("on", "at"):
            words[link.index] = replace(link, dep="prep")
            words[after.index] = replace(after, dep="pobj", head=link.index)
        held = [word for word in held_by(words, link.index) if word.dep == "pobj" and word.time is None]
        if held and not any(word.dep == "dobj" for word in held_by(words, link.head)):
            words[held[0].index] = replace(held[0], dep="dobj", head=link.head)


def _times_that_act(words: list[Word]) -> None:
    """ "The nineteenth century quarrelled about it", "FY25 ends": the time is the subject."""
    if len(words) < 3 or words[0].time is None or words[0].dep != "npadvmod":
        return
    time, verb = words[0], words[words[0].head]
    if not time.text or not _ACTING.search(time.text) or verb.tag not in ("VBD", "VBZ"):
        return
    if verb.index == 2 and not any(word.dep in SUBJECTS for word in held_by(words, verb.index)):
        words[0] = replace(time, dep="nsubj")


def _clauses_of_nouns(words: list[Word]) -> None:
    """ "the last person to catch it": the infinitive is the person's; "the truce that they signed": it."""
    for verb in words:
        if verb.dep not in ("relcl", "advcl"):
            continue
        held = held_by(words, verb.index)
        done_to = any(word.dep in ("dobj", "ccomp", "attr", "acomp", "auxpass") for word in held)
        that = next((word for word in held if word.dep == "mark" and word.text.lower() == "that"), None)
        noun = words[verb.head]
        if verb.dep == "relcl" and that is not None and that.index == noun.index + 1 and not done_to:
            words[that.index] = replace(that, dep="dobj", tag="WDT")
        to = any(word.tag == "TO" and word.index == verb.index - 1 for word in held)
        before = words[max(0, verb.index - 2)]
        attribute = verb.index > 1 and before.dep == "attr" and before.head == verb.head
        if verb.dep != "advcl" or verb.tag != "VB" or not to or not attribute:
            continue
        if any(
            word.dep == "amod" and word.text.lower() in _SINGLING for word in held_by(words, before.index)
        ):
            words[verb.index] = replace(verb, dep="relcl", head=before.index)


def _two_subjects(words: list[Word]) -> None:
    """ "The loan taken out for the tower was repaid": the loan was; "for" leads to the tower."""
    for link in words:
        if link.dep != "mark" or link.text.lower() != "for":
            continue
        doers = [word for word in held_by(words, link.head) if word.dep in SUBJECTS]
        if len(doers) != 2 or not doers[0].index < link.index < doers[1].index < link.head:
            continue
        before = words[link.index - 1]
        clause = next((word for word in held_by(words, doers[0].index) if word.dep == "acl"), doers[0])
        if before.text == ",":
            continue
        words[link.index] = replace(link, dep="prep", head=clause.index)
        words[doers[1].index] = replace(doers[1], dep="pobj", head=link.index)


def _linked_clauses(words: list[Word]) -> None:
    """ "… after a mite that kills bees was found": a clause of its own, whose subject is the mite."""
    for link in words:
        if link.dep != "prep" or link.text.lower() not in _LINKS:
            continue
        noun = next((word for word in held_by(words, link.index) if word.dep == "pobj"), None)
        above = words[link.head]
        if noun is None or noun.time is not None or not above.is_verb:
            continue
        end = max(below(words, noun.index)) + 1
        tops = _above(words, link.index)
        verb = next(
            (
                word
                for word in words[end:]
                if word.head in tops and word.dep in ("conj", "ccomp", "advcl", "dep") and word.is_verb
            ),
            None,
        )
        if verb is None:
            continue
        own = held_by(words, verb.index)
        opening = min(below(words, verb.index))
        finite = verb.tag in ("VBD", "VBZ") or any(word.dep in ("aux", "auxpass") for word in own)
        if opening != end or not finite or any(word.dep in (*SUBJECTS, "mark") for word in own):
            continue
        if any(word.dep == "cc" for word in words[end : verb.index]):
            continue
        passive = any(word.dep == "auxpass" for word in own)
        words[link.index] = replace(link, dep="mark", head=verb.index)
        words[noun.index] = replace(noun, dep="nsubjpass" if passive else "nsubj", head=verb.index)
        words[verb.index] = replace(verb, dep="advcl")


def _things_behind_dates(words: list[Word]) -> None:
    """ "She issued an order on 4 May, which was lifted": the order was, not the day."""
    for verb in words:
        date = words[verb.head]
        if verb.dep != "relcl" or date.time is None or verb.lemma in _YEARLY:
            continue
        doer = next((word for word in held_by(words, verb.index) if word.dep in SUBJECTS), None)
        if doer is None or doer.text.lower() not in _RELATIVE or doer.index < date.index:
            continue
        link = words[date.head]
        above = words[link.head] if link.dep == "prep" else link
        thing = next(
            (
                word
                for dep in ("dobj", "nsubjpass")
                for word in held_by(words, above.index)
                if word.dep == dep and word.index < date.index and word.time is None
            ),
            None,
        )
        if above.is_noun and above.time is None:
            thing = above
        if thing is not None and above.index < date.index:
            words[verb.index] = replace(verb, head=thing.index)


def _subjects_in_phrases(words: list[Word]) -> None:
    """ "On the day of the strike soldiers enter the yard": they do; "strike soldiers" is no thing."""
    first = words[0] if words else None
    if first is None or first.dep != "prep":
        return
    verb = words[first.head]
    doer = words[verb.index - 1] if verb.index > 1 else first
    kind = words[doer.index - 1] if doer.index > 1 else first
    plain = verb.tag in ("VBD", "VBZ", "VBP") and not any(
        word.dep in SUBJECTS for word in held_by(words, verb.index)
    )
    if not plain or doer.dep != "pobj" or doer.index not in below(words, first.index):
        return
    if kind.dep != "compound" or kind.head != doer.index or kind.time is not None:
        return
    if doer.tag != "NNS" or not gazetteer().is_actor(doer.lemma, doer.text):
        return
    for word in held_by(words, doer.index):
        if word.index < kind.index:
            words[word.index] = replace(word, head=kind.index)
    words[kind.index] = replace(kind, dep="pobj", head=doer.head)
    words[doer.index] = replace(doer, dep="nsubj", head=verb.index)
