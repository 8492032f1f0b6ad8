"""When an undated text was written, as far as the dates that it tells show."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefline.extract.times.copies import replace
from briefline.extract.times.order import readings
from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.extract.times.tense import tense
from briefline.model.calendar import add_months, civil, day_number, month_length, weekday
from briefline.model.edtf import year_text
from briefline.model.event import Published
from briefline.model.text import FURNITURE, Document, SectionKind, Span
from briefline.model.when import When
from briefline.model.wording import words

_MANY, _SPREAD = 3, 10  # dates with a year, and years between them, that make a text a history
_MONTHS_AHEAD = 24


_BEFORE_FLOOR = 3  # months that speak against a date without a year lying before the latest full one


_WEEKDAY_YEARS = 6  # years that are tried for a weekday


_NEAR_END = 7  # days before the month's end from which the next month may be the one


_NOW = frozenset({"this", "last", "next"})
_FRESH = 2  # times told from the day of writing that show a text is no history


_TOO_LATE = 2  # days of a month that are too few to tell of its end as past and call it "this month"


_WRITTEN_UP = 7  # days after the last sitting in which its minutes are written


_HEADS = (SectionKind.HEADING, SectionKind.LIST_ENTRY)


_PORTIONS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}  # first and last days


_SILENT = frozenset((SectionKind.FOOTER, SectionKind.NAVIGATION, SectionKind.REPEAT))


@dataclass(frozen=True, slots=True)
class _Told:
    """A date that the article tells: the year if it says so; ``last`` is its last day in the month."""

    year: int | None
    month: int
    last: int | None
    tense: int
    span: Span
    weekday: int | None = None


def inferred(document: Document, found: Sequence[Found], rules: Grammar) -> Published | None:
    """The month of writing that the dates of the text fit best; None when no date with a month is told.

    The latest past date bounds it from below. Dates without a year are put into the twelve months
    before each month that comes into question; the month in which they are freshest is taken.
    """
    heads = {one.section for one in found if _is_head(document, one) and _has_year(one)}
    told = [
        one
        for item in found
        for one in _told(document, item, rules)
        if one.year or not _under(document, item, heads)
    ]
    told = _with_weekdays(told, found)
    dated = [one for one in told if one.year is not None and one.tense < 0]
    dated = dated or [one for one in told if one.year is not None and one.tense == 0]
    if not dated:
        return None
    floor = max((one.year or 0, one.month) for one in dated)
    years = [
        reading.year
        for one in found
        for reading in readings(one.reading)
        if reading.form == "date" and reading.year is not None
    ]
    bare = len([one for one in told if one.year is None])
    of_its_day = bool(_ties(document, found)) or sum(map(_is_near, found)) >= _FRESH
    of_its_day = of_its_day or _opens_without_year(document, found)
    fresh = of_its_day and bare >= len(set(years))  # a look back, in a text of its day
    retold = (
        len(years) >= _MANY and max(years) - min(years) > _SPREAD and not fresh
    )  # a history: its months follow its years
    if retold and not _ties(document, found) and max(years) <= floor[0]:
        return None  # nothing looks ahead from the latest date, so the writing may be much later
    past = [] if retold else [one for one in told if one.year is None and one.tense < 0]
    ahead = [one for one in told if one.year is None and one.tense > 0]
    best, least = floor, None
    for step in range(_MONTHS_AHEAD if past else 1):
        month = add_months(*floor, step)
        age = step * len([one for one in dated if (one.year, one.month) == floor])
        age += sum(_age(one.month, month, floor) for one in past)
        age += sum((one.month - month[1]) % 12 for one in ahead) // 2
        if least is None or age < least:
            best, least = month, age
    return _bounded(document, best, dated, past, ahead, found, rules, wide=retold)


def _opens_without_year(document: Document, found: Sequence[Found]) -> bool:
    """True where the first month that running text tells has no year: it is that of the writing."""
    for one in found:
        if document.sections and document.sections[one.section].kind is not SectionKind.BODY:
            continue
        for reading in readings(one.reading):
            if reading.form == "date" and (reading.year or reading.decade or reading.century):
                return False
            if reading.form == "date" and reading.month:
                return True
    return False


def _is_head(document: Document, found: Found) -> bool:
    return bool(document.sections) and document.sections[found.section].kind in _HEADS


def _has_year(found: Found) -> bool:
    return any(reading.year is not None for reading in readings(found.reading))


def _under(document: Document, found: Found, heads: set[int]) -> bool:
    """True below a heading that is a day: what has no year there counts from that day."""
    parent = document.sections[found.section].parent if document.sections else None
    while parent is not None:
        if parent in heads:
            return True
        parent = document.sections[parent].parent
    return False


def _with_weekdays(told: list[_Told], found: Sequence[Found]) -> list[_Told]:
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


def _age(told: int, month: tuple[int, int], floor: tuple[int, int]) -> int:
    """Months from the latest such month up to ``month``; more when that lies before the latest full date.

    Little more where it is of the same year as the writing: such a month needs no year beside it.
    """
    age = (month[1] - told) % 12
    found = add_months(*month, -age)
    if found >= floor:
        return age
    return age + (1 if found[0] == month[0] else _BEFORE_FLOOR)


def _bounded(
    document: Document,
    month: tuple[int, int],
    dated: list[_Told],
    past: list[_Told],
    ahead: list[_Told],
    found: Sequence[Found],
    rules: Grammar,
    *,
    wide: bool,
) -> Published:
    latest, days = None, [1]
    for one in (*dated, *past):
        if one.month == month[1] and one.year in (None, month[0]):
            day = one.last or 1
            if latest is None or day >= max(days):
                latest = one
            days.append(day)
    low = day_number(*month, max(days))
    high = day_number(*month, month_length(*month))
    ties = _ties(document, found)
    sitting = latest is not None and latest.last and _heads_a_sitting(document, latest.span, rules)
    if sitting:
        high = low + _WRITTEN_UP
    elif ties and (high - low < _TOO_LATE or _is_named(month[1], past) and _ties(document, found, ("this",))):
        # told of by its name, and yet "this month" is another: it is the next
        month = add_months(*month, 1)
        low, high = day_number(*month, 1), day_number(*month, month_length(*month))
    month_told = latest is not None and latest.last is None
    if not ties and not sitting and (high - low < _NEAR_END or month_told or wide):
        after = add_months(*month, 1)
        high = day_number(*after, month_length(*after))
    for one in ahead:
        if (
            one.month == month[1]
            and one.last
            and low < day_number(*month, min(one.last, month_length(*month)))
        ):
            high = min(high, max(low + 1, day_number(*month, one.last)))
    when = When.parse(f"[{_iso(low)}..{_iso(high)}]" if low != high else _iso(low))
    phrase = f"“{document.at(latest.span)}”" if latest else "the latest date"
    reason = f"Inferred: the text tells of {phrase} as past, the latest date it gives"
    tie = f", and “{ties}” ties it to that time" if ties else ""
    return Published(
        when,
        "inferred",
        f"{reason}{tie}; so it was written {'on ' if low == high else ''}{words(when)}.",
    )


def _heads_a_sitting(document: Document, span: Span, rules: Grammar) -> bool:
    """True for the date of a heading such as "Special meeting of Monday, 3 May 2021": minutes follow.

    Also where the heading is a bare date and the title says "minutes".
    """
    words = str(rules.words.get("sittings", ""))
    for section in document.sections if words else ():
        if section.kind in (SectionKind.HEADING, SectionKind.TITLE) and section.span.covers(span):
            before = document.text[section.span.start : span.start]
            title = document.at(document.sections[0].span)
            return any(re.search(words, text, re.IGNORECASE) for text in (before, title))
    return False


def _is_named(month: int, past: Sequence[_Told]) -> bool:
    """True where a past clause calls the month by its bare name: “the August trip”, “in August”."""
    return any(one.month == month and one.last is None for one in past)


def _ties(document: Document, found: Sequence[Found], relations: Collection[str] = _NOW) -> str:
    """The words that tie the writing to the month: "this month", "last month", "earlier this month"."""
    for one in found:
        for reading in readings(one.reading):
            if reading.form == "relative" and reading.unit == "M" and reading.relation in relations:
                return document.at(one.span)
    return ""


def _is_near(found: Found) -> bool:
    """True for "last weekend", "this February", "two weeks ago": told from the day of writing."""
    for reading in readings(found.reading):
        if reading.form in ("relative", "relmonth", "weekday") and reading.relation in _NOW:
            return reading.unit != "Y"
        if reading.form == "shift" and reading.relation == "now":
            return reading.unit in ("D", "W", "M")
    return False


def _told(document: Document, found: Found, rules: Grammar) -> list[_Told]:
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
    side = tense(document.text, found.span.start, found.span.end, bounds.start, bounds.end, rules)
    if found.before in ("until", "by", "before") and side == 0:
        side = 1
    if section is not None and section.kind in (SectionKind.CAPTION, SectionKind.HEADING):
        side = -1
    day = last.day
    if found.reading.form == "mod" and day is None:
        day = _PORTIONS.get(found.reading.mod, (None, None))[side > 0]
    return [_Told(year, month, day, side, found.span, last.weekday)]


def _iso(day: int) -> str:
    year, month, day_of_month = civil(day)
    return f"{year_text(year)}-{month:02d}-{day_of_month:02d}"
