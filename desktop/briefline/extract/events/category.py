"""What kind of event a trigger tells of."""

from __future__ import annotations

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import OTHER, Category, lexicon, particle_phrase
from briefline.extract.events.words import word_class

_PUBLISHED = word_class("what_is_published")


def category_of(tree: Tree, trigger: Trigger) -> Category:
    """The category of the event that a trigger tells; where the verb says little, that of its noun."""
    words, word = lexicon(), tree[trigger.word]
    if trigger.is_noun:
        return _of_noun(tree, word) or OTHER
    found = words.verb(tree, word)
    cause = subject(tree, word)
    if (
        found.name == "decision"
        and word.lemma in words.classes["foretelling"]
        and tree.child(word.index, "ccomp")
    ):
        return words.verbs["state"]  # "confirmed that the ships had sailed"
    if found.family == "meeting" and word.lemma in words.classes["of_guests"] and not _has_guest(tree, word):
        return OTHER
    someone = cause is not None and (cause.is_name or gazetteer().is_actor(cause.lemma, cause.text))
    if found.family == "disaster" and word.lemma == "drive" and someone:
        return words.verbs["go"]  # no gale drives it
    if word.lemma == "release" and (thing := _thing(tree, word)) is not None and thing.lemma in _PUBLISHED:
        return words.verbs["publish"]
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
            told = _of_noun(tree, child)
            if told is not None and told is not OTHER:
                return told
    return found


def _thing(tree: Tree, verb: Word) -> Word | None:
    """What something is done to: "releases the figures", "the figures were released", "figures released"."""
    held = tree.child(verb.index, "dobj", "nsubjpass")
    return held if held is not None or verb.dep != "acl" else tree.head(verb.index)


def _of_noun(tree: Tree, noun: Word) -> Category | None:
    return lexicon().nouns["walkout"] if _lays_down_work(tree, noun) else lexicon().noun(noun)


def _lays_down_work(tree: Tree, noun: Word) -> bool:
    """True for "a general strike", "the strike by drivers": nobody was attacked."""
    if noun.lemma != "strike":
        return False
    known = lexicon().classes["of_labour"]
    if any(
        each.lemma.lower() in known for each in tree.children(noun.index, "amod", "compound", "poss", "nmod")
    ):
        return True
    doers = [each for by in tree.children(noun.index, "prep") for each in tree.children(by.index, "pobj")]
    return any(each.lemma.lower() in known for each in doers)


def _has_guest(tree: Tree, verb: Word) -> bool:
    """False for "received a prize", "the letter received on 2 May": no one was met."""
    met = tree.child(verb.index, "dobj", "nsubjpass")
    if met is None and verb.dep in ("acl", "relcl"):
        met = tree.head(verb.index)
    if met is None or met.is_name or met.tag.startswith("PRP"):
        return met is not None
    held = lexicon().noun(met)
    return (
        gazetteer().is_actor(met.lemma, met.text)
        or held is not None
        and held.family in ("meeting", "hearing")
    )


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
