"""The first and last lines of a report: title, byline, dateline, and the date of writing they state."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefline.model.text import SectionKind, Span, StatedDate
from briefline.reading import byline, claims
from briefline.reading.block import Block, trimmed, words_of
from briefline.reading.cues import cue
from briefline.reading.dateline import dateline
from briefline.reading.stated import dates_in
from briefline.reading.title import LONGEST_TITLE, TITLE_ZONE, title_roles

_LONGEST_MENU = 3  # words of a line in a menu
_HEADS = 4  # blocks at the top among which a text calls itself minutes
_BELOW = 2  # lines below the title in which a document speaks of its own update
_LONGEST_HELD = 250  # characters of a line that says when the meeting was held
_ZONE = 14  # blocks at the top among which bylines stand
_CLOSE = 6  # blocks at the end among which signatures and closing lines stand
_RUNNING = 120  # characters from which a line is running text
_CELLS = re.compile(r"\s*[|\t]\s*")
_FIELDS = re.compile(r"\s[|·•]\s")
_ABOVE = (
    SectionKind.TITLE,
    SectionKind.BYLINE,
    SectionKind.NAVIGATION,
    SectionKind.CAPTION,
    SectionKind.REPEAT,
)
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
    opener.meeting()
    opener.zone()
    opener.dateline()
    opener.running()
    opener.update()
    opener.closing()
    return Opening(opener.blocks, claims.best_first(opener.claims), opener.author, opener.recipient)


def _of_itself(claim: claims.Claim) -> bool:
    return cue("own date", f"{claim.date.label} ") is not None


_SITTING = re.compile(r"\b(?:meeting|session|sitting|call|conference)\b", re.IGNORECASE)


class _Opener:
    """One run over a report's first and last blocks."""

    def __init__(self, text: str, blocks: list[Block], order: bool | None) -> None:
        self.text, self.blocks, self.order = text, list(blocks), order
        self.claims: list[claims.Claim] = []
        self.author = self.recipient = ""

        self.minutes = [
            index for index in range(min(_HEADS, len(blocks))) if cue("minutes line", self._line(index))
        ][:1]
        top = [self._line(index) for index in range(min(_ZONE, len(blocks)))]
        recorded = bool(self.minutes) or any(cue("attendance label", line) for line in top)
        self.occasion = not recorded and any(cue("occasion label", line) for line in top)

    def _labelled(self, span: Span) -> list[claims.Claim]:
        """Claims behind a label; beside "Time:" and "Venue:" the label "Date:" tells of a meeting."""
        found = claims.labelled(self.text, span, self.order)
        return [one for one in found if not (self.occasion and one.date.label.lower() == "date")]

    def _line(self, index: int) -> str:
        span = self.blocks[index].span
        return words_of(self.text[span.start : min(span.end, span.start + 4 * LONGEST_TITLE)])

    def _recast(self, index: int, kind: SectionKind) -> None:
        self.blocks[index] = replace(self.blocks[index], kind=kind, level=0)

    def title(self) -> None:
        """Gives the title and what stands above it or repeats it their kinds."""
        lines = [self._line(index) for index in range(min(TITLE_ZONE, len(self.blocks)))]
        bylines = {index for index, line in enumerate(lines) if self._is_byline(index, line)}
        for index, kind in title_roles(self.blocks, lines, bylines, frozenset(self.minutes)).items():
            self._recast(index, kind)

    def meeting(self) -> None:
        """The day of the meeting that minutes record: in their title, or in a line "held on …" below it."""
        for first in self.minutes:
            for index in range(first, min(first + _HEADS, len(self.blocks))):
                block, line = self.blocks[index], self._line(index)
                if block.kind not in (*_TEXTUAL, SectionKind.TITLE) or len(line) > _LONGEST_HELD:
                    continue
                alone = claims.is_date_line(line, self.order)
                if index > first and not alone and not cue("held on", line):
                    continue
                if block.kind is SectionKind.HEADING and self._dated_headings() > 1:
                    return  # minutes of several meetings
                held = claims.bare(self.text, block.span, self.order, claims.LABELLED)
                if held:
                    day = held[0].date.value.partition("T")[0]  # minutes look back on the whole meeting
                    date = replace(held[0].date, value=day, label="the meeting of")
                    self.claims.append(replace(held[0], date=date))
                    self._recast(index, SectionKind.BYLINE if index > first and alone else SectionKind.TITLE)
                    return

    def zone(self) -> None:
        dated_headings = self._dated_headings()
        for index, block in enumerate(self.blocks[:_ZONE]):
            if block.kind is SectionKind.TABLE_ROW and self._field_row(index):
                continue
            if block.kind in (SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW, SectionKind.QUESTION):
                return
            if block.kind is SectionKind.HEADING and (block.marked or dated_headings > 1):
                return
            if block.kind is SectionKind.HEADING and self._heads_text(index) and not self._is_sure(index):
                return
            if block.kind not in (SectionKind.BODY, SectionKind.HEADING, SectionKind.BYLINE):
                continue
            line = self._line(index)
            if self._is_byline(index, line):
                self._byline(index, line)
                self._name_above(index)
            elif len(line) > _RUNNING and line.rstrip("”\"’')").endswith((".", "!", "?")):
                return

    def _dated_headings(self) -> int:
        return sum(
            block.kind is SectionKind.HEADING
            and (
                claims.is_date_line(self._line(index), self.order)
                or bool(_SITTING.search(self._line(index)))
                and bool(claims.bare(self.text, block.span, self.order, claims.LABELLED))
            )
            for index, block in enumerate(self.blocks[:200])
        )

    def _field_row(self, index: int) -> bool:
        """True for a row of label and value above the text ("Status | Final, 3 May 2021"); takes its date."""
        span = self.blocks[index].span
        cells = [words_of(cell) for cell in _CELLS.split(self.text[span.start : span.end])]
        if len(cells) != 2 or len(cells[0].split()) > _LONGEST_MENU:
            return False
        line = f"{cells[0].rstrip(' :')}: {cells[1]}"
        stated = claims.labelled(self.text, span, self.order, row=True)
        if stated or cue("byline", line):
            self._byline(index, line, stated)
        return True

    def _heads_text(self, index: int) -> bool:
        """True for a heading with text or a list below it: where it stands, the opening is over."""
        if index + 1 >= len(self.blocks):
            return False
        after = self.blocks[index + 1]
        return after.kind is not SectionKind.BODY or self._line(index + 1).endswith(
            (".", "!", "?", ".”", '."')
        )

    def _is_sure(self, index: int) -> bool:
        """True for a label line, and for a date right below the title with text (no list) after it."""
        line = self._line(index)
        if cue("byline", line) or self._labelled(self.blocks[index].span):
            return True
        above = all(block.kind in _ABOVE for block in self.blocks[:index])
        after = self.blocks[index + 1]
        heads_next = after.kind is SectionKind.HEADING and not claims.is_date_line(
            self._line(index + 1), self.order
        )
        return above and self._is_dated(index, line) and (after.kind is SectionKind.BODY or heads_next)

    def _is_dated(self, index: int, line: str) -> bool:
        """True for a line with the report's date; below "Next meeting" a date is something else."""
        if line.endswith(".") or not claims.is_date_line(line, self.order):
            return False
        if not index:
            return True
        before, above = self.blocks[index - 1], self._line(index - 1)
        if before.kind is SectionKind.BODY and above.endswith(".") and index < _ZONE:
            # below a sentence it is a byline's date only where a name or a field stands with it
            after = self._line(index + 1) if index + 1 < len(self.blocks) else ""
            return bool(byline.is_signed(line) or _FIELDS.search(line) or cue("byline", after))
        if cue("coming date", above):
            return False
        return before.kind is not SectionKind.HEADING and not above.endswith(":")

    def _is_byline(self, index: int, line: str) -> bool:
        """True for a line that says who wrote the report, when, for whom or under what number."""
        block = self.blocks[index]
        if block.kind is SectionKind.BYLINE:
            return True
        if len(line) > _RUNNING or line.endswith(("?", "!")):
            return False
        if self.occasion and line.lower().startswith("date"):
            return False
        if cue("byline", line) or self._is_dated(index, line):
            return True
        if cue("reference line", line) and not line.endswith("."):
            return True
        if claims.is_decision(self.text, block.span, self.order):
            return False  # it is told of, too
        return bool(self._labelled(block.span)) and not line.endswith(".")

    def _byline(self, index: int, line: str, stated: list[claims.Claim] | None = None) -> None:
        span = self.blocks[index].span
        stated = stated or self._labelled(span)
        if not byline.is_period(line):
            self.claims += stated or claims.bare(self.text, span, self.order)
        self._recast(index, SectionKind.BYLINE)
        author, recipient = byline.named(line)
        self.author = self.author or author
        self.recipient = self.recipient or recipient

    def _name_above(self, index: int) -> None:
        """A name alone in the line above the date ("Ann Lee in Lisbon") is the author's."""
        if not index or self.blocks[index - 1].kind not in (SectionKind.BODY, SectionKind.HEADING):
            return
        if index - 1 in self.minutes:
            return
        line = self._line(index - 1)
        name = byline.name_alone(line)
        dated = next(dates_in(self._line(index), self.order), None) is not None
        if name and dated and not self.blocks[index - 1].marked:
            self._recast(index - 1, SectionKind.BYLINE)
            self.author = self.author or name

    def dateline(self) -> None:
        """Parts "PARIS, May 3 (Agency) — " from the paragraph that it opens."""
        found = dateline(self.text, self.blocks)
        if found is None:
            return
        index, opening = found
        block = self.blocks[index]
        place = trimmed(self.text, opening.start, opening.end)
        self.claims += claims.bare(self.text, place, self.order, claims.LABELLED)
        rest = replace(block, span=Span(opening.end, block.span.end), gap=0)
        self.blocks[index : index + 1] = [replace(block, kind=SectionKind.BYLINE, span=place), rest]

    def running(self) -> None:
        """Dates that running text near the top or the end claims for the report."""
        near = [
            *range(min(_ZONE, len(self.blocks))),
            *range(max(_ZONE, len(self.blocks) - _CLOSE), len(self.blocks)),
        ]
        for index in near:
            block = self.blocks[index]
            if block.kind in (SectionKind.BODY, SectionKind.FOOTER, SectionKind.NAVIGATION):
                self.claims += self._labelled(block.span)
            elif block.kind is SectionKind.TITLE:
                self.claims += claims.titled(self.text, block.span, self.order)
            elif block.kind is SectionKind.LIST_ENTRY:
                self.claims += [one for one in self._labelled(block.span) if _of_itself(one)]

    def update(self) -> None:
        """The last update of a chronology or fact sheet, in the line right below its title.

        At the foot, or below the title of a report, such a line is that of the site that shows the text.
        """
        titles = [i for i, block in enumerate(self.blocks[:_ZONE]) if block.kind is SectionKind.TITLE]
        if titles and self._is_subtitle(titles[-1] + 1):
            titles.append(titles[-1] + 1)  # the line below it, “A chronology of the strike”
        if not titles or not any(cue("kept up to date", self._line(index)) for index in titles):
            return
        for index in range(titles[-1] + 1, min(titles[-1] + 1 + _BELOW, len(self.blocks))):
            block = self.blocks[index]
            told = block.kind in (SectionKind.BODY, SectionKind.BYLINE, SectionKind.HEADING)
            if not told or block.marked or len(block.span) > _LONGEST_HELD:
                return
            found = claims.labelled(self.text, block.span, self.order, labels=claims.UPDATES)
            if found:
                self.claims += found
                if len(block.span) <= _RUNNING and not self._line(index).endswith("."):
                    self._recast(index, SectionKind.BYLINE)
                return

    def _is_subtitle(self, index: int) -> bool:
        """True for a short line of running text that is no sentence and has no date, below the title."""
        line = self._line(index) if index < len(self.blocks) else ""
        body = bool(line) and self.blocks[index].kind is SectionKind.BODY
        dated = next(dates_in(line, self.order), None) is not None
        return body and not dated and len(line) <= _RUNNING and not line.endswith((".", "!", "?"))

    def closing(self) -> None:
        """Signatures, places with a date, sources: from the end upwards, as far as such lines go."""
        for index in range(len(self.blocks) - 1, max(len(self.blocks) - _CLOSE, 0), -1):
            block, line = self.blocks[index], self._line(index)
            if block.kind in (SectionKind.FOOTER, SectionKind.NAVIGATION, SectionKind.REPEAT):
                continue
            if block.kind not in (SectionKind.BODY, SectionKind.HEADING):
                return
            stated = self._labelled(block.span)
            if stated and len(line) <= _RUNNING:
                self._recast(index, SectionKind.BYLINE)
                self.claims += stated
            elif self._is_dated(index, line):
                self.claims += claims.bare(self.text, block.span, self.order, claims.CLOSING)
                self._recast(index, SectionKind.BYLINE)
            elif cue("closing line", line) or cue("signature", line):
                self._recast(index, SectionKind.FOOTER)
            elif len(line) > _RUNNING or line.endswith((".", "!", "?")):
                return
