"""The time scale: seconds to axis units, with empty stretches folded away.

Outside the folds one axis unit is one second, so distances stay comparable; inside a fold time is
squeezed into a narrow band. After the last fold axis units equal seconds since 1970, which keeps
full precision near the present however far back the first event lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from briefline.model.calendar import DAY

Array = npt.NDArray[np.float64]

YEAR = 365.2425 * DAY
MONTH = YEAR / 12
MAX_FOLDS = 8
_BLOCK = 256  # gaps that are compared at a time
# a fold is this many times longer than the longest gap that stays, and than this share of all that stays
_CLEARLY, _FOLD_SHARE = 3.0, 0.2
_EVENTS_A_FOLD = 2  # on a page: few events need no more folds than they have places
_INNER_EMPTY = 0.25  # of the whole width, from which on a page is folded
_LONG = 0.6  # of the whole: extents from here on do not fill the gaps below them
# widths as shares of the unfolded time: one fold, all folds, the margin left on each side
_FOLD_WIDTH, _ALL_FOLDS, _MARGIN = 0.065, 0.36, 0.022
_UNITS: tuple[tuple[float, str], ...] = (
    (1e9 * YEAR, "billion years"),
    (1e6 * YEAR, "million years"),
    (YEAR, "year"),
    (MONTH, "month"),
    (DAY, "day"),
    (3600, "hour"),
    (60, "minute"),
    (1, "second"),
)
_SHORT = {
    "billion years": "bn yr",
    "million years": "m yr",
    "year": "yr",
    "month": "mo",
    "day": "d",
    "hour": "h",
    "minute": "min",
    "second": "s",
}


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch [start, end) of seconds squeezed into [lo, hi) axis units.

    ``before`` and ``after`` are the seconds at which the events on its two sides end and begin.
    """

    start: float
    end: float
    lo: float
    hi: float
    before: float
    after: float

    @property
    def skipped(self) -> str:
        """How long the stretch is, in words: "6 years, 2 months"."""
        return ", ".join(
            f"{count:,} {unit}" if "illion" in unit else f"{count:,} {unit}{'' if count == 1 else 's'}"
            for count, unit in _duration(self.end - self.start)
        )

    @property
    def skipped_short(self) -> str:
        """The same in few letters: "6 yr 2 mo"."""
        return duration_short(self.end - self.start)

    @property
    def skipped_about(self) -> str:
        """The same rounded to one unit, where there is hardly any room: "~2 yr"."""
        size, unit = next((pair for pair in _UNITS if self.end - self.start >= pair[0] * 0.999), _UNITS[-1])
        return f"~{round((self.end - self.start) / size):,} {_SHORT[unit]}"


def duration_short(seconds: float) -> str:
    """A length of time in few letters: "6 yr 2 mo"."""
    return " ".join(f"{count:,} {_SHORT[unit]}" for count, unit in _duration(seconds))


def _duration(seconds: float) -> list[tuple[int, str]]:
    """The two largest calendar units of a length of time, rounded to the smaller of them."""
    for index, (size, unit) in enumerate(_UNITS):
        if seconds >= size * 0.999:
            if index + 1 < len(_UNITS) and seconds < 20 * size and "illion" not in unit:
                small, small_unit = _UNITS[index + 1]
                count = int(seconds // size)
                rest = round((seconds - count * size) / small)
                if rest >= round(size / small):
                    count, rest = count + 1, 0
                return [(count, unit)] + ([(rest, small_unit)] if rest else [])
            return [(round(seconds / size), unit)]
    return [(max(1, round(seconds)), "second")]


class Scale:
    """A monotone, invertible, piecewise linear map between seconds since 1970 and axis units."""

    __slots__ = ("_times", "_units", "folds")

    def __init__(
        self,
        gaps: Sequence[tuple[float, float]] = (),
        fold_width: float = 0.0,
        empty: Sequence[tuple[float, float]] = (),
    ) -> None:
        """``gaps``: sorted, disjoint stretches [start, end) of seconds, each drawn ``fold_width`` wide.

        ``empty`` are the stretches without events around them; by default the gaps themselves.
        """
        self.folds: tuple[Fold, ...] = ()
        if not gaps:
            self._times = self._units = np.array([0.0, 1.0])
            return
        folds: list[Fold] = []
        shift = 0.0
        for (start, end), (before, after) in zip(reversed(gaps), reversed(empty or gaps), strict=True):
            hi = end + shift
            lo = hi - fold_width
            folds.append(Fold(start, end, lo, hi, before, after))
            shift = lo - start
        self.folds = tuple(reversed(folds))
        knots = [(fold.start, fold.lo) for fold in self.folds] + [(fold.end, fold.hi) for fold in self.folds]
        times, units = (np.array(sorted(column), dtype=np.float64) for column in zip(*knots, strict=True))
        # one more knot a second outside each end makes the outer parts linear with slope 1
        self._times = np.concatenate(([times[0] - YEAR], times, [times[-1] + YEAR]))
        self._units = np.concatenate(([units[0] - YEAR], units, [units[-1] + YEAR]))

    @property
    def is_identity(self) -> bool:
        """True when axis units are seconds."""
        return not self.folds

    def to_axis(self, seconds: Any) -> Any:
        """Axis units of seconds (a number or an array)."""
        if not self.folds:
            return seconds if isinstance(seconds, np.ndarray) else float(seconds)
        return _map(self._times, self._units, seconds)

    def to_time(self, units: Any) -> Any:
        """Seconds of axis units: the inverse of ``to_axis``."""
        if not self.folds:
            return units if isinstance(units, np.ndarray) else float(units)
        return _map(self._units, self._times, units)


def _map(source: Array, target: Array, values: Any) -> Any:
    points = np.asarray(values, dtype=np.float64)
    piece = np.clip(np.searchsorted(source, points, side="right") - 1, 0, len(source) - 2)
    slope = (target[piece + 1] - target[piece]) / (source[piece + 1] - source[piece])
    mapped = target[piece] + (points - source[piece]) * slope
    return float(mapped) if mapped.ndim == 0 else mapped


def find_gaps(lo: Array, hi: Array) -> tuple[list[tuple[float, float]], float, float]:
    """Empty stretches worth folding, the share of the whole that they take, and what remains.

    ``lo`` and ``hi`` are the extents of the events in seconds, half-open. A gap is worth it when it is
    far longer than the gaps that stay, and than a share of all that stays: evenly spread events keep a
    linear axis. There are at most as many folds as leave two events side by side. An extent nearly as
    long as everything ("since 1990") holds no gap open: only its two ends count.
    """
    if len(lo) < 3:
        return [], 0.0, float(hi.max() - lo.min()) if len(lo) else 0.0
    total = float(hi.max() - lo.min())
    long = (hi - lo) > _LONG * total
    starts, ends = lo, hi
    if long.any():
        starts = np.concatenate((lo[~long], lo[long], hi[long]))
        ends = np.concatenate((hi[~long], lo[long], hi[long]))
    if not bool((starts[1:] >= starts[:-1]).all()):
        order = np.argsort(starts, kind="stable")
        starts, ends = starts[order], ends[order]
    ends = np.maximum.accumulate(ends)
    begin, length = ends[:-1], starts[1:] - ends[:-1]
    kept = np.arange(len(length))
    if len(length) > 64 * _BLOCK:  # only the longest matter: of each block the longest bounds them
        blocks = np.maximum.reduceat(length, np.arange(0, len(length), _BLOCK))
        kept = np.flatnonzero(length >= np.partition(blocks, -MAX_FOLDS - 2)[-MAX_FOLDS - 2])
    longest = kept[np.argsort(-length[kept], kind="stable")][: MAX_FOLDS + 1]
    sizes = [max(0.0, float(length[index])) for index in longest] + [0.0]
    ordered = lo if bool((lo[1:] >= lo[:-1]).all()) else np.sort(lo)
    distinct = 1 + int(np.count_nonzero(ordered[1:] != ordered[:-1]))
    most = min(MAX_FOLDS, distinct - 2, len(longest))
    count, remaining = _worth_folding(sizes, most, total)
    chosen = [(float(begin[index]), float(begin[index] + length[index])) for index in longest[:count]]
    return sorted(chosen), (total - remaining) / total if total else 0.0, remaining


def _worth_folding(sizes: Sequence[float], most: int, total: float) -> tuple[int, float]:
    """How many of the gaps, the longest first and a 0.0 last, are worth it, and what remains of a total."""
    count, remaining = 0, total
    while count < most:
        best, best_score, rest = 0, _CLEARLY, remaining
        for number in range(count + 1, most + 1):
            rest -= sizes[number - 1]
            score = sizes[number - 1] / max(sizes[number], _FOLD_SHARE * rest, 1.0)
            if score >= best_score:
                best, best_score = number, score
        if not best:
            break
        remaining -= sum(sizes[count:best])
        count = best
    return count, remaining


def _with_inner(
    lo: Array, hi: Array, gaps: list[tuple[float, float]], remaining: float
) -> tuple[list[tuple[float, float]], float, float]:
    """The gaps and those inside of events, where nothing else begins or ends, that are worth it after them.

    Answers as ``find_gaps`` does.
    """
    points = np.unique(np.concatenate((lo, hi)))
    spans = [
        (float(start), float(end))
        for start, end in zip(points, points[1:], strict=False)
        if not any(start < gap[1] and end > gap[0] for gap in gaps)
    ]
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    spans = spans[: MAX_FOLDS + 1]
    sizes = [end - start for start, end in spans] + [0.0]
    most = min(MAX_FOLDS, len(lo) // _EVENTS_A_FOLD) - len(gaps)
    count, remaining = _worth_folding(sizes, min(most, len(spans)), remaining)
    total = float(points[-1] - points[0])
    return sorted([*gaps, *spans[:count]]), (total - remaining) / total if total else 0.0, remaining


def folded_scale(lo: Array, hi: Array, folded: bool | None, *, inner: bool = False) -> Scale:
    """The scale for events of the given extents.

    ``folded`` None folds when more than half of the width would be empty; True folds whatever gap is
    worth it; False never does. ``inner`` also folds inside of events, where nothing else begins or ends,
    and when a quarter would be empty.
    """
    gaps, empty, remaining = find_gaps(lo, hi)
    if inner and folded is not False and len(lo) >= 3:
        gaps, empty, remaining = _with_inner(lo, hi, gaps, remaining)
    if folded is False or not gaps or (folded is None and empty <= (_INNER_EMPTY if inner else 0.5)):
        return Scale()
    finest = max(remaining, float(np.min(hi - lo)) * 8, (gaps[0][1] - gaps[0][0]) * 1e-9, 1.0)
    trimmed = []
    for start, end in gaps:
        margin = min(_MARGIN * finest, (end - start) * 0.25)
        trimmed.append(_snapped(start + margin, end - margin, finest))
    width = finest * min(_FOLD_WIDTH, _ALL_FOLDS / len(trimmed))
    shorter = [number for number, (start, end) in enumerate(trimmed) if end - start > width]
    if not shorter:
        return Scale()
    return Scale([trimmed[number] for number in shorter], width, [gaps[number] for number in shorter])


def _snapped(start: float, end: float, remaining: float) -> tuple[float, float]:
    """The stretch shortened to a whole number of days, hours … where that costs no visible width."""
    for unit in (DAY, 3600, 60, 1):
        if unit < 0.01 * remaining and end - start > 4 * unit:
            return -(-start // unit) * unit, end // unit * unit
    return start, end
