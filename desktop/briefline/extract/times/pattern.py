"""The language of the rules' patterns: word classes and literal words, made into matchers.

Every token of a text is written as one character that stands for the set of classes it is in, so a
pattern over words becomes a pattern over characters and costs next to nothing to try.

    {month}              a token or item of the class, captured as field ``month``
    {first:DAY|MONTH}    of one of the classes, captured as ``first``
    {:unit}              not captured
    the, of              literal words (lower case matches any case)
    , . - / ' + ~ &      literal punctuation; ~ is a spaced dash
    ( a | b )  ?         grouping, alternatives, optional
    <name>               a macro of the rule file, written out in place

What stands first among alternatives is tried first, what is optional is tried before it is left out, as in
regular expressions. Patterns are no regular expressions, because those of some hundred rules take longer to
compile than a short text takes to read; a matcher is put together when its rule is first tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefline.extract.times.alphabet import Alphabet

_LEXEME = re.compile(r"\{[^}]*\}|<\w+>|[^\W_]+|[,.\-/'+~&;:\"\[\]()|?]|\s+")
_MACRO = re.compile(r"<(\w+)>")
_DEEPEST = 8  # macros inside macros
_CONTROL = frozenset("()|?")


class BadPattern(ValueError):
    """A rule's pattern does not follow the language."""


class EmptyClass(BadPattern):
    """A rule's pattern asks for a class that no word is in."""


class Capture(NamedTuple):
    """A captured field: its name and the classes, of which the first that a token is in gives the value."""

    field: str
    classes: tuple[str, ...]


Captured = tuple[tuple[Capture, int], ...]
"""What was captured, with its place in the line."""

Matcher = Callable[[str, int, Captured], tuple[int, Captured] | None]
"""From a line, a place in it and what was captured before, to where the match ends and all that is captured.

A line ends with a character that is of no class.
"""


@dataclass(frozen=True)
class Pattern:
    """A pattern over class characters, and the characters it can begin with.

    ``second`` are those that can stand next, None where the pattern may be over after the first. ``alphabet``
    are all that it can hold, ``longest`` is the number of characters in its longest match.
    """

    first: int
    second: int | None
    alphabet: int
    longest: int
    build: Callable[[Matcher], Matcher]

    @cached_property
    def match(self) -> Matcher:
        """The matcher; most rules are never tried on a short text."""
        return self.build(_end)


def expanded(macros: Mapping[str, str]) -> dict[str, str]:
    """Macros with those inside them written out. Raises BadPattern for unknown ones."""
    written = dict(macros)
    for _ in range(_DEEPEST):
        names = {name for text in written.values() for name in _MACRO.findall(text)}
        if not names:
            return written
        if not names <= macros.keys():
            raise BadPattern(f"no macro <{min(names - macros.keys())}>")
        for name, text in written.items():
            written[name] = _MACRO.sub(lambda inner: f"({macros[inner[1]]})", text)
    raise BadPattern("macros too deep")


def lexemes(text: str, macros: Mapping[str, str]) -> list[str]:
    """A pattern cut into captures, literals in lower case and signs, a macro as “<” and its own text.

    ``macros`` are expanded. Raises BadPattern for what cannot be read and for unknown macros.
    """
    found: list[str] = _LEXEME.findall(text)
    if len("".join(found)) != len(text):
        raise BadPattern(f"cannot read {text}")
    read = []
    for one in found:
        if one[0] == "<":
            if one[1:-1] not in macros:
                raise BadPattern(f"no macro {one} for {text}")
            read.append(f"<{macros[one[1:-1]]}")
        elif not one.isspace():
            read.append(one if one[0] == "{" else one.lower())
    return read


def literals(patterns: Iterable[Sequence[str]]) -> set[str]:
    """The literal words and marks among the lexemes of some patterns and in their macros."""
    found = {one for read in patterns for one in read}
    inside = [lexemes(one[1:], {}) for one in found if one[0] == "<"]
    return {one for one in found.union(*inside) if one[0] not in "{<" and one not in _CONTROL}


def _end(line: str, at: int, captured: Captured) -> tuple[int, Captured]:
    return at, captured


class _Piece(NamedTuple):
    """A part of a pattern: the characters it can begin with, those that can follow the first one.

    ``single`` is true where one character can be all of it, ``empty`` where it can be left out.
    ``build`` makes its matcher, given that of what comes after it.
    """

    first: int
    second: int
    single: bool
    empty: bool
    alphabet: int
    longest: int
    build: Callable[[Matcher], Matcher]

    def optional(self) -> _Piece:
        def build(after: Matcher) -> Matcher:
            inner = self.build(after)
            return lambda line, at, captured: inner(line, at, captured) or after(line, at, captured)

        return self._replace(empty=True, build=build)


def _in_a_row(pieces: Sequence[_Piece]) -> _Piece:
    """One piece after the other."""
    first = second = alphabet = longest = 0
    single, empty = False, True
    for piece in pieces:
        if single:
            second |= piece.first
        if empty:
            first |= piece.first
            second |= piece.second
        single = single and piece.empty or empty and piece.single
        empty = empty and piece.empty
        alphabet |= piece.alphabet
        longest += piece.longest

    def build(after: Matcher) -> Matcher:
        for piece in reversed(pieces):
            after = piece.build(after)
        return after

    return _Piece(first, second, single, empty, alphabet, longest, build)


def _one_of(pieces: Sequence[_Piece]) -> _Piece:
    """The first of some pieces that fits."""
    first = second = alphabet = longest = 0
    single = empty = False
    for piece in pieces:
        first |= piece.first
        second |= piece.second
        single = single or piece.single
        empty = empty or piece.empty
        alphabet |= piece.alphabet
        longest = max(longest, piece.longest)

    def build(after: Matcher) -> Matcher:
        matchers = [piece.build(after) for piece in pieces]

        def match(line: str, at: int, captured: Captured) -> tuple[int, Captured] | None:
            for matcher in matchers:
                found = matcher(line, at, captured)
                if found is not None:
                    return found
            return None

        return match

    return _Piece(first, second, single, empty, alphabet, longest, build)


class Compiler:
    """Makes the patterns of a language; words and classes stand in many of them and are read once."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self._pieces: dict[str, _Piece] = {}

    def compile(self, read: Sequence[str]) -> Pattern:
        """The pattern of some lexemes. Raises BadPattern and EmptyClass."""
        whole = self._whole(read)
        if whole.empty:
            raise BadPattern(f"nothing need stand there: {' '.join(read)}")
        second = None if whole.single else whole.second
        return Pattern(whole.first, second, whole.alphabet, whole.longest, whole.build)

    def _whole(self, read: Sequence[str]) -> _Piece:
        waiting: list[tuple[list[_Piece], list[_Piece]]] = []  # what stands before the brackets that are open
        sequences: list[_Piece] = []
        row: list[_Piece] = []
        for lexeme in read:
            if lexeme == "|":
                sequences.append(_joined(row))
                row = []
            elif lexeme == "(":
                waiting.append((sequences, row))
                sequences, row = [], []
            elif lexeme == ")":
                if not waiting:
                    raise BadPattern(f"no bracket is open: {' '.join(read)}")
                group = _any(sequences, row)
                sequences, row = waiting.pop()
                row.append(group)
            elif lexeme == "?":
                if not row:
                    raise BadPattern(f"“?” stands behind nothing: {' '.join(read)}")
                row[-1] = row[-1].optional()
            else:
                piece = self._pieces.get(lexeme)
                if piece is None:
                    piece = self._pieces[lexeme] = self._one(lexeme)
                row.append(piece)
        if waiting:
            raise BadPattern(f"no closing bracket: {' '.join(read)}")
        return _any(sequences, row)

    def _one(self, lexeme: str) -> _Piece:
        """A macro, a capture or a literal."""
        if lexeme[0] == "<":
            return self._whole(lexemes(lexeme[1:], {}))
        if lexeme[0] != "{":
            return _single(self._alphabet, self._alphabet.of_class("=" + lexeme), None)
        name, colon, classes = lexeme[1:-1].rpartition(":")
        names = tuple(classes.split("|"))
        first = 0
        for one in names:
            first |= self._alphabet.of_class(one)
        if not first:
            raise EmptyClass(f"nothing is in class {classes}")
        return _single(
            self._alphabet, first, None if colon and not name else Capture(name or names[0], names)
        )


def _any(sequences: list[_Piece], row: list[_Piece]) -> _Piece:
    return _one_of([*sequences, _joined(row)]) if sequences else _joined(row)


def _joined(row: list[_Piece]) -> _Piece:
    return row[0] if len(row) == 1 else _in_a_row(row)


def _single(alphabet: Alphabet, first: int, capture: Capture | None) -> _Piece:
    """One character of a set."""

    def build(after: Matcher) -> Matcher:
        allowed = alphabet.text(first)
        if capture is None:
            return lambda line, at, captured: after(line, at + 1, captured) if line[at] in allowed else None
        return lambda line, at, captured: (
            after(line, at + 1, (*captured, (capture, at))) if line[at] in allowed else None
        )

    return _Piece(first, 0, True, False, first, 1, build)
