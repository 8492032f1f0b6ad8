"""Which years of three digits a text tells of: “in 629” beside the 7th century, “in 416” beside 415 BC."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefline.extract.times.reading import Reading
from briefline.extract.times.recognise import Found

_SPAN = 150  # years from a date told within which a number is a year
_BACK = 30  # years by which a year BC without its sign may lie before the one told
_FIRST = 1000  # the year up to which a year has three digits
_BESIDE = _FIRST + _SPAN  # the year up to which one told shows what those of three digits are
_MANY = 3  # such numbers behind “in” that are years though nothing else tells of their time
_CLOSE = 250  # years from each of these to another


def era_of(reading: Reading) -> Reading | None:
    """The number inside a reading that may be a year: “early 635”, “from 830 to 950”."""
    inner = reading
    while inner.form in ("mod", "around", "halfof", "shift", "eras") and inner.base is not None:
        inner = inner.base
    return inner if inner.form == "date" and inner.relation == "era" else None


class Eras:
    """The years before 1000 that a stretch of text tells beyond doubt, and those that only may be.

    ``inside`` gives a reading and those inside it.
    """

    def __init__(self, found: Sequence[Found], inside: Callable[[Reading], Sequence[Reading]]) -> None:
        sure: set[int] = set()
        maybe: set[int] = set()
        for one in found:
            era = era_of(one.reading)
            if era is None:
                told = [year for each in inside(one.reading) for year in _years(each)]
                sure.update([] if _is_short(one.reading) else told)
            elif not one.before and one.reading is era and not era.value and era.year is not None:
                maybe.add(era.year)
        self.sure, self.maybe = sure, maybe
        self._known: dict[int, int | None] = {}  # what a number means, asked for again and again

    def year(self, number: int, told: int | None) -> int | None:
        """The astronomical year that a number is where ``told`` is the year told last; None: it is none.

        That year decides where it is near, then the nearest one told in the text at all.
        """
        if told is not None:
            same = number if told > 0 else 1 - number
            for meant in (same, 1 - same):
                if _goes_with(meant, told):
                    return meant
        if number not in self._known:
            self._known[number] = self._beside(number)
        return self._known[number]

    def _beside(self, number: int) -> int | None:
        near = [
            (abs(meant - year), meant < 0, meant)
            for year in self.sure
            for meant in (number, 1 - number)
            if _goes_with(meant, year)
        ]
        if near:
            return min(near)[2]
        beside = [one for one in self.maybe if 0 < abs(one - number) <= _CLOSE]
        return number if number in self.maybe and len(self.maybe) >= _MANY and beside else None

    def told(self, found: Found) -> bool:
        """False for a number that is no year in this text."""
        era = era_of(found.reading)
        return era is None or bool(era.month) or self.year(era.year or 0, None) is not None


def _goes_with(meant: int, told: int) -> bool:
    """True for a year near one told; BC goes on to smaller numbers: “in 541” behind 429 BC is AD."""
    return -_BACK <= meant - told <= _SPAN if told <= 0 and meant <= 0 else abs(meant - told) <= _SPAN


def _is_short(reading: Reading) -> bool:
    """True for “1914–18”, the last year of which is of the same century."""
    first = reading.base
    return reading.form == "range" and first is not None and (first.year or 0) >= _FIRST


def _years(reading: Reading) -> tuple[int, ...]:
    """The years before 1000 that a reading tells: of a century or decade its ends."""
    if reading.form != "date":
        return ()
    if reading.year is not None and reading.relation != "era":
        return (reading.year,) if reading.year < _BESIDE else ()
    if reading.century is not None and reading.century <= _FIRST // 100:
        first = 100 * (reading.century - 1) if reading.century > 0 else 100 * reading.century
        return (first + 1, first + 50, first + 100)
    if reading.decade is not None and reading.relation in ("", "bc") and 100 <= reading.decade < _FIRST:
        return (reading.decade if reading.relation == "" else -reading.decade,)
    return ()
