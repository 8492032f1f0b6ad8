"""Time expressions that put no event in time: what is denied, covered by a text, or only compared with."""

from __future__ import annotations

import re

from briefline.extract.events.periods import width
from briefline.extract.events.sentences import Sentence
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.words import word_class
from briefline.model.calendar import Grain
from briefline.model.text import SectionKind
from briefline.model.timex import Timex

_ACCOUNTS = word_class("accounts")
_FISCAL = re.compile(r"FY|fiscal|financial", re.IGNORECASE)
_POINTING = word_class("pointing_back")


def unplaced(tree: Tree, sentence: Sentence, word: Word, time: Timex) -> bool:
    """True for a date that says of nothing when it was, whatever it hangs on."""
    return _denied(tree, word) or _extent(tree, sentence, word, time) or _covered(tree, word, time)


def untold(tree: Tree, sentence: Sentence, trigger: Trigger) -> bool:
    """True for what the text only thinks of, or names in a heading without telling an event."""
    word = tree[trigger.word]
    if trigger.is_noun:
        heading = sentence.kind in (SectionKind.HEADING, SectionKind.TITLE) and word.dep == "ROOT"
        return heading and lexicon().noun(word) is None and _of_a_time(tree, word)
    what = word.dep == "csubj" and any(child.tag == "WP" for child in tree.children(word.index))
    return what or _counterfactual(tree, word)


def _denied(tree: Tree, word: Word) -> bool:
    """True for the 12th of "on the 11th, not on the 12th": another date stands beside it."""
    link = tree.head(word.index)
    opening = link.index if link is not None and link.dep in ("prep", "pcomp") else word.index
    before = [each.text.lower() for each in tree.words[max(0, opening - 2) : opening]]
    earlier = any(each.time is not None for each in tree.words[:opening])
    return before == [",", "not"] and earlier


def _extent(tree: Tree, sentence: Sentence, word: Word, time: Timex) -> bool:
    """True for "4 May: Thieves take the files for 1987 to 2004": of what time they are.

    Not for "4 May: Trial set down for 6 to 9 June".
    """
    label = sentence.label
    if label is None or label.when is None or time.when is None or label is time:
        return False
    before = tree[word.index - 1].text.lower() if word.index else ""
    apart = not time.when.overlaps(label.when) and width(time.when) > width(label.when)
    low, high = time.when.lo, label.when.hi
    to_come = time.when.grain >= Grain.DAY and low is not None and high is not None and low >= high
    return before in ("for", "of") and apart and "/" in time.when.edtf and not to_come


def _covered(tree: Tree, word: Word, time: Timex) -> bool:
    """True for the year that an audit is of: "the FY25 audit", "to begin in May the audit of 2024"."""
    noun = tree.head(word.index)
    if noun is not None and noun.dep == "prep" and noun.text.lower() in ("of", "for"):
        noun = tree.head(noun.index)
    if noun is None or noun.lemma not in _ACCOUNTS or not noun.is_noun:
        return False
    if _FISCAL.search(time.text):
        return True
    if time.when is None or time.when.grain > Grain.YEAR:
        return False  # "the report of 4 May" was made then
    verbs = [above for above in tree.climb(noun.index) if above.is_verb]
    others = [
        index for verb in verbs for index in tree.subtree(verb.index) if index not in tree.subtree(noun.index)
    ]
    return word.index > noun.index and any(tree[index].time is not None for index in others)


def _of_a_time(tree: Tree, noun: Word) -> bool:
    """True for "Lessons of 1998"."""
    return any(
        child.text.lower() == "of" and any(each.time is not None for each in tree.children(child.index))
        for child in tree.children(noun.index, "prep")
    )


def _counterfactual(tree: Tree, verb: Word) -> bool:
    """True for "…, which would not have happened a year ago"."""
    auxiliaries = {child.text.lower() for child in tree.children(verb.index, "aux")}
    doer = tree.child(verb.index, "nsubj", "nsubjpass")
    back = doer is not None and doer.text.lower() in _POINTING
    denied = tree.child(verb.index, "neg") is not None
    return {"would", "have"} <= auxiliaries and back and denied
