"""Events that are spoken of before they come: "reminded members of the gala on 14 June"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefline.extract.events.periods import Dated
from briefline.extract.events.telling import Telling
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import OTHER, lexicon, particle_phrase


def foretold(telling: Telling, each: Dated) -> Dated:
    """The event that is spoken of and still to come: "reminded members of the gala on 14 June"."""
    tree, trigger = telling.tree, each.trigger
    noun_of = trigger.is_noun and trigger.verb is not None and tree[trigger.word].dep == "dobj"
    verb = tree[trigger.verb if noun_of and trigger.verb is not None else trigger.word]
    told = verb.tag == "VBD" and particle_phrase(tree, verb) in lexicon().classes["telling_of"]
    if not told or not telling.ahead(each.when):
        return each
    for noun in _things_told(tree, verb):
        if lexicon().noun(noun) not in (None, OTHER):
            return replace(each, trigger=Trigger(noun.index, True, None, each.trigger.steps + 1))
    return each


def _things_told(tree: Tree, verb: Word) -> Iterator[Word]:
    """What a verb of telling has for its object, and what it or its object is "of" or "about"."""
    objects = tree.children(verb.index, "dobj")
    for held in (verb, *objects):
        for preposition in tree.children(held.index, "prep"):
            if preposition.text.lower() in ("of", "about"):
                yield from tree.children(preposition.index, "pobj")
    yield from objects
