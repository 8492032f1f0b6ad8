"""Resolves expressions made of others: parts of a period, clock times on a day, ranges."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefline.extract.dates import nth_weekday
from briefline.extract.reading import Reading
from briefline.extract.relatives import day_of
from briefline.extract.resolved import Resolved, date, time, vague
from briefline.extract.scene import Anchor, Scene
from briefline.extract.shifts import zone_text
from briefline.extract.values import day_value, edtf_of, month_value, week_value, year_value
from briefline.model.calendar import DAY, add_months, civil, day_number, month_length
from briefline.model.timex import TimexType
from briefline.model.when import When

Resolve = Callable[[Reading, Scene], Resolved]


def modified(reading: Reading, scene: Scene, base: Resolved) -> Resolved:
    """“early November”, “the end of 2028”."""
    if base.type is TimexType.TIME or len(base.value) == 10 and base.value[4:5] == "-":
        return replace(base, mod=reading.mod)
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
    return replace(base, mod="END" if second else "START")


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
    if nth is None or month is None or reading.unit not in ("W", "D", "WE"):
        return replace(base, mod="START" if nth == 1 else "END" if nth == -1 else "")
    year, number = int(month[1]), int(month[2])
    last = month_length(year, number)
    if reading.unit == "D":
        day = last if nth < 0 else nth
        return date(f"{base.value}-{day:02d}", base.rule, base.anchor) if day <= last else base
    first, end = (last - 6, last) if nth < 0 else (7 * nth - 6, min(7 * nth, last))
    if first > last:
        return base
    value = f"{base.value}-{first:02d}/{base.value}-{end:02d}"
    edtf = f"[{base.value}-{first:02d}..{base.value}-{end:02d}]"
    return date(value, f"the {'last seven days' if nth < 0 else 'week'} of the month", base.anchor, edtf=edtf)


def nth_weekday_of(reading: Reading, month: Resolved) -> Resolved:
    """“the last Thursday in May”."""
    found = re.fullmatch(r"(\d{4})-(\d\d)", month.value)
    nth = -1 if isinstance(reading.nth, str) else reading.nth
    weekday = reading.base.weekday if reading.base else None
    if found is None or nth is None or weekday is None:
        return month
    day = nth_weekday(int(found[1]), int(found[2]), nth, weekday)
    return date(day_value(day), "the weekday counted in the month", month.anchor)


def week_of(base: Resolved) -> Resolved:
    """“the week of March 9”."""
    day = day_of(base.value)
    return date(week_value(day), "the week of that day", base.anchor) if day is not None else base


def around(base: Resolved) -> Resolved:
    """“c. 1450”."""
    edtf = edtf_of(base.value)
    return replace(
        base, mod="APPROX", edtf=f"{edtf}~" if edtf and edtf[-1] not in "]X~" and "/" not in edtf else edtf
    )


def turn(base: Resolved) -> Resolved:
    """“the turn of the 20th century”: about its first year."""
    century = re.fullmatch(r"\d\d", base.value)
    if century:
        year = int(base.value) * 100
        return date(f"{year}", "about the first year", base.anchor, mod="APPROX", edtf=f"{year:04d}~")
    return replace(base, mod="START")


def clock(reading: Reading, scene: Scene, base: Resolved | None) -> Resolved:
    """A clock time on the day that it goes with, else on the heading's, the story's or the writing's."""
    hour, minute = reading.hour or 0, reading.minute or 0
    text = f"{hour:02d}:{minute:02d}" + (f":{reading.second:02d}" if reading.second is not None else "")
    if base is not None:
        prefix, rule, anchor = base.value[:10], base.rule, base.anchor
        if day_of(prefix) is None:
            if base.type is TimexType.SET:
                return replace(base, value=f"{base.value[:10]}T{text}")
            return replace(base, type=TimexType.TIME)
        zone = reading.zone if reading.zone is not None else zone_of(base.value)
        return time(f"{prefix}T{text}{zone_text(zone)}", rule, anchor)
    told = _clock_day(scene)
    if told is None:
        return Resolved(TimexType.TIME, f"XXXX-XX-XXT{text}", rule="no day is told")
    value = f"{day_value(told.number)}T{text}{zone_text(reading.zone)}"
    return time(value, "on the same day", told.words)


def zone_of(value: str) -> int | None:
    """The zone that a TIMEX3 time ends with, in minutes."""
    found = re.search(r"T\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:\d\d)$", value)
    if found is None:
        return None
    if found[1] == "Z":
        return 0
    return (int(found[1][1:3]) * 60 + int(found[1][4:])) * (-1 if found[1][0] == "-" else 1)


def _clock_day(scene: Scene) -> Anchor | None:
    return next((one for one in (scene.day, scene.story, scene.written) if one is not None and one.fine), None)


def day_part(reading: Reading, base: Resolved) -> Resolved:
    """“Tuesday night”, “the evening of 5 May”."""
    part = reading.part
    if isinstance(part, Reading):
        part = part.part
    if day_of(base.value) is None:
        return replace(base, type=TimexType.TIME, value=base.value + (f"T{part}" if part else ""))
    return time(f"{base.value[:10]}T{part}" if part else base.value, base.rule, base.anchor)


def spanned(reading: Reading, scene: Scene, resolve: Resolve) -> Resolved:
    """A range: each end lends the other the month and year that it does not say."""
    first, last = reading.base, reading.last
    assert first is not None
    assert last is not None
    if reading.year is not None:
        year = reading.year.year if isinstance(reading.year, Reading) else reading.year
        last = replace(last, year=year)
    if last.form == "date" and last.day is not None and last.month is None and _core(first).month is not None:
        last = replace(last, month=_core(first).month, year=last.year or _core(first).year)
    if first.form == "date" and first.day is not None and first.month is None and first.year is None:
        core = _core(last)
        first = replace(first, month=core.month, year=core.year)
    if _is_era(first, last):
        first = replace(first, year=1 - (first.year or 0))
    if (
        last.form == "date"
        and last.year is not None
        and 0 < last.year < 100
        and first.year
        and last.month is None
    ):
        last = replace(last, year=first.year // 100 * 100 + last.year % 100)
    low, high = _ends(first, last, scene, resolve)
    return _interval(low, high)


def _is_era(first: Reading, last: Reading) -> bool:
    return bool(
        first.form == "date" and last.form == "date" and first.year and last.year is not None and last.year < 0 < first.year
        and first.month is None and first.year > 1 - last.year
    )  # fmt: skip


def _core(reading: Reading) -> Reading:
    return reading.base if reading.form == "mod" and reading.base else reading


def _ends(first: Reading, last: Reading, scene: Scene, resolve: Resolve) -> tuple[Resolved, Resolved]:
    low_core, high_core = _core(first), _core(last)
    dated = ("date", "holiday", "numeric")
    if low_core.form in dated and high_core.form in dated:
        if high_core.year is not None and low_core.year is None and low_core.decade is None:
            high = resolve(last, scene)
            low = resolve(_with_year(first, high_core.year), scene)
            if _start(low) is not None and (_start(high) or 0) < (_start(low) or 0):
                low = resolve(_with_year(first, high_core.year - 1), scene)
            return low, high
        low = resolve(first, scene)
        if high_core.year is None and high_core.decade is None and low.value[:4].isdigit():
            year = int(low.value[:4])
            high = resolve(_with_year(last, year), scene)
            if (_start(high) or 0) < (_start(low) or 0):
                high = resolve(_with_year(last, year + 1), scene)
            return low, replace(high, anchor=low.anchor, rule=low.rule)
        return low, resolve(last, scene)
    low = resolve(first, scene)
    later = replace_story(scene, low)
    if last.form == "weekday" and not last.relation and later.story:
        later = replace(later, day=later.story, dated_days=True)
    high = resolve(last, later)
    if first.form == "clock" and last.form == "clock" and first.base is None and last.base is not None:
        day = day_of(high.value)
        if day is not None:
            low = resolve(replace(first, base=last.base, zone=first.zone or last.zone), scene)
    return low, high


def _with_year(reading: Reading, year: int) -> Reading:
    if reading.form == "mod" and reading.base:
        return replace(reading, base=replace(reading.base, year=year))
    return replace(reading, year=year)


def replace_story(scene: Scene, resolved: Resolved) -> Scene:
    """The scene after a resolved expression, for the next one in the same phrase."""
    anchor = anchor_of_value(resolved)
    return replace(scene, story=anchor) if anchor else scene


def anchor_of_value(resolved: Resolved) -> Anchor | None:
    """The anchor that a resolved date gives to what follows."""
    found = re.match(r"(BC)?(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q(\d))?(?:T(\d\d):(\d\d))?", resolved.value)
    if found is None:
        return None
    year = 1 - int(found[2]) if found[1] else int(found[2])
    month = int(found[3]) if found[3] else None
    quarter = int(found[5]) if found[5] else None
    if quarter:
        month = 3 * quarter - 2
    day = int(found[4]) if found[4] and found[3] else None
    clock_ = int(found[6]) * 60 + int(found[7]) if found[6] else None
    return Anchor(year, month, day, resolved.value[:10], quarter, clock_, zone_of(resolved.value))


def _start(resolved: Resolved) -> int | None:
    return When.parse(resolved.edtf).lo if resolved.edtf else None


def _interval(low: Resolved, high: Resolved) -> Resolved:
    kind = TimexType.TIME if TimexType.TIME in (low.type, high.type) and "T" in low.value else TimexType.DATE
    value = f"{low.value}/{high.value}"
    edtf = None
    if low.edtf and high.edtf:
        edtf = edtf_of_ends(low.edtf, high.edtf)
    doubts = tuple(dict.fromkeys(low.doubts + high.doubts))
    return Resolved(kind, value, "", edtf, low.rule or high.rule, low.anchor or high.anchor, doubts)


def edtf_of_ends(first: str, last: str) -> str | None:
    """An EDTF interval of two dates or sets; None when the end comes before the start."""
    low = first[1:-1].partition("..")[0] if first.startswith("[") else first.partition("/")[0]
    high = last[1:-1].partition("..")[2] if last.startswith("[") else last.rpartition("/")[2]
    start, end = When.parse(low), When.parse(high)
    if start.lo is None or end.hi is None or end.hi <= start.lo:
        return None
    return f"{low}/{high}" if low != high else low


def overnight_on(base: Resolved) -> Resolved:
    """“overnight on 15-16 February”, “the night of 14 May”: an evening and the next day."""
    day = day_of(base.value)
    if day is not None and "/" not in base.value:
        return time(
            f"{base.value[:10]}TNI", base.rule, base.anchor, edtf=f"{day_value(day)}/{day_value(day + 1)}"
        )
    return base


def fiscal(reading: Reading, scene: Scene) -> Resolved:
    """FY25, Q2 FY25, H1 2014: fiscal years by the year end that the text states, else calendar years."""
    year = reading.year
    doubts: tuple[str, ...] = ()
    anchor = ""
    if year is None:
        told = scene.heading or (scene.story if scene.narrative else None) or scene.written or scene.story
        if told is None:
            return vague(f"XXXX-{'Q' if reading.quarter else 'H'}{reading.quarter or reading.half}")
        year, anchor = told.year, told.words
        if scene.year_end != 12 and (told.month or 1) > scene.year_end:
            year += 1
    end = scene.year_end if reading.fiscal or scene.year_end != 12 and reading.year is None else 12
    if end == 12:
        value = year_value(year)
        if reading.quarter:
            return date(f"{value}-Q{reading.quarter}", "the quarter as written", anchor)
        if reading.half:
            return date(f"{value}-H{reading.half}", "the half year as written", anchor)
        if reading.fiscal:
            doubts = ("the text does not say when the financial year ends",)
            return date(f"FY{year}", "taken as the calendar year", anchor, edtf=f"{year:04d}?", doubts=doubts)
        return date(value, "the year as written")
    return _fiscal_span(reading, year, end, anchor)


def _fiscal_span(reading: Reading, year: int, end: int, anchor: str) -> Resolved:
    first = add_months(year, end, -11)
    months = 12
    if reading.quarter:
        first, months = add_months(*first, 3 * (reading.quarter - 1)), 3
    elif reading.half:
        first, months = add_months(*first, 6 * (reading.half - 1)), 6
    last = add_months(*first, months - 1)
    low = f"{month_value(*first)}-01"
    high = f"{month_value(*last)}-{month_length(*last):02d}"
    return date(f"{low}/{high}", "by the financial year that the text states", anchor)


def the_unit(reading: Reading, scene: Scene, resolve: Resolve) -> Resolved:
    """“the year” inside “the end of the year”: the one that the story or the writing is in."""
    return resolve(
        replace(reading, form="relative", relation="this" if not scene.narrative else "that"), scene
    )


def year_earlier(reading: Reading, scene: Scene) -> Resolved:
    """“the year-earlier period”: the same quarter of the year before, where quarters are told of."""
    told = scene.quarter or scene.now or scene.then
    if told is None:
        return vague("PAST_REF")
    if reading.quarter:
        return date(f"{year_value(told.year - 1)}-Q{reading.quarter}", "a year before", told.words)
    if told.quarter:
        return date(f"{year_value(told.year - 1)}-Q{told.quarter}", "a year before", told.words)
    return date(year_value(told.year - 1), "a year before", told.words)


def quarter_ref(scene: Scene) -> Resolved:
    """“the quarter”: the one that the story is in, else the last one that is over."""
    told = scene.quarter
    if told:
        return date(f"{year_value(told.year)}-Q{told.quarter}", "the same quarter", told.words)
    now = scene.now
    if now is None or now.month is None:
        return vague("PAST_REF")
    index = now.year * 4 + (now.month - 1) // 3 - 1
    return date(f"{year_value(index // 4)}-Q{index % 4 + 1}", "the last full quarter", now.words)


def period_of(reading: Reading, scene: Scene) -> Resolved:
    """“the 1988 period”: the quarter of that year, where a quarter is being told of."""
    year = year_value(reading.year or 0)
    if scene.quarter is not None:
        return date(f"{year}-Q{scene.quarter.quarter}", "the same quarter of that year", scene.quarter.words)
    return date(year, "the year as written")


def day_after_launch(reading: Reading, scene: Scene) -> Resolved:
    """“D+3”: three days after the day that the text counts from."""
    told = scene.launch or scene.then
    count = int(reading.count or 0)
    if told is None or not told.fine:
        return Resolved(TimexType.DURATION, f"P{count}D")
    day = told.number + count * reading.direction
    return date(day_value(day), f"{count} days {'after' if reading.direction > 0 else 'before'}", told.words)


def day_text(second: int) -> str:
    """The ISO day of a clock second."""
    year, month, day = civil(second // DAY)
    return f"{year:04d}-{month:02d}-{day:02d}"


def iso_week(reading: Reading) -> Resolved:
    """2024-W43 as written."""
    return date(f"{reading.year:04d}-W{reading.nth:02d}", "the week as written")


def first_day(value: str) -> int | None:
    """Day number at which a TIMEX3 value starts, None where it has no place in time."""
    edtf = edtf_of(value)
    if edtf is None:
        return None
    lo = When.parse(edtf).lo
    return None if lo is None else lo // DAY


def day_number_of(year: int, month: int, day: int) -> int:
    """Day number of a civil date."""
    return day_number(year, month, day)
