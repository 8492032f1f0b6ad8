"""Tables in plain text and Markdown: rows by pipes, tabs or aligned columns."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefline.model.text import SectionKind, Span
from briefline.reading.block import Block
from briefline.reading.lines import Line

# two dashes somewhere, and nothing but dashes and bars; possessive, since a line of 20,000 dashes was cubic
_RULE = re.compile(r"(?=[|+:\s]*+(?:[-=][|+:\s]++)*+[-=]{2})[|+:\-=\s]++$")
_GAPS = re.compile(r"\S {3,}(?=\S)")
_FIGURE = re.compile(r"\d")
_FIELD = re.compile(r"[^\W\d_][\w /&.-]{0,24}:\s+\S(?!.*(?:\t| {3,}))")  # "TO:    The board" is no row
_LEAST_ALIGNED = 3  # rows before wide gaps are taken for columns


def table_end(text: str, lines: list[Line], at: int) -> int:
    """Index after the last row of a table that begins at a line; the same index where none begins."""
    for columns, least in ((_pipes, 2), (_tabs, 2), (_aligned, _LEAST_ALIGNED)):
        count = columns(text, lines[at])
        if not count:
            continue
        end = at + 1
        while end < len(lines) and _belongs(text, lines[end], columns, count):
            end += 1
        if end - at >= least and any(not is_rule(text, line) for line in lines[at:end]):
            return end
    return at


def rows(text: str, lines: list[Line]) -> list[Block]:
    """One block a row: a header is at level 0, the rows below it at level 1.

    The first row is a header when a rule follows it, or when it is short and holds no figure.
    """
    blocks: list[Block] = []
    ruled = any(is_rule(text, line) for line in lines[1:2])
    headed = ruled or not _FIGURE.search(text, lines[0].start, min(lines[0].end, lines[0].start + 80))
    for line in lines:
        if is_rule(text, line):
            continue
        start, end = line.start, line.end
        while start < end and (text[start] == "|" or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] == "|" or text[end - 1].isspace()):
            end -= 1
        if start < end:
            level = 1 if blocks or not headed else 0
            blocks.append(Block(SectionKind.TABLE_ROW, Span(start, end), level, True, line.indent))
    return blocks


def is_rule(text: str, line: Line) -> bool:
    """True for a line that only parts rows ("|---|---|")."""
    return _RULE.match(text, line.start, line.end) is not None


def _belongs(text: str, line: Line, columns: Callable[[str, Line], int], count: int) -> bool:
    if line.blank:
        return False
    return columns(text, line) == count or (columns is _pipes and text[line.start] == "|")


def _pipes(text: str, line: Line) -> int:
    content = text[line.start : line.end]
    return content.count("|") if content.startswith("|") or " | " in content else 0


def _tabs(text: str, line: Line) -> int:
    if _FIELD.match(text, line.start, line.end):
        return 0
    return text.count("\t", line.start, line.end)


def _aligned(text: str, line: Line) -> int:
    if line.end - line.start >= 200 or _FIELD.match(text, line.start, line.end):
        return 0
    return len(_GAPS.findall(text[line.start : line.end]))
