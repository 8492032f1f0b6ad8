"""Dates with one open end, brought to what the text says of the event: since, until, from, by."""

from __future__ import annotations

from dataclasses import replace

from briefline.model.calendar import DAY, civil
from briefline.model.edtf import year_text
from briefline.model.errors import UnreadableDate
from briefline.model.event import Published
from briefline.model.when import When


def settled(
    when: When, published: Published | None, ongoing: bool, ahead: bool, value: str = "", until: bool = True
) -> When:
    """The date of an event whose time expression is open at one end; other dates come back as they are.

    "Since July" with a perfect tense (``ongoing``) lasts until the day of writing; "from 10 March" starts
    then. A deadline or an end that lies ``ahead`` counts from the day of writing; one in the past is the
    end itself. Without ``until`` ("before May") it is one day of that time. ``value`` is what the
    expression says without "until" (a TIMEX3 value), where the event is at that end and not before it:
    "put off until late May". EDTF: ``X/`` and ``X/..`` are open after, ``/X`` and ``../X``
    before, ``[..X]`` is a deadline.
    """
    first, last, deadline = _ends(when.edtf)
    if first and last or not (first or last):
        return when
    written = _day(published)
    if first:
        text = f"{first}/{written}" if ongoing and written and _before(when, published) else first
    elif value and (told := _told(value)):
        text = told
    elif value and _told(last):
        text = last  # "put off until the autumn": its TIMEX3 value is no EDTF
    elif written and ahead:
        text = f"{written}/{last}" if until and not deadline else f"[{written}..{last}]"
    else:
        text = last
    derivation = when.derivation
    try:
        return When.parse(text, replace(derivation, value=text) if derivation else None)
    except UnreadableDate:
        return when


def _told(value: str) -> str:
    """The value where it is a plain EDTF date or interval."""
    try:
        known = When.parse(value)
    except UnreadableDate:
        return ""
    return value if known.lo is not None and known.hi is not None else ""


def _ends(edtf: str) -> tuple[str, str, bool]:
    """First and last date of an interval or set, "" where open; and whether it is a set."""
    if edtf.startswith("["):
        first, dots, last = edtf.strip("[]").partition("..")
        return (first, last, True) if dots else (first, first, True)
    first, slash, last = edtf.partition("/")
    if not slash:
        return edtf, edtf, False
    return first.replace("..", ""), last.replace("..", ""), False


def _day(published: Published | None) -> str:
    """The first day on which the text can have been written, ISO 8601."""
    if published is None or published.when is None or published.when.lo is None:
        return ""
    year, month, day = civil(published.when.lo // DAY)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def _before(when: When, published: Published | None) -> bool:
    written = published.when if published else None
    return when.lo is not None and written is not None and written.lo is not None and when.lo < written.lo
