"""A document: one text, cut into sections and parts by half-open character offsets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets [start, end) into a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True when at least one character is in both."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True when the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class SectionKind(StrEnum):
    """What a stretch of text is. Events are read from all but those of ``FURNITURE``."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    QUESTION = "question"
    LIST_ENTRY = "list entry"
    TABLE_ROW = "table row"
    BLOCK_QUOTE = "block quote"
    MAIL_HEADER = "mail header"
    PUBLICATION_TITLE = "publication title"
    PUBLICATION_DATE = "publication date"
    PUBLICATION_TYPE = "publication type"
    PUBLICATION_TOPICS = "publication topics"
    BLURB = "blurb"
    NAVIGATION = "navigation"
    FOOTER = "footer"
    REPEAT = "repeat"  # the same line printed twice (a caption, a publication's title)


FURNITURE = frozenset(
    {
        SectionKind.BYLINE,
        SectionKind.MAIL_HEADER,
        SectionKind.PUBLICATION_TITLE,
        SectionKind.PUBLICATION_DATE,
        SectionKind.PUBLICATION_TYPE,
        SectionKind.PUBLICATION_TOPICS,
        SectionKind.NAVIGATION,
        SectionKind.FOOTER,
        SectionKind.REPEAT,
    }
)


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph-like stretch of the text.

    ``part`` is the index of its Part in the document. ``parent`` is the index of the heading or list
    entry that it hangs under (None at the top): a bare time under "12 May 2022" is on that day.
    ``level`` is the depth of a heading (1 is the highest) or of a list entry (0 is the outermost).
    """

    kind: SectionKind
    span: Span
    part: int = 0
    parent: int | None = None
    level: int = 0


class PartKind(StrEnum):
    """What a stretch with its own date of writing is."""

    ARTICLE = "article"
    PUBLICATION = "publication"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date of writing that somebody stated. ``value`` is EDTF, ``label`` where it stood ("Sent:")."""

    value: str
    basis: str  # "stated" in the text | "metadata" of the file
    label: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text with a document creation time of its own: article, related publication, mail.

    ``dates`` are the stated ones, best first; empty when the date has to be inferred.
    Parts do not overlap; together they cover every section.
    """

    kind: PartKind
    span: Span
    dates: tuple[StatedDate, ...] = ()
    author: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: ``text`` is what every offset counts in, whatever the file's format was.

    ``source`` is the name or path that the user knows it by; ``language`` is ISO 639-1, "" if unknown.
    """

    id: str
    title: str
    source: str
    text: str
    sections: tuple[Section, ...]
    parts: tuple[Part, ...]
    media_type: str = "text/plain"
    language: str = "en"

    def at(self, span: Span) -> str:
        """The text at a span, verbatim."""
        return self.text[span.start : span.end]

    def section_index(self, offset: int) -> int | None:
        """The section that holds a character; None in the white space between sections."""
        low, high = 0, len(self.sections)
        while low < high:
            middle = (low + high) // 2
            if self.sections[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sections) and self.sections[low].span.start <= offset:
            return low
        return None
