"""Related publications below or beside an article: each record with its title, date, blurb, type, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefline.model.text import PartKind, SectionKind, Span, StatedDate
from briefline.reading.block import Block, Stretch, trimmed, words_of
from briefline.reading.cues import cue, heads_related
from briefline.reading.stated import dates_in, whole_date

_LONGEST_TITLE = 250
_LONGEST_TOPICS = 200
_BLURB = 120  # characters from which a line is a blurb, whatever it ends with
_FIELD = re.compile(r"\s+[|·•–—]\s+|\s*[|·•]\s*|\s+-\s+")
_DATE_WORDS = re.compile(
    r"^(?:(?:first\s+)?(?:published|posted|released|issued|date|updated)(?:\s+on)?\s*:?|on)\s+|\s*[|·•–—-]\s*$",
    re.IGNORECASE,
)
_TRAILING_DATE = re.compile(r"^(?P<title>.{4,}?)\s*(?:[,;:|·•–—-]\s*|\()(?P<date>[^()|·•]{6,40}?)\)?\.?$")
_LEADING_DATE = re.compile(r"^(?P<date>[^:|·•–—]{6,40}?)\s*(?::|[|·•–—]|\s-\s)\s*(?P<title>\S.{3,})$")


class _Role:
    """What a line of the list may be by its looks."""

    DATE, TYPE, TOPICS, BYLINE, BLURB, SHORT, NAVIGATION = range(7)


@dataclass(slots=True)
class _Record:
    """A record in the making."""

    blocks: list[Block] = field(default_factory=list)
    dates: list[StatedDate] = field(default_factory=list)
    author: str = ""

    def has(self, kind: SectionKind) -> bool:
        return any(block.kind is kind for block in self.blocks)


def parted(
    text: str,
    blocks: list[Block],
    dates: tuple[StatedDate, ...],
    author: str,
    recipient: str,
    order: bool | None,
) -> list[Stretch]:
    """The article's blocks apart from its related publications: one stretch a publication.

    Text that goes on after the list is a second stretch of the article, with the same dates.
    """
    stretches: list[Stretch] = []
    article: list[Block] = []
    at = 0
    while at < len(blocks):
        if not _announces(text, blocks, at):
            article.append(blocks[at])
            at += 1
            continue
        end = _list_end(text, blocks, at)
        records = _Lister(text, blocks[at + 1 : end], order).records()
        if not records:
            article.append(blocks[at])
            at += 1
            continue
        article.append(replace(blocks[at], kind=SectionKind.HEADING, level=blocks[at].level or 1))
        stretches.append(Stretch(PartKind.ARTICLE, tuple(article), dates, author, recipient))
        stretches += records
        article = []
        at = end
    if article:
        stretches.append(Stretch(PartKind.ARTICLE, tuple(article), dates, author, recipient))
    return stretches


def _announces(text: str, blocks: list[Block], at: int) -> bool:
    block = blocks[at]
    if block.kind not in (
        SectionKind.BODY,
        SectionKind.HEADING,
        SectionKind.NAVIGATION,
        SectionKind.QUESTION,
    ):
        return False
    if len(block.span) > 80 or at + 1 >= len(blocks):
        return False
    return heads_related(words_of(text[block.span.start : block.span.end]))


def _list_end(text: str, blocks: list[Block], at: int) -> int:
    """Index after the last block of the list announced at a block: the next heading of its own rank."""
    head = blocks[at]
    for index in range(at + 1, len(blocks)):
        block = blocks[index]
        if block.kind is SectionKind.FOOTER and index + 1 < len(blocks):
            return index
        if block.kind is SectionKind.HEADING and block.marked and (head.marked and block.level <= head.level):
            return index
        if index > at + 1 and _announces(text, blocks, index):
            return index
    return len(blocks)


class _Lister:
    """One run over the lines of a list."""

    def __init__(self, text: str, blocks: list[Block], order: bool | None) -> None:
        self.text, self.order = text, order
        self.blocks = [piece for block in blocks for piece in self._fields(block)]
        self.words = [words_of(text[block.span.start : block.span.end]) for block in self.blocks]
        self.roles = [self._role(block, line) for block, line in zip(self.blocks, self.words, strict=True)]
        self.doubled = {
            index
            for index in range(len(self.words) - 1)
            if self.words[index] == self.words[index + 1] and self.words[index]
        }
        self.date_first = self._date_comes_first()

    def _fields(self, block: Block) -> list[Block]:
        """A record in one line, cut at its date: "Title (3 May 2021)", "Analysis | Title | 3 May 2021"."""
        if block.kind is SectionKind.REPEAT or len(block.span) > _LONGEST_TITLE + 60:
            return [block]
        content = self.text[block.span.start : block.span.end]
        if "\n" in content or self._date_of(content):
            return [block]
        pieces = [piece for piece in _split(content) if piece.strip()]
        if len(pieces) > 1 and any(self._date_of(piece) for piece in pieces):
            return self._cut(block, pieces)
        for pattern in (_TRAILING_DATE, _LEADING_DATE):
            for found in [pattern.match(content)]:
                if found and self._date_of(found["date"]):
                    spans = sorted(found.span(name) for name in ("title", "date"))
                    return self._cut(block, [content[start:end] for start, end in spans])
        return [block]

    def _cut(self, block: Block, pieces: list[str]) -> list[Block]:
        found: list[Block] = []
        at = block.span.start
        for piece in pieces:
            start = self.text.index(piece, at)
            at = start + len(piece)
            span = trimmed(self.text, start, at)
            kind = SectionKind.BODY if found else block.kind
            found.append(replace(block, span=span, kind=kind, gap=0 if found else block.gap))
        return found

    def _date_of(self, content: str) -> str:
        return whole_date(_DATE_WORDS.sub("", words_of(content)), self.order)

    def _role(self, block: Block, line: str) -> int:
        if block.kind is SectionKind.FOOTER:
            return _Role.NAVIGATION
        if self._date_of(line):
            return _Role.DATE
        if cue("type label", line) or cue("publication type", line):
            return _Role.TYPE
        if cue("topics label", line):
            return _Role.TOPICS
        if len(line) < 100 and cue("navigation", line):
            return _Role.NAVIGATION
        if len(line) < 150 and cue("byline", line):
            return _Role.BYLINE
        ends = line.rstrip("”\"’')")[-1:]
        if (
            len(line) > _LONGEST_TITLE
            or (ends in ".…" and len(line) > 60)
            or (ends in "!?" and len(line) > _BLURB)
        ):
            return _Role.BLURB
        if len(line) > _BLURB and ". " in line:
            return _Role.BLURB
        return _Role.SHORT

    def _date_comes_first(self) -> bool:
        for role in self.roles:
            if role == _Role.DATE:
                return True
            if role in (_Role.SHORT, _Role.BLURB):
                return False
        return False

    def records(self) -> list[Stretch]:
        """One stretch a record; navigation between and after records stays with the record before it."""
        found: list[_Record] = []
        waiting: list[Block] = []
        record: _Record | None = None
        index = 0
        while index < len(self.blocks):
            if self._starts(index, record):
                record = _Record(waiting)
                waiting = []
                found.append(record)
                if self.date_first and self.roles[index] == _Role.DATE:
                    self._add(record, index)
                    index += 1
                    continue
                index = self._title(record, index)
                continue
            if record is None or self._precedes_title(index):
                waiting.append(replace(self.blocks[index], kind=self._furniture(index), level=0))
            elif (
                self.date_first
                and not record.has(SectionKind.PUBLICATION_TITLE)
                and self.roles[index] == _Role.SHORT
            ):
                index = self._title(record, index)
                continue
            else:
                self._add(record, index)
            index += 1
        found = [record for record in found if record.has(SectionKind.PUBLICATION_TITLE)]
        if found and waiting:
            found[-1].blocks += waiting
        return [
            Stretch(PartKind.PUBLICATION, tuple(one.blocks), tuple(one.dates), one.author) for one in found
        ]

    def _furniture(self, index: int) -> SectionKind:
        return {
            _Role.TYPE: SectionKind.PUBLICATION_TYPE,
            _Role.TOPICS: SectionKind.PUBLICATION_TOPICS,
            _Role.BYLINE: SectionKind.BYLINE,
            _Role.BLURB: SectionKind.BLURB,
        }.get(self.roles[index], SectionKind.NAVIGATION)

    def _precedes_title(self, index: int) -> bool:
        """A bare type ("Analysis") directly above the next title belongs to that title."""
        if (
            self.roles[index] != _Role.TYPE
            or cue("type label", self.words[index])
            or index + 1 >= len(self.blocks)
        ):
            return False
        return self.blocks[index].gap > 0 and self.blocks[index + 1].gap == 0 and self._dated_soon(index + 1)

    def _dated_soon(self, index: int) -> bool:
        for after in range(index + 1, min(index + 4, len(self.roles))):
            if self.roles[after] == _Role.DATE:
                return True
            if self.roles[after] not in (_Role.BYLINE, _Role.TYPE) and self.words[after] != self.words[index]:
                return False
        return False

    def _starts(self, index: int, record: _Record | None) -> bool:
        role, block = self.roles[index], self.blocks[index]
        if self.date_first and role == _Role.DATE:
            return record is None or record.has(SectionKind.PUBLICATION_TITLE)
        if index in self.doubled and role not in (_Role.NAVIGATION, _Role.TYPE, _Role.DATE):
            return True
        if role not in (_Role.SHORT, _Role.BLURB):
            return False
        if block.marked and block.kind in (SectionKind.HEADING, SectionKind.LIST_ENTRY):
            return block.kind is SectionKind.HEADING or block.level == 0
        if record is not None and block.group >= 0 and block.group == record.blocks[-1].group:
            return False
        if role == _Role.BLURB or self.date_first:
            return False
        if record is None or self._dated_soon(index):
            return True
        if self.doubled or not record.has(SectionKind.PUBLICATION_TITLE):
            return False
        return self._undated_start(index, record)

    def _undated_start(self, index: int, record: _Record) -> bool:
        full = record.has(SectionKind.BLURB) or record.has(SectionKind.PUBLICATION_TYPE)
        after = self.roles[index + 1] if index + 1 < len(self.roles) else _Role.NAVIGATION
        if full:
            return after == _Role.BLURB
        bare = len(record.blocks) == 1 or record.has(SectionKind.PUBLICATION_DATE)
        return bare and _Role.BLURB not in self.roles and _Role.TYPE not in self.roles

    def _title(self, record: _Record, index: int) -> int:
        record.blocks.append(replace(self.blocks[index], kind=SectionKind.PUBLICATION_TITLE, level=0))
        title = self.words[index]
        index += 1
        while index < len(self.blocks) and self.words[index] == title:
            record.blocks.append(replace(self.blocks[index], kind=SectionKind.REPEAT, level=0))
            index += 1
        return index

    def _add(self, record: _Record, index: int) -> None:
        block, role = self.blocks[index], self.roles[index]
        if role == _Role.DATE:
            kind = SectionKind.PUBLICATION_DATE
            for date in dates_in(self.text[block.span.start : block.span.end], self.order):
                place = Span(block.span.start + date.span.start, block.span.start + date.span.end)
                record.dates.append(StatedDate(date.value, "stated", "", place))
        elif role == _Role.SHORT:
            told = record.has(SectionKind.BLURB) or record.has(SectionKind.PUBLICATION_TYPE)
            topics = len(self.words[index]) <= _LONGEST_TOPICS and (told or len(self.words[index]) <= 60)
            kind = SectionKind.PUBLICATION_TOPICS if topics else SectionKind.BLURB
        else:
            kind = self._furniture(index)
        if kind is SectionKind.BYLINE and not record.author:
            record.author = re.sub(r"^(?:by|authors?)\s*:?\s+", "", self.words[index], flags=re.IGNORECASE)
        record.blocks.append(replace(block, kind=kind, level=0))


def _split(content: str) -> Iterable[str]:
    return _FIELD.split(content)
