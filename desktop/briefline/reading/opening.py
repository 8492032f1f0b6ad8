"""The first and last lines of a report: title, byline, dateline, and the date of writing they state."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefline.model.text import SectionKind, Span, StatedDate
from briefline.reading import claims
from briefline.reading.block import Block, trimmed, words_of
from briefline.reading.cues import cue

_LONGEST_TITLE = 200
_LONGEST_MENU = 3  # words of a line in a menu
_ZONE = 14  # blocks at the top among which bylines stand
_CLOSE = 6  # blocks at the end among which signatures and closing lines stand
_RUNNING = 120  # characters from which a line is running text
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+"
_WORD = r"[A-ZÀ-Þ][\w.’'-]+"
_DATELINE = re.compile(
    rf"(?:{_UPPER}(?:[ /,-]+{_UPPER}){{0,6}}(?:,\s{_WORD}(?:\s{_WORD}){{0,2}})??"
    rf"|{_WORD}(?:[ /-]{_WORD}){{0,4}}(?=,\s*(?:\d|{_WORD}\s\d)))"
    r"(?:,?\s+(?P<date>[^()\n—–]{3,40}?))?(?:,?\s*\([^()\n]{2,40}\))?\s*(?:—|–|--|\s-)\s*(?=\S)"
)
_AFTER_NAME = re.compile(r"\s[|·•–—]\s|;|\(|,\s(?=\d)|\s+(?:posted|published|updated)\b", re.IGNORECASE)
_BY = re.compile(r"(?:^|[\s|/·•])[Bb]y:?\s+([A-ZÀ-Þ].*)$")
_NAMED = re.compile(rf"({_WORD}(?:\s{_WORD}){{1,3}})\s*[|·•/–—]\s")
_NO_NAME = ("status", "version", "revision", "classification", "distribution", "posted", "published")
_TEXTUAL = (SectionKind.BODY, SectionKind.HEADING, SectionKind.QUESTION)


@dataclass(frozen=True, slots=True)
class Opening:
    """Blocks with their roles at the top and end, the dates stated there (best first), and the author."""

    blocks: list[Block]
    dates: tuple[StatedDate, ...]
    author: str
    recipient: str


def opened(text: str, blocks: list[Block], order: bool | None, *, title: bool = True) -> Opening:
    """Finds title, byline, dateline and closing lines.

    ``order`` is day_first of the document; ``title`` is False for texts whose title stands elsewhere.
    """
    opener = _Opener(text, blocks, order)
    if title:
        opener.title()
    opener.zone()
    opener.dateline()
    opener.running()
    opener.closing()
    return Opening(opener.blocks, claims.best_first(opener.claims), opener.author, opener.recipient)


def _name(text: str) -> str:
    return _AFTER_NAME.split(text)[0].strip(" .*,")


class _Opener:
    """One run over a report's first and last blocks."""

    def __init__(self, text: str, blocks: list[Block], order: bool | None) -> None:
        self.text, self.blocks, self.order = text, list(blocks), order
        self.claims: list[claims.Claim] = []
        self.author = self.recipient = ""

    def _line(self, index: int) -> str:
        span = self.blocks[index].span
        return words_of(self.text[span.start : min(span.end, span.start + 4 * _LONGEST_TITLE)])

    def _recast(self, index: int, kind: SectionKind) -> None:
        self.blocks[index] = replace(self.blocks[index], kind=kind, level=0)

    def title(self) -> None:
        """The title: a subject line, the highest heading, or the first line that is no sentence."""
        given = [i for i, block in enumerate(self.blocks[:_ZONE]) if block.kind is SectionKind.TITLE]
        if not given:
            given = self._subject() or self._highest() or self._first_line()
        if not given:
            return
        for index in range(given[0]):
            if self.blocks[index].kind is SectionKind.HEADING and not self.blocks[index].marked:
                self._recast(index, SectionKind.BYLINE)  # "MEMORANDUM" above the title
        self._recast(given[0], SectionKind.TITLE)
        line = self._line(given[0]).strip("\"'")
        for index in range(given[0] + 1, min(given[0] + 4, len(self.blocks))):
            if self.blocks[index].kind in _TEXTUAL and self._line(index) == line:
                self._recast(index, SectionKind.REPEAT)

    def _subject(self) -> list[int]:
        """The line of a memo that names its subject."""
        return [
            index
            for index, block in enumerate(self.blocks[:_ZONE])
            if block.kind in _TEXTUAL and not block.marked and cue("subject line", self._line(index))
        ]

    def _highest(self) -> list[int]:
        for index, block in enumerate(self.blocks[:_ZONE]):
            if block.kind is SectionKind.HEADING and block.marked:
                levels = [other.level for other in self.blocks if other.kind is SectionKind.HEADING]
                only = block.level == min(levels) and levels.count(block.level) == 1
                return [index] if only else []
        return []

    def _first_line(self) -> list[int]:
        """The first line; below the menu of a pasted web page, the first that is longer than a menu's."""
        menu: list[int] = []
        for index, block in enumerate(self.blocks[:_ZONE]):
            if block.kind in (SectionKind.NAVIGATION, SectionKind.BYLINE):
                menu += [index] if block.kind is SectionKind.NAVIGATION else []
                continue
            line = self._line(index)
            end = line.rstrip("”\"’')")[-1:]
            plain = block.kind in _TEXTUAL and not block.marked and not block.hangs
            if not plain or len(line) > _LONGEST_TITLE or end in ".;,:" or self._is_byline(index, line):
                return []
            if cue("question label", line):
                return []
            if not menu or len(line.split()) > _LONGEST_MENU:
                for before in menu:
                    self._recast(before, SectionKind.NAVIGATION)
                return [index]
            menu.append(index)
        return []

    def zone(self) -> None:
        dated_headings = sum(
            block.kind is SectionKind.HEADING and claims.is_date_line(self._line(index), self.order)
            for index, block in enumerate(self.blocks[:200])
        )
        for index, block in enumerate(self.blocks[:_ZONE]):
            if block.kind in (SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW, SectionKind.QUESTION):
                return
            if block.kind is SectionKind.HEADING and (block.marked or dated_headings > 1):
                return
            if block.kind is SectionKind.HEADING and self._heads_list(index):
                return
            if block.kind not in (SectionKind.BODY, SectionKind.HEADING, SectionKind.BYLINE):
                continue
            line = self._line(index)
            if self._is_byline(index, line):
                self._byline(index, line)
            elif len(line) > _RUNNING and line.rstrip("”\"’')").endswith((".", "!", "?")):
                return

    def _heads_list(self, index: int) -> bool:
        after = self.blocks[index + 1 : index + 2]
        return bool(after) and after[0].kind in (SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW)

    def _is_byline(self, index: int, line: str) -> bool:
        """True for a line that says who wrote the report, when, for whom or under what number."""
        block = self.blocks[index]
        if block.kind is SectionKind.BYLINE:
            return True
        if len(line) > _RUNNING or line.endswith(("?", "!")):
            return False
        if cue("byline", line) or claims.is_date_line(line, self.order):
            return True
        if cue("reference line", line) and not line.endswith("."):
            return True
        return bool(claims.labelled(self.text, block.span, self.order)) and not line.endswith(".")

    def _byline(self, index: int, line: str) -> None:
        span = self.blocks[index].span
        stated = claims.labelled(self.text, span, self.order)
        self.claims += stated or claims.bare(self.text, span, self.order)
        self._recast(index, SectionKind.BYLINE)
        found = cue("byline", line)
        if found is None:
            named = _BY.search(line) or _NAMED.match(line)
            self.author = self.author or (_name(named[1]) if named else "")
            return
        if found[0].lower().startswith(_NO_NAME) and " by " not in f" {found[0].lower()} ":
            return
        name = _name(line[found.end() :])
        if found[0].lower().startswith(("to", "prepared for")):
            self.recipient = self.recipient or name
        else:
            self.author = self.author or name

    def dateline(self) -> None:
        """Parts "PARIS, May 3 (Agency) — " from the paragraph that it opens."""
        for index, block in enumerate(self.blocks[:_ZONE]):
            if block.kind is not SectionKind.BODY:
                continue
            found = _DATELINE.match(self.text, block.span.start, min(block.span.end, block.span.start + 120))
            if found is None:
                continue
            place = trimmed(self.text, found.start(), found.end())
            self.claims += claims.bare(self.text, place, self.order, claims.LABELLED)
            rest = replace(block, span=Span(found.end(), block.span.end), gap=0)
            byline = replace(block, kind=SectionKind.BYLINE, span=place)
            self.blocks[index : index + 1] = [byline, rest]
            return

    def running(self) -> None:
        """Dates that running text near the top or the end claims for the report."""
        near = [
            *range(min(_ZONE, len(self.blocks))),
            *range(max(_ZONE, len(self.blocks) - _CLOSE), len(self.blocks)),
        ]
        for index in near:
            if self.blocks[index].kind in (SectionKind.BODY, SectionKind.FOOTER, SectionKind.NAVIGATION):
                self.claims += claims.labelled(self.text, self.blocks[index].span, self.order)

    def closing(self) -> None:
        """Signatures, places with a date, sources: from the end upwards, as far as such lines go."""
        for index in range(len(self.blocks) - 1, max(len(self.blocks) - _CLOSE, 0), -1):
            block, line = self.blocks[index], self._line(index)
            if block.kind in (SectionKind.FOOTER, SectionKind.NAVIGATION, SectionKind.REPEAT):
                continue
            if block.kind not in (SectionKind.BODY, SectionKind.HEADING):
                return
            stated = claims.labelled(self.text, block.span, self.order)
            if stated and len(line) <= _RUNNING:
                self._recast(index, SectionKind.BYLINE)
                self.claims += stated
            elif claims.is_date_line(line, self.order) and not line.endswith("."):
                self.claims += claims.bare(self.text, block.span, self.order, claims.CLOSING)
                self._recast(index, SectionKind.BYLINE)
            elif cue("closing line", line) or cue("signature", line):
                self._recast(index, SectionKind.FOOTER)
            elif len(line) > _RUNNING or line.endswith((".", "!", "?")):
                return
