"""PDF: lines of text with their place and size on the page, put together again into paragraphs.

A PDF knows where letters stand and nothing of paragraphs. Lines come in the order in which they were written,
which in documents made by text programs is that of reading, column by column. Paragraphs end where the gap
to the next line, its size, its indent or a short last line says so. Lines that pages repeat at their head or
foot are left out, and words parted at the end of a line are joined.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from statistics import median
from typing import Any

from briefline.model.errors import UnreadableSource
from briefline.model.text import Span

_PASTE = "Open it in its own program, copy its text and use Paste text."
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, OSError, EOFError,
    RuntimeError, zlib.error,
)  # fmt: skip
"""What pypdf raises on a damaged file besides its own errors; NotImplementedError is a RuntimeError."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xAD: "", 0xA0: " "}
_LARGER = 1.12  # than most letters: a heading
_OTHER_SIZE = 0.08  # share by which sizes differ that are not one
_GAP = 1.35  # of the usual distance of lines, from which on a paragraph ends
_SHORT = 0.72  # of the usual length of a line, up to which it may be a paragraph's last
_INDENT = 0.8  # of the letters' size
_EDGE = 2  # lines at the head and foot of a page that pages may repeat
_RUNNING = 60  # characters of a line at the edge whose numbers may count the pages
_LONGEST_HEADING = 160
_ENDS = re.compile(r"[.?!:;…][\"”’)\]]*$")
_BULLET = re.compile(r"[•◦▪●‣·–—*-]\s")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_LABEL = re.compile(r"[A-Z][A-Za-z]{1,12}(?: [a-z]+)?:\s")
_NUMBER = re.compile(r"\W*(?:[ivxlc]+|\d{1,4})\W*", re.IGNORECASE)
_PARTED = re.compile(r"[^\W\d_]-$")
_TITLE = re.compile(r"microsoft|untitled|\.\w{2,5}$|^\W*$", re.IGNORECASE)  # a program's, or a file's name
_BROWSER = re.compile(r"\d+/\d+/\d+, \d+:\d+(?: [AP]M)?\s.*|(?:file|https?)://\S+\s+\d+ ?/ ?\d+")
_LETTER = 0.55  # of the size: the width of most letters
_CELLS = 2.0  # of the size: a wider gap parts columns of a table


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: ``x`` and ``y`` of its start in points, upward; the ``size`` of its letters."""

    text: str
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """The text of a PDF, paragraphs parted by blank lines, and the levels of those that are headings."""

    text: str
    headings: dict[Span, int]
    title: str


def read_pdf(data: bytes, name: str) -> Paper:
    """The text of a PDF. Raises UnreadableSource where it is protected, damaged or has no text."""
    from pypdf import PdfReader  # slow to import, and not always needed
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of each oddity that it mends
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _protected(name)
        pages = [_lines(page) for page in reader.pages]
        told = (reader.metadata.title or "").strip() if reader.metadata else ""
    except (FileNotDecryptedError, DependencyError) as error:
        raise _protected(name) from error
    except RecursionError as error:
        raise UnreadableSource(f"“{name}” is built too deeply to be read.", _PASTE) from error
    except (PyPdfError, *_BROKEN) as error:
        raise UnreadableSource(f"“{name}” is damaged and cannot be read.", _PASTE) from error
    text, headings = _put_together([page for page in _without_edges(pages) if page])
    if pages and not re.search(r"\w", text):
        raise UnreadableSource(
            f"“{name}” holds no text: its pages are pictures, as a scanner makes them.",
            "Run it through text recognition (OCR) first, or paste the text.",
        )
    return Paper(text, headings, "" if _TITLE.search(told) else told)


def _protected(name: str) -> UnreadableSource:
    return UnreadableSource(f"“{name}” is protected by a password.", _PASTE)


def _lines(page: Any) -> list[Line]:
    """The lines of a page in the order of its content."""
    found: list[Line] = []
    pending = ""  # of the line that is being written
    first: Line | None = None
    end = 0.0  # about where what is written of it ends, in points

    def take(text: str, matrix: Any, own: Any, font: Any, points: float) -> None:
        nonlocal pending, first, end
        x = own[4] * matrix[0] + own[5] * matrix[2] + matrix[4]
        y = own[4] * matrix[1] + own[5] * matrix[3] + matrix[5]
        scale = abs(own[3] * matrix[3]) or abs(own[1] * matrix[2]) or 1.0
        size = round(float(points or 0) * scale, 1)
        for number, piece in enumerate(text.split("\n")):
            if number and first is not None:
                found.append(replace(first, text=pending))
                pending, first = "", None
            if not piece.strip():
                pending += piece if first is not None else ""
                continue
            if first is None:
                bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
                first = Line("", x, y, size, bold)
            elif x - end > _CELLS * size:
                pending, piece = pending.rstrip() + "\t", piece.lstrip()
            pending += piece
            end = x + _LETTER * size * len(piece)

    page.extract_text(visitor_text=take)
    if first is not None:
        found.append(replace(first, text=pending))
    cleaned = (
        replace(line, text=re.sub(r"[^\S\t]+", " ", line.text.translate(_LIGATURES)).strip())
        for line in found
    )
    return [line for line in cleaned if line.text]


def _without_edges(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """The pages without what several of them repeat at head or foot, and without their numbers."""

    def edges(page: list[Line]) -> list[Line]:
        by_height = sorted(page, key=lambda line: -line.y)
        return [*by_height[:_EDGE], *by_height[-_EDGE:]] if len(page) > _EDGE else []

    def shape(line: Line) -> tuple[str, int]:
        short = len(line.text) <= _RUNNING
        return re.sub(r"\d+", "#", line.text) if short else line.text, round(line.y / 4)

    counts = Counter(each for page in pages for each in {shape(line) for line in edges(page)})
    often = max(2, len(pages) // 3)
    for page in pages:
        at_edge = edges(page)
        ends = sorted({line.y for line in page})
        yield [
            line
            for line in page
            if not (line in at_edge and counts[shape(line)] >= often and len(pages) > 1)
            and not (line.y in (*ends[:1], *ends[-1:]) and len(page) > 1 and _NUMBER.fullmatch(line.text))
            and not (line in at_edge and _BROWSER.fullmatch(line.text))
        ]


def _put_together(pages: list[list[Line]]) -> tuple[str, dict[Span, int]]:
    lines = [line for page in pages for line in page]
    if not lines:
        return "", {}
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0]
    usual = [line for line in lines if line.size == body]
    gaps = [
        above.y - below.y
        for above, below in zip(usual, usual[1:], strict=False)
        if 0 < above.y - below.y < 3 * max(body, 1)
    ]
    step = median(gaps) if gaps else 1.2 * body
    length = median(sorted(len(line.text) for line in usual)[len(usual) // 2 :])
    text = ""
    headings: dict[Span, int] = {}
    largest = max(line.size for line in pages[0])
    for paragraph in _paragraphs(lines, step, length, body):
        start = len(text)
        text += _joined(paragraph, length, body)
        level = _level(paragraph, body, len(text) - start)
        if level == 2 and 1 not in headings.values() and paragraph[0].size == largest:
            level = 1  # the title
        if level:
            headings[Span(start, len(text))] = level
        text += "\n\n"
    return text.rstrip() + "\n", headings


def _level(paragraph: list[Line], body: float, length: int) -> int:
    """The depth of a heading by its letters, 0 for a paragraph of text."""
    first = paragraph[0]
    if length > _LONGEST_HEADING or not re.search(r"[^\W\d_]", first.text) or _LABEL.match(first.text):
        return 0
    if first.size >= _LARGER * body and not _ENDS.search(paragraph[-1].text.rstrip("?!")):
        return 2
    alone = all(line.bold for line in paragraph) and not _ENDS.search(paragraph[-1].text)
    return 3 if alone and first.size >= body else 0


def _paragraphs(lines: list[Line], step: float, length: float, body: float) -> Iterator[list[Line]]:
    current: list[Line] = []
    left = lines[0].x
    for line in lines:
        if current and _begins(line, current[-1], left, step * max(1.0, line.size / max(body, 1)), length):
            yield current
            current = []
        if not current or line.y > current[-1].y:
            left = line.x
        left = min(left, line.x) if current else left
        current.append(line)
    if current:
        yield current


def _begins(line: Line, above: Line, left: float, step: float, length: float) -> bool:
    """True where a line begins a paragraph of its own."""
    if abs(line.size - above.size) > _OTHER_SIZE * max(above.size, 1) or line.bold != above.bold:
        return not (above.y - line.y < step / 2 and line.y <= above.y)  # a bold word within a line
    ended = _ENDS.search(above.text) is not None
    numbered = _NUMBERED.match(line.text) and (ended or len(above.text) < _SHORT * length)
    if numbered or _BULLET.match(line.text) or ("\t" in line.text) != ("\t" in above.text):
        return True  # "… at Berth / 13. The board" is no entry
    if line.y > above.y:  # a new column, or a new page
        return ended
    if "\t" in line.text:
        return False  # rows of a table stand as far apart as they like
    if above.y - line.y > _GAP * max(step, line.size):
        return True
    indented = line.x - left > _INDENT * line.size and line.x - above.x > _INDENT * line.size
    return ended and (indented or len(above.text) < _SHORT * length)


def _joined(paragraph: list[Line], length: float, body: float) -> str:
    """The text of a paragraph in one line; short lines, as those of an address, stay apart."""
    text = paragraph[0].text
    for above, line in zip(paragraph, paragraph[1:], strict=False):
        short = line.size <= body and len(above.text) < _SHORT * length and not line.text[:1].islower()
        if _PARTED.search(text) and line.text[:1].islower():
            text = text[:-1] + line.text
        else:
            apart = "\t" in line.text or _LABEL.match(line.text) or short
            text += ("\n" if apart else " ") + line.text
    return text
