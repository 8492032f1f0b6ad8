"""Places without a name of their own: "in the engine room", "the Lom mine", "the town hall"."""

from __future__ import annotations

from briefline.extract.events.drafts import Place
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.phrases import compact_phrase, name_words, phrase_span
from briefline.extract.events.siting import is_numbered
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.wording import render
from briefline.extract.events.words import word_class

_THERE = word_class("landmark_prepositions")
_UNSAID = word_class("indefinites")
_STRUCK = frozenset(
    {
        "accident",
        "disaster",
        "attack",
        "closure",
        "opening",
        "construction",
        "deployment",
        "inspection",
        "protest",
        "festival",
        "conflict",
    }
)


def landmark(tree: Tree, word: Word) -> Place | None:
    """The place that a common noun is: "the police station", "the mayor's office"; None for others.

    It must be one, and one that is there: not "hotels", "no hospital", "in office".
    """
    if word.is_name or word.lemma not in gazetteer().landmarks or word.time is not None:
        return None
    if word.tag != "NN" and word.text.lower() not in gazetteer().landmarks:
        return None
    before = tree.children(word.index, "det", "poss")
    if not before or any(each.text.lower() in _UNSAID for each in before) or is_numbered(tree, word):
        return None
    return compact_phrase(tree, word), phrase_span(tree, word)


def leads_there(preposition: str, word: Word) -> bool:
    """True for prepositions that lead to landmarks though not to all that has a name: "on the quay"."""
    return preposition in _THERE and not (preposition in ("from", "for") and word.lemma == "office")


def struck(tree: Tree, word: Word) -> Place | None:
    """The named landmark that something is done to or happens to: "the Lom mine flooded"."""
    verb = tree.head(word.index)
    if verb is None or not verb.is_verb or lexicon().verb(tree, verb).family not in _STRUCK:
        return None
    if word.is_name or word.lemma not in gazetteer().landmarks | gazetteer().place_words:
        return None
    named = [each for each in tree.children(word.index, "compound", "nmod") if each.is_name]
    named = [each for each in named if each.time is None and gazetteer().state(each.text) is None]
    if not named:
        return None
    first = (name_words(tree, named[0]) or [named[0].index])[0]
    indices = list(range(first, word.index + 1))
    return render(tree, indices).replace("\n", " "), tree.span_of(indices)


def stands_for(text: str) -> str:
    """The named landmark in what a pronoun stands for: "the Lom plant" → "Lom plant"; "" for others."""
    words = text.removeprefix("the ").split()
    known = gazetteer()
    if len(words) < 2 or words[-1].lower() not in known.landmarks | known.place_words:
        return ""
    return " ".join(words) if words[0][:1].isupper() else ""
