"""What a whole document shows: the order of numeric dates, the kind of telling, the financial year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefline.extract.times.reading import Reading
from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.model.calendar import DAY, civil
from briefline.model.text import Span
from briefline.model.when import When

_ANTIQUITY = 1000  # the year before which nothing that a text tells is of the year of writing
_LONG_AGO = 30  # years before the writing from which one year alone makes a text one of history
_FAR = 3  # years before the writing that make a year one of history
_FEW = 4
_SOME = 3  # years long past that make a history of a text that counts nothing from the day of writing
_FRESH = 2  # times told from the day of writing that show, where a text opens with one, that it is no history
_YEARS = ("Y", "DE", "CE", "ML")
_MANY = 6
_FRONT = 60  # characters within which a phrase that opens a sentence stands before an expression
_RATIO = 4
_OF_LATE = 0.7  # share of years of the writing and the one before from which a text tells of its own day
_DATED = ("date", "holiday")
_NEAR = ("deictic", "weekday")
_RELATED = ("relative", "shift", "relmonth", "weekend", "relseason", "relpart")


def readings(reading: Reading) -> Sequence[Reading]:
    """A reading and those inside it."""
    if reading.base is None and reading.last is None and reading.more is None:
        return (reading,)
    inside = [reading]
    for inner in (reading.base, reading.last, reading.more):
        if isinstance(inner, Reading):
            inside += readings(inner)
    return inside


def day_first(found: Sequence[Found]) -> bool | None:
    """The order that the unambiguous numeric dates show: True for 27/03, False for 03/27, None: no."""
    votes = 0
    for one in found:
        for reading in readings(one.reading):
            if reading.form == "numeric" and reading.month and reading.day:
                votes += (reading.month > 12) - (reading.day > 12)
    return None if votes == 0 else votes > 0


def is_narrative(found: Sequence[Found], written: When | None) -> bool:
    """True when most years told lie well before the writing: months without a year follow the story."""
    inside = [reading for one in found for reading in readings(one.reading)]
    years = [year for reading in inside if (year := _told(reading)) is not None]
    if written is None or written.lo is None:
        return bool(years)
    now = civil(written.lo // DAY)[0]
    near = len(_near(found, now))
    old = sum(year < now - _FAR for year in years)
    dated = len([reading for reading in inside if reading.month is not None and _is_date(reading)])
    if years and old == len(years) and (len(years) > 2 * near or not near) and _opens_with_year(found):
        return True  # a short text of nothing but history
    if near >= _FRESH and _opens_of_late(found):
        return False
    long_ago = sum(year <= now - _LONG_AGO for year in years)
    if not near and long_ago >= _SOME and long_ago > _OF_LATE * len(years) and _opens_with_year(found):
        return True  # the life of something that is still there
    of_late = sum(year >= now - 1 for year in years) > _OF_LATE * len(years)
    told = old >= _FEW and old > 0.6 * len(years) or dated >= _MANY and not of_late
    return len(years) > _RATIO * near and told


def lone_year(text: str, found: Sequence[Found], written: When | None, rules: Grammar) -> bool:
    """True for a text of one long past year that opens a sentence: “In 1848 revolts broke out. In March …”.

    Nothing in it is told from the day of writing; its months may still be those of the writing.
    """
    fronts = rules.words.get("fronts")
    if written is None or written.lo is None or not fronts:
        return False
    years = {year for one in found for year in _years(one.reading)}
    if len(years) != 1:
        return False
    now = civil(written.lo // DAY)[0]
    if min(years) > now - _LONG_AGO or _near(found, now):
        return False
    if min(years) < _ANTIQUITY:
        return True
    first = next(one for one in found if any(_years(one.reading)))
    line = text[max(0, first.span.start - _FRONT) : first.span.start].rpartition("\n")[2]
    return re.search(fronts, line) is not None


def _is_near(found: Found) -> bool:
    return any(_counts_from_now(reading) for reading in readings(found.reading))


def _counts_from_now(reading: Reading) -> bool:
    if reading.form in _NEAR:
        return True
    if reading.form not in _RELATED or _is_next_day(reading):
        return False
    return reading.relation in ("last", "this", "next", "now", "past", "")


def _near(found: Sequence[Found], now: int) -> list[Found]:
    """What is told from the day of writing.

    A weekday or “today” is not, behind a day long past in a text that tells only of such years: “On April 18,
    1906, the city burned. By Saturday …”; “today” is then no day of the telling either.
    """
    near = [(index, one) for index, one in enumerate(found) if _is_near(one)]
    years = [(index, year) for index, one in enumerate(found) for year in _years(one.reading)] if near else []
    if not years or max(year for _, year in years) > now - _LONG_AGO:
        return [one for _, one in near]
    first = years[0][0]
    dated = any(each.day is not None for each in readings(found[first].reading))
    return [one for index, one in near if index < first or not _may_be_old(one.reading, dated)]


def _may_be_old(reading: Reading, dated: bool) -> bool:
    if reading.form == "daypart" and reading.base is not None:
        reading = reading.base
    today = reading.form == "deictic" and not reading.count and not reading.part
    return today or dated and reading.form == "weekday" and reading.relation in ("", "that")


def _opens_of_late(found: Sequence[Found]) -> bool:
    """True where the first time told is one of the last weeks: “met last month”, “on Monday”."""
    for one in found:
        if _is_near(one):
            return not any(reading.unit in _YEARS for reading in readings(one.reading))
        if any(_told(reading) is not None for reading in readings(one.reading)):
            return False
    return False


def _is_date(reading: Reading) -> bool:
    return reading.form == "date" and reading.year is not None


def _is_next_day(reading: Reading) -> bool:
    """“the next day”, “the next morning”: after the day that the text is at."""
    return reading.relation == "next" and (reading.form == "relpart" or reading.unit == "D")


def _opens_with_year(found: Sequence[Found]) -> bool:
    """True when the first calendar date told has its year: what follows without one goes on from it."""
    for one in found:
        inside = list(readings(one.reading))
        dated = [each for each in inside if each.form in _DATED and (each.month or each.day or each.year)]
        if dated:
            break
    else:
        return False
    if not any(_told(each) for each in inside):
        return False
    if any(each.month or each.season or each.form == "holiday" for each in dated):
        return True
    return len({year for one in found for year in _years(one.reading)}) > 1


def _years(reading: Reading) -> Iterator[int]:
    return (year for one in readings(reading) if (year := _told(one)) is not None)


def _told(reading: Reading) -> int | None:
    """The year that a date tells; of a range also where it is said once for both ends."""
    year: int | Reading | None = reading.year if reading.form in (*_DATED, "range") else None
    return year.year if isinstance(year, Reading) else year


def fiscal_year_end(text: str, rules: Grammar) -> int:
    """The month in which the financial year ends, as the text states it; 12 where it does not."""
    for name, back in (("year_end", 0), ("year_start", 1)):
        stated = re.search(rules.words.get(name, "(?!)"), text, re.IGNORECASE)
        if stated is None:
            continue
        word = rules.lexicon.words.get((stated["m1"] or stated["m2"]).capitalize())
        if word and "month" in word.values:
            return (int(word.values["month"]) - back - 1) % 12 + 1
    return 12


class FiscalYears:
    """Where a text states when its financial year begins and ends."""

    def __init__(self, text: str, rules: Grammar) -> None:
        self._told = [
            [
                Span(*stated.span())
                for stated in re.finditer(rules.words.get(name, "(?!)"), text, re.IGNORECASE)
                if re.search(rules.words.get("year_over", "(?!)"), stated.group(), re.IGNORECASE) is None
            ]
            for name in ("year_end", "year_start")
        ]

    def told_by(self, span: Span) -> bool:
        """True for a date that such a statement holds; no day of the story."""
        for told in self._told:
            before = bisect_right(told, span.start, key=lambda one: one.start)
            if before and told[before - 1].covers(span):
                return True
        return False
