"""How firmly a date and what it dates hang together in their sentence."""

from __future__ import annotations

from briefline.extract.events.periods import Dated
from briefline.extract.events.subjects import subject
from briefline.extract.events.telling import Telling
from briefline.extract.events.tree import Tree
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.weights import doubt, weights
from briefline.model.text import SectionKind

_LEAST = 0.3
_SAID = ("dobj", "attr", "xcomp", "ccomp", "prep", "agent", "oprd", "acomp", "dative", "advcl")


def firmness(telling: Telling, each: Dated) -> tuple[float, tuple[str, ...]]:
    """The firmness of a mention in [0.3, 1], and what makes one doubt it."""
    known = weights().firmness
    tree, trigger = telling.tree, each.trigger
    value = known["plain"] - known["step"] * max(0, trigger.steps - 2)
    doubts: list[str] = []
    if each.inherited:
        value -= known["heading"]
    if _trying(tree, trigger):
        value -= known["trying"]
        doubts.append(doubt("trying"))
    if telling.sentence.kind is SectionKind.QUESTION:
        value -= known["question"]
        doubts.append(doubt("asked"))
    if trigger.ellipsis:
        value -= known["left_out"]
    if _bare(tree, trigger):
        value -= known["bare"]
        doubts.append(doubt("bare", tree[trigger.word].text))
    if found := _pronoun(telling, trigger):
        value -= known["pronoun"]
        doubts.append(doubt("pronoun", *found))
    return max(_LEAST, value), tuple(doubts)


def _trying(tree: Tree, trigger: Trigger) -> bool:
    """True for "have this year sought to …": an effort over an unknown part of the time told."""
    perfect = any(child.lemma == "have" for child in tree.children(trigger.word, "aux"))
    return perfect and tree[trigger.word].lemma in lexicon().classes["trying"]


def _bare(tree: Tree, trigger: Trigger) -> bool:
    """True for "the talks collapsed": a verb that nothing but its subject and dates are said with."""
    if trigger.is_noun or tree[trigger.word].dep == "advcl":
        return False
    held = tree.children(trigger.word, *_SAID)
    return all(
        child.time is not None or all(each.time is not None for each in tree.children(child.index, "pobj"))
        for child in held
        if child.dep in ("prep", "advcl")
    ) and not any(child.dep not in ("prep", "advcl") for child in held)


def _pronoun(telling: Telling, trigger: Trigger) -> tuple[str, str] | None:
    """The pronoun that is the subject, and the name it was found to stand for."""
    found = None if trigger.is_noun else subject(telling.tree, telling.tree[trigger.word])
    name = telling.replaced.get(found.index, "") if found is not None and found.tag == "PRP" else ""
    if found is None or not name:
        return None
    return (found.text if found.text == "I" else found.text.lower()), name
