"""Draws up sections and parts from blocks: who hangs under which heading or list entry."""

from __future__ import annotations

from collections.abc import Iterable

from briefline.model.text import Part, Section, SectionKind, Span
from briefline.reading.block import Block, Stretch

_OUTSIDE = frozenset(
    {
        SectionKind.TITLE,
        SectionKind.BYLINE,
        SectionKind.MAIL_HEADER,
        SectionKind.NAVIGATION,
        SectionKind.FOOTER,
        SectionKind.REPEAT,
        SectionKind.PUBLICATION_TITLE,
        SectionKind.PUBLICATION_DATE,
        SectionKind.PUBLICATION_TYPE,
        SectionKind.PUBLICATION_TOPICS,
        SectionKind.BLURB,
    }
)


def outline(stretches: Iterable[Stretch]) -> tuple[tuple[Section, ...], tuple[Part, ...]]:
    """Sections in the order of the text with their parents, and the parts that they belong to.

    Stretches are in the order of the text and not empty; each becomes one part, which reaches from
    its first section to its last. Headings and lists do not reach over into the next part.
    """
    sections: list[Section] = []
    parts: list[Part] = []
    for stretch in stretches:
        span = Span(stretch.blocks[0].span.start, stretch.blocks[-1].span.end)
        tree = _Tree(len(sections))
        for block in stretch.blocks:
            parent = tree.place(block)
            sections.append(Section(block.kind, block.span, len(parts), parent, block.level))
        parts.append(Part(stretch.kind, span, stretch.dates, stretch.author, stretch.recipient))
    return tuple(sections), tuple(parts)


class _Tree:
    """The headings, list entries and table header that are open, each as (level, section index)."""

    def __init__(self, first: int) -> None:
        self.next = first
        self.headings: list[tuple[int, int]] = []
        self.entries: list[tuple[int, int]] = []
        self.header: int | None = None

    def place(self, block: Block) -> int | None:
        """The parent's index; opens the block itself for what follows."""
        index, self.next = self.next, self.next + 1
        if block.kind in _OUTSIDE:
            return None
        heading = self.headings[-1][1] if self.headings else None
        if block.kind is not SectionKind.TABLE_ROW:
            self.header = None
        if block.kind is SectionKind.HEADING:
            self.entries.clear()
            while self.headings and self.headings[-1][0] >= block.level:
                self.headings.pop()
            parent = self.headings[-1][1] if self.headings else None
            self.headings.append((block.level, index))
            return parent
        if block.kind is SectionKind.LIST_ENTRY:
            while self.entries and self.entries[-1][0] >= block.level:
                self.entries.pop()
            parent = self.entries[-1][1] if self.entries else heading
            self.entries.append((block.level, index))
            return parent
        if block.hangs and self.entries:
            return self.entries[-1][1]
        self.entries.clear()
        if block.kind is SectionKind.TABLE_ROW:
            if block.level == 0:
                self.header = index
                return heading
            return self.header if self.header is not None else heading
        return heading
