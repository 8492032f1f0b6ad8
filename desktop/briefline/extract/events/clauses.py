"""Which clause or noun phrase a time expression dates."""

from __future__ import annotations

import re
from dataclasses import replace

from briefline.extract.events.attachment import (
    at_occasion,
    before_brackets,
    by_document,
    cleft,
    fragmentary,
    in_words,
    inner_event,
    inside_phrase,
    just_before,
    lasting,
    never_came,
    possesses_nothing,
    through_document,
    told_of_time,
)
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.governed import from_noun, from_verb
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger, fragment
from briefline.extract.events.triggers import OTHER, lexicon, particle_phrase
from briefline.extract.events.words import word_class

_ADVERBIAL = word_class("participles_of_dates")
# "a hall that dates from 1900", "a law inherited from the 1930s": said of how old a thing is
_AGE = word_class("going_back")
_COMES = word_class("coming")
_UNSAID = word_class("saying_nothing")
_SENT = word_class("done_to_papers")
_LIMITS = word_class("limits")
_REMEMBERS = word_class("remembering")
_EACH = word_class("each_of_many")
_STARTS = word_class("starting")
_PRENOMINAL = frozenset({"compound", "nmod", "amod", "nummod", "poss"})


def trigger_of(tree: Tree, index: int, timed: frozenset[int] = frozenset()) -> Trigger | None:
    """The trigger that the time expression at a word dates; None when it dates nothing.

    ``timed`` are the words of the sentence that stand for time expressions, this one included.
    """
    words = lexicon()
    word = tree[index]
    if possesses_nothing(tree, word):
        return Trigger(index, True, _governor(tree, word), 1, ellipsis=True)
    steps, until, starts = 0, False, False
    if _runs(tree, word):
        return None
    clause = next((child for child in tree.children(index, "relcl") if child.is_verb), None)
    current = word
    while (above := tree.head(current.index)) is not None and steps < 12:
        steps += 1
        if current.text.lower() == "since" and _ordinal(tree, above):
            return None  # "the third since Sunday", "the third rejection since July"
        if current.text.lower() == "since":
            beside = clause or next(iter(tree.children(above.index, "relcl")), None)
            if beside is not None and beside.index > index and _when(tree, beside):
                return Trigger(beside.index, False, beside.index, steps)  # "worst since 2018, when it sank"
        if current.text.lower() == "since" and not lasting(tree, above):
            return None
        starts = starts or current.text.lower() in _STARTS
        if current.tag == "IN" and current.text.lower() in ("until", "till"):
            until = True
            if clause is not None:
                return Trigger(clause.index, False, clause.index, steps)
        if above.time is not None and above.index in timed:
            current = above
            continue
        if above.is_verb and current.dep not in ("nsubj", "nsubjpass", "csubj") or above.tag == "MD":
            clause = clause or _remembered(tree, word, above)
            if (
                clause is not None
                and word.index > above.index
                and _when(tree, clause)
                and (
                    above.lemma in _COMES | _REMEMBERS
                    or _hollow(tree, above)
                    or _tells_more(tree, above, clause)
                )
            ):
                # "The breakthrough came in 2009, when Ruiz found the key"
                return Trigger(clause.index, False, clause.index, steps)
            if _restricts(tree, above) or _once_more(tree, above, current):
                current = above  # "will stop every boat leaving the bay from Monday"
                continue
            if above.lemma in _SENT and above.dep == "acl":
                held = tree[above.head]  # "the lease, dated 1 May, expires": the verb has no date by that
                told = through_document(tree, held)
                if told is not None and (above.lemma == "date" or told.index < held.index):
                    return from_verb(tree, told, steps, until, timed)
                if above.lemma == "date" and not by_document(tree, held):
                    return Trigger(held.index, True, None, steps) if words.noun(held) else None
            if current.text.lower() in ("to", "back", "from") and above.lemma in _AGE:
                return None
            if above.text.lower() in _ADVERBIAL:
                current = above
                continue
            if above.lemma in _REMEMBERS and current.dep in ("npadvmod", "dobj"):
                return None  # "nobody has forgotten the winter of 1947"
            if _spans(tree, above) or _fictional(tree, above):
                return None
            if (told := cleft(tree, above, word)) is not None:
                return Trigger(told.index, False, told.index, steps)
            if above.tag == "VBG" and above.dep == "pcomp" and never_came(tree, above):
                current = above  # "came close to signing": nothing was signed
                continue
            above = before_brackets(tree, word, above)
            if (noun := just_before(tree, word, above)) is not None:
                return Trigger(noun.index, True, None, steps)
            opens = word.index < above.index and above.dep == "ROOT"
            return replace(from_verb(tree, above, steps, until, timed, opens), starts=starts)
        if above.is_verb:
            return from_verb(tree, above, steps, until, timed) if steps > 1 or told_of_time(above) else None
        if above.lemma == "effect" and tree[above.head].text.lower() == "with":
            return None
        if above.is_noun or above.tag in ("JJ", "CD"):
            if above.lemma == "date" and above.dep == "ROOT":
                return fragment(tree, steps)
            category = words.noun(above) or (inner_event(tree, above) if steps == 1 else None)
            prenominal = steps == 1 and current.dep in _PRENOMINAL
            if prenominal and current.dep == "poss" and re.match(r"(?:the )?eve of", current.text, re.I):
                current = above  # "the eve of the fair's opening" is not the day of the opening
                continue
            if steps == 2 and (told := at_occasion(tree, above) or in_words(tree, above)) is not None:
                return from_verb(tree, told, steps, until, timed)
            loose = steps == 2 and current.text.lower() == "on" and inside_phrase(tree, above)
            loose = loose or (category is OTHER and current.text.lower() in _LIMITS and above.dep == "pobj")
            if category is not None and not loose and not by_document(tree, above):
                onto = current.text.lower() in ("to", "until", "till")
                return from_noun(tree, above, steps, prenominal, onto)
            owned = steps == 2 and current.text.lower() == "of" and not by_document(tree, above)
            if owned and (off := _taken_back(tree, above)) is not None:
                return Trigger(above.index, True, off.index, steps)  # "the slot of 4 May is withdrawn"
            link = tree.head(above.index)
            if owned and link is not None and link.text.lower() == "during":
                current = above  # "came loose during the run of 4 May"
                continue
            if prenominal and above.dep in _PRENOMINAL:
                current, steps = above, steps - 1  # "the 1987 miners' revolt"
                continue
            if above.is_noun and (prenominal or (owned and not above.is_name)) and not fragmentary(tree):
                return None
        current = above
    if until and not _tells(tree, current):
        return None  # "Until May, the main question …": how things stood
    found = fragment(tree, steps) if current.head == current.index else None
    return replace(found, starts=starts) if found is not None else None


def _once_more(tree: Tree, verb: Word, link: Word) -> bool:
    """True for "erupted in June, covering the town, and again in May": again the main clause."""
    again = link.index > 1 and tree[link.index - 1].text.lower() == "again"
    return again and verb.tag == "VBG" and verb.dep == "advcl" and link.index > verb.index


def _restricts(tree: Tree, verb: Word) -> bool:
    """True for the participle that says which are meant: "every boat leaving the bay"."""
    noun = tree.head(verb.index)
    if verb.dep != "acl" or verb.tag != "VBG" or noun is None or tree[verb.index - 1].text == ",":
        return False
    return any(child.text.lower() in _EACH for child in tree.children(noun.index, "det"))


def _spans(tree: Tree, verb: Word) -> bool:
    """True for "The report covers the period from 1 May": what it is about, not when it is."""
    return verb.tag in ("VBZ", "VBP") and verb.lemma in lexicon().classes["spanning"]


def _fictional(tree: Tree, verb: Word) -> bool:
    """True for "The novel is set in 1911"."""
    told = tree.child(verb.index, "nsubjpass")
    return verb.lemma == "set" and told is not None and told.lemma in lexicon().classes["fictions"]


def _runs(tree: Tree, time: Word) -> bool:
    """True for "with interest at 4 per cent from 1 May": no event of that day."""
    if time.index < 2 or tree[time.index - 1].text.lower() not in _STARTS | {"since"}:
        return False
    if tree[time.index - 2].lemma == "effect":
        return False  # "to raise rents with effect from 1 May"
    for word in reversed(tree.words[max(0, time.index - 8) : time.index - 1]):
        if word.is_verb or word.text in (",", ";"):
            return False
        if word.lemma in lexicon().classes["running"]:
            return True
    return False


def _taken_back(tree: Tree, noun: Word) -> Word | None:
    """The verb that says that something is off: "the slot is withdrawn"."""
    verb = tree.head(noun.index)
    if noun.dep != "nsubjpass" or verb is None:
        return None
    classes = lexicon().classes
    off = classes["cancelling"] | classes["postponing"]
    return verb if particle_phrase(tree, verb) in off else None


def _remembered(tree: Tree, time: Word, verb: Word) -> Word | None:
    """The clause of "many remember the summer of 2013, when a pact came to nothing"."""
    found = tree.child(verb.index, "advcl")
    if found is None or found.index < time.index or not _when(tree, found):
        return None
    beside = tree.subtree(found.index)[0] <= time.index + 2  # "in May, when …"
    return found if verb.lemma in _REMEMBERS or beside else None


def _hollow(tree: Tree, verb: Word) -> bool:
    """True for "That changed in 1996, when …", "A second incident followed in May, when …"."""
    if tree.child(verb.index, "dobj", "attr", "ccomp", "xcomp") is not None:
        return False
    about = tree.child(verb.index, "nsubj", "nsubjpass") or (
        tree.head(verb.index) if verb.dep == "acl" else None
    )
    return about is not None and (about.text.lower() in _UNSAID or about.lemma in _UNSAID)


def _ordinal(tree: Tree, word: Word) -> bool:
    ordinals = lexicon().classes["ordinals"]
    return word.lemma in ordinals or any(
        child.lemma in ordinals for child in tree.children(word.index, "amod") if word.is_noun
    )


def _tells_more(tree: Tree, verb: Word, clause: Word) -> bool:
    """True for "Relations broke down in 2013, when Ruiz removed Lee": who did what.

    Not for "The attack began on 4 May when gunmen fired", which names the event itself.
    """
    about = tree.child(verb.index, "nsubj", "nsubjpass")
    if about is not None and lexicon().noun(about) not in (None, OTHER):
        return False
    doer = tree.child(clause.index, "nsubj")
    done = clause.tag == "VBD" and clause.lemma not in lexicon().classes["stative"]
    named = doer is not None and (doer.is_name or gazetteer().is_actor(doer.lemma, doer.text))
    return done and named and tree.child(clause.index, "dobj", "prep", "prt") is not None


def _when(tree: Tree, clause: Word) -> bool:
    mark = any(child.text.lower() == "when" for child in tree.children(clause.index, "advmod", "mark"))
    return mark and tree.child(clause.index, "nsubj", "nsubjpass") is not None


def _tells(tree: Tree, word: Word) -> bool:
    return word.is_verb or lexicon().noun(word) is not None


def _governor(tree: Tree, word: Word) -> int | None:
    """The nearest verb above a noun, with no other noun's clause in between."""
    for above in tree.climb(word.index):
        if above.is_verb:
            return above.index
    return None
