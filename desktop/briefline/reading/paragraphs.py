"""Cuts lines into blocks: paragraphs, list entries with their depth, tables, indented quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefline.model.text import SectionKind, Span
from briefline.reading import tables
from briefline.reading.block import Block, trimmed
from briefline.reading.cues import cue, heads_related
from briefline.reading.lines import (
    Line,
    is_separator,
    is_wrapped,
    marker_end,
    marker_style,
    wrap_width,
)

_QUOTE_INDENT = 4  # columns beyond the text's own margin
_QUOTE_LENGTH = 60
_QUOTED = re.compile(r"(?:>\s?)+")
_LABEL = re.compile(r"(?:\*\*|__)?[^\W\d_][\w /&’'-]{0,30}(?::(?:\*\*|__)|(?:\*\*|__)?:)(?=\s)")


def paragraphs(text: str, lines: Sequence[Line], *, loose: bool = False, wrapped: bool = True) -> list[Block]:
    """The blocks of consecutive lines, in order.

    Hard-wrapped lines stay together; other line breaks part paragraphs, unless ``loose`` says that
    the format joins lines (Markdown), or not ``wrapped`` that every line is a paragraph. Blocks leave
    out list markers and the signs of quotation.
    """
    return _Cutter(text, list(lines), loose, wrapped).cut()


class _Cutter:
    """One run over the lines; holds the open lists, outermost first, as (indent, marker style)."""

    def __init__(self, text: str, lines: list[Line], loose: bool, wrapped: bool) -> None:
        self.text, self.lines, self.loose, self.wrapped = text, lines, loose, wrapped
        self.width = wrap_width(text, lines)
        self.margin = min((line.indent for line in lines if not line.blank), default=0)
        self.lists: list[tuple[int, str]] = []
        self.blocks: list[Block] = []

    def cut(self) -> list[Block]:
        at = gap = 0
        while at < len(self.lines):
            line = self.lines[at]
            if line.blank:
                gap += 1
                at += 1
                continue
            at = self._block(at, gap)
            gap = 0
        return self.blocks

    def _block(self, at: int, gap: int) -> int:
        """Takes the block that begins at a line; the index after it."""
        line = self.lines[at]
        if tables.is_rule(self.text, line) or is_separator(self.text, line):
            kind = SectionKind.NAVIGATION
            self.blocks.append(Block(kind, Span(line.start, line.end), marked=True, gap=gap))
            return at + 1
        words = marker_end(self.text, line)
        if words > line.start:
            return self._entry(at, words, gap)
        end = tables.table_end(self.text, self.lines, at)
        if end > at:
            self.lists.clear()
            self.blocks.extend(tables.rows(self.text, self.lines[at:end]))
            return end
        if self.text[line.start] == ">":
            return self._quotation(at, gap)
        return self._paragraph(at, gap)

    def _entry(self, at: int, words: int, gap: int) -> int:
        line = self.lines[at]
        style = marker_style(self.text, line, words)
        styles = [known for _, known in self.lists]
        while self.lists and line.indent < self.lists[-1][0] - 1:
            self.lists.pop()
        if self.lists and abs(line.indent - self.lists[-1][0]) <= 1 and style != self.lists[-1][1]:
            if style in styles:  # back to an outer list that was not indented
                while len(self.lists) > 1 and self.lists[-1][1] != style:
                    self.lists.pop()
            else:
                self.lists.append((line.indent, style))
        elif not self.lists or line.indent > self.lists[-1][0] + 1:
            self.lists.append((line.indent, style))
        end = self._last(at, line.indent)
        span = Span(words, self.lines[end].end)
        numbered = style.strip("().") == "1"
        block = Block(
            SectionKind.LIST_ENTRY, span, len(self.lists) - 1, True, line.indent, gap, numbered=numbered
        )
        self.blocks.append(block)
        return end + 1

    def _quotation(self, at: int, gap: int) -> int:
        end = at
        while end + 1 < len(self.lines) and self._quoted(end + 1):
            end += 1
        start = _QUOTED.match(self.text, self.lines[at].start)
        first = start.end() if start else self.lines[at].start
        span = trimmed(self.text, first, self.lines[end].end)
        if len(span):
            self.blocks.append(Block(SectionKind.BLOCK_QUOTE, span, marked=True, gap=gap))
        return end + 1

    def _quoted(self, at: int) -> bool:
        line = self.lines[at]
        if line.blank or self.text[line.start] != ">":
            return False
        marks = _QUOTED.match(self.text, line.start)
        return marks is not None and marks.end() < line.end

    def _paragraph(self, at: int, gap: int) -> int:
        line = self.lines[at]
        hangs = bool(self.lists) and line.indent > self.lists[-1][0] + 1
        if not hangs:
            self.lists.clear()
        end = self._last(at, None)
        span = Span(line.start, self.lines[end].end)
        kind = SectionKind.BODY
        deep = line.indent >= self.margin + _QUOTE_INDENT and len(span) >= _QUOTE_LENGTH
        if deep and not hangs and all(piece.indent >= self.margin + 2 for piece in self.lines[at : end + 1]):
            kind = SectionKind.BLOCK_QUOTE
        self.blocks.append(Block(kind, span, indent=line.indent - self.margin, gap=gap, hangs=hangs))
        return end + 1

    def _last(self, at: int, entry_indent: int | None) -> int:
        """Index of the last line of the block that begins at a line."""
        end = at
        while end + 1 < len(self.lines) and self._continues(self.lines[end], end + 1, entry_indent):
            end += 1
        return end

    def _continues(self, line: Line, at: int, entry_indent: int | None) -> bool:
        after = self.lines[at]
        if not self.wrapped or after.blank or self.text[after.start] == ">" or is_separator(self.text, after):
            return False
        if marker_end(self.text, after) > after.start and not self._mid_sentence(line, after):
            return False
        if self._parts(line, after):
            return False
        if entry_indent is not None and after.indent > entry_indent + 1:
            return True
        if entry_indent is None and after.indent > line.indent + 1:
            return False  # an indented first line begins a paragraph
        if self.loose and line.end - line.left <= 200:
            return self.text[line.end : line.end + 2] != "  "
        return is_wrapped(self.text, line, after, self.width)

    def _mid_sentence(self, line: Line, after: Line) -> bool:
        """A wrapped line may begin with what looks like a number of a list ("on the\\n12. of May")."""
        begins = self.text[after.start]
        return bool(self.width) and begins in "–—-" and is_wrapped(self.text, line, after, self.width)

    def _parts(self, line: Line, after: Line) -> bool:
        """True when the words of two lines show that they are two blocks."""
        first, second = self.text[line.start : line.end], self.text[after.start : after.end]
        if first == second or heads_related(first) or heads_related(second):
            return True
        if _LABEL.match(second) and (_LABEL.match(first) or not self.width):
            return True
        return any(cue(name, second) for name in ("type label", "question label", "answer label", "footer"))
