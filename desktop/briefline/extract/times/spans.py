"""Resolves expressions made of others: parts of a period, clock times on a day, ranges."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefline.extract.times.clocks import zone_of
from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading
from briefline.extract.times.relatives import day_of
from briefline.extract.times.resolved import Resolved, date, drawable, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import week_value
from briefline.model.calendar import DAY, civil, iso_week_start
from briefline.model.timex import TimexType
from briefline.model.when import When

_STAY = 31  # days up to which a stretch is one stay, whose end the story has come to
_MONTHS_BACK = 200  # days before the writing up to which a range may run to the last weekday

_ANCHOR = re.compile(
    r"(BC)?(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q(\d)|-(SP|SU|FA|H1|H2))?(?:T(?:(\d\d):(\d\d)|([A-Z]{2})))?"
)
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_WINTER = re.compile(r"(-?\d+)-24")
_STRETCH = re.compile(r"\d{2,3}")
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "H1": 1, "H2": 7}  # a winter lies in two years

Resolve = Callable[[Reading, Scene], Resolved]


def spanned(reading: Reading, scene: Scene, resolve: Resolve) -> Resolved:
    """A range: each end lends the other the month and year that it does not say."""
    first, last = reading.base, reading.last
    assert first is not None
    assert last is not None
    if reading.year is not None:
        year = reading.year.year if isinstance(reading.year, Reading) else reading.year
        last = replace(last, year=year)
    if last.form == "date" and last.day is not None and last.month is None and _core(first).month is not None:
        last = replace(last, month=_core(first).month, year=last.year or _core(first).year)
    if first.form == "date" and first.day is not None and first.month is None and first.year is None:
        core = _core(last)
        first = replace(first, month=core.month, year=core.year)
    if _is_era(_core(first), _core(last)):
        before_christ = replace(_core(first), year=1 - (_core(first).year or 0), relation="")
        first = replace(first, base=before_christ) if first.base is not None else before_christ
    if (
        last.form == "date"
        and last.year is not None
        and 0 < last.year < 100
        and first.year
        and first.year > 0
        and last.month is None
    ):
        last = replace(last, year=first.year // 100 * 100 + last.year % 100)
    low, high = _ends(first, last, scene, resolve)
    return _interval(_edge(low, 0), _edge(high, -1))


def eras(reading: Reading, scene: Scene, resolve: Resolve) -> Resolved:
    """“from 830 to 950”, where the text tells of such a time; elsewhere no date at all."""
    assert reading.base is not None
    assert reading.last is not None
    low, high = resolve(reading.base, scene), resolve(reading.last, scene)
    if not low.value or not high.value:
        return vague("")
    turned = low.edtf is None or high.edtf is None or edtf_of_ends(low.edtf, high.edtf) is None
    return vague("") if turned else _interval(low, high)


def either(reading: Reading, scene: Scene, resolve: Resolve) -> Resolved:
    """One of two days, “3 or 4 June”: an EDTF set of which one is meant, not a stretch."""
    whole = spanned(reading, scene, resolve)
    first, _, last = (whole.edtf or "").partition("/")
    if not last:
        return whole
    days = day_of(first), day_of(last)
    if None in days or (days[1] or 0) - (days[0] or 0) != 1:
        doubts = (*whole.doubts, "one of the two days, none between them")
        return replace(whole, edtf=f"[{first}..{last}]", doubts=doubts)
    return replace(whole, edtf=f"[{first}..{last}]")


def parts(reading: Reading, scene: Scene, resolve: Resolve) -> Resolved:
    """“the mid-to-late 1990s”: somewhere between the start of the one part and the end of the other."""
    assert reading.base is not None
    assert reading.last is not None
    low, high = resolve(reading.base, scene), resolve(reading.last, scene)
    joined = edtf_of_ends(low.edtf, high.edtf) if low.edtf and high.edtf else None
    return replace(high, mod="", edtf=f"[{joined.replace('/', '..')}]" if joined else high.edtf)


def _edge(end: Resolved, side: int) -> Resolved:
    """The first or last day of an end that is a stretch itself: “from 12 May to the last week of June”."""
    if "/" not in end.value:
        return end
    return replace(end, value=end.value.split("/")[side])


def _is_era(first: Reading, last: Reading) -> bool:
    if first.form != "date" or last.form != "date" or not first.year or last.year is None or first.month:
        return False
    return last.year < 0 < first.year and first.year > 1 - last.year


def _core(reading: Reading) -> Reading:
    return reading.base if reading.form in ("mod", "around") and reading.base else reading


def _ends(first: Reading, last: Reading, scene: Scene, resolve: Resolve) -> tuple[Resolved, Resolved]:
    low_core, high_core = _core(first), _core(last)
    dated = ("date", "holiday", "numeric")
    if low_core.form in dated and high_core.form in dated:
        if high_core.year is not None and low_core.year is None and low_core.decade is None:
            high = resolve(last, scene)
            low = resolve(_with_year(first, high_core.year), scene)
            if _start(low) is not None and (_start(high) or 0) < (_start(low) or 0):
                low = resolve(_with_year(first, high_core.year - 1), scene)
            return low, high
        low = resolve(first, scene)
        if high_core.year is None and high_core.decade is None and low.value[:4].isdigit():
            year = int(low.value[:4])
            high = resolve(_with_year(last, year), scene)
            if (_start(high) or 0) < (_start(low) or 0):
                high = resolve(_with_year(last, year + 1), scene)
            return low, replace(high, anchor=low.anchor, rule=low.rule)
        return low, resolve(last, scene)
    low = resolve(first, scene)
    later = replace_story(scene, low)
    named = last.base if last.form == "clockon" else last
    weekday = named is not None and named.form == "weekday" and not named.relation
    if weekday and later.story and _in_reach(later.story, scene.written):
        later = replace(later, day=later.story, dated_days=True)
    high = resolve(last, scene if last.form == "dday" else later)
    end = last.more if last.form == "clockon" and last.more is not None else last
    if first.form == "clock" and end.form == "clock" and first.base is None:
        on, zone = last.base or end.base, first.zone if first.zone is not None else end.zone
        if on is not None and day_of(high.value) is not None or zone != first.zone or end.place:
            low = resolve(replace(first, base=on, zone=zone, place=first.place or end.place), scene)
    if first.form == "clockon" and first.more is not None and end.form == "clock":
        shared = replace(first.more, zone=end.zone, place=end.place)
        if first.more.zone is None and (end.zone is not None or end.place):
            low = resolve(replace(first, more=shared), scene)
    return low, high


def values_of_ends(reading: Reading, value: str) -> list[str]:
    """The values of both ends of a range; “the week ended July 23” is a week, and a day."""
    first, last = value.split("/")
    return [week_value(day_of(last) or 0) if reading.form == "weekto" else first, last]


def _in_reach(story: Anchor, written: Anchor | None) -> bool:
    """True unless the start lies more than a week before the writing: “from 14 September to Thursday”."""
    return written is None or not written.fine or not 7 < written.number - story.number < _MONTHS_BACK


def _with_year(reading: Reading, year: int) -> Reading:
    if reading.form in ("mod", "around") and reading.base:
        return replace(reading, base=replace(reading.base, year=year))
    return replace(reading, year=year)


def replace_story(scene: Scene, resolved: Resolved) -> Scene:
    """The scene after a resolved expression, for the next one in the same phrase."""
    anchor = anchor_of_value(resolved)
    return replace(scene, story=anchor, in_paragraph=lambda: True) if anchor else scene


def anchor_of_value(resolved: Resolved) -> Anchor | None:
    """The anchor that a resolved date gives to what follows."""
    week = _WEEK.fullmatch(resolved.value)
    if week and resolved.edtf:
        monday = iso_week_start(int(week[1]), int(week[2]))
        thursday = civil(monday + 3)
        return Anchor(thursday[0], thursday[1], None, f"⟨{resolved.edtf}⟩", week=monday)
    found = _ANCHOR.match(resolved.value)
    if found is None:
        return None
    year = 1 - int(found[2]) if found[1] else int(found[2])
    month = int(found[3]) if found[3] else None
    quarter = int(found[5]) if found[5] else None
    if quarter:
        month = 3 * quarter - 2
    if found[6]:
        month = SEASON_MONTHS[found[6]]
    day = int(found[4]) if found[4] and found[3] else None
    clock_ = int(found[7]) * 60 + int(found[8]) if found[7] else None
    told = f"⟨{resolved.edtf}⟩" if resolved.edtf else resolved.value[:10]
    months = 3 if quarter or found[6] else 1
    winter = _WINTER.fullmatch(resolved.edtf or "") if resolved.value.endswith("-WI") else None
    if winter:
        year = int(winter[1])  # narratives name a winter by the year that it ends in
    zone, part = zone_of(resolved.value), found[9] or ""
    return Anchor(year, month, day, told, quarter, clock_, zone, months=months, part=part)


def anchors_of_ends(anchor: Anchor, resolved: Resolved) -> tuple[Anchor, Anchor]:
    """What the story and what a heading takes from an expression: of a stretch also its end."""
    whole = replace(anchor, winter=True) if resolved.value.endswith("-WI") else anchor
    if "/" not in resolved.value:
        return anchor, whole  # “Winter 2013/14” lies in two years
    end = anchor_of_value(replace(resolved, value=resolved.value.split("/")[1]))
    if end is None:
        return anchor, replace(anchor, span=1)
    span = end.year - anchor.year + 1
    whole = replace(anchor, span=span)
    if anchor.fine and end.fine and end.number - anchor.number <= _STAY:
        anchor = replace(anchor, until=end.number)  # “three days later” counts from its last day
    elif end.month is not None:
        anchor = replace(anchor, ends=(end.year, end.month))
    elif anchor.month is None:
        anchor = replace(anchor, ends=(end.year, 0))  # “five years later” counts from its last year
    return anchor, whole


def stretch_of_value(resolved: Resolved) -> Anchor | None:
    """The anchor that a decade or century gives to “that decade”: a year of it."""
    if not _STRETCH.fullmatch(resolved.value):
        return None
    size = 10 if len(resolved.value) == 3 else 100
    return Anchor(int(resolved.value) * size + 1, None, None, f"⟨{resolved.edtf}⟩", span=size)


def _start(resolved: Resolved) -> int | None:
    known = drawable(resolved).edtf
    return When.parse(known).lo if known else None


def _interval(low: Resolved, high: Resolved) -> Resolved:
    kind = TimexType.TIME if TimexType.TIME in (low.type, high.type) and "T" in low.value else TimexType.DATE
    value = f"{low.value}/{high.value}"
    edtf = None
    if low.edtf and high.edtf:
        edtf = edtf_of_ends(low.edtf, high.edtf)
    doubts = tuple(dict.fromkeys(low.doubts + high.doubts))
    if low.rule.endswith("as written") and high.rule.endswith("as written"):
        return Resolved(kind, value, "", edtf, "a stretch of time as written", "", doubts)
    return Resolved(kind, value, "", edtf, low.rule or high.rule, low.anchor or high.anchor, doubts)


def edtf_of_ends(first: str, last: str) -> str | None:
    """An EDTF interval of two dates or sets; None when the end comes before the start."""
    low = first[1:-1].partition("..")[0] if first.startswith("[") else first.partition("/")[0]
    high = last[1:-1].partition("..")[2] if last.startswith("[") else last.rpartition("/")[2]
    start, end = When.parse(low), When.parse(high)
    if start.lo is None or end.hi is None or end.hi <= start.lo:
        return None
    return f"{low}/{high}" if low != high else low


def the_unit(reading: Reading, scene: Scene, resolve: Resolve) -> Resolved:
    """“the year” inside “the end of the year”: the one that the story or the writing is in."""
    return resolve(
        replace(reading, form="relative", relation="this" if not scene.narrative else "that"), scene
    )


def day_text(second: int) -> str:
    """The ISO day of a clock second."""
    year, month, day = civil(second // DAY)
    return f"{year:04d}-{month:02d}-{day:02d}"


def iso_week(reading: Reading, scene: Scene) -> Resolved:
    """2024-W43 as written, or a week of the year that the text is in."""
    told = scene.heading or scene.now
    year = reading.year if reading.year is not None else told.year if told else None
    return date(f"{year:04d}-W{reading.nth:02d}", "the week as written") if year else vague("XXXX-WXX")
