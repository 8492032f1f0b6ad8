"""A mail's text taken apart into the mails that are quoted in it, each with its own date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from briefline.model.text import PartKind, SectionKind, Span, StatedDate
from briefline.reading.block import Block, Stretch, trimmed
from briefline.reading.cues import table
from briefline.reading.lines import Line, lines_of
from briefline.reading.paragraphs import paragraphs
from briefline.reading.roles import with_roles
from briefline.reading.stated import dates_in

_QUOTES = re.compile(r"(?:[ \t]?>)+")
_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][\w’' -]{0,20}?)\s?:[*_]{0,2}(?=\s|$)[ \t]*")
_ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]|\s*\[?mailto:\S+")
_HEADER_LINES = 8  # lines in which a quoted header must show who, when and to whom
_LONGEST_ATTRIBUTION = 3  # lines over which "On … wrote:" may be wrapped
_LATEST_DATE = 12  # characters before the date of an attribution
_LONGEST_SIGNATURE = 15


@dataclass(slots=True)
class Header:
    """What a mail's header says. ``blocks`` are its lines as sections."""

    blocks: list[Block] = field(default_factory=list)
    dates: tuple[StatedDate, ...] = ()
    author: str = ""
    recipient: str = ""
    subject: str = ""


@cache
def _labels() -> dict[str, str]:
    return {word: name for name, words in table("mail")["labels"].items() for word in words}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("mail")[name]["pattern"], re.IGNORECASE)


def is_separator(line: str) -> bool:
    """True for a line such as "-----Original Message-----"."""
    return len(line) < 120 and _pattern("separator").fullmatch(line) is not None


def is_attribution(line: str) -> bool:
    """True for a line such as "On 3 May 2021, Ann Lee wrote:": its date stands at the beginning."""
    if len(line) > 360 or _pattern("attribution").fullmatch(line) is None:
        return False
    date = next(dates_in(line, True), None)
    return date is not None and date.span.start <= _LATEST_DATE


def name_of(address: str) -> str:
    """The name in a mail address, or the address where there is no name."""
    name = _ADDRESS.sub("", address).strip(" \t\"'*<>;,")
    return " ".join(name.split()) or address.strip(" <>")


def begins_with_header(text: str) -> bool:
    """True for a text that begins with the header lines of a mail."""
    lines = [line for line in lines_of(text, 0, min(len(text), 4000)) if not line.blank][: _HEADER_LINES + 1]
    return bool(lines) and _Thread(text, 0, Header(), None, True).header_at(lines, 0) > 0


def threaded(
    text: str, start: int, first: Header, order: bool | None, *, wrapped: bool = True
) -> list[Stretch]:
    """The mails of text[start:], outermost first in the text; ``first`` is the header of the outer one.

    Text of the outer mail between quotations is a stretch of its own with the outer mail's date.
    ``wrapped`` is False where every line is a paragraph. ``order`` is day_first of the text.
    """
    return _Thread(text, start, first, order, wrapped).read()


class _Thread:
    """One run over the lines. ``mails`` holds the open mail for each depth of quotation."""

    def __init__(self, text: str, start: int, first: Header, order: bool | None, wrapped: bool) -> None:
        self.text, self.order, self.wrapped = text, order, wrapped
        self.lines = lines_of(text, start, len(text))
        self.depths = [self._depth(line) for line in self.lines]
        self.mails: dict[int, Header] = {0: first}
        self.found: list[Stretch] = []

    def _depth(self, line: Line) -> int:
        marks = _QUOTES.match(self.text, line.start, line.end)
        return marks[0].count(">") if marks else 0

    def _content(self, line: Line) -> str:
        """The words of a line without its marks of quotation."""
        content = self.text[line.start : line.end]
        marks = _QUOTES.match(content)
        return content[marks.end() :].strip() if marks else content

    def read(self) -> list[Stretch]:
        at = begun = depth = 0
        while at < len(self.lines):
            if self.lines[at].blank:
                at += 1
                continue
            end = self._new_mail(at)
            if end > at:
                self._close(begun, at, depth)
                depth = self._open(at, end, self.depths[at])
                begun = at = end
                continue
            if self.depths[at] != depth and not self._is_stray(at, depth):
                self._close(begun, at, depth)
                depth, begun = self.depths[at], at
                self.mails = {level: mail for level, mail in self.mails.items() if level <= depth}
                self.mails.setdefault(depth, Header())
            at += 1
        self._close(begun, len(self.lines), depth)
        return self.found

    def _is_stray(self, at: int, depth: int) -> bool:
        """A quoted line without its marks, wrapped by some mail program, stays with its paragraph."""
        if self.depths[at] or not depth or not at or at + 1 >= len(self.lines) or self.lines[at - 1].blank:
            return False
        return (
            self.depths[at - 1] == depth == self.depths[at + 1]
            and self.lines[at].end - self.lines[at].start < 40
        )

    def _new_mail(self, at: int) -> int:
        """Index after the header lines of a quoted mail that begins at a line; the same where none does."""
        content = self._content(self.lines[at])
        if is_separator(content):
            after = at + 1
            while after < len(self.lines) and not self._content(self.lines[after]):
                after += 1
            return max(self.header_at(self.lines, after), at + 1)
        joined = content
        for end in range(at + 1, min(at + 1 + _LONGEST_ATTRIBUTION, len(self.lines) + 1)):
            if is_attribution(joined):
                return end
            if end >= len(self.lines) or not self._content(self.lines[end]):
                break
            joined += " " + self._content(self.lines[end])
        return max(self.header_at(self.lines, at), at)

    def header_at(self, lines: list[Line], at: int) -> int:
        """Index after header lines that name sender, date and addressee or subject; 0 where they do not."""
        if at >= len(lines) or self._label(lines[at]) == "":
            return 0
        seen: set[str] = set()
        end = at
        for index in range(at, min(at + _HEADER_LINES, len(lines))):
            label = self._label(lines[index])
            if label:
                seen.add(label)
                end = index + 1
            elif lines[index].blank and not self._content(lines[index]):
                if {"from", "date"} <= seen:
                    break
            elif not (seen and (lines[index].indent or lines[index - 1].end - lines[index - 1].start > 60)):
                break
        return end if {"from", "date"} <= seen and seen & {"to", "subject"} else 0

    def _label(self, line: Line) -> str:
        found = _LABEL.match(self._content(line))
        return _labels().get(found[1].lower().strip(), "") if found else ""

    def _open(self, at: int, end: int, depth: int) -> int:
        """Opens the mail whose header is lines[at:end]; the depth of quotation of its text."""
        header = Header()
        for index in range(at, end):
            line = self.lines[index]
            if not line.blank:
                header.blocks.append(Block(SectionKind.MAIL_HEADER, Span(line.start, line.end), marked=True))
                self._field(header, line)
        if is_separator(self._content(self.lines[at])):
            depth = max(self.depths[at:end])  # a forwarded mail's header may itself be quoted
        words = " ".join(self._content(line) for line in self.lines[at:end] if not line.blank)
        if is_attribution(words):
            self._attribution(header, at, end)
            following = next((i for i in range(end, len(self.lines)) if not self.lines[i].blank), end)
            if following < len(self.lines) and self.depths[following] > depth:
                depth = self.depths[following]
        self.mails = {level: mail for level, mail in self.mails.items() if level < depth}
        self.mails[depth] = header
        return depth

    def _field(self, header: Header, line: Line) -> None:
        content = self._content(line)
        found = _LABEL.match(content)
        label = _labels().get(found[1].lower().strip(), "") if found else ""
        if found is None or not label:
            return
        value = content[found.end() :]
        if label == "from":
            header.author = header.author or name_of(value)
        elif label == "to":
            header.recipient = header.recipient or name_of(value)
        elif label == "subject":
            header.subject = header.subject or value.strip(" *_")
        elif label == "date":
            header.dates += self._dates(line.end - len(value), line.end, f"{found[1].strip(' *_')}:")

    def _attribution(self, header: Header, at: int, end: int) -> None:
        start, stop = self.lines[at].start, self.lines[end - 1].end
        header.dates = self._dates(start, stop, "On … wrote:")
        words = " ".join(self._content(line) for line in self.lines[at:end])
        date = next(dates_in(words, self.order), None)
        if date is None:
            return
        verb = r"\b(?:wrote|writes|schrieb|a\s+écrit|écrit|escribió|ha\s+scritto|schreef)\b"
        before, _, after = re.sub(verb, "\0", words[date.span.end :], count=1).partition("\0")
        header.author = name_of(before) or name_of(after.rstrip(": "))

    def _dates(self, start: int, stop: int, label: str) -> tuple[StatedDate, ...]:
        for date in dates_in(self.text[start:stop], self.order):
            place = Span(start + date.span.start, start + date.span.end)
            return (StatedDate(date.value, "stated", label, place),)
        return ()

    def _close(self, begun: int, end: int, depth: int) -> None:
        """Makes a stretch of lines[begun:end], with the header of their mail where it is not yet used."""
        mail = self.mails[depth]
        blocks, mail.blocks = mail.blocks, []
        if begun < end:
            last = self.lines[end - 1]
            prefix = re.compile(rf"(?:[ \t]?>){{1,{depth}}}") if depth else None
            lines = lines_of(self.text, self._line_start(begun), last.end, prefix)
            blocks = blocks + self._body(lines)
        if blocks:
            self.found.append(Stretch(PartKind.MAIL, tuple(blocks), mail.dates, mail.author, mail.recipient))

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, self.lines[index].left) + 1

    def _body(self, lines: list[Line]) -> list[Block]:
        sign = next(
            (i for i, line in enumerate(lines) if self.text[line.start : line.end] == "--"), len(lines)
        )
        if len(lines) - sign > _LONGEST_SIGNATURE:
            sign = len(lines)
        body = paragraphs(self.text, lines[:sign], wrapped=self.wrapped)
        signature = paragraphs(self.text, lines[sign:], wrapped=self.wrapped)
        blocks = with_roles(self.text, body, headings=True)
        return blocks + [replace(block, kind=SectionKind.FOOTER, level=0) for block in signature]


def header_blocks(text: str, end: int) -> list[Block]:
    """The header fields of text[:end] as blocks; a folded field is one block."""
    blocks: list[Block] = []
    for line in lines_of(text, 0, end):
        if line.blank:
            continue
        if blocks and line.indent:
            span = Span(blocks[-1].span.start, line.end)
            blocks[-1] = replace(blocks[-1], span=span)
        else:
            span = trimmed(text, line.start, line.end)
            blocks.append(Block(SectionKind.MAIL_HEADER, span, marked=True))
    return blocks
