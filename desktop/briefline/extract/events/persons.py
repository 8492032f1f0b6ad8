"""Names beside nouns and verbs: who is called so, who stands behind a noun, what role follows a name."""

from __future__ import annotations

from collections.abc import Iterator

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.phrases import noun_phrase
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon, particle_phrase
from briefline.extract.events.wording import render


def beside_name(tree: Tree, word: Word) -> str:
    """The role that follows a name: "Ana Ruiz, undersecretary for trade"."""
    for child in tree.children(word.index, "appos"):
        if not child.is_name and gazetteer().is_role(child.lemma):
            text = noun_phrase(tree, child)
            tail = [i for c in tree.children(child.index, "prep") for i in tree.subtree(c.index)]
            if tail:
                text = f"{text} {render(tree, tail)}"
            return text.replace("\n", " ").split("(")[0].strip()[:80]
    return ""


def counted(tree: Tree, word: Word) -> Iterator[Word]:
    """The people of "thousands of families", "a group of nurses"."""
    if word.lemma in lexicon().classes["measures"] or word.text.lower() in lexicon().classes["measures"]:
        for preposition in tree.children(word.index, "prep"):
            if preposition.text.lower() == "of":
                yield from (each for each in tree.children(preposition.index, "pobj") if each.is_noun)


def called_by(tree: Tree, word: Word) -> Word | None:
    """The name of "a teacher named Ana Ruiz", also of "the man, a retired teacher named Ana Ruiz"."""
    for noun in (word, *tree.children(word.index, "appos")):
        for clause in tree.children(noun.index, "acl"):
            if clause.lemma in ("name", "call"):
                for child in tree.children(clause.index, "oprd", "dobj", "attr"):
                    if child.is_name and child.time is None:
                        return child
    return None


def on_someone(tree: Tree, verb: Word) -> bool:
    """False for what meets, and is seen, on something."""
    if not verb.is_verb:
        return True
    return lexicon().verb(tree, verb).family != "meeting" or particle_phrase(tree, verb) == "call on"


def bodies(tree: Tree, word: Word) -> Iterator[Word]:
    """The states and bodies of "from Peru and the trade bloc Andes"."""
    known = gazetteer()
    for each in tree.conjuncts(word.index):
        if each.is_name and (known.state(each.text) or known.is_company(each.text)):
            yield each
        elif each.lemma in known.organisations:
            yield from tree.children(each.index, "appos") or [each]


def is_thing(tree: Tree, word: Word) -> bool:
    """True for "the trawler Morning Star", "a Boeing": people's names have no article."""
    known = gazetteer()
    before = tree.children(word.index, "compound", "nmod", "det")
    article = any(each.dep == "det" for each in before)
    titled = any(known.is_role(each.text) or known.is_person(each.lemma, each.text) for each in before)
    return article and not titled
