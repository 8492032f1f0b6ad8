"""Resolves what only texts of history call a time: ages, “that time”, seasons of play, a Wednesday."""

from __future__ import annotations

from briefline.extract.times.reading import Reading
from briefline.extract.times.relatives import STEP
from briefline.extract.times.resolved import Resolved, date, duration, time, unsaid, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import day_value, duration_value, month_value, year_value
from briefline.model.timex import TimexType

_SMALL = 6 * 60  # minutes up to which it is still the night of the day before
_NONE = vague("")


def kind_of(value: str) -> TimexType:
    """The TIMEX3 type of a value of a date or time."""
    return TimexType.TIME if "T" in value.partition("_")[0] and "-" in value else TimexType.DATE


def word(reading: Reading, scene: Scene) -> Resolved:
    """“former”, “by night”: a word that dates nothing."""
    return Resolved(kind_of(reading.value), reading.value) if scene.narrative else _NONE


def recurring(reading: Reading, scene: Scene) -> Resolved:
    """“annual tribute”."""
    return Resolved(TimexType.SET, reading.value) if scene.narrative else _NONE


def age(reading: Reading, scene: Scene) -> Resolved:
    """“aged 62”, “the 19-year-old heir”: years, unless others are named."""
    return duration(duration_value(reading.count, reading.unit or "Y")) if scene.narrative else _NONE


def unit_of_event(reading: Reading, scene: Scene) -> Resolved:
    """“the first year of the war”: which one of the calendar, the text does not tell."""
    return duration(duration_value(1, reading.unit)) if scene.narrative else _NONE


def counted_day(reading: Reading, scene: Scene) -> Resolved:
    """“for a ninth day” is the day of writing; “on the seventh day” some day after one that is not told."""
    if reading.relation == "lasting" and not scene.narrative and scene.now is not None and scene.now.fine:
        return date(day_value(scene.now.number), "up to the day of", scene.now.words)
    first = scene.heading if reading.relation == "headed" and isinstance(reading.nth, int) else None
    if first is not None and isinstance(reading.nth, int) and reading.nth > 0:
        doubts = ("counted from the day that heads its entry",)
        return date(day_value(first.number + reading.nth - 1), "counted from", first.words, doubts=doubts)
    told = scene.then if scene.narrative or not scene.written else None
    if told is None or told.month is None:
        return vague("XXXX-XX-XX")
    return vague(f"{month_value(told.year, told.month)}-XX")


def numbered_day(reading: Reading, scene: Scene) -> Resolved:
    """“day 3 of the siege”, where no date beside it tells which."""
    return vague("XXXX-XX-XX") if scene.narrative else _NONE


def one_night(reading: Reading, scene: Scene) -> Resolved:
    """“in a single night”."""
    return duration("PT1NI") if scene.narrative else _NONE


def nights_on(reading: Reading, scene: Scene) -> Resolved:
    """“two nights later”."""
    told = scene.then
    if told is None or not told.fine or reading.count is None or reading.count % 1:
        return unsaid("NI")
    day = (
        told.number
        + int(reading.count) * reading.direction
        - (told.clock is not None and told.clock < _SMALL)
    )
    return time(f"{day_value(day)}TNI", "nights counted from that one", told.words)


def told_time(reading: Reading, scene: Scene) -> Resolved:
    """“at the same time” is the date told last, “at that time” its month or year; “this time” no date.

    None of them is drawn: what went on then began or ended on days that the text does not tell.
    """
    told = scene.latest or scene.story
    if not scene.narrative:
        return _NONE
    if reading.relation == "this" or told is None:
        return vague("PRESENT_REF")
    return vague(_spelled(told, coarse=reading.relation == "that"))


def _spelled(told: Anchor, *, coarse: bool) -> str:
    if told.fine and not coarse:
        return day_value(told.number)
    if told.month is not None and not told.fine and told.months == 1:
        return month_value(told.year, told.month)
    return year_value(told.year)


def playing_season(reading: Reading, scene: Scene) -> Resolved:
    """“the following season”: by the year in which it begins."""
    told = scene.then
    if not scene.narrative or told is None:
        return _NONE
    step = 1 if reading.relation == "next" else STEP[reading.relation or "that"]
    rule = ("the year before", "the same year", "the year after")[step + 1]
    return date(year_value(told.year + step), rule, told.words)


def some_weekday(reading: Reading, scene: Scene) -> Resolved | None:
    """“a Wednesday afternoon”: which one, the text does not tell; None in the news."""
    if not scene.narrative:
        return None
    value = f"XXXX-WXX-{reading.weekday}" + (f"T{reading.part}" if reading.part else "")
    return Resolved(kind_of(value), value)
