"""EDTF (ISO 8601-2, Library of Congress profile): the bounds that a text such as ``2021-10/..`` stands for.

Read here: levels 0 and 1 (dates, date-times with zone, intervals, open and unknown ends, ``?`` ``~`` ``%``,
seasons, ``Y`` years, unspecified digits ``199X``), and of level 2 all but a year quite unknown, ``XXXX``:
sub-year groupings 25 to 41, qualifiers of single parts, unspecified digits anywhere, exponential years,
significant digits, one of a set ``[1667,1670..1672]`` and all of a set ``{1667,1670..1672}``.
"""

from __future__ import annotations

from functools import lru_cache

from briefline.model.edtf_date import (
    DATE,
    Bounds,
    Extent,
    qualifiers,
    read_date,
    unreadable,
    year_span,
    year_text,
)

__all__ = ["DATE", "Bounds", "Extent", "members", "parse", "qualifiers", "year_span", "year_text"]


@lru_cache(maxsize=4096)
def parse(text: str) -> Extent:
    """The extent of an EDTF text. Raises UnreadableDate when it is none.

    One of a set lies somewhere between its first and last member; all of a set go from the first to the last.
    """
    stripped = text.strip()
    if stripped[:1] in ("[", "{"):
        ends = [_ends(low, high, text) for low, high in members(stripped)]
        return _one_of(ends, text) if stripped[0] == "[" else _all_of(ends, text)
    if "/" in stripped:
        first, _, last = stripped.partition("/")
        return _interval(_end(first), _end(last), text)
    return read_date(stripped)


def members(text: str) -> tuple[tuple[str, str], ...]:
    """The members of a set, each as its first and last date: the same where it is one, "" where it is open.

    Raises UnreadableDate for a text that is no set.
    """
    if len(text) < 3 or (text[0], text[-1]) not in (("[", "]"), ("{", "}")):
        raise unreadable(text)
    found = []
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        found.append((first.strip(), last.strip() if dots else first.strip()))
    if any(not first and not last for first, last in found):
        raise unreadable(text)
    return tuple(found)


def _end(text: str) -> Extent | None:
    return None if text in ("", "..") else read_date(text)


def _ends(low: str, high: str, text: str) -> tuple[Extent | None, Extent | None]:
    first, last = _end(low), _end(high)
    if first and last and (last.end.hi or 0) <= (first.start.lo or 0):
        raise unreadable(text)
    return first, last


def _outermost(
    ends: list[tuple[Extent | None, Extent | None]],
) -> tuple[Extent | None, Extent | None, bool, bool]:
    """First and last date of a set, None where it is open; whether any is approximate, any uncertain."""
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    low = None if None in lows else min((one for one in lows if one), key=lambda one: one.start.lo or 0)
    high = None if None in highs else max((one for one in highs if one), key=lambda one: one.end.hi or 0)
    sides = [side for pair in ends for side in pair if side]
    return low, high, any(side.approximate for side in sides), any(side.uncertain for side in sides)


def _one_of(ends: list[tuple[Extent | None, Extent | None]], text: str) -> Extent:
    low, high, approximate, uncertain = _outermost(ends)
    known = low or high
    if known is None:
        raise unreadable(text)
    bounds = Bounds(low.start.lo if low else None, high.end.hi if high else None)
    return Extent(bounds, bounds, known.grain, approximate, uncertain, known.zone)


def _all_of(ends: list[tuple[Extent | None, Extent | None]], text: str) -> Extent:
    low, high, approximate, uncertain = _outermost(ends)
    whole = low if low is not None and low == high else _interval(low, high, text)
    return Extent(whole.start, whole.end, whole.grain, approximate, uncertain, whole.zone)


def _interval(low: Extent | None, high: Extent | None, text: str) -> Extent:
    known = low or high
    if known is None:
        raise unreadable(text)
    if low and high and (high.end.hi or 0) <= (low.start.lo or 0):
        raise unreadable(text)
    return Extent(
        low.start if low else Bounds(None, high.end.hi if high else None),
        high.end if high else Bounds(low.start.lo if low else None, None),
        max(low.grain if low else known.grain, high.grain if high else known.grain),
        any(side.approximate for side in (low, high) if side),
        any(side.uncertain for side in (low, high) if side),
        known.zone,
    )
