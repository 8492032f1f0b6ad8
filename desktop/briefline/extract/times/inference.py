"""When an undated text was written, as far as the dates that it tells show."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from briefline.extract.times.order import readings
from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.extract.times.told_dates import Told, dates_told, of_latest_month, with_weekdays
from briefline.model.calendar import add_months, civil, day_number, month_length
from briefline.model.edtf import year_text
from briefline.model.event import Published
from briefline.model.text import Document, SectionKind, Span
from briefline.model.when import When
from briefline.model.wording import words

_MANY, _SPREAD = 3, 10  # dates with a year, and years between them, that make a text a history
_MONTHS_AHEAD = 24
_BEFORE_FLOOR = 3  # months that speak against a date without a year lying before the latest full one
_NEAR_END = 7  # days before the month's end from which the next month may be the one
_NOW = frozenset({"this", "last", "next"})
_FRESH = 2  # times told from the day of writing that show a text is no history
_TOO_LATE = 2  # days of a month that are too few to tell of its end as past and call it "this month"
_WRITTEN_UP = 7  # days after the last sitting in which its minutes are written
_HEADS = (SectionKind.HEADING, SectionKind.LIST_ENTRY)


def inferred(document: Document, found: Sequence[Found], rules: Grammar) -> Published | None:
    """The month of writing that the dates of the text fit best; None when no date with a month is told.

    The latest past date bounds it from below. Dates without a year are put into the twelve months
    before each month that comes into question; the month in which they are freshest is taken.
    """
    heads = {one.section for one in found if _is_head(document, one) and _has_year(one)}
    told = [
        one
        for item in found
        for one in dates_told(document, item, rules)
        if one.year or not _under(document, item, heads)
    ]
    told = with_weekdays(told, found)
    dated = of_latest_month(told, lambda one: one.tense < 0) or of_latest_month(
        told, lambda one: one.tense == 0
    )
    if not dated:
        return None
    floor = dated[0].year or 0, dated[0].month
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
        age = step * len(dated)
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
    dated: list[Told],
    past: list[Told],
    ahead: list[Told],
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


def _is_named(month: int, past: Sequence[Told]) -> bool:
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


def _iso(day: int) -> str:
    year, month, day_of_month = civil(day)
    return f"{year_text(year)}-{month:02d}-{day_of_month:02d}"
