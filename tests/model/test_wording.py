"""The words for a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefline.model.edtf import year_text
from briefline.model.errors import UnreadableDate
from briefline.model.when import When
from briefline.model.wording import DateStyle, words

DAY_MONTH = {
    "2021-11-02/2021-11-03": "2–3 November 2021",
    "2021-11-02": "2 November 2021",
    "2021-10-30/2021-11-02": "30 October – 2 November 2021",
    "2021-12-30/2022-01-02": "30 December 2021 – 2 January 2022",
    "2021-10": "October 2021",
    "2021-10/2021-12": "October–December 2021",
    "2021": "2021",
    "1618/1648": "1618–1648",
    "2021-21": "spring 2021",
    "2021-24": "winter 2021–22",
    "1999-24": "winter 1999–2000",
    "2021-33": "1st quarter of 2021",
    "2014-40": "first half of 2014",
    "1450~": "around 1450",
    "1450?": "1450?",
    "2021-06%": "around June 2021?",
    "-0043": "44 BC",
    "-0043-03-15": "15 March 44 BC",
    "-0430/-0403": "431–404 BC",
    "-0043/0014": "44 BC – AD 14",
    "0070": "AD 70",
    "17XX": "the 1700s",
    "20XX": "21st century",
    "190X": "the decade 1900–1909",
    "200X": "the 2000s",
    "-02XX": "3rd century BC",
    "1XXX": "2nd millennium",
    "199X": "the 1990s",
    "[-0299..-0200]": "3rd century BC",
    "[-0233..-0200]": "late 3rd century BC",
    "[0401..0500]": "5th century",
    "[1967..1969]": "late 1960s",
    "[1971-09..1971-12]": "late 1971",
    "[2021-11-01..2021-11-10]": "early November 2021",
    "[2021-11-11..2021-11-20]": "mid November 2021",
    "[2021-02-21..2021-02-28]": "late February 2021",
    "[2024-04-16..2024-04-30]": "second half of April 2024",
    "[2024-10-21..2024-10-27]": "21–27 October 2024",
    "[2024-10-28..2024-11-03]": "28 October – 3 November 2024",
    "[2021-05-05..2021-06-20]": "between 5 May and 20 June 2021",
    "[2021-11-03..2021-11-30]": "between 3 and 30 November 2021",
    "[2021-12-03..2022-01-30]": "between 3 December 2021 and 30 January 2022",
    "[2021-02..2021-09]": "between February and September 2021",
    "[2021-11-03~..2021-11-30]": "between around 3 November 2021 and 30 November 2021",
    "[2021-11..2021-11-30]": "between November 2021 and 30 November 2021",
    "2021-02-10/2021-02-10": "10 February 2021",
    "[2021-02-10..2021-02-10]": "10 February 2021",
    "[2021-02..2021-02]": "February 2021",
    "2021-06-16T14:30/2021-06-16T14:30": "16 June 2021, 14:30",
    "../2024-12-01": "before 1 December 2024",
    "/2025": "until 2025",
    "[..2024-12-01]": "by 1 December 2024",
    "[2024-12-01..]": "1 December 2024 or later",
    "2021-07/..": "since July 2021",
    "2021-07/": "from July 2021",
    "2021-06-16T14:30": "16 June 2021, 14:30",
    "2021-06-16T14:30Z": "16 June 2021, 14:30 UTC",
    "2021-06-16T14:30-03:30": "16 June 2021, 14:30 UTC−03:30",
    "2021-06-16T14:30/2021-06-16T15:00": "16 June 2021, 14:30–15:00",
    "2021-06-16T14": "16 June 2021, 14 h",
    "Y-13800": "13,801 BC",
    "-9999~": "around 10,000 BC",
    "[1851..1900]": "second half of the 19th century",
    "[1876..1900]": "last quarter of the 19th century",
    "[-0149..-0100]": "second half of the 2nd century BC",
    "[1995..1999]": "second half of the 1990s",
    "[1001..2000]": "2nd millennium",
    "[-1999..-1000]": "2nd millennium BC",
    "2021-33/2021-35": "1st–3rd quarter of 2021",
    "2004-XX": "some month in 2004",
    "156X-XX": "some month in the 1560s",
    "1984-1X": "some month from October to December 1984",
    "1985-04-2X": "some day from the 20th to the 29th of April 1985",
    "1560-XX-25": "day 25 of some month in 1560",
    "156X-12-25": "25 December in the 1560s",
    "19XX-22": "summer in the 1900s",
    "-01XX-05": "May in the 2nd century BC",
    "2004-06~-11": "11 June 2004 (year and month approximate)",
    "2004?-06-11": "11 June 2004 (year uncertain)",
    "?2004-06-04~": "4 June 2004 (approximate; year uncertain)",
    "2011-~06-~04": "4 June 2011 (month and day approximate)",
    "Y-17E4": "170,001 BC",
    "1950S2": "around 1950",
    "{1667,1668,1670..1672}": "1667, 1668 and 1670–1672",
    "[1667,1668,1670..1672]": "1667, 1668 or 1670–1672",
    "{2021-05-03,2021-05-10,2021-05-17}": "3, 10 and 17 May 2021",
    "[2021-05,2021-07-03]": "May 2021 or 3 July 2021",
    "{1984..}": "since 1984",
    "1985-04-XX": "some day in April 1985",
    "2021-06-16T14:30-04": "16 June 2021, 14:30 UTC−04:00",
}


@pytest.mark.parametrize(("edtf", "expected"), DAY_MONTH.items())
def test_words(edtf: str, expected: str) -> None:
    assert words(When.parse(edtf)) == expected


@pytest.mark.parametrize(
    ("style", "day", "span", "part"),
    [
        (DateStyle.DAY_MONTH_SHORT, "2 Nov 2021", "2–3 Nov 2021", "early Nov 2021"),
        (DateStyle.DAY_MONTH_SHORT_CAPS, "2 NOV 2021", "2–3 NOV 2021", "early NOV 2021"),
        (DateStyle.MONTH_DAY, "Nov 2, 2021", "Nov 2–3, 2021", "early Nov 2021"),
        (DateStyle.ISO, "2021-11-02", "2021-11-02/2021-11-03", "[2021-11-01..2021-11-10]"),
    ],
)
def test_styles(style: DateStyle, day: str, span: str, part: str) -> None:
    assert words(When.parse("2021-11-02"), style) == day
    assert words(When.parse("2021-11-02/2021-11-03"), style) == span
    assert words(When.parse("[2021-11-01..2021-11-10]"), style) == part


@pytest.mark.parametrize(
    ("style", "month", "year"),
    [
        (
            DateStyle.DAY_MONTH_SHORT,
            "between 3 and 30 Nov 2021",
            "between 25 Oct and 23 Nov 2021",
        ),
        (
            DateStyle.DAY_MONTH_SHORT_CAPS,
            "between 3 and 30 NOV 2021",
            "between 25 OCT and 23 NOV 2021",
        ),
        (
            DateStyle.MONTH_DAY,
            "between Nov 3 and 30, 2021",
            "between Oct 25 and Nov 23, 2021",
        ),
    ],
)
def test_what_both_bounds_share_is_said_once(style: DateStyle, month: str, year: str) -> None:
    assert words(When.parse("[2021-11-03..2021-11-30]"), style) == month
    assert words(When.parse("[2021-10-25..2021-11-23]"), style) == year


def test_to_the_day_leaves_out_the_clock():
    mail = When.parse("2024-05-14T10:00:00+02:00")
    assert words(mail.to_the_day()) == "14 May 2024"
    assert When.parse("2024-05-14T10:00/2024-05-15T11:30").to_the_day().edtf == "2024-05-14/2024-05-15"
    month = When.parse("2024-05")
    assert month.to_the_day() is month


SAID = {
    "2–3 November 2021": ("2021-11-02/2021-11-03", DateStyle.DAY_MONTH),
    "2–3 NOV 2021": ("2021-11-02/2021-11-03", DateStyle.DAY_MONTH_SHORT_CAPS),
    "Nov 2–3, 2021": ("2021-11-02/2021-11-03", DateStyle.MONTH_DAY),
    "spring 2021": ("2021-21", DateStyle.MONTH_DAY),
    "around 1450": ("1450~", DateStyle.DAY_MONTH_SHORT_CAPS),
    "late 3rd century BC": ("[-0233..-0200]", DateStyle.DAY_MONTH),
    "before 1 December 2024": ("../2024-12-01", DateStyle.DAY_MONTH),
    "before Dec 1, 2024": ("../2024-12-01", DateStyle.MONTH_DAY),
}


@pytest.mark.parametrize(("said", "value"), SAID.items())
def test_each_style_says_it_so(said: str, value: tuple[str, DateStyle]) -> None:
    assert words(When.parse(value[0]), value[1]) == said


_YEARS = (
    st.sampled_from(["199X", "15XX", "1XXX", "-01XX", "1X99"])
    | st.integers(-9_999_999, 9_999_999).map(year_text)
    | st.integers(1, 2100).map(year_text)
)
_TAILS = ["", "-05", "-05-09", "-21", "-24", "-34", "-41", "-05-09T14:30", "-05-09T14:30:10Z", "-XX"]
_TAILS += ["-1X", "-05-XX", "-XX-25", "-XX-2X", "-05~-09", "?-05", "-~05-09"]
_SHAPES = [
    "{0}",
    "{0}/{1}",
    "[{0}..{1}]",
    "../{0}",
    "{0}/",
    "[{0}..]",
    "[{0},{1}]",
    "{{{0},{1}}}",
    "{{..{0}}}",
]


@given(
    _YEARS, _YEARS, st.sampled_from(_TAILS), st.sampled_from(["", "~", "?", "%"]), st.sampled_from(_SHAPES)
)
def test_every_value_has_words_in_every_style(
    first: str, last: str, tail: str, flag: str, shape: str
) -> None:
    try:
        when = When.parse(shape.format(f"{first}{tail}{flag}", f"{last}{tail}{flag}"))
    except UnreadableDate:
        return
    for style in DateStyle:
        said = words(when, style)
        assert said
        assert said == said.strip()
