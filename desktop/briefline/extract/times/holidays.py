"""Resolves days and times that have a name: Easter 1916, Ramadan, Michaelmas term."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefline.extract.times.copies import replace
from briefline.extract.times.feasts import feast_day, is_sure
from briefline.extract.times.reading import Reading
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import day_value, edtf_of, month_value
from briefline.extract.times.years import which_year, year_in_story, year_near
from briefline.model.calendar import add_months, civil, day_number

_SIGHTED = "the day differs by place and by the sighting of the moon"
_MONTHS = re.compile(r"M(\d\d)/M(\d\d)")
_SOON = 7  # days in which a feast is that of the year, whatever the tense


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday in one year: its first and last day numbers, its TIMEX3 value, its EDTF and doubts."""

    first: int
    last: int
    value: str
    edtf: str | None
    doubts: tuple[str, ...] = ()


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
        feast = feast_in(reading.value, reading.year)
        return _told(feast, "what that year has of that name", "") if feast else vague("XXXX-XX-XX")
    anchor = (
        scene.heading or (scene.story if scene.narrative or scene.written is None else None) or scene.written
    )
    trial = feast_in(reading.value, anchor.year) if anchor else None
    if anchor is None or trial is None:
        return vague("XXXX-XX-XX")
    if _holds(trial, anchor):  # “during Ramadan”, written while it lasts
        return _told(trial, which_year(anchor, anchor.year), anchor.words)
    month, day = civil(trial.first)[1:]
    if anchor is scene.written and anchor.fine and 0 < trial.first - anchor.number <= _SOON:
        year = anchor.year if scene.tense() > -3 else year_near(anchor, month, day, -2)
    elif anchor is scene.written:
        year = year_near(anchor, month, day, scene.tense())
    else:
        year = year_in_story(anchor, month)
    return _told(feast_in(reading.value, year) or trial, which_year(anchor, year), anchor.words)


def _holds(feast: Feast, anchor: Anchor) -> bool:
    return anchor.fine and feast.first <= anchor.number <= feast.last


def _told(feast: Feast, rule: str, anchor: str) -> Resolved:
    return date(feast.value, rule, anchor, edtf=feast.edtf, doubts=feast.doubts)


def feast_in(rule: str, year: int) -> Feast | None:
    """A holiday in a year: one day, a stretch "E-52/E-47", or months "M10/M12", which are never sure."""
    months = _MONTHS.fullmatch(rule)
    if months:
        return _term(year, int(months[1]), int(months[2]))
    low, _, high = rule.partition("/")
    first = feast_day(low, year)
    if first is None:
        return None
    last = feast_day(high, year) if high else first
    if last is not None and last < first:  # an Islamic or a Jewish feast across the turn of the year
        last = feast_day(high, year + 1)
    if last is None:
        last = first + 29
    flag = "" if is_sure(low) else "?"
    ends = [day_value(one) for one in ((first, last) if high else (first,))]
    drawn = [edtf_of(one) for one in ends]  # none of a year of five digits
    edtf = "/".join(f"{one}{flag}" for one in drawn) if all(drawn) else None
    return Feast(first, last, "/".join(ends), edtf, (_SIGHTED,) if flag else ())


def _term(year: int, low: int, high: int) -> Feast:
    """A term of school: nobody can tell its days, and the months only by custom."""
    end_year = year + (high < low)
    after = add_months(end_year, high, 1)
    value = f"{month_value(year, low)}/{month_value(end_year, high)}"
    drawn = [edtf_of(one) for one in value.split("/")]
    edtf = "/".join(f"{one}?" for one in drawn) if all(drawn) else None
    doubts = ("when it begins and ends differs by place",)
    return Feast(day_number(year, low, 1), day_number(*after, 1) - 1, value, edtf, doubts)
