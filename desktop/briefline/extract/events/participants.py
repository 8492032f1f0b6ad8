"""Who takes part in an event: subjects, objects, agents, owners, and those it is "with" or "between"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefline.extract.events.actors import Cast
from briefline.extract.events.arguments import arguments
from briefline.extract.events.drafts import Actor
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.persons import beside_name, called_by, counted
from briefline.extract.events.phrases import (
    compact_phrase,
    ends_name,
    is_actor,
    name_span,
    noun_phrase,
    phrase_span,
    role_and_name,
)
from briefline.extract.events.presence import present
from briefline.extract.events.siting import is_feature, is_numbered, is_sited
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.words import word_class
from briefline.model.event import Participant
from briefline.model.text import Span

_TWOFOLD = word_class("twofold")
_DIRECTIONS = word_class("directions")
_DISEASES = word_class("diseases")


def participants_of(
    tree: Tree, trigger: Trigger, cast: Cast, replaced: Mapping[int, str], stop: frozenset[int] = frozenset()
) -> tuple[Actor, ...]:
    """The participants, in the order of their part in the event; each once. ``stop`` heads other events.

    Each with the words that name it here, a pronoun perhaps.
    """
    found: dict[str, Actor] = {}
    for head, firm in arguments(tree, trigger):
        for actor, span in _actors(tree, head, cast, replaced, firm):
            known = found.get(actor.name)
            if known is None:
                found[actor.name] = actor, span
            elif actor.role and not known[0].role:
                found[actor.name] = actor, known[1]
    for actor, span in present(tree, trigger, cast, stop):
        found.setdefault(actor.name, (actor, span))
    return tuple(found.values())


def _actors(
    tree: Tree, head: Word, cast: Cast, replaced: Mapping[int, str], firm: bool | None
) -> Iterator[Actor]:
    known = gazetteer()
    shared = ""  # "Presidents Ana Ruiz and Bo Lindgren"
    for word in _each(tree, head):
        if (
            ends_name(tree, word)
            or word.time is not None
            or (word.dep in ("conj", "dep") and is_sited(tree, word))
        ):
            continue
        if word.tag in ("PRP", "PRP$"):
            text = replaced.get(word.index, "").removesuffix("’s")
            for name in text.removeprefix("the ").split(" and "):
                last = name.split()[-1].lower() if name else ""
                if last and (
                    name[:1].isupper()
                    or known.is_actor(last, last)
                    or known.is_person(last.removesuffix("s"), last)
                ):
                    plain = " ".join(part for part in name.split() if not part.isdigit())
                    yield cast.participant(plain), word.span
            continue
        if not word.is_noun or (is_numbered(tree, word) and cast.is_common(word.text)):
            continue  # "Racks 1 to 40", "Chiller 2"
        told = lexicon().noun(word) if word.is_name else None
        if told is not None and told.family in (
            "agreement",
            "conflict",
            "decision",
            "publication",
            "election",
            "statement",
            "filing",
        ):
            continue  # the Treaty of Lom takes no part
        role, name = role_and_name(tree, word, cast)
        if (other := _other_half(tree, word)) is not None:
            yield cast.participant(other[0]), other[1]  # "North and South Korea"
        apposed = next(
            (child for child in tree.children(word.index, "appos") if child.is_name and child.time is None),
            None,
        )
        known_actor = cast.is_person(name) or known.state(name) or (name.isupper() and len(name) > 2)
        known_actor = known_actor or known.is_company(name)
        if name and firm is None and not known_actor and not role:
            continue
        if name and _may_act(name, cast, bool(firm)):
            beside = beside_name(tree, word)
            role = role or shared
            shared = role if role.endswith("s") else ""
            actor = cast.participant(name, role or (beside if cast.is_person(name) else ""))
            yield actor, name_span(tree, word)
        elif (called := called_by(tree, word)) is not None:
            _, own = role_and_name(tree, called, cast)
            if own:
                yield cast.participant(own), name_span(tree, called)
        elif apposed is not None:
            role = noun_phrase(tree, word) if known.is_person(word.lemma, word.text) else ""
            role = word.lemma if role and word.tag == "NNS" else role
            for each in tree.conjuncts(apposed.index):
                _, own = role_and_name(tree, each, cast)
                if own and (firm or not known.is_place(own)):
                    yield cast.participant(own, role), name_span(tree, each)
            if firm and is_actor(tree, word) and tree[apposed.index - 1].text in ("(", ","):
                bracketed = any(each.text == "(" for each in tree.words[word.index : apposed.index])
                if bracketed:
                    yield Participant(compact_phrase(tree, word)), phrase_span(tree, word)
        elif (known.is_listed(word.lemma) or (firm and is_actor(tree, word))) and not _paper(word):
            phrase = compact_phrase(tree, word)
            holder = cast.holder(phrase) if _is_the_one(tree, word) else ""
            yield (cast.participant(holder) if holder else Participant(phrase)), phrase_span(tree, word)


def _other_half(tree: Tree, word: Word) -> tuple[str, Span] | None:
    """The first of "North and South Korea", with the words that name it."""
    at = word.index
    if at < 3 or not word.is_name or tree[at - 2].text.lower() != "and":
        return None
    one, two = tree[at - 3], tree[at - 1]
    if one.text.lower() in _DIRECTIONS and two.text.lower() in _DIRECTIONS and one.text[:1].isupper():
        return f"{one.text} {word.text}", one.span
    return None


def _is_the_one(tree: Tree, word: Word) -> bool:
    """True for "the prime minister", not for "a minister", "the minister of Peru", "the Danish minister"."""
    the = any(child.text.lower() == "the" for child in tree.children(word.index, "det"))
    return the and word.tag == "NN" and not tree.children(word.index, "prep", "relcl", "appos")


def _paper(word: Word) -> bool:
    """True for an order that is issued, which is no order of monks, and a count that is made."""
    told = lexicon().noun(word)
    thing = word.lemma in _TWOFOLD and word.dep != "nsubj"
    return thing or (told is not None and told.family == "decision")


def _each(tree: Tree, head: Word) -> Iterator[Word]:
    """The word and those joined to it; of "a group of nurses" the nurses."""
    for word in tree.conjuncts(head.index):
        people = list(counted(tree, word))
        yield from people or (word,)


def _may_act(name: str, cast: Cast, firm: bool) -> bool:
    """False for names that are only places; states and their seats may act."""
    known = gazetteer()
    numbered = name.rstrip(".").endswith((" No", " Nos"))
    if (
        name.isdigit()
        or len(name.rstrip(".")) < 2
        or name.lower() in _DISEASES
        or known.is_text(name)
        or numbered
    ):
        return False
    if is_feature(name):
        return False
    if name.lower() in known.adjectives:
        return firm  # "the Dutch"
    if known.state(name) or cast.is_person(name):
        return firm or name.lower() not in known.seats
    if known.is_place(name) or cast.is_place(name) or known.is_city(name):
        return firm
    return True
