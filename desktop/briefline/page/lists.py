"""Lists in columns: the sources of a picture, and the events that it has no room to name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefline.model.event import Event
from briefline.model.wording import DateStyle, words
from briefline.page.parts import Listed, Words
from briefline.page.signs import signs
from briefline.page.wrapping import Measure, wrap

LINE = 16.5
_COLUMN = 400.0  # pixels: as narrow as a column gets
_GUTTER = 30.0
_INDENT = 34.0  # of the text right of its number
_AFTER = 8.0  # below an entry
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
    entry: Listed | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns of lines, ``width`` pixels wide each."""

    columns: tuple[tuple[Line, ...], ...]
    width: float

    @property
    def height(self) -> float:
        """Height of the longest column."""
        return max((sum(line.height for line in column) for column in self.columns), default=0.0)

    @property
    def entries(self) -> tuple[Listed, ...]:
        """The entries that begin on the sheet."""
        return tuple(line.entry for column in self.columns for line in column if line.entry)

    def words(self, left: float, top: float, measure: Measure) -> tuple[Words, ...]:
        """The lines as placed words, with the upper left corner of the sheet at ``left``, ``top``."""
        found: list[Words] = []
        for number, column in enumerate(self.columns):
            x, y = left + number * (self.width + _GUTTER), top
            for line in column:
                if line.number:
                    wide = measure(line.number, "source-strong")
                    found.append(Words(x, y, wide, LINE, line.number, "source-strong", "accent"))
                wide = measure(line.text, line.role)
                found.append(Words(x + _INDENT, y, wide, LINE, line.text, line.role, line.colour))
                y += line.height
        return tuple(found)


def entry_of(
    number: str, event: Event, style: DateStyle, names: Mapping[str, str], sign: str = "", *, quotes: bool
) -> Listed:
    """What a list says of an event: date and title, each quote once, verbatim, and what is doubtful.

    ``names`` are the documents' titles by id, where there is more than one; ``sign`` is its family's.
    """
    date = words(event.when, style) if event.when else "undated"
    status = "" if event.status.value == "occurred" else f" ({event.status.value})"
    heading = f"{sign} {date}{signs(event)} · {event.title}{status}".lstrip()
    told: list[str] = []
    if quotes:
        for mention in event.mentions:
            name = names.get(mention.document, "")
            text = f"“{mention.quote}”{f' — {name}' if name else ''}"
            if text not in told:
                told.append(text)
    return Listed(number, heading, tuple(told))


def entries(listed: Iterable[Listed], width: float, measure: Measure) -> list[Line]:
    """The lines of a list in a column of ``width`` pixels."""
    lines: list[Line] = []
    room = width - _INDENT
    for entry in listed:
        heading = wrap(entry.heading, room, "source-strong", measure) or [""]
        role = "source-strong" if entry.quotes else "source"  # headings of something, or the whole entry
        block = [Line(text, role, "text", keep=True) for text in heading]
        block[0] = replace(block[0], number=entry.number, entry=entry)
        for quote in entry.quotes:
            block += [Line(text, "source", "muted") for text in wrap(quote, room, "source", measure)]
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
    index = 0
    while index < len(lines):
        last = index
        while lines[last].keep and last + 1 < len(lines):
            last += 1
        block = lines[index : last + 1]
        need = sum(line.height for line in block)
        if columns[-1] and used + min(need, height) > height:
            columns.append([])
            used = 0.0
        for line in block:
            if columns[-1] and used + line.height > height:
                columns.append([])
                used = 0.0
            columns[-1].append(line)
            used += line.height
        index = last + 1
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
