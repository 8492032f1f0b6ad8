"""The records of a list of related publications: title, date line, blurb, type, topics."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from briefline.model.text import PartKind, SectionKind, Span, StatedDate
from briefline.reading.block import Block, Stretch, trimmed, words_of
from briefline.reading.cues import cue
from briefline.reading.record import Record, Role, reads_as_title, title_and_type, titled
from briefline.reading.stated import Calendar, dates_in, whole_date

_LONGEST_TITLE = 250
_LONGEST_TOPICS = 200
_LONGEST_LONE_TOPICS = 60  # characters of a topics line that follows a title or date directly
_LONGEST_TAIL = 30  # characters behind a date in the midst of a record's line: a type or a topic
_BLURB = 120  # characters from which a line of sentences is a blurb, whatever it ends with
_FIELD = re.compile(r"\s+[|·•–—]\s+|\s*[|·•\t]\s*|\s+-\s+")
_DATE_WORDS = re.compile(
    r"^(?:(?:first\s+)?(?:published|posted|released|issued|date|updated)(?:\s+on)?\s*:?|on)\s+|\s*[|·•–—-]\s*$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"\s*[:|·•–—)]\s*\S{2,}|\s+-\s+\S{2,}")
_BELONGING = re.compile(r"\b(?:of|on|in|to|from|since|until|by|before|after|and|for|the)\s*$", re.IGNORECASE)
_SIGNS = (",", ";", ":", "|", "·", "•", "–", "—", "-", "(", "[")
_AUTHOR_WORDS = re.compile(r"^(?:by|authors?)\s*:?\s+", re.IGNORECASE)


def records(text: str, blocks: list[Block], order: bool | None) -> list[Stretch]:
    """One stretch a record, in the order of the text; empty when the blocks are no such list.

    What stands between and after records (navigation) stays with the record before it.
    ``order`` is day_first of the document.
    """
    found = _Lister(text, blocks, order).read()
    return [Stretch(PartKind.PUBLICATION, tuple(one.blocks), tuple(one.dates), one.author) for one in found]


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
            if self.words[index] == self.words[index + 1] and self.roles[index] in (Role.SHORT, Role.BLURB)
        }
        self.groups = self._containers()
        leading = [role for role in self.roles if role in (Role.DATE, Role.SHORT, Role.BLURB)]
        self.date_first = leading[:1] == [Role.DATE]

    def _fields(self, block: Block) -> list[Block]:
        """A record in one line, cut at its date: "Title (3 May 2021)", "Analysis | Title | 3 May 2021"."""
        if block.kind is SectionKind.REPEAT or len(block.span) > _LONGEST_TITLE + 60:
            return [block]
        content = self.text[block.span.start : block.span.end]
        if "\n" in content or self._date_of(content):
            return [block]
        pieces = [piece for piece in _FIELD.split(content) if piece.strip()]
        if len(pieces) > 1 and any(self._date_of(piece) for piece in pieces):
            return self._cut(block, pieces)
        for date in dates_in(content, self.order):
            before, after = content[: date.span.start], content[date.span.end :]
            if not before.strip(" (-–—|:") and _AFTER_DATE.match(after):
                return self._cut(block, [content[date.span.start : date.span.end], after.lstrip(" :|·•–—-)")])
            if not after.strip(" ).]") and self._is_apart(before, date):
                title = before.rstrip(" ,;:|·•–—-([")
                return self._cut(block, [*title_and_type(title), content[date.span.start : date.span.end]])
            tail = after.strip()
            inside = 0 < len(tail) <= _LONGEST_TAIL and before.endswith(" ") and after.startswith(" ")
            if inside and tail[0].isupper() and self._is_apart(before, date):
                day = content[date.span.start : date.span.end]
                return self._cut(block, [before.strip(), day, tail])
        return [block]

    def _is_apart(self, before: str, date: Calendar) -> bool:
        """A date at a title's end is a date line behind a sign; "… of 3 May 2021" belongs to the title."""
        if before.rstrip().endswith(_SIGNS):
            return True
        return date.value.count("-") >= 2 and len(before) > 3 and _BELONGING.search(before) is None

    def _cut(self, block: Block, pieces: list[str]) -> list[Block]:
        found: list[Block] = []
        at = block.span.start
        for piece in pieces:
            start = self.text.index(piece, at)
            at = start + len(piece)
            first = not found
            kind = block.kind if first else SectionKind.BODY
            span = trimmed(self.text, start, at)
            found.append(
                replace(
                    block, span=span, kind=kind, marked=block.marked and first, gap=block.gap if first else 0
                )
            )
        return found

    def _date_of(self, content: str) -> str:
        return whole_date(_DATE_WORDS.sub("", words_of(content)), self.order)

    def _role(self, block: Block, line: str) -> Role:
        if block.kind is SectionKind.FOOTER:
            return Role.NAVIGATION
        if self._date_of(line):
            return Role.DATE
        if cue("type label", line) or cue("publication type", line):
            return Role.TYPE
        if cue("topics label", line):
            return Role.TOPICS
        if len(line) < 100 and cue("navigation", line):
            return Role.NAVIGATION
        if len(line) < 150 and cue("byline", line):
            return Role.BYLINE
        ends = line.rstrip("”\"’')")[-1:]
        if len(line) > _LONGEST_TITLE or (len(line) > _BLURB and (ends in "!?" or ". " in line)):
            return Role.BLURB
        return (
            Role.BLURB
            if ends in ".…" and len(line) > 40 and block.kind is not SectionKind.HEADING
            else Role.SHORT
        )

    def _containers(self) -> list[int]:
        """The container (list item, card) of each block; empty when containers do not tell records apart."""
        paths = [block.path for block in self.blocks]
        if not paths or not all(paths):
            return []
        depth = 0
        while all(len(path) > depth + 1 for path in paths) and len({path[depth] for path in paths}) == 1:
            depth += 1
        groups = [path[depth] for path in paths]
        sizes = Counter(groups)
        entries = all(block.kind in (SectionKind.LIST_ENTRY, SectionKind.NAVIGATION) for block in self.blocks)
        full = sum(size > 1 for size in sizes.values()) * 2 >= len(sizes)
        return groups if len(sizes) > 1 and (entries or full) else []

    def read(self) -> list[Record]:
        found: list[Record] = []
        waiting: list[Block] = []
        record: Record | None = None
        index = 0
        while index < len(self.blocks):
            if self._starts(index, record):
                record = Record(waiting)
                waiting = []
                found.append(record)
            if record is None or self._precedes_title(index):
                waiting.append(self._as(index, self.roles[index].value))
                index += 1
            elif self._is_title(index, record):
                index = self._title(record, index)
            else:
                self._add(record, index)
                index += 1
        found = titled(found)
        if found:
            found[-1].blocks += waiting
        return found if self._is_list(found) else []

    def _is_list(self, found: list[Record]) -> bool:
        """Records are dated, doubled, or bare titles; ordinary text under such a heading is none of these."""
        if not all(one.dates or reads_as_title(self.text, one) for one in found):
            return False
        dated = sum(bool(one.dates) or one.has(SectionKind.REPEAT) for one in found)
        if dated * 2 >= len(found):
            return bool(found)
        return not any(one.has(SectionKind.BLURB) for one in found) or bool(self.groups) and dated > 0

    def _as(self, index: int, kind: SectionKind) -> Block:
        if kind is SectionKind.BODY:
            kind = SectionKind.NAVIGATION
        return replace(self.blocks[index], kind=kind, level=0)

    def _precedes_title(self, index: int) -> bool:
        """A bare type ("Analysis") directly above the next title belongs to that title."""
        if self.groups or self.roles[index] is not Role.TYPE or index + 1 >= len(self.blocks):
            return False
        if cue("type label", self.words[index]):
            return False
        return self.blocks[index].gap > self.blocks[index + 1].gap and self._dated_soon(index + 1)

    def _dated_soon(self, index: int) -> bool:
        """True when a date line follows a line, with only its repeat, a byline or a type between."""
        for after in range(index + 1, min(index + 5, len(self.roles))):
            if self.roles[after] is Role.DATE:
                return True
            if self.roles[after] not in (Role.BYLINE, Role.TYPE) and self.words[after] != self.words[index]:
                return False
        return False

    def _starts(self, index: int, record: Record | None) -> bool:
        role, block = self.roles[index], self.blocks[index]
        if self.groups:
            fresh = record is None or index == 0 or self.groups[index] != self.groups[index - 1]
            return fresh and role is not Role.NAVIGATION
        if self.date_first and role is Role.DATE:
            return record is None or record.has(SectionKind.PUBLICATION_TITLE)
        if index in self.doubled:
            return record is None or not self.date_first
        if role not in (Role.SHORT, Role.BLURB):
            return False
        if block.marked and block.kind is SectionKind.HEADING:
            return True
        if block.marked and block.kind is SectionKind.LIST_ENTRY:
            return block.level == 0
        if role is Role.BLURB or self.date_first:
            return False
        if record is None or self._dated_soon(index):
            return True
        if self.doubled or not record.has(SectionKind.PUBLICATION_TITLE):
            return False
        return self._undated_start(index, record)

    def _undated_start(self, index: int, record: Record) -> bool:
        if record.has(SectionKind.BLURB, SectionKind.PUBLICATION_TYPE):
            return self.roles[index + 1 : index + 2] == [Role.BLURB]
        bare = len(record.blocks) == 1 or record.has(SectionKind.PUBLICATION_DATE)
        return bare and Role.BLURB not in self.roles and Role.TYPE not in self.roles

    def _is_title(self, index: int, record: Record) -> bool:
        if record.has(SectionKind.PUBLICATION_TITLE) or self.roles[index] not in (Role.SHORT, Role.BLURB):
            return False
        if self.groups and self.blocks[index].kind is not SectionKind.HEADING:
            group = self.groups[index]
            rest = range(index + 1, len(self.blocks))
            return not any(
                self.blocks[after].kind is SectionKind.HEADING
                for after in rest
                if self.groups[after] == group
            )
        return True

    def _title(self, record: Record, index: int) -> int:
        record.blocks.append(self._as(index, SectionKind.PUBLICATION_TITLE))
        title = self.words[index]
        index += 1
        while index < len(self.blocks) and self.words[index] == title:
            record.blocks.append(self._as(index, SectionKind.REPEAT))
            index += 1
        return index

    def _add(self, record: Record, index: int) -> None:
        block, role = self.blocks[index], self.roles[index]
        kind = role.value
        if role is Role.DATE:
            for date in dates_in(self.text[block.span.start : block.span.end], self.order):
                place = Span(block.span.start + date.span.start, block.span.start + date.span.end)
                record.dates.append(StatedDate(date.value, "stated", "", place))
        elif role is Role.SHORT:
            told = record.has(SectionKind.BLURB, SectionKind.PUBLICATION_TYPE)
            longest = _LONGEST_TOPICS if told else _LONGEST_LONE_TOPICS
            titled = record.has(SectionKind.PUBLICATION_TITLE)
            sentence = titled and self.words[index].endswith((".", "!", "?", "…", ".”", '."'))
            topics = not sentence and (len(self.words[index]) <= longest or not titled)
            kind = SectionKind.PUBLICATION_TOPICS if topics else SectionKind.BLURB
        elif role is Role.BYLINE and not record.author:
            record.author = _AUTHOR_WORDS.sub("", self.words[index])
        record.blocks.append(self._as(index, kind))
