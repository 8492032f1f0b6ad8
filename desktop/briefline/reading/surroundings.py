"""What the elements around a piece of a web page say of its text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefline.model.text import SectionKind
from briefline.reading.page import Element, furniture_of, role_of, size_of

_LONGEST_ROW = 600  # characters of a row of data
_KINDS = {
    **{f"h{level}": SectionKind.HEADING for level in range(1, 7)},
    "blockquote": SectionKind.BLOCK_QUOTE,
    "figcaption": SectionKind.CAPTION,
    "figure": SectionKind.CAPTION,
    "caption": SectionKind.CAPTION,
    "address": SectionKind.BYLINE,
}


@dataclass(slots=True)
class Entry:
    """A list item; what follows its first block hangs under it."""

    begun: bool = False


@dataclass(slots=True)
class Context:
    """What the elements around the present one say of its text."""

    kind: SectionKind = SectionKind.BODY
    level: int = 0
    marked: bool = False
    furniture: SectionKind | None = None
    lists: int = 0
    entry: Entry | None = None
    row: bool = False
    joined: bool = False  # line breaks and blocks inside are mere spaces
    preformatted: bool = False
    path: tuple[int, ...] = ()

    def inside(self, element: Element, number: int, article: Element | None, whole: int) -> Context:
        """That of what a block element holds: the ``number``-th, in a page with that article and size."""
        context = replace(self, path=(*self.path, number))
        context._furniture(element, article, whole)
        context._role(element)
        return context

    def _furniture(self, element: Element, article: Element | None, whole: int) -> None:
        if element is article:
            self.furniture = None
            return
        kind = furniture_of(element, article, whole)
        if kind is not None and not (kind is SectionKind.NAVIGATION and self.furniture is SectionKind.FOOTER):
            self.furniture = kind

    def _role(self, element: Element) -> None:
        tag = element.tag
        if tag in _KINDS:
            self.kind, self.marked, self.entry = _KINDS[tag], True, None
            if tag[0] == "h" and tag[1:].isdigit():
                self.level, self.joined = int(tag[1:]), True
        elif tag in ("ul", "ol", "dl", "dir", "menu"):
            self.lists += 1
        elif tag in ("li", "dt", "dd"):
            self.kind, self.marked, self.entry = SectionKind.LIST_ENTRY, True, Entry()
            self.level = max(self.lists - 1, 0) + (tag == "dd")
        elif tag == "tr" and _is_data(element):
            self.kind, self.marked, self.row, self.joined = (
                SectionKind.TABLE_ROW,
                True,
                True,
                True,
            )
            head = all(cell.tag == "th" for cell in element) or element.getparent().tag == "thead"
            self.level, self.entry = (0 if head else 1), None
        elif tag == "pre":
            self.preformatted = True
        elif self.kind is SectionKind.BODY:
            kind = role_of(element)
            if kind is not None:
                self.kind, self.marked = kind, True


def _is_data(row: Element) -> bool:
    """True for a row of a table that holds data, not the layout of the page."""
    if len(row) < 2 or next(row.iter("table", "h1", "h2", "h3", "ul", "ol", "pre"), None) is not None:
        return False
    return size_of(row) <= _LONGEST_ROW
