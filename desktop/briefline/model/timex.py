"""A time expression in a text, in the terms of TIMEX3 (ISO-TimeML)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefline.model.text import Span
from briefline.model.when import When


class TimexType(StrEnum):
    """The types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, resolved.

    ``value`` is the TIMEX3 value ("2021-SP", "P3W", "XXXX-WXX-2", "PAST_REF"), ``mod`` the TIMEX3
    modifier ("START", "MID", "END", "APPROX", "BEFORE", …; "" for none).
    ``when`` is the place in time that a timeline can draw, with its derivation; None for durations,
    sets and vague references. ``rule`` names the rule of resources/rules that recognised it.
    """

    document: str
    span: Span
    text: str
    type: TimexType
    value: str
    mod: str = ""
    when: When | None = None
    rule: str = ""
    section: int = 0
