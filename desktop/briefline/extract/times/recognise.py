"""From a document to the time expressions in it, each with what it says but not yet when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, NamedTuple

from briefline.extract.times import build, context, specials
from briefline.extract.times.around import Around
from briefline.extract.times.copies import replace
from briefline.extract.times.lexicon import BREAK, NEUTRAL
from briefline.extract.times.reading import Reading
from briefline.extract.times.rules import Grammar, Level, Match, Rule, grammar, grammar_for
from briefline.model.text import Document, Span

_REGION = re.compile(f"[^{NEUTRAL}{BREAK}]+")
_BLOCK = 200_000  # characters that are scanned together, to bound the memory
_ENDS = ("first", "second", "third", "last")
LONGEST = 60  # tokens of one region that are parsed together


class Found(NamedTuple):
    """A time expression as worded. ``parts`` are the ends of a range, or the members of a list.

    ``rules`` names the rules that made it, the last one first. ``before`` is the preposition in front
    of it ("since", "until", "by" …), "" for none that matters.
    """

    span: Span
    section: int
    reading: Reading
    rules: tuple[str, ...]
    before: str = ""
    parts: tuple[Found, ...] = ()


@dataclass(slots=True)
class Node:
    """A token or an item over several: its class character, its span, its value in each class.

    ``values`` is None for a token that no rule has captured yet.
    """

    character: str
    start: int
    end: int
    values: Mapping[str, Any] | None = None
    rules: tuple[Rule, ...] = ()
    children: tuple[Node, ...] = ()


def recognise(document: Document) -> tuple[Found, ...]:
    """All time expressions of a document, in text order; they do not overlap.

    Reads section by section, so that no expression runs across two of them. A language of which nothing is
    known is read with the English rules.
    """
    reader = grammar_for(document.language)
    found: list[Found] = []
    for index, section in enumerate(document.sections):
        found += recognise_text(document.text, section.span.start, section.span.end, index, reader)
    return tuple(found)


def recognise_text(
    text: str, start: int, end: int, section: int = 0, reader: Grammar | None = None
) -> Iterator[Found]:
    """The time expressions of one stretch of a text, half-open offsets. Linear in its length."""
    rules = reader or grammar()
    for first, last in _blocks(text, start, end):
        characters, tokens = _scan(text, first, last, rules)
        line = "".join(characters)
        for region in _REGION.finditer(line):
            if rules.core.isdisjoint(region.group()):
                continue
            for low in range(region.start(), region.end(), LONGEST):
                high = min(region.end(), low + LONGEST)
                yield from _region(text, start, end, characters[low:high], tokens[low:high], section, rules)


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open stretches of bounded length that end between lines, or else between words."""
    while end - start > _BLOCK:
        stop = text.rfind("\n", start, start + _BLOCK)
        if stop <= start:
            stop = text.rfind(" ", start, start + _BLOCK)
        stop = stop if stop > start else start + _BLOCK
        yield start, stop
        start = stop
    yield start, end


def _scan(text: str, start: int, end: int, rules: Grammar) -> tuple[list[str], list[re.Match[str]]]:
    """The class characters of the tokens in a stretch, and the tokens themselves."""
    lexicon = rules.lexicon
    plain, digits, kinds = lexicon.plain.get, lexicon.digits, lexicon.tokens.kinds
    characters: list[str] = []
    tokens: list[re.Match[str]] = []
    for token in lexicon.tokens.expression.finditer(text, start, end):
        kind = kinds[token.lastindex or 0]
        if kind == "word" or kind == "mark":
            characters.append(plain(token[0], NEUTRAL))
        elif kind == "digits":
            characters.append(digits(token[0]))
        elif kind == "quote" or kind == "silent":
            continue  # a quoted line's mark or one of direction: a sentence runs across
        else:
            characters.append(specials.character(kind, token[0], lexicon))
        tokens.append(token)
    return characters, tokens


def _region(
    text: str,
    start: int,
    end: int,
    characters: list[str],
    tokens: list[re.Match[str]],
    section: int,
    rules: Grammar,
) -> Iterator[Found]:
    nodes = [Node(one, *token.span()) for one, token in zip(characters, tokens, strict=True)]
    around = Around(text, start, end, rules)
    for level in rules.levels:
        nodes = rewrite(nodes, level, around, rules)
    yield from _apart(text, list(_emitted(nodes, section, around)))


def _apart(text: str, found: list[Found]) -> Iterator[Found]:
    """Expressions that end before the next one: “the eve of Q3” runs over no “Q3”."""
    for one, after in zip_longest(found, found[1:]):
        if after is None or one.span.end <= after.span.start:
            yield one
            continue
        own = text[one.span.start : after.span.start].rstrip()
        yield replace(one, span=Span(one.span.start, one.span.start + len(own)))


def _emitted(nodes: list[Node], section: int, around: Around) -> Iterator[Found]:
    for node in nodes:
        if not node.rules or not node.rules[0].emit or not isinstance(_value(node), Reading):
            continue
        if all(context.CHECKS[name](around, node.start, node.end) for name in node.rules[0].alone):
            found = _found(node, section, around)
            yield from _members(found) if found.reading.form == "days" else (found,)


def _members(found: Found) -> Iterator[Found]:
    """“3, 4 and 8 June”: three dates, each with the month and year that are said once."""
    dated = next(part.reading for part in found.parts if part.reading.month is not None)
    year = found.reading.year if found.reading.year is not None else dated.year
    for index, part in enumerate(part for part in found.parts if part.reading.day is not None):
        relation = "listed" if index else ""
        reading = replace(part.reading, month=dated.month, year=year, relation=relation)
        yield replace(part, reading=reading, rules=found.rules, before=found.before)


def rewrite(nodes: list[Node], level: Level, around: Around, rules: Grammar) -> list[Node]:
    """One pass from left to right: at each node the longest match of the level's rules becomes an item."""
    line = "".join([node.character for node in nodes])
    search = level.begin.search
    begin = search(line)
    if begin is None:
        return nodes
    result: list[Node] = []
    at = 0
    while begin is not None:
        start = begin.start()
        result += nodes[at:start]
        at = start + 1
        for match in level.matches(line, start):
            item = _item(match, start, nodes, around, rules)
            if item is not None:
                result.append(item)
                at = start + match.length
                break
        else:
            result.append(nodes[start])
        begin = search(line, at)
    result += nodes[at:]
    return result


def _item(match: Match, first: int, nodes: list[Node], around: Around, rules: Grammar) -> Node | None:
    rule = match.rule
    start, end = nodes[first].start, nodes[first + match.length - 1].end
    for name in rule.checks:
        if not context.CHECKS[name](around, start, end):
            return None
    fields: dict[str, Any] = {}
    children = []
    for capture, where in match.captured:
        node = nodes[first + where]
        values = node.values
        if values is None:
            values = specials.values(around.text[node.start : node.end], node.character, rules.lexicon)
            node.values = values
        for name in capture.classes:
            if name in values:
                fields[capture.field] = values[name]
                break
        if node.rules:
            children.append(node)
        elif capture.field in _ENDS:
            day = values.get("day", values.get("nthnum"))
            children.append(Node(node.character, node.start, node.end, {"": Reading("date", day=day)}))
    fields.update(rule.fixed)
    value = build.build(rule.form, fields)
    if value is None:
        return None
    trail = (rule, *[one for child in children for one in child.rules]) if children else (rule,)
    return Node(rule.character, start, end, dict.fromkeys(rule.yields, value), trail, tuple(children))


def _ends(node: Node) -> tuple[Node, ...]:
    """The parts of a range. Of hours, “from 4” and “8 p.m. Friday”: the day belongs to what it stands by."""
    hours = next((one for one in (node, *node.children) if one.rules and one.rules[0].form == "hours"), None)
    if hours is None or len(hours.children) != 2:
        return node.children
    first, last = hours.children
    start = node.start if node.start < hours.start else first.start
    return replace(first, start=start), replace(last, end=node.end)


def _value(node: Node) -> Any:
    return next(iter(node.values.values()), None) if node.values else None


def _found(node: Node, section: int, around: Around) -> Found:
    reading = _value(node)
    parts: tuple[Found, ...] = ()
    end = around.name_end(node.end) if reading.form == "eveof" else node.end
    if reading.form == "eveof" and around.owned(node.end):
        reading = replace(reading, relation="owned")
    if reading.form in ("range", "list", "days", "eras", "sofar", "weekto"):
        parts = tuple(
            _found(child, section, around) for child in _ends(node) if isinstance(_value(child), Reading)
        )
    if reading.form == "sofar" and len(parts) == 1:
        last = Span(_last_word(around.text, end), end)
        parts += (Found(last, section, Reading("ref", value="PRESENT_REF"), parts[0].rules),)
    return Found(
        Span(node.start, end),
        section,
        reading,
        tuple([rule.name for rule in node.rules]),
        around.preposition(node.start),
        parts,
    )


def _last_word(text: str, end: int) -> int:
    """Where the word starts that ends at ``end``."""
    start = end
    while start and text[start - 1].isalnum():
        start -= 1
    return start
