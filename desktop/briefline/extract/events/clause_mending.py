"""Clauses and joined names put right that the parser cuts in the wrong place."""

from __future__ import annotations

import re
from dataclasses import replace

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.headline_mending import FINITE, SUBJECTS
from briefline.extract.events.tree import Word
from briefline.extract.events.words import any_of, word_class

_LINKS = word_class("links_of_clauses")
_RELATIVE = word_class("relatives")
_SINGLING = word_class("singling_out")
_YEARLY = word_class("said_of_times")
_ACTING = re.compile(rf"^(?:the\b.*\b{any_of('acting_times')}|FY\s?\d+)$", re.IGNORECASE)


def clauses_mended(words: list[Word]) -> None:
    """Put right clauses whose subject the parser hangs elsewhere, and firms of two names."""
    _firms(words)
    _linked_clauses(words)
    _things_behind_dates(words)
    _subjects_in_phrases(words)
    _verbs_behind_people(words)
    _counts(words)
    _particles(words)
    _names_behind_places(words)
    _times_that_act(words)
    _clauses_of_nouns(words)


def _held(words: list[Word], index: int) -> list[Word]:
    return [word for word in words if word.head == index and word.index != index]


def _below(words: list[Word], index: int, found: set[int] | None = None) -> set[int]:
    """Indices of a word and all that hangs on it; of a broken tree each once."""
    found = {index} if found is None else found
    for word in _held(words, index):
        if word.index not in found:
            found.add(word.index)
            _below(words, word.index, found)
    return found


def _above(words: list[Word], index: int) -> set[int]:
    """Indices of the verbs that a word hangs under, through verbs alone."""
    found: set[int] = set()
    head = words[index].head
    while head not in found and words[head].is_verb:
        found.add(head)
        head = words[head].head
    return found


def _firms(words: list[Word]) -> None:
    """ "Auditors from Hale & Moore": one firm, whose name goes on behind the sign."""
    for sign in words[1:-1]:
        first, last = words[sign.index - 1], words[sign.index + 1]
        names = first.text[:1].isupper() and last.text[:1].isupper() and first.time is None is last.time
        if sign.text != "&" or not names or last.head not in (first.index, first.head):
            continue
        for word in _held(words, first.index):
            if word.index != last.index:
                words[word.index] = replace(word, head=last.index)
        root = first.head == first.index
        words[last.index] = replace(last, tag="NNP", dep=first.dep, head=last.index if root else first.head)
        words[first.index] = replace(first, tag="NNP", dep="compound", head=last.index)
        words[sign.index] = replace(words[sign.index], tag="NNP", dep="compound", head=last.index)


def _counts(words: list[Word]) -> None:
    """ "A crew of four enters the hall": the number belongs to "of", not to the verb."""
    for number in words[2:]:
        link = words[number.index - 1]
        lone = number.tag == "CD" and words[number.head].is_verb and number.dep in ("nummod", "npadvmod")
        if lone and link.text.lower() == "of" and number.time is None and not _held(words, link.index):
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
        held = [word for word in _held(words, link.index) if word.dep == "pobj" and word.time is None]
        if held and not any(word.dep == "dobj" for word in _held(words, link.head)):
            words[held[0].index] = replace(held[0], dep="dobj", head=link.head)


def _names_behind_places(words: list[Word]) -> None:
    """ "Two envoys from Lom, Ana Ruiz and Bo Lund, met": two people, not two more places."""
    for noun in words:
        if noun.tag != "NNS":
            continue
        link = next(
            (w for w in _held(words, noun.index) if w.dep == "prep" and w.index == noun.index + 1), None
        )
        place = next((w for w in _held(words, link.index) if w.dep == "pobj"), None) if link else None
        if place is None or place.index + 1 >= len(words):
            continue
        first = next((w for w in _held(words, place.index) if w.dep == "conj" and w.is_name), None)
        if first is None or words[place.index + 1].text != "," or first.index < place.index + 3:
            continue
        last = next((w for w in _held(words, first.index) if w.dep == "conj" and w.is_name), None)
        two = any(w.dep == "nummod" and w.text.lower() == "two" for w in _held(words, noun.index))
        if two and last is not None and last.index + 1 < len(words) and words[last.index + 1].text == ",":
            words[first.index] = replace(first, dep="appos", head=noun.index)


def _times_that_act(words: list[Word]) -> None:
    """ "The nineteenth century quarrelled about it", "FY25 ends": the time is the subject."""
    if len(words) < 3 or words[0].time is None or words[0].dep != "npadvmod":
        return
    time, verb = words[0], words[words[0].head]
    if not time.text or not _ACTING.search(time.text) or verb.tag not in ("VBD", "VBZ"):
        return
    if verb.index == 2 and not any(word.dep in SUBJECTS for word in _held(words, verb.index)):
        words[0] = replace(time, dep="nsubj")


def _clauses_of_nouns(words: list[Word]) -> None:
    """ "the last person to catch it": the infinitive is the person's; "the truce that they signed": it."""
    for verb in words:
        if verb.dep not in ("relcl", "advcl"):
            continue
        held = _held(words, verb.index)
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
        if any(word.dep == "amod" and word.text.lower() in _SINGLING for word in _held(words, before.index)):
            words[verb.index] = replace(verb, dep="relcl", head=before.index)


def _linked_clauses(words: list[Word]) -> None:
    """ "… after a mite that kills bees was found": a clause of its own, whose subject is the mite."""
    for link in words:
        if link.dep != "prep" or link.text.lower() not in _LINKS:
            continue
        noun = next((word for word in _held(words, link.index) if word.dep == "pobj"), None)
        above = words[link.head]
        if noun is None or noun.time is not None or not above.is_verb:
            continue
        end = max(_below(words, noun.index)) + 1
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
        own = _held(words, verb.index)
        opening = min(_below(words, verb.index))
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
        doer = next((word for word in _held(words, verb.index) if word.dep in SUBJECTS), None)
        if doer is None or doer.text.lower() not in _RELATIVE or doer.index < date.index:
            continue
        link = words[date.head]
        above = words[link.head] if link.dep == "prep" else link
        thing = next(
            (
                word
                for dep in ("dobj", "nsubjpass")
                for word in _held(words, above.index)
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
        word.dep in SUBJECTS for word in _held(words, verb.index)
    )
    if not plain or doer.dep != "pobj" or doer.index not in _below(words, first.index):
        return
    if kind.dep != "compound" or kind.head != doer.index or kind.time is not None:
        return
    if doer.tag != "NNS" or not gazetteer().is_actor(doer.lemma, doer.text):
        return
    for word in _held(words, doer.index):
        if word.index < kind.index:
            words[word.index] = replace(word, head=kind.index)
    words[kind.index] = replace(kind, dep="pobj", head=doer.head)
    words[doer.index] = replace(doer, dep="nsubj", head=verb.index)


def _verbs_behind_people(words: list[Word]) -> None:
    """ "Ana Ruiz empties dead hives": a plural before another noun is the verb of the name before it."""
    if any(word.tag in FINITE for word in words):
        return
    for verb in words[2:-1]:
        name, noun = words[verb.index - 1], words[verb.head]
        if verb.tag != "NNS" or not verb.text.islower() or verb.dep not in ("nmod", "compound", "amod"):
            continue
        full = (
            name.is_name and name.time is None and words[name.index - 1].is_name and name.head == verb.index
        )
        if not full or noun.index <= verb.index or not noun.is_noun or noun.head != noun.index:
            continue
        for word in _held(words, noun.index):
            if word.index < name.index:
                words[word.index] = replace(word, head=name.index)
            elif word.index > noun.index and word.dep in ("prep", "punct", "npadvmod", "advmod"):
                words[word.index] = replace(word, head=verb.index)
        for word in _held(words, verb.index):
            if word.index < name.index:
                words[word.index] = replace(word, head=name.index)
        words[name.index] = replace(name, dep="nsubj", head=verb.index)
        words[noun.index] = replace(noun, dep="dobj", head=verb.index)
        words[verb.index] = replace(verb, tag="VBZ", dep="ROOT", head=verb.index)
        return
