"""Readings of days that are called by a weekday, a feast or what happened, and of what comes round again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading

Fields = Mapping[str, Any]
_MOST = {("D", "W"): 7, ("W", "M"): 5, ("D", "M"): 31, ("M", "Y"): 12, ("W", "Y"): 53, ("D", "Y"): 366}


def within(nth: Any, unit: str, whole: str) -> bool:
    """True where a whole has so many units: there is no ninth day of a week."""
    return isinstance(nth, str) or nth <= _MOST.get((unit, whole), nth)


def nth_weekday(fields: Fields) -> Reading | None:
    if not within(fields["nth"], "W", "M"):
        return None
    month = Reading("date", month=fields["month"], year=fields.get("year"))
    return Reading(
        "nthweekday", nth=fields["nth"], base=Reading("weekday", weekday=fields["weekday"]), more=month
    )


def every(fields: Fields) -> Reading:
    """“every Christmas”: a day of the calendar, or what comes once a year and moves."""
    value = fields["base"].value
    if re.fullmatch(r"\d\d-\d\d", value):
        return Reading("set", month=int(value[:2]), day=int(value[3:]))
    return Reading("set", count=1, unit="Y")


def day_of_this_month(fields: Fields) -> Reading:
    """“the 14th inst.”: of the month of writing, the one before or after it."""
    month = Reading("relative", unit="M", relation=fields["relation"])
    return Reading("nthof", nth=int(fields["day"]), unit="D", base=month)


def called_day(fields: Fields) -> Reading | None:
    """“the Sept. 11 attacks”: the day of that name, with its own month and day for older texts."""
    month, day = int(fields["month"]), int(fields["day"])
    if f"{month:02d}-{day:02d}" != fields["value"][5:]:
        return None
    return Reading("holiday", month=month, day=day, value=fields["value"])


def holiday_weekend(fields: Fields) -> Reading:
    base: Reading = fields["base"]
    told = fields.get("year", base.year)
    year = told.year if isinstance(told, Reading) else told
    form = "weekof" if fields.get("unit") == "W" else "holidayweekend"
    return Reading(form, base=replace(base, year=year, more=fields.get("more")))


def weekday_beside(fields: Fields) -> Reading | None:
    """“the Sunday after Easter”."""
    named: Reading = fields["named"]
    if named.form != "weekday" or named.relation not in ("", "that"):
        return None
    direction = int(fields["direction"])
    return Reading("weekdaybeside", weekday=named.weekday, direction=direction, base=fields["base"])


def before_last(fields: Fields) -> Reading:
    """“the Monday before last”, “the spring after next”."""
    form = "weekday" if "weekday" in fields else "relmonth" if "month" in fields else "relseason"
    told = {name: fields[name] for name in ("weekday", "month", "season") if name in fields}
    base = Reading(form, relation="last" if fields["direction"] < 0 else "next", **told)
    return Reading("beforelast", direction=int(fields["direction"]), base=base)


def set_at(fields: Fields) -> Reading | None:
    """“every day at 9 a.m.”: what comes round again, with its hour."""
    base: Reading = fields["base"]
    clock: Reading = fields["clock"]
    told = clock.base if clock.form == "range" else clock
    if told is None or told.form != "clock" or base.form != "set":
        return None
    return replace(base, hour=told.hour, minute=told.minute)
