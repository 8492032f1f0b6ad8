"""EDTF (ISO 8601-2, Library of Congress profile): the bounds that a text such as ``2021-10/..`` stands for.

Read here: levels 0 and 1 (dates, date-times with zone, intervals, open and unknown ends, ``?`` ``~`` ``%``,
seasons, ``Y`` years, unspecified digits ``199X``), and of level 2 the sub-year groupings 25 to 41 and
"one of a set" with a range, ``[2021-11-01..2021-11-10]``: one date, somewhere in there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

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
    ``zone`` is the stated offset from UTC in minutes; seconds stay those of the stated clock.
    """

    start: Bounds
    end: Bounds
    grain: Grain
    approximate: bool = False
    uncertain: bool = False
    zone: int | None = None


_UNSPECIFIED = re.compile(
    r"(?:(?P<known>Y?-?\d{4,7})-XX(?P<day>-XX)?|(?P<month>Y?-?\d{4,7}-\d\d)-XX)(?P<flag>[?~%]?)"
)
_YEAR = re.compile(r"(?P<long>Y-?\d{5,})|(?P<year>-?\d{4})(?!\d)|(?P<mask>-?(?:\d{3}X|\d\dXX|\dXXX))")
_REST = re.compile(
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<clock>\d\d(?::\d\d(?::\d\d)?)?)(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
    r"(?P<flag>[?~%]?)"
)
# ISO 8601-2 sub-year groupings → (first month, number of months, grain); 25-28 are the Northern seasons
_GROUPS: dict[int, tuple[int, int, Grain]] = {
    **{21 + i: (3 * i + 3, 3, Grain.SEASON) for i in range(4)},
    **{25 + i: (3 * i + 3, 3, Grain.SEASON) for i in range(4)},
    **{29 + i: ((3 * i + 8) % 12 + 1, 3, Grain.SEASON) for i in range(4)},
    **{33 + i: (3 * i + 1, 3, Grain.QUARTER) for i in range(4)},
    **{37 + i: (4 * i + 1, 4, Grain.QUARTER) for i in range(3)},
    **{40 + i: (6 * i + 1, 6, Grain.HALF) for i in range(2)},
}
_MASK_GRAINS = {1: Grain.DECADE, 2: Grain.CENTURY, 3: Grain.MILLENNIUM}


@lru_cache(maxsize=4096)
def parse(text: str) -> Extent:
    """The extent of an EDTF text. Raises UnreadableDate when it is none."""
    stripped = text.strip()
    if stripped.startswith("[") and stripped.endswith("]"):
        first, dots, last = stripped[1:-1].partition("..")
        if not dots:
            raise _unreadable(text)
        low = _date(first, text) if first else None
        high = _date(last, text) if last else None
        return _one_of(low, high, text)
    if "/" in stripped:
        first, _, last = stripped.partition("/")
        return _interval(first, last, text)
    unspecified = _UNSPECIFIED.fullmatch(stripped)
    if unspecified:
        return _somewhere(unspecified, text)
    return _date(stripped, text)


def _somewhere(found: re.Match[str], text: str) -> Extent:
    """2004-XX, 1985-04-XX, 1985-XX-XX: some month or day of it, as a set says: [1985-04-01..1985-04-30]."""
    whole = _date((found["known"] or found["month"]) + found["flag"], text)
    if whole.start.lo is None or whole.grain not in (Grain.YEAR, Grain.MONTH):
        raise _unreadable(text)
    return replace(whole, grain=Grain.DAY if found["day"] or found["month"] else Grain.MONTH)


def _one_of(low: Extent | None, high: Extent | None, text: str) -> Extent:
    known = low or high
    if known is None:
        raise _unreadable(text)
    bounds = Bounds(low.start.lo if low else None, high.end.hi if high else None)
    if bounds.lo is not None and bounds.hi is not None and bounds.hi <= bounds.lo:
        raise _unreadable(text)
    return Extent(
        bounds,
        bounds,
        known.grain,
        any(side.approximate for side in (low, high) if side),
        any(side.uncertain for side in (low, high) if side),
        known.zone,
    )


def _interval(first: str, last: str, text: str) -> Extent:
    open_ends = ("", "..")
    low = None if first in open_ends else _date(first, text)
    high = None if last in open_ends else _date(last, text)
    known = low or high
    if known is None:
        raise _unreadable(text)
    if low and high and (high.end.hi or 0) <= (low.start.lo or 0):
        raise _unreadable(text)
    return Extent(
        low.start if low else Bounds(None, high.end.hi if high else None),
        high.end if high else Bounds(low.start.lo if low else None, None),
        max(low.grain if low else known.grain, high.grain if high else known.grain),
        any(side.approximate for side in (low, high) if side),
        any(side.uncertain for side in (low, high) if side),
        known.zone,
    )


def _date(text: str, whole: str) -> Extent:
    found = _YEAR.match(text)
    rest = _REST.fullmatch(text, found.end()) if found else None
    if found is None or rest is None:
        raise _unreadable(whole)
    flag = rest["flag"]
    approximate, uncertain = flag in ("~", "%") and flag != "", flag in ("?", "%") and flag != ""
    zone = _zone(rest["zone"])
    if found["mask"]:
        if rest["month"]:
            raise _unreadable(whole)
        lo, hi, grain = _masked(found["mask"])
    else:
        year = int(found["long"][1:] if found["long"] else found["year"])
        if not MIN_YEAR <= year <= MAX_YEAR:
            raise _unreadable(whole)
        lo, hi, grain = _calendar(year, rest, whole)
    bounds = Bounds(lo, hi)
    return Extent(bounds, bounds, grain, approximate, uncertain, zone)


def _masked(mask: str) -> tuple[int, int, Grain]:
    unknown = mask.count("X")
    low, high = int(mask.replace("X", "0")), int(mask.replace("X", "9"))
    if mask.startswith("-"):
        low, high = high, low
    return DAY * day_number(low, 1, 1), DAY * day_number(high + 1, 1, 1), _MASK_GRAINS[unknown]


def _calendar(year: int, rest: re.Match[str], whole: str) -> tuple[int, int, Grain]:
    if not rest["month"]:
        return DAY * day_number(year, 1, 1), DAY * day_number(year + 1, 1, 1), Grain.YEAR
    month = int(rest["month"])
    if month in _GROUPS and not rest["day"]:
        first, count, grain = _GROUPS[month]
        after = add_months(year, first, count)
        return DAY * day_number(year, first, 1), DAY * day_number(*after, 1), grain
    if not 1 <= month <= 12:
        raise _unreadable(whole)
    if not rest["day"]:
        after = add_months(year, month, 1)
        return DAY * day_number(year, month, 1), DAY * day_number(*after, 1), Grain.MONTH
    day = int(rest["day"])
    if not 1 <= day <= month_length(year, month):
        raise _unreadable(whole)
    midnight = DAY * day_number(year, month, day)
    if not rest["clock"]:
        return midnight, midnight + DAY, Grain.DAY
    parts = [int(part) for part in rest["clock"].split(":")]
    if parts[0] > 24 or any(part > 59 for part in parts[1:]) or (parts[0] == 24 and any(parts[1:])):
        raise _unreadable(whole)
    second = midnight + sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
    return second, second + (3600, 60, 1)[len(parts) - 1], Grain(Grain.HOUR + len(parts) - 1)


def _zone(text: str | None) -> int | None:
    if not text:
        return None
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if text[0] == "-" else 1)


def _unreadable(text: str) -> UnreadableDate:
    return UnreadableDate(
        f"“{text}” is not a date that EDTF knows.", "Write for example 2021-11-02/2021-11-03."
    )


def year_text(year: int) -> str:
    """A year as EDTF writes it: four digits, a minus for years BC, a leading Y beyond 9999."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"
