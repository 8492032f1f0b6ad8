"""Enumerations whose things have a date each: "bought Calder (1999), Tallow (2001) and Lom Credit (2004)".

Each thing is an event of its own: the clause is told again for each, with what stands before the first.
"""

from __future__ import annotations

from briefline.extract.events.stand_ins import Token
from briefline.extract.events.tree import Tree
from briefline.extract.events.words import word_class

_JOINED = word_class("joining_words") | {",", ";"}
_LINKS = ("IN", "TO", "RP")
_INSIDE = ("NN", "NNS", "NNP", "NNPS", "CD")


def has_dated_items(text: str, times: int) -> bool:
    """True where it is worth looking: several dates, and brackets."""
    return times > 1 and "(" in text


def items(tree: Tree, tokens: list[Token]) -> list[list[Token]]:
    """The tokens of the clause for each thing that has its own date; empty where it lists none.

    ``tokens`` are those that the tree was parsed from, one a word.
    """
    words = tree.words
    marks = [
        word.index
        for word in words[1:-1]
        if word.time is not None and words[word.index - 1].text == "(" and words[word.index + 1].text == ")"
    ]
    if not marks or len(words) != len(tokens):
        return []
    verb = next((word.index for word in reversed(words[: marks[0]]) if word.is_verb), None)
    if verb is None or any(word.time is not None for word in words[: marks[0]]):
        return []
    first = verb + 1
    while first < marks[0] and words[first].tag in _LINKS:
        first += 1
    head, link = tokens[:first], words[first - 1].text.lower() if first > verb + 1 else ""
    if not _is_thing(tree, first, marks[0] - 1):
        return []
    end = [tokens[-1]] if words[-1].tag == "." else []
    found = [[*head, *tokens[first : marks[0] + 2], *end]]
    for before, mark in zip(marks, marks[1:], strict=False):
        start = _start(tree, before + 2)
        if start is None:
            return []
        lead = head
        if words[start].tag in _LINKS:
            again = words[start].text.lower()
            inner = next((w.index for w in words[first : marks[0]] if w.text.lower() == again), None)
            if inner is not None:
                lead = tokens[:inner]  # "minister of trade (1994) and of defence (2001)"
            elif again != link:
                return []
            else:
                start += 1
        if not _is_thing(tree, start, mark - 1):
            return []
        found.append([*lead, *tokens[start : mark + 2], *end])
    rest = _rest(tree, marks[-1] + 2)
    if rest is None:
        return []
    if rest < len(words) - len(end):
        found.append([*head, *tokens[rest:]])
    return found if len(found) > 1 else []


def _start(tree: Tree, index: int) -> int | None:
    """Where the next thing begins, behind its comma or "and"; None where neither stands."""
    words, start = tree.words, index
    while start < len(words) and words[start].text.lower() in _JOINED:
        start += 1
    return start if index < start < len(words) else None


def _is_thing(tree: Tree, start: int, end: int) -> bool:
    """True for a noun phrase: it ends in a noun, and no verb stands in it."""
    inside = tree.words[start:end]
    if not inside or inside[-1].tag not in _INSIDE or any(word.time is not None for word in inside):
        return False
    return not any(word.is_verb or word.text in (",", ";") for word in inside)


def _rest(tree: Tree, index: int) -> int | None:
    """Where a last thing begins that is dated without brackets: "and a stake in Lom Credit in 2004".

    The end where nothing follows; None where more is told behind the last one.
    """
    words = tree.words
    end = len(words) - (words[-1].tag == ".")
    if index >= end:
        return end
    dated = [word for word in words[index:end] if word.time is not None]
    start = index
    while start < end and words[start].text.lower() in _JOINED:
        start += 1
    if start < end and words[start].tag == "IN":  # ", in its boldest stroke, a stake"
        comma = next((word.index for word in words[start:end] if word.text == ","), None)
        if comma is None:
            return None
        start = comma + 1
    last = words[end - 1]
    alone = len(dated) == 1 and dated[0].index == last.index and words[last.index - 1].tag in _LINKS
    if start == index or not alone or start >= last.index - 1:
        return None
    return start if not any(word.is_verb for word in words[start:end]) else None
