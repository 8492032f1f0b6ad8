"""Forms of verbs, by a language's word lists: what tells of the past, of a plan, of what is fixed."""

from __future__ import annotations

from functools import cache

from briefline.extract.times.rules import Grammar, grammar

_LEARNT = 50_000  # words that are remembered


def is_timetable(word: str, rules: Grammar) -> bool:
    """True for a present of one subject that tells of what is fixed: “votes”, “opens”."""
    return any(
        word.endswith(ending) and word.removesuffix(ending) in rules.lists["planned_present"]
        for ending in rules.endings["plural"]
    )


def is_past(word: str, rules: Grammar) -> bool:
    """True for a past form that stands right before the time: “was read on March 23”."""
    if word in rules.lists["arranged"] or word in rules.lists["future"] or word in rules.lists["not_verbs"]:
        return False
    return word in rules.lists["past"] or len(word) > 4 and word.endswith(rules.endings["past"])


def is_place(behind: list[str], rules: Grammar) -> bool:
    """True for what follows “to” where it is no verb: “to the coast”, “to Lagos”, “to sea”."""
    if not behind:
        return False
    lists = rules.lists
    return behind[0].istitle() or behind[0] in lists["nominal"] or behind[0] in lists["places_behind"]


def is_to(words: list[str], at: int, rules: Grammar) -> bool:
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


def is_fixture(verb: str, after: str, rules: Grammar) -> bool:
    """True for the present of a match to come, before the other side's name: “host Leeds”."""
    return verb in rules.lists["fixtures"] and (after.istitle() or after in rules.lists["fixture_follows"])


def is_epithet(words: list[str], at: int, rules: Grammar) -> bool:
    """True for a participle between a verb after a modal and a noun; ``words`` run backwards."""
    if at + 2 >= len(words) or words[at + 2].lower() not in rules.lists["modals"]:
        return False
    verb = words[at + 1].lower()
    return verb not in rules.lists["auxiliaries"] and verb.isalpha() and at > 0 and words[at - 1].islower()


def is_many(subject: str, rules: Grammar) -> bool:
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
        names = (
            "future",
            "past",
            "planned_present",
            "infinitive",
            "arranged",
            "noun_plans",
            "fixtures",
            "present",
        )
        self.words = frozenset().union(*(lists[name] for name in names))

    def __missing__(self, word: str) -> bool:
        lower = word.lower()
        known = self.names.get(word)
        is_month = known is not None and "month" in known.values  # “and in May”
        tells = not is_month and (lower in self.words or lower.endswith(self.shapes))
        if len(self) < _LEARNT:
            self[word] = tells
        return tells


telling = cache(_Telling)
