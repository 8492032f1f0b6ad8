"""The dates with a month that a text tells, with the tense of their clauses: what it was written after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefline.extract.times.copies import replace
from briefline.extract.times.order import readings
from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.extract.times.tense import tense
from briefline.model.calendar import day_number, month_length, weekday
from briefline.model.text import FURNITURE, Document, SectionKind, Span

_WEEKDAY_YEARS = 6  # years that are tried for a weekday
_PORTIONS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}  # first and last days
_SILENT = frozenset((SectionKind.FOOTER, SectionKind.NAVIGATION, SectionKind.REPEAT))


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the article tells: the year if it says so; ``last`` is its last day in the month.

    ``side`` looks up the tense of its clause, which is asked of few.
    """

    year: int | None
    month: int
    last: int | None
    side: Callable[[], int]
    span: Span
    weekday: int | None = None

    @property
    def tense(self) -> int:
        """-1 and less past, 1 future, 0 not told."""
        return self.side()


def dates_told(document: Document, found: Found, rules: Grammar) -> list[Told]:
    """The dates with a month in an expression, with the tense of their clause."""
    section = document.sections[found.section] if document.sections else None
    if section is not None and section.kind in _SILENT | (FURNITURE - {SectionKind.BYLINE}):
        return []
    reading = found.reading
    while (
        reading.form in ("mod", "around", "clockon", "daypart", "halfof", "nthof")
        and reading.base is not None
    ):
        reading = reading.base
    first, last = reading, reading
    if reading.form in ("range", "list") and reading.base and reading.last:
        first, last = reading.base, reading.last
    month = last.month or first.month
    if last.more is not None:
        return []
    if last.form == "numeric" and last.month and last.day:
        if last.month > 12 or last.day <= 12:
            last = replace(last, month=last.day, day=last.month)  # the day first, unless it cannot be
        month = last.month
    elif last.form != "date":
        return []
    if not month:
        return []
    year = last.year if last.year is not None else first.year
    bounds = section.span if section else Span(0, len(document.text))

    def side() -> int:
        if section is not None and section.kind in (SectionKind.CAPTION, SectionKind.HEADING):
            return -1
        told = tense(document.text, found.span.start, found.span.end, bounds.start, bounds.end, rules)
        return 1 if told == 0 and found.before in ("until", "by", "before") else told

    day = last.day
    if found.reading.form == "mod" and day is None:
        day = _PORTIONS.get(found.reading.mod, (None, None))[side() > 0]
    return [Told(year, month, day, side, found.span, last.weekday)]


def of_latest_month(told: Sequence[Told], fits: Callable[[Told], bool]) -> list[Told]:
    """The dates that fit, of the latest month with its year that has some."""
    months: dict[tuple[int, int], list[Told]] = {}
    for one in told:
        if one.year is not None:
            months.setdefault((one.year, one.month), []).append(one)
    for month in sorted(months, reverse=True):
        fitting = [one for one in months[month] if fits(one)]
        if fitting:
            return fitting
    return []


def with_weekdays(told: list[Told], found: Sequence[Found]) -> list[Told]:
    """“Monday, May 24” tells its year: the first one from the latest year told in which the weekday fits."""
    years = [
        reading.year
        for one in found
        for reading in readings(one.reading)
        if reading.form == "date" and reading.year is not None
    ]
    if not years:
        return told
    start = max(one.year for one in told if one.year) if any(one.year for one in told) else max(years)
    result = []
    for one in told:
        if one.year is None and one.weekday and one.last:
            fits = (
                year
                for year in range(start, start + _WEEKDAY_YEARS)
                if one.last <= month_length(year, one.month)
                and weekday(day_number(year, one.month, one.last)) == one.weekday
            )
            one = replace(one, year=next(fits, None))
        result.append(one)
    return result
