"""Resolves what is counted from the day of writing or from where the narrative stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefline.extract.dates import holiday_day, year_in_story
from briefline.extract.reading import Reading
from briefline.extract.resolved import Resolved, date, time, vague
from briefline.extract.scene import Anchor, Scene
from briefline.extract.values import day_value, edtf_of, month_value, week_value, year_value
from briefline.model.calendar import add_months, civil, day_number, month_length, weekday

_STEP = {
    "last": -1, "previous": -1, "before": -1, "this": 0, "that": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1, "after": 1, "past": -1,
}  # fmt: skip
_STORY = ("previous", "following", "that", "before", "after")
_SEASON_FIRST = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_COUNT_WORDS = {
    -2: "two days before",
    -1: "the day before",
    0: "the same day",
    1: "the day after",
    2: "two days after",
}


def deictic(reading: Reading, scene: Scene) -> Resolved:
    """yesterday, today, tomorrow, and parts of them: from the day of writing."""
    now = scene.now
    offset = int(reading.count or 0)
    if now is None:
        return vague(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[(offset > 0) - (offset < 0) + 1])
    if not now.fine:
        value = month_value(now.year, now.month) if now.month else year_value(now.year)
        return date(value, "about then", now.words)
    day = now.number + offset
    rule = _COUNT_WORDS[offset]
    if reading.part:
        return time(f"{day_value(day)}T{reading.part}", rule, now.words)
    return date(day_value(day), rule, now.words)


def overnight(reading: Reading, scene: Scene) -> Resolved:
    """The night before the day of writing, or after the day that the story has come to."""
    anchor = scene.written if not scene.narrative and not scene.heading else None
    if (
        anchor
        and anchor.fine
        and not (scene.story and scene.story.fine and scene.story.number < anchor.number - 6)
    ):
        day = anchor.number - 1 if scene.tense() <= 0 else anchor.number
    else:
        anchor = scene.then
        if anchor is None or not anchor.fine:
            return vague("XXXX-XX-XXTNI")
        day = anchor.number
    first, last = day_value(day), day_value(day + 1)
    return time(f"{first}TNI", "the night between two days", anchor.words, edtf=f"{first}/{last}")


def weekday_of(reading: Reading, scene: Scene) -> Resolved:
    """“on Tuesday”: the last one in a past clause, the coming one in a future clause."""
    wanted = reading.weekday
    assert wanted is not None
    relation = reading.relation
    anchor = _weekday_anchor(relation, scene)
    if anchor is None or not anchor.fine:
        return Resolved(date("x").type, f"XXXX-WXX-{wanted}", rule="no day is told to count from")
    base = anchor.number
    past = base - (weekday(base) - wanted) % 7
    future = base + (wanted - weekday(base)) % 7
    if relation in ("last", "previous", "before"):
        day = past if past < base else past - 7
        if relation == "last" and base - day < weekday(base) and base - day <= 3:
            day = day if day < base - 7 else day
        rule = "the last one before"
    elif relation in ("next", "following", "after"):
        day = future if future > base else future + 7
        rule = "the next one after"
    elif relation in ("this", "coming"):
        day = future
        if relation == "this" and scene.tense() < 0:
            day = past
        rule = "the one nearest to"
    elif anchor is scene.written or anchor is scene.day and not scene.dated_days:
        tense = scene.tense()
        if future - base == 1:
            tense = 1  # whoever means six days ago says so
        day = future if tense > 0 else past
        rule = "the next one from" if tense > 0 else "the last one up to"
    else:
        day = future
        rule = "the next one from"
    return date(
        day_value(day), rule.removesuffix(" from").removesuffix(" up to").removesuffix(" to"), anchor.words
    )


def _weekday_anchor(relation: str, scene: Scene) -> Anchor | None:
    if relation in ("following", "previous", "after", "before", "that"):
        return scene.then
    if scene.day:
        return scene.day
    if scene.narrative and scene.story and scene.story.fine:
        return scene.story
    return scene.written or scene.then


def weekday_of_week(reading: Reading, scene: Scene) -> Resolved:
    """“Tuesday last week”, and “Friday week”: a week after the coming Friday."""
    now, wanted = scene.now, reading.weekday
    assert wanted is not None
    if now is None or not now.fine:
        return vague(f"XXXX-WXX-{wanted}")
    if not reading.relation:
        day = now.number + ((wanted - weekday(now.number)) % 7 or 7) + 7
        return date(day_value(day), "a week after the coming one", now.words)
    monday = now.number - weekday(now.number) + 1 + 7 * _STEP[reading.relation]
    return date(day_value(monday + wanted - 1), f"in the week {_side(reading.relation)}", now.words)


def _side(relation: str) -> str:
    return ("before", "of that day", "after")[_STEP[relation] + 1]


def relative(reading: Reading, scene: Scene) -> Resolved:
    """“last month”, “the following year”, “that day”."""
    anchor = _unit_anchor(reading, scene)
    if anchor is None:
        step = _STEP[reading.relation]
        return vague(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[step + 1])
    return unit_from(anchor, reading.unit, _STEP[reading.relation], scene)


def _unit_anchor(reading: Reading, scene: Scene) -> Anchor | None:
    if reading.relation == "that" and reading.unit == "Y" and scene.latest:
        return scene.latest
    if reading.relation in _STORY:
        return scene.then
    if reading.relation == "next" and reading.unit == "D":
        return scene.then
    if scene.narrative and scene.story is not None and reading.relation in ("next", "this", "last"):
        return scene.story
    return scene.now


_UNIT_NAMES = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "ML": "millennium",
    "WE": "weekend",
    "FN": "fortnight",
}


def unit_from(anchor: Anchor, unit: str, step: int, scene: Scene | None = None) -> Resolved:
    """The unit that the anchor lies in, or one before or after it."""
    name = _UNIT_NAMES.get(unit, "time")
    rule = (f"the {name} before", f"the same {name}", f"the {name} after")[max(-1, min(1, step)) + 1]
    if unit == "Y":
        return date(year_value(anchor.year + step), rule, anchor.words)
    if unit == "DE":
        return date(
            f"{anchor.year // 10 + step:03d}" if anchor.year > 0 else f"BC{-anchor.year // 10 - step:03d}",
            rule,
            anchor.words,
        )
    if unit == "CE":
        century = (anchor.year - 1) // 100 + step
        return date(f"{century:02d}" if century >= 0 else f"BC{-century - 1:02d}", rule, anchor.words)
    if unit == "Q":
        quarter = anchor.quarter or ((anchor.month - 1) // 3 + 1 if anchor.month else None)
        if quarter is None:
            return date(f"{year_value(anchor.year)}-QX", rule, anchor.words)
        index = anchor.year * 4 + quarter - 1 + step
        return date(f"{year_value(index // 4)}-Q{index % 4 + 1}", rule, anchor.words)
    if unit == "M":
        if anchor.month is None:
            return date(f"{year_value(anchor.year)}-XX", rule, anchor.words)
        return date(month_value(*add_months(anchor.year, anchor.month, step)), rule, anchor.words)
    if not anchor.fine:
        return _coarse_week_or_day(anchor, unit, step, rule)
    if unit in ("W", "FN"):
        return date(week_value(anchor.number + 7 * step), rule, anchor.words)
    if unit == "WE":
        return date(f"{week_value(anchor.number + 7 * step)}-WE", rule, anchor.words)
    if unit == "D":
        return date(day_value(anchor.number + step), rule, anchor.words)
    return vague(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[step + 1])


def _coarse_week_or_day(anchor: Anchor, unit: str, step: int, rule: str) -> Resolved:
    if unit in ("W", "FN", "WE") and anchor.month and step <= 0:
        middle = day_number(anchor.year, anchor.month, 15) + 7 * step
        low = day_number(anchor.year, anchor.month, 1) + 7 * step
        high = day_number(anchor.year, anchor.month, month_length(anchor.year, anchor.month)) + 7 * step
        return date(week_value(middle), rule, anchor.words, edtf=f"[{day_value(low)}..{day_value(high)}]")
    if unit in ("W", "FN", "WE"):
        return date(f"{year_value(anchor.year)}-WXX", rule, anchor.words)
    value = (
        f"{month_value(anchor.year, anchor.month)}-XX" if anchor.month else f"{year_value(anchor.year)}-XX-XX"
    )
    edtf = edtf_of(value[:-3] if anchor.month else year_value(anchor.year))
    return date(value, rule, anchor.words, edtf=edtf)


def rel_month(reading: Reading, scene: Scene) -> Resolved:
    """“last September”, “the following July”, “this May”."""
    month = reading.month
    assert month is not None
    anchor = (
        scene.then
        if reading.relation in _STORY
        else (scene.story if scene.narrative and scene.story else scene.now)
    )
    if anchor is None:
        return vague(f"XXXX-{month:02d}")
    step = _STEP[reading.relation]
    if reading.day is not None:
        return _rel_month_day(anchor, month, reading.day, step)
    year = anchor.year
    here = anchor.month
    if step < 0 and here is not None:
        year -= month >= here
    elif step < 0:
        year -= 1
    elif step > 0:
        year += 1 if here is None or month <= here else 0
    elif reading.relation == "that":
        year = year_in_story(anchor, month)
    rule = ("the last one before", "in the same year", "the next one after")[step + 1]
    return date(month_value(year, month), rule, anchor.words)


def _rel_month_day(anchor: Anchor, month: int, day: int, step: int) -> Resolved:
    """“last Oct. 23”: the latest one before the anchor."""
    year = anchor.year
    day = min(day, month_length(year, month))
    number = day_number(year, month, day)
    if step < 0 and number >= anchor.number:
        year -= 1
    elif step > 0 and number <= anchor.number:
        year += 1
    rule = ("the last one before", "in the same year", "the next one after")[step + 1]
    return date(f"{month_value(year, month)}-{day:02d}", rule, anchor.words)


def rel_holiday(reading: Reading, scene: Scene) -> Resolved:
    """“last Thanksgiving”: the latest one before the day of writing."""
    anchor = scene.then if reading.relation in _STORY else scene.now
    base = reading.base
    if anchor is None or base is None or "-" in base.value[:1] or len(base.value) == 10:
        return vague("PAST_REF")
    step = _STEP[reading.relation]
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [holiday_day(base.value, year) for year in years]
    if step < 0:
        day = max(one for one in days if one < anchor.number)
    elif step > 0:
        day = min(one for one in days if one > anchor.number)
    else:
        day = days[1]
    rule = ("the last one before", "in the same year", "the next one after")[step + 1]
    return date(day_value(day), rule, anchor.words)


def rel_season(reading: Reading, scene: Scene) -> Resolved:
    """“last spring”: the latest one that is over; “next winter”: the next to begin."""
    anchor = (
        scene.then
        if reading.relation in _STORY
        else (scene.story if scene.narrative and scene.story else scene.now)
    )
    first = _SEASON_FIRST[reading.season]
    if anchor is None:
        return vague(f"XXXX-{reading.season}")
    step, year, here = _STEP[reading.relation], anchor.year, anchor.month
    if step < 0:
        if here is None:
            year -= 1
        elif reading.season == "WI":
            year -= 1 if here > 2 else 2
            if here == 12:
                year = anchor.year - 1
        else:
            year -= here <= first + 2
    elif step > 0:
        year += 1 if here is None or first <= here else 0
    elif reading.season == "WI" and here is not None and here <= 3 and reading.relation == "this":
        year -= 1
    rule = ("the last one before", "in the same year", "the next one after")[step + 1]
    return date(f"{year_value(year)}-{reading.season}", rule, anchor.words)


def rel_part(reading: Reading, scene: Scene) -> Resolved:
    """“this morning”, “the following afternoon”, “that night”."""
    step = _STEP[reading.relation]
    story = reading.relation in (*_STORY, "next")
    anchor = scene.then if story else scene.now
    if anchor is None or not anchor.fine:
        return vague(f"XXXX-XX-XXT{reading.part}")
    day = anchor.number + (step if reading.relation != "last" else -1)
    rule = ("the day before", "the same day", "the day after")[max(-1, min(1, step)) + 1]
    return time(f"{day_value(day)}T{reading.part}", rule, anchor.words)


def weekend(reading: Reading, scene: Scene) -> Resolved:
    """“the weekend”: the last one in a past clause, the coming one in a future clause."""
    relation = reading.relation
    anchor = (
        scene.then
        if relation in _STORY
        else (scene.heading if scene.heading and scene.heading.fine else None)
    )
    anchor = (
        anchor or (scene.story if scene.narrative and scene.story and scene.story.fine else None) or scene.now
    )
    if anchor is None or not anchor.fine:
        return vague("XXXX-WXX-WE")
    week = anchor.number
    if relation in _STEP and relation != "this":
        week += 7 * _STEP[relation]
        if relation in ("last", "past") and weekday(anchor.number) == 7:
            week = anchor.number - 7
    elif relation == "this" or relation in ("that",):
        week = anchor.number
    elif anchor is scene.day and scene.dated_days:
        week = anchor.number
    elif scene.tense() <= 0 and weekday(week) < 6:
        week -= 7
    rule = ("the last one", "the same one", "the next one")[
        (week > anchor.number) - (week < anchor.number) + 1
    ]
    return date(f"{week_value(week)}-WE", rule, anchor.words)


def adopt(reading: Reading, scene: Scene, resolve: Callable[[Reading, Scene], Resolved]) -> Resolved:
    """“March last year”: the year is told by another expression."""
    assert reading.more is not None
    year = relative(replace(reading.more, unit="Y"), scene) if reading.more.form == "relative" else None
    if year is None or not year.value.isdigit():
        return resolve(replace(reading, more=None), scene)
    result = resolve(replace(reading, more=None, year=int(year.value)), scene)
    return replace(result, rule=year.rule, anchor=year.anchor)


def within(reading: Reading, scene: Scene, base: Resolved) -> Resolved:
    """“earlier this year”: what the base says, up to the day of writing where that is known."""
    return replace(base, rule=base.rule)


def day_of(value: str) -> int | None:
    """Day number of a TIMEX3 day value, None for anything else."""
    if (
        len(value) < 10
        or not value[:4].isdigit()
        or value[4] != "-"
        or not value[5:7].isdigit()
        or not value[8:10].isdigit()
    ):
        return None
    return day_number(int(value[:4]), int(value[5:7]), int(value[8:10]))


def day_in(anchor: Anchor) -> tuple[int, int, int]:
    """Year, month, day of an anchor's day."""
    return civil(anchor.number)
