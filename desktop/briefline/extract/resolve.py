"""Resolves what was recognised: each expression gets its place in time, and how it was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefline.extract import spans
from briefline.extract.forms import resolve_reading, with_preposition
from briefline.extract.order import day_first, fiscal_year_end, is_narrative
from briefline.extract.recognise import Found
from briefline.extract.resolved import Resolved
from briefline.extract.rules import Grammar, grammar, languages
from briefline.extract.scene import Anchor, Scene, anchor_of
from briefline.extract.tense import tense
from briefline.extract.values import iso_value
from briefline.model.calendar import civil
from briefline.model.edtf import year_text
from briefline.model.errors import UnreadableDate
from briefline.model.event import Published
from briefline.model.text import Document, SectionKind
from briefline.model.timex import Timex
from briefline.model.when import Derivation, When
from briefline.model.wording import words

_SENTENCE = 250  # characters
_PARAGRAPH = 2000  # characters
_STRIDE = 3  # months that it moves in mid-sentence within a paragraph
_LEAP = 12  # months that a story moves on in mid-sentence
_HEADLINE = 80  # characters up to which a line without a full stop is taken for a heading
_JOINED = re.compile(r"\s*(?:,|and|or|/|&|-|–)\s*(?:(?:in|the|early|late|mid|on)[\s-]+)*")
_HEADS = (SectionKind.HEADING, SectionKind.TITLE, SectionKind.LIST_ENTRY)


def resolve(
    document: Document, found: Sequence[Found], published: tuple[Published, ...], *, month_first: bool = False
) -> tuple[Timex, ...]:
    """The time expressions with value, modifier and place in time, in text order.

    Each counts from its own part's date of writing. ``month_first`` is the setting for numeric dates
    in documents that do not show their order themselves.
    """
    return tuple(
        timex
        for timex, _ in resolve_all(document, found, published, month_first=month_first, spell=iso_value)
    )


def resolve_all(
    document: Document,
    found: Sequence[Found],
    published: tuple[Published, ...],
    *,
    month_first: bool = False,
    spell: Callable[[str], str] = str,
) -> list[tuple[Timex, tuple[Timex, ...]]]:
    """Each expression with the two ends that it is made of, if it is a range; ``spell`` spells its value."""
    reader = _Reader(document, found, published, month_first, spell)
    following = (*found[1:], None)[: len(found)]
    made = [reader.timex(reader.lent(one, after)) for one, after in zip(found, following, strict=True)]
    return [(timex, ends) for timex, ends in made if timex.value]


class _Reader:
    """Walks through a document's expressions and remembers where each part's story stands."""

    def __init__(
        self,
        document: Document,
        found: Sequence[Found],
        published: tuple[Published, ...],
        month_first: bool,
        spell: Callable[[str], str],
    ) -> None:
        self.spell = spell
        self.document = document
        self.published = published
        self.grammar: Grammar = grammar(document.language if document.language in languages() else "en")
        order = day_first(found)
        self.day_first = order if order is not None else not month_first
        self.order_known = order is not None
        self.narrative = [
            is_narrative([one for one in found if self._part(one) == index], published[index].when)
            for index in range(len(document.parts))
        ]
        self.year_end = fiscal_year_end(document.text)
        self.quarter: dict[int, Anchor] = {}
        self.story: dict[int, Anchor] = {}
        self.latest: dict[int, Anchor] = {}
        self.told_at: dict[int, int] = {}
        self.last: tuple[int, Anchor] | None = None
        self.launched: Anchor | None = None
        self.story_section: dict[int, int] = {}
        self.heads: dict[int, Anchor] = {}
        self.written = [self._written(one) for one in published]

    def _part(self, found: Found) -> int:
        sections = self.document.sections
        return sections[found.section].part if found.section < len(sections) else 0

    def _written(self, published: Published) -> Anchor | None:
        if published.when is None:
            return None
        return anchor_of(published.when, f"the date of writing, {words(published.when)} ({published.basis})")

    def timex(self, found: Found) -> tuple[Timex, tuple[Timex, ...]]:
        self._launch(found)
        scene = self._scene(found)
        resolved = resolve_reading(found.reading, scene)
        ends: tuple[Timex, ...] = ()
        if len(found.parts) == 2 and "/" in resolved.value:
            values = resolved.value.split("/")
            ends = tuple(
                self._timex(part, Resolved(resolved.type, value))
                for part, value in zip(found.parts, values, strict=True)
            )
        timex = self._timex(found, with_preposition(resolved, found.before))
        self._remember(found, resolved, scene)
        return timex, ends

    def _launch(self, found: Found) -> None:
        """“28 January (D+3)” tells the day that all D+n count from."""
        if found.reading.form != "dday" or self.last is None or found.reading.count is None:
            return
        end, anchor = self.last
        if anchor.fine and re.fullmatch(r"[\s,]*[(\[=/][\s]*", self.document.text[end : found.span.start]):
            year, month, day = civil(anchor.number - int(found.reading.count) * found.reading.direction)
            words_ = f"day D, {words(When.parse(f'{year_text(year)}-{month:02d}-{day:02d}'))}"
            self.launched = Anchor(year, month, day, words_)

    def lent(self, found: Found, after: Found | None) -> Found:
        """The expression with the year of the one it is joined to: “in April and June 1955”."""
        if found.reading.form == "eveof" and after is not None and self._explains(found, after):
            return replace(found, reading=after.reading)
        reading, inner = found.reading, found.reading.base if found.reading.form == "mod" else None
        mine = inner or reading
        if after is None or mine.form != "date" or mine.year is not None or not (mine.month or mine.season):
            return found
        other = after.reading.base if after.reading.form == "mod" and after.reading.base else after.reading
        if other.form != "date" or other.year is None or not (other.month or other.season):
            return found
        if not _JOINED.fullmatch(self.document.text, found.span.end, after.span.start):
            return found
        year = other.year - (1 if mine.month and other.month and mine.month > other.month else 0)
        mine = replace(mine, year=year)
        return replace(found, reading=mine if inner is None else replace(reading, base=mine))

    def _explains(self, found: Found, after: Found) -> bool:
        """True for “the eve of Carnival, that is, 2 March”."""
        between = self.document.text[found.span.end : after.span.start]
        return (
            after.reading.form in ("date", "numeric")
            and re.fullmatch(r"[\s,(]+(?:that is|i\.e\.)?[\s,]*(?:on|until|by)?\s*", between) is not None
        )

    def _scene(self, found: Found) -> Scene:
        part = self._part(found)
        document = self.document
        sections = document.sections
        bounds = sections[found.section].span if sections else None
        low, high = (bounds.start, bounds.end) if bounds else (0, len(document.text))

        def tense_here() -> int:
            told = tense(document.text, found.span.start, found.span.end, low, high, self.grammar)
            owned = document.text.startswith(("'s", "’s"), found.span.end)
            if owned and told > 0 and not found.before:
                return 0
            return 1 if told == 0 and found.before in ("by", "until") else told

        return Scene(
            written=self.written[part] if part < len(self.written) else None,
            story=self.story.get(part),
            heading=self._heading(found, fine=False),
            near=self._near(found),
            day=self._heading(found, fine=True),
            dated_days=part >= len(self.published) or self.published[part].basis != "inferred",
            latest=self.latest.get(part),
            narrative=self.narrative[part] if part < len(self.narrative) else False,
            day_first=self.day_first,
            order_known=self.order_known,
            tense=tense_here,
            year_end=self.year_end,
            quarter=self.quarter.get(part),
            launch=self.launched,
        )

    def _heading(self, found: Found, *, fine: bool) -> Anchor | None:
        """The date of the nearest heading or list entry above that has one; a day where ``fine``."""
        beside = self._beside(found)
        if beside is not None:
            return beside
        sections = self.document.sections
        parent = sections[found.section].parent if found.section < len(sections) else None
        while parent is not None:
            head = self.heads.get(parent)
            if head is not None and (head.fine or not fine):
                return head
            parent = sections[parent].parent
        return None

    def _near(self, found: Found) -> Anchor | None:
        """The date last named, if it stands in the same sentence of a narrative."""
        part = self._part(found)
        if self.last is None or part >= len(self.narrative) or not self.narrative[part]:
            return None
        end, anchor = self.last
        between = found.span.start - end
        if not 0 <= between < _SENTENCE or re.search(
            r"[.!?;]\s|\n", self.document.text[end : found.span.start]
        ):
            return None
        return anchor

    def _beside(self, found: Found) -> Anchor | None:
        """The date that a weekday stands right behind: “from 18 to 20 January, Monday through Wednesday”."""
        first = found.reading.base if found.reading.form == "range" else found.reading
        if first is None or first.form != "weekday" or self.last is None:
            return None
        end, anchor = self.last
        if anchor.fine and re.fullmatch(r"[\s,(]{1,3}", self.document.text[end : found.span.start]):
            return anchor
        return None

    def _titles(self, found: Found) -> bool:
        """True when the expression is what a heading or list entry is called by: most of it, or its start."""
        section = self.document.sections[found.section]
        if section.kind not in _HEADS:
            return False
        lead = self.document.text[section.span.start : found.span.start].strip(" *•◦-–—\t\n#")
        if section.kind is SectionKind.LIST_ENTRY:
            after = self.document.text[found.span.end : found.span.end + 2].strip()
            return not lead and (not after or after[0] in ":.,;–—-(|")
        return not lead and len(found.span) * 4 > len(section.span) or len(found.span) * 2 > len(section.span)

    def _remember(self, found: Found, resolved: Resolved, scene: Scene) -> None:
        reading = found.reading
        if reading.form == "duration" and reading.unit in ("M", "Y") and (reading.count or 0) != 3:
            self.quarter.pop(self._part(found), None)
        if resolved.edtf is None or resolved.mod == "APPROX" and found.reading.form != "mod":
            return
        anchor = spans.anchor_of_value(resolved)
        if anchor is None:
            return
        part = self._part(found)
        phrase = self.document.at(found.span)
        anchor = replace(anchor, words=f"“{phrase}”, {words(When.parse(resolved.edtf))}")
        if "/" in resolved.value:
            end = spans.anchor_of_value(replace(resolved, value=resolved.value.split("/")[1]))
            whole = replace(anchor, span=(end.year - anchor.year + 1) if end else 1)
        else:
            whole = anchor
        if anchor.quarter and reading.form in ("date", "fiscal", "quarterref"):
            written = self.written[part]
            if written is None or anchor.number + 70 <= written.number or scene.tense() <= 0:
                self.quarter[part] = anchor
        section = found.section
        self.last = (found.span.end, anchor)
        if section < len(self.document.sections) and section not in self.heads and self._titles(found):
            self.heads[section] = whole
        told = self.story.get(part)
        if self.narrative[part] and told is not None and reading.form == "holiday" and reading.year is None:
            return
        if (
            not self.narrative[part]
            and reading.form in ("shift", "yearearlier", "periodof")
            and not anchor.fine
        ):
            return
        self.latest[part] = anchor
        if told is not None and self._aside(found, anchor, told, scene):
            return
        if told is not None and anchor.month is None and told.year == anchor.year and told.month:
            return
        self.story[part] = anchor
        self.told_at[part] = found.span.end

    def _aside(self, found: Found, anchor: Anchor, told: Anchor, scene: Scene) -> bool:
        """True for a date that is named in passing ("until 1976"): the story does not move there."""
        text = self.document.text
        line = text[max(0, found.span.start - 200) : found.span.start].rpartition("\n")[2]
        opening = not line.strip() or line.rstrip().endswith((".", "!", "?", "”", '"'))
        lead = re.search(r"(?:^|[.!?\"”]\s+)[A-Z]\w+ (?:the )?$", line) is not None
        if self._headline(found):
            return False
        step = (anchor.year - told.year) * 12 + (anchor.month or 6) - (told.month or 6)
        if found.before and not (opening or lead):
            return anchor.month is None or abs(step) > _LEAP
        if anchor.month is not None and told.month is not None:
            passing = (
                not (opening or lead)
                and abs(step) > _STRIDE
                and anchor.day is None
                and self._same_paragraph(found)
            )
            return passing and self.narrative[self._part(found)]
        if anchor.month is not None or told.month is None:
            return False
        if step > 0 and scene.tense() > 0:
            return True
        if found.reading.form not in ("date", "mod") or self._same_paragraph(found):
            return not (opening or lead)
        return not (opening or re.search(r"(?:^|[^\w])in (?:the )?$", line.lower()))

    def _same_paragraph(self, found: Found) -> bool:
        """True when the story's last date stands in the same paragraph."""
        end = self.told_at.get(self._part(found))
        between = found.span.start - end if end is not None else _PARAGRAPH
        return (
            between < _PARAGRAPH
            and "\n" not in self.document.text[found.span.start - between : found.span.start]
        )

    def _headline(self, found: Found) -> bool:
        """True when the line of an expression is short and no sentence: a heading in a plain text."""
        text = self.document.text
        before = text[max(0, found.span.start - 2 * _HEADLINE) : found.span.start].rpartition("\n")[2]
        after = text[found.span.end : found.span.end + 2 * _HEADLINE].partition("\n")[0]
        line = (before + self.document.at(found.span) + after).strip()
        return len(line) <= _HEADLINE and not line.endswith((".", ",", ";", "?", "!", '"', "”"))

    def _timex(self, found: Found, resolved: Resolved) -> Timex:
        text = self.document.at(found.span)
        when = None
        if resolved.edtf is not None:
            try:
                when = When.parse(resolved.edtf)
            except UnreadableDate:
                when = None
        if when is not None:
            derivation = Derivation(text, resolved.anchor, resolved.rule, words(when), resolved.doubts)
            when = when.derived(derivation)
        return Timex(
            self.document.id, found.span, text, resolved.type, self.spell(resolved.value), resolved.mod, when,
            found.rules[0] if found.rules else "", found.section,
        )  # fmt: skip
