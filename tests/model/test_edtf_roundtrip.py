"""EDTF: what is printed is what was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefline.model.calendar import Grain, civil, day_number, month_length
from briefline.model.edtf import parse, year_text
from briefline.model.edtf_text import text
from briefline.model.errors import UnreadableDate
from briefline.model.when import When

YEARS = st.one_of(st.integers(1, 2100), st.integers(-9_999, 9_999), st.integers(-9_999_999, 9_999_999))
FLAGS = st.sampled_from(["", "", "~", "?", "%"])


@st.composite
def days(draw: st.DrawFn) -> str:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    day = draw(st.integers(1, month_length(year, month)))
    return f"{year_text(year)}-{month:02d}-{day:02d}"


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    year = year_text(draw(YEARS))
    form = draw(st.sampled_from(["year", "month", "group", "mask"]))
    if form == "month":
        return f"{year}-{draw(st.integers(1, 12)):02d}"
    if form == "group":
        return f"{year}-{draw(st.sampled_from([*range(21, 25), *range(33, 37), 40, 41])):02d}"
    if form == "mask":
        return draw(st.sampled_from(["199X", "19XX", "1XXX", "-02XX", "-029X", "00XX"]))
    return year


@st.composite
def clocks(draw: st.DrawFn) -> str:
    hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
    zone = draw(st.sampled_from(["", "Z", "+13:00", "-03:30"]))
    return f"{draw(days())}T{hour:02d}:{minute:02d}{zone}"


UNSPECIFIED = st.builds("{}{}".format, YEARS.map(year_text), st.sampled_from(["-XX", "-02-XX", "-XX-XX"]))
DATES = st.one_of(days(), plain_dates(), clocks(), UNSPECIFIED)


@given(DATES, FLAGS)
def test_dates_round_trip(date: str, flag: str) -> None:
    extent = parse(date + ("" if "X" in date else flag))
    assert parse(text(extent)) == extent


@given(days(), days())
def test_intervals_and_sets_round_trip(one: str, other: str) -> None:
    first, last = sorted((one, other), key=lambda day: parse(day).start.lo or 0)
    sets = (f"[{first}..{last}]", f"[..{last}]", f"[{first}..]")
    for made in (f"{first}/{last}", f"{first}/..", f"../{last}", *sets):
        extent = parse(made)
        assert parse(text(extent)) == extent


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        extent = parse(typed)
    except UnreadableDate:
        return
    assert parse(text(extent)) == extent


@given(YEARS, st.integers(0, 365))
def test_day_numbers_and_civil_dates_are_inverse(year: int, offset: int) -> None:
    day = day_number(year, 1, 1) + offset
    assert day_number(*civil(day)) == day


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "grain"),
    [
        ("2021-22", "2021-06-01", "2021-08-31", Grain.SEASON),
        ("-0043", "-0043-01-01", "-0043-12-31", Grain.YEAR),
        ("17XX", "1700-01-01", "1799-12-31", Grain.CENTURY),
        ("2021-07/..", "2021-07-01", None, Grain.MONTH),
        ("2004-XX", "2004-01-01", "2004-12-31", Grain.MONTH),
        ("1985-04-XX", "1985-04-01", "1985-04-30", Grain.DAY),
        ("1985-XX-XX~", "1985-01-01", "1985-12-31", Grain.DAY),
        ("Y-9999999", "Y-9999999-01-01", "Y-9999999-12-31", Grain.YEAR),
    ],
)
def test_bounds(edtf: str, earliest: str, latest: str | None, grain: Grain) -> None:
    when = When.parse(edtf)
    assert (when.earliest, when.latest, when.grain) == (earliest, latest, grain)
