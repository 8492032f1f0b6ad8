"""Whether the words around a time speak of the past or of the future, from the verbs that stand nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefline.extract.times.bounds import sentence
from briefline.extract.times.rules import Grammar, grammar
from briefline.extract.times.verb_tags import Tag, tagged_tense

_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_VERBS = 40  # words on each side among which the verb is looked for
_OBJECT = 8  # words between a verb and its time
_LEARNT = 50_000  # words that are remembered


def tense(
    text: str,
    start: int,
    end: int,
    low: int,
    high: int,
    rules: Grammar,
    tags: Sequence[Tag] = (),
) -> int:
    """-1 past (-2 for certain, “ended March 31”, -3 right behind “was told”), 1 future, 0 not told.

    By the nearest telling verb of the sentence before the phrase, else after it. Where ``tags`` of the
    words are given, they must agree.
    """
    first, last = sentence(text, start, end, low, high, rules)
    told = _told(text, start, end, first, last, rules)
    if not tags or abs(told) != 1:
        return told
    return told if tagged_tense(text, start, end, (first, last), tags, rules) == told else 0


def _told(text: str, start: int, end: int, first: int, last: int, rules: Grammar) -> int:
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return 0  # “within 30 days of receipt (4 January)”: the clause does not tell it
    patterns = rules.patterns
    if (
        patterns["to_deliver"].match(text, end)
        or "/" in text[start:end]
        and patterns["priced"].match(text, end)
    ):
        return 1  # “oil for June delivery fell”, “June/July went at 1,850”
    if patterns["is_when"].search(text, first, start):
        return 1
    if re.match(rules.words.get("came_or_not", "(?!)"), text[end:last]):
        return -1  # “the hearing scheduled for 6 November did not take place”
    lead = _WORD.findall(text[max(first, start - 40) : start].lower())
    arranged = not rules.lists["arranged"].isdisjoint(lead[-4:])
    if arranged and re.match(rules.words.get("was_then", "(?!)"), text[end:last]):
        return 0  # “a test, due in the first week of May, was put off”
    if rules.patterns["as_foreseen"].search(text, first, start):
        lead = []  # “more than expected in”, “as planned on”: no plan
    verb = lead[:-1] if len(lead) < 3 or lead[-2] not in rules.lists["particles"] else lead[:-2]
    if verb and lead[-1] in rules.lists["goal_prepositions"] and verb[-1] in rules.lists["arranged"]:
        return (
            0 if rules.lists["before_past"].intersection(lead[-6:]) else 1
        )  # “due on”, “penciled in for”; “had been booked for”
    if lead and lead[-1] in rules.lists["meant_for"] and not rules.lists["arranged"].isdisjoint(lead[-5:-1]):
        return 1  # “booked a flight for the 20th”
    if (bygone := rules.patterns["bygone"].search(text, first, start)) and not _is_of_plan(
        text, bygone.start(), start, end, first, rules
    ):
        return -3  # “faces trial for the killing of a guard in April”
    if re.search(rules.words.get("moved_to", "(?!)"), text[first:start]):
        return 1 if re.search(rules.words.get("moved_now", "(?!)"), text[first:start]) else 0
    if rules.patterns["moved_from"].search(text, first, start):
        return 0
    if re.search(rules.words.get("reminded_of", "(?!)"), text[first:start]):
        return 0  # “reminded them of the fair on”: before or after
    if lead and lead[-1] in rules.lists["closed_by"]:
        return -2
    if len(lead) > 2 and lead[-1] in rules.lists["day_prepositions"] and _is_timetable(lead[-2], rules):
        return 0 if lead[-3] in rules.lists["nominal"] else 1  # “the union votes on”, “the votes on”
    if (
        len(lead) > 2
        and lead[-1] in rules.lists["day_prepositions"]
        and lead[-3] not in rules.lists["be"] | rules.lists["be_now"]
        and _is_past(lead[-2], rules)
    ):
        return -2
    if len(lead) > 1 and lead[-2] in rules.lists["be_then"] and _is_past(lead[-1], rules):
        return -3  # “was told Wednesday”
    if re.match(rules.words.get("assigned", "(?!)"), text[first:start]):
        return 1  # “Ana Ruiz to order paint by Friday”
    before = _WORD.findall(text[first:start])
    if _is_of_past_verb(text[first:start], rules):
        return -2  # “had seized two boats on November 11”
    if len(lead) > 1 and lead[-2] in rules.lists["clause_openers"]:
        told = _scan(_WORD.findall(text[end:last]), rules, forward=True)
        if told:
            return told  # “…, but on Friday they burned it”
    found = _scan(list(reversed(before)), rules)
    if found:
        return -2 if found < 0 and rules.patterns["outdone"].search(text, first, start) else found
    if re.match(rules.words.get("is_off", "(?!)"), text[end:last].lstrip()):
        return 1
    if re.search(rules.words.get("aside", "(?!)"), text[first:start]) and text[end:last].startswith(","):
        return 0  # “whose lease runs out in June, was closed”: that verb tells of something else
    after = _scan(_WORD.findall(text[end:last]), rules, forward=True)
    opens = len(before) == 1 and (before[0].istitle() or _follows(";", text, first))
    return -2 if opens and after < 0 else after  # “In January, the board sold it”


def _is_of_plan(text: str, noun: int, start: int, end: int, first: int, rules: Grammar) -> bool:
    """True where a weekday may be that of what lies ahead: “due in court over the theft on Friday”."""
    known = rules.lexicon.words.get(text[start:end].split()[0])
    if known is None or "weekday" not in known.values:
        return False
    return any(
        word.lower() in rules.lists["future"] | rules.lists["arranged"]
        for word in _WORD.findall(text[first:noun])
    )


def _follows(mark: str, text: str, at: int) -> bool:
    """True where a mark stands before a place, with nothing but white space between."""
    while at and text[at - 1].isspace():
        at -= 1
    return text.startswith(mark, at - 1) if at else False


def _is_timetable(word: str, rules: Grammar) -> bool:
    """True for a present of one subject that tells of what is fixed: “votes”, “opens”."""
    return any(
        word.endswith(ending) and word.removesuffix(ending) in rules.lists["planned_present"]
        for ending in rules.endings["plural"]
    )


def _is_past(word: str, rules: Grammar) -> bool:
    """True for a past form that stands right before the time: “was read on March 23”."""
    if word in rules.lists["arranged"] or word in rules.lists["future"] or word in rules.lists["not_verbs"]:
        return False
    return word in rules.lists["past"] or len(word) > 4 and word.endswith(rules.endings["past"])


def _is_of_past_verb(before: str, rules: Grammar) -> bool:
    """True where the time is that of the past verb before it: nothing between them points ahead.

    Of a verb that arranges or tells, the time may be that of what is arranged: “invited them to a
    ceremony on March 12”, “said the bank closes on May 3”.
    """
    clause = re.split(r"[,;:()“”\"–—]", before)[-1]
    words = _WORD.findall(clause)
    if not words or any(word.lower() in rules.lists["future"] for word in words):
        return False
    last = len(words) - 1
    if words[last].lower() in rules.lists["month_prepositions_of_verbs"]:
        last -= 1
    elif words[last].lower() in rules.lists["past"] or not _is_past(words[last], rules):
        return False  # “collapsed October 30” has no preposition
    for at in range(last, max(-1, last - _OBJECT), -1):
        lower = words[at].lower()
        if lower in rules.lists["infinitive"] and _is_place(words[at + 1 : at + 2], rules):
            continue
        if lower in rules.lists["points_ahead"]:
            return False
        if (
            at
            and lower.endswith(rules.endings["going_on"])
            and words[at - 1].lower() in rules.lists["done_before"]
        ):
            return True  # “after leaving port on July 2”
        if words[at].islower() and (lower in rules.lists["past"] or _is_past(lower, rules)):
            return not (at and words[at - 1].lower() in rules.lists["be"] | rules.lists["be_now"])
    return False


def _is_place(behind: list[str], rules: Grammar) -> bool:
    """True for what follows “to” where it is no verb: “to the coast”, “to Lagos”, “to sea”."""
    if not behind:
        return False
    lists = rules.lists
    return behind[0].istitle() or behind[0] in lists["nominal"] or behind[0] in lists["places_behind"]


def _is_to(words: list[str], at: int, rules: Grammar) -> bool:
    """True at the “to” of “is to open”, “are not to meet”, “set to resume”; ``words`` run backwards."""
    lists = rules.lists
    if at == 0 or not words[at - 1].islower() or words[at - 1] in lists["nominal"]:
        return False
    rest = [word.lower() for word in words[at + 1 : at + 4]]
    if rest and rest[0] in lists["planning"]:
        return True
    if rest and rest[0] in lists["arranged"]:
        return not (len(rest) > 1 and rest[1] in lists["past"])
    if rest and rest[0] in lists["negation"]:
        rest = rest[1:]
    if rest and rest[0] in lists["be_then"]:  # “was to begin”, not “was to have begun”
        return words[at - 1].lower() not in lists["perfect"]
    return bool(rest) and rest[0] in lists["be_now"]


def _is_epithet(words: list[str], at: int, rules: Grammar) -> bool:
    """True for a participle between a verb after a modal and a noun; ``words`` run backwards."""
    if at + 2 >= len(words) or words[at + 2].lower() not in rules.lists["modals"]:
        return False
    verb = words[at + 1].lower()
    return verb not in rules.lists["auxiliaries"] and verb.isalpha() and at > 0 and words[at - 1].islower()


def _is_many(subject: str, rules: Grammar) -> bool:
    """True for a pronoun or plural, after which a plain verb is a present: “we leave”, “voters go”."""
    if subject in rules.lists["pronouns"]:
        return True
    return (
        len(subject) > 3
        and subject.endswith(rules.endings["plural"])
        and subject not in rules.lists["not_plural"]
    )


class _Telling(dict[str, bool]):
    """Whether a word as written may tell of past or future by itself; learnt as words turn up."""

    def __init__(self, language: str) -> None:
        super().__init__()
        rules = grammar(language)
        lists, endings = rules.lists, rules.endings
        self.names = rules.lexicon.words
        self.shapes = endings["past"] + endings["going_on"] + endings["future"] + endings["negated"]
        names = ("future", "past", "planned_present", "infinitive", "arranged", "noun_plans", "present")
        self.words = frozenset().union(*(lists[name] for name in names))

    def __missing__(self, word: str) -> bool:
        lower = word.lower()
        known = self.names.get(word)
        is_month = known is not None and "month" in known.values  # “and in May”
        tells = not is_month and (lower in self.words or lower.endswith(self.shapes))
        if len(self) < _LEARNT:
            self[word] = tells
        return tells


_telling = cache(_Telling)


def _scan(words: list[str], rules: Grammar, *, forward: bool = False) -> int:
    future, past, base = (rules.lists[name] for name in ("future", "past", "not_verbs"))
    if forward and not rules.lists["undoing"].isdisjoint(word.lower() for word in words[:8]):
        now = next((word.lower() for word in words[:8] if word.lower() in rules.lists["calling_off"]), "")
        return 1 if now in rules.lists["be_now"] else 0
    telling = _telling(rules.language)
    for index in [at for at, word in enumerate(words[:_VERBS]) if telling[word]]:
        word = words[index]
        lower = word.lower()
        neighbour = index - 1 if forward else index + 1
        if 0 <= neighbour < len(words) and words[neighbour].lower() in rules.lists["linking"]:
            continue  # “will be held”, “will stay closed”
        lower = lower.replace("’", "'")
        if (
            forward
            and lower in rules.lists["arranged"]
            and index
            and words[index - 1].endswith(rules.endings["manner"])
        ):
            continue  # “a hastily planned trip”
        if (
            lower in future
            and not forward
            and " ".join(words[index + 1 : index + 3]).lower() in rules.lists["had_been"]
        ):
            return -1
        if (
            lower in rules.lists["due"]
            and not forward
            and index + 1 < len(words)
            and words[index + 1].lower() in rules.lists["be_then"]
        ):
            return -1
        subject = words[neighbour].lower() if 0 <= neighbour < len(words) else ""
        behind = index + 1 if forward else index - 1
        after = words[behind].lower() if 0 <= behind < len(words) else ""
        if lower in rules.lists["noun_plans"] and (
            subject in rules.lists["nominal"] or after in rules.lists["of_nouns"]
        ):
            continue  # “vacation plans for”, “the plan”: a noun
        if not forward and subject in rules.lists["infinitive"] and lower in rules.lists["present"]:
            continue  # “difficult to meet”: the verb that the infinitive hangs on tells
        foreseen = lower in future or lower in rules.lists["arranged"]
        if foreseen and subject in rules.lists["foreseen_as"] and not forward:
            continue  # “more than expected”, “as planned”
        if lower in future or lower.endswith(rules.endings["future"]):
            return 1
        if lower in rules.lists["planned_present"] and _is_many(subject, rules):
            return 1
        if lower in rules.lists["infinitive"] and not forward and _is_to(words, index, rules):
            return 1
        if lower in rules.lists["same_forms"] and subject in rules.lists["modals"] and not forward:
            continue  # “will cut”
        if lower in past:
            if (
                subject in rules.lists["be_now"]
                and not forward
                and lower not in rules.lists["no_participles"]
            ):
                return 0  # “is closed on 5 May”
            return -1
        if (
            lower.endswith(rules.endings["going_on"])
            and not forward
            and subject in rules.lists["done_before"]
        ):
            return -1  # “After signing a pact in June”
        if len(lower) > 4 and lower.endswith(rules.endings["past"]) and word.islower() and lower not in base:
            if not forward and _is_epithet(words, index, rules):
                continue  # “would offer stranded customers seats”
            if subject in rules.lists["be_now"] and not forward:
                return 0  # “until a new one is elected on 3 May”
            return -1
    return 0
