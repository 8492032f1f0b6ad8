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
from dataclasses import dataclass, replace
from functools import cached_property

_LEXEME = re.compile(
    r"\{(?P<capture>[^}]*)\}|(?P<word>[^\W_]+)|(?P<mark>[,.\-/'+~&;:\"\[\]])|(?P<control>[()|?])|\s+"
)
_MACRO = re.compile(r"<(\w+)>")


class BadPattern(ValueError):
    """A rule's pattern does not follow the language."""


class EmptyClass(BadPattern):
    """A rule's pattern asks for a class that no word is in."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A captured field: its name and the classes, of which the first that a token is in gives the value."""

    field: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """A pattern as an expression over class characters, and the characters it can begin with.

    ``second`` are those that can stand next, None where the pattern may be over after the first. ``alphabet``
    are all that it can hold, ``longest`` is the number of characters in its longest match.
    """

    source: str
    first: frozenset[str]
    second: frozenset[str] | None
    alphabet: frozenset[str]
    longest: int
    captures: Mapping[str, Capture]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled expression; most rules are never tried on a short text."""
        return re.compile(self.source)


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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of an expression: the characters it can begin with, those that can follow the first one.

    ``single`` is true where one character can be all of it, ``empty`` where it can be left out.
    """

    source: str
    first: frozenset[str]
    second: frozenset[str]
    single: bool
    empty: bool
    alphabet: frozenset[str]
    longest: int

    def then(self, other: _Piece) -> _Piece:
        second = self.second
        if self.single:
            second |= other.first
        if self.empty:
            second |= other.second
        return _Piece(
            self.source + other.source,
            self.first | other.first if self.empty else self.first,
            second,
            self.single and other.empty or self.empty and other.single,
            self.empty and other.empty,
            self.alphabet | other.alphabet,
            self.longest + other.longest,
        )

    def or_else(self, other: _Piece) -> _Piece:
        return _Piece(
            f"{self.source}|{other.source}",
            self.first | other.first,
            self.second | other.second,
            self.single or other.single,
            self.empty or other.empty,
            self.alphabet | other.alphabet,
            max(self.longest, other.longest),
        )


_NOTHING = _Piece("", frozenset(), frozenset(), False, True, frozenset(), 0)


class _Compiler:
    """A recursive descent over the pattern."""

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
        whole = self._alternatives()
        if self.at != len(self.lexemes) or whole.empty:
            raise BadPattern(f"unbalanced or empty: {self.text}")
        second = None if whole.single else whole.second
        return Pattern(whole.source, whole.first, second, whole.alphabet, whole.longest, self.captures)

    def _alternatives(self) -> _Piece:
        whole = self._sequence()
        while self.at < len(self.lexemes) and self.lexemes[self.at].group() == "|":
            self.at += 1
            whole = whole.or_else(self._sequence())
        return whole

    def _sequence(self) -> _Piece:
        whole = _NOTHING
        while self.at < len(self.lexemes) and self.lexemes[self.at].group() not in ("|", ")"):
            whole = whole.then(self._item())
        return whole

    def _item(self) -> _Piece:
        lexeme = self.lexemes[self.at]
        self.at += 1
        if lexeme.group() == "(":
            inner = self._alternatives()
            if self.at >= len(self.lexemes) or self.lexemes[self.at].group() != ")":
                raise BadPattern(f"no closing bracket: {self.text}")
            self.at += 1
            piece = replace(inner, source=f"(?:{inner.source})")
        elif lexeme["capture"] is not None:
            piece = self._capture(lexeme["capture"])
        elif lexeme["word"] or lexeme["mark"]:
            first = self.characters("=" + lexeme.group().lower())
            piece = _one(charset(first), first)
        else:
            raise BadPattern(f"{lexeme.group()!r} out of place in {self.text}")
        if self.at < len(self.lexemes) and self.lexemes[self.at].group() == "?":
            self.at += 1
            return replace(piece, source=f"(?:{piece.source})?", empty=True)
        return piece

    def _capture(self, inside: str) -> _Piece:
        name, colon, classes = inside.rpartition(":")
        names = tuple(classes.split("|"))
        first = frozenset().union(*(self.characters(one) for one in names))
        if not first:
            raise EmptyClass(f"nothing is in class {classes}: {self.text}")
        if colon and not name:
            return _one(charset(first), first)
        group = f"c{len(self.captures)}"
        self.captures[group] = Capture(name or names[0], names)
        return _one(f"(?P<{group}>{charset(first)})", first)


def _one(source: str, first: frozenset[str]) -> _Piece:
    return _Piece(source, first, frozenset(), True, False, first, 1)


def charset(characters: frozenset[str]) -> str:
    """The expression for one of some class characters."""
    return "[" + "".join(re.escape(one) for one in sorted(characters)) + "]"
