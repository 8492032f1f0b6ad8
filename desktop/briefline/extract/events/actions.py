"""Action items: "Order paint (Ana, due 4 May)", whose brackets say who, and by or on which day."""

from __future__ import annotations

from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.words import word_class
from briefline.model.event import Status

_DUE = word_class("due_before")
_DONE = word_class("done")


def item_status(tree: Tree, time: Word) -> Status | None:
    """What the brackets around a date say of an action; None where they say nothing of the kind."""
    words = [tree[index].text.lower() for index in bracket(tree, time)]
    if any(word in _DONE for word in words):
        return Status.OCCURRED
    return Status.PLANNED if any(word in _DUE for word in words) else None


def bracket(tree: Tree, time: Word) -> list[int]:
    """Indices of what stands before a date in its brackets, where nothing but brackets ends the sentence."""
    begin = time.index - 1
    while begin >= 0 and tree[begin].text not in ("(", ")"):
        begin -= 1
    if begin <= 0 or tree[begin].text != "(" or time.index - begin > 8:
        return []
    rest = [word.text for word in tree.words[time.index + 1 :]]
    return list(range(begin + 1, time.index)) if rest and rest[0] == ")" and set(rest) <= {")", "."} else []


def item_time(tree: Tree) -> Word | None:
    """The date in the brackets of an action item."""
    if "item" not in tree.memo:
        dates = (word for word in tree.words if word.time is not None and item_status(tree, word))
        tree.memo["item"] = next(dates, None)
    found: Word | None = tree.memo["item"]
    return found
