"""What a reading comes to once it is known what it counts from."""

from __future__ import annotations

from typing import NamedTuple

from briefline.extract.times.values import edtf_of
from briefline.model.timex import TimexType


class Resolved(NamedTuple):
    """A TIMEX3 type, value and modifier, the EDTF to draw, and how they came about, in words."""

    type: TimexType
    value: str
    mod: str = ""
    edtf: str | None = None
    rule: str = ""
    anchor: str = ""
    doubts: tuple[str, ...] = ()


def date(
    value: str,
    rule: str = "",
    anchor: str = "",
    *,
    mod: str = "",
    edtf: str | None = None,
    doubts: tuple[str, ...] = (),
) -> Resolved:
    """A DATE; its EDTF follows from the value unless another is given."""
    return Resolved(TimexType.DATE, value, mod, edtf or edtf_of(value, mod), rule, anchor, doubts)


def time(value: str, rule: str = "", anchor: str = "", *, mod: str = "", edtf: str | None = None) -> Resolved:
    """A TIME; its EDTF follows from the value unless another is given."""
    return Resolved(TimexType.TIME, value, mod, edtf or edtf_of(value, mod), rule, anchor)


def vague(value: str) -> Resolved:
    """PAST_REF, PRESENT_REF, FUTURE_REF: nothing to draw."""
    return Resolved(TimexType.DATE, value)


def unsaid(part: str) -> Resolved:
    """A part of a day that the text does not tell: “at night”."""
    return Resolved(TimexType.TIME, f"XXXX-XX-XXT{part}")


def duration(value: str, mod: str = "") -> Resolved:
    """A length of time: nothing to draw."""
    return Resolved(TimexType.DURATION, value, mod)
