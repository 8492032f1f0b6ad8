"""The words that tell of events: categories, and the classes of verbs that steer a clause."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from briefline.extract.events.own_categories import OwnCategory
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.words import word_class

_NOMINAL_ENDINGS = tuple(sorted(word_class("nominal_endings")))


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of event. Mentions can only be one event when their families agree."""

    name: str
    family: str


OTHER = Category("event", "")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of resources/lexicon/en/events.toml and grammar.toml, by lemma."""

    verbs: dict[str, Category]
    nouns: dict[str, Category]
    classes: dict[str, frozenset[str]]
    examples: tuple[tuple[str, str, str], ...]

    def noun(self, word: Word) -> Category | None:
        """The category of a noun; None when it names no event."""
        if not word.is_noun:
            return None
        lemma = word.lemma
        found = self.nouns.get(lemma) or self.nouns.get(word.text.lower())
        if found is None and lemma.endswith("s"):
            found = self.nouns.get(lemma[:-1])
        if found is None and "-" in lemma:
            found = self.nouns.get(lemma.rsplit("-", 1)[-1])
        if found is None and not word.is_name and self._nominal(word):
            return OTHER
        return found

    def _nominal(self, word: Word) -> bool:
        lemma = word.lemma
        if lemma in self.classes["not_events"] or len(lemma) < 7:
            return word.text.lower().endswith("ing") and word.text.lower() in self.nouns
        return lemma.endswith(_NOMINAL_ENDINGS) or (word.tag == "NN" and word.text.endswith("ing"))

    def verb(self, tree: Tree, word: Word) -> Category:
        """The category of a verb with its particle, object or preposition; OTHER for unlisted ones."""
        for phrase in phrases(tree, word):
            if found := self.verbs.get(phrase):
                return found
        return OTHER


def phrases(tree: Tree, word: Word) -> list[str]:
    """A verb's lemma with what belongs to it, longest first: "call off", "take place", "run onto", "call"."""
    lemma = word.lemma
    followers = [
        child.lemma
        for child in tree.children(word.index, "prt", "dobj", "prep", "advmod", "acomp", "oprd", "nsubjpass")
        if (child.index > word.index or child.dep == "prt") and not _dates(tree, child)
    ]
    return [f"{lemma} {follower}" for follower in followers] + [lemma]


def _dates(tree: Tree, link: Word) -> bool:
    """True for the "on" of "called on Friday for an inquiry"."""
    return link.dep == "prep" and any(each.time is not None for each in tree.children(link.index, "pobj"))


def particle_phrase(tree: Tree, word: Word) -> str:
    """The lemma with its particle, where it has one."""
    particle = tree.child(word.index, "prt")
    return f"{word.lemma} {particle.lemma}" if particle else word.lemma


_own: tuple[OwnCategory, ...] = ()
_current: Lexicon | None = None


def lexicon() -> Lexicon:
    """The lexicon in use: Briefline's, and before it the categories of use_categories."""
    global _current  # noqa: PLW0603 - one lexicon a process, asked for with every word
    if _current is None:
        _current = _with_own(_listed(), _own)
    return _current


def use_categories(own: tuple[OwnCategory, ...]) -> None:
    """From now on, let the user's categories go before Briefline's."""
    global _own, _current  # noqa: PLW0603 - see lexicon
    if own != _own:
        _own, _current = own, None


def _with_own(listed: Lexicon, own: tuple[OwnCategory, ...]) -> Lexicon:
    verbs, nouns = dict(listed.verbs), dict(listed.nouns)
    for category in reversed(own):  # as in the file: the first that lists a word has it
        known = Category(category.name, category.family)
        verbs.update(dict.fromkeys(category.verbs, known))
        nouns.update(dict.fromkeys(category.nouns, known))
    return replace(listed, verbs=verbs, nouns=nouns)


@cache
def _listed() -> Lexicon:
    folder = files("briefline.resources").joinpath("lexicon/en")
    listed = tomllib.loads(folder.joinpath("events.toml").read_text(encoding="utf-8"))["category"]
    grammar = tomllib.loads(folder.joinpath("grammar.toml").read_text(encoding="utf-8"))
    verbs: dict[str, Category] = {}
    nouns: dict[str, Category] = {}
    examples: list[tuple[str, str, str]] = []
    for entry in listed:
        category = Category(entry["name"], entry["family"])
        for lemma in entry["verbs"]:
            verbs.setdefault(lemma, category)
        for lemma in entry["nouns"]:
            nouns.setdefault(lemma, category)
        examples.extend((entry["name"], phrase, trigger) for phrase, trigger in entry["examples"].items())
    return Lexicon(verbs, nouns, {name: frozenset(words) for name, words in grammar.items()}, tuple(examples))
