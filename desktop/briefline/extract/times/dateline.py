"""Datelines that leave the year out, “NAIROBI, July 3 (Reuters) —”: the lead's weekdays tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefline.extract.times.order import readings
from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.extract.times.tense import tense
from briefline.model.calendar import day_number, month_length, weekday
from briefline.model.event import Published
from briefline.model.text import Document
from briefline.model.when import When
from briefline.model.wording import words

_PLACE = re.compile(r"(?:^|\n)\W*[A-Z][A-Z.’' ]{2,}(?:[,/(][^\n]{0,40})?,\s*$")
_AGENCY = re.compile(r"\s*(?:\([^)\n]{2,30}\)\s*)?[-–—:]")
_OPENING = 400  # characters of a part in which a dateline stands
_LEAD = 1500  # characters whose weekdays are asked
_LATEST = 2  # years after the latest year told that are tried


def dateline(document: Document, found: Sequence[Found], start: int, rules: Grammar) -> Published | None:
    """The day of a dateline without a year, with the first year whose weekdays agree with the lead.

    ``found`` are the expressions of one part, ``start`` its first character. None where there is no
    such dateline, no year to begin from, or no year that fits.
    """
    line = next(
        (one for one in found if one.span.start - start < _OPENING and _is_dateline(document, one)), None
    )
    if line is None:
        return None
    years = [
        reading.year
        for one in found
        if tense(document.text, one.span.start, one.span.end, start, len(document.text), rules) <= 0
        for reading in readings(one.reading)
        if reading.form == "date" and reading.year is not None
    ]
    days = [
        one.reading.weekday
        for one in found
        if one.reading.form == "weekday" and not one.reading.relation and one.span.start - start < _LEAD
        and tense(document.text, one.span.start, one.span.end, start, len(document.text), rules) < 0
    ]  # fmt: skip
    month, day = line.reading.month, line.reading.day
    if not years or not days or month is None or day is None:
        return None
    for year in range(max(years), max(years) + _LATEST + 1):
        if day <= month_length(year, month) and _agrees(year, month, day, days[0]):
            when = When.parse(f"{year:04d}-{month:02d}-{day:02d}")
            reason = (
                f"The dateline says “{document.at(line.span)}”; {words(when)} fits the weekday of the lead."
            )
            return Published(when, "inferred", reason)
    return None


def _is_dateline(document: Document, found: Found) -> bool:
    reading = found.reading
    if reading.form != "date" or reading.year is not None or not reading.month or not reading.day:
        return False
    before = document.text[max(0, found.span.start - 80) : found.span.start]
    return bool(_PLACE.search(before)) and bool(_AGENCY.match(document.text, found.span.end))


def _agrees(year: int, month: int, day: int, told: int | None) -> bool:
    """True when the lead's weekday is the day itself or the one before."""
    return told is not None and (weekday(day_number(year, month, day)) - told) % 7 <= 1
