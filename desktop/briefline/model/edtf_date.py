"""One date as EDTF writes it, ``2004-06~-11``, ``156X-12-25``, ``Y-17E4``, and the bounds it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefline.model.calendar import DAY, MAX_YEAR, MIN_YEAR, Grain, add_months, day_number, month_length
from briefline.model.errors import UnreadableDate


@dataclass(frozen=True, slots=True)
class Bounds:
    """Half-open range [lo, hi) of seconds in which one instant lies; None is unbounded."""

    lo: int | None
    hi: int | None


@dataclass(frozen=True, slots=True)
class Extent:
    """What an EDTF text stands for: where it starts and where it ends, each within bounds.

    For a plain date both bounds are the date itself ("in October": starts and ends somewhere in it).
    ``approximate`` and ``uncertain`` hold where any part of it is qualified so. ``zone`` is the stated
    offset from UTC in minutes; seconds stay those of the stated clock.
    """

    start: Bounds
    end: Bounds
    grain: Grain
    approximate: bool = False
    uncertain: bool = False
    zone: int | None = None


DATE = re.compile(
    r"(?P<before_year>[?~%]?)(?P<year>Y-?\d+(?:E\d{1,2})?|-?[\dX]{4})(?:S(?P<significant>\d{1,2}))?(?P<after_year>[?~%]?)"
    r"(?:-(?P<before_month>[?~%]?)(?P<month>[\dX]{2})(?P<after_month>[?~%]?)"
    r"(?:-(?P<before_day>[?~%]?)(?P<day>[\dX]{2})(?P<after_day>[?~%]?)"
    r"(?:T(?P<clock>\d\d(?::\d\d(?::\d\d)?)?)(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?(?P<after_clock>[?~%]?))?)?)?"
)
_PARTS = ("year", "month", "day", "clock")
_MASK = re.compile(r"-?\d+(X+)")
# ISO 8601-2 sub-year groupings → (first month, number of months, grain); 25-28 are the Northern seasons
_GROUPS: dict[int, tuple[int, int, Grain]] = {
    **{21 + i: (3 * i + 3, 3, Grain.SEASON) for i in range(4)},
    **{25 + i: (3 * i + 3, 3, Grain.SEASON) for i in range(4)},
    **{29 + i: ((3 * i + 8) % 12 + 1, 3, Grain.SEASON) for i in range(4)},
    **{33 + i: (3 * i + 1, 3, Grain.QUARTER) for i in range(4)},
    **{37 + i: (4 * i + 1, 4, Grain.QUARTER) for i in range(3)},
    **{40 + i: (6 * i + 1, 6, Grain.HALF) for i in range(2)},
}
_MASK_GRAINS = {0: Grain.YEAR, 1: Grain.DECADE, 2: Grain.CENTURY, 3: Grain.MILLENNIUM}
_LEAPS = 12  # years within which every day of the calendar occurs


def read_date(text: str) -> Extent:
    """The extent of one date, its qualifiers in any place. Raises UnreadableDate when it is none.

    Unspecified digits give the range from the first to the last date that fits them.
    """
    found = DATE.fullmatch(text)
    if found is None:
        raise unreadable(text)
    marks = "".join(qualifiers(found).values())
    lo, hi, grain = _bounds(found)
    significant = found["significant"] is not None
    bounds = Bounds(lo, hi)
    approximate = significant or "~" in marks or "%" in marks
    return Extent(bounds, bounds, grain, approximate, "?" in marks or "%" in marks, _zone(found["zone"]))


def qualifiers(found: re.Match[str]) -> dict[str, str]:
    """The marks of each part that a match of ``DATE`` has: ``?``, ``~``, both or none.

    A mark behind a part qualifies it and all on its left, one before a part that alone (ISO 8601-2, 8.2).
    """
    parts = [part for part in _PARTS if found[part] is not None]
    marks = {}
    for index, part in enumerate(parts):
        own = found[f"before_{part}"] if part != "clock" else ""
        marks[part] = own + "".join(found[f"after_{later}"] or "" for later in parts[index:])
    return marks


def year_span(text: str) -> tuple[int, int]:
    """The first and last year that ``1667``, ``156X``, ``-01XX``, ``Y170000`` or ``Y-17E4`` may be."""
    digits = text.removeprefix("Y")
    if "E" in digits:
        base, _, power = digits.partition("E")
        year = int(base) * 10 ** int(power)
        return year, year
    ends = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return min(ends), max(ends)


def year_text(year: int) -> str:
    """A year as EDTF writes it: four digits, a minus for years BC, a leading Y beyond 9999."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def unreadable(text: str) -> UnreadableDate:
    """The error for a text that EDTF does not know."""
    return UnreadableDate(
        f"“{text}” is not a date that EDTF knows.", "Write for example 2021-11-02/2021-11-03."
    )


def _bounds(found: re.Match[str]) -> tuple[int, int, Grain]:
    """Seconds from the first to after the last, and the grain."""
    year, month, day = found["year"], found["month"], found["day"]
    if (
        year.lstrip("-").startswith("X")
        or year.startswith("Y")
        and "E" not in year
        and len(year.strip("Y-")) < 5
    ):
        raise unreadable(found.string)
    first, last = year_span(year)
    if not MIN_YEAR <= first <= last <= MAX_YEAR:
        raise unreadable(found.string)
    if found["significant"]:
        if month or "X" in year or found["significant"].strip("0") == "":
            raise unreadable(found.string)
        return _significant(first, int(found["significant"]))
    if not month:
        masked = _MASK.fullmatch(year)
        grain = _MASK_GRAINS[len(masked[1]) if masked else 0]
        return DAY * day_number(first, 1, 1), DAY * day_number(last + 1, 1, 1), grain
    if not day and "X" not in month and int(month) in _GROUPS:
        return _group(first, last, int(month))
    if not day:
        months = [number for number in range(1, 13) if _fits(number, month)]
        if not months:
            raise unreadable(found.string)
        after = add_months(last, months[-1], 1)
        return DAY * day_number(first, months[0], 1), DAY * day_number(*after, 1), Grain.MONTH
    low = _day(range(first, min(last, first + _LEAPS) + 1), month, day, 1)
    high = _day(range(last, max(first, last - _LEAPS) - 1, -1), month, day, -1)
    if low is None or high is None:
        raise unreadable(found.string)
    if not found["clock"]:
        return DAY * low, DAY * high + DAY, Grain.DAY
    return _clock(found, low, high)


def _fits(number: int, mask: str) -> bool:
    return all(have in (digit, "X") for digit, have in zip(f"{number:02d}", mask, strict=True))


def _day(years: Iterable[int], month: str, day: str, step: int) -> int | None:
    """The day number of the first day that fits, going through the years; with ``step`` -1 the last one."""
    if "X" not in month and "X" not in day:
        wanted = int(month), int(day)
        for year in years:
            if 1 <= wanted[0] <= 12 and 1 <= wanted[1] <= month_length(year, wanted[0]):
                return day_number(year, *wanted)
        return None
    for year in years:
        for number in range(1, 13)[::step]:
            if _fits(number, month):
                for one in range(1, month_length(year, number) + 1)[::step]:
                    if _fits(one, day):
                        return day_number(year, number, one)
    return None


def _group(first: int, last: int, code: int) -> tuple[int, int, Grain]:
    begin, count, grain = _GROUPS[code]
    after = add_months(last, begin, count)
    return DAY * day_number(first, begin, 1), DAY * day_number(*after, 1), grain


def _significant(year: int, digits: int) -> tuple[int, int, Grain]:
    """``1950S2``: a year from 1900 to 1999, estimated as 1950."""
    unknown = max(0, len(str(abs(year)).rjust(4, "0")) - digits)
    size = 10**unknown
    low = abs(year) // size * size
    first, last = (low, low + size - 1) if year >= 0 else (-low - size + 1, -low)
    if not MIN_YEAR <= first <= last <= MAX_YEAR:
        raise unreadable(f"{year}S{digits}")
    grain = _MASK_GRAINS.get(unknown, Grain.YEAR) if abs(year) <= 9999 else Grain.YEAR
    return DAY * day_number(first, 1, 1), DAY * day_number(last + 1, 1, 1), grain


def _clock(found: re.Match[str], low: int, high: int) -> tuple[int, int, Grain]:
    parts = [int(part) for part in found["clock"].split(":")]
    if parts[0] > 24 or any(part > 59 for part in parts[1:]) or (parts[0] == 24 and any(parts[1:])):
        raise unreadable(found.string)
    second = sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
    size = (3600, 60, 1)[len(parts) - 1]
    return DAY * low + second, DAY * high + second + size, Grain(Grain.HOUR + len(parts) - 1)


def _zone(text: str | None) -> int | None:
    if not text:
        return None
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if text[0] == "-" else 1)
