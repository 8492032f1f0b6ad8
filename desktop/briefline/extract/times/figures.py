"""Readings of times that are written in figures: ISO and numeric dates, clock times, codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading, full_year, plain
from briefline.extract.times.styles import two_days
from briefline.model.calendar import civil, iso_week_start, month_length

Fields = Mapping[str, Any]
_LEAP_YEAR = 2000  # for days of any year
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def iso(fields: Fields) -> Reading | None:
    found = re.match(
        r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?\S*? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$)?",
        fields["iso"],
    )
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not (1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        return None
    date = Reading("date", year=year, month=month, day=day)
    if found[4] is None:
        return date
    return clock(int(found[4]), int(found[5]), int(found[6]) if found[6] else None, zone(found[7]), date)


def zone(text: str | None) -> int | None:
    """Minutes from UTC of "Z", "+01:00", "-0330"; None for none."""
    if not text:
        return None
    if text in ("Z", "UTC", "GMT"):
        return 0
    digits = text[1:].replace(":", "")
    return (int(digits[:2]) * 60 + int(digits[2:] or 0)) * (-1 if text[0] in "-−" else 1)


def clock(
    hour: int, minute: int | None, second: int | None, offset: int | None, base: Reading | None = None
) -> Reading | None:
    """A clock time on a day, or on none yet; None when there is no such time."""
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return Reading("clock", hour=hour, minute=minute, second=second, zone=offset, base=base)


def ymd(fields: Fields) -> Reading | None:
    year, month, day = (int(part) for part in re.split(r"[/.-]", fields["ymd"]))
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        return Reading("date", year=year, month=month, day=day)
    return None


def numeric(fields: Fields) -> Reading | None:
    """Two orders are possible; which one is decided for the whole document."""
    first, second, year = (int(part) for part in re.split(r"[/.-]", fields["numeric"]))
    if not _is_day(first, second, full_year(year)):
        return None
    told = fields["numeric"]
    return Reading("numeric", month=first, day=second, year=full_year(year), short=year < 100, value=told)


def _is_day(first: int, second: int, year: int) -> bool:
    """True for two figures that are a day and a month, in whichever order."""
    month, day = sorted((first, second))
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def misread(fields: Fields) -> Reading | None:
    """O5/l1/2O21: a date in figures of which a scanner took some for letters."""
    first, second, year = (int(fields[name]) for name in ("first", "second", "year"))
    return numeric({"numeric": f"{first}/{second}/{year}"})


def slash(fields: Fields) -> Reading | None:
    first, second = (int(part) for part in fields["slash"].split("/"))
    if not _is_day(first, second, _LEAP_YEAR):
        return None
    return Reading("numeric", month=first, day=second, value=fields["slash"])


def compact(fields: Fields) -> Reading | None:
    """20240115 and 15JAN2024."""
    short = False
    if "compact" in fields:
        year, rest = divmod(int(fields["compact"]), 10_000)
        month, day = divmod(rest, 100)
    else:
        found = re.fullmatch(r"(\d{1,2})([A-Z]{3})(\d{2,4})", fields["capsdate"])
        assert found is not None
        short = len(found[3]) == 2
        year, month, day = full_year(int(found[3])), _MONTHS.index(found[2]) + 1, int(found[1])
    told = Reading("date", year=year, month=month, day=day, short=short)
    return told if 1 <= day <= month_length(year, month) else None


def night_of(fields: Fields) -> Reading | None:
    """“14/15 October”: the night between two days."""
    first, last = (int(part) for part in fields["slash"].split("/"))
    if last != first + 1 and not (first >= 28 and last == 1):
        return two_days(first, {**fields, "day": last})
    end = plain("date", {**fields, "day": last})
    return end and Reading("range", base=Reading("date", day=first), last=end)


def dtg(fields: Fields) -> Reading | None:
    """A military date-time group: 141530ZNOV24. The letter J is the observer's own time."""
    found = re.fullmatch(r"(\d\d) ?(\d\d)(\d\d) ?([A-Z]) ?([A-Z]{3}) ?(\d{2,4})", fields["dtg"])
    if found is None:
        return None
    day, month, year = int(found[1]), _MONTHS.index(found[5]) + 1, full_year(int(found[6]))
    if not 1 <= day <= month_length(year, month):
        return None
    letter = found[4]
    hours = {letter: n + 1 for n, letter in enumerate("ABCDEFGHIKLM")}
    hours |= {letter: -n - 1 for n, letter in enumerate("NOPQRSTUVWXY")} | {"Z": 0}
    offset = None if letter == "J" else 60 * hours[letter]
    date = Reading("date", year=year, month=month, day=day, short=len(found[6]) == 2)
    return clock(int(found[2]), int(found[3]), None, offset, date)


def week(fields: Fields) -> Reading | None:
    """2024-W43, 2024W43, and the day 2024-W43-3."""
    found = re.match(r"(\d{4})-?W(\d\d)-?(\d)?", fields["week"])
    assert found is not None
    year, week = found[1], found[2]
    if found[3] and 1 <= int(week) <= 53:
        day = civil(iso_week_start(int(year), int(week)) + int(found[3]) - 1)
        return Reading("date", year=day[0], month=day[1], day=day[2])
    return Reading("isoweek", year=int(year), nth=int(week)) if 1 <= int(week) <= 53 else None


def dday(fields: Fields) -> Reading:
    digits = re.sub(r"\D", "", fields["dday"])
    return Reading("dday", count=float(digits), direction=1 if "+" in fields["dday"] else -1)


def clock_time(fields: Fields) -> Reading | None:
    """Clock times with the zone they are told in: 16:30, 5 p.m. EST, 14:30 UTC+2, 10 am your time, noon."""
    made = _clock(fields)
    fields = {**fields, "ahead": fields["ahead2"]} if "ahead2" in fields else fields
    if made is None or not ({"ahead", "place", "whose"} & fields.keys()):
        return made
    offset = made.zone
    if "ahead" in fields:
        offset = _ahead(fields, made)
        if offset is None:
            return None
    return replace(made, zone=offset, place=fields.get("place", ""), relation=fields.get("whose", ""))


def o_clock(fields: Fields) -> Reading | None:
    """“five o'clock”: in which half of the day, other words have to tell."""
    made = clock_time(fields)
    return made if made is None or not 1 <= (made.hour or 0) <= 12 else replace(made, value="either half")


def _ahead(fields: Fields, made: Reading) -> int | None:
    """The offset behind UTC or GMT; None where the figures are the end of a range: “14:30 GMT-16:00”."""
    told, sign = str(fields["ahead"]), fields.get("sign", -1)  # -2 is a minus, and no dash
    back = sign < 0
    hours, _, minutes = told.partition(":")
    offset = int(hours) * 60 + int(minutes or 0)
    later = sign == -1 and ":" in told and offset > (made.hour or 0) * 60 + (made.minute or 0)
    if fields.get("zone") != 0 or offset > 14 * 60 or offset % 15 or later:
        return None
    return -offset if back else offset


def past_hour(fields: Fields) -> Reading | None:
    """“half past nine”, “a quarter to five”, “ten minutes past three”."""
    hour, direction = int(fields["hour"]), fields.get("past", 1)
    minutes = int(fields.get("minutes", 30 if "past" not in fields else 15))
    if not 1 <= hour <= 24 or not 0 < minutes < 60:
        return None
    half = fields.get("half_of_day")
    if half is not None:
        up_to_twelve = direction < 0 and hour == 12  # “a quarter to twelve at night”
        hour = half + 12 if up_to_twelve else hour % 12 + half
    total = hour * 60 + direction * minutes
    made = clock(total // 60 % 24, total % 60, None, None)
    return replace(made, value="half told") if made is not None and half is None and hour <= 12 else made


def four_figures_on(fields: Fields) -> Reading | None:
    """“1700 on Friday”: what stands beside a day is a clock time, and no year."""
    told = fields.get("clock", fields.get("hhmm"))
    number = told.year if isinstance(told, Reading) and told.month is None else told
    if not isinstance(number, int):
        return None
    made = clock(number // 100, number % 100, None, None)
    return made and Reading("clockon", base=fields["base"], more=made)


def hours(fields: Fields) -> Reading | None:
    """“from 8 to 10 a.m.”, “1:30-3 p.m.”: the half of the day is that of both, unless it turns between."""
    told, first_told = fields["last"], fields["first"]
    names = {"hour": told} if not isinstance(told, str) else {"clock": told}
    last = _clock({"apclock": told} if "ampm" not in fields else {**names, "ampm": fields["ampm"]})
    first = _clock({"clock": first_told} if isinstance(first_told, str) else {"hour": first_told})
    if last is None or last.hour is None or first is None or not 1 <= (first.hour or 0) <= 12:
        return None
    began = (first.hour or 0) % 12 * 60 + (first.minute or 0)
    half = 12 if last.hour >= 12 and began <= last.hour % 12 * 60 + (last.minute or 0) else 0
    first = clock((first.hour or 0) % 12 + half, first.minute or 0, None, fields.get("zone"))
    return Reading("range", base=first, last=replace(last, zone=fields.get("zone")))


def _clock(fields: Fields) -> Reading | None:
    offset = fields.get("zone")
    if "moment" in fields:
        hour, minute = (int(part) for part in fields["moment"].split(":"))
        return Reading("clock", hour=hour, minute=minute, zone=offset, part="moment")
    second = None
    if "milclock" in fields:
        offset = 0 if "Z" in fields["milclock"] else offset
        return clock(int(fields["milclock"][:2]), int(fields["milclock"][2:4]), None, offset)
    if "apclock" in fields:
        numbers = [int(part) for part in re.findall(r"\d+", fields["apclock"])]
        half = 12 if "p" in fields["apclock"].lower() else 0
        return clock(numbers[0] % 12 + half, numbers[1] if len(numbers) > 1 else 0, None, offset)
    if "clock" in fields:
        parts = [int(part) for part in re.split(r"[:h.]", fields["clock"])]
        hour, minute = parts[0], parts[1]
        second = parts[2] if len(parts) > 2 else None
    elif "hhmm" in fields:
        hour, minute = divmod(int(fields["hhmm"]), 100)
    else:
        hour, minute = int(fields["hour"]), int(fields.get("minute") or 0)
    half = fields.get("ampm", fields.get("half_of_day"))
    if half is not None:
        if not 1 <= hour <= 12:
            return None if hour != 0 else clock(hour, minute or 0, second, offset)
        hour = hour % 12 + half
    made = clock(hour, minute or 0, second, offset)
    if made is None or half is not None or "clock" not in fields or fields["clock"].startswith("0"):
        return made
    return replace(made, value="twelve" if hour == 12 else "half told") if hour <= 12 else made


def month_year(fields: Fields) -> Reading:
    """11/2021."""
    month, year = fields["monthyear"].split("/")
    return Reading("date", year=int(year), month=int(month))


def calendar_week(fields: Fields) -> Reading | None:
    """“calendar week 40”, of the year of writing where none is said."""
    year, nth = fields.get("year"), fields.get("nth")
    if "monthyear" in fields:  # “CW 12/2024”
        nth, year = fields["monthyear"].split("/")
    number = int(nth or 0)
    return Reading("isoweek", year=year and int(year), nth=number) if 1 <= number <= 53 else None
