"""Resolves days of the week: “on Tuesday”, “Friday week”, “the weekend”."""

from __future__ import annotations

from briefline.extract.times.reading import Reading
from briefline.extract.times.relatives import STEP, STORY
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import day_value, week_value
from briefline.extract.times.years import or_else
from briefline.model.calendar import day_number, month_length, weekday
from briefline.model.timex import TimexType

_WEEK = 7

_JOINED = (1, 2, 3)  # days after the one it is joined to that a weekday may be: “Saturday and Sunday”


def weekday_of(reading: Reading, scene: Scene) -> Resolved:
    """“on Tuesday”: the last one in a past clause, the coming one in a future clause."""
    wanted = reading.weekday
    assert wanted is not None
    relation = reading.relation
    anchor = _weekday_anchor(relation, scene)
    story = scene.story
    told = not relation and anchor is scene.written and story is not None and story.fine
    if told and anchor is not None and not anchor.fine and scene.in_paragraph() and not scene.bounds:
        anchor = story  # “resigned on Monday, 4 March, and left on Tuesday”
        after = story.number + ((wanted - weekday(story.number)) % 7 or 7) if story else 0
        doubts = ("the day of writing is not known, so it is counted from the day told before",)
        return date(day_value(after), "the next one after", story.words if story else "", doubts=doubts)
    if anchor is None or not anchor.fine:
        return _of_month(wanted, relation, anchor, scene)
    joined = scene.joined_day() if anchor is scene.written and not relation else None
    base = anchor.number
    past = base - (weekday(base) - wanted) % 7
    future = base + (wanted - weekday(base)) % 7
    if relation in ("last", "past", "previous", "before"):
        day = past if past < base else past - 7
        if relation == "last" and base - day < weekday(base) and base - day <= 3:
            day = day if day < base - 7 else day
        rule = "the last one before"
    elif relation == "that" and past in scene.told_days and future not in scene.told_days:
        day = past
        rule = "the one told of"
    elif relation in ("next", "following", "after"):
        day = future if future > base else future + 7
        if relation == "next" and day == base + 1:
            day += 7  # the day after is called tomorrow
        rule = "the next one after"
    elif relation in ("this", "coming"):
        day = future
        if relation == "this" and scene.tense() < 0:
            day = past
        rule = "the one nearest to"
    elif joined is not None and (wanted - weekday(joined.number)) % 7 in _JOINED:
        day = joined.number + (wanted - weekday(joined.number)) % 7
        return date(day_value(day), "the next one after", joined.words)
    elif anchor is scene.written or anchor is scene.day and not scene.dated_days:
        tense = scene.tense()
        if future - base == 1 and tense > -3:
            tense = 1  # whoever means six days ago says so
        day = future if tense > 0 else past
        rule = "the next one from" if tense > 0 else "the last one up to"
    else:
        day = future
        rule = "the next one from"
    near = relation in ("next", "last") and abs(day - base) < _WEEK
    other = day + (_WEEK if relation == "next" else -_WEEK)
    other_one: tuple[str, ...] = (or_else(day_value(other)),) if near and _is_of_this_week(day, base) else ()
    return date(day_value(day), rule, anchor.words, doubts=other_one)


def _is_of_this_week(day: int, base: int) -> bool:
    """True for a day of the same week: “next Saturday” may be that of the week after."""
    return day - weekday(day) == base - weekday(base)


def _of_month(wanted: int, relation: str, anchor: Anchor | None, scene: Scene) -> Resolved:
    """A weekday counted from some day of a month: within a week before or after the days that it has."""
    value = f"XXXX-WXX-{wanted}"
    ahead = relation in ("next", "following", "after", "this", "coming") or not relation and scene.tense() > 0
    back = relation in ("last", "past", "previous", "before") or not relation and scene.tense() < 0
    if anchor is None or anchor is not scene.written or not anchor.month or ahead == back:
        return Resolved(TimexType.DATE, value, rule="no day is told to count from")
    low = day_number(anchor.year, anchor.month, 1)
    high = low + month_length(anchor.year, anchor.month) - 1
    low, high = (low + 1, high + 7) if ahead else (low - 7, high - 1)
    rule = "the next one after" if ahead else "the last one before"
    doubts = ("the day of writing is not known",)
    return date(value, rule, anchor.words, edtf=f"[{day_value(low)}..{day_value(high)}]", doubts=doubts)


def _weekday_anchor(relation: str, scene: Scene) -> Anchor | None:
    if relation in ("following", "previous", "after", "before", "that"):
        return scene.then
    if scene.day:
        return scene.day
    if scene.narrative and scene.story and scene.story.fine:
        return scene.story
    return scene.written or scene.then


def weekday_of_week(reading: Reading, scene: Scene) -> Resolved:
    """“Tuesday last week”, and “Friday week”: a week after the coming Friday."""
    told = reading.relation in ("same", "that")
    now, wanted = scene.then if told else scene.now, reading.weekday
    assert wanted is not None
    if now is None or not now.fine:
        return vague(f"XXXX-WXX-{wanted}")
    if not reading.relation:
        day = now.number + ((wanted - weekday(now.number)) % 7 or 7) + 7
        return date(day_value(day), "a week after the coming one", now.words)
    relation = "this" if told else reading.relation
    monday = now.number - weekday(now.number) + 1 + 7 * STEP[relation]
    return date(day_value(monday + wanted - 1), f"in the week {_side(relation)}", now.words)


def _side(relation: str) -> str:
    return ("before", "of that day", "after")[STEP[relation] + 1]


def weekend(reading: Reading, scene: Scene) -> Resolved:
    """“the weekend”: the last one in a past clause, the coming one in a future clause."""
    relation = reading.relation
    anchor = (
        scene.then if relation in STORY else (scene.heading if scene.heading and scene.heading.fine else None)
    )
    anchor = (
        anchor or (scene.story if scene.narrative and scene.story and scene.story.fine else None) or scene.now
    )
    if anchor is None or not anchor.fine:
        return vague("XXXX-WXX-WE")
    week = anchor.number
    if relation in ("following", "after") and weekday(anchor.number) < 6:
        pass  # from a Wednesday on, the weekend that follows is that of the same week
    elif relation in STEP and relation != "this":
        week += 7 * STEP[relation]
        if relation in ("last", "past") and weekday(anchor.number) == 7:
            week = anchor.number - 7
    elif relation == "this" or relation in ("that",) or anchor is scene.day and scene.dated_days:
        week = anchor.number
    elif scene.tense() <= 0 and weekday(week) < 6:
        week -= 7
    rule = ("the last one before", "the same one", "the next one after")[
        (week > anchor.number) - (week < anchor.number) + 1
    ]
    if relation in ("following", "after"):
        rule = "the next one after"
    return date(f"{week_value(week)}-WE", rule, anchor.words)
