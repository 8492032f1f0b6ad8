"""EDTF printed: the canonical text of an extent, so that parse and print are inverse."""

from __future__ import annotations

from briefline.model.calendar import DAY, Grain, civil
from briefline.model.edtf import Bounds, Extent, parse, year_text
from briefline.model.errors import UnreadableDate

_MASKS = {Grain.DECADE: 1, Grain.CENTURY: 2, Grain.MILLENNIUM: 3}
_CLOCKS = {Grain.HOUR: "{:02d}", Grain.MINUTE: "{:02d}:{:02d}", Grain.SECOND: "{:02d}:{:02d}:{:02d}"}
_GROUPS = {Grain.SEASON: (21, 22, 23, 24), Grain.QUARTER: (*range(33, 40),), Grain.HALF: (40, 41)}


def text(extent: Extent) -> str:
    """The EDTF text of an extent. ``parse(text(extent)) == extent`` for every extent that parse gives.

    Raises UnreadableDate for bounds that no EDTF text has.
    """
    flag = {(True, False): "~", (False, True): "?", (True, True): "%"}.get(
        (extent.approximate, extent.uncertain), ""
    )
    if extent.start == extent.end:
        return _single(extent, flag)
    grains = [grain for grain in reversed(Grain) if grain <= extent.grain]
    if extent.start.lo is None or extent.end.hi is None:
        return _open_ended(extent, flag)
    for first in grains:
        for last in grains:
            low, high = _end(extent.start, first, extent.zone), _end(extent.end, last, extent.zone)
            if low and high and (made := f"{low}{flag}/{high}{flag}") and _same(made, extent):
                return made
    raise _unprintable(extent)


def _open_ended(extent: Extent, flag: str) -> str:
    """An interval without its start or its end."""
    if extent.start.lo is None:
        made = f"../{_end(extent.end, extent.grain, extent.zone)}{flag}"
    else:
        made = f"{_end(extent.start, extent.grain, extent.zone)}{flag}/.."
    if not _same(made, extent):
        raise _unprintable(extent)
    return made


def _single(extent: Extent, flag: str) -> str:
    name = _named(extent.start, extent.grain, extent.zone)
    if name and _same(f"{name}{flag}", extent):
        return f"{name}{flag}"
    lo, hi = extent.start.lo, extent.start.hi
    first = "" if lo is None else _at(lo, extent.grain, extent.zone) + flag
    for grain in (extent.grain, *Grain):
        last = "" if hi is None else _at(hi - 1, grain, extent.zone) + (flag if lo is None or flag else "")
        if _same(f"[{first}..{last}]", extent):
            return f"[{first}..{last}]"
    raise _unprintable(extent)


def _same(made: str, extent: Extent) -> bool:
    try:
        return parse(made) == extent
    except UnreadableDate:
        return False


def _named(bounds: Bounds, grain: Grain, zone: int | None) -> str:
    """The date of a grain that has exactly these bounds, "" for none."""
    if bounds.lo is None or bounds.hi is None:
        return ""
    for name in _names(bounds.lo, grain, zone):
        try:
            if parse(name).start == bounds:
                return name
        except UnreadableDate:
            continue
    return ""


def _end(bounds: Bounds, grain: Grain, zone: int | None) -> str:
    """As ``_named``, and where no whole date fits, one with unspecified digits: ``156X-12-25``."""
    name = _named(bounds, grain, zone)
    if name or bounds.lo is None or bounds.hi is None:
        return name
    first, last = _at(bounds.lo, grain, zone), _at(bounds.hi - 1, grain, zone)
    if first.startswith("-") and last.startswith("0000"):
        last = f"-{last}"  # the last year of -000X
    if len(first) != len(last):
        return ""
    masked = "".join(one if one == other else "X" for one, other in zip(first, last, strict=True))
    try:
        return masked if parse(masked).start == bounds else ""
    except UnreadableDate:
        return ""


def _names(second: int, grain: Grain, zone: int | None) -> list[str]:
    year, month, _ = civil(second // DAY)
    if grain in _GROUPS:
        return [f"{year_text(year)}-{code}" for code in _GROUPS[grain]]
    if grain in _MASKS:
        return [_at(second, grain, zone), _masked(year, _MASKS[grain], -1)]
    return [_at(second, grain, zone)]


def _masked(year: int, unknown: int, sign: int) -> str:
    digits = f"{abs(year):04d}"[: 4 - unknown] + "X" * unknown
    return f"{'-' if sign < 0 else ''}{digits}"


def _at(second: int, grain: Grain, zone: int | None) -> str:
    """The date of a grain that a second lies in."""
    day, rest = divmod(second, DAY)
    year, month, day_of_month = civil(day)
    if grain in _MASKS:
        return _masked(year, _MASKS[grain], year)
    if grain is Grain.YEAR:
        return year_text(year)
    if grain in _GROUPS:
        code = {Grain.QUARTER: 32 + (month + 2) // 3, Grain.HALF: 40 + (month > 6)}.get(
            grain, 21 + (month - 3) % 12 // 3
        )
        return f"{year_text(year - (grain is Grain.SEASON and month < 3))}-{code}"
    if grain is Grain.MONTH:
        return f"{year_text(year)}-{month:02d}"
    date = f"{year_text(year)}-{month:02d}-{day_of_month:02d}"
    clock = _CLOCKS.get(grain)
    if clock is None:
        return date
    return f"{date}T{clock.format(rest // 3600, rest % 3600 // 60, rest % 60)}{_zone(zone)}"


def _zone(zone: int | None) -> str:
    if zone is None:
        return ""
    if zone == 0:
        return "Z"
    return f"{'-' if zone < 0 else '+'}{abs(zone) // 60:02d}:{abs(zone) % 60:02d}"


def _unprintable(extent: Extent) -> UnreadableDate:
    return UnreadableDate(f"No EDTF text has the bounds {extent.start} to {extent.end}.")
