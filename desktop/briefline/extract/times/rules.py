"""The rules of a language, as data: resources/rules/<language>/*.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from operator import or_
from typing import Any

from briefline.extract.times.alphabet import Alphabet, holds
from briefline.extract.times.expressions import Expressions
from briefline.extract.times.lexicon import NEUTRAL, Lexicon
from briefline.extract.times.pattern import (
    BadPattern,
    Captured,
    Compiler,
    EmptyClass,
    Pattern,
    expanded,
    lexemes,
    literals,
)

_NOTHING = re.compile(r"(?!)")
CALENDAR = "calendar"  # the folder of rules for languages without some of their own
_RULES = files("briefline.resources") / "rules"
_Raw = tuple[str, Mapping[str, Any], list[str], int]  # group, entry, lexemes of the pattern, level
_REMEMBERED = 20_000  # rows of class characters, per level


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a pattern over classes, the form of reading it makes, and the classes of the item it yields.

    Rules of a lower ``level`` run first; their items, written as ``character``, are what higher ones see.
    ``checks`` are conditions on the words around; ``alone`` are conditions on an item that nothing
    larger has taken up; with ``emit`` false such an item is dropped. ``examples`` map a phrase to its
    TIMEX3 value on the file's reading day, ``never`` holds texts in which nothing may be found.
    """

    name: str
    level: int
    source: str
    pattern: Pattern
    form: str
    yields: tuple[str, ...]
    character: str
    fixed: Mapping[str, Any]
    checks: tuple[str, ...]
    alone: tuple[str, ...]
    emit: bool
    examples: Mapping[str, str]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where the class characters of a line fit a rule: how many, and the place of each captured one."""

    rule: Rule
    length: int
    captured: Captured


class Level:
    """The rules that run together, found by the two characters that stand where they are to begin.

    Whether a pattern fits depends on the class characters alone, and the same ones stand in a row again and
    again (a number, a month, a year), so what fitted is remembered by them.
    """

    def __init__(self, rules: Iterable[Rule], alphabet: Alphabet) -> None:
        self._rules = tuple(rules)
        self._alphabet = alphabet
        first = alphabet.text(reduce(or_, (rule.pattern.first for rule in self._rules), 0))
        self.begin = re.compile(f"[{first}]") if first else _NOTHING
        self._by_first: dict[str, tuple[Rule, ...]] = {}  # filled as characters and pairs turn up
        self._by_pair: dict[str, _Beginning] = {}
        self._matches: dict[str, tuple[Match, ...]] = {}

    def beginning_with(self, character: str) -> tuple[Rule, ...]:
        """The rules whose patterns a class character can begin."""
        known = self._by_first.get(character)
        if known is None:
            known = tuple(rule for rule in self._rules if holds(rule.pattern.first, character))
            self._by_first[character] = known
        return known

    def matches(self, line: str, at: int) -> tuple[Match, ...]:
        """What fits from a place of a line of class characters on: the longest first, else as rules come."""
        pair = line[at : at + 2]
        beginning = self._by_pair.get(pair)
        if beginning is None:
            beginning = self._by_pair[pair] = _Beginning(self._of_pair(pair), self._alphabet)
        seen = beginning.reach(line, at)
        if not seen:
            return ()
        found = self._matches.get(seen)
        if found is None:
            if len(self._matches) >= _REMEMBERED:
                self._matches.clear()
            found = self._matches[seen] = beginning.matches(seen)
        return found

    def _of_pair(self, pair: str) -> tuple[Rule, ...]:
        first, second = pair[0], pair[1:] or NEUTRAL
        return tuple(
            rule
            for rule in self.beginning_with(first)
            if rule.pattern.second is None or holds(rule.pattern.second, second)
        )


class _Beginning:
    """The rules that can begin with a pair of characters, and how far they can look."""

    def __init__(self, rules: tuple[Rule, ...], alphabet: Alphabet) -> None:
        self._rules = rules
        self._alphabet = alphabet.text(reduce(or_, (rule.pattern.alphabet for rule in rules), 0))
        self._longest = max((rule.pattern.longest for rule in rules), default=0)

    def reach(self, line: str, at: int) -> str:
        """The characters from a place on that the rules can hold, no more than the longest of them can."""
        ahead = line[at : at + self._longest]
        return ahead[: len(ahead) - len(ahead.lstrip(self._alphabet))]

    def matches(self, seen: str) -> tuple[Match, ...]:
        line = seen + NEUTRAL
        found = []
        for rule in self._rules:
            match = rule.pattern.match(line, 0, ())
            if match is not None:
                found.append(Match(rule, *match))
        return tuple(sorted(found, key=lambda one: -one.length))


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Everything that reading time in one language needs; there is one of a language.

    ``lists`` are the word lists of the checks, ``endings`` the endings of words that they go by, ``patterns``
    expressions over the text around. What a language does not have is empty, and matches nothing.
    """

    language: str
    lexicon: Lexicon
    levels: tuple[Level, ...]
    rules: tuple[Rule, ...]
    core: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, re.Pattern[str]]
    words: Mapping[str, Any]


@cache
def languages() -> tuple[str, ...]:
    """The languages that have rules of their own, ISO 639-1."""
    return tuple(sorted(entry.name for entry in _RULES.iterdir() if entry.is_dir() and len(entry.name) == 2))


@cache
def readable() -> tuple[str, ...]:
    """All languages whose dates are read: by rules of their own, or by the names of their months."""
    return tuple(sorted({*languages(), *_tables(CALENDAR)["names"]}))


def grammar_for(language: str) -> Grammar:
    """The grammar that a text in a language is read with: the English one where nothing is known of it."""
    known = language in languages() or language in readable()
    return grammar(language if known else "en")


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a readable language, loaded once. Raises BadPattern for a rule that cannot be read.

    A language without rules of its own gets those for calendar dates, with its own names of months and days.
    """
    own = language in languages()
    tables = _tables(language if own else CALENDAR)
    words, context = tables.pop("lexicon"), tables.pop("context")
    names = tables.pop("names", {})
    if not own:
        words.update(_classes(names[language]))
        context["words"]["prepositions"].update(names[language].get("prepositions", {}))
    capital, forms = words.pop("capital"), words.pop("forms")
    raw = []
    for group, table in tables.items():
        macros = expanded({**context["macros"], **table.get("macros", {})})
        for entry in table["rule"]:
            patterns = entry["pattern"] if isinstance(entry["pattern"], list) else [entry["pattern"]]
            for text in patterns:
                level = entry.get("level", table.get("level", 2))
                raw.append((group, entry, lexemes(text, macros), level))
    lexicon = Lexicon(words, capital, literals(read for _, _, read, _ in raw), forms)
    for _, entry, *_ in raw:
        lexicon.character(frozenset(_yields(entry)))
    rules = tuple(_made(raw, lexicon, complete=own))
    depth = max(rule.level for rule in rules)
    levels = tuple(
        Level((rule for rule in rules if rule.level == level), lexicon.alphabet)
        for level in range(1, depth + 1)
    )
    core = reduce(or_, (lexicon.alphabet.of_class(name) for name in context["core"]), 0)
    lists = defaultdict[str, frozenset[str]](frozenset)
    lists.update((name, frozenset(values)) for name, values in context["lists"].items())
    endings = defaultdict[str, tuple[str, ...]](tuple)
    endings.update((name, tuple(values)) for name, values in context.get("endings", {}).items())
    around = Expressions(context.get("patterns", {}))
    return Grammar(
        language,
        lexicon,
        levels,
        rules,
        frozenset(lexicon.alphabet.text(core)),
        lists,
        endings,
        around,
        context["words"],
    )


def _tables(folder: str) -> dict[str, Any]:
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted((_RULES / folder).iterdir(), key=lambda one: one.name)
        if entry.name.endswith(".toml")
    }


def _classes(names: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The names of a language's months, days and units, and what they are told by, as classes of words."""
    parts = (
        ("month", "months", 1),
        ("short", "short", 1),
        ("weekday", "weekdays", 1),
        ("deictic", "days", -1),
        ("number", "numbers", 1),
    )
    classes: dict[str, dict[str, Any]] = {
        name: {word: number for number, words in enumerate(names.get(key, ()), first) for word in words}
        for name, key, first in parts
    }
    for name, key in (("unit", "units"), ("leading", "leading"), ("trailing", "trailing")):
        told = names.get(key, {})
        classes[name] = {word: value for value, words in told.items() for word in words}
    for name in ("ago", "ago_behind", "ahead"):
        classes[name.replace("_", "")] = dict.fromkeys(names.get(name, ()), 1)
    for words, count in zip(names.get("far_days", ()), (-2, 2), strict=False):
        classes["deictic"].update(dict.fromkeys(words, count))
    return classes


def _made(raw: list[_Raw], lexicon: Lexicon, *, complete: bool) -> Iterator[Rule]:
    """The rules; where a language need not be ``complete``, those that have no words for it are left out."""
    compiler = Compiler(lexicon.alphabet)
    for group, entry, read, level in raw:
        try:
            yield _rule(group, entry, compiler, read, level, lexicon)
        except EmptyClass:
            if complete:
                raise


def _yields(entry: Mapping[str, Any]) -> tuple[str, ...]:
    names = entry["yields"]
    return (names,) if isinstance(names, str) else tuple(names)


def _rule(
    group: str, entry: Mapping[str, Any], compiler: Compiler, read: list[str], level: int, lexicon: Lexicon
) -> Rule:
    try:
        pattern = compiler.compile(read)
    except BadPattern as error:
        raise type(error)(f"{group}: {entry['name']}: {error}") from error
    return Rule(
        entry["name"],
        level,
        group,
        pattern,
        entry["form"],
        _yields(entry),
        lexicon.character(frozenset(_yields(entry))),
        entry.get("set", {}),
        tuple(entry.get("checks", ())),
        tuple(entry.get("alone", ())),
        entry.get("emit", True),
        entry.get("examples", {}),
        tuple(entry.get("never", ())),
    )
