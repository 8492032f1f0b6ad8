"""Whether an event came to pass: from tense, modals, negation and verbs such as "call off"."""

from __future__ import annotations

from briefline.extract.events.subjects import schedules, subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon, particle_phrase
from briefline.extract.events.verb_group import (
    is_conditional,
    is_future,
    is_negated,
    is_past,
    is_perfect,
    verb_chain,
    was_to_do,
)
from briefline.extract.events.words import word_class
from briefline.model.event import Status

_MEANT = word_class("meaning_to")
_UTTERED = word_class("uttering")
_WITHDRAWING = word_class("withdrawing")
_PAPERS = ("publication", "statement", "filing")


def status_of(tree: Tree, trigger: Trigger, ahead: bool) -> Status:
    """The status of the event that a trigger tells. ``ahead``: its date lies after that of writing."""
    verb = tree[trigger.verb] if trigger.verb is not None else None
    if verb is None:
        return Status.PLANNED if ahead or _participle(tree, trigger) else Status.OCCURRED
    if _in_vain(tree, verb):
        return Status.CANCELLED
    if not trigger.is_noun:
        told = _of_verb(tree, verb, ahead)
        return Status.CANCELLED if told is Status.PLANNED and _came_to_nothing(tree, verb) else told
    if any(child.text.lower() == "no" for child in tree.children(trigger.word, "det")):
        return Status.CANCELLED  # "there will be no session on Monday"
    if (said := _of_noun(tree, trigger, verb, ahead)) is not None:
        return said
    classes = lexicon().classes
    lemma = particle_phrase(tree, verb)
    direct = tree[trigger.word].head == verb.index
    doing = tree[trigger.word].dep == "dobj" and lemma in classes["light"]
    if direct and (lemma in classes["scheduling"] | classes["postponing"] | classes["happening"] or doing):
        return _of_verb(tree, verb, ahead)
    if ahead and is_past(tree, verb, tree.children(verb.index, "aux")):
        return Status.OCCURRED if verb.tag != "VBN" or lemma not in classes["planned"] else Status.PLANNED
    # "the visit may lead to a thaw": it is the thaw that may be
    return Status.PLANNED if ahead else Status.OCCURRED


def _in_vain(tree: Tree, verb: Word) -> bool:
    """True for "had meant to lead a march", "had hoped to open": it did not come about."""
    above = tree.head(verb.index)
    meant = above if verb.dep == "xcomp" and above is not None else verb
    had = any(child.text.lower() in ("had", "’d", "'d") for child in tree.children(meant.index, "aux"))
    told = tree.child(meant.index, "xcomp")
    to = told is not None and any(child.text.lower() == "to" for child in tree.children(told.index, "aux"))
    return had and to and meant.lemma in _MEANT and tree.child(meant.index, "auxpass") is None


def _came_to_nothing(tree: Tree, verb: Word) -> bool:
    """True for "was to leave at noon, but the run was cancelled", "who were to visit Lima did not travel"."""
    classes = lexicon().classes
    for other in tree.children(verb.index, "conj"):
        told = tree.child(other.index, "nsubjpass")
        definite = told is not None and tree.child(told.index, "det", "poss") is not None
        if definite and particle_phrase(tree, other) in classes["cancelling"]:
            return True
    noun = tree.head(verb.index) if verb.dep in ("relcl", "acl") else None
    main = tree.head(noun.index) if noun is not None and noun.dep in ("nsubj", "nsubjpass") else None
    if (
        main is None
        or not is_negated(tree, main)
        or not is_past(tree, main, tree.children(main.index, "aux"))
    ):
        return False
    goes = classes["motion"] | classes["happening"] | classes["scheduling"]
    return particle_phrase(tree, main) in goes and tree.child(main.index, "dobj") is None


def _participle(tree: Tree, trigger: Trigger) -> bool:
    """True for "a trip planned for June"."""
    return any(
        particle_phrase(tree, child) in lexicon().classes["scheduling"] - {"hold", "stage", "convene"}
        for child in tree.children(trigger.word, "acl")
    )


def _of_noun(tree: Tree, trigger: Trigger, verb: Word, ahead: bool) -> Status | None:
    classes, noun = lexicon().classes, tree[trigger.word]
    lemma = particle_phrase(tree, verb)
    perhaps = any(
        child.text.lower() in classes["modals_possible"] for child in tree.children(verb.index, "aux")
    )
    if perhaps and lemma in classes["postponing"] | classes["cancelling"] and _affects(tree, verb, noun):
        return Status.PLANNED  # "may be put off": so far it is not
    if _called_off(tree, verb, noun):
        return Status.CANCELLED
    for child in tree.children(noun.index, "relcl", "acl"):
        if child.index != verb.index and _called_off(tree, child, noun):
            return Status.CANCELLED
    if schedules(tree, verb) and lemma not in (
        "hold",
        "stage",
        "convene",
        "take",
        "occur",
        "happen",
    ):
        above = tree.head(noun.index)
        if above is not None and above.is_verb and above.index != verb.index:
            put_off = particle_phrase(tree, above) in classes["postponing"] and _affects(tree, above, noun)
            if put_off or _called_off(tree, above, noun):
                return Status.CANCELLED
            if (
                noun.dep in ("nsubj", "nsubjpass", "dobj")
                and not ahead
                and above.tag in ("VBD", "VBN")
                and not is_future(tree, above)
            ):
                return Status.OCCURRED
        return Status.PLANNED
    if lemma in classes["postponing"] and _affects(tree, verb, noun):
        # "the visit planned for May was put off": not in May
        return Status.PLANNED if trigger.until else Status.CANCELLED
    if is_negated(tree, verb) and lemma in (classes["scheduling"] | {"go", "proceed", "run"}):
        return Status.CANCELLED
    return None


def takes_back(tree: Tree, verb: Word, noun: Word) -> bool:
    """True for "withdrew its report", "drops her claim": done, and what it was done to had been told."""
    told = lexicon().noun(noun)
    own = tree.child(noun.index, "poss") is not None
    return verb.lemma in _WITHDRAWING and own and told is not None and told.family in _PAPERS


def _called_off(tree: Tree, verb: Word, noun: Word) -> bool:
    """True where the verb says that the noun is off: "they cancelled it", "it was dropped", "it is off"."""
    lemma = particle_phrase(tree, verb)
    if lemma in lexicon().classes["cancelling"]:
        return _affects(tree, verb, noun) and not takes_back(tree, verb, noun)
    if _is_off(tree, verb):
        return True
    xcomp = tree.child(verb.index, "xcomp")
    if verb.lemma == "have" and xcomp is not None and tree.child(xcomp.index, "auxpass"):
        return particle_phrase(tree, xcomp) in lexicon().classes["cancelling"]  # "had to be called off"
    if is_negated(tree, verb) and noun.dep in ("nsubj", "nsubjpass"):
        return lemma in lexicon().classes["scheduling"] | lexicon().classes["happening"]
    return any(
        _called_off(tree, other, noun)
        for other in tree.children(verb.index, "conj")
        if other.is_verb and is_negated(tree, other)
    )


def _affects(tree: Tree, verb: Word, noun: Word) -> bool:
    """True where the noun is what the verb is done to."""
    if noun.index in {child.index for child in tree.children(verb.index, "dobj", "nsubjpass")}:
        return True
    if verb.dep in ("acl", "relcl") and verb.head == noun.index and verb.tag == "VBN":
        return True
    above = tree.head(verb.index)
    return (
        verb.dep in ("conj", "advcl", "acl")
        and above is not None
        and subject(tree, verb) == noun
        and bool(tree.child(verb.index, "auxpass"))
    )


def _was_due(tree: Tree, verb: Word) -> bool:
    """True where the subject is what was to be on a day that its own clause tells."""
    doer = tree.child(verb.index, "nsubjpass")
    moved = any(
        child.text.lower() in ("until", "till", "to")
        and any(w.time is not None for w in tree.children(child.index))
        for child in tree.children(verb.index, "prep")
    )
    if doer is None or moved:
        return False
    clauses = tree.children(doer.index, "relcl", "acl")
    return any(tree[index].time is not None for clause in clauses for index in tree.subtree(clause.index))


def _of_verb(tree: Tree, verb: Word, ahead: bool) -> Status:
    classes = lexicon().classes
    auxiliaries = [child for word in verb_chain(tree, verb) for child in tree.children(word.index, "aux")]
    texts = {child.text.lower() for child in auxiliaries}
    passive = tree.child(verb.index, "nsubjpass", "auxpass") is not None
    lemma = particle_phrase(tree, verb)
    if _is_off(tree, verb) or (lemma in classes["cancelling"] and passive and _can_be_off(tree, verb)):
        return Status.CANCELLED
    if passive and lemma in classes["postponing"] and _was_due(tree, verb):
        return Status.CANCELLED  # "the fair, which was to open on Monday, has been put off"
    xcomp = tree.child(verb.index, "xcomp")
    if xcomp is not None and was_to_do(tree, verb, xcomp):
        # "was to have sung" did not; "is to open" will
        return Status.CANCELLED if is_perfect(tree, xcomp) else Status.PLANNED
    off = xcomp is not None and particle_phrase(tree, xcomp) in classes["cancelling"]
    if xcomp is not None and off and verb.lemma == "have" and tree.child(xcomp.index, "auxpass"):
        return Status.CANCELLED  # "had to be called off"
    if verb.dep == "relcl" and lemma in classes["scheduling"]:
        noun = tree.head(verb.index)
        main = tree.head(noun.index) if noun is not None else None
        if noun is not None and main is not None and main.is_verb and _called_off(tree, main, noun):
            return Status.CANCELLED  # "the series we had planned for October is off"
    nearly = any(child.text.lower() in ("nearly", "almost") for child in tree.children(verb.index, "advmod"))
    if nearly or (texts & classes["modals_possible"] and "have" not in texts) or is_conditional(tree, verb):
        return Status.POSSIBLE
    if texts & classes["modals_planned"]:
        off = is_negated(tree, verb) and (passive or verb.lemma in ("go", "take", "happen"))
        return Status.CANCELLED if off else Status.PLANNED
    if xcomp is not None and verb.lemma in ("be", "have", "need") and verb.tag in ("VBZ", "VBP"):
        return Status.PLANNED
    if (
        "to" in texts
        and verb.dep in ("acl", "relcl", "ROOT")
        and verb.tag in ("VB", "VBN")
        and "have" not in texts
    ):
        return Status.PLANNED
    present = verb.tag in ("VBZ", "VBP", "VBG")
    if lemma in _UTTERED and passive and verb.tag == "VBN" and xcomp is None and not ahead:
        return Status.OCCURRED  # "a bridge was promised in 2008"
    if verb.lemma == "move" and xcomp is not None and ahead:
        return Status.PLANNED  # "moved to raise the rate from May"
    if lemma in classes["planned"] and (
        ahead or (passive and verb.tag == "VBN") or (present and xcomp is not None)
    ):
        return Status.PLANNED
    perfect = any(child.lemma == "have" and child.tag != "VBD" for child in auxiliaries)
    if lemma in classes["planned"] and perfect and xcomp is not None and not passive:
        return Status.PLANNED  # "has promised to meet them this month"
    if (looked_for := _adjective(tree, verb)) is not None:
        return looked_for
    if lemma in classes["postponing"] and passive and ahead:
        return Status.PLANNED
    said = lexicon().noun(thing) if (thing := tree.child(verb.index, "dobj")) is not None else None
    if ahead and verb.lemma == "give" and said is not None and said.family == "statement":
        return Status.PLANNED  # "gave notice of her retirement at the end of April"
    if is_past(tree, verb, auxiliaries):
        return Status.OCCURRED
    imperative = verb.tag == "VB" and not auxiliaries and subject(tree, verb) is None
    return Status.PLANNED if ahead or imperative else Status.OCCURRED


def _adjective(tree: Tree, verb: Word) -> Status | None:
    """What "is due to", "had been set to", "is likely to" say."""
    for child in tree.children(verb.index, "acomp"):
        if tree.child(child.index, "xcomp") is None:
            continue
        if child.lemma in ("due", "set", "ready", "scheduled", "bound", "poised"):
            return Status.PLANNED
        if child.lemma in ("likely", "unlikely", "expected"):
            return Status.POSSIBLE
    return None


def _is_off(tree: Tree, verb: Word) -> bool:
    """True for "is off", "was off"."""
    return verb.lemma == "be" and any(
        child.text.lower() == "off" and not tree.children(child.index, "pobj", "prep", "pcomp")
        for child in tree.children(verb.index, "advmod", "acomp", "prt", "prep")
    )


def _can_be_off(tree: Tree, verb: Word) -> bool:
    """What is called off is an event; a forbidden book is not."""
    told = subject(tree, verb)
    strict = verb.lemma in ("ban", "forbid", "annul", "withdraw", "prohibit", "drop", "vacate")
    return not strict or (told is not None and lexicon().noun(told) is not None)
