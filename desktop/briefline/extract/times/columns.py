"""Columns of tables: what their heads say of the times in them."""

from __future__ import annotations

import re

from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.model.text import Document, SectionKind

_CELL = re.compile(r"[|\t]")


def is_due(document: Document, found: Found, rules: Grammar) -> bool:
    """True for a time under a head such as “Due”, “Deadline”, “By when”: it lies ahead of the writing."""
    sections, index = document.sections, found.section
    if index >= len(sections) or sections[index].kind is not SectionKind.TABLE_ROW:
        return False
    first = index
    while first > 0 and sections[first - 1].kind is SectionKind.TABLE_ROW and sections[first].level:
        first -= 1
    if first == index:
        return False
    heads = _CELL.split(document.at(sections[first].span))
    column = len(_CELL.findall(document.text[sections[index].span.start : found.span.start]))
    pattern = rules.words.get("due_heads", "(?!)")
    return (
        column < len(heads) and re.fullmatch(pattern, heads[column].strip(" *_"), re.IGNORECASE) is not None
    )
