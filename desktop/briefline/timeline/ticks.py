"""Calendar ticks in two rows, for any year and any zoom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from briefline.model.calendar import DAY, civil, day_number
from briefline.timeline.parts import Break, Plot, Tick
from briefline.timeline.scale import YEAR, Scale
from briefline.timeline.viewport import Viewport

Measure = Callable[[str, str], float]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PAD = 5.0  # between a tick's line and its label
_SPARE = 9.0  # kept free after a label
_NARROWEST = 30.0
_WIDEST = {"month": "May", "quarter": "Q4", "week": "W52", "day": "30", "second": "00:00:00"}


@dataclass(frozen=True, slots=True)
class Steps:
    """Which steps of the calendar the axis has besides the usual ones: quarters of years, weeks.

    ``first`` is the day that weeks begin with, 0 for Mondays (ISO 8601), 6 for Sundays.
    """

    quarters: bool = False
    weeks: bool = False
    first: int = 0


NO_STEPS = Steps()


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar step: ``count`` units of "second", "minute", "hour", "day", "week", "month", "quarter" or
    "year". Weeks begin on the weekday ``first``, 0 for Mondays. Those are named after ISO 8601: the week is
    its Thursday's year's; others belong to the year of their last day, whose 1 January is in the first."""

    unit: str
    count: int
    seconds: float  # of the shortest such period
    first: int = 0


_DAY = Period("day", 1, DAY)
_MONTH, _QUARTER = Period("month", 1, 28 * DAY), Period("quarter", 1, 90 * DAY)
_YEAR = Period("year", 1, 365 * DAY)


def _week(steps: Steps) -> Period:
    return Period("week", 1, 7 * DAY, steps.first)


@cache
def periods(steps: Steps) -> tuple[Period, ...]:
    """All periods that a row of ticks may stand for, shortest first."""
    found = [Period("second", n, n) for n in (1, 5, 15, 30)]
    found += [Period("minute", n, 60 * n) for n in (1, 5, 15, 30)]
    found += [Period("hour", n, 3600 * n) for n in (1, 3, 6, 12)] + [_DAY]
    found += [_week(steps)] if steps.weeks else [Period("day", 5, 4 * DAY), Period("day", 10, 8 * DAY)]
    found.append(Period("month", 1, 28 * DAY))
    found += [_QUARTER] if steps.quarters else [Period("month", 3, 90 * DAY), Period("month", 6, 181 * DAY)]
    for power in range(11):
        found += [
            Period("year", n * 10**power, (n * 10**power - (power > 0 or n > 1)) * YEAR) for n in (1, 2, 5)
        ]
    return tuple(found)


def period_above(minor: Period, steps: Steps = NO_STEPS) -> Period | None:
    """What the lower row of the axis names when the upper one names ``minor``; None for years."""
    if minor.unit == "day":
        return _week(steps) if steps.weeks and minor.count == 1 else _MONTH
    if minor.unit == "month":
        return _QUARTER if steps.quarters and minor.count == 1 else _YEAR
    return {"second": _DAY, "minute": _DAY, "hour": _DAY, "week": _MONTH, "quarter": _YEAR}.get(minor.unit)


def floor_to(period: Period, seconds: float) -> int:
    """The start, in seconds, of the period that a time lies in."""
    whole = int(seconds // 1)
    size = {"second": 1, "minute": 60, "hour": 3600}.get(period.unit, 0) * period.count
    if size:
        return whole // size * size
    if period.unit == "week":
        return DAY * (whole // DAY - (_weekday(whole // DAY) - period.first) % 7)
    year, month, day = civil(whole // DAY)
    if period.unit == "day":
        if period.count > 1:
            day = 1 if day < period.count else min(day // period.count, 30 // period.count - 1) * period.count
        return DAY * day_number(year, month, day)
    if period.unit in ("month", "quarter"):
        months = _months(period)
        return DAY * day_number(year, (month - 1) // months * months + 1, 1)
    return DAY * day_number(_floor_year(year, period.count), 1, 1)


def _months(period: Period) -> int:
    return 3 * period.count if period.unit == "quarter" else period.count


def _weekday(day: int) -> int:
    """0 for Mondays; day 0 is 1 January 1970, a Thursday."""
    return (day + 3) % 7


def _week_name(start: int, first: int, *, full: bool) -> str:
    named = start + (3 if first == 0 else 6)  # the day whose year and month the week is called after
    year, month, _ = civil(named)
    number = (named - day_number(year, 1, 1)) // 7 + 1
    return f"W{number} · {_MONTHS[month - 1]} {year_name(year)}" if full else f"W{number}"


def _floor_year(year: int, count: int) -> int:
    """The start of a step of years, so that 500 BC and AD 500 are round and AD 1 stands for the turn."""
    if count == 1:
        return year
    if year > 0:
        return max(1, year // count * count)
    return 1 - -(-(1 - year) // count) * count


def after(period: Period, start: int) -> int:
    """The start of the period after the one that starts at ``start``."""
    size = {"second": 1, "minute": 60, "hour": 3600}.get(period.unit, 0) * period.count
    if size:
        return start + size
    if period.unit == "week":
        return start + 7 * DAY
    year, month, day = civil(start // DAY)
    if period.unit == "day":
        if period.count == 1:
            return start + DAY
        nxt = day + period.count - (day == 1)
        if nxt < 30:
            return DAY * day_number(year, month, nxt)
        return DAY * day_number(year + month // 12, month % 12 + 1, 1)
    if period.unit in ("month", "quarter"):
        index = year * 12 + month - 1 + _months(period)
        return DAY * day_number(index // 12, index % 12 + 1, 1)
    if period.count == 1:
        return DAY * day_number(year + 1, 1, 1)
    return DAY * day_number(period.count if year == 1 else year + period.count, 1, 1)


def year_name(year: int) -> str:
    """A year as an axis writes it: "2021", "AD 79", "44 BC", "66 million BC"."""
    if year <= 0:
        return f"{_long(1 - year)} BC"
    return f"AD {year}" if year < 1000 else _long(year)


def _long(year: int) -> str:
    if year < 10_000:
        return str(year)
    for size, word in ((10**9, "billion"), (10**6, "million")):
        if year >= size and round(year, -3) % (size // 1000) == 0:
            return f"{round(year / size, 3):g} {word}"
    return f"{year:,}"


def name(period: Period, start: int, *, full: bool = False) -> str:
    """What a tick is called. ``full`` names the whole date, as the upper row needs it."""
    year, month, day = civil(start // DAY)
    clock = start % DAY
    if period.unit == "year":
        return year_name(year)
    if period.unit == "week":
        return _week_name(start // DAY, period.first, full=full)
    if period.unit == "quarter":
        return f"Q{month // 3 + 1} {year_name(year)}" if full else f"Q{month // 3 + 1}"
    if period.unit == "month":
        return f"{_MONTHS[month - 1]} {year_name(year)}" if full else _MONTHS[month - 1]
    if period.unit == "day":
        return f"{day} {_MONTHS[month - 1]} {year_name(year)}" if full else str(day)
    text = f"{clock // 3600:02d}:{clock % 3600 // 60:02d}"
    return f"{text}:{clock % 60:02d}" if period.unit == "second" else text


def choose(resolution: float, lo: float, hi: float, measure: Measure, steps: Steps = NO_STEPS) -> Period:
    """The finest period whose names fit side by side at ``resolution`` seconds a pixel."""
    for period in periods(steps):
        if period.seconds / resolution < _NARROWEST:
            continue
        if period.unit == "year":
            widest = max(measure(name(period, floor_to(period, edge)), "tick") for edge in (lo, hi))
        else:
            widest = measure(_WIDEST.get(period.unit, "00:00"), "tick")
        if period.seconds / resolution >= widest + _PAD + _SPARE:
            return period
    return periods(steps)[-1]


def build_ticks(
    scale: Scale, plot: Plot, breaks: tuple[Break, ...], measure: Measure, steps: Steps = NO_STEPS
) -> tuple[Tick, ...]:
    """The ticks in the plot, minor ones first. No two labels of a row touch.

    No tick lies inside a fold. The name of a period that began before the edge stands at the edge.
    """
    pieces = list(pieces_of(scale, plot.viewport))
    if not pieces:
        return ()
    minor = choose(plot.resolution, pieces[0][0], pieces[-1][1], measure, steps)
    reserved = [_reserved(fold, measure) for fold in breaks if fold.lines]
    minors = _row(minor, False, pieces, scale, plot, reserved, measure)
    major = period_above(minor, steps)
    if major is not None:
        return tuple(minors + _row(major, True, pieces, scale, plot, [], measure))
    return tuple(minors + _lonely(pieces, minors, scale, plot, measure))


def _row(
    period: Period,
    major: bool,
    pieces: list[tuple[float, float]],
    scale: Scale,
    plot: Plot,
    reserved: list[tuple[float, float]],
    measure: Measure,
) -> list[Tick]:
    """One row of ticks. Names keep out of what is reserved; major ones may reach into folds."""
    role = "tick-major" if major else "tick"
    starts = [plot.x(float(scale.to_axis(start))) for start, _ in pieces]
    found: list[Tick] = []
    for index, (start, end) in enumerate(pieces):
        edge0, edge1 = starts[index], plot.x(float(scale.to_axis(end)))
        if major:
            edge1 = starts[index + 1] if index + 1 < len(pieces) else plot.right
        stop = min([edge1, plot.right, *(lo for lo, hi in reserved if lo > edge0 - 1 and hi > edge1)])
        begin = max([edge0, plot.left, *(hi for lo, hi in reserved if lo < edge0 and hi > edge0)])
        own_edge = plot.x(float(scale.to_axis(end)))
        named = False
        at = floor_to(period, start)
        while at < end:
            following = after(period, at)
            x = edge0 + (at - start) / plot.resolution
            next_x = edge0 + (following - start) / plot.resolution if following < end else stop
            text = name(period, at, full=major)
            label_x = max(x, begin) + _PAD
            label_end = label_x + measure(text, role) + (_SPARE - _PAD)
            # only the first name of a stretch may reach into the fold after it
            fits = label_end <= min(next_x, stop) and (not named or label_end <= own_edge)
            named = named or fits
            if fits or at >= start:
                found.append(Tick(x if at >= start else float("-inf"), text if fits else "", label_x, major))
            at = following
    return found


def _lonely(
    pieces: list[tuple[float, float]], named: list[Tick], scale: Scale, plot: Plot, measure: Measure
) -> list[Tick]:
    """The year of each stretch between folds that no tick names, in the lower row."""
    found: list[Tick] = []
    year = Period("year", 1, 365 * DAY)
    taken = plot.left - _SPARE
    for index, (start, end) in enumerate(pieces):
        edge0, edge1 = (plot.x(float(scale.to_axis(edge))) for edge in (start, end))
        inside = [tick for tick in named if tick.label and edge0 - 1 <= tick.label_x <= edge1]
        if len(pieces) < 2 or inside:
            continue
        at = floor_to(year, _told_in(start, end, scale))
        text = name(year, at)
        width = measure(text, "tick-major")
        x = edge0 + (at - start) / plot.resolution
        stop = plot.x(float(scale.to_axis(pieces[index + 1][0]))) if index + 1 < len(pieces) else plot.right
        label_x = max(min((edge0 + edge1 - width) / 2, stop - width), taken + _SPARE)
        if label_x <= edge1 and label_x + width <= stop:
            found.append(Tick(x if at >= start else float("-inf"), text, label_x, True))
            taken = label_x + width
    return found


def _told_in(start: float, end: float, scale: Scale) -> float:
    """A second in which an event of the stretch between two folds lies."""
    left = [fold.after for fold in scale.folds if start <= fold.after < end]
    right = [fold.before - 1 for fold in scale.folds if start <= fold.before - 1 < end]
    return next(iter(left + right), (start + end) / 2)


def pieces_of(scale: Scale, viewport: Viewport) -> Iterator[tuple[float, float]]:
    """The unfolded stretches of seconds in the window."""
    start, stop = float(scale.to_time(viewport.lo)), float(scale.to_time(viewport.hi))
    for fold in scale.folds:
        if fold.end <= start or fold.start >= stop:
            continue
        if fold.start > start:
            yield start, fold.start
        start = max(start, fold.end)
    if start < stop:
        yield start, stop


def _reserved(fold: Break, measure: Measure) -> tuple[float, float]:
    """The stretch of the axis that a break's words take."""
    width = max(measure(line, "break") for line in fold.lines)
    middle = (fold.x0 + fold.x1) / 2
    return min(fold.x0, middle - width / 2 - 4), max(fold.x1, middle + width / 2 + 4)
