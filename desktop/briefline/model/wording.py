"""The words for a date, in the style that the user likes, never finer than the evidence."""

from __future__ import annotations

from functools import lru_cache

from briefline.model.calendar import day_number
from briefline.model.edtf import members
from briefline.model.when import When
from briefline.model.wording_date import (
    DateStyle,
    Fields,
    clock_words,
    date_words,
    days_words,
    fields,
    flagged,
    month_words,
    ordinal,
    year_range,
    year_words,
)
from briefline.model.wording_parts import part_words

__all__ = ["DateStyle", "sentence", "words"]

_OPEN = ("", "..")


def words(when: When, style: DateStyle = DateStyle.DAY_MONTH) -> str:
    """The wording of a date at its own grain: "2–3 November 2021", "spring 2021", "late 3rd century BC".

    Styles differ in day and month order and in the months' names; ISO gives the EDTF text itself.
    Years BC are historical (44 BC is -0043), years before 1000 are marked AD.
    """
    return when.edtf if style is DateStyle.ISO else _worded(when.edtf, style)


@lru_cache(maxsize=4096)
def _worded(text: str, style: DateStyle) -> str:
    if text[:1] in ("[", "{"):
        return _set(text, style)
    if "/" in text:
        first, _, last = text.partition("/")
        return _interval(first, last, style)
    return date_words(fields(text), style)


def _set(text: str, style: DateStyle) -> str:
    """“1667, 1668 or 1670–1672”, and with “and” where all of them are meant."""
    told = members(text)
    if len(told) == 1:
        first, last = told[0]
        if text[0] == "[" or first == last:
            return _one_of(first, last, style)
        return _interval(first or "..", last or "..", style)
    days = [fields(first) for first, last in told if first and first == last]
    word = "or" if text[0] == "[" else "and"
    if len(days) == len(told) and _of_one_month(days):
        numbers = [str(one.day) for one in days]
        listed = f"{', '.join(numbers[:-1])} {word} {numbers[-1]}"
        return days_words(listed, days[0].month, year_words(days[0].year), style)
    each = [_member(first, last, style) for first, last in told]
    return f"{', '.join(each[:-1])} {word} {each[-1]}"


def _of_one_month(days: list[Fields]) -> bool:
    """True for days of one month, plainly told."""
    alike = {(one.year, one.month) for one in days}
    return len(alike) == 1 and all(one.day and one.plain and not (one.clock or one.flag) for one in days)


def _member(first: str, last: str, style: DateStyle) -> str:
    if first == last:
        return date_words(fields(first), style)
    return _interval(first, last, style) if first and last else _one_of(first, last, style)


def sentence(when: When, style: DateStyle = DateStyle.DAY_MONTH) -> str:
    """How a date was read, as one sentence with all dates in a style; "" when it was not read from a text."""
    if when.derivation is None:
        return ""
    return when.derivation.sentence(words(when, style), lambda edtf: words(When.parse(edtf), style))


def _interval(first: str, last: str, style: DateStyle) -> str:
    if first in _OPEN:
        return f"{'until' if not first else 'before'} {date_words(fields(last), style)}"
    if last in _OPEN:
        return f"{'from' if not last else 'since'} {date_words(fields(first), style)}"
    return _range(fields(first), fields(last), style)


def _range(first: Fields, last: Fields, style: DateStyle) -> str:
    shape = (first.month > 0, first.day > 0, first.clock != "")
    alike = shape == (last.month > 0, last.day > 0, last.clock != "") and first.flag == last.flag
    joinable = alike and first.plain and last.plain
    if first == last:
        return date_words(first, style)
    if joinable and first.year == last.year and all(33 <= one.month <= 36 for one in (first, last)):
        quarters = (
            f"{ordinal(first.month - 32)}–{ordinal(last.month - 32)} quarter of {year_words(last.year)}"
        )
        return flagged(quarters, first.flag)
    if joinable and max(first.month, last.month) <= 12:
        joined = _joined(first, last, style)
        if joined:
            return flagged(joined, first.flag)
    return f"{date_words(first, style)} – {date_words(last, style)}"


def _joined(first: Fields, last: Fields, style: DateStyle) -> str:
    """Both ends in one phrase, what they share said once; "" where that does not read well."""
    if not first.month:
        return year_range(first.year, last.year)
    same_year, same_month = first.year == last.year, first.month == last.month
    year = year_words(last.year)
    if first.clock:
        if not (same_year and same_month and first.day == last.day and first.zone == last.zone):
            return ""
        start = first.clock if ":" in first.clock else f"{first.clock} h"
        return f"{days_words(str(first.day), first.month, year, style)}, {start}–{clock_words(last)}"
    if not same_year:
        return ""
    if not first.day:
        return f"{month_words(first.month, style)}–{month_words(last.month, style)} {year}"
    if same_month:
        return days_words(f"{first.day}–{last.day}", first.month, year, style)
    if style is DateStyle.MONTH_DAY:
        low = f"{month_words(first.month, style)} {first.day}"
        return f"{low} – {month_words(last.month, style)} {last.day}, {year}"
    return (
        f"{first.day} {month_words(first.month, style)} – {last.day} {month_words(last.month, style)} {year}"
    )


def _one_of(first: str, last: str, style: DateStyle) -> str:
    if not first:
        return f"by {date_words(fields(last), style)}"
    if not last:
        return f"{date_words(fields(first), style)} or later"
    low, high = fields(first), fields(last)
    if low == high:
        return date_words(low, style)
    part = part_words(low, high, style)
    if part:
        return flagged(part, low.flag)
    days = _day(high) - _day(low) if low.day and high.day and not (low.clock or high.clock) else 0
    if not (low.plain and high.plain):
        return _between(low, high, style)
    if days == 1 and (low.year, low.month) == (high.year, high.month) and not (low.flag or high.flag):
        return days_words(f"{low.day} or {high.day}", low.month, year_words(high.year), style)
    if 0 < days < 7 and not low.clock:
        return _range(low, high, style)
    return _between(low, high, style)


def _between(low: Fields, high: Fields, style: DateStyle) -> str:
    """“between 3 and 30 November 2021”: month and year are said once where both ends share them."""
    whole = f"between {date_words(low, style)} and {date_words(high, style)}"
    plain = max(low.month, high.month) <= 12 and low.plain and high.plain and not (low.flag or high.flag)
    same_grain = bool(low.month) == bool(high.month) and bool(low.day) == bool(high.day)
    if not (plain and same_grain and low.month and low.year == high.year) or low.clock or high.clock:
        return whole
    year = year_words(high.year)
    if not low.day:
        return f"between {month_words(low.month, style)} and {month_words(high.month, style)} {year}"
    if low.month == high.month:
        return f"between {days_words(f'{low.day} and {high.day}', low.month, year, style)}"
    if style is DateStyle.MONTH_DAY:
        return f"between {month_words(low.month, style)} {low.day} and {date_words(high, style)}"
    return f"between {low.day} {month_words(low.month, style)} and {date_words(high, style)}"


def _day(date: Fields) -> int:
    return day_number(date.year, date.month, date.day)
