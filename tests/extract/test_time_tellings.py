"""What short news and histories tell, which day, year and era is meant, and how surely."""

from __future__ import annotations

import pytest

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.extract.times.time_tag import plain_document
from briefline.model.timex import Timex
from briefline.model.when import When


def read(text: str, written: str | None) -> tuple[Timex, ...]:
    document = plain_document(text)
    found = recognise(document)
    given = When.parse(written) if written else None
    return resolve(document, found, creation_times(document, found, given))


TOLD = [
    # (date of writing, text, {phrase: value})
    ("2024-06-01", "A bomb went off at 7:30 a.m. (0430 GMT) Tuesday.", {"2024-05-28T07:30"}),
    ("1998-12-17", "The first missiles struck at 1 a.m. local time Thursday.", {"1998-12-17T01:00"}),
    ("2006-10-30", "The offer had been due to expire Friday evening.", {"2006-10-27TEV"}),
    ("2006-10-30", "The offer is due to expire Friday evening.", {"2006-11-03TEV"}),
    ("2009-12-19", "In 1848 revolts broke out. In March the minister fled.", {"1848", "1848-03"}),
    (
        "2009-12-19",
        "The fort was shelled on April 12–13, 1861. In July they were beaten. The next spring it fell.",
        {"1861-04-12/1861-04-13", "1861-07", "1862-SP"},
    ),
    (
        "2009-12-19",
        "War broke out in 431 BC. He died in 429, and 312 ships were lost.",
        {"-0430", "-0428"},
    ),
    ("2009-12-19", "The rising began on Easter Monday 1916. They died in May.", {"1916-04-24", "1916-05"}),
    (
        "2009-12-19",
        "In May 2002 they came. In July 2003 they fled. In May 2004 they returned. "
        "By next spring, he said, it would end. In June it did.",
        {"2002-05", "2003-07", "2004-05", "2005-SP", "2004-06"},
    ),
    (
        "2024-06-01",
        "He was last seen on 3 November 2020, the day before the vote; ten trading days after 15 May 2020.",
        {"2020-11-03", "2020-05-29"},
    ),
    ("2001-01-17", "The man, whose term ends June 30, fled late Tuesday.", {"2001-06-30", "2001-01-16"}),
    ("2018-06-12", "They met for nearly five hours on Tuesday.", {"PT5H", "2018-06-12"}),
    ("2013-10-01", "The government shut down at midnight.", {"2013-09-30T24:00"}),
    ("2002-10-15", "Sales rose in the quarter ended Sept. 30.", {"2002-Q3", "2002-09-30"}),
    ("2020-11-05", "Counting went on for a third day.", {"2020-11-05"}),
    (
        "2009-12-19",
        "Fighting broke out on 23 October 1956. The next morning tanks came. By 10 November it was over.",
        {"1956-10-23", "1956-10-24TMO", "1956-11-10"},
    ),
    ("2005-04-27", "It took off at 10:29 local time (08:29 UTC) and landed four hours later.",
     {"2005-04-27T10:29", "2005-04-27T14:29"}),
    ("2016-02-12", "It was recorded at 9:50 a.m. on 14 September last year.", {"2015-09-14T09:50"}),
    ("2015-09-22", "The contract was to be renewed on Friday.", {"2015-09-25"}),
    ("2015-09-22", "The contract was to have been renewed on Friday.", {"2015-09-18"}),
    ("1997-12-11", "A treaty would cut emissions below 1990 levels.", {"1990"}),
    (
        "2009-12-19",
        "They broke with the king on 17 August 1945. A war came in July 1947, a second in December 1948. "
        "Peace was made in May 1949. A year later, in March, he died.",
        {"1945-08-17", "1947-07", "1948-12", "1949-05", "1950", "1950-03"},
    ),
    ("2009-12-19", "It began in 1929 and ended by 1936. Ten years later it fell.", {"1929", "1936", "1946"}),
    ("2009-12-19", "In 378 AD they came. On 24 August 410 Rome was sacked.", {"0378", "0410-08-24"}),
    (
        "2010-10-13",
        "The miners, trapped since Aug. 5, were brought up; the last came out at 9:55 p.m.",
        {"2010-08-05", "2010-10-13T21:55"},
    ),
    ("1991-12-03", "He was told Wednesday that it was over.", {"1991-11-27"}),
    ("2009-12-19", "The Six-Day War ended on 10 June 1967.", {"1967-06-10"}),
    ("2024-06-01", "The town was calm on Tuesday; in 1848 it had burned. In March it rained.",
     {"2024-05-28", "1848", "2024-03"}),
]  # fmt: skip


@pytest.mark.parametrize(("written", "text", "values"), TOLD)
def test_told(written: str, text: str, values: set[str]) -> None:
    assert {timex.value for timex in read(text, written)} == values


SUMMIT = "The Reykjavik summit was held on 11 October 1986. "


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (SUMMIT + "Three days after the Reykjavik summit they met.", "1986-10-14"),
        (SUMMIT + "The day after the summit he left.", "1986-10-12"),
        (SUMMIT + "Within ten days of the summit he had left.", "[1986-10-11..1986-10-21]"),
        ("On 20 July 1866 the Battle of Lissa was fought. Two weeks after Lissa they met.", "1866-08-03"),
        # another day, an event that is not dated, or a day of something else
        (SUMMIT + "The Geneva summit was held on 19 November 1985. A day after the summit he left.", None),
        (SUMMIT + "Three days after the conference they met.", None),
        ("The summit was announced on 3 May 1986. Three days after the summit he left.", None),
        ("He left the summit, which she had left on 3 May 1986. Three days after the summit he spoke.", None),
    ],
)
def test_counted_from_a_named_event(text: str, edtf: str | None) -> None:
    last = read(text, "1990-06-01")[-1]
    assert (last.when.edtf if last.when else None) == edtf
    assert last.type in ("DURATION", "DATE")


@pytest.mark.parametrize(
    ("written", "text", "values"),
    [
        ("2024-06-20", "The ship put to sea on July 11.", {"2023-07-11"}),
        ("2024-06-20", "After leaving port on July 2, they vanished.", {"2023-07-02"}),
        ("2024-06-20", "In July they were lost; in August the search ended.", {"2023-07", "2023-08"}),
        ("2024-07-10", "The law, passed in September, takes effect in October.", {"2023-09", "2024-10"}),
        ("2024-12-28", "It rules on January 10; it heard the case in February.", {"2025-01-10", "2024-02"}),
        ("2024-01-05", "It will cut rates in March, June and December.", {"2024-03", "2024-06", "2024-12"}),
        ("2024-03-29", "They will lose him when the case is heard in May.", {"2024-05"}),
        ("2023-08-17", "A report on the Aug. 7 blasts will come out Friday.", {"2023-08-07", "2023-08-18"}),
        ("2023-10-20", "The Nov. 3 election will be close.", {"2023-11-03"}),
        ("2023-08-18", "She would go to the towns, where the Aug. 7 blasts killed 90.", {"2023-08-07"}),
        ("2024-02-16", "She invited them to a ceremony on March 12.", {"2024-03-12"}),
    ],
)  # fmt: skip
def test_what_is_past_does_not_lie_ahead(written: str, text: str, values: set[str]) -> None:
    assert {timex.value for timex in read(text, written)} == values


def test_a_far_day_of_the_past_is_doubted() -> None:
    (day,) = read("They put to sea on December 11.", "2024-06-20")
    assert day.when is not None
    assert day.when.derivation is not None
    assert (day.value, day.when.derivation.doubts) == ("2023-12-11", ("ambiguous: may be 11 December 2024",))


def test_a_clock_time_far_from_its_day_is_doubted() -> None:
    text = "The board met on 3 May.\n\nA guard saw the car at 6 a.m. near the gate."
    clock = read(text, "2024-05-20")[-1]
    assert clock.when is not None
    assert clock.when.derivation is not None
    assert clock.value == "2024-05-03T06:00"
    assert clock.when.derivation.doubts == ("no day stands beside it: that of an earlier paragraph is taken",)


def test_one_old_year_is_no_proof() -> None:
    found = read("In 1848 the mill was built. On 3 March the roof fell in.", "2024-06-01")
    assert [timex.value for timex in found] == ["1848", "1848-03-03"]
    assert found[1].when is not None
    assert found[1].when.derivation is not None
    assert found[1].when.derivation.doubts == ("ambiguous: may be 3 March 2024",)


def test_one_old_year_does_not_reach_another_paragraph() -> None:
    found = read("In 1987 the firm was founded.\n\nThe board met on 3 March.", "2021-06-10")
    assert [timex.value for timex in found] == ["1987", "2021-03-03"]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("LAGOS, Oct 12, 1998 (Reuters) - Gunmen killed six on Monday.", "stated"),
        ("LAGOS, Oct 12 (Reuters) - Gunmen killed six on Monday. They rose in 1998.", "inferred"),
        ("Oct 12 (Reuters) - Gunmen killed six on Monday. The rebels rose in 1998.", "inferred"),
        ("(Reuters) - Oct 12, 1998 - LAGOS - Gunmen killed six on Monday.", "stated"),
    ],
)  # fmt: skip
def test_datelines(text: str, basis: str) -> None:
    document = plain_document(text)
    found = recognise(document)
    (published,) = creation_times(document, found, None)
    assert published.basis == basis
    assert published.when == When.parse("1998-10-12")
    assert "1998-10-12" in [timex.value for timex in read(text, None) if timex.text == "Monday"]
