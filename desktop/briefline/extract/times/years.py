"""The year of a date that does not tell it: the nearest, the story's, or the heading's."""

from __future__ import annotations

import re

from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import month_value
from briefline.model.calendar import day_number, month_length, weekday
from briefline.model.errors import UnreadableDate
from briefline.model.when import When
from briefline.model.wording import words

_WIDE = 5
_AUTUMN = 8  # the month from which on a winter is that of the same year
_YEAR_TOLD = re.compile(r"\d{4}")
_COMING = 120  # days ahead that the end of a history of late still speaks of
_BACK = 3  # times as near is a day before that of the heading, to be the one meant
_BESIDE = 31  # days after a day of another year within which a day below a heading goes on from it
_OTHER = 250  # days within which the same month of another year is as likely
_AHEAD = 20  # years ahead of its day up to which a text names a year by two digits
_TOLD = 160  # days by which a past clause puts a day still to come farther off


def year_near(anchor: Anchor, month: int, day: int | None, tense: int) -> int:
    """The year in which a month (and day) lies nearest to an anchor, on the side that the tense asks for."""
    base = day_number(anchor.year, anchor.month or 7, anchor.day or 15)
    fine = day or 15
    best, score = anchor.year, 1e9
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        distance = day_number(year, month, min(fine, month_length(year, month))) - base
        if (day is None or anchor.day is None) and (year, month) == (anchor.year, anchor.month):
            distance = 0
        penalty = abs(distance)
        if tense == 0 and distance > 0:
            penalty += 40
        if tense < 0 and distance > 0 or tense > 0 and distance < 0:
            penalty += 1000 if tense < -1 else _TOLD if tense < 0 else 400
        if penalty < score:
            best, score = year, penalty
    return best


def year_of_its_day(year: int, scene: Scene) -> int:
    """A year told by two digits, in the century that the text is of: “6 June '44” is no year to come."""
    told = scene.written or scene.story
    while told is not None and year - told.year > _AHEAD:
        year -= 100
    return year


def year_in_story(story: Anchor, month: int) -> int:
    """The year of a month in a narrative that has come to ``story``: the same, or the next after its turn."""
    if story.month is None or month >= story.month:
        return story.year
    return story.year + 1 if story.month - month > _WIDE else story.year


def missing_year(month: int, day: int | None, scene: Scene) -> tuple[int, Anchor | None]:
    """The year of a month (and day) without one, and what tells it; 0 and None where nothing does.

    Where a day told before has no year of its own either, and the day of writing asks for the same year, that
    tells it: “12 July … 13 July” in a report of that month.
    """
    year, anchor = _year_told(month, day, scene)
    written = scene.written
    if anchor is None or anchor is scene.heading or written is None or written.month is None:
        return year, anchor
    dated = _YEAR_TOLD.search(anchor.words.partition("”")[0])
    agreed = dated is None and year == year_near(written, month, day, scene.tense())
    return (year, written) if agreed else (year, anchor)


def _year_told(month: int, day: int | None, scene: Scene) -> tuple[int, Anchor | None]:
    heading = scene.heading
    sat = not scene.dated_days  # the day of a sitting: what is told there may lie on either side
    if heading is not None and heading.fine and (day is not None or sat) and heading.span == 1:
        told = scene.tense() if sat else 0
        if day is None or told:
            return year_near(heading, month, day, told), heading
        return _year_after(heading, month, day), heading
    near = scene.near
    if (
        heading is not None
        and near is not None
        and near.fine
        and near.year != heading.year
        and day is not None
    ):
        close = day_number(near.year, month, min(day, month_length(near.year, month))) - near.number
        if heading.span == 1 and 0 <= close <= _BESIDE:
            return near.year, near  # “held on 13 March 1993; 16 March: the result”, below “1992”
    if heading is not None:
        return _year_under(heading, month), heading
    if scene.near is not None:
        return year_in_story(scene.near, month), scene.near
    history = scene.narrative and not (scene.lone and scene.written and not scene.in_paragraph())
    if history and scene.story is not None and not _looks_ahead(month, day, scene):
        year = year_in_story(scene.story, month)
        if scene.story.month is not None and month - scene.story.month > _WIDE and scene.had_done():
            return year - 1, scene.story  # “a letter sent in December had told them”, in January
        return (scene.story.year if scene.story.year == scene.headed_year else year), scene.story
    if scene.written is not None:
        return year_near(scene.written, month, day, scene.tense()), scene.written
    if scene.story is not None:
        return year_in_story(scene.story, month), scene.story
    return 0, None


def _looks_ahead(month: int, day: int | None, scene: Scene) -> bool:
    """“Talks are due to begin on 4 July” at the end of a history of late: still to come at its writing."""
    written, story = scene.written, scene.story
    if written is None or not written.fine or story is None or written.year - story.year not in range(9):
        return False
    number = day_number(written.year, month, day or 1)
    return 0 <= number - written.number <= _COMING and scene.tense() > 0


def _year_after(heading: Anchor, month: int, day: int) -> int:
    """The year of a day told under another: the same year or the next, unless it was shortly before."""
    days = {
        year: day_number(year, month, min(day, month_length(year, month))) - heading.number
        for year in (heading.year - 1, heading.year, heading.year + 1)
    }
    return min(days, key=lambda year: days[year] if days[year] >= 0 else -_BACK * days[year])


def _year_under(heading: Anchor, month: int) -> int:
    """The year of a month told below a heading; below one of two years, "Winter 2013/14", by its turn."""
    if heading.winter:
        return heading.year + (month < _AUTUMN)
    if heading.span > 1 and heading.month and month < heading.month:
        return heading.year + 1
    return heading.year


def year_of_weekday(year: int, month: int, day: int, wanted: int) -> tuple[int, bool]:
    for near in (year, year - 1, year + 1):
        if day <= month_length(near, month) and weekday(day_number(near, month, day)) == wanted:
            return near, True
    return year, False


def which_year(anchor: Anchor, year: int) -> str:
    if year == anchor.year:
        return "in the same year"
    return "in the year before" if year < anchor.year else "in the year after"


def other_year(year: int, month: int, day: int | None, anchor: Anchor, scene: Scene) -> tuple[str, ...]:
    """The doubt that the next or the last one may be meant, where no tense tells which."""
    if scene.lone and scene.written is not None and anchor is not scene.written:
        nearest = year_near(scene.written, month, day, scene.tense())
        return (or_else(month_value(nearest, month) + (f"-{day:02d}" if day else "")),)
    if anchor is not scene.written or anchor.month in (None, month):
        return ()
    told = scene.story
    if told is not None and told.month is not None and told.year < year and scene.tense() < 0:
        of_story = year_in_story(told, month)
        if of_story != year and scene.in_paragraph() and not scene.bounds:
            return (or_else(month_value(of_story, month) + (f"-{day:02d}" if day else "")),)
    base, fine = day_number(anchor.year, anchor.month or 7, anchor.day or 15), day or 15
    ahead = day_number(year, month, min(fine, month_length(year, month))) > base
    other = year - 1 if ahead else year + 1
    away = abs(day_number(other, month, min(fine, month_length(other, month))) - base)
    tense = scene.tense()
    mine = abs(day_number(year, month, min(fine, month_length(year, month))) - base)
    if tense > 0 or (not ahead and away > mine if tense < 0 else away > _OTHER):
        return ()
    value = month_value(other, month) + (f"-{day:02d}" if day else "")
    return (or_else(value),)


def or_else(value: str) -> str:
    """The doubt that another date may be meant, told in words where it is a whole one."""
    try:
        told = words(When.parse(value))
    except UnreadableDate:  # a value of TIMEX3 that EDTF does not share, as XXXX-11
        told = value
    return f"ambiguous: may be {told}"
