"""Resolves clock times: on which day, and in which half of it."""

from __future__ import annotations

import re

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading
from briefline.extract.times.relatives import day_of
from briefline.extract.times.resolved import Resolved, time
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.shifts import zone_text
from briefline.extract.times.values import day_value
from briefline.extract.times.zones import offset_at
from briefline.model.timex import TimexType

_BEFORE_CHRIST = re.compile(r"BC\d{4,7}-\d\d-\d\d")
_NIGHTFALL = 5  # the hour up to which one at night is a small one, of the next day
_EARLY = 7  # the hour before which one of no half of the day is taken for the afternoon
_EVENING, _MORNING = 20 * 60, 6 * 60  # minutes: a late hour and, behind it, a small one
_HALF_DAY = 12 * 60
_ZONE = re.compile(r"T\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:\d\d)$")


def clock(reading: Reading, scene: Scene, base: Resolved | None) -> Resolved:
    """A clock time on the day that it goes with, else on the heading's, the story's or the writing's."""
    if reading.value == "either half":
        return _in_a_half(reading, scene, base)
    on = _on_from(reading, scene) if base is None else reading
    if on != reading:
        taken = clock(replace(on, value=""), scene, base)
        return replace(taken, doubts=(*taken.doubts, "morning or evening is not told"))
    hour, minute = reading.hour or 0, reading.minute or 0
    text = f"{hour:02d}:{minute:02d}" + (f":{reading.second:02d}" if reading.second is not None else "")
    if reading.relation in ("ours", "yours"):
        return _told_by(reading, scene, base)
    if base is not None:
        prefix, rule, anchor = base.value[:10], base.rule, base.anchor
        day = day_of(prefix)
        if day is None:
            if _BEFORE_CHRIST.fullmatch(base.value):
                return time(f"{base.value}T{text}{zone_text(reading.zone)}", base.rule, base.anchor)
            if base.type is TimexType.SET:
                return replace(base, value=f"{base.value[:10]}T{text}")
            return replace(base, type=TimexType.TIME)
        hour, after = _of_part(hour, base.value[10:])
        text = f"{hour:02d}{text[2:]}"
        prefix = day_value(day + after) if after else prefix
        zone = reading.zone if reading.zone is not None else zone_of(base.value)
        if reading.place:
            zone = offset_at(reading.place, day + after, hour * 60 + minute)
        return time(f"{prefix}T{text}{zone_text(zone)}", rule, anchor)
    told = _clock_day(scene)
    if told is None:
        return Resolved(TimexType.TIME, f"XXXX-XX-XXT{text}", rule="no day is told")
    if told is scene.written and told.clock is None and hour == 24 and scene.tense() < 0:
        return time(f"{day_value(told.number - 1)}T{text}", "the night before", told.words)
    here = told is scene.written and told.clock is not None and reading.zone is None
    if here and hour * 60 + minute > (told.clock or 0) and scene.tense() < 0:
        value = f"{day_value(told.number - 1)}T{text}"
        return time(value, "on the day before, since it is past", told.words)
    if _is_past_midnight(told, hour * 60 + minute, scene):
        value = f"{day_value(told.number + 1)}T{text}{zone_text(reading.zone)}"
        next_day = ("a small hour behind a late one is taken for that of the next day",)
        return replace(time(value, "past midnight, on the next day", told.words), doubts=next_day)
    offset = offset_at(reading.place, told.number, hour * 60 + minute) if reading.place else reading.zone
    value = f"{day_value(told.number)}T{text}{zone_text(offset)}"
    far = told is scene.story and not scene.narrative and not scene.in_paragraph()
    doubts = ("no day stands beside it: that of an earlier paragraph is taken",) if far else ()
    return replace(time(value, "on the same day", told.words), doubts=doubts)


def _in_a_half(reading: Reading, scene: Scene, base: Resolved | None) -> Resolved:
    """“five o'clock” as the words around say, else in daylight: from seven to twelve, and from one to six."""
    hour = (reading.hour or 0) % 12
    half = scene.half() if base is None or not base.value[10:] else 0
    told = clock(
        replace(reading, value="", hour=hour + (12 if hour < _EARLY else 0) if half is None else hour + half),
        scene,
        base,
    )
    return (
        told if half is not None else replace(told, doubts=(*told.doubts, "morning or evening is not told"))
    )


def _of_part(hour: int, part: str) -> tuple[int, int]:
    """The hour of 24 in a part of the day, “9:30 Tuesday night”, and days to add: 2 at night is the next."""
    if part in ("TAF", "TEV") and hour < 12 or part == "TNI" and _NIGHTFALL < hour < 12:
        return hour + 12, 0
    if part == "TNI" and hour <= _NIGHTFALL or part == "TNI" and hour == 12:
        return hour % 12, 1
    return hour, 0


def _on_from(reading: Reading, scene: Scene) -> Reading:
    """“half past four” behind 13:00 is 16:30, “12:40” behind 23:40 is 00:40, told in one paragraph."""
    told = scene.story
    if told is None or not scene.narrative or not reading.value or not scene.in_paragraph():
        return reading
    hour = (reading.hour or 0) % 12
    minutes = hour * 60 + (reading.minute or 0)
    if reading.value == "twelve" or hour == 0:
        return replace(reading, hour=0) if told.late(_EVENING) else reading
    if told.clock is not None and minutes < told.clock <= minutes + _HALF_DAY:
        return replace(reading, hour=hour + 12)
    return reading


def _is_past_midnight(told: Anchor, minutes: int, scene: Scene) -> bool:
    """True for “at 11.40 p.m. and again at 1.05 a.m.”, or at night, told in one paragraph."""
    if told is not scene.story or not scene.in_paragraph() or minutes >= _MORNING:
        return False
    return told.late(_HALF_DAY if scene.narrative else _EVENING) or scene.narrative and told.part == "AF"


def _told_by(reading: Reading, scene: Scene, base: Resolved | None) -> Resolved:
    """“10 am your time”: by the clock of the mail's reader or writer, where the thread shows its zone."""
    zone = scene.zones.get(reading.relation)
    found = clock(replace(reading, relation="", zone=zone), scene, base)
    doubts = () if zone is not None else ("whose clock it is by, the text does not show",)
    return replace(found, doubts=(*found.doubts, *doubts))


def zone_of(value: str) -> int | None:
    """The zone that a TIMEX3 time ends with, in minutes."""
    found = _ZONE.search(value) if "T" in value else None
    if found is None:
        return None
    if found[1] == "Z":
        return 0
    return (int(found[1][1:3]) * 60 + int(found[1][4:])) * (-1 if found[1][0] == "-" else 1)


def _clock_day(scene: Scene) -> Anchor | None:
    story = scene.story if scene.narrative or not scene.bounds else None
    joined = scene.near is not None and story is not None and scene.near.number == story.number
    if story and scene.written and not joined and story.number > scene.written.number and scene.tense() < 0:
        story = scene.written  # the story had looked ahead
    days = (scene.day, story, scene.written)
    return next((one for one in days if one is not None and one.fine), None)
