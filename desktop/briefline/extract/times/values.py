"""TIMEX3 values and the EDTF that a timeline can draw."""

from __future__ import annotations

import re

from briefline.model.calendar import (
    DAY,
    civil,
    day_number,
    iso_week,
    iso_week_start,
    month_length,
    ordinal_century,
    part_of_month,
    part_of_year,
    part_of_years,
)
from briefline.model.edtf import year_text

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}
_CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T.*)?)?)?")
_PARTS = {"START": "early", "MID": "mid", "END": "late"}

# what derivations call the units of readings
UNIT_NAMES = {
    "D": "day",
    "W": "week",
    "FN": "fortnight",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "ML": "millennium",
    "H": "hour",
    "MIN": "minute",
    "S": "second",
    "WE": "weekend",
}


def year_value(year: int) -> str:
    """A year in TIMEX3: 1998, 0410, BC0044 (historical count)."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def day_value(day: int) -> str:
    """A day number as a TIMEX3 day."""
    year, month, day_of_month = civil(day)
    return f"{year_value(year)}-{month:02d}-{day_of_month:02d}"


def month_value(year: int, month: int) -> str:
    """A month in TIMEX3."""
    return f"{year_value(year)}-{month:02d}"


def week_value(day: int) -> str:
    """The ISO week of a day number: 1998-W06."""
    year, week = iso_week(day)
    return f"{year_value(year)}-W{week:02d}"


def duration_value(count: float | None, unit: str) -> str:
    """A length of time: P3W, PT36H, PXD; fortnights are weeks, decades and centuries are years."""
    if unit == "":
        return "PXX"
    factor, letter = {"FN": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}.get(
        unit, (1, unit)
    )
    if count is None:
        return {"DE": "PXDE", "CE": "PXCE", "ML": "PXML"}.get(unit) or _period("X", letter)
    if count % 1:
        finer = {"H": ("M", 60), "MIN": ("S", 60), "Y": ("M", 12)}.get(letter)
        if finer and factor == 1 and (count * finer[1]) % 1 == 0:
            rest = f"{round(count % 1 * finer[1])}{finer[0]}"
            whole = _period(str(int(count)), letter) if count >= 1 else ("P" if letter == "Y" else "PT")
            return whole + rest
    total = count * factor
    return _period(str(int(total)) if total % 1 == 0 else f"{total:g}", letter)


def _period(count: str, unit: str) -> str:
    if unit in ("H", "MIN", "S"):
        return f"PT{count}{unit[0]}"
    if unit == "WE":
        return f"P{count}WE"
    return f"P{count}{unit}"


def edtf_of(value: str, mod: str = "") -> str | None:
    """The EDTF of a TIMEX3 calendar value with its modifier; None for what no timeline can draw."""
    if "/" in value:
        first, last = (edtf_of(end) for end in value.split("/", 1))
        return _joined(first, last)
    if value.startswith("BC"):
        return _before_christ(value, mod)
    date = _CALENDAR.fullmatch(value)
    if date:
        return _date(date, value, mod)
    return _grouped(value, mod)


def _joined(first: str | None, last: str | None) -> str | None:
    """An interval of two EDTF dates; of sets the outer ends."""
    if first is None or last is None:
        return None
    if first.startswith("["):
        first = first[1:-1].partition("..")[0]
    if last.startswith("["):
        last = last[1:-1].partition("..")[2]
    return f"{first}/{last}" if first and last else None


def _date(date: re.Match[str], value: str, mod: str) -> str | None:
    year, month = int(date[1]), int(date[2] or 0)
    part = _PARTS.get(mod)
    flag = "~" if mod == "APPROX" else ""
    if date[4]:
        clock = re.fullmatch(r"T(\d\d(?::\d\d(?::\d\d)?)?)(Z|[+-]\d\d:\d\d)?", date[4])
        if clock is None:
            return value[:10]
        if clock[1].startswith("24"):
            following = day_number(year, month, int(date[3])) + 1
            return f"{_iso(following)}T00{clock[1][2:]}{clock[2] or ''}"
        return value + flag
    if date[3]:
        return value + flag
    if not part:
        return value + flag
    if month:
        first, last = part_of_month(year, month, part)
        return f"[{value}-{first:02d}..{value}-{last:02d}]"
    first, last = part_of_year(part)
    return f"[{date[1]}-{first:02d}..{date[1]}-{last:02d}]"


def _iso(day: int) -> str:
    year, month, day_of_month = civil(day)
    return f"{year_text(year)}-{month:02d}-{day_of_month:02d}"


def _grouped(value: str, mod: str) -> str | None:
    part = _PARTS.get(mod)
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE|-[1-7])?", value)
    if week:
        return _week(int(week[1]), int(week[2]), week[3] or "", part)
    group = re.fullmatch(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|AU|WI)", value)
    if group:
        return _part_of_group(int(group[1]), group[2], part)
    if re.fullmatch(r"\d{3}", value):
        first = int(value) * 10
        return _years(first, first + 9, part) if part else f"{value}X"
    if re.fullmatch(r"\d\d", value):
        return _years(*ordinal_century(int(value) + 1), part)
    return None


def _years(first: int, last: int, part: str | None) -> str:
    if part:
        first, last = part_of_years(first, last, part)
    return f"[{year_text(first)}..{year_text(last)}]"


def _week(year: int, week: int, rest: str, part: str | None) -> str:
    monday = iso_week_start(year, week)
    first, last = {"early": (0, 1), "mid": (2, 2), "late": (3, 6)}.get(part or "", (0, 6))
    if rest == "-WE":
        first, last = 5, 6
    elif rest:
        first = last = int(rest[1:]) - 1
    if first == last:
        return _iso(monday + first)
    return f"[{_iso(monday + first)}..{_iso(monday + last)}]"


def _part_of_group(year: int, group: str, part: str | None) -> str:
    if group in _SEASONS:
        code = _SEASONS[group]
        first = 3 * (code - 21) + 3
        length = 3
    elif group[0] == "Q":
        code = 32 + int(group[1])
        first, length = 3 * int(group[1]) - 2, 3
    else:
        code = 39 + int(group[1])
        first, length = 6 * int(group[1]) - 5, 6
    if not part:
        return f"{year_text(year)}-{code}"
    third = length // 3
    offset = {"early": 0, "mid": third, "late": 2 * third}[part]
    low, high = first + offset, first + offset + third - 1
    ends = [(year + (month - 1) // 12, (month - 1) % 12 + 1) for month in (low, high)]
    texts = [f"{year_text(y)}-{m:02d}" for y, m in ends]
    return texts[0] if texts[0] == texts[1] else f"[{texts[0]}..{texts[1]}]"


def _before_christ(value: str, mod: str) -> str | None:
    part = _PARTS.get(mod)
    rest = value[2:]
    if re.fullmatch(r"\d\d", rest):
        return _years(*ordinal_century(-int(rest) - 1), part)
    if re.fullmatch(r"\d{3}", rest):
        last = 1 - int(rest) * 10
        return _years(last - 9, last, part)
    found = re.fullmatch(r"(\d{4,7})(-.*)?", rest)
    if found is None:
        return None
    year = 1 - int(found[1])
    tail = found[2] or ""
    if re.fullmatch(r"-(?:Q[1-4]|H[12]|SP|SU|FA|AU|WI)", tail):
        return _part_of_group(year, tail[1:], part)
    month = re.fullmatch(r"-(\d\d)", tail)
    if part and month:
        first, last_day = part_of_month(year, int(month[1]), part)
        return f"[{year_text(year)}{tail}-{first:02d}..{year_text(year)}{tail}-{last_day:02d}]"
    if part and not tail:
        first, last_month = part_of_year(part)
        return f"[{year_text(year)}-{first:02d}..{year_text(year)}-{last_month:02d}]"
    if not re.fullmatch(r"(-\d\d){0,2}(T.*)?", tail):
        return year_text(year) + (tail[:3] if re.match(r"-\d\d", tail) else "")
    clock = re.search(r"T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?$", tail)
    if clock and not clock[0].startswith("T24"):
        return f"{year_text(year)}{tail}"
    return f"{year_text(year)}{tail[:6]}" + ("~" if mod == "APPROX" else "")


def last_day(year: int, month: int) -> int:
    """Day number of the last day of a month."""
    return day_number(year, month, month_length(year, month))


def day_of_second(second: int) -> int:
    """Day number of a clock second."""
    return second // DAY


def iso_value(value: str) -> str:
    """A TIMEX3 value with years BC as in ISO 8601: astronomical, -0043 for BC0044, -01XX for BC01."""

    def turned(found: re.Match[str]) -> str:
        digits = found[1]
        if digits.endswith("XXX"):
            return f"-{digits}"
        if len(digits) >= 4:
            return year_text(1 - int(digits))
        return f"-{digits}{'X' * (4 - len(digits))}"

    return re.sub(r"BC(\d{2,5}|\dXXX)", turned, value) if "BC" in value else value
