"""What kind of event a trigger tells of."""

from __future__ import annotations

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import OTHER, Category, lexicon, particle_phrase


def category_of(tree: Tree, trigger: Trigger) -> Category:
    """The category of the event that a trigger tells; where the verb says little, that of its noun."""
    words, word = lexicon(), tree[trigger.word]
    if trigger.is_noun:
        return words.noun(word) or OTHER
    found = words.verb(tree, word)
    cause = subject(tree, word)
    someone = cause is not None and (cause.is_name or gazetteer().is_actor(cause.lemma, cause.text))
    if found.family == "disaster" and word.lemma == "drive" and someone:
        return words.verbs["go"]  # no gale drives it
    if found.family == "attack" and _runs_into(tree, word, cause):
        return words.verbs["crash"]
    if found.family in ("attack", "accident"):
        causes = [cause] if cause is not None else []
        causes += [
            w for p in tree.children(word.index, "prep", "agent") for w in tree.children(p.index, "pobj")
        ]
        for each in causes:
            told = words.noun(each)
            if told is not None and told.family in ("accident", "disaster", "attack"):
                return told  # "the flood killed three", "killed in a crash"
    done = found.family == "accident" and tree.child(word.index, "dobj") is not None
    if done and cause is not None and gazetteer().is_actor(cause.lemma, cause.text):
        return words.verbs["attack"]  # "a mob burned the mill"
    phrase = particle_phrase(tree, word)
    light = found is OTHER or phrase in words.classes["light"] or phrase in words.classes["planned"]
    if light:
        for child in tree.children(word.index, "xcomp"):
            inner = words.verb(tree, child) if child.is_verb else None
            if inner is not None and inner is not OTHER:
                return inner
        for child in tree.children(word.index, "dobj", "attr", "nsubj", "nsubjpass"):
            told = words.noun(child)
            if told is not None and told is not OTHER:
                return told
    return found


def _runs_into(tree: Tree, verb: Word, doer: Word | None) -> bool:
    """True for "The Amity struck a rock", "the lorry hit a bridge": nobody was attacked."""
    struck = tree.child(verb.index, "dobj")
    if verb.lemma not in ("strike", "hit", "ram") or struck is None or doer is None:
        return False
    if gazetteer().is_actor(doer.lemma, doer.text):
        return False
    known = lexicon().classes["obstacles"]
    return struck.lemma.lower() in known or (
        struck.is_name and struck.text.lower() in known | {"head", "point"}
    )
