"""Where an event took place: names after local prepositions, what is visited or left, else a landmark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefline.extract.events.actors import Cast
from briefline.extract.events.drafts import Place
from briefline.extract.events.landmarks import landmark, leads_there, stands_for
from briefline.extract.events.placenames import named_place
from briefline.extract.events.siting import spans_place
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon, particle_phrase
from briefline.extract.events.whereabouts import SURE, objects, whereabouts
from briefline.extract.events.words import word_class
from briefline.model.text import Span

_MEANWHILE = word_class("meanwhile")
_TOPICS = word_class("topics")


def places_of(
    tree: Tree,
    trigger: Trigger,
    cast: Cast,
    stop: frozenset[int] = frozenset(),
    replaced: Mapping[int, str] | None = None,
) -> tuple[Place, ...]:
    """The places of an event, in text order, each once, with the words that name it here.

    ``stop`` heads the clauses of other events; ``replaced`` tells what "it" and "there" stand for. Where
    no place is named, a landmark ("the town hall") is the place.
    """
    words = _told(tree, trigger, stop)
    found: dict[str, Span] = {}
    for word in words:
        for name, span in (*_spoken_of(word, replaced or {}), *whereabouts(tree, word, cast)):
            if not cast.is_body(name):
                found.setdefault(name, span)
    head = tree[trigger.word]
    if head.dep == "relcl" and any(child.text.lower() == "where" for child in tree.children(head.index)):
        for name, span in named_place(tree, tree[head.head], cast, True):
            found.setdefault(name, span)
    if not found:
        for name, span in _landmarks(tree, words):
            found.setdefault(name, span)
    return tuple(found.items())


def _told(tree: Tree, trigger: Trigger, stop: frozenset[int]) -> list[Word]:
    """The words of an event, its subject's first, without what is only spoken of."""
    stop = stop | _elsewhere(tree, trigger)
    indices = set(tree.subtree(trigger.word, stop - {trigger.word}))
    doer = None if trigger.is_noun else subject(tree, tree[trigger.word])
    found: list[Word] = []
    if doer is not None and doer.index not in indices:
        for index in tree.subtree(doer.index, stop | {trigger.word, tree[trigger.word].head}):
            if not _aside(tree, index, doer.index):
                found.append(tree[index])
    if trigger.is_noun and trigger.verb is not None:
        for child in tree.children(trigger.verb, "prep", "agent", "dative"):
            indices.update(tree.subtree(child.index, stop))
        if tree[trigger.word].dep == "nsubj":  # "the earthquake killed fifty people in Peru"
            for child in tree.children(trigger.verb, "dobj"):
                indices.update(tree.subtree(child.index, stop))
    head = tree[trigger.word]
    if head.dep in ("acl", "relcl"):
        held = tree[head.head]
        for child in tree.children(held.index, "prep", "poss"):
            if child.index < head.index:
                indices.update(tree.subtree(child.index))
    found += [tree[index] for index in sorted(indices) if not _aside(tree, index, trigger.word)]
    return found


def _elsewhere(tree: Tree, trigger: Trigger) -> frozenset[int]:
    """Verbs of "met both sides but left for Lima": where they lead is not where the event was."""
    motion = lexicon().classes["motion"]
    verb = tree[trigger.word]
    if trigger.is_noun or particle_phrase(tree, verb) in motion:
        return frozenset()
    joined = [each for each in tree.children(verb.index, "conj") if each.is_verb]
    return frozenset(each.index for each in joined if particle_phrase(tree, each) in motion)


def _spoken_of(word: Word, replaced: Mapping[int, str]) -> Iterator[Place]:
    """The place of "they went there", and of "it will close" where "it" is the Lom mine."""
    stands = replaced.get(word.index, "")
    if word.text.lower() == "there" and stands:
        yield stands.partition(" ")[2], word.span
    elif word.dep in ("nsubj", "nsubjpass") and (name := stands_for(stands)):
        yield name, word.span


def _landmarks(tree: Tree, words: list[Word]) -> Iterator[Place]:
    for word in words:
        text = word.text.lower()
        if word.tag in ("IN", "TO", "RP") and word.dep == "prep":
            for target in objects(tree, word):
                for each in tree.conjuncts(target.index):
                    if text in SURE or leads_there(text, each):
                        place = landmark(tree, each)
                        if place is not None:
                            yield place
        elif word.dep == "dobj":
            verb = tree.head(word.index)
            reached = verb is not None and (particle_phrase(tree, verb) in lexicon().classes["place_objects"])
            place = landmark(tree, word) if reached else None
            if place is not None:
                yield place


def _aside(tree: Tree, index: int, trigger: int) -> bool:
    """True for what is only spoken of: "complained about floods in Peru", "came to protest against …"."""
    for word in tree.climb(index):
        if word.index == trigger:
            return False
        doer = tree.head(word.index)
        own = doer is not None and (
            doer.index == trigger or (doer.head == trigger and doer.dep in ("nsubj", "nsubjpass"))
        )
        held = word.dep == "relcl" and own and _happens_there(tree, word)
        held = held or (word.dep == "advcl" and own and _arrives(tree, word))
        if word.dep in ("advcl", "relcl") and not held:
            return True
        if word.dep == "prep" and word.text.lower() in _TOPICS and not spans_place(tree, word):
            return True
    return False


def _arrives(tree: Tree, clause: Word) -> bool:
    """True for "flew home, touching down at Lima", "died while swimming off Lima"."""
    meanwhile = tree.child(clause.index, "mark", "advmod")
    if clause.tag == "VBG" and meanwhile is not None and meanwhile.text.lower() in _MEANWHILE:
        return tree.child(clause.index, "nsubj") is None
    alone = tree.child(clause.index, "nsubj", "mark") is None
    classes = lexicon().classes
    return clause.tag == "VBG" and alone and particle_phrase(tree, clause) in classes["motion"]


def _happens_there(tree: Tree, clause: Word) -> bool:
    """True for "a race that was to be held in Lima": the clause tells where the event itself is."""
    classes = lexicon().classes
    if clause.lemma in ("stand", "lie") and clause.tag in ("VBZ", "VBP"):
        return True  # "the tower that still stands at Lima was built"
    verbs = [clause, *tree.children(clause.index, "xcomp", "ccomp")]
    told = (particle_phrase(tree, verb) for verb in verbs)
    return any(phrase in classes["scheduling"] or phrase in classes["happening"] for phrase in told)
