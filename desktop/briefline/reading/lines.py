"""Lines of a text: their offsets, indentation and list markers, and whether a break is a mere wrap."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefline.reading.cues import month_names

WIDEST_WRAP = 120  # columns; longer lines were not wrapped by hand or by a mail program
_NARROWEST_WRAP = 40
_FULL = 0.75  # share of the width from which a line that ends within a sentence was wrapped
_TAB = 4
_SENTENCE_END = tuple(".!?:;…。")
_MARKER = re.compile(
    r"(?:[•◦▪▫‣⁃∙·●○■□➢➤►▶✓✔]\s*|[–—*+-]\s+"
    r"|(?:\d{1,3}[.)]|\(\d{1,3}\)|\([a-z]\)|[a-z]\)|[a-z]\.|\(?[ivx]{2,5}[.)]|[IVX]{2,5}\.)\s+(?!\)))(?=\S)"
)
_SEPARATOR = re.compile(r"[\W_]{3,}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``left`` is its first character, [start, end) its content without white space at the ends.

    ``indent`` counts columns before the content, tabs reaching to the next multiple of four.
    """

    left: int
    start: int
    end: int
    indent: int

    @property
    def blank(self) -> bool:
        """True when there is nothing but white space."""
        return self.start == self.end


def lines_of(text: str, start: int, end: int, prefix: re.Pattern[str] | None = None) -> list[Line]:
    """The lines of text[start:end]. ``prefix`` is matched at each line's start and left out (mail quotes)."""
    lines: list[Line] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        left = at
        if prefix is not None:
            quoted = prefix.match(text, at, stop)
            left = quoted.end() if quoted else at
        body = text[left:stop]
        content = body.lstrip()
        first = left + len(body) - len(content)
        indent = 0
        for character in body[: len(body) - len(content)]:
            indent += _TAB - indent % _TAB if character == "\t" else 1
        lines.append(Line(left, first, first + len(content.rstrip()), indent))
        at = stop + 1
    return lines


def marker_end(text: str, line: Line) -> int:
    """Offset where a list entry's words begin; the line's start when it bears no list marker."""
    found = _MARKER.match(text, line.start, line.end)
    if found is None:
        return line.start
    if found[0][0].isdigit() and found[0].rstrip().endswith("."):
        word = re.compile(r"[^\W\d_]+").match(text, found.end(), line.end)
        if word and word[0].lower() in month_names() and _dated(text[word.end() : word.end() + 6]):
            return line.start  # "1. September 1997" is a day, not the first of a list
    return found.end()


def _dated(rest: str) -> bool:
    return not rest.strip() or re.match(r"\.?,?\s*\d{4}", rest) is not None


def marker_style(text: str, line: Line, end: int) -> str:
    """What sort of marker it is: bullets by their sign, numbers "1.", letters "a.", Roman "i."."""
    mark = text[line.start : end].strip()
    core = mark.strip("().")
    if core.isdigit():
        return mark.replace(core, "1")
    if core.isalpha() and len(core) == 1:
        return mark.replace(core, "a")
    return mark.replace(core, "i") if core.isalpha() else mark


def is_separator(text: str, line: Line) -> bool:
    """True for a line of at least three signs without a letter or figure ("* * *", "_____")."""
    return _SEPARATOR.match(text, line.start, line.end) is not None


def wrap_width(text: str, lines: list[Line]) -> int:
    """Columns at which the text was wrapped by hand; 0 when its line breaks are paragraph breaks."""
    pairs = going_on = width = 0
    for line, after in zip(lines, lines[1:], strict=False):
        if line.blank or after.blank:
            continue
        length = line.end - line.left
        if not _NARROWEST_WRAP <= length <= WIDEST_WRAP:
            continue
        pairs += 1
        if _goes_on(text, line, after):
            going_on += 1
            width = max(width, length)
    return width if going_on and going_on * 4 >= pairs else 0


def _goes_on(text: str, line: Line, after: Line) -> bool:
    return text[after.start].islower() and text[line.end - 1] not in _SENTENCE_END


def is_wrapped(text: str, line: Line, after: Line, width: int) -> bool:
    """True when ``after`` goes on with the paragraph of ``line``: the break between them is a wrap.

    ``width`` is wrap_width of the text. Text is wrapped where the next word did not fit any more.
    """
    if text[line.start : line.end] == text[after.start : after.end]:
        return False
    if _goes_on(text, line, after) and line.end - line.start >= _NARROWEST_WRAP // 2:
        return True
    if not width:
        return False
    if text[line.end - 1] not in _SENTENCE_END and line.end - line.left >= _FULL * width:
        return True
    first_word = re.compile(r"\S+").match(text, after.start, after.end)
    size = len(first_word[0]) if first_word else 0
    return line.end - line.left + 1 + size > width - 2
