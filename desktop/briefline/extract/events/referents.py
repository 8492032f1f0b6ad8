"""What a later pronoun can stand for, and how it is spoken of again."""

from __future__ import annotations

from dataclasses import dataclass

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.phrases import noun_phrase
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon


@dataclass(frozen=True, slots=True)
class Referent:
    """Something that a later pronoun can stand for."""

    text: str
    kind: str  # "person", "people", "thing"
    is_subject: bool
    sentence: int
    main: bool = True
    body: bool = False
    person: bool = False


def gender_by_title(tree: Tree, word: Word) -> str:
    """ "m" or "f" by the title before a name, "" where it does not tell."""
    for child in tree.children(word.index, "compound", "nmod"):
        title = child.text.lower().rstrip(".")
        if title in lexicon().classes["titles_of_men"]:
            return "m"
        if title in lexicon().classes["titles_of_women"]:
            return "f"
    return ""


def is_gone_to(tree: Tree, word: Word) -> bool:
    """True for what one leaves or comes to: "left Lom", "reached Lom"."""
    verb = tree.head(word.index)
    return (
        word.dep == "dobj"
        and verb is not None
        and verb.lemma in ("leave", "reach", "enter", "tour")
        and gazetteer().is_role(word.text) is False
    )


def definite(tree: Tree, word: Word) -> str:
    """A common noun as it is spoken of again: "the crates"."""
    phrase = noun_phrase(tree, word)
    if not word.is_name and word.index and tree[0].text == phrase.split()[0] and not tree[0].is_name:
        phrase = phrase[:1].lower() + phrase[1:]
    return phrase if word.is_name else f"the {phrase}"


def is_body(word: Word) -> bool:
    """True for bodies that act and are an "it": "party", "council"."""
    return word.lemma in gazetteer().organisations and not word.text.lower().endswith("s")


def is_told_by_when(tree: Tree, clause: Word) -> bool:
    """True for "…, when he found the key": told as much as the main clause."""
    return any(child.text.lower() == "when" for child in tree.children(clause.index, "advmod"))


def is_in_full(name: str) -> bool:
    """True for a name of two to four words, as those of people in full are."""
    return 2 <= len(name.split()) <= 4
