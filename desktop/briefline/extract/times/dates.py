"""Resolves calendar dates: what is missing in them comes from the scene."""

from __future__ import annotations

from dataclasses import replace

from briefline.extract.times.reading import Reading
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import edtf_of, month_value, year_value
from briefline.model.calendar import add_months, day_number, month_length, weekday
from briefline.model.errors import UnreadableDate
from briefline.model.when import When
from briefline.model.wording import words

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WIDE = 5
_OTHER = 250  # days within which the same month of another year is as likely
_TOLD = 160  # days by which a past clause puts a day still to come farther off


def calendar(reading: Reading, scene: Scene) -> Resolved:
    """A date in whatever detail it was given."""
    if reading.century is not None:
        number = reading.century
        return date(f"{number - 1:02d}" if number > 0 else f"BC{-number - 1:02d}", "the century as written")
    if reading.decade is not None:
        return _decade(reading, scene)
    if reading.year is not None:
        return _with_year(reading)
    if reading.month is not None and reading.day is not None:
        return _month_day(reading, scene)
    if reading.month is not None:
        return _month(reading, scene)
    if reading.day is not None:
        return _day(reading, scene)
    if reading.season:
        return _season(reading, scene)
    return _part_of_year(reading, scene)


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


def year_near(anchor: Anchor, month: int, day: int | None, tense: int) -> int:
    """The year in which a month (and day) lies nearest to an anchor, on the side that the tense asks for."""
    base = day_number(anchor.year, anchor.month or 7, anchor.day or 15)
    fine = day or 15
    best, score = anchor.year, 1e9
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        distance = day_number(year, month, min(fine, month_length(year, month))) - base
        if day is None and anchor.month and (year, month) == (anchor.year, anchor.month):
            distance = 0
        penalty = abs(distance)
        if tense == 0 and distance > 0:
            penalty += 40
        if tense < 0 and distance > 0 or tense > 0 and distance < 0:
            penalty += 1000 if tense < -1 else _TOLD if tense < 0 else 60 if day is not None else 240
        if penalty < score:
            best, score = year, penalty
    return best


def year_in_story(story: Anchor, month: int) -> int:
    """The year of a month in a narrative that has come to ``story``: the same, or the next after its turn."""
    if story.month is None or month >= story.month:
        return story.year
    return story.year + 1 if story.month - month > _WIDE else story.year


def _missing_year(month: int, day: int | None, scene: Scene) -> tuple[int, Anchor | None]:
    heading = scene.heading
    sat = not scene.dated_days  # the day of a sitting: what is told there may lie on either side
    if heading is not None and heading.fine and (day is not None or sat) and heading.span == 1:
        return year_near(heading, month, day, scene.tense() if sat else 0), heading
    if heading is not None:
        return _year_under(heading, month), heading
    if scene.near is not None:
        return year_in_story(scene.near, month), scene.near
    if scene.narrative and scene.story is not None:
        year = year_in_story(scene.story, month)
        return (scene.story.year if scene.story.year == scene.headed_year else year), scene.story
    if scene.written is not None:
        return year_near(scene.written, month, day, scene.tense()), scene.written
    if scene.story is not None:
        return year_in_story(scene.story, month), scene.story
    return 0, None


def _year_under(heading: Anchor, month: int) -> int:
    if heading.span > 1 and heading.month and month < heading.month:
        return heading.year + 1
    return heading.year


def _month_day(reading: Reading, scene: Scene) -> Resolved:
    assert reading.month is not None
    assert reading.day is not None
    year, anchor = _missing_year(reading.month, reading.day, scene)
    if anchor is None:
        return Resolved(date("x").type, f"XXXX-{reading.month:02d}-{reading.day:02d}", rule="no year is told")
    doubts: tuple[str, ...] = ()
    if reading.weekday:
        year, fits = _year_of_weekday(year, reading.month, reading.day, reading.weekday)
        doubts = () if fits else ("the weekday does not fit the date",)
    if reading.day > month_length(year, reading.month):
        month = reading.month
        near = sorted(range(year - 4, year + 5), key=lambda one: abs(one - year))
        year = next((one for one in near if reading.day <= month_length(one, month)), year)
    value = f"{month_value(year, reading.month)}-{reading.day:02d}"
    if not reading.weekday:
        doubts = _other_year(year, reading.month, reading.day, anchor, scene)
    return date(value, which_year(anchor, year), anchor.words, doubts=doubts)


def _year_of_weekday(year: int, month: int, day: int, wanted: int) -> tuple[int, bool]:
    for near in (year, year - 1, year + 1):
        if day <= month_length(near, month) and weekday(day_number(near, month, day)) == wanted:
            return near, True
    return year, False


def which_year(anchor: Anchor, year: int) -> str:
    if year == anchor.year:
        return "in the same year"
    return "in the year before" if year < anchor.year else "in the year after"


def _month(reading: Reading, scene: Scene) -> Resolved:
    assert reading.month is not None
    year, anchor = _missing_year(reading.month, None, scene)
    if anchor is None:
        return Resolved(date("x").type, f"XXXX-{reading.month:02d}", rule="no year is told")
    doubts = _other_year(year, reading.month, None, anchor, scene)
    return date(month_value(year, reading.month), which_year(anchor, year), anchor.words, doubts=doubts)


def _other_year(year: int, month: int, day: int | None, anchor: Anchor, scene: Scene) -> tuple[str, ...]:
    """The doubt that the next or the last one may be meant, where no tense tells which."""
    if anchor is not scene.written or anchor.month in (None, month):
        return ()
    base, fine = day_number(anchor.year, anchor.month or 7, anchor.day or 15), day or 15
    ahead = day_number(year, month, min(fine, month_length(year, month))) > base
    other = year - 1 if ahead else year + 1
    away = abs(day_number(other, month, min(fine, month_length(other, month))) - base)
    tense = scene.tense()
    if tense > 0 or (not ahead if tense < 0 else away > _OTHER):
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


def _day(reading: Reading, scene: Scene) -> Resolved:
    """“the 15th”: of the month that the text has come to, or the nearest one by tense."""
    assert reading.day is not None
    story = scene.heading or scene.story
    now = scene.written
    if story and now and story.number > now.number and scene.tense() < 0:
        story = now
    ahead = now is not None and now.fine and story is scene.story and scene.tense() > 0
    if story and story.month and not ahead and (scene.narrative or now is None or _close(story, now)):
        year, month, anchor = story.year, story.month, story
        tense = 0
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
    return date(f"{month_value(year, month)}-{reading.day:02d}", "in the same month", anchor.words)


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


def _close(story: Anchor, now: Anchor) -> bool:
    return abs(story.number - now.number) < 120


def _season(reading: Reading, scene: Scene) -> Resolved:
    first = _SEASON_MONTHS[reading.season]
    anchor = scene.heading or (scene.story if scene.narrative or not scene.written else None) or scene.written
    if anchor is None:
        return Resolved(date("x").type, f"XXXX-{reading.season}", rule="no year is told")
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
    return date(f"{year_value(year)}-{reading.season}", which_year(anchor, year), anchor.words)


def _part_of_year(reading: Reading, scene: Scene) -> Resolved:
    """“the third quarter”: the latest one that is over, unless the tense says otherwise."""
    if scene.year_end != 12:
        from briefline.extract.times.fiscal import fiscal

        return fiscal(replace(reading, fiscal=True), scene)
    number, letter, length = (reading.quarter, "Q", 3) if reading.quarter else (reading.half, "H", 6)
    assert number is not None
    anchor = scene.heading or (scene.story if scene.narrative else None) or scene.written or scene.story
    if anchor is None:
        return Resolved(date("x").type, f"XXXX-{letter}{number}", rule="no year is told")
    year = anchor.year
    if anchor is scene.written and anchor.month:
        first = length * (number - 1) + 1
        tense = scene.tense()
        if first > anchor.month and (tense < 0 or first - anchor.month > 6):
            year -= 1
        elif tense > 0 and first + length + 3 < anchor.month:
            year += 1
    return date(f"{year_value(year)}-{letter}{number}", which_year(anchor, year), anchor.words)


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
