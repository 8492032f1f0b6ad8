"""Complements of a verb, in full and in ever fewer words."""

from __future__ import annotations

from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.wording import dated, pruned, ranks


def is_set_beside(tree: Tree, verb: Word, clause: Word) -> bool:
    """True for "we start a week later, we lost ten days": a second sentence, behind a comma only."""
    opening = tree.subtree(clause.index)[0]
    linked = tree.child(clause.index, "mark") is not None or any(
        child.tag.startswith("W") for child in tree.children(clause.index)
    )
    comma = opening > 0 and tree[opening - 1].text in (",", "—", "–", "-", ";")
    return comma and not linked and verb.lemma not in lexicon().classes["reporting"]


def is_garden_path(tree: Tree, verb: Word) -> bool:
    """True for "the truce agreed in May has held": the true main verb, taken for a complement."""
    finite = verb.tag in ("VBD", "VBZ", "VBP") or bool(tree.children(verb.index, "aux"))
    whole = tree.child(verb.index, "nsubj", "nsubjpass", "expl", "csubj", "mark")
    return finite and whole is None and verb.tag not in ("VB", "VBG")


def is_indirect_question(tree: Tree, verb: Word) -> bool:
    """True for "whether to renew", which belongs to "must decide"."""
    return any(child.text.lower() == "whether" for child in tree.children(verb.index, "mark", "advmod"))


def short_complement(tree: Tree, verb: Word) -> list[int]:
    """A complement in short: subject, verb, object and their nearest words."""
    if not verb.is_verb:
        return pruned(tree, verb.index, frozenset())
    found = [verb.index]
    for child in tree.children(verb.index):
        if child.time is not None:
            continue
        if child.dep in ("aux", "auxpass", "neg", "prt", "mark"):
            found.append(child.index)
        elif child.dep == "prep" and verb.lemma == "be" and not dated(tree, child):
            found.extend(pruned(tree, child.index, frozenset()))
        elif child.dep == "advmod" and verb.lemma == "be":
            found.append(child.index)
        elif child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "acomp"):
            found.extend(with_premodifiers(tree, child, frozenset()))
        elif child.dep == "xcomp":
            found.extend(short_complement(tree, child))
    return found


def least_complement(tree: Tree, verb: Word) -> list[int]:
    """The least of a complement that says something: subject, verb and what comes next to it."""
    found = [verb.index]
    for child in tree.children(verb.index):
        if child.time is not None:
            continue
        if child.dep in ("aux", "auxpass", "neg", "prt", "mark"):
            found.append(child.index)
        elif child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "acomp"):
            found.extend(with_premodifiers(tree, child, frozenset()))
        elif child.dep == "xcomp" and child.is_verb:
            found.extend(least_complement(tree, child))
    after = next((c for c in tree.children(verb.index, "prep") if c.index == verb.index + 1), None)
    if after is not None and not dated(tree, after):
        for word in tree.children(after.index, "pobj"):
            found += [after.index, *with_premodifiers(tree, word, frozenset())]
    return found


def both_nouns(tree: Tree, word: Word) -> list[int]:
    """The two of "between Ana Ruiz and Bo Lund", without what is said of them and their titles."""
    found: list[int] = []
    for each in tree.conjuncts(word.index):
        found += [
            index for index in with_premodifiers(tree, each, frozenset()) if index not in ranks(tree, word)
        ]
        found += [between.index for between in tree.words[word.index : each.index] if between.dep == "cc"]
    return found


def with_premodifiers(tree: Tree, word: Word, drop: frozenset[int]) -> list[int]:
    """A noun with what stands before it."""
    return [index for index in pruned(tree, word.index, drop) if index <= word.index]


def full_complement(tree: Tree, verb: Word, drop: frozenset[int]) -> list[int]:
    """A complement in full, without dates and asides."""
    if not verb.is_verb:
        return pruned(tree, verb.index, drop)
    found = [verb.index]
    for word in tree.children(verb.index):
        if word.index in drop or word.time is not None:
            continue
        aside = (
            word.dep == "advmod"
            and word.text.lower() not in lexicon().classes["kept_adverbs"]
            and verb.lemma != "be"
        )
        if aside or word.dep in ("advcl", "cc", "conj", "punct", "parataxis"):
            continue
        if word.dep in ("prep", "agent") and dated(tree, word):
            continue
        nested = word.dep in ("xcomp", "ccomp")
        found.extend(full_complement(tree, word, drop) if nested else pruned(tree, word.index, drop))
    return found
