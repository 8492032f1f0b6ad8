"""Resolves what is counted from the day of writing or from where the narrative stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefline.extract.times.copies import replace
from briefline.extract.times.fiscal import relative_year
from briefline.extract.times.reading import Reading
from briefline.extract.times.resolved import Resolved, date, time, unsaid, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.styles import school_year_months
from briefline.extract.times.values import (
    UNIT_NAMES,
    day_value,
    edtf_of,
    month_value,
    week_value,
    year_value,
)
from briefline.model.calendar import add_months, civil, day_number, month_length, weekday

_YEAR = re.compile(r"(BC)?(\d{4})")
STEP = {
    "last": -1, "previous": -1, "before": -1, "this": 0, "that": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1, "after": 1, "past": -1,
}  # fmt: skip
_STEPS = ("D", "M", "Y")  # units by which a story goes on from sentence to sentence
_SMALL = 6 * 60  # minutes up to which it is still the night of the day before
STORY = ("previous", "following", "that", "before", "after")
_NEW_SCHOOL_YEAR = 7  # the month from which the next school year is spoken of as this one
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
    if scene.narrative and scene.day is None and not offset:
        # “the walls still stand today”: at no day of the telling
        return unsaid(reading.part) if reading.part else vague("PRESENT_REF")
    if now is None:
        return vague(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[(offset > 0) - (offset < 0) + 1])
    if not now.fine:
        value = month_value(now.year, now.month) if now.month else year_value(now.year)
        return date(value, "about the time of", now.words)
    day = now.number + offset
    rule = _COUNT_WORDS[offset]
    if reading.part:
        return time(f"{day_value(day)}T{reading.part}", rule, now.words)
    return date(day_value(day), rule, now.words)


def overnight(reading: Reading, scene: Scene) -> Resolved:
    """The night before the day of writing, or after the day that the story has come to."""
    anchor = scene.written if not scene.narrative and not scene.heading else None
    if scene.near is not None and scene.near.fine:
        anchor = scene.near
        day = anchor.number
    elif (
        anchor
        and anchor.fine
        and not (scene.story and scene.story.fine and scene.story.number < anchor.number - 6)
    ):
        tonight = scene.story is not None and scene.story.number >= anchor.number and scene.in_paragraph()
        tense = scene.tense()
        day = anchor.number - (tense < 0 or tense == 0 and not tonight)
    else:
        anchor = scene.then
        if anchor is None or not anchor.fine:
            return unsaid("NI")
        day = anchor.number
    first, last = day_value(day), day_value(day + 1)
    return time(f"{first}TNI", "the night between two days", anchor.words, edtf=f"{first}/{last}")


def relative(reading: Reading, scene: Scene) -> Resolved:
    """“last month”, “the following year”, “that day”; “the next year” follows the story in a past clause."""
    if reading.relation == "the next":
        follows = scene.narrative or reading.unit == "D" or scene.story is not None and scene.tense() < 0
        reading = replace(reading, relation="following" if follows else "next")
    anchor = _unit_anchor(reading, scene)
    if anchor is None:
        step = STEP[reading.relation]
        return vague(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[step + 1])
    step = STEP[reading.relation]
    if reading.fiscal and reading.unit == "Y":
        return relative_year(anchor.year, anchor.month, anchor.words, step, scene)
    if reading.unit == "WE" and reading.relation in ("following", "after") and anchor.fine:
        # from a Wednesday on, the weekend that follows is that of the same week
        same = weekday(anchor.number) < 6
        return replace(unit_from(anchor, "WE", step - same, scene), rule="the weekend after")
    return unit_from(anchor, reading.unit, step, scene)


def school_year(reading: Reading, scene: Scene) -> Resolved:
    """“this school year”, “next academic year”: the one of the writing or the story, or beside it."""
    anchor = _unit_anchor(replace(reading, unit="Y"), scene)
    if anchor is None:
        return vague(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[STEP[reading.relation] + 1])
    year = anchor.year - ((anchor.month or 12) < _NEW_SCHOOL_YEAR) + STEP[reading.relation]
    return replace(school_year_months(Reading("schoolyear", year=year), scene), anchor=anchor.words)


def _unit_anchor(reading: Reading, scene: Scene) -> Anchor | None:
    if reading.relation == "that" and reading.unit in ("DE", "CE") and scene.stretch:
        return scene.stretch
    if reading.relation == "that" and scene.latest and (reading.unit == "Y" or _names_month(reading, scene)):
        aside = scene.narrative and scene.near is None and scene.story and not scene.latest_beside()
        return scene.story if aside else scene.latest
    if reading.relation in ("following", "after") and _goes_on(reading, scene):
        return scene.latest
    if reading.relation in STORY:
        return scene.then
    if reading.relation == "next" and reading.unit == "D":
        return scene.then
    if scene.narrative and scene.story is not None and reading.relation in ("next", "this", "last"):
        written = scene.written
        of_late = reading.unit == "Y" or reading.relation == "last"
        if written and written.fine and of_late and written.year - scene.story.year in range(9):
            return written  # a report of some days ago that tells of some years ago
        return scene.story
    return scene.now


def _goes_on(reading: Reading, scene: Scene) -> bool:
    """True for “The following month” behind a sentence that tells a later one than the story was at."""
    then, latest = scene.then, scene.latest
    if not scene.narrative or then is None or latest is None or scene.near is not None:
        return False
    fine = latest.fine if reading.unit == "D" else latest.month is not None
    return fine and reading.unit in _STEPS and latest.number > then.number and scene.latest_beside()


def _names_month(reading: Reading, scene: Scene) -> bool:
    """True for “that month” where the date named last has a month."""
    return reading.unit == "M" and scene.latest is not None and scene.latest.month is not None


def unit_from(anchor: Anchor, unit: str, step: int, scene: Scene | None = None) -> Resolved:
    """The unit that the anchor lies in, or one before or after it."""
    name = UNIT_NAMES.get(unit, "time")
    rule = (f"the {name} before", f"the same {name}", f"the {name} after")[max(-1, min(1, step)) + 1]
    if unit == "Y":
        year = anchor.ends[0] if anchor.ends and not anchor.ends[1] and step >= 0 else anchor.year
        return date(year_value(year + step), rule, anchor.words)
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
        if anchor.months > 1:
            first, last = (
                month_value(*add_months(anchor.year, anchor.month, step + more))
                for more in (0, anchor.months - 1)
            )
            return date(f"{year_value(anchor.year)}-XX", rule, anchor.words, edtf=f"[{first}..{last}]")
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
    doubts = (f"no day is told that it is {rule}",)
    return date(value, rule, anchor.words, edtf=edtf, doubts=doubts)


def shift_to(reading: Reading, scene: Scene) -> Resolved:
    """“a week ago today”, “three years ago this month”: counted to the day or the month."""
    base, more, now = reading.base, reading.more, scene.now
    if base is None or more is None or now is None or base.count is None or base.count % 1:
        return vague("PAST_REF")
    count = int(base.count) * base.direction
    rule = f"exactly that long {'before' if base.direction < 0 else 'after'}"
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(base.unit)
    if more.form == "relative" and months and now.month:
        rule = f"that many {'months' if base.unit == 'M' else 'years'} from"
        return date(month_value(*add_months(now.year, now.month, count * months)), rule, now.words)
    if not now.fine or more.form not in ("deictic", "weekday"):
        return vague("PAST_REF")
    number = now.number + int(more.count or 0)
    if more.form == "weekday":  # “two weeks ago Monday”: counted from the last one
        number = now.number - (weekday(now.number) - (more.weekday or 1)) % 7
        rule = "that long before the last such weekday before"
    if months:
        year, month, day = civil(number)
        year, month = add_months(year, month, count * months)
        number = day_number(year, month, min(day, month_length(year, month)))
    elif base.unit in ("D", "W", "FN"):
        number += count * {"D": 1, "W": 7, "FN": 14}[base.unit]
    else:
        return vague("PAST_REF")
    return date(day_value(number), rule, now.words)


def rel_part(reading: Reading, scene: Scene) -> Resolved:
    """“this morning”, “the following afternoon”, “that night”."""
    step = STEP[reading.relation]
    story = reading.relation in (*STORY, "next")
    anchor = scene.then if story else scene.now
    if anchor is None or not anchor.fine:
        beside = scene.narrative and step
        return _part_of_year(anchor, reading.part) if beside else unsaid(reading.part)
    day = anchor.number + (step if reading.relation != "last" else -1)
    small = anchor.clock is not None and anchor.clock < _SMALL
    if story and step > 0 and small and reading.part == "NI":
        day -= 1  # “at 1:10 it sank; the next night” is the one that day begins
    rule = ("the day before", "the same day", "the day after")[max(-1, min(1, step)) + 1]
    return time(f"{day_value(day)}T{reading.part}", rule, anchor.words)


def _part_of_year(anchor: Anchor | None, part: str) -> Resolved:
    """“the next morning” where the story has come to no day: a morning of its year or month."""
    if anchor is None:
        return unsaid(part)
    month = f"-{anchor.month:02d}" if anchor.month and anchor.months == 1 else "-XX"
    return replace(unsaid(part), value=f"{year_value(anchor.year)}{month}-XXT{part}")


def adopt(reading: Reading, scene: Scene, resolve: Callable[[Reading, Scene], Resolved]) -> Resolved:
    """“March last year”: the year is told by another expression."""
    assert reading.more is not None
    year = relative(replace(reading.more, unit="Y"), scene) if reading.more.form == "relative" else None
    told = _YEAR.fullmatch(year.value) if year is not None else None
    if year is None or told is None:
        return resolve(replace(reading, more=None), scene)
    number = 1 - int(told[2]) if told[1] else int(told[2])
    result = resolve(replace(reading, more=None, year=number), scene)
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
