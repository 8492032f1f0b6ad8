"""Markdown: headings, lists, tables, quotations and front matter; the text itself stays as it is."""

from __future__ import annotations

import re
from dataclasses import replace

from briefline.model.text import SectionKind, Span, StatedDate
from briefline.reading.block import Block, Stretch, trimmed, words_of
from briefline.reading.lines import Line, lines_of
from briefline.reading.paragraphs import paragraphs
from briefline.reading.plain import structured
from briefline.reading.roles import is_telling
from briefline.reading.stated import dates_in

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ATX_END = re.compile(r"[ \t]+#+$")
_UNDERLINE = re.compile(r"(=+|-{2,})$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_LINK_TARGET = re.compile(r"\[[^\]\n]+\]:\s*\S")
_COMMENT = re.compile(r"<!--.*-->$")
_EMPHASISED = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1:?$")
_RUN_IN = re.compile(
    r"(\*\*|__)(?=\S)(?:(?!\1)[^\n]){2,80}(?<=\S)\1[.]?(?P<gap>[ \t]*\n\s*|[ \t]+)(?=[\"“‘(*_]*[A-ZÀ-Þ0-9])"
)
_LOWEST = 6  # level of a heading that is bold type and nothing more
_LEAST_LETTERS = 3  # of a heading in a paragraph
_FIELD = re.compile(
    r"(date|published|publish_date|pubdate|created|title|author|authors)\s*:\s*(.+)$", re.IGNORECASE
)
_LOOKS = re.compile(
    r"^(?:#{1,6} \S|\|.*\|\s*$|\s*\|?\s*:?-{3,}:?\s*\|)|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\(\S+\)", re.MULTILINE
)


def looks_like_markdown(text: str) -> bool:
    """True for a text of unknown kind that has headings or several other marks of Markdown."""
    sample = text[:20_000]
    headings = len(re.findall(r"^#{1,6} \S", sample, re.MULTILINE))
    return headings > 1 or (headings > 0 and len(_LOOKS.findall(sample)) > 2)


def read_markdown(text: str) -> list[Stretch]:
    """The stretches of a Markdown text. Offsets are those of the text with all its marks."""
    blocks, metadata, author = _Reader(text).read()
    return structured(text, blocks, headings=False, metadata=metadata, author=author)


class _Reader:
    """One run over the lines: takes what only Markdown has, leaves the rest to ``paragraphs``."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text, 0, len(text))
        self.blocks: list[Block] = []
        self.run: list[Line] = []
        self.metadata: tuple[StatedDate, ...] = ()
        self.author = ""

    def read(self) -> tuple[list[Block], tuple[StatedDate, ...], str]:
        at = self._front_matter()
        while at < len(self.lines):
            at = self._line(at)
        self._flush()
        blocks = [piece for block in self.blocks for piece in self._run_in(self._emphasised(block))]
        return blocks, self.metadata, self.author

    def _content(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def _flush(self) -> None:
        self.blocks += paragraphs(self.text, self.run, loose=True)
        self.run = []

    def _line(self, at: int) -> int:
        line = self.lines[at]
        content = self._content(line)
        if line.indent < 4:
            heading = _ATX.match(content)
            if heading:
                self._flush()
                closed = _ATX_END.search(content, heading.end())
                end = line.start + (closed.start() if closed else len(content))
                self._heading(trimmed(self.text, line.start + heading.end(), end), len(heading[1]), line)
                return at + 1
            if self._is_underlined(at):
                self._flush()
                level = 1 if self._content(self.lines[at + 1])[0] == "=" else 2
                self._heading(Span(line.start, line.end), level, line)
                return at + 2
            fence = _FENCE.match(content)
            if fence:
                self._flush()
                return self._fenced(at, fence[1])
        if _LINK_TARGET.match(content) or _COMMENT.match(content):
            self._flush()
            self.blocks.append(Block(SectionKind.NAVIGATION, Span(line.start, line.end), marked=True))
            return at + 1
        self.run.append(line)
        return at + 1

    def _heading(self, span: Span, level: int, line: Line) -> None:
        if len(span):
            self.blocks.append(Block(SectionKind.HEADING, span, level, True))
        elif not line.blank:
            self.blocks.append(Block(SectionKind.NAVIGATION, Span(line.start, line.end), marked=True))

    def _is_underlined(self, at: int) -> bool:
        """A heading of the older form: one line of text, "===" or "---" below it."""
        if at + 1 >= len(self.lines) or self.lines[at].blank or (self.run and not self.run[-1].blank):
            return False
        below = self.lines[at + 1]
        content = self._content(self.lines[at])
        if below.blank or below.indent > 3 or "|" in content or content[0] in "-*+>":
            return False
        return _UNDERLINE.match(self._content(below)) is not None and any(c.isalnum() for c in content)

    def _fenced(self, at: int, fence: str) -> int:
        end = at + 1
        while end < len(self.lines) and not self._content(self.lines[end]).startswith(fence):
            line = self.lines[end]
            if not line.blank:
                self.blocks.append(Block(SectionKind.BODY, Span(line.start, line.end), marked=True))
            end += 1
        return end + 1

    def _front_matter(self) -> int:
        """YAML between "---" lines at the top: its date is metadata. The index of the first line after it."""
        if not self.lines or self._content(self.lines[0]) != "---":
            return 0
        for end in range(1, min(len(self.lines), 60)):
            if self._content(self.lines[end]) in ("---", "..."):
                for line in self.lines[1:end]:
                    self._field(line)
                return end + 1
        return 0

    def _field(self, line: Line) -> None:
        if line.blank:
            return
        found = _FIELD.match(self._content(line))
        if found and found[1].lower() == "title":
            label = trimmed(self.text, line.start, line.start + found.start(2))
            value = trimmed(self.text, label.end, line.end)
            self.blocks.append(Block(SectionKind.NAVIGATION, label, marked=True))
            self.blocks.append(Block(SectionKind.TITLE, value, marked=True))
            return
        self.blocks.append(Block(SectionKind.BYLINE, Span(line.start, line.end), marked=True))
        if found is None:
            return
        if found[1].lower().startswith("author"):
            self.author = found[2].strip(" \"'[]")
            return
        for date in dates_in(found[2]):
            start = line.start + found.start(2)
            place = Span(start + date.span.start, start + date.span.end)
            self.metadata += (StatedDate(date.value, "metadata", f"{found[1]}:", place),)
            return

    def _run_in(self, block: Block) -> list[Block]:
        """A paragraph that a bold heading opens ("**Storm damage** The north wall …") as two blocks.

        A bold name inside a sentence ("**Ann Lee** said …") and a label ("**Present:** …") open none.
        """
        if block.kind is not SectionKind.BODY or block.hangs:
            return [block]
        start, end = block.span.start, block.span.end
        found = _RUN_IN.match(self.text, start, end)
        if found is None:
            return [block]
        words = words_of(found[0])
        alone = "\n" in found["gap"]
        if sum(character.isalpha() for character in words) < _LEAST_LETTERS:
            return [block]
        if words.endswith((":", ",", ";") if alone else (":", ",", ";", "?", "!")):
            return [block]
        rest = replace(block, span=Span(found.end(), end), gap=0)
        if not alone and not is_telling(words_of(self.text[rest.span.start : rest.span.end])):
            return [block]
        head = Block(SectionKind.HEADING, Span(start, found.start("gap")), _LOWEST, True, gap=block.gap)
        return [head, rest]

    def _emphasised(self, block: Block) -> Block:
        """A paragraph in bold type throughout is a heading, or a question."""
        if block.kind is not SectionKind.BODY or block.hangs or len(block.span) > 160:
            return block
        content = self.text[block.span.start : block.span.end]
        if _EMPHASISED.match(content) is None or words_of(content).endswith((".", ";", ",", "?")):
            return block
        return replace(block, kind=SectionKind.HEADING, level=_LOWEST, marked=True)
