"""Resolves what was recognised: each expression gets its place in time, and how it was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefline.extract.times import fiscal, spans
from briefline.extract.times.bounds import half_of_day
from briefline.extract.times.clause import Clause
from briefline.extract.times.columns import Columns
from briefline.extract.times.copies import replace
from briefline.extract.times.eras import Eras
from briefline.extract.times.forms import past_midnight, resolve_reading, with_preposition
from briefline.extract.times.headings import Headings
from briefline.extract.times.launch import Launch
from briefline.extract.times.mail_clocks import MailClocks
from briefline.extract.times.named_events import NamedEvents
from briefline.extract.times.neighbours import Neighbours
from briefline.extract.times.order import (
    FiscalYears,
    day_first,
    fiscal_year_end,
    is_narrative,
    lone_year,
    readings,
)
from briefline.extract.times.recognise import Found
from briefline.extract.times.resolved import Resolved, drawable
from briefline.extract.times.rules import Grammar, grammar_for
from briefline.extract.times.scene import Anchor, Scene, anchor_of
from briefline.extract.times.story import Story
from briefline.extract.times.values import iso_value
from briefline.extract.times.verb_tags import Tag
from briefline.model.calendar import DAY
from briefline.model.errors import UnreadableDate
from briefline.model.event import Published
from briefline.model.text import Document
from briefline.model.timex import Timex, TimexType
from briefline.model.when import Derivation, When
from briefline.model.wording import words

_BASES = {"given": "set by hand", "metadata": "from the file’s own data"}


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
    after, whole = None, []
    for one in reversed(found):  # “in May, June and July 2020”: the last one tells the year of all
        after = reader.neighbours.lent(one, after)
        whole.append(after)
    made = [reader.timex(one) for one in reversed(whole)]
    events = NamedEvents(document.text, reader.grammar, [timex for timex, _ in made])
    for index, one in enumerate(found):
        counted = events.counted(one) if made[index][0].when is None else None
        if counted is not None:
            made[index] = (reader.counted(one, made[index][0], counted), ())
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
        self.grammar: Grammar = grammar_for(document.language)
        order = day_first(found)
        self.day_first = order if order is not None else not month_first
        self.order_known = order is not None
        inside: dict[int, list[Found]] = {}
        for one in found:
            inside.setdefault(self._part(one), []).append(one)
        parts = range(max(1, len(document.parts)))
        self.eras = [Eras(inside.get(index, []), readings) for index in parts]
        self.stories = [
            self._story([one for one in inside.get(index, []) if era.told(one)], published[index].when)
            for index, era in zip(parts, self.eras, strict=True)
        ]
        self.year_end = fiscal_year_end(document.text, self.grammar)
        self.fiscal_years = FiscalYears(document.text, self.grammar)
        self.columns = Columns(document, self.grammar)
        self.mail_clocks = MailClocks(document, published)
        self.launch = Launch(document.text, tuple(found))
        self.headings = Headings(document, self.grammar)
        self.neighbours = Neighbours(document.text, self.grammar)
        self.written = [self._written(one) for one in published]

    def _story(self, found: list[Found], written: When | None) -> Story:
        lone = lone_year(self.document.text, found, written, self.grammar)
        history = is_narrative(found, written)
        story = Story(self.document.text, lone or history, self.grammar)
        story.lone = lone and not history
        return story

    def _part(self, found: Found) -> int:
        sections = self.document.sections
        return sections[found.section].part if found.section < len(sections) else 0

    def _written(self, published: Published) -> Anchor | None:
        if published.when is None:
            return None
        told = f"the date of writing, ⟨{published.when.to_the_day().edtf}⟩"
        return anchor_of(published.when, f"{told} ({_BASES.get(published.basis, published.basis)})")

    def timex(self, found: Found) -> tuple[Timex, tuple[Timex, ...]]:
        last = self.headings.last
        self.launch.explain(found, last)
        if found.reading.relation == "listed" and found.reading.year is None and last is not None:
            found = replace(found, reading=replace(found.reading, year=last[1].year))
        if found.reading.form == "yearend" and found.before in ("since", "from"):
            found = replace(found, reading=replace(found.reading, relation="last"))
        here = Clause(self.document, found, (0, len(self.document.text)), self.grammar, self.tags)
        if found.reading.form == "countedday" and self.headings.dates(found):
            found = replace(found, reading=replace(found.reading, relation="headed"))
        if found.reading.form == "countedday" and here.follows("going_on"):
            found = replace(found, reading=replace(found.reading, relation="lasting"))
        scene = self._scene(found)
        said = None if self.headings.counted and found.reading.form == "beside" else last
        resolved = self.neighbours.explained(found, said) or resolve_reading(found.reading, scene)
        resolved = self.launch.follow(found, self._checked(found, drawable(resolved), scene), scene)
        ends: tuple[Timex, ...] = ()
        if len(found.parts) == 2 and "/" in resolved.value:
            values = spans.values_of_ends(found.reading, resolved.value)
            ends = tuple(
                self._timex(part, Resolved(resolved.type, value))
                for part, value in zip(found.parts, values, strict=True)
            )
        if self.fiscal_years.told_by(found.span):
            resolved = fiscal.of_every_year(found.reading, resolved)
        text, rules = self.document.text, self.grammar
        owned = text.startswith(rules.endings["owner"], found.span.end)
        moved = rules.patterns["moved_from"].search(text, max(0, found.span.start - 20), found.span.start)
        if not owned and not moved:  # “after April’s vote”
            resolved = with_preposition(
                past_midnight(resolved, found), found.before or self.neighbours.bound(found)
            )
        timex = self._timex(found, resolved)
        self._remember(found, resolved, scene)
        return timex, ends

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

    def _scene(self, found: Found) -> Scene:
        part = self._part(found)
        story = self.stories[part]
        document = self.document
        sections = document.sections
        bounds = sections[found.section].span if sections else None
        low, high = (bounds.start, bounds.end) if bounds else (0, len(document.text))

        clause = Clause(document, found, (low, high), self.grammar, self.tags)
        attribute = self.neighbours.is_attribute

        return Scene(
            written=self.written[part] if part < len(self.written) else None,
            story=story.told,
            heading=self.headings.above(found, fine=False),
            near=story.resumed(found) or story.beside(found) or story.day_beside(found),
            day=self._day_above(found, story, part),
            dated_days=part >= len(self.published) or self.published[part].basis != "inferred",
            latest=story.latest,
            narrative=story.narrative,
            lone=story.lone,
            day_first=self.day_first,
            order_known=self.order_known,
            tense=lambda: 1 if self.columns.is_due(found) else clause.tense(attribute, story.narrative),
            had_done=clause.had_done,
            latest_beside=lambda: story.latest_beside(found),
            year_end=self.year_end,
            quarter=story.quarter,
            launch=self.launch.day,
            launch_taken=self.launch.taken,
            bounds=story.bounds,
            in_paragraph=lambda: story.in_paragraph(found),
            zones=self.mail_clocks.of(part),
            stretch=story.stretch,
            joined_day=lambda: self.neighbours.joined_day(found, self.headings.last),
            half=lambda: half_of_day(document.text, found.span, (low, high), self.grammar),
            told_days=story.days,
            headed_year=story.headed_year,
            era=self.eras[part].year,
        )

    def _day_above(self, found: Found, story: Story, part: int) -> Anchor | None:
        """The day of the line, heading or entry above; one that repeats the day of writing heads nothing."""
        day = self.headings.line_day(found, story) or self.headings.above(found, fine=True)
        written = self.written[part] if part < len(self.written) else None
        if day is not None and written is not None and written.fine and day.number == written.number:
            return None
        return day

    def _remember(self, found: Found, resolved: Resolved, scene: Scene) -> None:
        """What the expression tells those that follow: the story moves, a heading gets its date."""
        if self.fiscal_years.told_by(found.span):
            return  # “the financial year runs from 1 July to 30 June”: no day of the story
        reading, story = found.reading, self.stories[self._part(found)]
        if reading.form == "duration" and reading.unit in ("M", "Y") and (reading.count or 0) != 3:
            story.quarter = None
        anchor = spans.anchor_of_value(resolved) if resolved.edtf is not None else None
        story.told_stretch(spans.stretch_of_value(resolved) if resolved.edtf else None)
        placed = _placed(resolved)
        if anchor is None or placed is None:
            return
        vague = resolved.mod == "APPROX" and reading.form != "mod" and not anchor.fine
        if vague and not story.narrative:
            return
        said, told = self.document.at(found.span), words(placed)
        again = "" if told in said else f", ⟨{resolved.edtf}⟩"
        anchor, whole = spans.anchors_of_ends(anchor.called(f"“{said}”{again}"), resolved)
        self.headings.last = (found.span.end, anchor)
        self.headings.counted = reading.form == "shift" and reading.base is not None
        self.headings.tell(found, whole)
        story.tell(found, anchor, scene)

    def counted(self, found: Found, timex: Timex, resolved: Resolved) -> Timex:
        """A length counted from a named event: a duration as it was, with the day that it comes to."""
        told = self._timex(found, resolved)
        if timex.type is not TimexType.DURATION:
            return told
        return replace(told, type=timex.type, value=timex.value, mod=timex.mod)

    def _timex(self, found: Found, resolved: Resolved) -> Timex:
        text = self.document.at(found.span)
        when = _placed(resolved)
        if when is not None:
            derivation = Derivation(text, resolved.anchor, resolved.rule, words(when), resolved.doubts)
            when = when.derived(derivation)
        return Timex(
            self.document.id, found.span, text, resolved.type, self.spell(resolved.value), resolved.mod, when,
            found.rules[0] if found.rules else "", found.section,
        )  # fmt: skip


def _placed(resolved: Resolved) -> When | None:
    """The place in time of what was resolved; None for none, and for a day that no calendar has."""
    if resolved.edtf is None:
        return None
    try:
        return When.parse(resolved.edtf)
    except UnreadableDate:
        return None
