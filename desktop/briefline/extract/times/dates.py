"""Resolves calendar dates: what is missing in them comes from the scene."""

from __future__ import annotations

from briefline.extract.times import seasons
from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import month_value, year_value
from briefline.extract.times.years import (
    missing_year,
    or_else,
    other_year,
    which_year,
    year_of_its_day,
    year_of_weekday,
)
from briefline.model.calendar import add_months, day_number, month_length, weekday
from briefline.model.timex import TimexType

_NEAR = 150  # years from the date told last within which a year of three digits is told from it


def calendar(reading: Reading, scene: Scene) -> Resolved:
    """A date in whatever detail it was given."""
    if reading.century is not None:
        number = reading.century
        return date(f"{number - 1:02d}" if number > 0 else f"BC{-number - 1:02d}", "the century as written")
    if reading.decade is not None:
        return _decade(reading, scene)
    if reading.relation == "era":
        return _in_era(reading, scene)
    if reading.year is not None:
        return _with_year(
            replace(reading, year=year_of_its_day(reading.year, scene)) if reading.short else reading
        )
    if reading.month is not None and reading.day is not None:
        return _month_day(reading, scene)
    if reading.month is not None:
        return _month(reading, scene)
    if reading.day is not None:
        return _day(reading, scene)
    if reading.season:
        return seasons.season(reading, scene)
    return seasons.part_of_year(reading, scene)


def _with_year(reading: Reading) -> Resolved:
    assert reading.year is not None
    year = year_value(reading.year)
    if reading.season:
        return date(f"{year}-{reading.season}", "the season as written")
    if reading.quarter:
        return date(f"{year}-Q{reading.quarter}", "the quarter as written")
    if reading.half:
        return date(f"{year}-H{reading.half}", "the half year as written")
    if reading.month and reading.day:
        value = f"{year}-{reading.month:02d}-{reading.day:02d}"
        doubts: tuple[str, ...] = ()
        if (
            reading.weekday
            and weekday(day_number(reading.year, reading.month, reading.day)) != reading.weekday
        ):
            doubts = ("the weekday does not fit the date",)
        return date(value, "the date as written", doubts=doubts)
    if reading.month:
        return date(f"{year}-{reading.month:02d}", "the month as written")
    return date(year, "the year as written")


def _in_era(reading: Reading, scene: Scene) -> Resolved:
    """“in 429” where the story is near that year, BC or AD; elsewhere no date at all."""
    told = scene.latest or scene.story
    meant = scene.era(reading.year or 0, told.year if told is not None else None)
    if meant is None and reading.season:
        meant = reading.year
    if meant is not None:
        rule = "the year, in the era that the text tells of"
        near = told is not None and abs(meant - told.year) <= _NEAR
        anchor = told.words if near and told is not None else ""
        return replace(_with_year(replace(reading, year=meant)), rule=rule, anchor=anchor)
    return calendar(replace(reading, year=None, relation=""), scene) if reading.month else vague("")


def _decade(reading: Reading, scene: Scene) -> Resolved:
    first = reading.decade
    assert first is not None
    if reading.relation == "short":
        now = scene.now
        latest = now.year if now else 2029
        if scene.story and scene.narrative:
            century = scene.story.year // 100 * 100
            first = century + first
        else:
            first += latest // 100 * 100
            if first > latest:
                first -= 100
        return date(f"{first // 10}", "the latest decade of that name", now.words if now else "")
    if reading.relation == "bc":
        return date(f"BC{first // 10:03d}", "the decade as written")
    if reading.relation == "hundred":
        return date(f"{first // 100:02d}", "the hundred years as written", edtf=f"{first // 100:02d}XX")
    return date(f"{first // 10:03d}", "the decade as written")


def _month_day(reading: Reading, scene: Scene) -> Resolved:
    assert reading.month is not None
    assert reading.day is not None
    year, anchor = missing_year(reading.month, reading.day, scene)
    if anchor is None:
        return Resolved(TimexType.DATE, f"XXXX-{reading.month:02d}-{reading.day:02d}", rule="no year is told")
    doubts: tuple[str, ...] = ()
    if reading.weekday:
        year, fits = year_of_weekday(year, reading.month, reading.day, reading.weekday)
        doubts = () if fits else ("the weekday does not fit the date",)
    if reading.day > month_length(year, reading.month):
        month = reading.month
        near = sorted(range(year - 4, year + 5), key=lambda one: abs(one - year))
        year = next((one for one in near if reading.day <= month_length(one, month)), year)
    value = f"{month_value(year, reading.month)}-{reading.day:02d}"
    if not reading.weekday:
        doubts = other_year(year, reading.month, reading.day, anchor, scene)
    return date(value, which_year(anchor, year), anchor.words, doubts=doubts)


def _month(reading: Reading, scene: Scene) -> Resolved:
    assert reading.month is not None
    year, anchor = missing_year(reading.month, None, scene)
    if anchor is None:
        return Resolved(TimexType.DATE, f"XXXX-{reading.month:02d}", rule="no year is told")
    doubts = other_year(year, reading.month, None, anchor, scene)
    return date(month_value(year, reading.month), which_year(anchor, year), anchor.words, doubts=doubts)


def _day(reading: Reading, scene: Scene) -> Resolved:
    """“the 15th”: of the month that the text has come to, or the nearest one by tense."""
    assert reading.day is not None
    story = _month_told(scene)
    now = scene.written
    if story is None and scene.heading is not None:
        return vague(f"XXXX-XX-{reading.day:02d}")  # of a year, below whose heading no month is told
    if story and now and story.number > now.number and scene.tense() < 0:
        story = now
    doubts: tuple[str, ...] = ()
    beside = story is scene.near and story is not None
    headed = scene.heading is not None and now is not None and scene.heading.year != now.year
    ahead = now is not None and now.fine and story is scene.story and scene.tense() > 0 and not headed
    if (
        story
        and story.month
        and not ahead
        and (beside or scene.narrative or now is None or _goes_on(story, now, scene) or headed)
    ):
        year, month, anchor = story.year, story.month, story
        tense = 0
        if story.ends is not None and story.ends[1] and story.ends != (year, month):
            year, month = story.ends
            doubts = ("of which month it is a day is not told",)
    elif now and now.month:
        year, month, anchor = now.year, now.month, now
        tense = scene.tense()
    else:
        return vague(f"XXXX-XX-{reading.day:02d}")
    if reading.weekday:
        return _day_of_weekday(reading, anchor, scene)
    if tense > 0 and anchor.day and reading.day < anchor.day:
        year, month = add_months(year, month, 1)
    if tense < 0 and anchor.day and reading.day > anchor.day:
        year, month = add_months(year, month, -1)
    if reading.day > month_length(year, month):
        return vague(f"XXXX-XX-{reading.day:02d}")
    value = f"{month_value(year, month)}-{reading.day:02d}"
    return date(value, "in the same month", anchor.words, doubts=doubts)


def _month_told(scene: Scene) -> Anchor | None:
    """Where the text has come to; below the heading of another year, only what was told of that year."""
    heading, story = scene.heading, scene.near or scene.story
    if heading is None or heading.month:
        return heading or story
    if scene.written is None or heading.year == scene.written.year:
        return story if story and story.year == heading.year else heading
    return story if story and story.month and story.year == heading.year else None


def _day_of_weekday(reading: Reading, anchor: Anchor, scene: Scene) -> Resolved:
    """“Tuesday, the 4th”: of the nearest month in which the two fit, on the side that the tense tells."""
    assert reading.day is not None
    assert anchor.month is not None
    tense = scene.tense()
    steps = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7]
    for step in sorted(steps, key=lambda one: abs(one) + 20 * (one * tense < 0)):
        year, month = add_months(anchor.year, anchor.month, step)
        if reading.day <= month_length(year, month):
            number = day_number(year, month, reading.day)
            if weekday(number) == reading.weekday:
                value = f"{month_value(year, month)}-{reading.day:02d}"
                return date(value, "the nearest month in which the weekday fits", anchor.words)
    return vague(f"XXXX-XX-{reading.day:02d}")


def _goes_on(story: Anchor, now: Anchor, scene: Scene) -> bool:
    """True where a day without a month follows the story: it is near, or goes on as past from a day."""
    beside = story.fine or story.number < now.number and scene.in_paragraph()
    return _close(story, now) or beside and scene.tense() < 0


def _close(story: Anchor, now: Anchor) -> bool:
    return abs(story.number - now.number) < 120


def numeric(reading: Reading, scene: Scene) -> Resolved:
    """03/04/2019: day or month first as the rest of the document shows, else as the setting says."""
    first, second = reading.month or 1, reading.day or 1
    day_first = scene.day_first
    doubts: tuple[str, ...] = ()
    if first > 12:
        day_first = True
    elif second > 12:
        day_first = False
    day, month = (first, second) if day_first else (second, first)
    whole = replace(reading, form="date", month=month, day=day, value="")
    result = calendar(whole, scene)
    if first <= 12 and second <= 12 and first != second and not scene.order_known:
        other = calendar(replace(whole, month=day, day=month), scene)
        doubts = (or_else(other.value),)
    order = "day first" if day_first else "month first"
    return replace(result, rule=f"read with the {order}", doubts=result.doubts + doubts)
