"""The visible text of a web page as a browser shows it, cut into blocks."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from briefline.model.text import SectionKind, Span
from briefline.reading.block import Block
from briefline.reading.cues import table
from briefline.reading.lines import lines_of
from briefline.reading.page import Element, article_of, is_skipped, size_of
from briefline.reading.paragraphs import paragraphs
from briefline.reading.roles import is_telling
from briefline.reading.stated import dates_in
from briefline.reading.surroundings import Context

_BLOCKS = frozenset(table("html")["blocks"]["tags"])
_SPACE = re.compile(r"[ \t\n\r\f\v\xa0]+")
_CELL = "\x1f"  # stands between the cells of a row until the row is written
_LINK_END = "\x1e"  # marks where links end until the block is written
_LINKED = 0.8  # share of linked characters from which a short entry is navigation
_LONGEST_LINK = 120
_FIELD_ENDS = tuple('?!.)”"')
_BOLD = ("b", "strong")
_BOLD_LEVEL = 6  # below every heading that the page marks as one
_LONGEST_RUN_IN = 80
_RUNNING = (SectionKind.BODY, SectionKind.LIST_ENTRY)
_DROPPED = {ord(_CELL): " ", ord(_LINK_END): " ", 0xAD: None}


def visible(root: Element) -> tuple[str, list[Block]]:
    """The text that a browser shows of a tree, one line a block, and the blocks."""
    return _Writer(root).write()


def _is_bold_heading(text: str, bold: int) -> bool:
    """True for a paragraph in bold type throughout that is no sentence."""
    if len(text) > _LONGEST_LINK or text.endswith((".", ";", ",", "?", "!")):
        return False
    return bold > 0 and bold == sum(not character.isspace() for character in text)


def _is_run_in(text: str, lead: str) -> bool:
    """True where bold type opens a paragraph as its heading; not a name in a sentence, nor a label."""
    rest = text[len(lead) :].strip()
    if not 2 < len(lead) <= _LONGEST_RUN_IN or not text.startswith(lead) or lead[-1] in ":,;?!":
        return False
    return rest[:1].isupper() and is_telling(rest)


def _links_apart(text: str, linked: int) -> str:
    """A block of nothing but links (topics, a menu) is a row of cells; elsewhere links are plain words."""
    pieces = text.split(_LINK_END)
    if len(pieces) > 2 and sum(len(piece.strip()) for piece in pieces) == linked:
        return _CELL.join(pieces)
    return "".join(pieces)


class _Writer:
    """One walk over the tree, without recursion: pages nest deeply."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.body = root.body if root.body is not None else root
        self.article = article_of(root)
        self.whole = size_of(self.body)
        self.out: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.linked = self.links = self.bold = self.bolds = self.numbers = 0
        self.lead = ""  # bold text that opens the block
        self.leading = True
        self.closed = False  # an inline element has just ended, with no text after it
        self.raw: list[tuple[int, Span, Context]] = []

    def write(self) -> tuple[str, list[Block]]:
        stack = [Context(furniture=None if self.article is None else SectionKind.NAVIGATION)]
        walk = etree.iterwalk(self.body, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if is_skipped(element):
                    walk.skip_subtree()
                    stack.append(stack[-1])
                    continue
                context = self._enter(element, stack[-1])
                stack.append(context)
                self._add(element.text, context)
            else:
                context = stack.pop()
                if not is_skipped(element):
                    self._leave(element, context)
                if element is not self.body:
                    self._add(element.tail, stack[-1])
        self._flush(stack[-1])
        text = "".join(self.out)
        return text, self._expanded(text)

    def _enter(self, element: Element, outer: Context) -> Context:
        tag = element.tag
        self.links += tag == "a"
        self.bolds += tag in _BOLD
        if self.closed and tag not in _BLOCKS:
            self._space(element)
        if tag == "br":
            self._break(outer)
        if tag in ("td", "th") and outer.row and self.pieces:
            self.pieces.append(_CELL)
        if tag not in _BLOCKS:
            return outer
        if not outer.joined:
            self._flush(outer)
        elif tag != "td" and tag != "th":
            self.pieces.append(" ")
        self.numbers += 1
        return outer.inside(element, self.numbers, self.article, self.whole)

    def _break(self, context: Context) -> None:
        if context.preformatted:
            self.pieces.append("\n")
        elif context.joined:
            self.pieces.append(" ")
        else:
            self._flush(context)

    def _leave(self, element: Element, context: Context) -> None:
        self.closed = element.tag not in _BLOCKS and element.tag != "br"
        self.bolds -= element.tag in _BOLD
        if element.tag == "a":
            self.links -= 1
            self.pieces.append(_LINK_END)
        if element.tag in _BLOCKS:
            if not context.joined or element.tag == "tr" or context.kind is SectionKind.HEADING:
                self._flush(context)
            elif element.tag not in ("td", "th"):
                self.pieces.append(" ")

    def _add(self, text: str | None, context: Context) -> None:
        if not text:
            return
        clean = text.translate(_DROPPED)
        self.closed = False
        self.pieces.append(clean)
        size = sum(not character.isspace() for character in clean)
        self.bold += size if self.bolds > 0 else 0
        if self.links > 0:
            self.linked += len(clean.strip())
        if self.leading and self.bolds > 0:
            self.lead += clean
        elif clean.strip():
            self.leading = False

    def _space(self, element: Element) -> None:
        """Sets fields apart that have no space between them ("saltMarch 2, 2020"), as styles do."""
        piece = next((piece for piece in reversed(self.pieces) if piece.strip(_LINK_END)), "")
        before, first = piece.rstrip(_LINK_END)[-1:], (element.text or "")[:1]
        words_meet = first.isupper() and (before.islower() or before.isdigit())
        figures_meet = first.isdigit() and before.isalpha()
        if words_meet or figures_meet or (before in _FIELD_ENDS and first.isalnum()):
            self.pieces.append(" ")

    def _flush(self, context: Context) -> None:
        linked, bold = self.linked, self.bold
        whole = _links_apart("".join(self.pieces), linked)
        self.pieces, self.linked, self.bold = [], 0, 0
        lead, self.lead, self.leading = _SPACE.sub(" ", self.lead).strip(), "", True
        if context.preformatted:
            self._preformatted(whole, context)
            return
        cells = [_SPACE.sub(" ", cell).strip() for cell in whole.split(_CELL)]
        text = "\t".join(cell for cell in cells if cell) if len(cells) > 1 else cells[0]
        if not text:
            return
        kind, level, hangs, marked = context.kind, context.level, False, context.marked
        if kind is SectionKind.BODY and _is_bold_heading(text, bold):
            kind, level, marked = SectionKind.HEADING, _BOLD_LEVEL, True
        if kind is SectionKind.LIST_ENTRY and context.entry is not None:
            hangs = context.entry.begun
            context.entry.begun = True
            kind = SectionKind.BODY if hangs else kind
        if kind is SectionKind.LIST_ENTRY and self._is_link(text, linked):
            kind = SectionKind.NAVIGATION
        if context.furniture is not None:
            kind = self._in_furniture(kind, context)
        if kind in _RUNNING and not hangs and _is_run_in(text, lead):
            head = self._write(lead)
            self.blocks.append(Block(SectionKind.HEADING, head, _BOLD_LEVEL, True, path=context.path))
            text = text[len(lead) :].strip()
        span = self._write(text)
        self.blocks.append(Block(kind, span, level, marked, hangs=hangs, path=context.path))

    def _in_furniture(self, kind: SectionKind, context: Context) -> SectionKind:
        """The main heading may stand above the article's element; all else there is furniture."""
        titled = self.article is not None and next(self.article.iter("h1"), None) is not None
        if kind is SectionKind.HEADING and context.level == 1 and not titled and not self.blocks_of_article():
            return kind
        return context.furniture or kind

    def blocks_of_article(self) -> bool:
        """True once a block that is no furniture was written."""
        furniture = (SectionKind.NAVIGATION, SectionKind.FOOTER)
        return any(block.kind not in furniture for block in self.blocks[-50:])

    def _is_link(self, text: str, linked: int) -> bool:
        if len(text) > _LONGEST_LINK or linked < _LINKED * len(text):
            return False
        return next(dates_in(text), None) is None

    def _write(self, text: str) -> Span:
        span = Span(self.length, self.length + len(text))
        self.out += (text, "\n")
        self.length += len(text) + 1
        return span

    def _preformatted(self, text: str, context: Context) -> None:
        stripped = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        if stripped.strip():
            self.raw.append((len(self.blocks), self._write(stripped), context))

    def _expanded(self, text: str) -> list[Block]:
        """The blocks with preformatted text cut like plain text."""
        blocks = list(self.blocks)
        for index, span, context in reversed(self.raw):
            pieces = paragraphs(text, lines_of(text, span.start, span.end))
            if context.furniture is not None:
                pieces = [replace(piece, kind=context.furniture) for piece in pieces]
            blocks[index:index] = pieces
        return blocks
