"""A record of a list of related publications, and what its lines are by their looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from briefline.model.text import SectionKind, StatedDate
from briefline.reading.block import Block
from briefline.reading.cues import cue


class Role(Enum):
    """What a line of the list is by its looks; SHORT may be a title, a topic or a short blurb."""

    DATE = SectionKind.PUBLICATION_DATE
    TYPE = SectionKind.PUBLICATION_TYPE
    TOPICS = SectionKind.PUBLICATION_TOPICS
    BYLINE = SectionKind.BYLINE
    BLURB = SectionKind.BLURB
    NAVIGATION = SectionKind.NAVIGATION
    SHORT = SectionKind.BODY


@dataclass(slots=True)
class Record:
    """A record in the making."""

    blocks: list[Block] = field(default_factory=list)
    dates: list[StatedDate] = field(default_factory=list)
    author: str = ""

    def has(self, *kinds: SectionKind) -> bool:
        """True where one of its blocks is of one of the kinds."""
        return any(block.kind in kinds for block in self.blocks)


def title_and_type(words: str) -> list[str]:
    """A title and the type behind it ("Who Buys Tin? – Commentary"), or the title alone."""
    for sign in (" – ", " — ", " | ", " - ", ", ", " ("):
        title, found, kind = words.rpartition(sign)
        if found and title.strip() and cue("publication type", kind.strip(" ()")):
            return [title.rstrip(), kind.strip(" ()")]
    return [words]


def reads_as_title(text: str, record: Record) -> bool:
    """False where the supposed title of an undated record is a sentence of running text."""
    spans = [block.span for block in record.blocks if block.kind is SectionKind.PUBLICATION_TITLE]
    return record.has(SectionKind.REPEAT) or not text[spans[0].start : spans[0].end].endswith(".")


def titled(found: list[Record]) -> list[Record]:
    """The records with a title; what belongs to none goes to the record before it, or the first."""
    whole: list[Record] = []
    loose: list[Block] = []
    for record in found:
        if record.has(SectionKind.PUBLICATION_TITLE):
            record.blocks = loose + record.blocks
            whole.append(record)
            loose = []
        elif whole:
            whole[-1].blocks += record.blocks
        else:
            loose += record.blocks
    return whole
