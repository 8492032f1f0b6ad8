"""Resolves months, seasons and holidays told relatively: “last September”, “next winter”."""

from __future__ import annotations

import re

from briefline.extract.times.dates import or_else, year_in_story
from briefline.extract.times.holidays import feast_in
from briefline.extract.times.reading import Reading
from briefline.extract.times.relatives import STEP, STORY
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import month_value, year_value
from briefline.model.calendar import day_number, month_length

_SEASON_FIRST = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def rel_month(reading: Reading, scene: Scene) -> Resolved:
    """“last September”, “the following July”, “this May”."""
    month = reading.month
    assert month is not None
    anchor = (
        scene.then
        if reading.relation in STORY
        else (scene.story if scene.narrative and scene.story else scene.now)
    )
    if anchor is None:
        return vague(f"XXXX-{month:02d}")
    step = STEP[reading.relation]
    if reading.day is not None:
        return _rel_month_day(anchor, month, reading.day, step)
    year = anchor.year
    here = anchor.month
    if step < 0 and here is not None:
        year -= month >= here - 1  # the one just over is called last month
    elif step < 0:
        year -= 1
    elif step > 0:
        year += 1 if here is None or month <= here else 0
    elif reading.relation == "that":
        year = year_in_story(anchor, month)
    rule = ("the last one before", "in the same year", "the next one after")[step + 1]
    doubts: tuple[str, ...] = ()
    if step < 0 and here is not None and month == here - 1:
        doubts = (or_else(month_value(anchor.year, month)),)
    return date(month_value(year, month), rule, anchor.words, doubts=doubts)


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
    anchor = scene.then if reading.relation in STORY else scene.now
    base = reading.base
    if anchor is None or base is None or re.fullmatch(r"\d{4}-\d\d-\d\d", base.value):
        return vague("PAST_REF")
    step = STEP[reading.relation]
    feasts = [feast_in(base.value, anchor.year + offset) for offset in (-1, 0, 1)]
    known = [one for one in feasts if one is not None]
    if step < 0:
        known = [one for one in known if one.first < anchor.number][-1:]
    elif step > 0:
        known = [one for one in known if one.first > anchor.number][:1]
    else:
        known = known[1:2]
    if not known:
        return vague("PAST_REF" if step < 0 else "FUTURE_REF")
    feast = known[0]
    rule = ("the last one before", "in the same year", "the next one after")[step + 1]
    return date(feast.value, rule, anchor.words, edtf=feast.edtf, doubts=feast.doubts)


def rel_season(reading: Reading, scene: Scene) -> Resolved:
    """“last spring”: the latest one that is over; “next winter”: the next to begin."""
    anchor = (
        scene.then
        if reading.relation in STORY
        else (scene.story if scene.narrative and scene.story else scene.now)
    )
    first = _SEASON_FIRST[reading.season]
    if anchor is None:
        return vague(f"XXXX-{reading.season}")
    step, year, here = STEP[reading.relation], anchor.year, anchor.month
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
