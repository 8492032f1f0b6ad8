"""What a whole document shows: the order of numeric dates, the kind of telling, the financial year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefline.extract.reading import Reading
from briefline.extract.recognise import Found
from briefline.model.calendar import DAY, civil
from briefline.model.when import When

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_YEAR_END = re.compile(
    r"(?i)\b(?:financial|fiscal|accounting) year\b[^.\n]{0,60}?"
    r"\b(?:ends?|ended|ending|to|closes?|until|through) (?:on )?"
    r"(?:(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?(?P<m1>[a-z]{3,9})|(?P<m2>[a-z]{3,9})\.? \d{1,2})\b"
)
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
    years = [
        reading.year
        for one in found
        for reading in readings(one.reading)
        if reading.form == "date" and reading.year is not None
    ]
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
    return len(years) > _RATIO * near and (old >= _FEW and old > 0.6 * len(years) or dated >= _MANY)


def fiscal_year_end(text: str) -> int:
    """The month in which the financial year ends, as the text states it; 12 where it does not."""
    stated = _YEAR_END.search(text)
    if stated is None:
        return 12
    name = (stated["m1"] or stated["m2"]).lower()
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3])), 12)
