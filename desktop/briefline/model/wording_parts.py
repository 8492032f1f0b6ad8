"""The words for a part of a month, year, decade or century: “early November 2021”, “late 3rd century BC”."""

from __future__ import annotations

from briefline.model.calendar import PARTS, ordinal_century, part_of_month, part_of_year, part_of_years
from briefline.model.wording_date import DateStyle, Fields, century_words, month_words, ordinal, year_words


def part_words(low: Fields, high: Fields, style: DateStyle) -> str:
    """“early November 2021”, “second half of April 2024”, “late 1971”, “3rd century BC”; "" if none fits."""
    if low.flag != high.flag or low.clock or not (low.plain and high.plain):
        return ""
    if low.day and high.day:
        return _part_of_month(low, high, style)
    if low.month and high.month and low.year == high.year:
        for part in PARTS:
            if part_of_year(part) == (low.month, high.month):
                return f"{part} {year_words(low.year)}"
    if not low.month and not high.month:
        return _part_of_years(low.year, high.year)
    return ""


def _part_of_month(low: Fields, high: Fields, style: DateStyle) -> str:
    if (low.year, low.month) != (high.year, high.month):
        return ""
    month = f"{month_words(low.month, style)} {year_words(low.year)}"
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
        return century_words(century)
    for part in PARTS:
        if part_of_years(*bounds, part) == (first, last):
            return f"{part} {century_words(century)}"
    if last - first == 999 and first % 1000 == 1:
        number = last // 1000
        return f"{ordinal(number if number > 0 else 1 - number)} millennium{' BC' if number <= 0 else ''}"
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
    return f"{name} of the {century_words(century)}"
