"""What a verb is about: its subject, what it schedules, holds or calls off."""

from __future__ import annotations

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import OTHER, lexicon, particle_phrase
from briefline.extract.events.wording import dated
from briefline.extract.events.words import word_class

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = word_class("relatives")


def schedules(tree: Tree, verb: Word) -> bool:
    """True for verbs that set a date, also with "for": "announced for May"."""
    classes = lexicon().classes
    if particle_phrase(tree, verb) in classes["scheduling"]:
        return True
    return (
        f"{verb.lemma} for" in classes["scheduling"]
        and (verb.tag == "VBN" or verb.dep == "acl")
        and any(
            child.text.lower() == "for" and any(each.time is not None for each in tree.children(child.index))
            for child in tree.children(verb.index, "prep")
        )
    )


def what_is_off(tree: Tree, verb: Word, lemma: str) -> Word | None:
    """The event that is called off or put off: a date behind it is its own, "cancel the call on Monday"."""
    classes = lexicon().classes
    if lemma not in classes["cancelling"] and lemma not in classes["postponing"]:
        return None
    noun = tree.child(verb.index, "dobj")
    return noun if noun is not None and lexicon().noun(noun) not in (None, OTHER) else None


def what_is_when(tree: Tree, verb: Word) -> Word | None:
    """The event of "the next meeting is on 4 June": what is has only a date said of it."""
    if verb.lemma != "be":
        return None
    there = tree.child(verb.index, "attr") if tree.child(verb.index, "expl") else None
    if there is not None and lexicon().noun(there) is not None:
        return there  # "there was an explosion at noon"
    rest = [
        child
        for child in tree.children(verb.index)
        if child.dep not in ("nsubj", "punct", "aux", "cc", "mark", "neg")
        and child.time is None
        and not dated(tree, child)
    ]
    noun = tree.child(verb.index, "nsubj")
    return noun if not rest and noun is not None and lexicon().noun(noun) is not None else None


def scheduled(tree: Tree, verb: Word) -> Word | None:
    """What is scheduled or held: a passive's subject, a participle's head; None where it is a person."""
    noun: Word | None = None
    above = tree.head(verb.index)
    if verb.dep in ("acl", "relcl") and above is not None and above.is_noun:
        relative = tree.child(verb.index, "nsubj", "nsubjpass", "dobj")
        if verb.dep == "acl" or relative is None or relative.text.lower() in _RELATIVE:
            noun = above
    if noun is None and (tree.child(verb.index, "nsubjpass") or verb.lemma in ("take", "happen", "occur")):
        noun = subject(tree, verb)
    if noun is None and verb.tag == "VBN" and (verb.dep in ("advcl", "ROOT", "prep", "dep")):
        noun = subject(tree, above) if above is not None and above.is_verb else subject(tree, verb)
    if noun is None or not (noun.is_noun or noun.tag in ("JJ", "CD", "DT")) or noun.time is not None:
        return None
    known = lexicon().noun(noun) is not None
    if not known and (noun.is_name or gazetteer().is_actor(noun.lemma, noun.text) or noun.tag == "DT"):
        return None
    return noun


def _owned(tree: Tree, verb: Word, person: Word | None) -> Word | None:
    """The ship of "the insurer of the ship Lark, built in 1996": a person is not built."""
    made = verb.dep == "acl" and verb.tag == "VBN" and lexicon().verb(tree, verb).family == "construction"
    if not made or person is None or not gazetteer().is_person(person.lemma, person.text):
        return None
    links = [child for child in tree.children(person.index, "prep") if child.text.lower() == "of"]
    return tree.child(links[0].index, "pobj") if links and links[0].index < verb.index else None


def subject(tree: Tree, verb: Word) -> Word | None:
    """The subject of a verb; that of the verb it is joined to or depends on where it has none itself."""
    seen = 0
    current: Word | None = verb
    while current is not None and seen < 6:
        held = [child for child in tree.children(current.index, *_SUBJECTS) if child.index < current.index]
        held = held or tree.children(current.index, *_SUBJECTS)
        if held:
            return held[-1]
        above = tree.head(current.index)
        if current.dep in ("acl", "relcl"):
            return _owned(tree, current, above) or above
        opening = tree[0] if len(tree) else None
        if (
            opening is not None
            and opening.is_name
            and opening.dep == "npadvmod"
            and opening.head == current.index
        ):
            return opening  # a lone name before a comma is taken for an adverb
        leading = tree.child(current.index, "advcl")
        if leading is not None and leading.index < current.index and leading.tag in ("VBN", "VBG", "VBD"):
            inner = tree.child(leading.index, *_SUBJECTS)
            if inner is not None and tree.child(leading.index, "mark", "advmod") is None:
                return inner
        if above is not None and above.dep == "acomp" and current.dep in ("xcomp", "ccomp"):
            above = tree.head(above.index)  # "they were due to speak"
        if current.dep not in ("conj", "xcomp", "advcl", "ccomp") or above is None or not above.is_verb:
            return None
        current, seen = above, seen + 1
    return None


def is_weather(tree: Tree, word: Word) -> bool:
    """True for the "it" of "it is clear that …", "it was agreed to …"."""
    verb = tree.head(word.index)
    if verb is not None and word.dep == "nsubjpass":  # "it was agreed to order a winch"
        clauses = tree.children(verb.index, "ccomp", "xcomp", "advcl")
        return any(each.tag == "VB" or tree.child(each.index, "mark") is not None for each in clauses)
    if verb is None or verb.lemma != "be":
        return False
    return tree.child(verb.index, "acomp", "attr") is not None and (
        tree.child(verb.index, "ccomp", "xcomp", "advcl") is not None or subject(tree, verb) is None
    )
