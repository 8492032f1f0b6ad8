"""Moveable feasts fall where their calendars put them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefline.extract.times.feasts import feast_day, is_sure
from briefline.extract.times.time_tag import plain_document, tag
from briefline.model.calendar import civil, day_number, weekday

KNOWN = {
    "E+0": {1916: "04-23", 2024: "03-31", 1282: "03-29"},  # before 1583 by the Julian calendar
    "O+0": {2021: "05-02", 2022: "04-24", 2024: "05-05", 1917: "04-15"},
    "C01-01": {1900: "01-31", 1968: "01-30", 1985: "02-20", 2022: "02-01", 2033: "01-31", 2034: "02-19"},
    "C05-05": {2020: "06-25", 2023: "06-22"},  # 2020 and 2023 have leap months before it
    "C08-15": {2020: "10-01", 2023: "09-29", 2025: "10-06"},
    "H01-15": {2023: "04-06", 2024: "04-23"},
    "H07-01": {2020: "09-19", 2023: "09-16"},
    "H07-10": {1973: "10-06"},
    "H09-25": {2023: "12-08", 2024: "12-26"},
    "H12-14": {2023: "03-07", 2024: "03-24"},
    "P01-01": {2023: "03-21", 2024: "03-20"},
    "V+0": {2008: "10-28", 2012: "11-13", 2017: "10-19", 2020: "11-14", 2021: "11-04", 2023: "11-12"},
    "F+1": {2018: "03-02", 2020: "03-10", 2021: "03-29", 2024: "03-25", 2025: "03-14"},
    "11-27^7": {2021: "11-28", 2023: "12-03"},
    "11#4#4": {1999: "11-25"},
    "05#-1#1": {1999: "05-31"},
}
# announced by those who watch the moon; the arithmetic calendar may be a day off
SIGHTED = {
    "I09-01": {1990: "03-28", 2021: "04-13", 2024: "03-11"},
    "I10-01": {2024: "04-10"},
    "I12-10": {2023: "06-28"},
}


def told(rule: str, year: int) -> str:
    day = feast_day(rule, year)
    assert day is not None
    assert civil(day)[0] == year
    return "{1:02d}-{2:02d}".format(*civil(day))


@pytest.mark.parametrize(("rule", "days"), KNOWN.items(), ids=KNOWN.keys())
def test_feasts_fall_on_the_days_that_calendars_print(rule: str, days: dict[int, str]) -> None:
    assert {year: told(rule, year) for year in days} == days


@pytest.mark.parametrize(("rule", "days"), SIGHTED.items(), ids=SIGHTED.keys())
def test_islamic_feasts_are_at_most_a_day_off_and_never_sure(rule: str, days: dict[int, str]) -> None:
    assert not is_sure(rule)
    for year, told_day in days.items():
        month, day = (int(part) for part in told_day.split("-"))
        assert abs((feast_day(rule, year) or 0) - day_number(year, month, day)) <= 1


@given(st.integers(1000, 2990), st.sampled_from([*KNOWN, *SIGHTED]))
@settings(deadline=None, max_examples=60)
def test_a_feast_lies_in_its_year_or_nowhere(year: int, rule: str) -> None:
    day = feast_day(rule, year)
    assert day is None or civil(day)[0] == year


@given(st.integers(1645, 2399))
@settings(deadline=None, max_examples=40)
def test_new_years_are_a_year_apart(year: int) -> None:
    chinese = [feast_day("C01-01", one) for one in (year, year + 1)]
    assert None not in chinese
    assert (chinese[1] or 0) - (chinese[0] or 0) in {353, 354, 355, 383, 384, 385}
    for rule in ("V+0", "F+0"):
        indian = [feast_day(rule, one) or 0 for one in (year, year + 1)]
        assert indian[1] - indian[0] in range(353, 386)
    assert year < 1583 or weekday(feast_day("E+0", year) or 0) == 7


def test_no_moon_is_left_out() -> None:
    # the spring of 2001: a search that asked for the nearest new moon once a lunation missed one
    assert feast_day("F+0", 2001) == day_number(2001, 3, 9)


def test_a_chinese_new_year_is_told_only_where_its_rule_held_and_the_moon_is_known() -> None:
    assert [feast_day("C01-01", year) is None for year in (1644, 1645, 2400, 2401)] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("rule", ["", "E", "X01-01", "13#1#1#", "99"])
def test_what_is_no_rule_names_no_day(rule: str) -> None:
    assert feast_day(rule, 2021) is None


def test_a_feast_by_the_moon_is_uncertain_and_says_why() -> None:
    from briefline.extract.times.recognise import recognise
    from briefline.extract.times.resolve import resolve
    from briefline.model.event import Published

    document = plain_document("They fasted during Ramadan 2024 and parted at Eid al-Fitr.")
    ramadan, eid = resolve(document, recognise(document), (Published(None, "inferred", ""),))
    assert ramadan.when is not None
    assert (ramadan.when.edtf, ramadan.when.uncertain) == ("2024-03-11?/2024-04-09?", True)
    assert ramadan.when.derivation is not None
    assert "moon" in ramadan.when.derivation.doubts[0]
    assert eid.value == "2024-04-10"


def test_a_feast_without_a_year_is_the_one_near_the_writing() -> None:
    assert tag("It reopened after Ramadan.", "2024-06-01")[0][3] == "2024-03-11/2024-04-09"
    assert tag("They met at last Diwali.", "2021-06-01")[0][3] == "2020-11-14"


def test_what_was_after_or_before_a_feast_of_many_days_was_not_in_it() -> None:
    from briefline.extract.times.recognise import recognise
    from briefline.extract.times.resolve import resolve
    from briefline.model.event import Published
    from briefline.model.when import When

    document = plain_document("It reopened after Ramadan 2024 and had shut before Passover 2023.")
    written = Published(When.parse("2024-06-14"), "given", "")
    found = [timex.when for timex in resolve(document, recognise(document), (written,))]
    assert [when.edtf if when else "" for when in found] == ["[2024-04-09?..]", "../2023-04-06"]
