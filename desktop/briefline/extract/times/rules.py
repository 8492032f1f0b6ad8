"""The rules of a language, as data: resources/rules/<language>/*.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from briefline.extract.times.lexicon import Lexicon
from briefline.extract.times.pattern import BadPattern, Pattern, compile_pattern, expand, literals

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a pattern over classes, the form of reading it makes, and the classes of the item it yields.

    Rules of a lower ``level`` run first; their items are what higher ones see. ``checks`` are conditions
    on the words around; ``alone`` are conditions on an item that nothing larger has taken up; with
    ``emit`` false such an item is dropped. ``examples`` map a phrase to its TIMEX3 value on the file's
    reading day, ``never`` holds texts in which nothing may be found.
    """

    name: str
    level: int
    source: str
    pattern: Pattern
    form: str
    yields: tuple[str, ...]
    fixed: Mapping[str, Any]
    checks: tuple[str, ...]
    alone: tuple[str, ...]
    emit: bool
    examples: Mapping[str, str]
    never: tuple[str, ...]


class Level:
    """The rules that run together, found by the two characters that stand where they are to begin."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        table: dict[str, list[Rule]] = {}
        for rule in rules:
            for character in rule.pattern.first:
                table.setdefault(character, []).append(rule)
        self.by_first: Mapping[str, tuple[Rule, ...]] = {one: tuple(found) for one, found in table.items()}
        self.by_pair: dict[str, tuple[Rule, ...]] = {}  # filled as pairs turn up

    def beginning(self, pair: str) -> tuple[Rule, ...]:
        """The rules that can begin with these two characters, or with the one that is the last."""
        first, second = pair[0], pair[1:]
        found = tuple(
            rule
            for rule in self.by_first.get(first, ())
            if rule.pattern.second is None or second in rule.pattern.second
        )
        self.by_pair[pair] = found
        return found


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that reading time in one language needs.

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
    """The languages that there are rules for, ISO 639-1."""
    folder = files("briefline.resources") / "rules"
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and len(entry.name) == 2))


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language, loaded once. Raises BadPattern for a rule that cannot be read."""
    folder = files("briefline.resources") / "rules" / language
    tables = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda one: one.name)
        if entry.name.endswith(".toml")
    }
    words = tables.pop("lexicon")
    context = tables.pop("context")
    capital, forms = words.pop("capital"), words.pop("forms")
    raw = []
    for group, table in tables.items():
        macros = {**context["macros"], **table.get("macros", {})}
        for entry in table["rule"]:
            patterns = entry["pattern"] if isinstance(entry["pattern"], list) else [entry["pattern"]]
            for text in patterns:
                raw.append((group, entry, expand(text, macros), entry.get("level", table.get("level", 2))))
    lexicon = Lexicon(words, capital, {word for _, _, text, _ in raw for word in literals(text)}, forms)
    for _, entry, _, _ in raw:
        lexicon.character(frozenset(_yields(entry)))
    rules = tuple(_rule(group, entry, text, level, lexicon) for group, entry, text, level in raw)
    depth = max(rule.level for rule in rules)
    levels = tuple(Level(rule for rule in rules if rule.level == level) for level in range(1, depth + 1))
    core = frozenset().union(*(lexicon.characters(name) for name in context["core"]))
    lists = defaultdict[str, frozenset[str]](frozenset)
    lists.update((name, frozenset(values)) for name, values in context["lists"].items())
    endings = defaultdict[str, tuple[str, ...]](tuple)
    endings.update((name, tuple(values)) for name, values in context.get("endings", {}).items())
    around = defaultdict[str, re.Pattern[str]](lambda: _NOTHING)
    around.update((name, re.compile(text)) for name, text in context.get("patterns", {}).items())
    return Grammar(language, lexicon, levels, rules, core, lists, endings, around, context["words"])


def _yields(entry: Mapping[str, Any]) -> tuple[str, ...]:
    names = entry["yields"]
    return (names,) if isinstance(names, str) else tuple(names)


def _rule(group: str, entry: Mapping[str, Any], text: str, level: int, lexicon: Lexicon) -> Rule:
    try:
        pattern = compile_pattern(text, lexicon.characters)
    except BadPattern as error:
        raise BadPattern(f"{group}: {entry['name']}: {error}") from error
    return Rule(
        entry["name"],
        level,
        group,
        pattern,
        entry["form"],
        _yields(entry),
        entry.get("set", {}),
        tuple(entry.get("checks", ())),
        tuple(entry.get("alone", ())),
        entry.get("emit", True),
        entry.get("examples", {}),
        tuple(entry.get("never", ())),
    )
