"""Blocks and stretches: what a reader makes of a text before sections and parts are drawn up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefline.model.text import PartKind, SectionKind, Span, StatedDate


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch as the reader found it.

    ``marked`` says that the format itself gave the kind (an HTML heading), so that it is no guess.
    ``indent`` is the column of the first character, ``gap`` the number of blank lines before it.
    ``hangs`` marks a further paragraph inside a list entry, ``numbered`` an entry with a number.
    ``path`` numbers the containers of the format that it stands in, outermost first (HTML elements);
    empty where there are none.
    """

    kind: SectionKind
    span: Span
    level: int = 0
    marked: bool = False
    indent: int = 0
    gap: int = 1
    hangs: bool = False
    numbered: bool = False
    path: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that share a date of writing: a Part in the making."""

    kind: PartKind
    blocks: tuple[Block, ...]
    dates: tuple[StatedDate, ...] = ()
    author: str = ""
    recipient: str = ""


_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*\*|\*\*|\*|___|__|_|`)(?=\S)|(?<=\S)(\*\*\*|\*\*|\*|___|__|_|`)(?!\w)")


def words_of(text: str) -> str:
    """A text in one line without the marks of emphasis and links: for recognition, never for display."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "`" in text:
        text = _EMPHASIS.sub("", text)
    return " ".join(text.split())


def trimmed(text: str, start: int, end: int) -> Span:
    """The half-open span without white space at either end (empty when there is nothing else)."""
    end = max(start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
