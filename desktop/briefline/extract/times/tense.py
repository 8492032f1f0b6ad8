"""Whether the words around a time speak of the past or of the future, from the verbs that stand nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefline.extract.times.bounds import sentence
from briefline.extract.times.rules import Grammar
from briefline.extract.times.verb_forms import (
    is_epithet,
    is_fixture,
    is_many,
    is_past,
    is_place,
    is_timetable,
    is_to,
    telling,
)
from briefline.extract.times.verb_tags import Tag, tagged_tense

_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_VERBS = 60  # words on each side among which the verb is looked for
_BESIDE = 120  # characters within which what is said right before a time begins
_OBJECT = 8  # words between a verb and its time


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
    known = _known(text, rules)
    place = start, end, low, high
    told = known.get(place)
    if told is None:
        told = known[place] = _told(text, start, end, *sentence(text, *place, rules), rules)
    if not tags or abs(told) != 1:
        return told
    first, last = sentence(text, *place, rules)
    return told if tagged_tense(text, start, end, (first, last), tags, rules) == told else 0


@lru_cache(maxsize=1)
def _known(text: str, rules: Grammar) -> dict[tuple[int, int, int, int], int]:
    """What was found in the text read last: its date of writing asks for the same places as what it tells."""
    return {}


def _told(text: str, start: int, end: int, first: int, last: int, rules: Grammar) -> int:
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return 0  # “within 30 days of receipt (4 January)”: the clause does not tell it
    patterns = rules.patterns
    inserted = patterns["inserted"].search(text, first, start)
    if inserted is not None:  # “have been called, a week ago today, for 28 July”
        cut = text[first : inserted.start()] + text[inserted.end() - 1 : last]
        at = start - (inserted.end() - 1 - inserted.start()) - first
        return _told(cut, at, at + end - start, 0, len(cut), rules)
    near = max(first, start - _BESIDE)
    if (
        patterns["to_deliver"].match(text, end)
        or "/" in text[start:end]
        and patterns["priced"].match(text, end)
    ):
        return 1  # “oil for June delivery fell”, “June/July went at 1,850”
    if patterns["is_when"].search(text, near, start):
        return 1
    if re.match(rules.words.get("came_or_not", "(?!)"), text[end:last]):
        return -1  # “the hearing scheduled for 6 November did not take place”
    lead = _WORD.findall(text[max(first, start - 40) : start].lower())
    arranged = not rules.lists["arranged"].isdisjoint(lead[-4:])
    if arranged and re.match(rules.words.get("was_then", "(?!)"), text[end:last]):
        return 0  # “a test, due in the first week of May, was put off”
    if rules.patterns["as_foreseen"].search(text, near, start):
        lead = []  # “more than expected in”, “as planned on”: no plan
    verb = lead[:-1] if len(lead) < 3 or lead[-2] not in rules.lists["particles"] else lead[:-2]
    if verb and lead[-1] in rules.lists["goal_prepositions"] and verb[-1] in rules.lists["arranged"]:
        return (
            0 if rules.lists["before_past"].intersection(lead[-6:]) else 1
        )  # “due on”, “penciled in for”; “had been booked for”
    passive = len(verb) > 1 and verb[-2] in rules.lists["linking"]  # “will be unveiled on”
    made_known = verb and not passive and lead[-1] in rules.lists["month_prepositions_of_verbs"]
    if made_known and verb[-1] in rules.lists["made_known"]:
        return -2  # “the sale, announced in May”
    if lead and lead[-1] in rules.lists["meant_for"] and not rules.lists["arranged"].isdisjoint(lead[-5:-1]):
        return 1  # “booked a flight for the 20th”
    if (bygone := rules.patterns["bygone"].search(text, first, start)) and not _is_of_plan(
        text, bygone.start(), start, end, first, rules
    ):
        return -3  # “faces trial for the killing of a guard in April”
    if re.search(rules.words.get("moved_to", "(?!)"), text[first:start]):
        return 1 if re.search(rules.words.get("moved_now", "(?!)"), text[first:start]) else 0
    if rules.patterns["moved_from"].search(text, near, start):
        return 0
    if re.search(rules.words.get("reminded_of", "(?!)"), text[first:start]):
        return 0  # “reminded them of the fair on”: before or after
    if lead and lead[-1] in rules.lists["closed_by"]:
        return -2
    if len(lead) > 2 and lead[-1] in rules.lists["day_prepositions"] and is_timetable(lead[-2], rules):
        return 0 if lead[-3] in rules.lists["nominal"] else 1  # “the union votes on”, “the votes on”
    if (
        len(lead) > 2
        and lead[-1] in rules.lists["day_prepositions"]
        and lead[-3] not in rules.lists["be"] | rules.lists["be_now"]
        and not (lead[-3] in rules.lists["joining"] and lead[-2] in rules.lists["same_forms"])
        and is_past(lead[-2], rules)
    ):
        return -2
    if len(lead) > 1 and lead[-2] in rules.lists["be_then"] and is_past(lead[-1], rules):
        return -3  # “was told Wednesday”
    if re.match(rules.words.get("assigned", "(?!)"), text[first:start]):
        return 1  # “Ana Ruiz to order paint by Friday”
    before = _WORD.findall(text[first:start])
    if _is_of_past_verb(text[first:start], rules):
        return -2  # “had seized two boats on November 11”
    if _is_of_reported_clause(text, start, end, lead, rules):
        told = _scan(_WORD.findall(text[end:last]), rules, forward=True)
        if told:
            return told  # “said second-half sales would rise”
    opened = len(lead) > 1 and lead[-2] in rules.lists["clause_openers"]
    if opened and not is_past(lead[-1], rules):  # “which began Monday” is told by itself
        told = _scan(_WORD.findall(text[end:last]), rules, forward=True)
        if told:
            return told  # “…, but on Friday they burned it”
    if len(before) == 2 and before[0].istitle() and before[1] in rules.lists["month_prepositions_of_verbs"]:
        done = before[0].lower()  # “Arrested on 2 April, he remains in custody”
        planned = rules.lists["arranged"] | rules.lists["future"] | rules.lists["points_ahead"]
        if is_past(done, rules) and done not in planned and text[end : end + 1] == ",":
            return -2
    found = _scan(list(reversed(before)), rules)
    if found:
        return -2 if found < 0 and rules.patterns["outdone"].search(text, near, start) else found
    if re.match(rules.words.get("is_off", "(?!)"), text[end:last].lstrip()):
        return 1
    if re.search(rules.words.get("aside", "(?!)"), text[first:start]) and text[end:last].startswith(","):
        return 0  # “whose lease runs out in June, was closed”: that verb tells of something else
    ahead = _WORD.findall(text[end:last])
    after = _scan(ahead, rules, forward=True)
    bound = bool(before) and before[0].lower() in rules.lists["bounds_ahead"]
    bound = bound and not rules.lists["modals_of_past"].isdisjoint(ahead)  # “By January all should have one”
    opens = len(before) == 1 and not bound and (before[0].istitle() or _follows(";", text, first))
    opens = opens or not before and " " in text[start:end] or _is_told_at_once(text, end, last, rules)
    return -2 if opens and after < 0 else after  # “In January, the board sold it”


def _is_told_at_once(text: str, end: int, last: int, rules: Grammar) -> bool:
    """“A fire on 2 April destroyed the mill”: right behind the time is the verb, and what it did."""
    word = _WORD.match(text, end + 1, last)
    if word is None or text[end : end + 1] != " " or not word.group().islower():
        return False
    lower, lists = word.group(), rules.lists
    if lower in lists["arranged"] or lower in lists["points_ahead"] or lower in lists["be_then"]:
        return False
    after = _WORD.match(text, word.end() + 1, last)
    return is_past(lower, rules) and after is not None and after.group().lower() in lists["nominal"]


def _is_of_reported_clause(text: str, start: int, end: int, lead: list[str], rules: Grammar) -> bool:
    """True where a time is an attribute in the clause that somebody says: “said second-half sales …”."""
    spoken = lead[:-1] if lead and lead[-1] in rules.lists["nominal"] else lead
    noun = rules.patterns["noun_ahead"].match(text, end)
    if not spoken or spoken[-1] not in rules.lists["reporting"] or noun is None:
        return False
    known = rules.lexicon.words.get(text[start:end].split()[0])
    return noun[1] not in rules.lists["after_day"] and (known is None or "weekday" not in known.values)


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
    elif words[last].lower() in rules.lists["past"] or not is_past(words[last], rules):
        return False  # “collapsed October 30” has no preposition
    for at in range(last, max(-1, last - _OBJECT), -1):
        lower = words[at].lower()
        if lower in rules.lists["infinitive"] and is_place(words[at + 1 : at + 2], rules):
            continue
        if lower in rules.lists["before_names"] and "".join(words[at + 1 : at + 2]).istitle():
            continue  # “joined from Ajax in January”
        if lower in rules.lists["points_ahead"]:
            return False
        if is_fixture(lower, "".join(words[at + 1 : at + 2]), rules):
            return False
        if (
            at
            and lower.endswith(rules.endings["going_on"])
            and words[at - 1].lower() in rules.lists["done_before"]
        ):
            return True  # “after leaving port on July 2”
        if words[at].islower() and (lower in rules.lists["past"] or is_past(lower, rules)):
            return not (at and words[at - 1].lower() in rules.lists["be"] | rules.lists["be_now"])
    return False


def _scan(words: list[str], rules: Grammar, *, forward: bool = False) -> int:
    future, past, base = (rules.lists[name] for name in ("future", "past", "not_verbs"))
    if forward and not rules.lists["undoing"].isdisjoint(word.lower() for word in words[:8]):
        now = next((word.lower() for word in words[:8] if word.lower() in rules.lists["calling_off"]), "")
        return 1 if now in rules.lists["be_now"] else 0
    tells = telling(rules.language)
    for index in [at for at, word in enumerate(words[:_VERBS]) if tells[word]]:
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
        if lower in rules.lists["modals_of_past"] and after in rules.lists["perfect"]:
            return -1  # “which should have begun on 3 May”
        foreseen = lower in future or lower in rules.lists["arranged"]
        if foreseen and subject in rules.lists["foreseen_as"] and not forward:
            continue  # “more than expected”, “as planned”
        if lower in future or lower.endswith(rules.endings["future"]):
            return 1
        if lower in rules.lists["planned_present"] and is_many(subject, rules):
            return 1
        if not forward and is_fixture(lower, words[index - 1] if index else "", rules):
            return 1  # “and host Leeds on Saturday”
        if lower in rules.lists["infinitive"] and not forward and is_to(words, index, rules):
            return 1
        apart = subject in rules.lists["modals"] | rules.lists["joining"]
        if lower in rules.lists["same_forms"] and apart and not forward:
            continue  # “will cut”, “will open on Monday but shut on”: the verb before tells
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
            if not forward and is_epithet(words, index, rules):
                continue  # “would offer stranded customers seats”
            if subject in rules.lists["be_now"] and not forward:
                return 0  # “until a new one is elected on 3 May”
            return -1
    return 0
