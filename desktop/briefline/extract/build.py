"""From the fields that a rule captured to a reading, or to a number that other rules count with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from briefline.extract.reading import Reading
from briefline.model.calendar import month_length

Fields = Mapping[str, Any]
_NAMES = frozenset(Reading.__dataclass_fields__) - {"form"}
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_PIVOT = 50  # two-digit years below it are of this century


def build(form: str, fields: Fields) -> Any:
    """A Reading, a number, or None where the fields make no sense together (31 February)."""
    special = _FORMS.get(form)
    if special is not None:
        return special(fields)
    return plain(form, fields)


def plain(form: str, fields: Fields) -> Reading | None:
    """A reading with the fields as they are; years and days are checked."""
    known = {name: value for name, value in fields.items() if name in _NAMES}
    if "era" in fields and "year" in known:
        if fields["era"] < 0:
            known["year"] = 1 - known["year"]
    elif "year" in known and isinstance(known["year"], int):
        known["year"] = full_year(known["year"])
    if isinstance(known.get("relation"), int):
        known["relation"] = "following" if known["relation"] > 0 else "previous"
    for name in ("year", "nth", "century", "decade"):
        if isinstance(known.get(name), float):
            known[name] = int(known[name])
    day, month = known.get("day"), known.get("month")
    if day is not None and not 1 <= day <= (month_length(known.get("year", 2000), month) if month else 31):
        return None
    return Reading(form, **known)


def full_year(year: int) -> int:
    """A year of two digits in full: 00-49 are 2000-2049, 50-99 are 1950-1999."""
    if year >= 100:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _sum(fields: Fields) -> float:
    return float(fields["a"]) + float(fields.get("b", 0))


def _product(fields: Fields) -> float:
    return float(fields.get("a", 1)) * float(fields["factor"]) + float(fields.get("b", 0))


def _fraction(fields: Fields) -> float | None:
    over, under = (int(part) for part in fields["slash"].split("/"))
    return float(fields.get("a", 0)) + over / under if 0 < over < under else None


def _year_words(fields: Fields) -> float | None:
    year = 100 * fields["a"] + fields["b"] + fields.get("c", 0)
    return float(year) if 1000 <= year <= 2199 else None


def _iso(fields: Fields) -> Reading | None:
    found = re.match(
        r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?\S*? ?(Z|[+-]\d\d:?\d\d)?$)?", fields["iso"]
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
    if text == "Z":
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


def _ymd(fields: Fields) -> Reading | None:
    year, month, day = (int(part) for part in re.split(r"[/.]", fields["ymd"]))
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        return Reading("date", year=year, month=month, day=day)
    return None


def _numeric(fields: Fields) -> Reading | None:
    """Two orders are possible; which one is decided for the whole document."""
    first, second, year = (int(part) for part in re.split(r"[/.-]", fields["numeric"]))
    if max(first, second) > 31 or min(first, second) > 12 or min(first, second) < 1:
        return None
    return Reading("numeric", month=first, day=second, year=full_year(year), value=fields["numeric"])


def _slash(fields: Fields) -> Reading | None:
    first, second = (int(part) for part in fields["slash"].split("/"))
    if max(first, second) > 31 or min(first, second) > 12 or min(first, second) < 1:
        return None
    return Reading("numeric", month=first, day=second, value=fields["slash"])


def _night_of(fields: Fields) -> Reading | None:
    """“14/15 October”: the night between two days."""
    first, last = (int(part) for part in fields["slash"].split("/"))
    if last != first + 1 and not (first >= 28 and last == 1):
        return None
    end = plain("date", {**fields, "day": last})
    return end and Reading("range", base=Reading("date", day=first), last=end)


def _dtg(fields: Fields) -> Reading | None:
    """A military date-time group: 141530ZNOV24. The letter J is the observer's own time."""
    found = re.fullmatch(r"(\d\d)(\d\d)(\d\d) ?([A-Z]) ?([A-Z]{3}) ?(\d{2,4})", fields["dtg"])
    if found is None:
        return None
    day, month, year = int(found[1]), _MONTHS.index(found[5]) + 1, full_year(int(found[6]))
    if not 1 <= day <= month_length(year, month):
        return None
    letter = found[4]
    hours = {letter: n + 1 for n, letter in enumerate("ABCDEFGHIKLM")}
    hours |= {letter: -n - 1 for n, letter in enumerate("NOPQRSTUVWXY")} | {"Z": 0}
    offset = None if letter == "J" else 60 * hours[letter]
    return clock(int(found[2]), int(found[3]), None, offset, Reading("date", year=year, month=month, day=day))


def _week(fields: Fields) -> Reading | None:
    year, week = re.match(r"(\d{4})-W(\d\d)", fields["week"]).groups()  # type: ignore[union-attr]
    return Reading("isoweek", year=int(year), nth=int(week)) if 1 <= int(week) <= 53 else None


def _dday(fields: Fields) -> Reading:
    digits = re.sub(r"\D", "", fields["dday"])
    return Reading("dday", count=float(digits), direction=1 if "+" in fields["dday"] else -1)


def _fiscal(fields: Fields) -> Reading:
    """FY25, FY2024/25, CY2021; with a code, its quarter or half."""
    text = fields["fiscal"]
    years = re.findall(r"\d{4}|\d\d", text)
    year = full_year(int(years[-1])) if len(years[-1]) == 4 or len(years) == 1 else 0
    if not year:
        first = full_year(int(years[0]))
        year = first + (int(years[-1]) - first) % 100
    reading = Reading("fiscal", year=year, fiscal=not text.startswith("CY"))
    return coded(reading, fields.get("code", "")) if fields.get("code") else reading


def coded(reading: Reading, code: str) -> Reading:
    """A reading with the quarter or half of a code: Q3, 1H."""
    digit = int(re.sub(r"\D", "", code))
    return replace(reading, quarter=digit) if "Q" in code else replace(reading, half=digit)


def _code(fields: Fields) -> Reading | None:
    code = fields["code"]
    if "H" in code and int(re.sub(r"\D", "", code)) > 2:
        return None
    year = fields.get("year")
    if isinstance(year, Reading):
        year = year.year
    return coded(Reading("fiscal", year=year and full_year(year), fiscal=bool(fields.get("fiscal"))), code)


def _clock(fields: Fields) -> Reading | None:
    """Clock times: 16:30, 4.30 p.m., 5 p.m. EST, 1430 hours, noon."""
    offset = fields.get("zone")
    if "moment" in fields:
        hour, minute = (int(part) for part in fields["moment"].split(":"))
        return Reading("clock", hour=hour, minute=minute, zone=offset, part="moment")
    second = None
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
        hour, minute = int(fields["hour"]), fields.get("minute")
    half = fields.get("ampm", fields.get("half_of_day"))
    if half is not None:
        if not 1 <= hour <= 12:
            return None if hour != 0 else clock(hour, minute or 0, second, offset)
        hour = hour % 12 + half
    return clock(hour, minute or 0, second, offset)


def _duration(fields: Fields) -> Reading | None:
    count = fields.get("count")
    unit = fields.get("unit", "")
    if isinstance(unit, Reading):
        unit = unit.unit
    if "unitglue" in fields:
        count, unit = fields["unitglue"]
    number = None if count in (None, "X") else float(count)
    if unit == "Q" and number is not None and (number >= 100 or fields.get("count") == 1):
        return None
    more = None
    if fields.get("more") == "half":
        halves = {"Y": ("M", 6), "MIN": ("S", 30), "H": ("MIN", 30), "D": ("H", 12)}
        if unit in halves:
            more = Reading("duration", count=halves[unit][1], unit=halves[unit][0])
    elif "unitglue2" in fields:
        number2, unit2 = fields["unitglue2"]
        more = Reading("duration", count=float(number2), unit=unit2)
    elif "unit2" in fields:
        more = Reading("duration", count=float(fields["count2"]), unit=fields["unit2"])
    mod = fields.get("mod", "")
    return Reading(
        "duration", count=number, unit=unit, more=more, mod=mod, relation=fields.get("relation", "")
    )


def _shift(fields: Fields) -> Reading | None:
    length = fields.get("length")
    reading = length if isinstance(length, Reading) else _duration(fields)
    if reading is None:
        return None
    base = fields.get("base")
    return replace(
        reading,
        form="shift",
        direction=int(fields["direction"]),
        relation=fields.get("relation", "narrative"),
        mod=fields.get("mod", ""),
        base=base if isinstance(base, Reading) else None,
        weekday=fields.get("weekday"),
    )


def _century(fields: Fields) -> Reading:
    number = int(fields["nth"])
    return Reading("date", century=-number if fields.get("era", 1) < 0 else number)


def _decade(fields: Fields) -> Reading | None:
    """1990s, '90s, 480s BC: by the first year, astronomical for BC the last one is meant."""
    first = int(fields["decade"])
    if fields.get("era", 1) < 0:
        return Reading("date", decade=first, relation="bc")
    if first < 100:
        return Reading("date", decade=first, relation="short")
    return Reading("date", decade=first)


def _adopt(fields: Fields) -> Reading | None:
    """The base with some fields added: “5 May” + “last year”, “March” + BC."""
    base: Reading = fields["base"]
    added = {name: value for name, value in fields.items() if name in _NAMES and name != "base"}
    if "era" in fields and base.year is not None and fields["era"] < 0:
        added["year"] = 1 - base.year
    return replace(base, **added)


def _mod(fields: Fields) -> Reading:
    base: Reading = fields["base"]
    if base.form == "mod":
        base = base.base or base
    return Reading("mod", mod=fields["mod"], base=base)


def _range(fields: Fields) -> Reading | None:
    first, last = fields["first"], fields["last"]
    low = first if isinstance(first, Reading) else _bare(first, fields.get("first_is", "day"))
    high = last if isinstance(last, Reading) else _bare(last, fields.get("last_is", "day"))
    return Reading("range", base=low, last=high, year=fields.get("year"), part=fields.get("part", ""))


def _list(fields: Fields) -> Reading | None:
    made = _range(fields)
    return made and replace(made, form="list")


def _bare(number: Any, what: str) -> Reading:
    if what == "year":
        return Reading("date", year=int(number))
    return Reading("date", **{what: int(number)})


def _clock_on(fields: Fields) -> Reading:
    return Reading("clockon", base=fields.get("base"), more=fields["clock"])


def _nth_weekday(fields: Fields) -> Reading:
    month = Reading("date", month=fields["month"], year=fields.get("year"))
    return Reading("nthweekday", nth=fields["nth"], base=Reading("weekday", weekday=fields["weekday"]), more=month)


def _nth_unit(fields: Fields) -> Reading:
    base = Reading("date", month=fields.get("month"), year=fields.get("year"))
    return Reading("nthof", nth=fields["nth"], unit=fields["unit"], base=base)


def _day_part(fields: Fields) -> Reading:
    base, part = fields["base"], fields.get("part", "")
    if isinstance(base, int):
        base = Reading("date", day=base)
    return Reading("daypart", base=base, part=part.part if isinstance(part, Reading) else part)


def _the_unit(fields: Fields) -> Reading | None:
    if fields["unit"] in ("S", "MIN", "H"):
        return None
    return Reading("theunit", unit=fields["unit"])


def _around(fields: Fields) -> Reading:
    base = fields["base"]
    return Reading("around", base=base if isinstance(base, Reading) else Reading("date", year=int(base)))


def _relative(fields: Fields) -> Reading | None:
    return None if fields["unit"] in ("S", "MIN") else plain("relative", fields)


def _recurring(fields: Fields) -> Reading | None:
    return None if fields.get("unit") in ("S", "MIN") and "count" not in fields else plain("set", fields)


_FORMS: dict[str, Callable[[Fields], Any]] = {
    "sum": _sum,
    "product": _product,
    "fraction": _fraction,
    "yearwords": _year_words,
    "iso": _iso,
    "ymd": _ymd,
    "numeric": _numeric,
    "slash": _slash,
    "nightof": _night_of,
    "dtg": _dtg,
    "week": _week,
    "dday": _dday,
    "fiscal": _fiscal,
    "code": _code,
    "clock": _clock,
    "duration": _duration,
    "shift": _shift,
    "century": _century,
    "decade": _decade,
    "adopt": _adopt,
    "mod": _mod,
    "range": _range,
    "list": _list,
    "clockon": _clock_on,
    "theunit": _the_unit,
    "relative": _relative,
    "set": _recurring,
    "nthweekdayofmonth": _nth_weekday,
    "nthunitofmonth": _nth_unit,
    "daypart": _day_part,
    "around": _around,
    "vague": lambda fields: "X",
}
