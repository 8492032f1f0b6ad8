"""Day numbers and seconds on the proleptic Gregorian calendar, for any year.

Years are astronomical: 0 is 1 BC, -43 is 44 BC. Seconds count from 1970-01-01T00:00 and carry no
zone: they are the clock of the place that the text speaks of.
"""

from __future__ import annotations

from enum import IntEnum

DAY = 86_400
MIN_YEAR, MAX_YEAR = -9_999_999, 9_999_999
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Grain(IntEnum):
    """How fine a date is, coarse to fine."""

    MILLENNIUM = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    HALF = 4
    QUARTER = 5
    SEASON = 6
    MONTH = 7
    WEEK = 8
    DAY = 9
    PART_OF_DAY = 10
    HOUR = 11
    MINUTE = 12
    SECOND = 13


def is_leap(year: int) -> bool:
    """True for leap years of the proleptic Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01. Any year; month 1 to 12.

    Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
    """
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def civil(day: int) -> tuple[int, int, int]:
    """Year, month, day of a day number: the inverse of day_number (civil_from_days, same source)."""
    era, day_of_era = divmod(day + 719_468, 146_097)
    year_of_era = (day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return era * 400 + year_of_era + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def weekday(day: int) -> int:
    """ISO weekday of a day number: Monday is 1, Sunday 7."""
    return (day + 3) % 7 + 1


def iso_week_start(year: int, week: int) -> int:
    """Day number of the Monday of an ISO 8601 week."""
    fourth = day_number(year, 1, 4)
    return fourth - (weekday(fourth) - 1) + 7 * (week - 1)


def iso_week(day: int) -> tuple[int, int]:
    """ISO 8601 year and week of a day number."""
    thursday = day - (weekday(day) - 1) + 3
    year = civil(thursday)[0]
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month, count months on (back when negative)."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def easter(year: int) -> int:
    """Day number of Western Easter Sunday. The anonymous Gregorian algorithm (Meeus, ch. 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, b = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    c, d = divmod(rest, 4)
    offset = (32 + 2 * b + 2 * c - epact - d) % 7
    shift = (golden + 11 * epact + 22 * offset) // 451
    month, day = divmod(epact + offset - 7 * shift + 114, 31)
    return day_number(year, month, day + 1)


# part → first and last month of a year, years of a decade, years of a century (counted from 1)
_YEAR_PARTS = {"early": (1, 3), "mid": (6, 7), "late": (9, 12)}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_CENTURY_PARTS = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}
PARTS = ("early", "mid", "late")


def part_of_month(year: int, month: int, part: str) -> tuple[int, int]:
    """First and last day of the early (1-10), mid (11-20) or late (21-end) part of a month."""
    return {"early": (1, 10), "mid": (11, 20), "late": (21, month_length(year, month))}[part]


def part_of_year(part: str) -> tuple[int, int]:
    """First and last month of the early (January-March), mid (June-July), late (September-) year."""
    return _YEAR_PARTS[part]


def part_of_years(first: int, last: int, part: str) -> tuple[int, int]:
    """First and last year of the early, mid or late part of a decade or century, in order of time."""
    offsets = (_DECADE_PARTS if last - first == 9 else _CENTURY_PARTS)[part]
    return first + offsets[0], first + offsets[1]


def ordinal_century(century: int) -> tuple[int, int]:
    """First and last astronomical year of a century: 18 is 1701-1800, -3 (3rd BC) is -299 to -200."""
    if century > 0:
        return 100 * century - 99, 100 * century
    return 100 * century + 1, 100 * century + 100
