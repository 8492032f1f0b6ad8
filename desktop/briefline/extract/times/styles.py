"""Other calendars beside the Gregorian one: old and new style, years of the Hijra, years of schools."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading, full_year, plain
from briefline.extract.times.resolved import Resolved, date
from briefline.extract.times.scene import Scene
from briefline.extract.times.values import day_value, edtf_of, year_value
from briefline.model.calendar import day_number
from briefline.model.edtf import year_text

Fields = Mapping[str, Any]
Resolve = Callable[[Reading, Scene], Resolved]
_APART = range(10, 14)  # days between the calendars from 1582 on
_JULIAN_DAY = 2_440_587.5  # Julian date of 1970-01-01T00:00
_BY_THE_MOON = "the day differs by place and by the sighting of the moon"
_BY_PLACE = "when it begins and ends differs by place"


def two_styles(fields: Fields) -> Reading | None:
    """“25 October (7 November) 1917”: the later one is of the new style, if their distance is right."""
    old, new = fields["base"], fields["more"]
    told = fields.get("year")
    year = new.year or (told.year if isinstance(told, Reading) else told) or old.year
    if not isinstance(year, int) or not (old.month and old.day and new.month and new.day):
        return None
    before, after = day_number(old.year or year, old.month, old.day), day_number(year, new.month, new.day)
    return replace(new, year=year, relation="new style") if after - before in _APART else None


def two_days(first: int, fields: Fields) -> Reading | None:
    """“5/16 May 1712”: the same day by both calendars."""
    made = plain("date", fields)
    if made is None or made.year is None or made.day is None or made.day - first not in _APART:
        return None
    return replace(made, relation="new style")


def old_style(fields: Fields) -> Reading | None:
    """“11 February 1731 (O.S.)”: a day of the Julian calendar."""
    base: Reading = fields["base"]
    return Reading("oldstyle", base=base) if base.form == "date" and base.year and base.year > 0 else None


def old_style_day(reading: Reading, _: Scene) -> Resolved:
    """The day of the new calendar."""
    from convertdate import julian

    base = reading.base
    assert base is not None
    day = int(julian.to_jd(base.year, base.month, base.day) - _JULIAN_DAY)
    return date(day_value(day), "old style, turned into the calendar of today")


def hijri(fields: Fields) -> Reading | None:
    """AH 1442, 1 Muharram 1442: a year, month or day of the Islamic calendar."""
    year, month, day = int(fields["year"]), fields.get("islamicmonth"), fields.get("day")
    month = fields.get("month", month)
    if not 1 <= year <= 1700 or day is not None and int(day) > 30:
        return None
    return Reading("hijri", year=year, month=month, day=None if day is None else int(day))


def hijri_days(reading: Reading, _: Scene) -> Resolved:
    """The days of our calendar, which the moon may move by one."""
    from convertdate import islamic

    def number(year: int, month: int, day: int) -> int:
        return int(islamic.to_jd(year, month, day) - _JULIAN_DAY)

    year, month = reading.year or 1, reading.month
    first = number(year, month or 1, reading.day or 1)
    if reading.day:
        last = first
    else:
        last = (number(year + month // 12, month % 12 + 1, 1) if month else number(year + 1, 1, 1)) - 1
    ends = [day_value(one) for one in ((first, last) if last > first else (first,))]
    edtf = "/".join(f"{edtf_of(one)}?" for one in ends)
    return date("/".join(ends), "turned from the Islamic calendar", edtf=edtf, doubts=(_BY_THE_MOON,))


def school_year(fields: Fields) -> Reading | None:
    """“the 2023-24 school year”, “the 2023 academic year”: the year it begins in."""
    year, turn = int(fields["year"]), fields.get("turn")
    if turn is not None and (int(turn) - year) % 100 != 1:
        return None
    return Reading("schoolyear", year=year)


def financial_year(fields: Fields) -> Reading | None:
    """“the 2023/24 financial year”: called by the year that it ends in."""
    year, turn = int(fields["year"]), int(fields["turn"])
    return Reading("fiscal", year=year + 1, fiscal=True, count=2.0) if (turn - year) % 100 == 1 else None


def school_year_months(reading: Reading, _: Scene) -> Resolved:
    """September to June, as in most of the north; never sure."""
    year = reading.year or 1
    value = f"{year_value(year)}/{year_value(year + 1)}"
    edtf = f"{year_text(year)}-09?/{year_text(year + 1)}-06?"
    return date(value, "a school year, taken as September to June", edtf=edtf, doubts=(_BY_PLACE,))


def election_year(reading: Reading, _: Scene) -> Resolved:
    """The year of an election, whose campaign may have begun before it."""
    value = year_value(reading.year or 1)
    doubts = ("it may reach into the year before",)
    return date(value, "the year of the election", edtf=f"{edtf_of(value)}?", doubts=doubts)


def season_of_two_years(fields: Fields) -> Reading | None:
    """“the winter of 2020-21”: told by the year that it begins in."""
    year, turn = int(fields["year"]), fields.get("turn")
    before_christ = fields.get("era", 1) < 0
    if turn is not None and (int(turn) - year) % 100 != (99 if before_christ else 1):
        return None
    if "era" in fields:
        return plain("date", fields)
    return plain("date", {**fields, "year": year if turn is not None else full_year(year)})


def millennium(fields: Fields) -> Reading:
    """“the second millennium BC”."""
    number = int(fields["nth"])
    return Reading("millennium", nth=-number if fields.get("era", 1) < 0 else number)


def millennium_years(reading: Reading, _: Scene) -> Resolved:
    """1001-2000 for the second, 2000-1001 BC for the second before Christ."""
    number = int(reading.nth or 1)
    if number > 0:
        first, value = 1000 * number - 999, f"{number - 1}XXX"
        return date(value, "the millennium as written", edtf=f"[{first:04d}..{first + 999:04d}]")
    first = 1000 * number + 1  # astronomical: 2000 BC is -1999
    edtf = f"[-{-first:04d}..{'-' if first + 999 < 0 else ''}{abs(first + 999):04d}]"
    return date(f"BC{-number - 1}XXX", "the millennium as written", edtf=edtf)
