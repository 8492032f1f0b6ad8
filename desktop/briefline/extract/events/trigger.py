"""The word that tells of an event."""

from __future__ import annotations

from dataclasses import dataclass

from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells of an event, a verb or a noun, and how firmly a time expression hangs on it.

    ``verb`` is the verb that decides the status: the trigger itself, or the one that governs the noun
    ("was called off"). ``steps`` counts the dependency arcs from the time expression: fewer are firmer.
    ``ellipsis`` is True where the noun itself is left out ("last month's by the envoy").
    """

    word: int
    is_noun: bool
    verb: int | None
    steps: int = 0
    ellipsis: bool = False
    until: bool = False
    starts: bool = False


def fragment(tree: Tree, steps: int = 0) -> Trigger | None:
    """The trigger of a sentence without a finite verb at its root: "Trial digging in the marsh."

    A date that stands alone ("Next meeting: 4 May") takes the noun beside it.
    """
    root = tree.root()
    if root is None:
        return None
    for word in (root, *tree.children(root.index)):
        if (told := _day_of(tree, word)) is not None:
            return Trigger(told.index, True, None, steps)
    if root.time is not None:
        beside = [child for child in tree.children(root.index) if child.is_noun and child.time is None]
        beside += [
            word for word in tree.words if word.head == word.index and word.is_noun and word.time is None
        ]
        known = [word for word in beside if lexicon().noun(word) is not None]
        return Trigger(known[0].index, True, None, steps + 1) if known else None
    if root.is_verb:
        return Trigger(root.index, False, root.index, steps)
    if root.is_noun:
        return Trigger(root.index, True, None, steps)
    # an imperative read as an adjective, "Double the guard"
    return (
        Trigger(root.index, False, None, steps) if tree.child(root.index, "dobj", "nsubj", "prep") else None
    )


def _day_of(tree: Tree, word: Word) -> Word | None:
    """The event of "Date of next meeting: 4 May"."""
    if word.lemma != "date" or not word.is_noun:
        return None
    for preposition in tree.children(word.index, "prep"):
        told = tree.child(preposition.index, "pobj")
        if preposition.text.lower() == "of" and told is not None and lexicon().noun(told) is not None:
            return told
    return None
