"""Resolves days that have a name: Easter 1916, Christmas Eve, the fourth Thursday of November."""

from __future__ import annotations

import re
from dataclasses import replace

from briefline.extract.times.dates import which_year, year_in_story, year_near
from briefline.extract.times.reading import Reading
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Scene
from briefline.extract.times.values import day_value
from briefline.model.calendar import civil, day_number, easter, month_length, weekday


def holiday(reading: Reading, scene: Scene) -> Resolved:
    """A day with a name, in its year; which country's it is stays a doubt where each has its own."""
    found = _named(reading, scene)
    if reading.relation != "national":
        return found
    return replace(found, doubts=(*found.doubts, "which country's it is, is not said"))


def _named(reading: Reading, scene: Scene) -> Resolved:
    """A day with a name, in its year; the year as for any day of a month."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", reading.value):
        return date(reading.value, "the day of that name")
    if reading.year is not None:
        return date(day_value(holiday_day(reading.value, reading.year)), "the day of that name")
    anchor = (
        scene.heading or (scene.story if scene.narrative or scene.written is None else None) or scene.written
    )
    if anchor is None:
        return vague("XXXX-XX-XX")
    trial = holiday_day(reading.value, anchor.year)
    month = civil(trial)[1:]
    if anchor is scene.written:
        year = year_near(anchor, month[0], month[1], scene.tense())
    else:
        year = year_in_story(anchor, month[0])
    return date(day_value(holiday_day(reading.value, year)), which_year(anchor, year), anchor.words)


def holiday_day(spec: str, year: int) -> int:
    """Day number of a holiday: "12-25", "E-2" (from Easter), "11#4#4" (nth weekday), "+1" after it."""
    if spec.startswith("E"):
        return easter(year) + int(spec[1:])
    rule = re.fullmatch(r"(\d\d)#(-?\d)#(\d)(?:\+(\d))?", spec)
    if rule:
        return nth_weekday(year, int(rule[1]), int(rule[2]), int(rule[3])) + int(rule[4] or 0)
    month, day = (int(part) for part in spec.split("-"))
    return day_number(year, month, day)


def nth_weekday(year: int, month: int, nth: int, wanted: int) -> int:
    """Day number of the nth weekday of a month; nth -1 is the last."""
    if nth < 0:
        last = day_number(year, month, month_length(year, month))
        return last - (weekday(last) - wanted) % 7
    first = day_number(year, month, 1)
    return first + (wanted - weekday(first)) % 7 + 7 * (nth - 1)
