"""What a reading comes to once it is known what it counts from."""

from __future__ import annotations

from typing import NamedTuple

from briefline.extract.times.values import edtf_of, iso_value
from briefline.model.errors import UnreadableDate
from briefline.model.timex import TimexType
from briefline.model.when import When


class Resolved(NamedTuple):
    """A TIMEX3 type, value and modifier, the EDTF to draw, and how they came about, in words."""

    type: TimexType
    value: str
    mod: str = ""
    edtf: str | None = None
    rule: str = ""
    anchor: str = ""
    doubts: tuple[str, ...] = ()


def drawable(resolved: Resolved) -> Resolved:
    """The same; without its EDTF where that is none, as of years that no timeline has."""
    if resolved.edtf is None:
        return resolved
    try:
        When.parse(resolved.edtf)
    except UnreadableDate:
        return resolved._replace(edtf=None)
    return resolved


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
    return Resolved(TimexType.DATE, value, mod, _edtf(value, mod, edtf), rule, anchor, doubts)


def time(value: str, rule: str = "", anchor: str = "", *, mod: str = "", edtf: str | None = None) -> Resolved:
    """A TIME; its EDTF follows from the value unless another is given."""
    return Resolved(TimexType.TIME, value, mod, _edtf(value, mod, edtf), rule, anchor)


def _edtf(value: str, mod: str, edtf: str | None) -> str | None:
    return iso_value(edtf) if edtf else edtf_of(value, mod)


def vague(value: str) -> Resolved:
    """PAST_REF, PRESENT_REF, FUTURE_REF: nothing to draw."""
    return Resolved(TimexType.DATE, value)


def unsaid(part: str) -> Resolved:
    """A part of a day that the text does not tell: “at night”."""
    return Resolved(TimexType.TIME, f"XXXX-XX-XXT{part}")


def duration(value: str, mod: str = "") -> Resolved:
    """A length of time: nothing to draw."""
    return Resolved(TimexType.DURATION, value, mod)
