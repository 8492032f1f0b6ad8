"""From captured fields to readings of two ends: ranges, lists of days, one of two days."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading
from briefline.model.calendar import month_length

Fields = Mapping[str, Any]
_LIFE = 100  # years


def stretch(fields: Fields) -> Reading | None:
    first, last = fields["first"], fields["last"]
    if fields.get("last_is") == "year" and isinstance(last, int) and "era" not in fields:
        year = first.year if isinstance(first, Reading) else int(first) if "first_is" in fields else 0
        if year and last <= min(year % 100, 99):  # 2021-11 is a month, 1914-18 a stretch of years
            return Reading("date", year=year, month=last) if 1 <= last <= 12 else None
    low = first if isinstance(first, Reading) else bare(first, fields.get("first_is", "day"))
    high = last if isinstance(last, Reading) else bare(last, fields.get("last_is", "day"))
    if low.form == "weekday" and not low.relation and high.form == "weekdayofweek":
        low = replace(high, weekday=low.weekday)  # “Monday to Friday next week”
    if not (isinstance(first, Reading) and isinstance(last, Reading)) and _turns_back(low, high):
        return None  # “3-2 November”
    return Reading("range", base=low, last=high, year=fields.get("year"), part=fields.get("part", ""))


def _turns_back(low: Reading, high: Reading) -> bool:
    """True for two days of the month that is said once, the later one first."""
    if low.form != "date" or high.form != "date" or low.day is None or high.day is None:
        return False
    return low.day >= high.day


def lifetime(fields: Fields) -> Reading | None:
    """“(912–973)” behind a name: no longer than a life, and no round numbers."""
    first, last = int(fields["first"]), int(fields["last"])
    if not 0 < last - first <= _LIFE or first % 10 == 0 and last % 10 == 0:
        return None
    return Reading("range", base=Reading("date", year=first), last=Reading("date", year=last))


def either_day(fields: Fields) -> Reading | None:
    """“3 or 4 June”: one of two days, which the text leaves open."""
    made = stretch(fields)
    ends = (made.base, made.last) if made else ()
    if made is None or not all(end is not None and end.form == "date" and end.day for end in ends):
        return None
    return replace(made, form="eitherday")


def days(fields: Fields) -> Reading | None:
    """“3 and 4 June” is a stretch of days; “3, 4 and 8 June” are dates of their own."""
    named = [fields[name] for name in ("first", "second", "third", "last") if name in fields]
    dates = [one for one in named if isinstance(one, Reading) and one.month is not None]
    days = [one.day if isinstance(one, Reading) else int(one) for one in named]
    if (
        len(dates) != 1
        or dates[0].form != "date"
        or None in days
        or not all(1 <= (one or 0) <= 31 for one in days)
    ):
        return None
    if all(after == (before or 0) + 1 for before, after in pairwise(days)):
        return stretch(fields)
    length = month_length(dates[0].year or 2000, dates[0].month or 1)
    if max(one or 0 for one in days) > length:
        return None
    year = fields.get("year")
    return Reading("days", year=year.year if isinstance(year, Reading) else year)


def so_far(fields: Fields) -> Reading | None:
    """“from 2019 to the present”."""
    told = fields.get("last")
    if isinstance(told, Reading) and told.value != "PRESENT_REF" and told.form != "deictic":
        return None
    return Reading("sofar", base=fields["first"])


def eras(fields: Fields) -> Reading | None:
    """“from 830 to 950”: years of three digits where the text tells of such a time."""
    ends = []
    for name in ("first", "last"):
        told = fields[name]
        year = told.year if isinstance(told, Reading) else int(told)
        ends.append(Reading("date", year=year, relation="era"))
    return Reading("eras", base=ends[0], last=ends[1])


def listed(fields: Fields) -> Reading | None:
    made = stretch(fields)
    return made and replace(made, form="list")


def bare(number: Any, what: str) -> Reading:
    if what == "year":
        return Reading("date", year=int(number))
    return Reading("date", month=int(number)) if what == "month" else Reading("date", day=int(number))


def centuries(fields: Fields) -> Reading:
    ends = [
        Reading("date", century=int(fields[end]) * (-1 if fields.get("era", 1) < 0 else 1))
        for end in ("first", "last")
    ]
    parts = [fields.get(name) for name in ("low", "high")]
    low, high = (
        Reading("mod", mod=part, base=end) if part else end for part, end in zip(parts, ends, strict=True)
    )
    return Reading("range", base=low, last=high)


def named(fields: Fields) -> Reading | None:
    """“the weekend of 5–6 June”, “Monday to Thursday, 3-6 May”: the days in figures say which."""
    named = fields.get("named")
    if isinstance(named, Reading):
        ends = (named.base, named.last)
        if not all(end is not None and end.form == "weekday" and not end.relation for end in ends):
            return None
    base: Reading = fields["base"]
    core = base.base
    return base if core is not None and core.form in ("date", "numeric") else None


def hours_on(fields: Fields) -> Reading:
    """“from 8 to 10 a.m. on 3 May”."""
    hours: Reading = fields["clock"]
    assert hours.last is not None
    return replace(hours, last=replace(hours.last, base=fields["base"]))


def night_range(fields: Fields) -> Reading | None:
    """“the night of 14–15 May”; of mornings and afternoons it is two of them."""
    made = stretch(fields)
    return made if made is None or not is_night(fields) else Reading("overnighton", base=made)


def overnight_on(fields: Fields) -> Reading | None:
    """“overnight on 15-16 February”, “the night of 14/15 October”."""
    base: Reading = fields["base"]
    return Reading("overnighton", base=base) if is_night(fields) else base


def is_night(fields: Fields) -> bool:
    night = fields.get("night")
    return not isinstance(night, Reading) or night.part in ("NI", "EV")
