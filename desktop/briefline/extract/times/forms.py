"""One reading in its scene: which form of reading is resolved by what."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefline.extract.times import (
    clocks,
    dates,
    fiscal,
    histories,
    holidays,
    portions,
    relatives,
    seasons,
    shifts,
    spans,
    styles,
    weekdays,
)
from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading
from briefline.extract.times.recognise import Found
from briefline.extract.times.resolved import Resolved, date, unsaid, vague
from briefline.extract.times.scene import Scene
from briefline.extract.times.values import day_value, edtf_of, month_value

_CENTURIES = re.compile(r"(?:BC)?\d{2,3}")  # TIMEX3 values of centuries and decades
_EVENING = 18 * 60  # minutes: the morning after such a time is the next day's
_EVE = ("what it is the eve of is not dated",)


_BESIDE = ("after", "before")  # what lies on one side of a stretch of time: “after Ramadan”


def with_preposition(resolved: Resolved, before: str) -> Resolved:
    edtf = resolved.edtf
    if edtf is None or not before or "/" in edtf and before not in _BESIDE:
        return resolved
    if before == "from" and _CENTURIES.fullmatch(resolved.value):
        return resolved  # “a jar from the ninth century” is of that time
    first, last = edtf[1:-1].split("..") if edtf.startswith("[") else (edtf, edtf)
    if "/" in edtf:
        first, last = edtf.split("/")
        if not first.strip(".") or not last.strip("."):
            return resolved
    made = {
        "since": f"{first}/..",
        "until": f"/{last}",
        "by": f"[..{last}]",
        "before": f"../{first if '/' in edtf else last}",
        "after": f"[{last if '/' in edtf else first}..]",
        "on or after": f"[{first}..]",
        "from": f"{first}/",
    }.get(before)
    mods = {"by": "ON_OR_BEFORE", "before": "BEFORE", "after": "AFTER", "on or after": "ON_OR_AFTER"}
    if made is None:
        return resolved
    return replace(resolved, edtf=made, mod=resolved.mod or mods.get(before, ""))


def past_midnight(resolved: Resolved, found: Found) -> Resolved:
    """“shortly after midnight on Tuesday”: what comes after it is that day, so its first hour is meant."""
    if found.before != "after" or found.reading.form != "clockon" or not resolved.value.endswith("T24:00"):
        return resolved
    value = f"{resolved.value[:10]}T00:00"
    return replace(resolved, value=value, edtf=edtf_of(value))


def resolve_reading(reading: Reading, scene: Scene) -> Resolved:
    """One reading in its scene."""
    if reading.more is not None and reading.form in ("date", "holiday") and reading.more.form == "relative":
        return _adopt(reading, scene)
    simple = _SIMPLE.get(reading.form)
    if simple is not None:
        return simple(reading, scene)
    return _COMPOSED[reading.form](reading, scene)


def _base(reading: Reading, scene: Scene) -> Resolved:
    assert reading.base is not None
    return resolve_reading(reading.base, scene)


def _told(resolved: Resolved) -> Resolved:
    """A part of something that is no date is none either."""
    return resolved if resolved.value else vague("")


def _is_feast(reading: Reading) -> bool:
    return reading.base is not None and reading.base.form == "holiday"


def _shift(reading: Reading, scene: Scene) -> Resolved:
    anchor = None
    if reading.base is not None:
        base = _base(reading, scene)
        anchor = spans.anchor_of_value(base)
        if anchor is None:
            return vague("PAST_REF" if reading.direction < 0 else "FUTURE_REF")
    return shifts.shift(reading, scene, anchor)


def _within_of(reading: Reading, scene: Scene) -> Resolved:
    base = _base(reading, scene)
    return shifts.within_of(reading, base, spans.anchor_of_value(base))


def _holiday(reading: Reading, scene: Scene) -> Resolved:
    """A day with a name; what is called by its day is a plain date in a text from before it."""
    written = scene.written
    called = reading.month is not None and written is not None
    if called and written and month_value(written.year, written.month or 12) < reading.value[:7]:
        return dates.calendar(replace(reading, form="date", value=""), scene)
    return holidays.holiday(reading, scene)


def _quarter_ref(reading: Reading, scene: Scene) -> Resolved:
    if scene.quarter is None and reading.base is not None:
        return _base(reading, scene)
    return fiscal.quarter_ref(scene)


def _some_weekday(reading: Reading, scene: Scene) -> Resolved:
    """“a Wednesday”: in the news the nearest one."""
    told = histories.some_weekday(reading, scene)
    if told is not None:
        return told
    base = Reading("weekday", weekday=reading.weekday)
    if not reading.part:
        return weekdays.weekday_of(base, scene)
    return portions.day_part(replace(reading, form="daypart"), weekdays.weekday_of(base, scene))


def _clock(reading: Reading, scene: Scene) -> Resolved:
    base = _base(reading, scene) if reading.base is not None else None
    return clocks.clock(reading, scene, base)


def _clock_on(reading: Reading, scene: Scene) -> Resolved:
    base = _base(reading, scene) if reading.base is not None else None
    inner = reading.more
    assert inner is not None
    if inner.base is not None:
        return resolve_reading(inner, scene)
    return clocks.clock(inner, scene, base)


def _part(reading: Reading, scene: Scene) -> Resolved:
    part = reading.part
    told = scene.heading or scene.then or scene.now
    if told is None or not told.fine:
        return unsaid(part)
    if part == "MO" and told.late(_EVENING):
        return relatives.rel_part(replace(reading, relation="following"), scene)
    return relatives.rel_part(replace(reading, relation="that"), scene)


def _adopt(reading: Reading, scene: Scene) -> Resolved:
    return relatives.adopt(reading, scene, resolve_reading)


def _before_last(reading: Reading, scene: Scene) -> Resolved:
    """“the Monday before last”: the one before the last one, a week or a year farther off."""
    base, step = _base(reading, scene), reading.direction
    told = spans.anchor_of_value(base)
    rule = f"the one {'before the last one before' if step < 0 else 'after the next one after'}"
    if reading.base is not None and reading.base.form == "weekday" and told is not None and told.fine:
        return date(day_value(told.number + 7 * step), rule, base.anchor)
    if base.value[:4].isdigit():
        return date(f"{int(base.value[:4]) + step:04d}{base.value[4:]}", rule, base.anchor)
    return vague("PAST_REF" if step < 0 else "FUTURE_REF")


def _eve(reading: Reading, scene: Scene) -> Resolved:
    """“6 March: on the eve of the elections” is that day; “the eve of his departure” one before the story."""
    told = scene.day
    if told is not None:
        return date(day_value(told.number), "the day that the text is at", told.words, doubts=_EVE)
    told = scene.story
    if told is None or not told.fine or reading.relation != "owned":
        return vague("XXXX-XX-XX")
    return date(day_value(told.number - 1), "the day before", told.words, doubts=_EVE)


def _year_end(reading: Reading, scene: Scene) -> Resolved:
    """“year-end”: the last day of the year, “since year-end” of the one before; drawn as December."""
    told = (scene.story if scene.narrative else None) or scene.now
    if reading.year is not None:
        year = f"{reading.year:04d}"
        return date(f"{year}-12-31", "the end of that year", mod="APPROX", edtf=f"{year}-12")
    if told is None:
        return vague("XXXX-12-31")
    year = f"{told.year - (reading.relation == 'last'):04d}"
    return date(f"{year}-12-31", "the end of that year", told.words, mod="APPROX", edtf=f"{year}-12")


def _theunit(reading: Reading, scene: Scene) -> Resolved:
    return spans.the_unit(reading, scene, resolve_reading)


def _nth_weekday(reading: Reading, scene: Scene) -> Resolved:
    assert reading.more is not None
    return portions.nth_weekday_of(reading, resolve_reading(reading.more, scene))


_SIMPLE: dict[str, Callable[[Reading, Scene], Resolved]] = {
    "date": dates.calendar,
    "holiday": _holiday,
    "numeric": dates.numeric,
    "deictic": relatives.deictic,
    "overnight": relatives.overnight,
    "weekday": weekdays.weekday_of,
    "weekdayofweek": weekdays.weekday_of_week,
    "relative": relatives.relative,
    "relativeschoolyear": relatives.school_year,
    "relmonth": seasons.rel_month,
    "relholiday": seasons.rel_holiday,
    "relseason": seasons.rel_season,
    "relpart": relatives.rel_part,
    "weekend": weekdays.weekend,
    "fiscal": fiscal.fiscal,
    "yearearlier": fiscal.year_earlier,
    "yearofaccounts": fiscal.year_of_accounts,
    "periodof": fiscal.period_of,
    "dday": shifts.day_after_launch,
    "oldstyle": styles.old_style_day,
    "narrativeref": histories.word,
    "narrativeset": histories.recurring,
    "age": histories.age,
    "nightshift": histories.nights_on,
    "unitofevent": histories.unit_of_event,
    "numberedday": histories.numbered_day,
    "onenight": histories.one_night,
    "toldtime": histories.told_time,
    "playingseason": histories.playing_season,
    "hijri": styles.hijri_days,
    "schoolyear": styles.school_year_months,
    "electionyear": styles.election_year,
    "millennium": styles.millennium_years,
}


_COMPOSED: dict[str, Callable[[Reading, Scene], Resolved]] = {
    "duration": lambda reading, _: shifts.length(reading),
    "vague duration": lambda reading, _: shifts.length(reading),
    "set": lambda reading, scene: shifts.recurrence(reading, scene.narrative),
    "someweekday": _some_weekday,
    "ref": lambda reading, _: Resolved(histories.kind_of(reading.value), reading.value),
    "isoweek": lambda reading, scene: spans.iso_week(reading, scene),
    "quarterref": _quarter_ref,
    "shift": _shift,
    "withinof": _within_of,
    "countedday": histories.counted_day,
    "beside": lambda reading, _: vague("XXXX-XX-XX" if reading.unit == "D" else ""),
    "clock": _clock,
    "clockon": _clock_on,
    "part": _part,
    "theunit": _theunit,
    "nthweekday": _nth_weekday,
    "mod": lambda reading, scene: _told(portions.modified(reading, scene, _base(reading, scene))),
    "parts": lambda reading, scene: spans.parts(reading, scene, resolve_reading),
    "within": lambda reading, scene: _base(reading, scene),
    "halfof": lambda reading, scene: portions.half_of(reading, _base(reading, scene)),
    "nthof": lambda reading, scene: portions.nth_of(reading, _base(reading, scene)),
    "weekto": lambda reading, scene: portions.week_to(_base(reading, scene)),
    "weekdaybeside": lambda reading, scene: portions.weekday_beside(reading, _base(reading, scene)),
    "holidayweekend": lambda reading, scene: portions.holiday_weekend(_base(reading, scene)),
    "weekendof": lambda reading, scene: portions.weekend_of(_base(reading, scene)),
    "portionof": lambda reading, scene: portions.portion_of(reading, _base(reading, scene)),
    "sofar": lambda reading, scene: portions.so_far(_base(reading, scene)),
    "shiftto": lambda reading, scene: relatives.shift_to(reading, scene),
    "weekof": lambda reading, scene: portions.week_of(_base(reading, scene), feast=_is_feast(reading)),
    "weekfrom": lambda reading, scene: portions.week_from(_base(reading, scene)),
    "turnofyear": lambda reading, scene: portions.turn_told(reading, scene, _base(reading, scene)),
    "around": lambda reading, scene: _told(portions.around(_base(reading, scene))),
    "yearend": _year_end,
    "eveof": _eve,
    "beforelast": _before_last,
    "turn": lambda reading, scene: portions.turn_told(reading, scene, _base(reading, scene)),
    "daypart": lambda reading, scene: portions.day_part(reading, _base(reading, scene)),
    "overnighton": lambda reading, scene: portions.overnight_on(_base(reading, scene)),
    "range": lambda reading, scene: spans.spanned(reading, scene, resolve_reading),
    "eras": lambda reading, scene: spans.eras(reading, scene, resolve_reading),
    "eitherday": lambda reading, scene: spans.either(reading, scene, resolve_reading),
    "list": lambda reading, scene: spans.spanned(reading, scene, resolve_reading),
}
