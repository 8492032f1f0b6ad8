"""The words for a date, in the style that the user likes, never finer than the evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from briefline.model.calendar import (
    PARTS,
    day_number,
    ordinal_century,
    part_of_month,
    part_of_year,
    part_of_years,
)
from briefline.model.when import When

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DATE = re.compile(
    r"(?P<year>Y?-?\d*X*)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?"
    r"(?:T(?P<clock>[\d:]+)(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?(?P<flag>[?~%]?)"
)
_OPEN = ("", "..")


class DateStyle(StrEnum):
    """How the user writes dates."""

    DAY_MONTH = "2–3 November 2021"
    DAY_MONTH_SHORT_CAPS = "2–3 NOV 2021"
    MONTH_DAY = "Nov 2–3, 2021"
    DAY_MONTH_SHORT = "2–3 Nov 2021"
    ISO = "2021-11-02/2021-11-03"


def words(when: When, style: DateStyle = DateStyle.DAY_MONTH) -> str:
    """The wording of a date at its own grain: "2–3 November 2021", "spring 2021", "late 3rd century BC".

    Styles differ in day and month order and in the months' names; ISO gives the EDTF text itself.
    Years BC are historical (44 BC is -0043), years before 1000 are marked AD.
    """
    return when.edtf if style is DateStyle.ISO else _worded(when.edtf, style)


@lru_cache(maxsize=4096)
def _worded(text: str, style: DateStyle) -> str:
    if "-XX" in text:
        known = _fields(text.replace("-XX", ""))
        unit = "day" if known.month or text.count("-XX") == 2 else "month"
        return f"some {unit} in {_date(known, style)}"
    if text.startswith("["):
        first, _, last = text[1:-1].partition("..")
        return _one_of(first, last, style)
    if "/" in text:
        first, _, last = text.partition("/")
        return _interval(first, last, style)
    return _date(_fields(text), style)


def sentence(when: When, style: DateStyle = DateStyle.DAY_MONTH) -> str:
    """How a date was read, as one sentence with all dates in a style; "" when it was not read from a text."""
    if when.derivation is None:
        return ""
    return when.derivation.sentence(words(when, style), lambda edtf: words(When.parse(edtf), style))


@dataclass(frozen=True, slots=True)
class _Fields:
    year: int
    month: int = 0
    day: int = 0
    clock: str = ""
    zone: str = ""
    flag: str = ""
    unknown: int = 0  # digits of the year that are X


def _fields(text: str) -> _Fields:
    found = _DATE.fullmatch(text)
    assert found is not None, text  # When.parse has read it
    year = found["year"].removeprefix("Y")
    return _Fields(
        int(year.replace("X", "0")),
        int(found["month"] or 0),
        int(found["day"] or 0),
        found["clock"] or "",
        found["zone"] or "",
        found["flag"],
        year.count("X"),
    )


def _year(year: int) -> str:
    if year <= 0:
        return f"{_grouped(1 - year)} BC"
    return f"AD {year}" if year < 1000 else _grouped(year)


def _grouped(year: int) -> str:
    """Years of five digits and more with their thousands apart: 10,000 BC."""
    return f"{year:,}" if year > 9999 else str(year)


def _ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _month(month: int, style: DateStyle) -> str:
    name = _MONTHS[month - 1]
    if style is DateStyle.DAY_MONTH:
        return name
    short = "Sept" if month == 9 and style is not DateStyle.DAY_MONTH_SHORT_CAPS else name[:3]
    return short.upper() if style is DateStyle.DAY_MONTH_SHORT_CAPS else short


def _flagged(text: str, flag: str) -> str:
    around = "around " if flag in ("~", "%") and flag else ""
    return f"{around}{text}{'?' if flag in ('?', '%') and flag else ''}"


def _century(century: int) -> str:
    return f"{_ordinal(abs(century))} century{' BC' if century < 0 else ''}"


def _masked(date: _Fields) -> str:
    negative = date.year < 0
    if date.unknown == 1:
        return f"{-date.year}s BC" if negative else f"the {date.year}s"
    if date.unknown == 2:
        return _century(date.year // 100 - 1 if negative else date.year // 100 + 1)
    millennium = abs(date.year) // 1000 + 1
    return f"{_ordinal(millennium)} millennium{' BC' if negative else ''}"


def _date(date: _Fields, style: DateStyle) -> str:
    return _flagged(_plain(date, style), date.flag)


def _plain(date: _Fields, style: DateStyle) -> str:
    if date.unknown:
        return _masked(date)
    if not date.month:
        return _year(date.year)
    if date.month > 12:
        return _group(date)
    if not date.day:
        return f"{_month(date.month, style)} {_year(date.year)}"
    day = _days(str(date.day), date.month, _year(date.year), style)
    return f"{day}, {_clock(date)}" if date.clock else day


def _days(days: str, month: int, year: str, style: DateStyle) -> str:
    if style is DateStyle.MONTH_DAY:
        return f"{_month(month, style)} {days}, {year}"
    return f"{days} {_month(month, style)} {year}"


def _clock(date: _Fields) -> str:
    clock = date.clock if ":" in date.clock else f"{date.clock} h"
    return f"{clock}{_zone(date.zone)}"


def _zone(zone: str) -> str:
    if not zone:
        return ""
    if len(zone) == 3:
        zone += ":00"
    if zone == "Z":
        return " UTC"
    return f" UTC{zone.replace('-', '−')}"


def _group(date: _Fields) -> str:
    year, group = _year(date.year), date.month
    if group in _SEASONS or 25 <= group <= 28:
        season = _SEASONS[group if group < 25 else group - 4]
        if season == "winter":
            return f"winter {_short_range(date.year, date.year + 1)}"
        return f"{season} {year}"
    if 29 <= group <= 32:
        return f"southern {_SEASONS[group - 8]} {year}"
    if 33 <= group <= 36:
        return f"{_ordinal(group - 32)} quarter of {year}"
    if 37 <= group <= 39:
        return f"{_ordinal(group - 36)} third of {year}"
    return f"{('first', 'second')[group - 40]} half of {year}"


def _short_range(first: int, last: int) -> str:
    if first >= 1000 and first // 100 == last // 100:
        return f"{first}–{last % 100:02d}"
    return _year_range(first, last)


def _year_range(first: int, last: int) -> str:
    if last <= 0:
        return f"{_grouped(1 - first)}–{_grouped(1 - last)} BC"
    if first > 0 and last < 1000:
        return f"AD {first}–{last}"
    dash = "–" if first >= 1000 else " – "
    return f"{_year(first)}{dash}{_year(last)}"


def _interval(first: str, last: str, style: DateStyle) -> str:
    if first in _OPEN:
        return f"{'until' if not first else 'before'} {_date(_fields(last), style)}"
    if last in _OPEN:
        return f"{'from' if not last else 'since'} {_date(_fields(first), style)}"
    return _range(_fields(first), _fields(last), style)


def _range(first: _Fields, last: _Fields, style: DateStyle) -> str:
    shape = (first.month > 0, first.day > 0, first.clock != "")
    joinable = shape == (last.month > 0, last.day > 0, last.clock != "") and first.flag == last.flag
    if first == last:
        return _date(first, style)
    if joinable and first.year == last.year and all(33 <= one.month <= 36 for one in (first, last)):
        quarters = f"{_ordinal(first.month - 32)}–{_ordinal(last.month - 32)} quarter of {_year(last.year)}"
        return _flagged(quarters, first.flag)
    if joinable and not first.unknown + last.unknown and max(first.month, last.month) <= 12:
        joined = _joined(first, last, style)
        if joined:
            return _flagged(joined, first.flag)
    return f"{_date(first, style)} – {_date(last, style)}"


def _joined(first: _Fields, last: _Fields, style: DateStyle) -> str:
    """Both ends in one phrase, what they share said once; "" where that does not read well."""
    if not first.month:
        return _year_range(first.year, last.year)
    same_year, same_month = first.year == last.year, first.month == last.month
    year = _year(last.year)
    if first.clock:
        if not (same_year and same_month and first.day == last.day and first.zone == last.zone):
            return ""
        start = first.clock if ":" in first.clock else f"{first.clock} h"
        return f"{_days(str(first.day), first.month, year, style)}, {start}–{_clock(last)}"
    if not same_year:
        return ""
    if not first.day:
        return f"{_month(first.month, style)}–{_month(last.month, style)} {year}"
    if same_month:
        return _days(f"{first.day}–{last.day}", first.month, year, style)
    if style is DateStyle.MONTH_DAY:
        low = f"{_month(first.month, style)} {first.day}"
        return f"{low} – {_month(last.month, style)} {last.day}, {year}"
    return f"{first.day} {_month(first.month, style)} – {last.day} {_month(last.month, style)} {year}"


def _one_of(first: str, last: str, style: DateStyle) -> str:
    if not first:
        return f"by {_date(_fields(last), style)}"
    if not last:
        return f"{_date(_fields(first), style)} or later"
    low, high = _fields(first), _fields(last)
    if low == high:
        return _date(low, style)
    part = _part(low, high, style)
    if part:
        return _flagged(part, low.flag)
    days = _day(high) - _day(low) if low.day and high.day and not (low.clock or high.clock) else 0
    if days == 1 and (low.year, low.month) == (high.year, high.month) and not (low.flag or high.flag):
        return _days(f"{low.day} or {high.day}", low.month, _year(high.year), style)
    if 0 < days < 7 and not low.clock:
        return _range(low, high, style)
    return _between(low, high, style)


def _between(low: _Fields, high: _Fields, style: DateStyle) -> str:
    """“between 3 and 30 November 2021”: month and year are said once where both ends share them."""
    whole = f"between {_date(low, style)} and {_date(high, style)}"
    plain = max(low.month, high.month) <= 12 and not (low.unknown or high.unknown or low.flag or high.flag)
    same_grain = bool(low.month) == bool(high.month) and bool(low.day) == bool(high.day)
    if not (plain and same_grain and low.month and low.year == high.year) or low.clock or high.clock:
        return whole
    year = _year(high.year)
    if not low.day:
        return f"between {_month(low.month, style)} and {_month(high.month, style)} {year}"
    if low.month == high.month:
        return f"between {_days(f'{low.day} and {high.day}', low.month, year, style)}"
    if style is DateStyle.MONTH_DAY:
        return f"between {_month(low.month, style)} {low.day} and {_date(high, style)}"
    return f"between {low.day} {_month(low.month, style)} and {_date(high, style)}"


def _day(date: _Fields) -> int:
    return day_number(date.year, date.month, date.day)


def _part(low: _Fields, high: _Fields, style: DateStyle) -> str:
    """“early November 2021”, “second half of April 2024”, “late 1971”, “3rd century BC”; "" if none fits."""
    if low.flag != high.flag or low.clock or low.unknown or high.unknown:
        return ""
    if low.day and high.day:
        return _part_of_month(low, high, style)
    if low.month and high.month and low.year == high.year:
        for part in PARTS:
            if part_of_year(part) == (low.month, high.month):
                return f"{part} {_year(low.year)}"
    if not low.month and not high.month:
        return _part_of_years(low.year, high.year)
    return ""


def _part_of_month(low: _Fields, high: _Fields, style: DateStyle) -> str:
    if (low.year, low.month) != (high.year, high.month):
        return ""
    month = f"{_month(low.month, style)} {_year(low.year)}"
    for part in PARTS:
        if part_of_month(low.year, low.month, part) == (low.day, high.day):
            return f"{part} {month}"
    last = part_of_month(low.year, low.month, "late")[1]
    halves = {(1, 15): "first half of", (16, last): "second half of"}
    half = halves.get((low.day, high.day))
    return f"{half} {month}" if half else ""


def _part_of_years(first: int, last: int) -> str:
    century = (last - 1) // 100 + 1 if last > 0 else -((-last) // 100 + 1)
    bounds = ordinal_century(century)
    if bounds == (first, last):
        return _century(century)
    for part in PARTS:
        if part_of_years(*bounds, part) == (first, last):
            return f"{part} {_century(century)}"
    if last - first == 999 and first % 1000 == 1:
        number = last // 1000
        return f"{_ordinal(number if number > 0 else 1 - number)} millennium{' BC' if number <= 0 else ''}"
    decade = first // 10 * 10
    if decade > 0:
        for part in PARTS:
            if part_of_years(decade, decade + 9, part) == (first, last):
                return f"{part} {decade}s"
        if (first - decade, last - decade) in ((0, 4), (5, 9)):
            return f"{_HALVES[first > decade]} half of the {decade}s"
    return _portion(first, last, century, bounds[0])


_HALVES = ("first", "second")
_QUARTERS = ("first", "second", "third", "last")


def _portion(first: int, last: int, century: int, start: int) -> str:
    """“second half of the 19th century”, “last quarter of …”; "" where it is none."""
    offset, size = first - start, last - first + 1
    if size not in (25, 50) or offset % size:
        return ""
    name = f"{_HALVES[offset // 50]} half" if size == 50 else f"{_QUARTERS[offset // 25]} quarter"
    return f"{name} of the {_century(century)}"
