"""Resolves months, seasons and holidays told relatively: “last September”, “next winter”."""

from __future__ import annotations

import re

from briefline.extract.times.copies import replace
from briefline.extract.times.fiscal import fiscal
from briefline.extract.times.holidays import feast_in
from briefline.extract.times.reading import Reading
from briefline.extract.times.relatives import STEP, STORY
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import edtf_of, month_value, year_value
from briefline.extract.times.years import or_else, which_year, year_in_story
from briefline.model.calendar import day_number, month_length
from briefline.model.timex import TimexType

_SOON = 14  # days
_SEASON = 3  # months
_REPORTING = 2  # the month up to which a last quarter that is spoken of is mostly the one just over
_SEASON_FIRST = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def rel_month(reading: Reading, scene: Scene) -> Resolved:
    """“last September”, “the following July”, “this May”."""
    month = reading.month
    assert month is not None
    anchor = (
        scene.then
        if reading.relation in STORY
        else (scene.story if scene.narrative and scene.story and not _of_late(reading, scene) else scene.now)
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
    elif step > 0 and number <= anchor.number + _SOON:
        year += 1  # one that comes within days is not called the next
    day = min(day, month_length(year, month))
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


def _of_late(reading: Reading, scene: Scene) -> bool:
    """“last October” at the end of a history: its writer's, where the story has come to within two years."""
    written, story = scene.written, scene.story
    if reading.relation != "last" or written is None or written.month is None or story is None:
        return False
    return written.year - story.year in range(3)


def rel_season(reading: Reading, scene: Scene) -> Resolved:
    """“last spring”: the latest one that is over; “next winter”: the next to begin."""
    anchor = (
        scene.then
        if reading.relation in STORY
        else (scene.story if scene.narrative and scene.story and not _of_late(reading, scene) else scene.now)
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


def season(reading: Reading, scene: Scene) -> Resolved:
    first = _SEASON_FIRST[reading.season]
    anchor = scene.heading or (scene.story if scene.narrative or not scene.written else None) or scene.written
    if anchor is None or scene.narrative and _is_any(reading, scene):
        return Resolved(TimexType.DATE, f"XXXX-{reading.season}", rule="no year is told")
    if anchor is scene.story and _is_ahead(scene):
        anchor = scene.written or anchor
    year = anchor.year
    if anchor is scene.written and anchor.month:
        tense = scene.tense()
        if tense < 0 and first > anchor.month and not (first == 12 and anchor.month <= 2):
            year -= 1
        elif tense > 0 and first + 2 < anchor.month:
            year += 1
        if reading.season == "WI" and anchor.month <= 2 and tense <= 0:
            year -= 1
    if reading.season == "WI" and scene.narrative and anchor.month and anchor.month >= 6:
        edtf = edtf_of(f"{year_value(year)}-WI")  # narratives name a winter by the year that it ends in
        return date(f"{year_value(year + 1)}-WI", which_year(anchor, year), anchor.words, edtf=edtf)
    doubts: tuple[str, ...] = ()
    last = max((anchor, scene.latest or anchor), key=lambda one: one.number)
    after = last.year + (first + _SEASON <= (last.month or 0))
    if scene.narrative and anchor is scene.story and after > year:
        doubts = (or_else(edtf_of(f"{year_value(after)}-{reading.season}") or ""),)  # the story may go on
    value = f"{year_value(year)}-{reading.season}"
    return date(value, which_year(anchor, year), anchor.words, doubts=doubts)


def _is_any(reading: Reading, scene: Scene) -> bool:
    """“fished in the summer months”, “the river freezes in winter”: of no year."""
    return reading.value == "months" or reading.value == "bare" and not scene.tense()


def _is_ahead(scene: Scene) -> bool:
    """“a report is due in the spring” at the end of a history: still to come when it was written."""
    written, story = scene.written, scene.story
    if written is None or written.month is None or story is None or scene.tense() <= 0:
        return False
    return written.year - story.year in range(3)


def part_of_year(reading: Reading, scene: Scene) -> Resolved:
    """“the third quarter”: the latest one that is over, unless the tense says otherwise."""
    if scene.year_end != 12:
        return fiscal(replace(reading, fiscal=True), scene)
    number, letter, length = (reading.quarter, "Q", 3) if reading.quarter else (reading.half, "H", 6)
    assert number is not None
    anchor = scene.heading or (scene.story if scene.narrative else None) or scene.written or scene.story
    if anchor is None:
        return Resolved(TimexType.DATE, f"XXXX-{letter}{number}", rule="no year is told")
    year = anchor.year
    doubts: tuple[str, ...] = ()
    if anchor is scene.written and anchor.month:
        first = length * (number - 1) + 1
        tense = scene.tense()
        if first > anchor.month and (tense < 0 or not tense and first - anchor.month > 6):
            year -= 1
        elif tense > 0 and first + length + 3 < anchor.month:
            year += 1
        elif tense > 0 and first - anchor.month > 6:  # “will report on the fourth quarter”, or plans for it
            over = anchor.month <= _REPORTING
            doubts = (or_else(edtf_of(f"{year_value(year - (not over))}-{letter}{number}") or ""),)
            year -= over
        if letter == "H" and tense <= 0 and year == anchor.year and first + length > anchor.month:
            doubts = (or_else(edtf_of(f"{year_value(year - 1)}-{letter}{number}") or ""),)  # it is not over
    value = f"{year_value(year)}-{letter}{number}"
    return date(value, which_year(anchor, year), anchor.words, doubts=doubts)
