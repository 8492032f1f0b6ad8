"""The words around a place in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefline.extract.times.rules import Grammar

_LAST_WORD = re.compile(r"[^\W\d_]+$")
_AFTER = re.compile(r"\s*([^\w\s]*)\s*([^\W_]+)?")


_DATING = frozenset(
    ("month", "weekday", "wd", "deictic", "tonight", "last", "next", "this", "past", "season", "core", "year")
)
WINDOW = 48


@cache
def _last_words(grammar: Grammar) -> tuple[str, ...]:
    """The words that the language's prepositions of time end with."""
    return tuple({phrase.split()[-1] for phrase in grammar.words["prepositions"]})


class Around:
    """The text around a place, within the section that it stands in."""

    def __init__(self, text: str, start: int, end: int, grammar: Grammar) -> None:
        self.text, self.start, self.end, self.grammar = text, start, end, grammar

    def before(self, at: int) -> tuple[str, str]:
        """The word before a place, lower case ("" for none), and the marks in between."""
        behind = self.text[max(self.start, at - WINDOW) : at].rstrip()
        last = len(behind)
        while last and not (behind[last - 1].isalnum() or behind[last - 1] in "_ \n\t\r\xa0"):
            last -= 1
        first = last
        while first and behind[first - 1].isalnum():
            first -= 1
        return behind[first:last].lower(), behind[last:]

    def after(self, at: int) -> tuple[str, str]:
        """The marks after a place, and the word that follows as written."""
        found = _AFTER.match(self.text, at, min(self.end, at + WINDOW))
        return (found[1], found[2] or "") if found else ("", "")

    def near(self, at: int) -> str:
        """The one character before a place, "" at the section's start."""
        return self.text[at - 1] if at > self.start else ""

    def owned(self, at: int) -> bool:
        """True when a possessive follows: “his departure”."""
        return self.listed("possessives", self.after(at)[1].lower())

    def name_end(self, at: int) -> int:
        """Where the name or noun that follows a place ends: one word, and the capitalised ones after it."""
        found = self.grammar.patterns["name_ahead"].match(self.text, at, min(self.end, at + WINDOW))
        words = found.group().split() if found else []
        if any(self.tells_time(word) for word in words):
            return at
        return found.end() if found else at

    def tells_time(self, word: str) -> bool:
        """True for a word that dates are made of: a month, a weekday, “last”, a year."""
        known = self.grammar.lexicon.words.get(word)
        return known is not None and not _DATING.isdisjoint(known.values)

    def listed(self, name: str, word: str) -> bool:
        """True when the word is in one of the language's lists."""
        return word in self.grammar.lists[name]

    def preposition(self, at: int) -> str:
        """The preposition before a place that opens or closes a span of time, "" for none."""
        behind = self.text[max(self.start, at - 32) : at].lower()
        if not behind[-1:].isspace() or not behind.rstrip().endswith(_last_words(self.grammar)):
            return ""
        words: list[str] = []
        for word in reversed(behind.split()[-5:]):
            if word.isalpha():
                words.insert(0, word)
                continue
            last = _LAST_WORD.search(word)
            if last is not None:  # “(as of”
                words.insert(0, last.group())
            break
        table: Mapping[str, str] = self.grammar.words["prepositions"]
        for count in range(len(words), 0, -1):
            phrase = " ".join(words[-count:])
            if phrase in table:
                return table[phrase]
        return ""
