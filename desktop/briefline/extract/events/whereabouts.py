"""What one word says of where an event is: a preposition, what is visited, an owner, a name before a noun."""

from __future__ import annotations

from collections.abc import Iterator

from briefline.extract.events.actors import Cast
from briefline.extract.events.drafts import Place
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.landmarks import struck
from briefline.extract.events.phrases import name_span, name_words
from briefline.extract.events.placenames import named_place, place_name, with_region
from briefline.extract.events.siting import (
    goes_there,
    hosts,
    is_aimed,
    is_city,
    is_feature,
    is_house,
    is_sent_by,
    is_sited,
    lies_there,
)
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon, particle_phrase
from briefline.extract.events.words import word_class

SURE = word_class("place_prepositions")

_MAYBE = word_class("place_prepositions_perhaps")
_PREPOSED = frozenset({"meeting", "summit", "visit", "accident", "disaster"})
_REACHED = word_class("reaching")


def whereabouts(tree: Tree, word: Word, cast: Cast) -> Iterator[Place]:
    """The named places that a word brings in, each with the words that name it."""
    if word.tag in ("IN", "TO", "RP") and word.dep in ("prep", "agent", "dative"):
        yield from _behind(tree, word, cast)
    elif word.dep == "dobj" and word.is_noun:
        yield from _object(tree, word, cast)
    elif word.dep in ("nsubj", "nsubjpass") and not word.is_name:
        if (place := struck(tree, word)) is not None:
            yield place
    elif not word.is_name or word.time is not None:
        return
    elif word.dep == "poss":
        yield from _owner(tree, word, cast)
    elif word.dep == "compound":
        yield from _before_noun(tree, word, cast)
    elif word.dep == "pobj" and gazetteer().is_company(place_name(tree, word)):
        yield from named_place(tree, word, cast, False)
    elif word.dep in ("appos", "dep", "conj", "npadvmod") and is_sited(tree, word):
        for each in tree.conjuncts(word.index):
            yield from named_place(tree, each, cast, True)
    elif word.dep in ("nsubj", "nsubjpass"):
        yield from _subject(tree, word, cast)


def objects(tree: Tree, preposition: Word) -> list[Word]:
    """What a preposition leads to; also that of "in and around Lom"."""
    found = tree.children(preposition.index, "pobj")
    for other in tree.children(preposition.index, "conj"):
        if other.tag == "IN":
            found = [*found, *tree.children(other.index, "pobj")]
    return found


def _behind(tree: Tree, word: Word, cast: Cast) -> Iterator[Place]:
    text = word.text.lower()
    inside = text == "of" and word.index in name_words(tree, tree[word.head])
    if (text not in SURE and text not in _MAYBE) or inside:  # the Sea of Japan is not in Japan
        return
    for target in objects(tree, word):
        sure = text in SURE or goes_there(tree, word, text) or lies_there(tree, word, text, target)
        for each in tree.conjuncts(target.index):
            if text == "from" and is_sent_by(tree, word, each):
                continue
            # "sanctions on Peru", "a loan to Peru": it is Peru that they are for
            yield from named_place(tree, each, cast, sure, is_aimed(tree, word, text))


def _object(tree: Tree, word: Word, cast: Cast) -> Iterator[Place]:
    words, verb = lexicon(), tree.head(word.index)
    if verb is None:
        return
    if particle_phrase(tree, verb) in words.classes["place_objects"]:
        sure = verb.lemma in _REACHED | words.classes["conquering"] or with_region(tree, word)
        yield from named_place(tree, word, cast, sure)
    elif verb.lemma in ("telephone", "phone", "call", "ring"):
        yield from named_place(tree, word, cast, False)


def _owner(tree: Tree, word: Word, cast: Cast) -> Iterator[Place]:
    known, words = gazetteer(), lexicon()
    name, owned = place_name(tree, word), tree[word.head]
    acts = owned.is_name or known.is_person(owned.lemma, owned.text) or words.noun(owned) is not None
    city = known.is_named_place(name) or cast.is_place(name) or is_city(name, cast)
    placed = owned.is_name and name_words(tree, owned)[-1:] == [owned.index] and is_house(owned.text)
    alone = name.lower() in known.names or is_city(name, cast) or cast.is_place(name)
    if (alone and not acts) or (city and (placed or owned.is_name and not acts)):
        # "Peru's post office", "Lima's Palace Square", not "Peru's envoy"
        yield name, name_span(tree, word)


def _before_noun(tree: Tree, word: Word, cast: Cast) -> Iterator[Place]:
    """ "The Lima offices", "a Lima dealer", "the Lima fire"."""
    known, words = gazetteer(), lexicon()
    held = next(each for each in tree.climb(word.index) if each.dep not in ("compound", "nmod"))
    if held.is_name:
        return
    told = words.noun(held)
    event = told is not None and told.family in _PREPOSED
    event = event or held.lemma in words.classes["named_after_places"]
    city = word.text.lower() in known.seats or cast.is_place(word.text)
    person = held.tag == "NN" and known.is_person(held.lemma, held.text)
    house = held.lemma in words.classes["premises"] or held.lemma == "forum"
    if (city and (event or person or house)) or hosts(tree, word, held, cast):
        yield word.text, word.span


def _subject(tree: Tree, word: Word, cast: Cast) -> Iterator[Place]:
    known, words = gazetteer(), lexicon()
    name = place_name(tree, word)
    verb = tree.head(word.index)
    votes = verb is not None and (
        words.verb(tree, verb).family == "election"
        or any(
            told is not None and told.family == "election"
            for told in map(words.noun, tree.children(verb.index, "dobj"))
        )
    )
    erupts = verb is not None and verb.lemma in ("erupt", "overflow")
    erupts = erupts or is_feature(name)
    site = known.state(name) is None and cast.is_site(name)
    done_to = (
        word.dep == "nsubjpass"
        and verb is not None
        and words.verb(tree, verb).family in ("attack", "disaster")
    )
    hit = done_to and (cast.is_place(name) or is_city(name, cast))  # "Lom was shelled"
    if erupts or site or hit or (votes and name.lower() in known.names):
        yield name, name_span(tree, word)
