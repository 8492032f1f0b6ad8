"""Resolves what is counted in units: “two years ago”, “for three weeks”, “every Tuesday”."""

from __future__ import annotations

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading
from briefline.extract.times.resolved import Resolved, date, duration, time, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import (
    UNIT_NAMES,
    day_value,
    duration_value,
    edtf_of,
    month_value,
    week_value,
    year_value,
)
from briefline.model.calendar import add_months, month_length, weekday
from briefline.model.edtf import year_text
from briefline.model.timex import TimexType

_DAYS = {"D": 1, "W": 7, "FN": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_MONTH = 30.4  # days
_TOLD = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def shift(reading: Reading, scene: Scene, base: Anchor | None) -> Resolved:
    """A number of units before or after the day of writing (“ago”), the story (“later”), or a given date."""
    sign = reading.direction
    now = scene.story if scene.narrative and scene.story else scene.now
    told = base or (now if reading.relation == "now" else _then(reading, scene))
    if reading.count is None or told is None:
        return vague("PAST_REF" if sign < 0 else "FUTURE_REF")
    if base is None and sign > 0 and reading.relation != "now" and _outruns(reading, told, scene):
        return vague("FUTURE_REF")
    rule = _words(reading)
    if reading.unit in ("H", "MIN", "S"):
        return _clock_shift(reading, told, rule)
    exact = base is not None or reading.relation != "now"
    if reading.unit in _DAYS:
        return _day_shift(reading, told, rule, exact)
    return _month_shift(reading, told, rule, scene, base is not None or reading.value == "exact")


def _outruns(reading: Reading, told: Anchor, scene: Scene) -> bool:
    """True where years counted on in a history end after it was written: they count from something else."""
    if not scene.narrative or scene.written is None or reading.unit not in ("Y", "DE", "CE"):
        return False
    return told.year + (reading.count or 0) * _MONTHS[reading.unit] / 12 > scene.written.year + 1


def _then(reading: Reading, scene: Scene) -> Anchor | None:
    """“It was finished by 1936. Ten years later …” counts on from the year named last."""
    then, latest = scene.then, scene.latest
    if reading.direction > 0 and scene.narrative and scene.near is None and then and latest:
        return latest if latest.number > then.number else then
    return then


def _words(reading: Reading) -> str:
    count = reading.count or 0
    number = "the" if count == 1 and reading.unit in ("D", "W") else f"{count:g}"
    if number == "1":
        number = "an" if reading.unit == "H" else "a"
    name = UNIT_NAMES.get(reading.unit, "unit") + ("" if count == 1 else "s")
    name = name.replace("centurys", "centuries").replace("millenniums", "millennia")
    return f"{number} {name} {'before' if reading.direction < 0 else 'after'}"


def _clock_shift(reading: Reading, told: Anchor, rule: str) -> Resolved:
    if not told.fine or told.clock is None or reading.unit == "S":
        if told.fine and reading.unit == "H" and (reading.count or 0) >= 24:
            return date(
                day_value(told.number + reading.direction * int((reading.count or 0) // 24)), rule, told.words
            )
        return duration(duration_value(reading.count, reading.unit))
    minutes = told.clock + reading.direction * round(
        (reading.count or 0) * (60 if reading.unit == "H" else 1)
    )
    days, rest = divmod(minutes, 1440)
    value = f"{day_value(told.number + days)}T{rest // 60:02d}:{rest % 60:02d}{zone_text(told.zone)}"
    return time(value, rule, told.words)


def zone_text(zone: int | None) -> str:
    """An offset in minutes as ISO 8601 writes it; "" for none."""
    if zone is None:
        return ""
    if zone == 0:
        return "Z"
    return f"{'-' if zone < 0 else '+'}{abs(zone) // 60:02d}:{abs(zone) % 60:02d}"


def _day_shift(reading: Reading, told: Anchor, rule: str, exact: bool) -> Resolved:
    days = round((reading.count or 0) * _DAYS[reading.unit]) * reading.direction
    if not told.fine:
        if told.week is not None and reading.unit in ("W", "FN"):
            return date(week_value(told.week + days), rule, told.words)
        if told.month is None:
            return date(f"{year_value(told.year)}-XX-XX", rule, told.words, edtf=None)
        if told.months > 1:
            return vague(f"{year_value(told.year)}-XX-XX")
        months = round(days / _MONTH)  # “six weeks later”, of some day in June, is hardly in June
        return vague(f"{month_value(*add_months(told.year, told.month, months))}-XX")
    if reading.value == "workdays" and reading.unit == "D":
        doubts = ("weekends are left out, holidays are not",)
        return date(day_value(_workday(told.number, days)), rule, told.words, doubts=doubts)
    day = (told.number if told.until is None or days < 0 else told.until) + days
    if reading.unit == "D" or reading.unit == "FN" and exact or exact and reading.unit == "W":
        return date(day_value(day), rule, told.words)
    return date(week_value(day), rule, told.words)


def _workday(day: int, count: int) -> int:
    """The day that many working days on or back: Saturdays and Sundays do not count."""
    step = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    day += 7 * weeks * step
    while rest or weekday(day) > 5:
        day += step
        rest -= rest > 0 and weekday(day) <= 5
    return day


def within_of(reading: Reading, base: Resolved, told: Anchor | None) -> Resolved:
    """“within 30 days of 1 June”: somewhere from that day on, for that long."""
    if told is None or not told.fine or reading.count is None or reading.unit not in (*_DAYS, *_MONTHS):
        return base
    counting = replace(reading, form="shift", direction=1, relation="narrative", base=None)
    end = _day_shift(counting, told, "", True) if reading.unit in _DAYS else _end_of_months(counting, told)
    value = f"{day_value(told.number)}/{end.value}"
    edtf = f"[{edtf_of(day_value(told.number))}..{end.edtf}]"
    return date(value, "from that day on, within the length told", told.words, edtf=edtf)


def _end_of_months(reading: Reading, told: Anchor) -> Resolved:
    year, month = add_months(told.year, told.month or 1, round((reading.count or 0) * _MONTHS[reading.unit]))
    return date(f"{month_value(year, month)}-{min(told.day or 1, month_length(year, month)):02d}")


def _month_shift(reading: Reading, told: Anchor, rule: str, scene: Scene, fixed: bool) -> Resolved:
    months = round((reading.count or 0) * _MONTHS[reading.unit]) * reading.direction
    if reading.unit in ("Y", "DE", "CE", "ML"):
        if scene.narrative and not fixed and _is_round(reading):
            return _round(reading, told, months // 12, rule)
        ends = told.ends[0] if told.ends and not told.ends[1] and reading.direction > 0 else told.year
        year = ends + months // 12
        report = scene.quarter
        if (
            report is not None
            and reading.unit == "Y"
            and reading.count == 1
            and reading.direction < 0
            and not fixed
        ):
            return date(f"{year_value(report.year - 1)}-Q{report.quarter}", rule, report.words)
        if fixed and told.fine:
            day = min(told.day or 1, month_length(year, told.month or 1))
            return date(f"{month_value(year, told.month or 1)}-{day:02d}", rule, told.words)
        if fixed and told.month and reading.unit == "Y" and reading.direction > 0:
            return date(month_value(year, told.month), rule, told.words)  # “two years from next May”
        ago = (
            reading.relation == "now" and reading.count == 1 and reading.unit == "Y" and reading.direction < 0
        )
        if ago and told is scene.written and told.month is not None:
            edtf = f"{year_text(year)}-{told.month:02d}~"
            return date(year_value(year), rule, told.words, edtf=edtf)
        return _long_ago(reading, year, rule, told) or date(year_value(year), rule, told.words)
    if told.month is None:
        return date(f"{year_value(told.year)}-XX", rule, told.words)
    year, month = add_months(told.year, told.month, months)
    if reading.unit == "Q":
        return date(f"{year_value(year)}-Q{(month - 1) // 3 + 1}", rule, told.words)
    if fixed and told.fine:
        day = min(told.day or 1, month_length(year, month))
        return date(f"{month_value(year, month)}-{day:02d}", rule, told.words)
    return date(month_value(year, month), rule, told.words)


def day_after_launch(reading: Reading, scene: Scene) -> Resolved:
    """“D+3”: three days after the day that the text counts from, which is never that of writing."""
    told = scene.launch or scene.near or scene.story
    count = int(reading.count or 0)
    written = scene.written is not None and told is not None and told.number == scene.written.number
    if told is None or not told.fine or written:
        return Resolved(TimexType.DURATION, f"P{count}D")
    day = told.number + count * reading.direction
    rule = f"{count} day{'s' if count != 1 else ''} {'after' if reading.direction > 0 else 'before'}"
    sure = told is scene.launch and not scene.launch_taken
    doubts = () if sure else ("the text does not say which day is D",)
    return date(day_value(day), rule, told.words, doubts=doubts)


def length(reading: Reading) -> Resolved:
    """A duration as a TIMEX3 value."""
    if reading.form == "vague duration":
        return duration("PXX")
    value = duration_value(reading.count, reading.unit)
    if reading.more is not None:
        extra = duration_value(reading.more.count, reading.more.unit)
        if extra.startswith("PT") and value.startswith("PT"):
            value += extra[2:]
        elif extra.startswith("P"):
            value += extra[1:]
    return duration(value, reading.mod)


def recurrence(reading: Reading, narrative: bool) -> Resolved:
    """A SET: every Tuesday, daily. In narratives adverbs are unnamed days and weeks."""
    if reading.hour is not None:
        rest = recurrence(replace(reading, hour=None), False).value.partition("T")[0]
        on = rest if rest.startswith("XXXX") else "XXXX-XX-XX"
        return Resolved(TimexType.SET, f"{on}T{reading.hour:02d}:{reading.minute or 0:02d}")
    if reading.value:
        return Resolved(
            TimexType.SET, _TOLD.get(reading.value, reading.value) if narrative else reading.value
        )
    if reading.weekday:
        day = reading.weekday
        value = {"WE": "XXXX-WXX-WE", "WD": "XXXX-WXX-WD"}.get(str(day), f"XXXX-WXX-{day}")
        return Resolved(TimexType.SET, value + (f"T{reading.part}" if reading.part else ""))
    if reading.month:
        of_month = f"-{reading.day:02d}" if reading.day else ""
        return Resolved(TimexType.SET, f"XXXX-{reading.month:02d}{of_month}")
    if reading.season:
        return Resolved(TimexType.SET, f"XXXX-{reading.season}")
    if reading.part:
        return Resolved(TimexType.SET, f"XXXX-XX-XXT{reading.part}")
    often = None if isinstance(reading.nth, str) else reading.count or 1  # “every few years”
    return Resolved(TimexType.SET, duration_value(often, reading.unit))


def _is_round(reading: Reading) -> bool:
    """“four decades later”, “a century earlier”: told by the decade or century."""
    return reading.unit == "CE" or reading.unit == "DE" and (reading.count or 0) > 1


def _round(reading: Reading, told: Anchor, years: int, rule: str) -> Resolved:
    year, size = told.year + years, 10 if reading.unit == "DE" else 100
    if year <= 0:
        return date(year_value(year), rule, told.words)
    if size == 100:
        return date(f"{year // 100:02d}", rule, told.words, edtf=f"{year_text(year)}~")
    return date(f"{year // 10:03d}", rule, told.words, edtf=f"{year_text(year)}~")


def _long_ago(reading: Reading, year: int, rule: str, told: Anchor) -> Resolved | None:
    """“12,000 years ago” is as round as it is said: about 10000 BC. None where the years are counted."""
    count = int(reading.count or 0)
    if reading.unit != "Y" or count < 1000 or count % 100:
        return None
    size = 1
    while count % (size * 10) == 0:
        size *= 10
    before_christ = round((1 - year) / size) * size
    if before_christ <= 0:
        return None
    value = year_value(1 - before_christ)
    return date(value, rule, told.words, mod="APPROX", edtf=f"{year_text(1 - before_christ)}~")
