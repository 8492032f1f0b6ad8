"""The arguments of an event: heads of the phrases of a verb or noun that can tell who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.persons import bodies, counted, on_someone
from briefline.extract.events.phrases import is_actor, is_body
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon, particle_phrase
from briefline.extract.events.wording import antecedent
from briefline.extract.events.words import word_class

_WITH = word_class("companions")
_DOERS = word_class("doers_behind_nouns")
_TOWARDS = word_class("towards")
_DEALINGS = frozenset(
    {"statement", "call", "agreement", "decision", "transaction", "filing", "vote", "appointment", "meeting"}
)
Argument: TypeAlias = tuple[Word, bool | None]
"""A head, and whether it takes part: True surely, False where it can act, None only if it is a person."""

_HEARD = frozenset({"hearing", "meeting", "filing"})
_DONE_TO = frozenset({"statement", "sanction", "call"})
_RELATIVE = word_class("relatives")


def arguments(tree: Tree, trigger: Trigger) -> Iterator[Argument]:
    """The arguments of the event that a trigger tells, those of its subject first."""
    return _of_noun(tree, trigger) if trigger.is_noun else _of_verb(tree, tree[trigger.word])


def _of_verb(tree: Tree, verb: Word, depth: int = 0) -> Iterator[Argument]:
    """Heads of the arguments of a verb; True with those that act for sure."""
    found = subject(tree, verb) or _over_gerund(tree, verb)
    if found is not None:
        if found.text.lower() in _RELATIVE and not found.is_name:
            found = antecedent(tree, verb)
        if found is not None:
            yield found, True
            yield from ((each, True) for each in counted(tree, found))
            yield from _around(tree, found, verb)
    held = tree.head(verb.index)
    causing = tree.head(held.index) if held is not None and verb.dep == "acl" and verb.tag == "VBN" else None
    if held is not None and held.dep == "dobj" and causing is not None and causing.lemma in ("have", "get"):
        causer = subject(tree, causing)  # "Ruiz had a light built"
        if causer is not None and causer.text.lower() in _RELATIVE:
            causer = antecedent(tree, causing)
        if causer is not None:
            yield causer, True
    if lexicon().verb(tree, verb).family == "agreement":
        for index in tree.subtree(verb.index):  # "was concluded by letter between Ruiz and Lund"
            link = tree.head(index)
            if tree[index].text.lower() == "between" and link is not None and link.is_noun:
                yield from ((word, True) for word in tree.children(index, "pobj"))
    taken = verb.lemma in lexicon().classes["conquering"]
    for child in tree.children(verb.index, "dobj", "dative", "agent", "prep", "attr"):
        if taken and child.dep == "dobj" and child.is_name:
            continue  # a place
        yield from _argument(tree, verb, child)
    for child in tree.children(verb.index, "conj"):
        if child.is_noun:  # "signed by Ana and, for the bank, Ben": the second hangs on the verb
            yield child, False
    for child in tree.children(verb.index, "xcomp", "ccomp"):
        aside = child.dep == "ccomp" and child.index < verb.index  # a clause before a dash
        if depth < 2 and child.is_verb and not aside:
            inner = _of_verb(tree, child, depth + 1)
            yield from ((word, False) for word, _ in inner if word is not found)
    for child in tree.children(verb.index, "advcl"):
        if depth < 1 and child.tag == "VB" and not tree.child(child.index, "nsubj"):
            yield from ((word, False) for word in tree.children(child.index, "dobj"))


def _over_gerund(tree: Tree, verb: Word) -> Word | None:
    """The subject of the main clause, which a gerund shares: "after signing the pact, both left"."""
    if verb.dep != "pcomp" or verb.tag != "VBG":
        return None
    main = tree.head(verb.head)
    return subject(tree, main) if main is not None and main.is_verb else None


def _around(tree: Tree, subject_noun: Word, verb: Word) -> Iterator[Argument]:
    """Those named in a subject that does not act itself: "Lee's demand was sent", "US and EU ties soured"."""
    for owner in tree.children(subject_noun.index, "poss"):
        whose = antecedent(tree, verb) if owner.text.lower() == "whose" else None
        yield (whose or owner), whose is not None or is_body(tree, owner)
    led = [
        each for each in tree.children(verb.index, "advcl") if each.tag == "VBN" and each.index < verb.index
    ]
    for clause in (*tree.children(subject_noun.index, "acl"), *led):
        if any(tree[index].time is not None for index in tree.subtree(clause.index)):
            continue  # "the flat (bought by Lund in 2003) was sold"
        for agent in tree.children(clause.index, "agent"):  # "accompanied by", "led by"
            yield from ((word, False) for word in tree.children(agent.index, "pobj"))
    somebody = subject_noun.text.lower() in ("someone", "somebody", "two", "three", "people")
    if (is_actor(tree, subject_noun) or somebody) and not subject_noun.is_name:
        for preposition in tree.children(subject_noun.index, "prep"):
            if preposition.text.lower() in ("from", "of", "for"):  # "negotiators from Peru and the bloc"
                for child in tree.children(preposition.index, "pobj"):
                    yield from ((each, True) for each in bodies(tree, child))
    if is_actor(tree, subject_noun) or subject_noun.is_name:
        return
    if tree.child(verb.index, "auxpass") is not None:
        for preposition in tree.children(subject_noun.index, "prep"):
            if preposition.text.lower() == "from":  # "the permit from the governor was issued"
                yield from (
                    (each, True) for each in tree.children(preposition.index, "pobj") if not each.is_name
                )
    for child in tree.children(subject_noun.index, "compound", "nmod"):
        if (
            child.is_name
            and gazetteer().state(child.text)
            or (child.is_name and tree.children(child.index, "conj"))
        ):
            yield child, False
    told = lexicon().noun(subject_noun)
    if told is not None:
        for preposition in tree.children(subject_noun.index, "prep"):
            text = preposition.text.lower()
            if text in _WITH or (text == "of" and told.family == "meeting"):
                yield from ((word, True) for word in tree.children(preposition.index, "pobj"))
            elif text == "of":  # "the defeat of the government led to a crisis"
                yield from ((word, not word.is_name) for word in tree.children(preposition.index, "pobj"))
            elif text == "to":  # "a sale to Ruiz Holdings was agreed"
                yield from ((word, None) for word in tree.children(preposition.index, "pobj"))
            elif text == "from":  # "a grant from the Ruiz Foundation was accepted", "a letter from the board"
                yield from ((word, not word.is_name) for word in tree.children(preposition.index, "pobj"))


def _argument(tree: Tree, verb: Word, child: Word) -> Iterator[Argument]:
    if child.dep in ("dobj", "dative", "attr") and child.dep != "prep" and child.tag not in ("IN", "TO"):
        gone_to = particle_phrase(tree, verb) in lexicon().classes["place_objects"]
        left = gone_to and verb.lemma in ("visit", "leave", "tour", "reach", "cross", "enter", "quit")
        said_of = child.dep == "attr" and not child.is_name  # "has been acting director"
        if not (gone_to and child.is_name and (left or gazetteer().is_place(child.text))) and not said_of:
            told = lexicon().verb(tree, verb).family in _DONE_TO
            # "warned Lima", "warned the council", "sued the company"
            yield child, child.dep == "dobj" and (told or is_body(tree, child))
        for owner in tree.children(child.index, "poss"):
            yield owner, False
        for preposition in tree.children(child.index, "prep"):
            text = preposition.text.lower()
            bought = text == "from" and lexicon().verb(tree, verb).family == "transaction"
            given = text == "to" and verb.lemma in lexicon().classes["two_objects"]
            if bought or given or text in _WITH | {"of"}:
                # "handed a petition to the board"
                yield from (
                    (word, given and not word.is_name) for word in tree.children(preposition.index, "pobj")
                )
        return
    text = child.text.lower()
    for behalf in tree.children(child.index, "pobj"):
        if behalf.lemma == "behalf":  # "signed on behalf of the firm"
            for link in tree.children(behalf.index, "prep"):
                yield from ((word, True) for word in tree.children(link.index, "pobj"))
    motion = particle_phrase(tree, verb) in lexicon().classes["motion"]
    if child.dep == "agent" or text in _WITH:
        yield from ((word, child.dep == "agent") for word in tree.children(child.index, "pobj"))
    elif motion and text in ("to", "from"):  # "sold its mills to Ruiz Holdings"
        for word in tree.children(child.index, "pobj"):
            if word.is_name and not gazetteer().state(word.text):
                yield word, None
            elif gazetteer().is_person(word.lemma, word.text):
                yield word, True  # "returned the mask to the villagers"
    elif text == "before" and lexicon().verb(tree, verb).family in _HEARD:
        yield from (
            (word, word.is_name or is_actor(tree, word)) for word in tree.children(child.index, "pobj")
        )
    elif text in _TOWARDS and not (motion and text in ("to", "from", "for")):
        if text == "on" and not on_someone(tree, verb):
            return  # "was seen on the Long Bridge"
        dealing = lexicon().verb(tree, verb).family in _DEALINGS or not verb.is_verb
        for word in tree.children(child.index, "pobj"):
            if dealing and text in ("to", "from") and not word.is_name:
                yield word, True  # "wrote to the commission"
            else:
                yield word, (False if dealing or not word.is_name or gazetteer().state(word.text) else None)


def _doers_behind(tree: Tree, noun: Word) -> Iterator[Argument]:
    """Those who do what a noun tells, farther behind it: "inspection of the log by both experts, at Lom"."""
    for index in tree.subtree(noun.index):
        link = tree[index]
        if link.text.lower() not in _DOERS or link.dep not in ("prep", "agent") or link.head == noun.index:
            continue
        between = [each for each in tree.climb(link.head) if each.index > noun.index]
        if any(each.is_verb for each in between):
            continue
        for word in tree.children(index, "pobj"):
            yield word, not word.is_name and is_actor(tree, word)


def _of_noun(tree: Tree, trigger: Trigger) -> Iterator[Argument]:
    noun = tree[trigger.word]
    doing = noun.text.lower().endswith("ing") and any(
        child.text.lower() == "of" for child in tree.children(noun.index, "prep")
    )  # "Loading of ore"
    if noun.is_name and trigger.verb is None and lexicon().noun(noun) is None and not doing:
        yield noun, True  # a caption without a verb: "Minister Lee with Ana Ruiz in Oslo"
    for child in tree.children(noun.index, "poss", "compound", "nmod"):
        if child.time is None:
            # "the Lee visit", "a NATO summit" name who acts, "the Suez crisis" does not
            yield child, True if child.dep == "poss" else None
    for child in tree.children(noun.index, "prep", "agent"):
        if child.text.lower() in _WITH | {"of"}:
            told = lexicon().noun(noun)
            meets = told is not None and told.family == "meeting"  # "a meeting of the cabinet"
            sure = child.text.lower() in _WITH or meets
            befalls = told is not None  # "the defeat of the government"
            yield from (
                (word, sure or (befalls and not word.is_name)) for word in tree.children(child.index, "pobj")
            )
            for word in tree.children(child.index, "pobj"):
                yield from ((owner, False) for owner in tree.children(word.index, "poss"))
                for clause in tree.children(word.index, "acl"):
                    for agent in tree.children(clause.index, "agent"):  # "by a team led by Ana Ruiz"
                        yield from ((leader, False) for leader in tree.children(agent.index, "pobj"))
    yield from _doers_behind(tree, noun)
    for child in tree.children(noun.index, "prep"):
        if child.text.lower() == "before":  # "case management before Ruiz J"
            for word in tree.children(child.index, "pobj"):
                if word.is_name and word.time is None and lexicon().noun(word) is None:
                    yield word, True
    told = lexicon().noun(noun)
    if told is not None and told.family in ("meeting", "agreement", "conflict"):
        for index in tree.subtree(noun.index):  # "talks on pay between the guild and the mill"
            child = tree[index]
            above = tree.head(index)
            if child.text.lower() == "between" and above is not None and above.is_noun and above != noun:
                yield from ((word, True) for word in tree.children(index, "pobj"))
    if told is not None and told.family in ("transaction", "agreement", "statement", "filing"):
        for child in tree.children(noun.index, "prep"):
            if child.text.lower() in ("to", "from"):  # "a sale to Ruiz Holdings"
                yield from ((word, None) for word in tree.children(child.index, "pobj"))
    opening = tree.head(noun.index)
    main = tree.head(opening.index) if opening is not None else None
    if noun.dep == "pobj" and opening is not None and main is not None and main.is_verb:
        doer = subject(tree, main) if opening.text.lower() in ("at", "during") else None
        if doer is not None and opening.index < doer.index:
            yield doer, True  # "At the hearing on 4 May Ana Ruiz spoke"
    if trigger.ellipsis and noun.index + 2 < len(tree) and tree[noun.index + 2].tag == "IN":
        yield from ((word, True) for word in tree.children(noun.index + 2, "pobj"))
    for clause in tree.children(noun.index, "acl", "relcl"):
        for child in tree.children(clause.index, "agent"):
            yield from ((word, True) for word in tree.children(child.index, "pobj"))
    above = tree[trigger.verb] if trigger.verb is not None else None
    if above is None:
        return
    doer = subject(tree, above)
    if noun.dep == "dobj" and noun.head == above.index and doer is not None and doer.index != noun.index:
        yield doer, True
    for child in tree.children(above.index, "agent", "prep"):
        if child.dep == "agent" or child.text.lower() in ("with", "between", "by"):
            yield from ((word, True) for word in tree.children(child.index, "pobj"))
