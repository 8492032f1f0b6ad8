"""What a whole document shows: the order of numeric dates, the kind of telling, the financial year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefline.extract.times.reading import Reading
from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.model.calendar import DAY, civil
from briefline.model.when import When

_FAR = 3  # years before the writing that make a year one of history
_FEW = 4
_MANY = 6
_RATIO = 4
_NEAR = ("deictic", "weekday")
_RELATED = ("relative", "shift", "relmonth", "weekend", "relseason", "relpart")


def readings(reading: Reading) -> Iterator[Reading]:
    """A reading and those inside it."""
    yield reading
    for inner in (reading.base, reading.last, reading.more):
        if isinstance(inner, Reading):
            yield from readings(inner)


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
    years = [year for one in found for year in _years(one.reading)]
    if written is None or written.lo is None:
        return bool(years)
    near = sum(
        reading.form in _NEAR
        or reading.form in _RELATED
        and reading.relation in ("last", "this", "next", "now", "past", "")
        for one in found
        for reading in readings(one.reading)
    )
    now = civil(written.lo // DAY)[0]
    old = sum(year < now - _FAR for year in years)
    dated = sum(
        reading.form == "date" and reading.year is not None and reading.month is not None
        for one in found
        for reading in readings(one.reading)
    )
    if years and old == len(years) and (len(years) > 2 * near or not near) and _opens_with_year(found):
        return True  # a short text of nothing but history
    return len(years) > _RATIO * near and (old >= _FEW and old > 0.6 * len(years) or dated >= _MANY)


def _opens_with_year(found: Sequence[Found]) -> bool:
    """True when the first calendar date told has its year: what follows without one goes on from it."""
    dates = (
        reading
        for one in found
        for reading in readings(one.reading)
        if reading.form == "date" and (reading.month or reading.day or reading.year)
    )
    first = next(dates, None)
    if first is None or first.year is None:
        return False
    return first.month is not None or len({year for one in found for year in _years(one.reading)}) > 1


def _years(reading: Reading) -> Iterator[int]:
    return (one.year for one in readings(reading) if one.form == "date" and one.year is not None)


def fiscal_year_end(text: str, rules: Grammar) -> int:
    """The month in which the financial year ends, as the text states it; 12 where it does not."""
    pattern = rules.words.get("year_end")
    stated = re.search(pattern, text, re.IGNORECASE) if pattern else None
    if stated is None:
        return 12
    word = rules.lexicon.words.get((stated["m1"] or stated["m2"]).capitalize())
    return int(word.values["month"]) if word and "month" in word.values else 12
