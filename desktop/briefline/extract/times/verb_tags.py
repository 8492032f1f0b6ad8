"""Past or future by the part-of-speech tags of the words around a time, where a tagger has set them.

The engine reads the tense from word lists alone; tags are an extra that its accuracy can be compared by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefline.extract.times.rules import Grammar

Tag = tuple[int, int, str]  # half-open character offsets of a word and its Penn Treebank tag

_BEFORE_NOUN = frozenset(("VB", "DT", "PRP$"))


def tagged_tense(
    text: str, start: int, end: int, bounds: tuple[int, int], tags: Sequence[Tag], rules: Grammar
) -> int:
    """-1 past, 1 future, 0 not told: by the nearest telling verb before [start, end), else after it.

    ``bounds`` are those of the sentence, half-open; ``tags`` are in text order.
    """
    first, stop = (bisect_left(tags, (at,)) for at in bounds)
    before, after = bisect_left(tags, (start,)), bisect_left(tags, (end,))
    backward = _nearest(text, range(before - 1, first - 1, -1), tags, rules)
    return backward or _nearest(text, range(after, stop), tags, rules)


def _nearest(text: str, places: Iterable[int], tags: Sequence[Tag], rules: Grammar) -> int:
    for at in places:
        start, end, tag = tags[at]
        word = text[start:end].lower()
        previous = tags[at - 1] if at else (0, 0, "")
        if tag == "MD" and word in rules.lists["modals_ahead"]:
            return 1
        if tag in ("VBZ", "VBP", "VBG", "VBN", "JJ") and word in rules.lists["future"]:
            return 1
        led = text[previous[0] : previous[1]].lower()
        if tag == "TO" and (
            led in rules.lists["be_now"] or led in rules.lists["arranged"] or led in rules.lists["going"]
        ):
            return 1
        if tag == "VBD" or tag == "VBN" and previous[2] not in _BEFORE_NOUN:
            return -1
        if tag in ("VBZ", "VBP") and word in rules.lists["said_before"]:
            return -1
    return 0
