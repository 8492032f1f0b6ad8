"""Lemmas as the language pipeline gives them, each worked out once.

A lemma hangs on the word, its tag and its arc; the pipeline's own components would ask all their rules
about every token, which costs a quarter of the parse.
"""

from __future__ import annotations

import re
from typing import Any

from briefline.extract.events.triggers import lexicon
from briefline.extract.events.words import word_class

_CLOSED = re.compile(r"[^aeiou\W]*[aeiou][^aeiouwxy\W]")
_MOST = 100_000  # lemmas that are kept
_TWO_WORDS = word_class("half_words")


class Lemmas:
    """The components behind the parser, asked only about what is new."""

    def __init__(self, pipeline: Any) -> None:
        self._vocab = pipeline.vocab
        self._components = [pipeline.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        self._known: dict[tuple[str, str, str], str] = {}

    def of(self, doc: Any, words: list[str], tags: list[str], deps: list[str]) -> list[str]:
        """The lemmas of a parsed doc, lower case; ``tags`` and ``deps`` are those of its ``words``."""
        if not _TWO_WORDS.isdisjoint(words) or any(word.lower() in _TWO_WORDS for word in words):
            return self._ask(doc)
        known = self._known
        found = []
        for key in zip(words, tags, deps, strict=True):
            lemma = known.get(key)
            if lemma is None:
                lemma = self._alone(*key)
                if len(known) < _MOST:
                    known[key] = lemma
            found.append(lemma)
        return found

    def _alone(self, word: str, tag: str, dep: str) -> str:
        from spacy.tokens import Doc

        lemma = self._ask(Doc(self._vocab, words=[word], tags=[tag], deps=[dep], heads=[0]))[0]
        verbs = lexicon().verbs
        # "fined" is of "fine", not of "fin"
        whole = tag in ("VBD", "VBN", "VBG") and lemma not in verbs and f"{lemma}e" in verbs
        # one closed syllable doubles its last letter: "hopped" is of "hop", "hoped" of "hope"
        regular = tag in ("VBD", "VBN", "VBG") and word.lower() in (f"{lemma}ed", f"{lemma}ing")
        whole = whole or (regular and _CLOSED.fullmatch(lemma) is not None)
        return f"{lemma}e" if whole else lemma

    def _ask(self, doc: Any) -> list[str]:
        for component in self._components:
            doc = component(doc)
        return [(token.lemma_ or token.text).lower() for token in doc]
