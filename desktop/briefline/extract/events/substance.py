"""Whether a trigger tells an event at all: no bare date, no course of the calendar, no state of things."""

from __future__ import annotations

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import OTHER, lexicon, particle_phrase
from briefline.extract.events.wording import dated as is_date_phrase
from briefline.extract.events.words import word_class
from briefline.model.text import SectionKind

_CALENDAR = word_class("calendar_nouns")
_EXPIRES = word_class("expiring")
_HOLLOW = word_class("saying_nothing")


def says_something(tree: Tree, trigger: Trigger, kind: SectionKind) -> bool:
    """False for a bare "D is", whose date is all that it says."""
    word = tree[trigger.word]
    told = None if trigger.is_noun else subject(tree, word)
    if told is not None and told.time is not None and word.lemma in ("end", "begin", "start", "close", "run"):
        return False  # "FY25 ends on 31 July"
    named = word if trigger.is_noun else told
    single = named is not None and any(
        child.text.lower() in ("first", "last", "next", "new", "opening", "final", "second", "third")
        for child in tree.children(named.index, "amod")
    )
    once = single or particle_phrase(tree, word) in _EXPIRES
    if told is not None and told.lemma in _CALENDAR and word.tag in ("VBZ", "VBP") and not once:
        return False  # "the school year starts in …": so it does each year
    runs = trigger.is_noun and word.tag == "NNS" and word.lemma in ("run", "begin", "start", "end")
    if runs and any(each.lemma in _CALENDAR for each in tree.children(word.index, "nmod", "compound")):
        return False  # "The fiscal year (FY) runs from …", its verb taken for a noun
    year = told is not None and told.lemma in _CALENDAR or trigger.is_noun and word.lemma in _CALENDAR
    if year and not once and (trigger.is_noun or word.lemma in ("end", "close", "begin", "start", "run")):
        return False  # "FY24 is the year ended 31 March"
    empty = told is None or (told.tag in ("DT", "PRP") and told.text.lower() in ("this", "that", "it"))
    passive = tree.child(word.index, "auxpass", "dobj") is not None
    if not trigger.is_noun and empty and not passive and word.lemma in ("take", "last", "be"):
        return False  # "this took until May"
    if (
        kind in (SectionKind.HEADING, SectionKind.TITLE)
        and trigger.is_noun
        and lexicon().noun(word) in (None, OTHER)
    ):
        return False  # "Finances: year to 31 March"
    if (
        kind is SectionKind.HEADING
        and trigger.is_noun
        and word.lemma in _HOLLOW
        and not tree.children(word.index, "amod", "compound", "poss")
    ):
        return False  # "Chapter 3: Events of 2014"
    if trigger.is_noun or word.lemma != "be":
        return True
    if told is not None and _holds(tree, word, told):
        return False
    said = tree.child(word.index, "attr")
    if told is not None and told.tag == "PRP" and said is not None and said.tag in ("CD", "PRP", "DT"):
        return False  # "it was two"
    return any(
        child.time is None
        and child.dep not in ("nsubj", "punct", "aux", "neg", "cc")
        and not is_date_phrase(tree, child)
        for child in tree.children(word.index)
    )


def _holds(tree: Tree, verb: Word, told: Word) -> bool:
    """True for "The figures for May are provisional", "the limit in 2024 is six years": how things are."""
    if verb.tag not in ("VBZ", "VBP") or tree.children(verb.index, "aux", "neg") or told.is_name:
        return False
    if (
        not told.is_noun
        or gazetteer().is_actor(told.lemma, told.text)
        or lexicon().noun(told) not in (None, OTHER)
    ):
        return False
    said = tree.child(verb.index, "attr", "acomp")
    if said is None or said.time is not None or lexicon().noun(said) is not None:
        return False
    return said.lemma not in lexicon().classes["turning"]
