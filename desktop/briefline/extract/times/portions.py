"""Resolves a part of a period: “early November”, “the second half of April”, “the last Thursday in May”."""

from __future__ import annotations

import re

from briefline.extract.times.copies import replace
from briefline.extract.times.feasts import nth_weekday
from briefline.extract.times.reading import Reading
from briefline.extract.times.relatives import day_of
from briefline.extract.times.resolved import Resolved, date, time
from briefline.extract.times.scene import Scene
from briefline.extract.times.values import day_value, edtf_of, month_value, week_value
from briefline.model.calendar import DAY, add_months, civil, month_length, weekday
from briefline.model.edtf import year_text
from briefline.model.timex import TimexType
from briefline.model.when import When

_ENDS = {"START": 1, "END": 2}  # which of its months a stretch begins or ends with

_LATE_IN_CENTURY = 30  # years of a century from which on its end is the nearer turn


def modified(reading: Reading, scene: Scene, base: Resolved) -> Resolved:
    """“early November”, “the end of 2028”."""
    if base.type is TimexType.TIME or len(base.value) == 10 and base.value[4:5] == "-":
        return replace(base, mod=reading.mod)
    months = re.fullmatch(r"(\d{4}-\d\d)/(\d{4}-\d\d)", base.value)
    if months and reading.mod in _ENDS:  # “the end of the summer term” is its last month
        return replace(base, mod=reading.mod, edtf=months[_ENDS[reading.mod]])
    if base.value.endswith("-WI"):
        return replace(base, mod=reading.mod)  # a winter is drawn by the year that it begins in
    return replace(base, mod=reading.mod, edtf=edtf_of(base.value, reading.mod) or base.edtf)


def half_of(reading: Reading, base: Resolved) -> Resolved:
    """“the second half of April”: 16-30; of a year its half, of a decade or century the years."""
    second = reading.half != 1
    month = re.fullmatch(r"(\d{4})-(\d\d)", base.value)
    if month:
        last = month_length(int(month[1]), int(month[2]))
        first, end = (16, last) if second else (1, 15)
        value = f"{base.value}-{first:02d}/{base.value}-{end:02d}"
        edtf = f"[{base.value}-{first:02d}..{base.value}-{end:02d}]"
        return date(value, base.rule, base.anchor, mod="END" if second else "START", edtf=edtf)
    span = re.fullmatch(r"(\d{4}-\d\d)-01/(\d{4}-\d\d)-\d\d", base.value)
    if span:
        return _half_of_span(span, second, base)
    if re.fullmatch(r"\d{4}", base.value):
        return date(f"{base.value}-H{2 if second else 1}", base.rule, base.anchor)
    return replace(base, mod="END" if second else "START", edtf=_half_of_years(base.edtf, second))


def _half_of_years(edtf: str | None, second: bool) -> str | None:
    """The first or second half of a decade (1990-1994) or century (1901-1950)."""
    if edtf is None:
        return None
    if re.fullmatch(r"\d{3}X", edtf):
        first, last = int(edtf[:3]) * 10, int(edtf[:3]) * 10 + 9
    elif found := re.fullmatch(r"\[(-?\d{4})\.\.(-?\d{4})\]", edtf):
        first, last = int(found[1]), int(found[2])
    else:
        return edtf
    middle = (first + last + 1) // 2
    low, high = (middle, last) if second else (first, middle - 1)
    return f"[{year_text(low)}..{year_text(high)}]"


def _half_of_span(span: re.Match[str], second: bool, base: Resolved) -> Resolved:
    (year, month), (end_year, end_month) = (tuple(map(int, span[n].split("-"))) for n in (1, 2))
    months = (end_year - year) * 12 + end_month - month + 1
    middle = add_months(year, month, months // 2)
    first = middle if second else (year, month)
    last = (end_year, end_month) if second else add_months(*middle, -1)
    value = f"{month_value(*first)}-01/{month_value(*last)}-{month_length(*last):02d}"
    return date(value, base.rule, base.anchor)


def nth_of(reading: Reading, base: Resolved) -> Resolved:
    """“the first week of March”, “the last week of January”, “the third day of …”."""
    nth = -1 if isinstance(reading.nth, str) else reading.nth
    month = re.fullmatch(r"(\d{4})-(\d\d)", base.value)
    parts = {"Q": 4, "M": 12}.get(reading.unit)
    if parts and nth is not None and nth <= parts and re.fullmatch(r"\d{4}", base.value):
        number = parts if nth < 0 else nth  # “the third quarter of the year”
        value = f"{base.value}-Q{number}" if reading.unit == "Q" else f"{base.value}-{number:02d}"
        return date(value, base.rule, base.anchor)
    if nth is None or month is None or reading.unit not in ("W", "D", "WE"):
        return replace(base, mod="START" if nth == 1 else "END" if nth == -1 else "")
    year, number = int(month[1]), int(month[2])
    last = month_length(year, number)
    if reading.unit == "WE":
        saturday = nth_weekday(year, number, nth, 6)
        return date(f"{week_value(saturday)}-WE", "the weekend counted in the month", base.anchor)
    if reading.unit == "D":
        day = last if nth < 0 else nth
        return date(f"{base.value}-{day:02d}", base.rule, base.anchor) if day <= last else base
    first, end = (last - 6, last) if nth < 0 else (7 * nth - 6, min(7 * nth, last))
    if first > last:
        return base
    value = f"{base.value}-{first:02d}/{base.value}-{end:02d}"
    edtf = f"[{base.value}-{first:02d}..{base.value}-{end:02d}]"
    return date(value, f"the {'last seven days' if nth < 0 else 'week'} of the month", base.anchor, edtf=edtf)


def week_to(base: Resolved) -> Resolved:
    """“the week ending 14 March”: the seven days up to it."""
    day = day_of(base.value)
    if day is None:
        return base
    low, high = day_value(day - 6), day_value(day)
    edtf = f"[{edtf_of(low)}..{edtf_of(high)}]"
    return date(f"{low}/{high}", "the seven days that end on it", base.anchor, edtf=edtf)


def week_from(base: Resolved) -> Resolved:
    """“the week beginning 9 March”: that day and the six after it."""
    day = day_of(base.value)
    if day is None:
        return base
    if weekday(day) == 1:
        return date(week_value(day), "the week that begins on it", base.anchor)
    low, high = day_value(day), day_value(day + 6)
    edtf = f"[{edtf_of(low)}..{edtf_of(high)}]"
    return date(f"{low}/{high}", "the seven days that begin on it", base.anchor, edtf=edtf)


def weekend_of(base: Resolved) -> Resolved:
    """“the weekend of 5 June”: of the week that the day lies in."""
    day = day_of(base.value)
    return base if day is None else date(f"{week_value(day)}-WE", "the weekend of that day", base.anchor)


_BESIDE_WEEKEND = {1: (2, 0), 4: (0, 3), 5: (0, 2)}  # weekday: days before it, days after it


def holiday_weekend(base: Resolved) -> Resolved:
    """“Labor Day weekend”: with the day that it touches, Thursday or Friday to Sunday, Saturday to Monday."""
    day = day_of(base.value)
    if day is None:
        return base
    before, after = _BESIDE_WEEKEND.get(weekday(day), (weekday(day) - 6, 7 - weekday(day)))
    edtf = f"{day_value(day - before)}/{day_value(day + after)}"
    value = f"{week_value(next(one for one in range(day - before, day + after + 1) if weekday(one) == 6))}-WE"
    return replace(base, value=value, edtf=edtf, rule="the weekend beside that day")


def weekday_beside(reading: Reading, base: Resolved) -> Resolved:
    """“the Sunday after Easter”, “the Monday before 5 May”: the next such day on that side."""
    day = day_of(base.value)
    if day is None or reading.weekday is None:
        return base
    apart = (reading.weekday - weekday(day)) * reading.direction % 7 or 7
    rule = "the next such weekday after" if reading.direction > 0 else "the last such weekday before"
    return date(day_value(day + apart * reading.direction), rule, base.anchor)


def portion_of(reading: Reading, base: Resolved) -> Resolved:
    """“the last quarter of the 19th century”: 1876-1900; of a single year its months."""
    when = When.parse(base.edtf) if base.edtf else None
    nth, count = reading.nth or 1, int(reading.count or 3)
    if when is None or when.lo is None or when.hi is None:
        return base
    first, last = civil(when.lo // DAY)[0], civil((when.hi - 1) // DAY)[0]
    index = count - 1 if nth < 0 else nth - 1
    mod = "START" if index == 0 else "END" if index == count - 1 else "MID"
    if first == last:
        months = 12 // count
        low, high = (
            f"{year_text(first)}-{index * months + 1:02d}",
            f"{year_text(first)}-{(index + 1) * months:02d}",
        )
    else:
        size = last - first + 1
        low = year_text(first + size * index // count)
        high = year_text(first + size * (index + 1) // count - 1)
    return replace(base, mod=mod, edtf=f"[{low}..{high}]")


def so_far(base: Resolved) -> Resolved:
    """“from 2019 to the present”: open at its end."""
    if base.edtf is None:
        return base
    first = base.edtf[1:-1].partition("..")[0] if base.edtf.startswith("[") else base.edtf.partition("/")[0]
    return replace(
        base, value=f"{base.value}/PRESENT_REF", edtf=f"{first}/..", rule="a stretch of time up to now"
    )


def nth_weekday_of(reading: Reading, month: Resolved) -> Resolved:
    """“the last Thursday in May”."""
    found = re.fullmatch(r"(\d{4})-(\d\d)", month.value)
    nth = -1 if isinstance(reading.nth, str) else reading.nth
    weekday = reading.base.weekday if reading.base else None
    if nth is None and reading.base is not None and reading.base.relation == "last":
        nth = -1
    if found is None or nth is None or weekday is None:
        return month
    day = nth_weekday(int(found[1]), int(found[2]), nth, weekday)
    return date(day_value(day), "the weekday counted in the month", month.anchor)


def week_of(base: Resolved, *, feast: bool = False) -> Resolved:
    """“the week of March 9”; of a Sunday that is no feast's, the week that begins on it."""
    day = day_of(base.value)
    if day is not None and weekday(day) == 7 and not feast:
        edtf = f"[{edtf_of(day_value(day))}..{edtf_of(day_value(day + 6))}]"
        return date(week_value(day + 1), "the week that begins on that Sunday", base.anchor, edtf=edtf)
    return date(week_value(day), "the week of that day", base.anchor) if day is not None else base


def around(base: Resolved) -> Resolved:
    """“c. 1450”."""
    edtf = edtf_of(base.value)
    return replace(
        base, mod="APPROX", edtf=f"{edtf}~" if edtf and edtf[-1] not in "]X~" and "/" not in edtf else edtf
    )


def turn_told(reading: Reading, scene: Scene, base: Resolved) -> Resolved:
    """“the turn of the century”: the nearest one, where the story tells only its own century."""
    told = scene.story
    own = reading.base is not None and reading.base.form != "date" and re.fullmatch(r"\d\d", base.value)
    if own and scene.narrative and told is not None and told.year % 100 >= _LATE_IN_CENTURY:
        base = replace(base, value=f"{int(base.value) + 1:02d}")
    return turn_of_year(base, scene.tense()) if reading.form == "turnofyear" else turn(base)


def turn(base: Resolved) -> Resolved:
    """“the turn of the 20th century”: about its first year."""
    century = re.fullmatch(r"\d\d", base.value)
    if century:
        year = int(base.value) * 100
        return date(f"{year}", "about the first year", base.anchor, mod="APPROX", edtf=f"{year:04d}~")
    return replace(base, mod="START")


def turn_of_year(base: Resolved, tense: int) -> Resolved:
    """“the turn of the year”: from December to January, ahead or behind as the tense tells."""
    found = re.fullmatch(r"\d{4}", base.value)
    if found is None:
        return turn(base)
    year = int(base.value) + (1 if tense > 0 and base.rule != "the year as written" else 0)
    low, high = month_value(year - 1, 12), month_value(year, 1)
    edtf = f"[{edtf_of(low)}..{edtf_of(high)}]"
    return date(f"{low}/{high}", "from the end of one year to the start of the next", base.anchor, edtf=edtf)


def overnight_on(base: Resolved) -> Resolved:
    """“overnight on 15-16 February”, “the night of 14 May”: an evening and the next day."""
    day = day_of(base.value)
    if day is not None and "/" not in base.value:
        return time(
            f"{base.value[:10]}TNI", base.rule, base.anchor, edtf=f"{day_value(day)}/{day_value(day + 1)}"
        )
    first, _, last = base.value.partition("/")
    low, high = day_of(first), day_of(last)
    if low is not None and high == low + 1:
        edtf = f"{day_value(low)}/{day_value(high)}"
        return time(f"{first}TNI", "the night between the two days", base.anchor, edtf=edtf)
    return base


def day_part(reading: Reading, base: Resolved) -> Resolved:
    """“Tuesday night”, “the evening of 5 May”."""
    part = reading.part
    if isinstance(part, Reading):
        part = part.part
    if day_of(base.value) is None:
        return replace(base, type=TimexType.TIME, value=base.value + (f"T{part}" if part else ""))
    return time(f"{base.value[:10]}T{part}" if part else base.value, base.rule, base.anchor)
