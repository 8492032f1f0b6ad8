"""Whether the words around a time speak of the past or of the future, from the verbs that stand nearest."""

from __future__ import annotations

import re

from briefline.extract.times.rules import Grammar

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*\n|[;•]")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Gov|Sen|Rep|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_REACH = 300


def sentence(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Half-open bounds of the sentence around [start, end), within [low, high) and some 300 characters."""
    first = max(low, start - _REACH)
    for stop in _SENTENCE_END.finditer(text, first, start):
        if not _ABBREVIATION.search(text, max(low, stop.start() - 8), stop.start() + 1):
            first = stop.end()
    last = min(high, end + _REACH)
    for stop in _SENTENCE_END.finditer(text, end, last):
        if not _ABBREVIATION.search(text, max(low, stop.start() - 8), stop.start() + 1):
            last = stop.start() + 1
            break
    return first, last


def tense(text: str, start: int, end: int, low: int, high: int, grammar: Grammar) -> int:
    """-1 past (-2 for certain, “ended March 31”), 1 future, 0 not told.

    By the nearest telling verb of the sentence before the phrase, else after it.
    """
    first, last = sentence(text, start, end, low, high)
    lead = _WORD.findall(text[max(first, start - 40) : start].lower())
    if (
        len(lead) > 1
        and lead[-1] in grammar.lists["goal_prepositions"]
        and lead[-2] in grammar.lists["arranged"]
    ):
        return 1
    if lead and lead[-1] in grammar.lists["closed_by"]:
        return -2
    if len(lead) > 2 and lead[-1] == "on" and lead[-3] != "be" and _is_past(lead[-2], grammar):
        return -2
    before = _WORD.findall(text[first:start])
    found = _scan(list(reversed(before)), grammar)
    if found:
        return found
    after = _scan(_WORD.findall(text[end:last]), grammar, forward=True)
    opens = len(before) == 1 and before[0].istitle()
    return -2 if opens and after < 0 else after  # “In January, the board sold it”


def _is_past(word: str, grammar: Grammar) -> bool:
    """True for a past form that stands right before the time: “was read on March 23”."""
    if (
        word in grammar.lists["arranged"]
        or word in grammar.lists["future"]
        or word in grammar.lists["not_verbs"]
    ):
        return False
    return word in grammar.lists["past"] or len(word) > 4 and word.endswith("ed")


def _is_to(words: list[str], at: int, grammar: Grammar) -> bool:
    """True at the “to” of “is to open”, “are not to meet”, “set to resume”; ``words`` run backwards."""
    lists = grammar.lists
    if at == 0 or not words[at - 1].islower() or words[at - 1] in lists["nominal"]:
        return False
    rest = [word.lower() for word in words[at + 1 : at + 4]]
    if rest and rest[0] in lists["arranged"]:
        return not (len(rest) > 1 and rest[1] in lists["past"])
    if rest and rest[0] in lists["negation"]:
        rest = rest[1:]
    return bool(rest) and rest[0] in lists["be_now"]


def _is_many(subject: str, grammar: Grammar) -> bool:
    """True for a pronoun or plural, after which a plain verb is a present: “we leave”, “voters go”."""
    if subject in grammar.lists["pronouns"]:
        return True
    return len(subject) > 3 and subject.endswith("s") and subject not in grammar.lists["not_plural"]


def _scan(words: list[str], grammar: Grammar, *, forward: bool = False) -> int:
    future, past, base = (grammar.lists[name] for name in ("future", "past", "not_verbs"))
    if forward and not grammar.lists["undoing"].isdisjoint(word.lower() for word in words[:8]):
        return 0
    for index, word in enumerate(words[:40]):
        neighbour = index - 1 if forward else index + 1
        if 0 <= neighbour < len(words) and words[neighbour].lower() == "be":
            continue
        lower = word.lower().replace("’", "'")
        if forward and lower in grammar.lists["arranged"] and index and words[index - 1].endswith("ly"):
            continue  # “a hastily planned trip”
        if (
            lower in future
            and not forward
            and [one.lower() for one in words[index + 1 : index + 3]] == ["been", "had"]
        ):
            return -1
        if (
            lower == "due"
            and not forward
            and index + 1 < len(words)
            and words[index + 1].lower() in ("was", "were")
        ):
            return -1
        subject = words[neighbour].lower() if 0 <= neighbour < len(words) else ""
        behind = index + 1 if forward else index - 1
        after = words[behind].lower() if 0 <= behind < len(words) else ""
        if lower in grammar.lists["noun_plans"] and (
            subject in grammar.lists["nominal"] or after in grammar.lists["of_nouns"]
        ):
            continue  # “vacation plans for”, “the plan”: a noun
        if not forward and subject in grammar.lists["infinitive"] and lower in grammar.lists["present"]:
            continue  # “difficult to meet”: the verb that the infinitive hangs on tells
        if lower in future or lower.endswith("'ll"):
            return 1
        if lower in grammar.lists["planned_present"] and _is_many(subject, grammar):
            return 1
        if lower in grammar.lists["infinitive"] and not forward and _is_to(words, index, grammar):
            return 1
        if lower in past:
            return -1
        if lower.endswith("ing") and not forward and subject in grammar.lists["done_before"]:
            return -1  # “After signing a pact in June”
        if len(lower) > 4 and lower.endswith("ed") and word.islower() and lower not in base:
            return -1
    return 0
