"""Columns of tables: what their heads say of the times in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.model.text import Document, SectionKind

_CELL = re.compile(r"[|\t]")


class Columns:
    """The columns of all tables of a document; a row of heads is read once, however long its table is."""

    def __init__(self, document: Document, rules: Grammar) -> None:
        self.document = document
        self._due_heads = re.compile(rules.words.get("due_heads", "(?!)"), re.IGNORECASE)
        self._due: dict[int, frozenset[int]] = {}  # by the section of the heads
        self._row: tuple[int, list[int]] = -1, []  # the section looked at last, and where its cells end

    def is_due(self, found: Found) -> bool:
        """True for a time under a head such as “Due”, “Deadline”, “By when”: it lies ahead of the writing."""
        sections, index = self.document.sections, found.section
        if index >= len(sections) or sections[index].kind is not SectionKind.TABLE_ROW:
            return False
        head = self._heads[index]
        if head == index:
            return False
        due = self._due.get(head)
        if due is None:
            due = self._due[head] = self._read(head)
        return bool(due) and bisect_left(self._cells(index), found.span.start) in due

    @cached_property
    def _heads(self) -> list[int]:
        """For each section, that of the row of heads which it hangs under; its own where there is none."""
        heads: list[int] = []
        rows = False
        for index, section in enumerate(self.document.sections):
            heads.append(heads[-1] if rows and section.level else index)
            rows = section.kind is SectionKind.TABLE_ROW
        return heads

    def _read(self, head: int) -> frozenset[int]:
        cells = _CELL.split(self.document.at(self.document.sections[head].span))
        return frozenset(
            column for column, cell in enumerate(cells) if self._due_heads.fullmatch(cell.strip(" *_"))
        )

    def _cells(self, index: int) -> list[int]:
        if self._row[0] != index:
            span = self.document.sections[index].span
            ends = [mark.start() for mark in _CELL.finditer(self.document.text, span.start, span.end)]
            self._row = index, ends
        return self._row[1]
