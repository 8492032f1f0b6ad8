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


@st.composite
def qualified(draw: st.DrawFn) -> str:
    """A day with marks behind or before any of its parts."""
    year, month, day = draw(days()).rsplit("-", 2)
    marks = [draw(FLAGS) for _ in range(5)]
    return f"{marks[0]}{year}{marks[1]}-{month}{marks[2]}-{marks[3]}{day}{marks[4]}"


@st.composite
def masked(draw: st.DrawFn) -> str:
    """A year whose digits are unknown behind or in between, alone or with a month and day, also unknown."""
    digits = [draw(st.sampled_from("012")), *(draw(st.sampled_from("0189X")) for _ in range(3))]
    sign = draw(st.sampled_from(["", "-"]))
    month = draw(st.sampled_from(["", "-05", "-1X", "-XX", "-22", "-41"]))
    day = draw(st.sampled_from(["", "-03", "-2X", "-XX", "-28"])) if month and month[1] not in "24" else ""
    return f"{sign}{''.join(digits)}{month}{day}"


EXPONENTIAL = st.builds("Y{}E{}".format, st.integers(-999, 999), st.integers(0, 4))
SIGNIFICANT = st.builds("{}S{}".format, YEARS.map(year_text), st.integers(1, 8))
UNSPECIFIED = st.builds("{}{}".format, YEARS.map(year_text), st.sampled_from(["-XX", "-02-XX", "-XX-XX"]))
DATES = st.one_of(days(), plain_dates(), clocks(), UNSPECIFIED)


@given(DATES, FLAGS)
def test_dates_round_trip(date: str, flag: str) -> None:
    extent = parse(date + ("" if "X" in date else flag))
    assert parse(text(extent)) == extent


@given(st.one_of(qualified(), masked(), EXPONENTIAL, SIGNIFICANT))
def test_level_two_round_trips(date: str) -> None:
    extent = parse(date)
    assert parse(text(extent)) == extent
    assert extent.approximate == ("~" in date or "%" in date or "S" in date)
    assert extent.uncertain == ("?" in date or "%" in date)


MEMBERS = st.lists(st.one_of(days(), plain_dates(), masked()), min_size=1, max_size=4)


@given(MEMBERS, st.sampled_from(["", "first", "last"]))
def test_sets_reach_from_their_first_to_their_last_member(dates: list[str], open_end: str) -> None:
    extents = [parse(one) for one in dates]
    listed = list(dates)
    if open_end:
        at = 0 if open_end == "first" else -1
        listed[at] = f"..{listed[at]}" if open_end == "first" else f"{listed[at]}.."
    for made in (f"[{','.join(listed)}]", f"{{{', '.join(listed)}}}"):
        whole = parse(made)
        assert parse(text(whole)) == whole
        lows, highs = [one.start.lo or 0 for one in extents], [one.end.hi or 0 for one in extents]
        assert whole.start.lo == (None if open_end == "first" else min(lows))
        assert whole.end.hi == (None if open_end == "last" else max(highs))


NO_DATES = ["XXXX-12-25", "2021-4X", "2021-02-3X", "Y99999999", "Y-1E9", "1950S0", "2021-05S2", "Y2021"]
NO_SETS = ["{}", "[]", "{1667", "[1667}", "[1670..1667]", "1667..1668", "[..]", "[..1667,1670..]", "{,1667}"]


@pytest.mark.parametrize("typed", NO_DATES + NO_SETS)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableDate):
        parse(typed)


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
        ("156X-12-25", "1560-12-25", "1569-12-25", Grain.DAY),
        ("156X-02-29", "1560-02-29", "1568-02-29", Grain.DAY),
        ("1984-1X", "1984-10-01", "1984-12-31", Grain.MONTH),
        ("1560-XX-31", "1560-01-31", "1560-12-31", Grain.DAY),
        ("-01XX-05", "-0199-05-01", "-0100-05-31", Grain.MONTH),
        ("1950S2", "1900-01-01", "1999-12-31", Grain.CENTURY),
        ("Y-17E4", "Y-170000-01-01", "Y-170000-12-31", Grain.YEAR),
        ("2001-37", "2001-01-01", "2001-04-30", Grain.QUARTER),
        ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", Grain.YEAR),
        ("[1667,1760-12]", "1667-01-01", "1760-12-31", Grain.YEAR),
        ("[..1984]", None, "1984-12-31", Grain.YEAR),
        ("{1984..}", "1984-01-01", None, Grain.YEAR),
        ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", Grain.DAY),
        ("?2004-06-04~", "2004-06-04", "2004-06-04", Grain.DAY),
        ("Y-9999999", "Y-9999999-01-01", "Y-9999999-12-31", Grain.YEAR),
    ],
)
def test_bounds(edtf: str, earliest: str | None, latest: str | None, grain: Grain) -> None:
    when = When.parse(edtf)
    assert (when.earliest, when.latest, when.grain) == (earliest, latest, grain)
