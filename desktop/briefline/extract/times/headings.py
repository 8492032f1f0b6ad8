"""The dates of headings, list entries and lines that stand alone: what is told below lies under them."""

from __future__ import annotations

import re

from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.extract.times.scene import Anchor
from briefline.extract.times.story import Story
from briefline.model.calendar import weekday
from briefline.model.text import Document, PartKind, SectionKind

_LABELLED = 600  # characters of a paragraph that a date and a colon at its start may date
_OF = re.compile(r"\s+of\s+[^\W\d_]")
_SET_OFF = re.compile(
    r"\.?(?:[^\S\n]{2,}|[^\S\n]*\t[^\S\n]*|[^\S\n]+[–—-][^\S\n]+|[^\S\n]*\n[^\S\n]*)(?=[^\W_])"
)
_HEADS = (SectionKind.HEADING, SectionKind.TITLE, SectionKind.LIST_ENTRY)


class Headings:
    """The dates that the headings of one document have shown so far.

    ``last`` is where the last date named ends, and that date; ``counted`` tells whether from another one.
    """

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self.document = document
        self.grammar = grammar
        self.last: tuple[int, Anchor] | None = None
        self.counted = False  # whether that date was counted from another
        self._heads: dict[int, Anchor] = {}
        self._starts: list[int] = []  # for each section, where the last heading before it starts
        for section in document.sections:
            is_heading = section.kind is SectionKind.HEADING
            self._starts.append(section.span.start if is_heading or not self._starts else self._starts[-1])

    def tell(self, found: Found, anchor: Anchor) -> None:
        """Takes in the date of an expression, where a heading or list entry is called by it."""
        section = found.section
        if section < len(self.document.sections) and section not in self._heads and self._titles(found):
            self._heads[section] = anchor

    def above(self, found: Found, *, fine: bool) -> Anchor | None:
        """The date of the nearest heading or list entry above that has one; a day where ``fine``."""
        beside = self._beside(found)
        if beside is not None:
            return beside
        sections = self.document.sections
        parent = found.section if found.section < len(sections) else None
        while parent is not None:
            head = self._heads.get(parent)
            if head is not None and (head.fine or not fine):
                return head
            parent = sections[parent].parent
        return None

    def dates(self, found: Found) -> bool:
        """True for “11 June: trench opened. It shows on the ninth day of the dig”."""
        head = self._heads.get(found.section)
        return head is not None and head.fine and _OF.match(self.document.text, found.span.end) is not None

    def line_day(self, found: Found, story: Story) -> Anchor | None:
        """The day that stands alone on a line further up, with no heading in between."""
        if story.headed is None or self._is_publication(found):
            return None  # the date line of a publication is when it was written
        start, anchor = story.headed
        sections = self.document.sections
        heading = self._starts[found.section] if found.section < len(self._starts) else 0
        if not heading <= start < found.span.start:
            return None
        above = found.section if found.section < len(sections) else None
        while above is not None and sections[above].span.start > start:
            if above in self._heads:
                return None  # a nearer one, which the section hangs under
            above = sections[above].parent
        return anchor

    def _beside(self, found: Found) -> Anchor | None:
        """The date that a weekday stands right behind: “from 18 to 20 January, Monday through Wednesday”."""
        first = found.reading.base if found.reading.form == "range" else found.reading
        if first is None or first.form != "weekday" or self.last is None:
            return None
        end, anchor = self.last
        between = self.document.text[end : found.span.start]
        if not anchor.fine or not re.fullmatch(r"[\s,(]{1,3}", between):
            return None
        apart = between.strip() or weekday(anchor.number) == first.weekday  # not “D-Day Thursday”
        return anchor if apart else None

    def _titles(self, found: Found) -> bool:
        """True when the expression is what a heading or list entry is called by: most of it, or its start."""
        section = self.document.sections[found.section]
        if found.reading.form in ("shift", "clock", "relative", "deictic"):
            return False  # these count from a heading and make none
        if section.kind not in _HEADS and section.kind is not SectionKind.BODY:
            return False
        if found.span.start - section.span.start > _LABELLED:
            return False
        lead = self.document.text[section.span.start : found.span.start].strip(" *•◦-–—\t\n#")
        if lead.endswith(":"):
            return False  # a label: “Date:”
        if section.kind is SectionKind.BODY:
            labelled = self.document.text.startswith(":", found.span.end) and len(section.span) < _LABELLED
            return not lead and (labelled or self._opens_entry(found))
        if section.kind is SectionKind.LIST_ENTRY:
            after = self.document.text[found.span.end : found.span.end + 2].strip()
            return not lead and (not after or after[0] in ":.,;–—-(|")
        if section.kind is SectionKind.HEADING and self._sits(found):
            return True
        return not lead and len(found.span) * 4 > len(section.span) or len(found.span) * 2 > len(section.span)

    def _opens_entry(self, found: Found) -> bool:
        """True for a date with its year that layout sets off: “22.09.2020   Vessel sails”."""
        reading = found.reading
        while reading.form in ("range", "mod", "within", "clockon", "daypart") and reading.base is not None:
            reading = reading.base
        if reading.form not in ("date", "numeric", "ymd") or reading.year is None:
            return False
        return _SET_OFF.match(self.document.text, found.span.end) is not None

    def _sits(self, found: Found) -> bool:
        """True for the day of a sitting: “Special meeting of Monday, 3 May 2021, by video”."""
        reading = found.reading
        while reading.form in ("adopt", "clockon", "daypart") and reading.base is not None:
            reading = reading.base
        whole = reading.form in ("date", "numeric") and bool(reading.year and reading.month and reading.day)
        start = self.document.sections[found.section].span.start
        lead = self.document.text[max(start, found.span.start - _LABELLED) : found.span.start]
        pattern = str(self.grammar.words.get("sittings", ""))
        return whole and bool(pattern) and re.search(pattern, lead, re.IGNORECASE) is not None

    def _is_publication(self, found: Found) -> bool:
        sections, parts = self.document.sections, self.document.parts
        part = sections[found.section].part if found.section < len(sections) else 0
        return part < len(parts) and parts[part].kind is PartKind.PUBLICATION
