"""A parsed sentence: words with their tags and heads, free of the parser that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefline.model.text import Span


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
    """The words of one sentence with their children, left to right."""

    __slots__ = ("_children", "words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        children: list[list[int]] = [[] for _ in words]
        for word in words:
            if word.head != word.index:
                children[word.head].append(word.index)
        self._children = children

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index]

    def children(self, index: int, *deps: str) -> list[Word]:
        """Children of a word, left to right; only those with one of ``deps`` where some are given."""
        words = self.words
        if not deps:
            return [words[child] for child in self._children[index]]
        return [words[child] for child in self._children[index] if words[child].dep in deps]

    def child(self, index: int, *deps: str) -> Word | None:
        """The first child with one of the dependencies."""
        return next(iter(self.children(index, *deps)), None)

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

    def subtree(self, index: int, stop: frozenset[int] = frozenset()) -> list[int]:
        """Indices of a word and all below it, ascending, without the branches that start in ``stop``."""
        found, pending = [], [index]
        while pending:
            current = pending.pop()
            found.append(current)
            pending.extend(child for child in self._children[current] if child not in stop)
        return sorted(found)

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
