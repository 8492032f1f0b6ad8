"""From the words of a text to class characters, by the word lists of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefline.extract.times.alphabet import Alphabet
from briefline.extract.times.tokens import Tokens

NEUTRAL = "\x00"
BREAK = "\x01"

MARKS = {
    "–": "-",
    "—": "~",
    "-": "-",
    "−": "-",
    "’": "'",
    "‘": "'",
    "``": '"',
    "“": '"',
    "”": '"',
    "‐": "-",
    "‑": "-",
    "(": "[",
    ")": "]",
}
_SHORT = 4  # digits of a run whose character is remembered
_DIGIT_SAMPLES = [str(n) for n in range(100)] + [f"0{n}" for n in range(10)]
_DIGIT_SAMPLES += [
    "100",
    "999",
    "0100",
    "0930",
    "1000",
    "1030",
    "1999",
    "2059",
    "2099",
    "2100",
    "2500",
    "3000",
    "12345",
    "20240115",
]
# classes of tokens that are read as a whole: clock times, numeric dates, codes
WHOLE = (
    "iso",
    "week",
    "dtg",
    "capsdate",
    "numeric",
    "ymd",
    "slash",
    "monthyear",
    "codeyear",
    "milclock",
    "apclock",
    "clock",
    "dotclock",
    "fiscal",
    "code",
    "dday",
)
SPECIALS = [
    "ampm",
    "era",
    *WHOLE,
    "decade",
    "apyear",
    "nthnum",
    "amount",
    "unitglue",
    "ocrday",
    "ocryear",
    "poss",
]


def digit_classes(token: str) -> tuple[str, ...]:
    """The classes of a run of digits: what it may be in a date or a count."""
    length, value = len(token), int(token[:9])
    if length <= 2:
        classes = ["num"]
        classes += ["day"] if 1 <= value <= 31 else []
        classes += ["mon"] if 1 <= value <= 12 else []
        classes += ["hour"] if value <= 24 else []
        classes += ["yy"] if length == 2 else []
        return tuple(classes)
    if length == 3:
        return ("num", "year3")
    if length == 4:
        classes = ["num"]
        classes += ["year"] if 1000 <= value <= 2199 else []
        classes += ["hhmm"] if value % 100 < 60 and value // 100 <= 24 else []
        classes += ["year4"]
        return tuple(classes)
    if (
        length == 8
        and 1500 <= value // 10_000 <= 2199
        and value // 100 % 100 in range(1, 13)
        and value % 100 < 32
    ):
        return ("num", "yyyymmdd")
    return ("num",) if length <= 9 else ("long",)


@dataclass(frozen=True, slots=True)
class Word:
    """The classes of a word with their values, and the character that stands for the set of them."""

    character: str
    values: Mapping[str, Any]


class Lexicon:
    """The words of a language that matter, and the alphabet of class characters.

    ``plain`` are the characters of words and marks as written; of those that are not there, it is NEUTRAL.
    """

    def __init__(
        self,
        classes: Mapping[str, Mapping[str, Any]],
        capital: Iterable[str],
        literal: Iterable[str],
        forms: Mapping[str, str],
    ) -> None:
        self.tokens = Tokens(forms)
        self.alphabet = Alphabet()
        self.character = self.alphabet.character
        self.words: dict[str, Word] = {}
        capitals = frozenset(capital)
        values: dict[str, dict[str, Any]] = {}
        for name, words in classes.items():
            for word, value in words.items():
                values.setdefault(word, {})[name] = value
        for word in literal:
            values.setdefault(word, {})["=" + word] = word
        for word, known in values.items():
            self._add(word, known, word in capitals)
        for sample in _DIGIT_SAMPLES:
            self.character(frozenset(digit_classes(sample)))
        for name in SPECIALS:
            self.character(frozenset((name,)))
        self.plain = {spelling: word.character for spelling, word in self.words.items()}
        for mark, same in MARKS.items():
            self.plain[mark] = self.plain.get(same, NEUTRAL)
        self._digits: dict[str, str] = {}

    def _add(self, word: str, known: dict[str, Any], capital: bool) -> None:
        plain = {name: value for name, value in known.items() if name.startswith("=")}
        upper = known if "zone" in known or len(word) > 1 or not capital else known
        lower = plain if capital or "zone" in known else known
        title = {n: v for n, v in known.items() if n != "zone"}
        for spelling, use in ((word.upper(), upper), (word.capitalize(), title), (word, lower)):
            if use:
                self.words[spelling] = Word(self.character(frozenset(use)), use)

    def digits(self, run: str) -> str:
        """The character of a run of digits."""
        known = self._digits.get(run)
        if known is None:
            classes = digit_classes(run)
            known = NEUTRAL if classes == ("long",) else self.character(frozenset(classes))
            if len(run) <= _SHORT:
                self._digits[run] = known
        return known
