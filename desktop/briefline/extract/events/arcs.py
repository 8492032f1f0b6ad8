"""Arcs of words that are still being put right, before they are a tree."""

from __future__ import annotations

from briefline.extract.events.tree import Word


def held_by(words: list[Word], index: int) -> list[Word]:
    """The words that hang on a word itself, in text order."""
    return [word for word in words if word.head == index and word.index != index]


def below(words: list[Word], index: int, found: set[int] | None = None) -> set[int]:
    """Indices of a word and all that hangs on it; of a broken tree each once."""
    found = {index} if found is None else found
    for word in held_by(words, index):
        if word.index not in found:
            found.add(word.index)
            below(words, word.index, found)
    return found
