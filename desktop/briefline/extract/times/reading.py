"""What a phrase says before anybody knows when it was said: an underspecified time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from briefline.model.calendar import month_length


class Reading(NamedTuple):
    """One time as worded. ``form`` says which fields matter and how it is resolved.

    Years are astronomical. ``count`` is a number, or None where the phrase leaves it open ("a few
    days"). ``direction`` is -1 for back, 1 for on. ``zone`` is in minutes from UTC, ``place`` a name of
    the tz database. ``relation`` is one of last, this, next, past, previous, following, that, recent; of
    a clock time ours or yours. ``mod`` is a TIMEX3 modifier. ``short`` marks a year of two digits, whose
    century the scene may tell better.
    """

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    century: int | None = None
    decade: int | None = None
    part: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: int | None = None
    place: str = ""
    relation: str = ""
    unit: str = ""
    count: float | None = None  # type: ignore[assignment]  # a field, not the method of tuples
    direction: int = 0
    nth: int | None = None
    mod: str = ""
    value: str = ""
    fiscal: bool = False
    short: bool = False
    base: Reading | None = None
    last: Reading | None = None
    more: Reading | None = None


NAMES = frozenset(Reading._fields) - {"form"}


_WHOLE = frozenset(("year", "month", "day", "nth", "century", "decade"))
_PIVOT = 50  # two-digit years below it are of this century


def plain(form: str, fields: Mapping[str, Any]) -> Reading | None:
    """A reading with the fields as they are; years and days are checked."""
    known: dict[str, Any] = {
        name: int(value) if type(value) is float and name in _WHOLE else value
        for name, value in fields.items()
        if name in NAMES
    }
    if "era" in fields and "year" in known:
        if fields["era"] < 0:
            known["year"] = 1 - known["year"]
    elif "year" in known and isinstance(known["year"], int):
        known["short"] = known["year"] < 100
        known["year"] = full_year(known["year"])
    if isinstance(known.get("relation"), int):
        known["relation"] = "following" if known["relation"] > 0 else "previous"
    if known.get("half", 1) not in (1, 2) or known.get("quarter", 1) not in (1, 2, 3, 4):
        return None
    day, month = known.get("day"), known.get("month")
    if day is not None and not 1 <= day <= (month_length(known.get("year", 2000), month) if month else 31):
        return None
    return Reading(form, **known)


def full_year(year: int) -> int:
    """A year of two digits in full: 00-49 are 2000-2049, 50-99 are 1950-1999."""
    if year >= 100:
        return year
    return year + (2000 if year < _PIVOT else 1900)
