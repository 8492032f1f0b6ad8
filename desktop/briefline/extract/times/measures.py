"""From captured fields to lengths, and to times counted in them: “three weeks”, “two days after 3 May”."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading

Fields = Mapping[str, Any]
_COMING = 4  # units up to which “two weeks on Monday” is said


def duration(fields: Fields) -> Reading | None:
    count = fields.get("count")
    unit = fields.get("unit", "")
    if isinstance(unit, Reading):
        unit = unit.unit
    if "unitglue" in fields:
        count, unit = fields["unitglue"]
    number = None if count in (None, "X") else float(count)
    if unit == "Q" and number is not None and (number >= 100 or fields.get("count") == 1):
        return None
    more = None
    if fields.get("more") == "half":
        halves = {"Y": ("M", 6), "MIN": ("S", 30), "H": ("MIN", 30), "D": ("H", 12)}
        if unit in halves:
            more = Reading("duration", count=halves[unit][1], unit=halves[unit][0])
    elif "unitglue2" in fields:
        number2, unit2 = fields["unitglue2"]
        more = Reading("duration", count=float(number2), unit=unit2)
    elif "unit2" in fields:
        more = Reading("duration", count=float(fields["count2"]), unit=fields["unit2"])
    mod = fields.get("mod", "")
    return Reading(
        "duration",
        count=number,
        unit=unit,
        more=more,
        mod=mod,
        relation=fields.get("relation", ""),
        nth=fields.get("edge"),
        value="workdays" if fields.get("value") == "workdays" else "",
    )


def counted(fields: Fields) -> Reading | None:
    length = fields.get("length")
    reading = length if isinstance(length, Reading) else duration(fields)
    if reading is None:
        return None
    base = fields.get("base")
    if fields.get("value") == "coming" and (
        reading.unit not in ("D", "W", "FN") or (reading.count or 0) > _COMING
    ):
        return None  # “talked for five hours on Tuesday”
    if reading.count is None and isinstance(base, Reading) and base.form in ("weekday", "deictic"):
        return None  # “hours before Thursday's vote”: a length, and a day
    if fields.get("value") == "coming" and isinstance(base, Reading) and not base.relation:
        base = replace(base, relation="coming")
    return replace(
        reading,
        form="shift",
        direction=int(fields["direction"]),
        relation=fields.get("relation", "narrative"),
        mod=fields.get("mod", ""),
        base=base if isinstance(base, Reading) else None,
        weekday=fields.get("weekday"),
        value=reading.value or ("exact" if fields.get("value") == "exact" else ""),
    )


def beside(fields: Fields) -> Reading | None:
    """“the day after the summit”: the event is not a date."""
    shifted = counted(fields)
    if shifted is None or shifted.unit not in ("D", "W", "M", "Y"):
        return None
    return replace(shifted, form="beside")


def within_of(fields: Fields) -> Reading | None:
    """“within 30 days of 1 June”, “within 30 days after it”."""
    told = fields.get("of")
    if isinstance(told, Reading):
        after = told.form == "shift" and told.base is not None and told.direction > 0
        return replace(told, form="withinof") if after and told.count is not None else None
    shifted = counted(fields)
    return replace(shifted, form="withinof") if shifted is not None and shifted.count is not None else None


def shift_to(fields: Fields) -> Reading | None:
    """“a week ago today”."""
    base, more = fields["base"], fields["more"]
    if base.base is not None or base.relation != "now" or base.unit in ("", "H", "MIN", "S"):
        return None
    if more.form == "weekday" and (more.relation or base.unit == "D" or base.direction > 0):
        return None
    if more.form == "relative" and (more.unit != "M" or more.relation not in ("this", "current")):
        return None
    return Reading("shiftto", base=base, more=more)
