"""The day on which a feast falls, by the rule of its calendar.

Western and Eastern Easter, nth weekdays, and the Islamic, Hebrew, Persian, Chinese and Hindu calendars.
A rule is written as

    12-25        a day of every year            11#4#4    the fourth Thursday of November (#-1# the last)
    11#1#1+1     a day after such a weekday     11-27^7   the first Sunday from a day on
    E-2          from Western Easter Sunday     O+0       from Eastern (Orthodox) Easter Sunday
    I09-01       Islamic month and day          H07-10    Hebrew ones, Nisan is 1; 12 is the last Adar
    P01-01       Persian ones                   C01-01    Chinese ones
    V+0          from Diwali, the evening of the new moon after the sun's entry into sidereal Libra
    C01-01-1     a day before such a day
    F+1          from the full moon of Phalguna, a fortnight after the last new moon before sidereal Pisces

Islamic days are those of the arithmetic calendar; the sighting of the moon moves them by a day, so they and
the Hindu ones, which differ by region, are never sure.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable
from functools import cache

from briefline.model.calendar import day_number, easter, month_length, weekday

EARLIEST, LATEST = 1000, 2990  # years in which the moon and the sun are computed
# the rule of the true sun is kept since 1645; centuries ahead a new moon near midnight decides a month,
# and nobody knows the length of the day well enough to tell on which side of it the moon falls
_CHINESE = (1645, 2400)
_JULIAN_DAY = 2_440_587.5  # Julian date of 1970-01-01T00:00
_LUNATION = 29.530588861
_GREGORIAN = 1583  # first whole year: earlier Easters are told by the Julian calendar
_CHINA, _INDIA, _IRAN = 8 / 24, 5.5 / 24, 3.5 / 24
_EVENING = 18.5 / 24
_RULE = re.compile(
    r"(?:(?P<base>[EOVF])(?P<off>[+-]\d+)|(?P<nth>\d\d#-?\d#\d)(?P<on>\+\d)?"
    r"|(?P<calendar>[IHPC]?)(?P<month>\d\d)-(?P<day>\d\d)(?:\^(?P<weekday>\d))?(?P<shift>[+-]\d+)?)"
)


def feast_day(rule: str, year: int) -> int | None:
    """Day number of a feast in a year; None where it does not fall into it or nobody can tell.

    A feast of the Islamic year may fall twice into one of ours: the first one is given.
    """
    found = _RULE.fullmatch(rule)
    if found is None:
        return None
    if found["base"]:
        first = {"E": _western, "O": _eastern, "V": _diwali, "F": _phalguna}[found["base"]](year)
        return None if first is None else first + int(found["off"])
    if found["nth"]:
        month, nth, wanted = (int(part) for part in found["nth"].split("#"))
        return nth_weekday(year, month, nth, wanted) + int(found["on"] or 0)
    month, day = int(found["month"]), int(found["day"])
    shift = int(found["shift"] or 0)
    if found["calendar"]:
        calendars: dict[str, Callable[[int, int, int], int | None]] = {
            "I": _islamic,
            "H": _hebrew,
            "P": _persian,
            "C": _chinese,
        }
        moved = calendars[found["calendar"]](year, month, day)
        return None if moved is None else moved + shift
    first = day_number(year, month, day) + shift
    return first + (int(found["weekday"]) - weekday(first)) % 7 if found["weekday"] else first


def is_sure(rule: str) -> bool:
    """False where sighting or region moves the day."""
    return rule[:1] not in ("I", "V", "F")


def nth_weekday(year: int, month: int, nth: int, wanted: int) -> int:
    """Day number of the nth weekday of a month; nth -1 is the last."""
    if nth < 0:
        last = day_number(year, month, month_length(year, month))
        return last - (weekday(last) - wanted) % 7
    first = day_number(year, month, 1)
    return first + (wanted - weekday(first)) % 7 + 7 * (nth - 1)


def _western(year: int) -> int:
    return easter(year) if year >= _GREGORIAN else _julian_easter(year)


def _eastern(year: int) -> int:
    if year < _GREGORIAN:
        return _julian_easter(year)
    return _julian_easter(year) + year // 100 - year // 400 - 2


def _julian_easter(year: int) -> int:
    """Easter by the Julian calendar, as the day of that name (Meeus, Astronomical Algorithms, ch. 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return day_number(year, month, day + 1)


def _day(julian_date: float, east: float = 0.0) -> int:
    """Day number of a moment at a longitude given as a share of a day."""
    return math.floor(julian_date - _JULIAN_DAY + east)


def _first_in(year: int, days: list[int]) -> int | None:
    low, high = day_number(year, 1, 1), day_number(year + 1, 1, 1)
    return next((day for day in sorted(days) if low <= day < high), None)


def _islamic(year: int, month: int, day: int) -> int | None:
    from convertdate import islamic

    about = math.floor((year - 622) * 33 / 32)
    years = [one for one in range(about - 1, about + 4) if one > 0]
    return _first_in(year, [_day(islamic.to_jd(one, month, day)) for one in years])


def _hebrew(year: int, month: int, day: int) -> int | None:
    from convertdate import hebrew

    days = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the library calls an old name of its own
        for one in (year + 3760, year + 3761):
            last_adar = month == 12 and hebrew.leap(one)
            days.append(_day(hebrew.to_jd(one, 13 if last_adar else month, day)))
    return _first_in(year, days)


def _persian(year: int, month: int, day: int) -> int | None:
    from convertdate import persian

    if not EARLIEST <= year <= LATEST:
        return None
    return _first_in(year, [_day(persian.to_jd(one, month, day)) for one in (year - 622, year - 621)])


@cache
def _chinese(year: int, month: int, day: int) -> int | None:
    """Helmer Aslaksen, “The Mathematics of the Chinese Calendar”: month 11 holds the winter solstice."""
    if not _CHINESE[0] <= year <= _CHINESE[1]:
        return None
    solstices = [_day(_solstice(one), _CHINA) for one in (year - 1, year)]
    moons = _new_moons(day_number(year - 1, 11, 15), day_number(year + 1, 1, 1), _CHINA)
    starts = [max(moon for moon in moons if moon <= solstice) for solstice in solstices]
    months = [moon for moon in moons if starts[0] <= moon <= starts[1]]
    number, leap_taken = 11, len(months) != 14
    for here, after in zip(months, months[1:], strict=False):
        if not leap_taken and here > starts[0] and _sign(here, _CHINA) == _sign(after, _CHINA):
            leap_taken = True
            continue
        if here > starts[0]:
            number = number % 12 + 1
        if number == month:
            return here + day - 1
    return None


def _diwali(year: int) -> int | None:
    if not EARLIEST <= year <= LATEST:
        return None
    entry = _sidereal(year, 180.0)
    moon = next(one for one in _moments("new", entry - 40, entry + 40) if one > entry)
    return _day(moon, _INDIA - _EVENING)


def _phalguna(year: int) -> int | None:
    if not EARLIEST <= year <= LATEST:
        return None
    entry = _sidereal(year, 330.0)
    new = max(one for one in _moments("new", entry - 40, entry + 40) if one < entry)
    full = next(one for one in _moments("full", new, new + 40) if one > new)
    return _day(full, _INDIA - _EVENING)


def _sidereal(year: int, degrees: float) -> float:
    """The Julian date at which the sun enters a sidereal longitude; Lahiri's zero, 23.85° in 2000."""
    angle = (degrees + 23.85 + (year - 2000) * 0.01397) % 360
    moment = day_number(year, 3, 20) + _JULIAN_DAY + (angle - 360 * (angle > 285)) / 0.9856
    for _ in range(4):
        moment += ((angle - _longitude(moment) + 180) % 360 - 180) / 0.9856
    return moment


def _sign(day: int, east: float) -> int:
    """Which twelfth of the ecliptic the sun is in when a day begins."""
    return math.floor(_longitude(day + _JULIAN_DAY - east) / 30)


def _longitude(julian_date: float) -> float:
    from pymeeus.Epoch import Epoch
    from pymeeus.Sun import Sun

    return float(Sun.apparent_longitude_coarse(Epoch(julian_date))[0]) % 360


def _solstice(year: int) -> float:
    from pymeeus.Sun import Sun

    return float(Sun.get_equinox_solstice(year, "winter"))


def _new_moons(first: int, last: int, east: float) -> list[int]:
    return [_day(one, east) for one in _moments("new", first + _JULIAN_DAY, last + _JULIAN_DAY)]


def _moments(phase: str, first: float, last: float) -> list[float]:
    """The Julian dates of a phase of the moon from about ``first`` to about ``last``, in order."""
    from pymeeus.Epoch import Epoch
    from pymeeus.Moon import Moon

    # twice a lunation: the phase that is nearest to each trial would leave one out now and then
    step = _LUNATION / 2
    trials = (first + step * (index - 2) for index in range(math.ceil((last - first) / step) + 5))

    def near(trial: float) -> float:
        try:
            return float(Moon.moon_phase(Epoch(trial), phase))
        except ValueError:  # pymeeus refuses 29 February of the Julian years 1100 to 1500: try a day before
            return float(Moon.moon_phase(Epoch(trial - 1), phase))

    moments = sorted(near(trial) for trial in trials)
    return [one for index, one in enumerate(moments) if index == 0 or one - moments[index - 1] > 1]
