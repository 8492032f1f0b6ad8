"""Calendar dates as they stand in datelines, bylines, headers and date lines, read as EDTF.

Only full calendar dates (and a month with its year), nothing relative: what a publisher prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefline.model import edtf
from briefline.model.errors import UnreadableDate
from briefline.model.text import Span
from briefline.reading.cues import month_names, table, weekday_names


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date found at half-open offsets of the text that was searched; ``value`` is EDTF."""

    value: str
    span: Span


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted((re.escape(name) for name in month_names()), key=len, reverse=True))
    days = "|".join(sorted((re.escape(name) for name in weekday_names()), key=len, reverse=True))
    zones = "|".join(sorted(table("calendar")["zones"], key=len, reverse=True))
    return re.compile(
        rf"""
        (?<![\w/.-])(?:(?:{days})\b\.?\s*,?\s+(?:the\s+|le\s+|den\s+|de\s+)?)?
        (?:
          (?P<iso_year>\d{{4}})(?P<iso_mark>[-/.])(?P<iso_month>\d\d?)(?P=iso_mark)(?P<iso_day>\d\d?)
        | (?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark)(?P<plain_year>\d{{4}})
        | (?P<day>\d\d?)(?:st|nd|rd|th|er|º|\.)?\s*(?:\s|-)\s*(?:day\s+)?(?:of\s+|de\s+|d[’'])?
          (?P<month>{months})\b\.?,?\s*(?:\s|-|(?<=[.,]))\s*(?:of\s+|de\s+|del\s+)?(?P<year>\d{{4}})
        | (?P<us_month>{months})\b\.?\s+(?P<us_day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<us_year>\d{{4}})
        | (?P<my_month>{months})\b\.?,?\s+(?:of\s+|de\s+|del\s+)?(?P<my_year>\d{{4}})
        )(?![\w/]|[.-]\d)?
        (?:(?P<clock_mark>T|\s*,?\s*(?:at|um|@|[-–—|•·]|à|a\s+las)?\s+|,\s*)
           (?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second_of>[0-5]\d)(?:[.,]\d+)?)?
           (?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?:\s?(?P<offset>[+-]\d\d:?\d\d)|\s*\(?(?P<zone>(?-i:{zones}))\b\)?)?
        )?
        """,
        re.IGNORECASE | re.VERBOSE,
    )


_NUMERIC = re.compile(r"(?<![\w/.-])(\d\d?)[/.-](\d\d?)[/.-]\d{4}(?![\w/-])")


def day_first(text: str) -> bool | None:
    """Whether the all-figure dates of a text put the day first; None when its dates do not decide it."""
    orders = {
        int(found[1]) > 12
        for found in _NUMERIC.finditer(text)
        if max(int(found[1]), int(found[2])) <= 31 and (int(found[1]) > 12) != (int(found[2]) > 12)
    }
    return orders.pop() if len(orders) == 1 else None


def dates_in(text: str, order: bool | None = None) -> Iterator[Calendar]:
    """Every calendar date of a text, left to right.

    ``order`` is day_first of the whole document: ambiguous all-figure dates are left out without it.
    """
    for found in _pattern().finditer(text):
        value = _value(found, order)
        if value:
            yield Calendar(value, Span(found.start(), found.start() + len(found[0].rstrip())))


def whole_date(text: str, order: bool | None = None) -> str:
    """The EDTF of a text that is a date and nothing else; "" otherwise."""
    stripped = re.sub(r"^(?:the|le|den|am|on)\s+", "", text.strip(), flags=re.IGNORECASE).rstrip(" .")
    if len(stripped) > 80:
        return ""
    found = _pattern().fullmatch(stripped)
    return _value(found, order) if found else ""


def _value(found: re.Match[str], order: bool | None) -> str:
    day: str | None
    if found["iso_year"]:
        year, month, day = found["iso_year"], int(found["iso_month"]), found["iso_day"]
    elif found["plain_year"]:
        first, second = int(found["first"]), int(found["second"])
        first_is_day = True if first > 12 else False if second > 12 else order
        if found["mark"] == "." and first_is_day is None:
            first_is_day = True  # dots between figures are the Continental way, day first
        if first == second:
            first_is_day = True
        if first_is_day is None:
            return ""
        year = found["plain_year"]
        month, day = (second, found["first"]) if first_is_day else (first, found["second"])
    elif found["year"]:
        year, month, day = found["year"], month_names()[found["month"].lower()], found["day"]
    elif found["us_year"]:
        year, month, day = found["us_year"], month_names()[found["us_month"].lower()], found["us_day"]
    else:
        year, month, day = found["my_year"], month_names()[found["my_month"].lower()], None
    value = f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    if day and found["hour"]:
        value += _clock(found)
    return value if is_edtf(value) else ""


def _clock(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    if found["half"]:
        if hour > 12 or hour == 0:
            return ""
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    text = f"T{hour:02d}:{found['minute']}" + (f":{found['second_of']}" if found["second_of"] else "")
    if found["offset"]:
        offset = found["offset"].replace(":", "")
        return f"{text}{offset[:3]}:{offset[3:]}"
    if found["zone"]:
        return text + offset_text(table("calendar")["zones"][found["zone"]])
    return text


def offset_text(minutes: int) -> str:
    """An offset from UTC in minutes as EDTF writes it ("+05:45")."""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def is_edtf(value: str) -> bool:
    """True when the model can read the value: there is no 31 June."""
    try:
        edtf.parse(value)
    except UnreadableDate:
        return False
    return True
