"""Datelines, “NAIROBI, July 3 (Reuters) —”: where they leave the year out, the lead's weekdays tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefline.extract.times.order import readings
from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.extract.times.tense import tense
from briefline.model.calendar import day_number, month_length, weekday
from briefline.model.edtf import year_text
from briefline.model.event import Published
from briefline.model.text import Document
from briefline.model.when import When
from briefline.model.wording import words

_PLACE = re.compile(r"(?:^|\n)\W*[A-Z][A-Z.’' ]{2,}(?:[,/(][^\n]{0,40})?,\s*$")
# “(Reuters) - Oct 12 - LAGOS”, “LAGOS (Reuters) - Oct 12 - Gunmen”
_AFTER_AGENCY = re.compile(r"(?:^|\n)\W*(?:[A-Z][A-Z.’' ]{2,})?\([A-Z][^)\n]{1,30}\)\s*[-–—,:]\s*$")
_OPENS = re.compile(r"\s*[.:–—-]\s+[^\W\d_a-zß-ÿ]|\s*[.:–—-]\s+[\"“„«]")  # a sentence follows
_LINE_START = re.compile(r"(?:^|\n)[^\w\n]*$")  # “Oct 12 (Reuters) - Gunmen”
_BRACKETED = re.compile(r"\s*\([A-Z][^)\n]{1,30}\)\s*[-–—:]")
PLACE = re.compile(r"[\s*_]*[^\W\d_a-zß-ÿ][\w.’'-]*(?:[ /][\w.’'-]+){0,4},\s*(?:\w{2,3} )?")  # “Oslo, den ”
_AGENCY = re.compile(r"\s*(?:\([^)\n]{2,30}\)\s*)?[-–—:]")
_OPENING = 400  # characters of a part in which a dateline stands
_LEAD = 1500  # characters whose weekdays are asked
_LAG = 2  # days before its writing of which a lead still tells by the weekday
_LATEST = 2  # years after the latest year told that are tried


def dateline(document: Document, found: Sequence[Found], start: int, rules: Grammar) -> Published | None:
    """The day of a dateline; without a year, in the year whose weekdays agree best with the lead's.

    ``found`` are the expressions of one part, ``start`` its first character. What the part tells as past
    does not lie after the day. None where there is no such dateline, no year to begin from, or none fits.
    """
    line = next(
        (one for one in found if one.span.start - start < _OPENING and _is_dateline(document, one)), None
    )
    if line is None and found and _opens_text(document, found, start):
        return _whole(document, found[0])
    if line is None:
        return None
    if line.reading.year is not None:
        return _whole(document, line)
    tenses = [
        tense(document.text, one.span.start, one.span.end, start, len(document.text), rules) for one in found
    ]
    told = [
        (when, (reading.year, reading.month or 1, reading.day or 1))
        for one, when in zip(found, tenses, strict=True)
        if when <= 0
        for reading in readings(one.reading)
        if reading.form == "date" and reading.year is not None
    ]
    days = [
        one.reading.weekday
        for one, when in zip(found, tenses, strict=True)
        if one.reading.form == "weekday"
        and one.reading.weekday is not None
        and not one.reading.relation
        and one.span.start - start < _LEAD
        and when < 0
    ]
    month, day = line.reading.month, line.reading.day
    if not told or not days or month is None or day is None:
        return None
    first = max(year for _, (year, _, _) in told)
    floor = max((whole for past, whole in told if past < 0), default=(first, 1, 1))
    fitting = [
        year
        for year in range(first, first + _LATEST + 1)
        if day <= month_length(year, month)
        and (year, month, day) >= floor
        and min(_days_since(year, month, day, one) for one in days) <= 1
    ]
    if not fitting:  # of the first years that it can be, one in which a weekday is told two days before
        fitting = [
            year
            for year in (first, first + 1)
            if day <= month_length(year, month)
            and (year, month, day) >= floor
            and min(_days_since(year, month, day, one) for one in days) <= _LAG
        ][:1]
    if fitting:
        # of several years, the one in which the days told are the freshest
        year = min(fitting, key=lambda one: (sum(_days_since(one, month, day, each) for each in days), one))
        when = When.parse(f"{year:04d}-{month:02d}-{day:02d}")
        reason = f"The dateline says “{document.at(line.span)}”; {words(when)} fits the weekdays of the lead."
        return Published(when, "inferred", reason)
    return None


def _opens_text(document: Document, found: Sequence[Found], start: int) -> bool:
    """“Oslo, 12 March 2023. The council …”: a text begins with place and day and tells of no day after."""
    reading, span = found[0].reading, found[0].span
    before = document.text[start : span.start]
    if reading.form != "date" or not reading.year or not reading.month or not reading.day:
        return False
    if len(before) > _OPENING or not PLACE.fullmatch(before) or not _OPENS.match(document.text, span.end):
        return False
    day = (reading.year, reading.month, reading.day)
    later = [
        one
        for item in found[1:]
        for one in readings(item.reading)
        if one.form == "date" and one.year and (one.year, one.month or 0, one.day or 0) > day
    ]
    return not later


def _whole(document: Document, line: Found) -> Published | None:
    """A dateline with its year states the day itself."""
    year, month, day = line.reading.year or 0, line.reading.month or 1, line.reading.day or 1
    if day > month_length(year, month):
        return None
    when = When.parse(f"{year_text(year)}-{month:02d}-{day:02d}")
    return Published(when, "stated", f"The dateline says “{document.at(line.span)}”.")


def _is_dateline(document: Document, found: Found) -> bool:
    reading = found.reading
    if reading.form != "date" or not reading.month or not reading.day:
        return False
    text, end = document.text, found.span.end
    before = text[max(0, found.span.start - 80) : found.span.start]
    if _LINE_START.search(before) and _BRACKETED.match(text, end):
        return True
    led = _PLACE.search(before) or _AFTER_AGENCY.search(before)
    return led is not None and _AGENCY.match(text, end) is not None


def _days_since(year: int, month: int, day: int, told: int) -> int:
    """Days from the last such weekday to the day itself, 0 to 6."""
    return (weekday(day_number(year, month, day)) - told) % 7
