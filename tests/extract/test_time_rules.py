"""Every rule keeps what its examples promise, and finds nothing in its counter-examples."""

from __future__ import annotations

import pytest

from briefline.extract.times import recognise as recognise_module
from briefline.extract.times.around import Around
from briefline.extract.times.recognise import Node, recognise, rewrite
from briefline.extract.times.resolve import resolve
from briefline.extract.times.rules import CALENDAR, Grammar, Level, Rule, grammar, languages, readable
from briefline.extract.times.time_tag import plain_document
from briefline.model.event import Published
from briefline.model.timex import Timex
from briefline.model.when import When

READ_ON = Published(When.parse("2021-11-17"), "given", "A Wednesday.")
RULES = [(language, rule) for language in languages() for rule in grammar(language).rules]
RULES += [
    (CALENDAR, rule)
    for language in readable()
    for rule in grammar(language).rules
    if language not in languages()
]
NAMED = {(language, rule.source, rule.name): rule for language, rule in RULES}
IDS = ["/".join(key) for key in NAMED]


def read(text: str, language: str) -> list[tuple[Timex, tuple[str, ...]]]:
    """Times and the rules that made them; a text for the rules of many languages begins with its own."""
    if language == CALENDAR:
        language, _, text = text.partition(": ")
    document = plain_document(text, language)
    found = recognise(document)
    names = {one.span: one.rules for one in found}
    return [(timex, names[timex.span]) for timex in resolve(document, found, (READ_ON,))]


@pytest.mark.parametrize(("key", "rule"), NAMED.items(), ids=IDS)
def test_examples(key: tuple[str, str, str], rule: Rule) -> None:
    assert rule.examples, f"{rule.name} has no example"
    for phrase, value in rule.examples.items():
        read_as = read(phrase, key[0])
        by_rule = [timex.value for timex, names in read_as if rule.name in names]
        assert value in by_rule, f"{phrase!r}: {[(t.text, t.value, n) for t, n in read_as]}"


@pytest.mark.parametrize(("key", "rule"), NAMED.items(), ids=IDS)
def test_counter_examples(key: tuple[str, str, str], rule: Rule, begun: set[str]) -> None:
    assert rule.never, f"{rule.name} has no counter-example"
    near = False
    for text in rule.never:
        begun.clear()
        used = [(timex.text, timex.value) for timex, names in read(text, key[0]) if rule.name in names]
        assert not used, text
        near = near or rule.name in begun
    assert near, f"{rule.name}: no counter-example has a word that the rule begins with"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the rules that could begin at a word of what is read, filled while it is read."""
    names: set[str] = set()

    def rewritten(nodes: list[Node], level: Level, around: Around, rules: Grammar) -> list[Node]:
        for node in nodes:
            names.update(rule.name for rule in level.beginning_with(node.character))
        return rewrite(nodes, level, around, rules)

    monkeypatch.setattr(recognise_module, "rewrite", rewritten)
    return names
