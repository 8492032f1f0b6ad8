"""A parsed sentence: words with their tags and heads, free of the parser that made it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from briefline.model.text import Span

_Told = TypeVar("_Told")
_Rest = ParamSpec("_Rest")
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """One token. ``tag`` is Penn Treebank, ``dep`` ClearNLP, ``head`` its head's index (itself at a root).

    ``span`` counts in the document. ``time`` is the number of the time expression that the word stands
    for, counted within the sentence; None for ordinary words.
    """

    index: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    span: Span
    time: int | None = None

    @property
    def is_verb(self) -> bool:
        """True for verbs, auxiliaries and modals included."""
        return self.tag.startswith("VB") or self.tag == "MD"

    @property
    def is_noun(self) -> bool:
        """True for common and proper nouns."""
        return self.tag.startswith("NN")

    @property
    def is_name(self) -> bool:
        """True for proper nouns."""
        return self.tag.startswith("NNP")


class Tree:
    """The words of one sentence with their children, left to right. ``memo`` is that of once_a_word."""

    __slots__ = ("_children", "_whole", "memo", "words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        children: list[list[Word]] = [[] for _ in words]
        for word in words:
            if word.head != word.index:
                children[word.head].append(word)
        self._children = children
        self._whole: dict[int, list[int]] = {}
        self.memo: dict[Any, Any] = {}

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def children(self, index: int, *deps: str) -> list[Word]:
        """Children of a word, left to right; only those with one of ``deps`` where some are given."""
        held = self._children[index]
        if not deps:
            return held.copy()
        return [child for child in held if child.dep in deps] if held else []

    def child(self, index: int, *deps: str) -> Word | None:
        """The first child with one of the dependencies."""
        for child in self._children[index]:
            if child.dep in deps or not deps:
                return child
        return None

    def head(self, index: int) -> Word | None:
        """The head of a word, None at a root."""
        word = self.words[index]
        return None if word.head == index else self.words[word.head]

    def climb(self, index: int) -> Iterator[Word]:
        """The word and all above it, up to the root."""
        word: Word | None = self.words[index]
        while word is not None:
            yield word
            word = self.head(word.index)

    def subtree(self, index: int, stop: frozenset[int] = _NONE) -> list[int]:
        """Indices of a word and all below it, ascending, without the branches that start in ``stop``."""
        known = self._whole.get(index)
        if known is None:
            known = self._whole[index] = self._below(index, _NONE)
        return known.copy() if not stop or stop.isdisjoint(known) else self._below(index, stop)

    def _below(self, index: int, stop: frozenset[int]) -> list[int]:
        found, pending = [], [index]
        while pending:
            current = pending.pop()
            found.append(current)
            pending.extend([child.index for child in self._children[current] if child.index not in stop])
        found.sort()
        return found

    def span_of(self, indices: Iterable[int]) -> Span:
        """From the first to the last of some words, in the document."""
        spans = [self.words[index].span for index in indices]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def conjuncts(self, index: int) -> list[Word]:
        """The word and those joined to it by "and" or a comma, left to right."""
        found, pending = [], [index]
        while pending:
            current = pending.pop()
            found.append(self.words[current])
            pending.extend(word.index for word in self.children(current, "conj"))
        return sorted(found, key=lambda word: word.index)

    def root(self) -> Word | None:
        """The first root that is no punctuation; None in an empty sentence."""
        return next((word for word in self.words if word.head == word.index and word.dep != "punct"), None)


def once_a_word(
    function: Callable[Concatenate[Tree, Word, _Rest], _Told],
) -> Callable[Concatenate[Tree, Word, _Rest], _Told]:
    """Have a pure function of a tree and one of its words work a word out once; nobody may alter the answer.

    Whatever else it is given must be the same for all words of the tree.
    """

    @wraps(function)
    def remembered(tree: Tree, word: Word, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Told:
        key = function, word.index
        memo = tree.memo
        if key not in memo:
            memo[key] = function(tree, word, *rest, **named)
        told: _Told = memo[key]
        return told

    return remembered
