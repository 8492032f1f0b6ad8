"""Lists in columns: the sources of a picture, and the events that it has no room to name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from briefline.model.event import Event
from briefline.model.wording import DateStyle, words
from briefline.paint.lettering import draw_text
from briefline.paint.theme import Theme, measurer

LINE = 16.5
_COLUMN = 430.0  # pixels: as narrow as a column gets
_GUTTER = 30.0
_INDENT = 26.0  # of the text right of its number
_AFTER = 9.0  # below an entry
_KEPT = 12  # lines: entries up to this length are not torn apart


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list. ``number`` stands in the margin; ``keep`` holds it together with the next line."""

    text: str
    role: str
    colour: str
    number: str = ""
    height: float = LINE
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns of lines, ``width`` pixels wide each."""

    columns: tuple[tuple[Line, ...], ...]
    width: float

    @property
    def height(self) -> float:
        """Height of the longest column."""
        return max((sum(line.height for line in column) for column in self.columns), default=0.0)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the columns with the upper left corner at the painter's origin."""
        for number, column in enumerate(self.columns):
            x, y = number * (self.width + _GUTTER), 0.0
            for line in column:
                if line.number:
                    draw_text(painter, x, y, line.number, theme, "source-strong", "accent")
                draw_text(painter, x + _INDENT, y, line.text, theme, line.role, line.colour)
                y += line.height


def wrap(text: str, width: float, role: str, theme: Theme) -> list[str]:
    """The words of a text in lines of at most ``width`` pixels; a word that is longer is broken."""
    measure = measurer(theme)
    lines: list[str] = []
    line = ""
    for word in text.split():
        trial = f"{line} {word}" if line else word
        if measure(trial, role) <= width:
            line = trial
            continue
        if line:
            lines.append(line)
        while measure(word, role) > width and len(word) > 1:
            cut = next((n for n in range(len(word) - 1, 0, -1) if measure(word[:n], role) <= width), 1)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


def entries(
    events: Iterable[tuple[str, Event]], style: DateStyle, *, quotes: bool, width: float, theme: Theme
) -> list[Line]:
    """The lines of a list of (number, event): date and title, below them each quote once, verbatim."""
    lines: list[Line] = []
    room = width - _INDENT
    for number, event in events:
        date = words(event.when, style) if event.when else "undated"
        heading = wrap(f"{date} · {event.title}", room, "source-strong", theme)
        block = [Line(text, "source-strong", "text", keep=True) for text in heading]
        block[0] = Line(block[0].text, "source-strong", "text", number, keep=True)
        for quote in dict.fromkeys(mention.quote for mention in event.mentions) if quotes else ():
            block += [Line(text, "source", "muted") for text in wrap(f"“{quote}”", room, "source", theme)]
        whole = len(block) <= _KEPT
        block = [replace(line, keep=line.keep or whole) for line in block]
        block[-1] = replace(block[-1], height=LINE + _AFTER, keep=False)
        lines += block
    return lines


def column_width(width: float) -> tuple[int, float]:
    """How many columns a page of ``width`` pixels gets, and how wide they are."""
    count = max(1, int((width + _GUTTER) // (_COLUMN + _GUTTER)))
    return count, (width - (count - 1) * _GUTTER) / count


def flow(lines: Sequence[Line], width: float, height: float) -> list[Sheet]:
    """The lines in columns of at most ``height`` pixels, on as many sheets as that takes."""
    count, column = column_width(width)
    columns: list[list[Line]] = [[]]
    used = 0.0
    for index, line in enumerate(lines):
        need = line.height
        following = index
        while lines[following].keep and following + 1 < len(lines):
            following += 1
            need += lines[following].height
        if columns[-1] and used + min(need, height) > height:
            columns.append([])
            used = 0.0
        columns[-1].append(line)
        used += line.height
    parts = [tuple(part) for part in columns if part]
    return [Sheet(tuple(parts[n : n + count]), column) for n in range(0, len(parts), count)]


def balanced(lines: Sequence[Line], width: float) -> Sheet:
    """All lines on one sheet, with columns about as long as each other."""
    count, column = column_width(width)
    total = sum(line.height for line in lines)
    height = total / count + LINE
    sheets = flow(lines, width, height)
    while len(sheets) > 1:
        height *= 1.04
        sheets = flow(lines, width, height)
    return sheets[0] if sheets else Sheet((), column)
