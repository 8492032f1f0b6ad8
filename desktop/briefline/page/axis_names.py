"""Names for stretches between two folds that are too short for the names of their periods.

The screen can be zoomed there; on a page nothing else would say which year or month that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefline.model.calendar import DAY, civil
from briefline.page.wrapping import Measure
from briefline.timeline.columns import Columns
from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Plot, Tick
from briefline.timeline.ticks import Period, choose, floor_to, name, period_above, pieces_of

_SPARE = 9.0  # kept free between two names
_MONTH, _YEAR = Period("month", 1, 28 * DAY), Period("year", 1, 365 * DAY)
_FINE = ("day", "hour", "minute", "second")


class _Stretch(NamedTuple):
    """Pieces of the axis from x0 to x1 that no name stands at. ``first`` and ``last`` are seconds told
    of in the first and the last of them.
    """

    x0: float
    x1: float
    first: float
    last: float


def with_further_names(
    ticks: Sequence[Tick], timeline: Timeline, plot: Plot, measure: Measure
) -> tuple[Tick, ...]:
    """The ticks, and in the lower row the month or the year of each stretch that none of them names, where
    there is room for it: folds give way.
    """
    pieces = list(pieces_of(timeline.scale, plot.viewport))
    if len(pieces) < 2:
        return tuple(ticks)
    minor = choose(plot.resolution, pieces[0][0], pieces[-1][1], measure)
    if period_above(minor) is None:
        return tuple(ticks)
    periods = (_MONTH, _YEAR) if minor.unit in _FINE else (_YEAR,)
    names = sorted(
        (tick.label_x, tick.label_x + measure(tick.label, "tick-major"))
        for tick in ticks
        if tick.major and tick.label
    )
    found = list(ticks)
    for stretch in _unnamed(pieces, [lo for lo, _ in names], timeline, plot):
        for text in dict.fromkeys(_texts(stretch, periods)):
            width = measure(text, "tick-major")
            middle = (stretch.x0 + stretch.x1) / 2
            after = max((hi for lo, hi in names if lo < middle), default=plot.left - _SPARE) + _SPARE
            before = min((lo for lo, _ in names if lo >= middle), default=plot.right + _SPARE) - _SPARE
            x = min(max(middle - width / 2, after), before - width)
            if x >= after and x <= stretch.x1 and x + width >= stretch.x0:
                found.append(Tick(float("-inf"), text, x, True))
                names.append((x, x + width))
                break
    return tuple(found)


def _unnamed(
    pieces: Sequence[tuple[float, float]], names: Sequence[float], timeline: Timeline, plot: Plot
) -> Iterator[_Stretch]:
    """Each piece without a name, together with those that follow it in the same month or year."""
    edges = [tuple(plot.x(float(timeline.scale.to_axis(edge))) for edge in piece) for piece in pieces]
    starts = [*(x0 for x0, _ in edges), float("inf")]
    open_one: _Stretch | None = None
    for number, (x0, x1) in enumerate(edges):
        if any(starts[number] - 1 <= x < starts[number + 1] - 1 for x in names):
            if open_one:
                yield open_one
            open_one = None
            continue
        told = _told(*pieces[number], timeline.columns)
        if open_one and _year(open_one.first) == _year(told):
            open_one = open_one._replace(x1=x1, last=told)
            continue
        if open_one:
            yield open_one
        open_one = _Stretch(x0, x1, told, told)
    if open_one:
        yield open_one


def _told(start: float, end: float, columns: Columns) -> float:
    """A second in the stretch [start, end) at which an event begins, or the last one of an event."""
    for seconds in (columns.lo, columns.hi - 1):
        inside = seconds[(seconds >= start) & (seconds < end)]
        if len(inside):
            return float(inside[0])
    return (start + end) / 2


def _year(second: float) -> int:
    return civil(int(second // DAY))[0]


def _texts(stretch: _Stretch, periods: Sequence[Period]) -> Iterator[str]:
    """The names of the periods that the whole stretch lies in, the shorter first."""
    for period in periods:
        first, last = (name(period, floor_to(period, at), full=True) for at in (stretch.first, stretch.last))
        if first == last:
            yield first
