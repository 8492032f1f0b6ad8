"""What a phrase says before anybody knows when it was said: an underspecified time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One time as worded. ``form`` says which fields matter and how it is resolved.

    Years are astronomical. ``count`` is a number, or None where the phrase leaves it open ("a few
    days"). ``direction`` is -1 for back, 1 for on. ``zone`` is in minutes from UTC. ``relation`` is one
    of last, this, next, past, previous, following, that, recent. ``mod`` is a TIMEX3 modifier.
    """

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    century: int | None = None
    decade: int | None = None
    part: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: int | None = None
    relation: str = ""
    unit: str = ""
    count: float | None = None
    direction: int = 0
    nth: int | None = None
    mod: str = ""
    value: str = ""
    fiscal: bool = False
    base: Reading | None = None
    last: Reading | None = None
    more: Reading | None = None
