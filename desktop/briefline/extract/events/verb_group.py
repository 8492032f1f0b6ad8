"""Tense, negation and condition of a verb, by the words of its verb group and the clauses around it."""

from __future__ import annotations

from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.words import word_class

_CONDITIONS = word_class("conditions")


def is_negated(tree: Tree, verb: Word) -> bool:
    """True for "did not open", "never met"."""
    return any(
        child.dep == "neg" or child.text.lower() in ("not", "n't", "n’t", "never")
        for child in tree.children(verb.index, "neg", "advmod")
    )


def is_future(tree: Tree, verb: Word) -> bool:
    """True for "will open": an auxiliary that tells of what is planned."""
    modals = lexicon().classes["modals_planned"]
    return any(child.text.lower() in modals for child in tree.children(verb.index, "aux"))


def verb_chain(tree: Tree, verb: Word) -> list[Word]:
    """The verb and those it governs or is governed by: "is expected to be held"."""
    found, current = [verb], verb
    while (
        current.dep in ("xcomp", "conj") and (above := tree.head(current.index)) is not None and above.is_verb
    ):
        if current.dep == "conj" and tree.child(current.index, "aux", "auxpass", "nsubj", "nsubjpass"):
            break
        found.append(above)
        current = above
    return found


def is_past(tree: Tree, verb: Word, auxiliaries: list[Word]) -> bool:
    """True for the past and perfect tenses, which no date of writing turns into plans."""
    passive = tree.children(verb.index, "auxpass")
    if verb.tag == "VBD" or any(word.tag == "VBD" for word in (*auxiliaries, *passive)):
        return True
    return any(word.lemma == "have" for word in auxiliaries)


def was_to_do(tree: Tree, verb: Word, xcomp: Word) -> bool:
    """True for "was to open", "is to return"."""
    return (
        verb.lemma == "be"
        and any(child.text.lower() == "to" for child in tree.children(xcomp.index, "aux"))
        and tree.child(verb.index, "acomp", "attr") is None
    )


def is_perfect(tree: Tree, verb: Word) -> bool:
    """True for "has opened", "to have sung"."""
    return any(child.lemma == "have" for child in tree.children(verb.index, "aux"))


def is_conditional(tree: Tree, verb: Word) -> bool:
    """True for "Had the strike gone ahead", "if it opens", and for what is denied or doubted."""
    first = tree[0]
    if first.text in ("Had", "Were", "Should") and first.head == verb.index:
        return True  # "Had the strike gone ahead"
    for word in tree.climb(verb.index):
        above = tree.head(word.index)
        if word.dep == "ccomp" and above is not None and above.lemma in ("deny", "dispute", "doubt"):
            return True
        if word.dep in ("advcl", "ccomp") and any(
            child.text.lower() in _CONDITIONS for child in tree.children(word.index, "mark", "advmod")
        ):
            return True
    return False
