"""Breaking words into lines, by a measure that is handed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Measure = Callable[[str, str], float]

LINES = 3  # most lines of a label, its date included
# a date is broken after a comma or a dash and before these words only
_SEAMS = re.compile(r"(?<=[,–]) | (?=(?:and|or|to) )")


def wrap(text: str, width: float, role: str, measure: Measure) -> list[str]:
    """The words of a text in lines of at most ``width`` pixels; a word that is longer is broken.

    No line for a text without words.
    """
    return wrap_words(text.split(), width, role, measure)


def balanced(text: str, width: float, role: str, measure: Measure) -> list[str]:
    """The same in as few lines, which are about equally long: no word stands alone on the last one."""
    lines = wrap(text, width, role, measure)
    low, high = 0.0, width
    while len(lines) > 1 and high - low > 4.0:
        middle = (low + high) / 2
        trial = wrap(text, middle, role, measure)
        if len(trial) == len(lines) and all(measure(line, role) <= middle for line in trial):
            high, lines = middle, trial
        else:
            low = middle
    return lines


def wrap_words(words: Sequence[str], width: float, role: str, measure: Measure) -> list[str]:
    """The same of words that may hold blanks, where no line shall end."""
    lines: list[str] = []
    line = ""
    for word in words:
        trial = f"{line} {word}" if line else word
        if measure(trial, role) <= width:
            line = trial
            continue
        if line:
            lines.append(line)
        while measure(word, role) > width and len(word) > 1:
            cut = _longest(word, width, role, measure)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


def _longest(word: str, width: float, role: str, measure: Measure) -> int:
    """How many letters of a word fit, one at least."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle], role) <= width:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True, slots=True)
class Block:
    """A label's words in lines: those of the date first. Sizes in pixels."""

    dates: tuple[str, ...]
    titles: tuple[str, ...]
    width: float
    height: float

    @property
    def count(self) -> int:
        """Lines in all."""
        return len(self.dates) + len(self.titles)


def blocks(date: str, title: str, line: float, measure: Measure) -> tuple[Block, ...]:
    """The ways to write a label in at most LINES lines, the narrowest first.

    Each has fewer lines than the one before and is no wider than that needs. A date without a title, or a
    title without a date, is a label too.
    """
    found: list[Block] = []
    whole = max(
        measure(date, "label-date") if date else 0.0,
        measure(title, "label") if title else 0.0,
    )
    least = bool(date) + bool(title)
    for count in range(LINES, max(least, 1) - 1, -1):
        low, high = 8.0, whole + 1.0
        while high - low > 2.0:
            middle = (low + high) / 2
            if _count(date, title, middle, measure) <= count:
                high = middle
            else:
                low = middle
        block = _block(date, title, high, line, measure)
        if block.count == count or not found:
            found.append(block)
    return tuple(found)


def _count(date: str, title: str, width: float, measure: Measure) -> int:
    """Lines at a width; beyond all bounds where a word would have to be broken."""
    parts = _parts(date)
    words = [(word, "label-date") for word in parts] + [(word, "label") for word in title.split()]
    if any(len(word) <= _UNBROKEN and measure(word, role) > width for word, role in words):
        return 1000
    return len(wrap_words(parts, width, "label-date", measure)) + len(wrap(title, width, "label", measure))


def _parts(date: str) -> list[str]:
    """A date in pieces that stay whole: "between 10 Feb 2025", "and 14 Feb 2025,", "12:00"."""
    return _SEAMS.split(" ".join(date.split())) if date.strip() else []


_UNBROKEN = 28  # letters: words up to this length are kept whole


def _block(date: str, title: str, width: float, line: float, measure: Measure) -> Block:
    dates = tuple(wrap_words(_parts(date), width, "label-date", measure))
    titles = tuple(wrap(title, width, "label", measure))
    widest = max(
        [measure(text, "label-date") for text in dates] + [measure(text, "label") for text in titles] + [0.0]
    )
    return Block(dates, titles, widest, line * (len(dates) + len(titles)))


def widest(texts: Iterable[str], role: str, measure: Measure) -> float:
    """The width of the widest of some texts, 0 for none."""
    return max((measure(text, role) for text in texts), default=0.0)
