"""Where an event took place: names after local prepositions, and what is visited or left."""

from __future__ import annotations

from collections.abc import Iterator

from briefline.extract.events.actors import Cast
from briefline.extract.events.clauses import Trigger
from briefline.extract.events.drafts import Place
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.phrases import name_span, name_words
from briefline.extract.events.siting import (
    goes_there,
    is_aimed,
    is_city,
    is_house,
    is_numbered,
    is_sent_by,
    is_sited,
    lies_there,
    spans_place,
)
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon, particle_phrase
from briefline.extract.events.wording import render
from briefline.model.text import Span

_SURE = frozenset(
    {
        "in",
        "at",
        "near",
        "through",
        "off",
        "onto",
        "into",
        "across",
        "outside",
        "inside",
        "around",
        "along",
        "throughout",
        "opposite",
        "beyond",
        "toward",
        "towards",
        "via",
    }
)
_TOPICS = frozenset(
    {"about", "against", "regarding", "concerning", "despite", "over", "including", "because"}
)
_MAYBE = frozenset(
    {
        "on",
        "of",
        "over",
        "between",
        "within",
        "from",
        "to",
        "for",
        "above",
        "below",
        "under",
        "by",
        "past",
        "up",
        "down",
    }
)


def places_of(
    tree: Tree, trigger: Trigger, cast: Cast, stop: frozenset[int] = frozenset()
) -> tuple[Place, ...]:
    """The places of an event, in text order, each once, with the words that name it here.

    ``stop`` heads the clauses of other events.
    """
    found: dict[str, Span] = {}
    indices = set(tree.subtree(trigger.word, stop - {trigger.word}))
    doer = None if trigger.is_noun else subject(tree, tree[trigger.word])
    if doer is not None and doer.index not in indices:
        for index in tree.subtree(doer.index, stop | {trigger.word, tree[trigger.word].head}):
            if not _aside(tree, index, doer.index):
                for name, span in _at(tree, tree[index], cast):
                    found.setdefault(name, span)
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
    if head.dep == "relcl" and any(child.text.lower() == "where" for child in tree.children(head.index)):
        for name, span in _place(tree, tree[head.head], cast, True):
            found.setdefault(name, span)
    for index in sorted(indices):
        if _aside(tree, index, trigger.word):
            continue
        for name, span in _at(tree, tree[index], cast):
            found.setdefault(name, span)
    return tuple(found.items())


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
        if word.dep in ("advcl", "relcl") and not held:
            return True
        if word.dep == "prep" and word.text.lower() in _TOPICS and not spans_place(tree, word):
            return True
    return False


def _at(tree: Tree, word: Word, cast: Cast) -> Iterator[Place]:
    known, words = gazetteer(), lexicon()
    if word.tag in ("IN", "TO", "RP") and word.dep in ("prep", "agent", "dative"):
        text = word.text.lower()
        inside = text == "of" and word.index in name_words(tree, tree[word.head])
        if (text in _SURE or text in _MAYBE) and not inside:  # the Sea of Japan is not in Japan
            for target in tree.children(word.index, "pobj"):
                sure = text in _SURE or goes_there(tree, word, text) or lies_there(tree, word, text, target)
                for each in tree.conjuncts(target.index):
                    if text == "from" and is_sent_by(tree, word, each):
                        continue
                    # "sanctions on Peru", "a loan to Peru": it is Peru that they are for
                    yield from _place(tree, each, cast, sure, is_aimed(tree, word, text))
    elif word.dep == "dobj" and word.is_noun:
        verb = tree.head(word.index)
        if verb is not None and (particle_phrase(tree, verb) in words.classes["place_objects"]):
            yield from _place(
                tree,
                word,
                cast,
                verb.lemma
                in {"visit", "leave", "tour", "reach", "cross", "enter", "quit"} | words.classes["conquering"]
                or _with_region(tree, word),
            )
        elif verb is not None and verb.lemma in ("telephone", "phone", "call", "ring"):
            yield from _place(tree, word, cast, False)
    elif word.dep == "poss" and word.is_name and word.time is None:
        name, owned = _name(tree, word), tree[word.head]
        acts = owned.is_name or known.is_person(owned.lemma, owned.text) or words.noun(owned) is not None
        city = name.lower() in known.names | known.seats or cast.is_place(name) or is_city(name, cast)
        placed = owned.is_name and name_words(tree, owned)[-1:] == [owned.index] and is_house(owned.text)
        alone = name.lower() in known.names or is_city(name, cast) or cast.is_place(name)
        if (alone and not acts) or (city and (placed or owned.is_name and not acts)):
            # "Peru's post office", "Lima's Palace Square", not "Peru's envoy"
            yield name, name_span(tree, word)
    elif word.dep == "compound" and word.is_name and word.time is None:
        held = next(each for each in tree.climb(word.index) if each.dep not in ("compound", "nmod"))
        told = words.noun(held)
        event = told is not None and told.family in (
            "meeting",
            "conference",
            "summit",
            "visit",
            "accident",
            "disaster",
        )
        city = word.text.lower() in known.seats or cast.is_place(word.text)
        person = (
            held.tag == "NN"
            and known.is_person(held.lemma, held.text)
            or held.lemma in words.classes["premises"]
        )
        if city and not held.is_name and (event or person or held.lemma == "forum"):
            yield word.text, word.span  # "the Lima offices", "a Lima dealer"
    elif (
        word.dep == "pobj"
        and word.is_name
        and word.time is None
        and gazetteer().is_company(_name(tree, word))
    ):
        yield from _place(tree, word, cast, False)
    elif (
        word.dep in ("appos", "dep", "conj", "npadvmod")
        and word.is_name
        and word.time is None
        and is_sited(tree, word)
    ):
        for each in tree.conjuncts(word.index):
            yield from _place(tree, each, cast, True)
    elif word.dep in ("nsubj", "nsubjpass") and word.is_name and word.time is None:
        name = _name(tree, word)
        verb = tree.head(word.index)
        votes = verb is not None and (
            words.verb(tree, verb).family == "election"
            or any(
                told is not None and told.family == "election"
                for told in map(words.noun, tree.children(verb.index, "dobj"))
            )
        )
        erupts = verb is not None and verb.lemma in ("erupt", "overflow")
        if (
            erupts
            or known.state(name) is None
            and cast.is_site(name)
            or (votes and name.lower() in known.names)
        ):
            yield name, name_span(tree, word)


def _place(tree: Tree, word: Word, cast: Cast, sure: bool, aimed: bool = False) -> Iterator[Place]:
    known = gazetteer()
    if word.time is not None or not word.is_noun:
        return
    for owner in tree.children(word.index, "poss") if sure else ():
        if owner.is_name and owner.text.lower() in known.names:
            yield _name(tree, owner), name_span(tree, owner)
    name, span = _name(tree, word), name_span(tree, word)
    if not name:
        # a common noun with a name before it: "the Lom bridge" keeps the name
        compound = [
            child
            for child in tree.children(word.index, "compound", "nmod")
            if child.is_name and child.time is None
        ]
        if compound and word.lemma in known.place_words:
            indices = [*tree.subtree(compound[0].index), *(c.index for c in compound[1:]), word.index]
            name, span = render(tree, indices), tree.span_of(indices)
        elif compound and sure and cast.is_place(compound[-1].text):
            name, span = compound[-1].text, compound[-1].span
        elif apposed := next((child for child in tree.children(word.index, "appos") if child.is_name), None):
            yield from _place(tree, apposed, cast, sure and word.lemma in known.place_words)
            return
        else:
            return
    house = sure and name.split()[-1].lower() in known.venues
    if name.lower() in known.organisations | known.people | known.not_names | known.roles or known.is_text(
        name
    ):
        return  # "at the Firm", "confidence in the Cabinet"
    ended = any(child.text.lower() in known.company_endings for child in tree.children(word.index, "appos"))
    if ended or (known.is_company(name) and not known.is_place(name) and not house):
        for child in tree.children(word.index, "appos"):
            alone = child.is_name and child.time is None and len(tree.subtree(child.index)) == 1
            if alone and child.text.lower() not in known.company_endings:
                yield from _place(tree, child, cast, True)  # "by Ace Optics, Graz"
        return
    if is_numbered(tree, word) or cast.is_person(name):
        return
    certain = (known.is_place(name) and not (aimed and known.state(name))) or cast.is_place(name)
    certain = certain or (is_city(name, cast) and not aimed)
    if not (sure or certain) or name.lower() in known.adjectives:
        return
    yield name, span
    for child in tree.children(word.index, "appos", "conj"):
        if child.dep == "appos" and child.is_name and child.index <= word.index + 3 and child.time is None:
            yield from _place(tree, child, cast, sure)


def _happens_there(tree: Tree, clause: Word) -> bool:
    """True for "a race that was to be held in Lima": the clause tells where the event itself is."""
    classes = lexicon().classes
    verbs = [clause, *tree.children(clause.index, "xcomp", "ccomp")]
    return any(particle_phrase(tree, verb) in classes["scheduling"] | classes["happening"] for verb in verbs)


def _with_region(tree: Tree, word: Word) -> bool:
    """True for "Lom, Peru": a name with the region that it lies in."""
    known = gazetteer()
    return any(
        child.is_name and (known.is_place(child.text) or known.is_city(child.text))
        for child in tree.children(word.index, "appos", "npadvmod")
    )


def _name(tree: Tree, word: Word) -> str:
    indices = name_words(tree, word)
    owner = tree.child(word.index, "poss")
    landmark = word.is_name and word.text.lower() in gazetteer().place_words
    if indices and landmark and owner is not None and owner.is_name and owner.index < indices[0]:
        indices = [*range(owner.index, indices[0]), *indices]  # "Regent's Island"
    if not indices or not (word.is_name or (word.index > 0 and word.text[:1].isupper())):
        return ""
    return render(tree, indices).replace("\n", " ").strip(" .") if len(indices) > 1 else word.text.strip()
