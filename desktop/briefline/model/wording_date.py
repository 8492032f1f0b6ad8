"""The words for one date, in the style that the user likes: years, months, days, clocks, unknown digits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefline.model.edtf import DATE, qualifiers, year_span

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


class DateStyle(StrEnum):
    """How the user writes dates."""

    DAY_MONTH = "2–3 November 2021"
    DAY_MONTH_SHORT_CAPS = "2–3 NOV 2021"
    MONTH_DAY = "Nov 2–3, 2021"
    DAY_MONTH_SHORT = "2–3 Nov 2021"
    ISO = "2021-11-02/2021-11-03"


@dataclass(frozen=True, slots=True)
class Fields:
    """What one EDTF date says. ``unknown`` is how many last digits of the year are not told.

    ``months`` and ``days`` are the ranges that unspecified digits leave, (0, 0) where none are.
    ``flag`` qualifies the whole date, ``parts`` names the qualified ones where not all are alike.
    """

    year: int
    month: int = 0
    day: int = 0
    clock: str = ""
    zone: str = ""
    flag: str = ""
    unknown: int = 0
    last_year: int = 0
    months: tuple[int, int] = (0, 0)
    days: tuple[int, int] = (0, 0)
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def plain(self) -> bool:
        """True for a date whose digits are all told, qualified as a whole or not at all."""
        return not (
            self.unknown or self.months[0] or self.days[0] or self.parts or self.last_year != self.year
        )


def fields(text: str) -> Fields:
    """What a date says that ``read_date`` has read."""
    found = DATE.fullmatch(text)
    assert found is not None, text  # When.parse has read it
    year, month, day = found["year"], found["month"] or "00", found["day"] or "00"
    first, last = year_span(year)
    marks = {part: _mark(told) for part, told in qualifiers(found).items()}
    alike = len(set(marks.values())) == 1
    flag = next(iter(marks.values())) if alike else ""
    if found["significant"]:
        flag = "%" if flag in ("?", "%") and flag else "~"
    return Fields(
        first if first >= 0 or first == last else last,
        0 if "X" in month else int(month),
        0 if "X" in day else int(day),
        found["clock"] or "",
        found["zone"] or "",
        flag,
        len(year) - len(year.rstrip("X")),
        last if first >= 0 or first == last else first,
        _range_of(month, 12),
        _range_of(day, 31),
        () if alike else tuple((part, mark) for part, mark in marks.items() if mark),
    )


def _mark(told: str) -> str:
    """One mark for those of a part: ``~`` and ``?`` together are ``%``."""
    if "%" in told or "~" in told and "?" in told:
        return "%"
    return told[:1]


def _range_of(digits: str, most: int) -> tuple[int, int]:
    if "X" not in digits:
        return 0, 0
    return max(1, int(digits.replace("X", "0"))), min(most, int(digits.replace("X", "9")))


def year_words(year: int) -> str:
    if year <= 0:
        return f"{_grouped(1 - year)} BC"
    return f"AD {year}" if year < 1000 else _grouped(year)


def _grouped(year: int) -> str:
    """Years of five digits and more with their thousands apart: 10,000 BC."""
    return f"{year:,}" if year > 9999 else str(year)


def ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def month_words(month: int, style: DateStyle) -> str:
    name = _MONTHS[month - 1]
    if style is DateStyle.DAY_MONTH:
        return name
    short = "Sept" if month == 9 and style is not DateStyle.DAY_MONTH_SHORT_CAPS else name[:3]
    return short.upper() if style is DateStyle.DAY_MONTH_SHORT_CAPS else short


def flagged(text: str, flag: str) -> str:
    around = "around " if flag in ("~", "%") and flag else ""
    return f"{around}{text}{'?' if flag in ('?', '%') and flag else ''}"


def century_words(century: int) -> str:
    return f"{ordinal(abs(century))} century{' BC' if century < 0 else ''}"


def date_words(date: Fields, style: DateStyle) -> str:
    """The words of one date, never finer than what it says."""
    whole = flagged(_plain(date, style), date.flag)
    return f"{whole} ({_qualified(date)})" if date.parts else whole


def _qualified(date: Fields) -> str:
    """“year uncertain”, “month and day approximate”, “approximate; year uncertain”."""
    told, count = [], sum((1, date.month > 0 or date.months[0] > 0, date.day > 0 or date.days[0] > 0))
    for word, signs in (("approximate", "~%"), ("uncertain", "?%")):
        names = [part for part, mark in date.parts if mark in signs]
        if len(names) >= count:
            told.append(word)
            continue
        if names:
            last = f" and {names[-1]}" if len(names) > 1 else ""
            told.append(f"{', '.join(names[:-1]) or names[0]}{last} {word}")
    return "; ".join(told)


def _years(date: Fields) -> str:
    """The year, or the decade or century that its unknown digits leave."""
    if not date.unknown:
        if date.last_year != date.year:  # unknown digits before known ones: 1X99
            return f"a year from {year_words(date.year)} to {year_words(date.last_year)}"
        return year_words(date.year)
    negative = date.year < 0 or date.last_year < 0
    if date.unknown == 1:
        if negative:
            return f"{-date.year}s BC"
        if date.year % 100 == 0 and date.year != 2000:  # “the 1900s” are a hundred years
            return f"the decade {date.year}–{date.year + 9}"
        return f"the {date.year}s" + (" AD" if date.year < 1000 else "")
    if date.unknown == 2 and not negative and 1000 <= date.year < 2000:
        return f"the {date.year}s"
    if date.unknown == 2:
        return century_words(date.year // 100 - 1 if negative else date.year // 100 + 1)
    millennium = abs(date.year) // 1000 + 1
    return f"{ordinal(millennium)} millennium{' BC' if negative else ''}"


def _plain(date: Fields, style: DateStyle) -> str:
    if date.months[0] or date.days[0]:
        return _unspecified(date, style)
    if not date.month:
        return _years(date)
    if date.last_year != date.year:
        if date.month > 12:
            return f"{_group(date).removesuffix(f' {year_words(date.year)}')} in {_inside(date)}"
        day = f"{date.day} " if date.day and style is not DateStyle.MONTH_DAY else ""
        after = f" {date.day}" if date.day and style is DateStyle.MONTH_DAY else ""
        return f"{day}{month_words(date.month, style)}{after} in {_inside(date)}{_told_clock(date)}"
    if date.month > 12:
        return _group(date)
    if not date.day:
        return f"{month_words(date.month, style)} {year_words(date.year)}"
    return f"{days_words(str(date.day), date.month, year_words(date.year), style)}{_told_clock(date)}"


def _told_clock(date: Fields) -> str:
    return f", {clock_words(date)}" if date.clock else ""


def _inside(date: Fields) -> str:
    """Where a day of an unknown year lies: “the 1560s”, “the 16th century”."""
    years = _years(date)
    return (
        years if years.startswith(("the ", "a ")) or date.unknown == 1 or not date.unknown else f"the {years}"
    )


def _unspecified(date: Fields, style: DateStyle) -> str:
    """“some day in April 1985”, “some month from October to December 1984”, “day 25 of some month in …”."""
    within = _inside(date)
    if date.days[0] and not date.months[0]:
        month = f"{month_words(date.month, style)} {within}" if date.last_year == date.year else ""
        month = month or f"{month_words(date.month, style)} in {within}"
        if date.days == (1, 31):
            return f"some day in {month}{_told_clock(date)}"
        first, last = (ordinal(one) for one in date.days)
        return f"some day from the {first} to the {last} of {month}{_told_clock(date)}"
    some = "some month in" if date.months == (1, 12) else ""
    if not some:
        first, last = (month_words(one, style) for one in date.months)
        some = f"some month from {first} to {last}"
        within = within if date.last_year == date.year else f"in {within}"
    if date.day:
        return f"day {date.day} of {some} {within}{_told_clock(date)}"
    if date.days[0] and date.months == (1, 12):
        some = "some day in"
    elif date.days[0]:
        some = some.replace("some month", "some day", 1)
    return f"{some} {within}{_told_clock(date)}"


def days_words(days: str, month: int, year: str, style: DateStyle) -> str:
    if style is DateStyle.MONTH_DAY:
        return f"{month_words(month, style)} {days}, {year}"
    return f"{days} {month_words(month, style)} {year}"


def clock_words(date: Fields) -> str:
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


def _group(date: Fields) -> str:
    year, group = year_words(date.year), date.month
    if group in _SEASONS or 25 <= group <= 28:
        season = _SEASONS[group if group < 25 else group - 4]
        if season == "winter":
            return f"winter {short_range(date.year, date.year + 1)}"
        return f"{season} {year}"
    if 29 <= group <= 32:
        return f"southern {_SEASONS[group - 8]} {year}"
    if 33 <= group <= 36:
        return f"{ordinal(group - 32)} quarter of {year}"
    if 37 <= group <= 39:
        return f"{ordinal(group - 36)} third of {year}"
    return f"{('first', 'second')[group - 40]} half of {year}"


def short_range(first: int, last: int) -> str:
    if first >= 1000 and first // 100 == last // 100:
        return f"{first}–{last % 100:02d}"
    return year_range(first, last)


def year_range(first: int, last: int) -> str:
    if last <= 0:
        return f"{_grouped(1 - first)}–{_grouped(1 - last)} BC"
    if first > 0 and last < 1000:
        return f"AD {first}–{last}"
    dash = "–" if first >= 1000 else " – "
    return f"{year_words(first)}{dash}{year_words(last)}"
