"""People named anywhere in a clause: "in the presence of Ana Ruiz", "forces under Bo Lund"."""

from __future__ import annotations

from collections.abc import Iterator

from briefline.extract.events.actors import Cast
from briefline.extract.events.drafts import Actor
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.phrases import (
    compact_phrase,
    ends_name,
    is_actor,
    name_span,
    noun_phrase,
    phrase_span,
    role_and_name,
)
from briefline.extract.events.siting import is_feature
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.words import word_class
from briefline.model.event import Participant

_HEADS = frozenset(
    {"pobj", "dobj", "conj", "appos", "nsubj", "nsubjpass", "attr", "dative", "ROOT", "dep", "npadvmod"}
)
_TOPICS = word_class("topics_of_people")
_BODIES = word_class("before_bodies")


def present(tree: Tree, trigger: Trigger, cast: Cast, stop: frozenset[int]) -> Iterator[Actor]:
    """Those named in the clause or noun phrase of an event, in text order. ``stop`` heads other events."""
    word = tree[trigger.word]
    stop = stop - {word.index}
    indices = set(tree.subtree(word.index, stop))
    doer = None if trigger.is_noun else subject(tree, word)
    if doer is not None and doer.index not in indices:
        indices.update(tree.subtree(doer.index, stop | {word.index, word.head}))
    if trigger.is_noun and trigger.verb is not None and word.dep in ("nsubj", "nsubjpass", "dobj"):
        for child in tree.children(trigger.verb, "prep", "agent"):
            indices.update(tree.subtree(child.index, stop))
    for index in sorted(indices):
        each = tree[index]
        if not each.is_name and _attends(tree, each):
            yield Participant(compact_phrase(tree, each)), phrase_span(tree, each)
        if (
            not each.is_name
            or each.time is not None
            or each.dep not in _HEADS
            or _aside(tree, index, word.index)
        ):
            continue
        if _local(tree, each) or _in_a_name(tree, each) or ends_name(tree, each):
            continue
        role, name = role_and_name(tree, each, cast)
        if len(name.rstrip(".")) < 2 or is_feature(name):
            continue
        if role or cast.looks_personal(name) or _people(tree, each) or _partner(tree, each, name, cast):
            yield cast.participant(name, role or _apposed(tree, each)), name_span(tree, each)


def _attends(tree: Tree, word: Word) -> bool:
    """True for "in the presence of both presidents"."""
    above = tree.head(word.index)
    held = tree.head(above.index) if above is not None else None
    present = held is not None and held.lemma == "presence" and word.dep == "pobj"
    return present and is_actor(tree, word)


def _aside(tree: Tree, index: int, trigger: int) -> bool:
    """True for what is only spoken of ("in addition to a call with …"), or belongs to another clause."""
    for word in tree.climb(index):
        if word.index == trigger:
            return False
        if (
            word.lemma in ("addition", "besides")
            or word.dep in ("advcl", "relcl", "ccomp")
            or (word.dep == "prep" and word.text.lower() in _TOPICS)
        ):
            return True
    return False


def _local(tree: Tree, word: Word) -> bool:
    """True for what stands where places stand: "at Ana Karina", "the abbey of Santa Rosa"."""
    preposition = tree.head(word.index)
    if preposition is None or preposition.dep != "prep" or word.dep != "pobj":
        return False
    above = tree.head(preposition.index)
    known = gazetteer()
    house = above is not None and above.lemma in known.place_words | known.venues
    return preposition.text.lower() in ("in", "at", "near", "off", "into") or house


def _in_a_name(tree: Tree, word: Word) -> bool:
    """True for what a body is for: "the Commission on Human Rights"."""
    preposition = tree.head(word.index)
    above = tree.head(preposition.index) if preposition is not None else None
    if preposition is None or above is None or word.dep != "pobj" or not above.is_name:
        return False
    return preposition.text.lower() in ("on", "for") and gazetteer().is_company(f"The {above.text}")


def _people(tree: Tree, word: Word) -> bool:
    """True for a people by name: "fell to the Vandals"."""
    above = tree.head(word.index)
    return (
        word.tag == "NNPS"
        and word.dep == "pobj"
        and above is not None
        and above.text.lower() in _BODIES
        and tree.child(word.index, "det") is not None
        and not gazetteer().is_place(word.text)
    )


def _partner(tree: Tree, word: Word, name: str, cast: Cast) -> bool:
    """True for "an audit with Northbank": one deals with bodies, not with places."""
    above = tree.head(word.index)
    known = gazetteer()
    with_ = word.dep == "pobj" and above is not None and above.text.lower() == "with"
    return (
        with_
        and word.tag == "NNP"
        and not (known.is_text(name) or known.is_place(name) or cast.is_place(name))
    )


def _apposed(tree: Tree, word: Word) -> str:
    """The role that a name is put beside: "the ambassador, Li Chen"."""
    above = tree.head(word.index)
    known = gazetteer()
    if word.dep != "appos" or above is None or above.is_name or not known.is_role(above.lemma):
        return ""
    return noun_phrase(tree, above)
