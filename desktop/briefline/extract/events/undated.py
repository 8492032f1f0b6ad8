"""Mentions without a date: what may speak of a dated event, or is worth listing by itself."""

from __future__ import annotations

from briefline.extract.events.drafts import Draft
from briefline.extract.events.mentions import WORDY, draft, is_definite
from briefline.extract.events.periods import Dated
from briefline.extract.events.telling import Telling
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import OTHER, lexicon, particle_phrase
from briefline.model.event import Status

_UNLISTED = frozenset({"", "statement", "step"})  # families that say nothing without a date


def undated_of(telling: Telling, first: int, taken: frozenset[int]) -> list[Draft]:
    """Mentions without a date that may speak of a dated event, or be worth listing by themselves.

    Nouns and verbs of a listed category; ``taken`` are the words that dated mentions hang on.
    """
    tree = telling.tree
    found: list[Draft] = []
    nameless = not telling.replaced and not any(word.is_name for word in tree.words)
    for word in tree.words:
        if word.index in taken or word.time is not None:
            continue
        trigger = _undated_trigger(tree, word)
        if trigger is None:
            continue
        unlisted = nameless or (lexicon().noun(word) or OTHER).family in _UNLISTED
        if trigger.is_noun and unlisted and not is_definite(tree, trigger):
            continue  # it neither attaches to a dated event nor is worth listing
        found.append(draft(telling, Dated(trigger, None, None), first + len(found), taken | {word.index}))
    return found


def _undated_trigger(tree: Tree, word: Word) -> Trigger | None:
    words = lexicon()
    if word.is_noun:
        if word.dep in ("compound", "nmod", "amod"):
            return None
        category = words.noun(word)
        if category is None or category is OTHER:
            return None
        above = tree.head(word.index)
        verb = above.index if above is not None and above.is_verb else None
        return Trigger(word.index, True, verb)
    again = word.dep == "advcl" and any(
        child.text.lower() in ("when", "after", "before", "since", "as")
        for child in tree.children(word.index, "advmod", "mark")
    )
    if word.tag in ("VBD", "VBN", "VBP", "VBZ") and (again or words.verb(tree, word) is not OTHER):
        if particle_phrase(tree, word) in words.classes["light"]:
            return None
        if word.dep in ("amod", "aux", "auxpass", "xcomp", "pcomp") or word.lemma in WORDY:
            return None
        if word.tag in ("VBP", "VBZ") and word.dep != "advcl":
            return None
        return Trigger(word.index, False, word.index)
    return None


def worth_listing(each: Draft) -> bool:
    """True for undated mentions that stand for themselves: something particular, with names in it."""
    if each.category.family in _UNLISTED or each.status is Status.POSSIBLE:
        return False
    return bool(each.named) and (bool(each.places) or len(each.named) > 1) and len(each.title.split()) >= 2
