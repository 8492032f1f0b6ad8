"""The language of the rules' patterns: word classes and literal words, compiled to a regular expression.

Every token of a text is written as one character that stands for the set of classes it is in, so a
pattern over words becomes a pattern over characters and costs next to nothing to try.

    {month}              a token or item of the class, captured as field ``month``
    {first:DAY|MONTH}    of one of the classes, captured as ``first``
    {:unit}              not captured
    the, of              literal words (lower case matches any case)
    , . - / ' + ~ &      literal punctuation; ~ is a spaced dash
    ( a | b )  ?         grouping, alternatives, optional
    <name>               a macro of the rule file, written out in place
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_LEXEME = re.compile(
    r"\{(?P<capture>[^}]*)\}|(?P<word>[^\W_]+)|(?P<mark>[,.\-/'+~&;:\"\[\]])|(?P<control>[()|?])|\s+"
)
_MACRO = re.compile(r"<(\w+)>")


class BadPattern(ValueError):
    """A rule's pattern does not follow the language."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A captured field: its name and the classes, of which the first that a token is in gives the value."""

    field: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: the expression over class characters, and the characters it can begin with."""

    expression: re.Pattern[str]
    first: frozenset[str]
    captures: Mapping[str, Capture]


def expand(text: str, macros: Mapping[str, str]) -> str:
    """The pattern with its macros written out. Raises BadPattern for unknown ones."""
    for _ in range(8):
        names = _MACRO.findall(text)
        if not names:
            return text
        for name in names:
            if name not in macros:
                raise BadPattern(f"no macro <{name}> for {text}")
            text = text.replace(f"<{name}>", f"({macros[name]})")
    raise BadPattern(f"macros too deep in {text}")


def literals(text: str) -> set[str]:
    """The literal words and marks of an expanded pattern."""
    found = set()
    for lexeme in _LEXEME.finditer(text):
        if lexeme["word"]:
            found.add(lexeme["word"].lower())
        elif lexeme["mark"]:
            found.add(lexeme["mark"])
    return found


def compile_pattern(text: str, characters: Callable[[str], frozenset[str]]) -> Pattern:
    """Compiles an expanded pattern. ``characters`` gives the characters of a class ("=word" for literals)."""
    return _Compiler(text, characters).run()


class _Compiler:
    """A recursive descent over the pattern; each part gives its expression, first set, and nullability."""

    def __init__(self, text: str, characters: Callable[[str], frozenset[str]]) -> None:
        self.text = text
        self.characters = characters
        self.captures: dict[str, Capture] = {}
        self.lexemes: list[re.Match[str]] = []
        end = 0
        for lexeme in _LEXEME.finditer(text):
            if lexeme.start() != end:
                raise BadPattern(f"cannot read {text[end : lexeme.start()]!r} in {text}")
            end = lexeme.end()
            if not lexeme.group().isspace():
                self.lexemes.append(lexeme)
        if end != len(text):
            raise BadPattern(f"cannot read {text[end:]!r} in {text}")
        self.at = 0

    def run(self) -> Pattern:
        expression, first, nullable = self._alternatives()
        if self.at != len(self.lexemes) or nullable:
            raise BadPattern(f"unbalanced or empty: {self.text}")
        return Pattern(re.compile(expression), frozenset(first), self.captures)

    def _alternatives(self) -> tuple[str, set[str], bool]:
        parts = [self._sequence()]
        while self.at < len(self.lexemes) and self.lexemes[self.at].group() == "|":
            self.at += 1
            parts.append(self._sequence())
        first = set().union(*(part[1] for part in parts))
        return "|".join(part[0] for part in parts), first, any(part[2] for part in parts)

    def _sequence(self) -> tuple[str, set[str], bool]:
        expression, first, nullable = "", set[str](), True
        while self.at < len(self.lexemes) and self.lexemes[self.at].group() not in ("|", ")"):
            piece, begins, empty = self._item()
            expression += piece
            if nullable:
                first |= begins
            nullable = nullable and empty
        return expression, first, nullable

    def _item(self) -> tuple[str, set[str], bool]:
        lexeme = self.lexemes[self.at]
        self.at += 1
        nullable = False
        if lexeme.group() == "(":
            inner, first, nullable = self._alternatives()
            if self.at >= len(self.lexemes) or self.lexemes[self.at].group() != ")":
                raise BadPattern(f"no closing bracket: {self.text}")
            self.at += 1
            expression = f"(?:{inner})"
        elif lexeme["capture"] is not None:
            expression, first = self._capture(lexeme["capture"])
        elif lexeme["word"] or lexeme["mark"]:
            first = set(self.characters("=" + lexeme.group().lower()))
            expression = _charset(first)
        else:
            raise BadPattern(f"{lexeme.group()!r} out of place in {self.text}")
        if self.at < len(self.lexemes) and self.lexemes[self.at].group() == "?":
            self.at += 1
            return f"(?:{expression})?", first, True
        return expression, first, nullable

    def _capture(self, inside: str) -> tuple[str, set[str]]:
        name, colon, classes = inside.rpartition(":")
        names = tuple(classes.split("|"))
        first = set().union(*(self.characters(one) for one in names))
        if not first:
            raise BadPattern(f"nothing is in class {classes}: {self.text}")
        if colon and not name:
            return _charset(first), first
        group = f"c{len(self.captures)}"
        self.captures[group] = Capture(name or names[0], names)
        return f"(?P<{group}>{_charset(first)})", first


def _charset(characters: set[str]) -> str:
    return "[" + "".join(re.escape(one) for one in sorted(characters)) + "]"
