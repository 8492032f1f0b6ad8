"""The plain words that the parser reads in place of time expressions, and the commas it needs behind them."""

from __future__ import annotations

import re
from typing import TypeAlias

from briefline.extract.events.words import any_of, word_class
from briefline.model.text import Document, Span
from briefline.model.timex import Timex

Token: TypeAlias = tuple[str, Span, int | None]
"""A word as the parser sees it, where it stands, and the number of the time expression it stands for."""

PREPOSED = word_class("before_dates")
_ADVERBS = word_class("adverbs_of_time")
FUNCTION = word_class("function_words")
FINITE_VERB = re.compile(rf"\s{any_of('finite_openers')}\b")
_SHORT = 9  # words of a phrase that opens a sentence, its date the last
_CLAUSE = re.compile(rf"\s{any_of('clause_words')}\s")
GOES_ON = re.compile(rf"\s(?!{any_of('phrase_words')}\b)\w")
_MONTH = re.compile(rf"(?:{any_of('months')}|\d{{4}})$")
_ON = frozenset({"on"})
_CLOCK = frozenset({"at"})
_IN = word_class("before_stretches")


def is_dating(time: Timex) -> bool:
    """False for "a four-day tour" and "every Tuesday", which the parser reads best as they are."""
    return time.when is not None or time.value.endswith("_REF")


def bare_end(time: Timex) -> int:
    """The end of an expression without its possessive: "last month’s" stands for two words."""
    text = time.text
    return time.span.end - (2 if text.endswith(("’s", "'s")) else 1 if text.endswith(("’", "'")) else 0)


def is_linking(time: Timex, document: Document) -> bool:
    """True for "two days after she left": its last word joins clauses and must stay a word of its own."""
    joins = time.text.rsplit(None, 1)[-1].lower() in ("before", "after") and " " in time.text.strip()
    return joins and re.match(r"\s\w", document.text[time.span.end : time.span.end + 2]) is not None


def fronts(found: list[Token], following: str) -> bool:
    """True behind "By letter of 4 May", where a clause follows that the text sets off by no comma."""
    first = found[0][0].lower() if found else ""
    phrase = first in PREPOSED | {"under", "following", "upon"} and len(found) <= _SHORT
    return phrase and all(word != "," for word, _, _ in found) and _CLAUSE.match(following) is not None


def breaks(word: str) -> bool:
    """True for words that a phrase at the start of a clause follows."""
    return word.lower() in ("and", "but", ",", ";", ":", "—", "–", "then", "while", "so")


def modifies(time: Timex) -> bool:
    """True for a date that may stand before a noun: "June summit", "2014 crisis"."""
    last = time.text.lower().split()[-1]
    whole = (
        re.fullmatch(r"[A-Za-z]+\.?|\d{4}s?|(?:early|mid|late)[- ]\w+|[A-Za-z]+ \d{4}", time.text) is not None
    )
    return whole and last not in _ADVERBS


def stand_in(time: Timex, previous: str, following: str) -> str:
    """The plain word that the parser reads in place of a time expression.

    It is trained on everyday dates: "on the eve of the feast, 2/11" it would take apart wrongly.
    """
    text = time.text.strip()
    last = text.rsplit(None, 1)[-1].rsplit("-", 1)[-1]
    if " " not in text and "\n" not in text and re.fullmatch(r"[A-Za-z]+\.?|\d{4}", text):
        return text
    next_word = re.match(r"\s+([^\W\d_]+)", following)
    if following[:1] in ("'", "’") or (next_word and next_word[1].lower() not in FUNCTION):
        prenominal = last if _MONTH.match(last) else ""
        if prenominal and previous not in _ON | _CLOCK | {"from", "since", "until", "by"}:
            return prenominal
    if previous in _ON:
        return "Monday"
    if previous in _CLOCK:
        return "noon"
    if previous in _IN:
        return last if _MONTH.match(last) and last != "March" else "June"
    if text[:1].isupper() and not previous:
        return "Yesterday"
    return "yesterday"
