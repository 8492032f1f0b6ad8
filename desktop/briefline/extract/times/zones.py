"""Offsets from UTC of zones by name: “5 pm Eastern”, “18:00 Moscow time”."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefline.model.calendar import civil


def offset_at(place: str, day: int, minute: int) -> int | None:
    """Minutes from UTC in a zone of the tz database at a minute of a day number; None where nobody can tell.

    Summer time counts; before 1900 clocks kept local time, so nothing is said.
    """
    year, month, day_of_month = civil(day)
    if not 1900 <= year <= 9998:
        return None
    try:
        zone = ZoneInfo(place)
    except (ZoneInfoNotFoundError, ValueError):
        return None
    moment = datetime.datetime(year, month, day_of_month) + datetime.timedelta(minutes=minute)
    offset = moment.replace(tzinfo=zone).utcoffset()
    return None if offset is None else round(offset.total_seconds() / 60)
