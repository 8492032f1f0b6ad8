"""Resolves what was recognised: each expression gets its place in time, and how it was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefline.extract.times import spans
from briefline.extract.times.forms import resolve_reading, with_preposition
from briefline.extract.times.order import day_first, fiscal_year_end, is_narrative
from briefline.extract.times.reading import Reading
from briefline.extract.times.recognise import Found
from briefline.extract.times.resolved import Resolved, date
from briefline.extract.times.rules import Grammar, grammar, languages
from briefline.extract.times.scene import Anchor, Scene, anchor_of
from briefline.extract.times.story import Story
from briefline.extract.times.tense import tense
from briefline.extract.times.values import day_value, iso_value
from briefline.extract.times.verb_tags import Tag
from briefline.model.calendar import DAY, civil
from briefline.model.edtf import year_text
from briefline.model.errors import UnreadableDate
from briefline.model.event import Published
from briefline.model.text import Document, PartKind, SectionKind
from briefline.model.timex import Timex
from briefline.model.when import Derivation, When
from briefline.model.wording import words

_LABELLED = 600  # characters of a paragraph that a date and a colon at its start may date
_BASES = {"given": "set by hand", "metadata": "from the file’s own data"}
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
    tags: Sequence[Tag] = (),
) -> list[tuple[Timex, tuple[Timex, ...]]]:
    """Each expression with the two ends that it is made of, if it is a range; ``spell`` spells its value.

    ``tags`` are part-of-speech tags of the text, where there are any.
    """
    reader = _Reader(document, found, published, month_first, spell, tags)
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
        tags: Sequence[Tag],
    ) -> None:
        self.spell = spell
        self.tags = tags
        self.document = document
        self.published = published
        self.grammar: Grammar = grammar(document.language if document.language in languages() else "en")
        order = day_first(found)
        self.day_first = order if order is not None else not month_first
        self.order_known = order is not None
        inside: dict[int, list[Found]] = {}
        for one in found:
            inside.setdefault(self._part(one), []).append(one)
        moves, fronts = (self.grammar.words.get(name) for name in ("moves", "fronts"))
        self.stories = [
            Story(document.text, is_narrative(inside.get(index, []), published[index].when), moves, fronts)
            for index in range(max(1, len(document.parts)))
        ]
        self.year_end = fiscal_year_end(document.text, self.grammar)
        self.last: tuple[int, Anchor] | None = None
        self.launched: Anchor | None = None
        self.heads: dict[int, Anchor] = {}
        self.headings: list[int] = []  # for each section, where the last heading before it starts
        for section in document.sections:
            is_heading = section.kind is SectionKind.HEADING
            self.headings.append(section.span.start if is_heading or not self.headings else self.headings[-1])
        self.written = [self._written(one) for one in published]

    def _part(self, found: Found) -> int:
        sections = self.document.sections
        return sections[found.section].part if found.section < len(sections) else 0

    def _is_publication(self, found: Found) -> bool:
        parts, part = self.document.parts, self._part(found)
        return part < len(parts) and parts[part].kind is PartKind.PUBLICATION

    def _written(self, published: Published) -> Anchor | None:
        if published.when is None:
            return None
        told = f"the date of writing, ⟨{published.when.to_the_day().edtf}⟩"
        return anchor_of(published.when, f"{told} ({_BASES.get(published.basis, published.basis)})")

    def timex(self, found: Found) -> tuple[Timex, tuple[Timex, ...]]:
        self._launch(found)
        if found.reading.relation == "listed" and found.reading.year is None and self.last is not None:
            found = replace(found, reading=replace(found.reading, year=self.last[1].year))
        if found.reading.form == "yearend" and found.before in ("since", "from"):
            found = replace(found, reading=replace(found.reading, relation="last"))
        scene = self._scene(found)
        resolved = self._checked(
            found, self._explained(found) or resolve_reading(found.reading, scene), scene
        )
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

    def _explained(self, found: Found) -> Resolved | None:
        """“26 May, Independence Day”: a holiday's name right behind a date is what that day is called."""
        if found.reading.form != "holiday" or found.reading.year is not None or self.last is None:
            return None
        end, anchor = self.last
        text = self.document.text
        if not anchor.fine or not self.grammar.patterns["named_after"].fullmatch(text, end, found.span.start):
            return None
        if not re.match(r"\s*(?:[.,;:)!?]|$)", text[found.span.end : found.span.end + 3]):
            return None
        return date(day_value(anchor.number), "the day that it explains", anchor.words)

    def _checked(self, found: Found, resolved: Resolved, scene: Scene) -> Resolved:
        """What is told in the past and counts on past the day of writing has no place in time."""
        reading, written = found.reading, scene.written
        if reading.form != "shift" or reading.direction < 0 or reading.relation == "now" or reading.base:
            return resolved
        when = When.parse(resolved.edtf) if resolved.edtf else None
        if written is None or not written.fine or not scene.dated_days or when is None or when.lo is None:
            return resolved
        if when.lo < (written.number + 1) * DAY or scene.tense() >= 0:
            return resolved
        return replace(
            resolved, edtf=None, doubts=(*resolved.doubts, "it would lie after the day of writing")
        )

    def _launch(self, found: Found) -> None:
        """“28 January (D+3)” tells the day that all D+n count from."""
        if found.reading.form != "dday" or self.last is None or found.reading.count is None:
            return
        end, anchor = self.last
        if anchor.fine and re.fullmatch(r"[\s,]*[(\[=/][\s]*", self.document.text[end : found.span.start]):
            year, month, day = civil(anchor.number - int(found.reading.count) * found.reading.direction)
            words_ = f"day D, ⟨{year_text(year)}-{month:02d}-{day:02d}⟩"
            self.launched = Anchor(year, month, day, words_)

    def lent(self, found: Found, after: Found | None) -> Found:
        """The expression with the year of the one it is joined to: “in April and June 1955”."""
        if after is None:
            return found
        if _is_eve(found.reading, after.reading) and after.reading.form in ("date", "numeric"):
            if self._between("dated_event", found, after):
                eve = Reading("shift", count=1, unit="D", direction=-1, base=after.reading)
                return replace(found, reading=eve)  # “the eve of the inspection of 15 May”
            return replace(found, reading=after.reading) if self._between("explains", found, after) else found
        reading, inner = found.reading, found.reading.base if found.reading.form == "mod" else None
        mine = inner or reading
        if mine.form != "date" or mine.year is not None or not (mine.month or mine.season):
            return found
        other = after.reading.base if after.reading.form == "mod" and after.reading.base else after.reading
        if other.form != "date" or other.year is None or not (other.month or other.season):
            return found
        if not self._between("joined", found, after):
            return found
        year = other.year - (1 if mine.month and other.month and mine.month > other.month else 0)
        mine = replace(mine, year=year)
        return replace(found, reading=mine if inner is None else replace(reading, base=mine))

    def _between(self, pattern: str, found: Found, after: Found) -> bool:
        """True when what stands between two expressions is what the language's pattern says."""
        expression = str(self.grammar.words.get(pattern, ""))
        between = self.document.text[found.span.end : after.span.start]
        return bool(expression) and re.fullmatch(expression, between, re.IGNORECASE) is not None

    def _says(self, name: str, found: Found, low: int) -> bool:
        """True where the words before an expression are what the language's pattern says."""
        pattern = str(self.grammar.words.get(name, ""))
        before = self.document.text[max(low, found.span.start - _LABELLED) : found.span.start]
        return bool(pattern) and re.search(pattern, before, re.IGNORECASE) is not None

    def _scene(self, found: Found) -> Scene:
        part = self._part(found)
        story = self.stories[part]
        document = self.document
        sections = document.sections
        bounds = sections[found.section].span if sections else None
        low, high = (bounds.start, bounds.end) if bounds else (0, len(document.text))

        known: list[int] = []

        def tense_here() -> int:
            if not known:
                known.append(tense_anew())
            return known[0]

        def tense_anew() -> int:
            told = tense(document.text, found.span.start, found.span.end, low, high, self.grammar, self.tags)
            owned = document.text.startswith(self.grammar.endings["owner"], found.span.end)
            if owned and told > 0 and not found.before:
                return 0
            inner = found.reading.base if found.reading.form in ("clockon", "daypart") else found.reading
            until = found.before in ("until", "by") and inner is not None and inner.form == "weekday"
            news = found.before == "until" and not story.narrative and not self._says("lasting", found, low)
            if until and told == -1 and (news or self._says("perfect", found, low)):
                return 1  # “has closed the school until Wednesday”
            if (
                told == -1
                and found.before in ("by", "until")
                and inner is not None
                and inner.form != "weekday"
            ):
                return 0  # “voted to go on until 2 March” tells of either side
            return 1 if told == 0 and found.before in ("by", "until") else told

        return Scene(
            written=self.written[part] if part < len(self.written) else None,
            story=story.told,
            heading=self._heading(found, fine=False),
            near=story.resumed(found) or story.beside(found),
            day=self._line_day(found, story) or self._heading(found, fine=True),
            dated_days=part >= len(self.published) or self.published[part].basis != "inferred",
            latest=story.latest,
            narrative=story.narrative,
            day_first=self.day_first,
            order_known=self.order_known,
            tense=tense_here,
            year_end=self.year_end,
            quarter=story.quarter,
            launch=self.launched,
            zones=self._zones(part),
            headed_year=story.headed_year,
        )

    def _zones(self, part: int) -> dict[str, int]:
        """The clocks of a mail's writer and reader, as the dates of their own mails show them."""
        parts = self.document.parts
        if part >= len(parts) or parts[part].kind is not PartKind.MAIL:
            return {}
        shown: dict[str, int] = {}
        for one, written in zip(parts, self.published, strict=False):
            if one.author and written.when is not None and written.when.zone is not None:
                shown.setdefault(one.author.casefold(), written.when.zone)
        told = {"ours": parts[part].author, "yours": parts[part].recipient}
        own = self.published[part].when if part < len(self.published) else None
        if own is not None and own.zone is not None:
            shown[told["ours"].casefold()] = own.zone
        return {whose: shown[name.casefold()] for whose, name in told.items() if name.casefold() in shown}

    def _heading(self, found: Found, *, fine: bool) -> Anchor | None:
        """The date of the nearest heading or list entry above that has one; a day where ``fine``."""
        beside = self._beside(found)
        if beside is not None:
            return beside
        sections = self.document.sections
        parent = found.section if found.section < len(sections) else None
        while parent is not None:
            head = self.heads.get(parent)
            if head is not None and (head.fine or not fine):
                return head
            parent = sections[parent].parent
        return None

    def _line_day(self, found: Found, story: Story) -> Anchor | None:
        """The day that stands alone on a line further up, with no heading in between."""
        if story.headed is None or self._is_publication(found):
            return None  # the date line of a publication is when it was written
        start, anchor = story.headed
        sections = self.document.sections
        heading = self.headings[found.section] if found.section < len(self.headings) else 0
        if not heading <= start < found.span.start:
            return None
        above = found.section if found.section < len(sections) else None
        while above is not None and sections[above].span.start > start:
            if above in self.heads:
                return None  # a nearer one, which the section hangs under
            above = sections[above].parent
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
            labelled = self.document.text.startswith(":", found.span.end)
            return not lead and labelled and len(section.span) < _LABELLED
        if section.kind is SectionKind.LIST_ENTRY:
            after = self.document.text[found.span.end : found.span.end + 2].strip()
            return not lead and (not after or after[0] in ":.,;–—-(|")
        if section.kind is SectionKind.HEADING and self._sits(found):
            return True
        return not lead and len(found.span) * 4 > len(section.span) or len(found.span) * 2 > len(section.span)

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

    def _remember(self, found: Found, resolved: Resolved, scene: Scene) -> None:
        """What the expression tells those that follow: the story moves, a heading gets its date."""
        reading, story = found.reading, self.stories[self._part(found)]
        if reading.form == "duration" and reading.unit in ("M", "Y") and (reading.count or 0) != 3:
            story.quarter = None
        if resolved.edtf is None or resolved.mod == "APPROX" and reading.form != "mod":
            return
        anchor = spans.anchor_of_value(resolved)
        if anchor is None:
            return
        said, told = self.document.at(found.span), words(When.parse(resolved.edtf))
        again = "" if told in said else f", ⟨{resolved.edtf}⟩"
        anchor = anchor.called(f"“{said}”{again}")
        whole = anchor
        if "/" in resolved.value:
            end = spans.anchor_of_value(replace(resolved, value=resolved.value.split("/")[1]))
            whole = replace(anchor, span=(end.year - anchor.year + 1) if end else 1)
        self.last = (found.span.end, anchor)
        section = found.section
        if section < len(self.document.sections) and section not in self.heads and self._titles(found):
            self.heads[section] = whole
        story.tell(found, anchor, scene)

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


def _is_eve(reading: Reading, day: Reading) -> bool:
    """True for “the eve of …” that a day explains: not where the day is the feast's own."""
    if reading.form == "eveof":
        return True
    feast = reading.base
    back = reading.form == "shift" and reading.direction < 0 and (reading.count, reading.unit) == (1, "D")
    if not back or feast is None or feast.form != "holiday" or feast.year is not None:
        return False
    return feast.value != f"{day.month or 0:02d}-{day.day or 0:02d}"
