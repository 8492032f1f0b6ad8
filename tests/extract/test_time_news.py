"""What news tells: on which side of its day a time lies, and which half of the day an hour is of."""

from __future__ import annotations

import pytest

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.extract.times.time_tag import plain_document, tag
from briefline.model.timex import Timex
from briefline.model.when import When


def read(text: str, written: str) -> tuple[Timex, ...]:
    document = plain_document(text)
    found = recognise(document)
    return resolve(document, found, creation_times(document, found, When.parse(written)))


@pytest.mark.parametrize(
    ("written", "text", "values"),
    [
        # what something is measured by is no plan
        ("2005-02-04", "Shops sold fewer toys than expected in January.", ["2005-01"]),
        ("2005-02-04", "Sales were weaker than forecast in March.", ["2004-03"]),
        ("2005-02-04", "The plant will close as planned in March.", ["2005-03"]),
        ("2005-02-04", "The plant is expected to close in January.", ["2006-01"]),
        # what has happened, as a noun
        ("2016-01-11", "He faces trial for the killing of a guard in April.", ["2015-04"]),
        ("2016-01-11", "Inspectors examine the derailment of a train near Lyon in May.", ["2015-05"]),
        ("2016-01-11", "They planned the bombing, and the trial opens in April.", ["2016-04"]),
        ("2016-01-14", "She is held over a robbery at a bank on Friday.", ["2016-01-08"]),
        ("2016-01-11", "He is due in court over the theft of a van on Friday.", ["2016-01-15"]),
        # the next of its name is none that comes within days
        ("2010-11-19", "The rematch next Nov. 23 should be something.", ["2011-11-23"]),
        ("2010-11-19", "It closes next Dec. 23.", ["2010-12-23"]),
        ("2010-11-19", "Circle May 7 on your 2012 calendar.", ["2012-05-07", "2012"]),
        ("2010-11-19", "He won on May 7 in the 2009 Open.", ["2010-05-07", "2009"]),
        ("2014-12-11", "On Saturday (Dec. 13) at 9 p.m. a band, founded here, played on.",
         ["2014-12-13", "2014-12-13", "2014-12-13T21:00"]),
        ("2014-12-11", "They met on Saturday (six came).", ["2014-12-06"]),
        ("2016-05-03", "The wake is at 11 a.m. Saturday. The vote was Saturday.",
         ["2016-05-07T11:00", "2016-04-30"]),
        ("1987-02-26", "Oil for December delivery fell. Cocoa went with June/July at 1,850.",
         ["1987-12", "1987-06/1987-07"]),
        ("1987-02-26", "The December contract signed with Mali was lost.", ["1986-12"]),
        # counted from what was told
        ("2016-06-11", "He was seized in April 2015. On the 12th he died.", ["2015-04", "2015-04-12"]),
        ("2016-01-13", "Last summer it moved. The same month, it cut jobs.", ["2015-SU", "2015-XX"]),
        ("2023-01-27", "He led it in the 1990s. It was the find of that decade.", ["199", "199"]),
        ("2023-01-27", "The 1990s were calm. In 2006 it broke the record of that decade.",
         ["199", "2006", "200"]),
    ],
)  # fmt: skip
def test_the_side_that_a_time_lies_on(written: str, text: str, values: list[str]) -> None:
    assert [timex.value for timex in read(text, written)] == values


def test_a_month_of_a_season_is_one_of_three() -> None:
    month = read("Last summer it moved. The same month, it cut jobs.", "2016-01-13")[-1]
    assert month.when is not None
    assert month.when.edtf == "[2015-06..2015-08]"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It went out at 9:30 Tuesday night and on Monday evening at 8:15.",
         ["2016-11-22T21:30", "2016-11-21T20:15"]),
        ("He left at 7 last night and fell at 2:15 last night.", ["2016-11-22T19:00", "2016-11-23T02:15"]),
        ("At least 7 last night were hurt.", ["2016-11-22TNI"]),
        ("Shows will be at 7 p.m. and 9 p.m. Friday.", ["2016-11-25T19:00", "2016-11-25T21:00"]),
        ("It was on from 1 to 3 p.m. Viewing is 2-4 p.m. and 6-8 p.m. Sunday.",
         ["2016-11-23T13:00/2016-11-23T15:00", "2016-11-27T14:00/2016-11-27T16:00",
          "2016-11-27T18:00/2016-11-27T20:00"]),
    ],
)  # fmt: skip
def test_the_half_of_the_day(text: str, values: list[str]) -> None:
    assert [timex.value for timex in read(text, "2016-11-23")] == values


@pytest.mark.parametrize(
    ("text", "value", "sure"),
    [
        ("By five o'clock there were four hundred people on the dock.", "2016-11-23T17:00", False),
        ("She woke early, and by five o'clock she was on the dock.", "2016-11-23T05:00", True),
        ("The curtain rose at eight o'clock, after dinner.", "2016-11-23T20:00", True),
        ("At nine o'clock the fog had lifted.", "2016-11-23T09:00", False),
    ],
)
def test_an_hour_of_no_half_is_doubted(text: str, value: str, sure: bool) -> None:
    (clock,) = read(text, "2016-11-23")
    assert clock.when is not None
    assert clock.when.derivation is not None
    assert clock.value == value
    assert (not clock.when.derivation.doubts) is sure


def test_the_ends_of_hours_have_the_day_with_them() -> None:
    text = "Viewing will be from 4 to 8 p.m. Friday. They will meet Monday from 7 to 9 p.m."
    ends = [text[start:end] for start, end, *_ in tag(text, "2016-05-03")]
    assert ends == ["4", "8 p.m. Friday", "Monday from 7", "9 p.m."]


@pytest.mark.parametrize(
    ("written", "text", "values"),
    [
        ("2016-02-04", "For the full year, profit rose.", ["2015"]),
        ("2016-02-04", "It will miss its full-year target.", ["2016"]),
        ("2016-08-04", "Full-year profit will rise.", ["2016"]),
        ("2016-02-04", "In the fourth quarter it lost money. For the year, sales rose.", ["2015-Q4", "2015"]),
        ("2016-02-04", "Stocks fell in the holiday quarter.", ["2015-Q4"]),
        ("2016-02-04", "He threw a touchdown pass in the fourth quarter.", []),
        ("2016-02-04", "Snow fell throughout the week, throughout the week of the vote.", ["2016-W05"]),
        ("2016-02-04", "Rates Seen Rising Next Month\n\nRates will rise.", ["2016-03"]),
        ("2016-02-04", "He spoke to This Week of it.", []),
    ],
)  # fmt: skip
def test_what_is_a_period_of_accounts(written: str, text: str, values: list[str]) -> None:
    assert [timex.value for timex in read(text, written)] == values


@pytest.mark.parametrize(
    ("written", "text", "values"),
    [
        ("2024-10-10", "They drew in August and host Leeds on October 19.", ["2024-08", "2024-10-19"]),
        ("2024-10-10", "The host of the fair on June 19 was ill.", ["2024-06-19"]),
        ("2024-10-10", "Most praised the medals won by Bo Lund Saturday.", ["2024-10-05"]),
        ("2024-10-10", "Blame should lie with the pass thrown by Bo Lund Saturday.", ["2024-10-05"]),
        ("2023-02-14", "It said second-half margins would improve.", ["2023-H2"]),
        ("2023-02-14", "It said second-half margins fell.", ["2022-H2"]),
        ("2023-04-16", "The sale, announced in May, should close in the third quarter.",
         ["2022-05", "2023-Q3"]),
        ("2023-02-14", "In the three months to December it lost $2 million, against $1 million a year ago.",
         ["P3M", "2022-12", "2021-Q4"]),
        ("2021-11-17", "A watch is on from 6 p.m. Thursday to noon Friday.",
         ["2021-11-18T18:00/2021-11-19T12:00"]),
        ("2021-11-17", "Snow will fall overnight and Friday. Police raided it overnight.",
         ["2021-11-18TNI", "2021-11-19", "2021-11-16TNI"]),
        ("2021-11-17", "Showers tonight. Lows overnight in the 30s.", ["2021-11-17TNI", "2021-11-17TNI"]),
        ("2025-01-21", "The lunch, which should have been held on 19 December, was off.", ["2024-12-19"]),
        ("1996-08-05", "A plaque will be unveiled on Sept. 14.", ["1996-09-14"]),
        ("1996-08-05", "He died in 1945 on 3 May.", ["1945", "1945-05-03"]),
        ("2009-10-08", "It rained today. The dam was opened in September 1958 and mended in late 2004. "
         "A quake shook it on Aug. 28.", ["2009-10-08", "1958-09", "2004", "2009-08-28"]),
        ("2014-03-08", "The trial, which began Monday, resumes Monday.", ["2014-03-03", "2014-03-10"]),
        ("2020-12-21", "By the end of January all should have had one.", ["2021-01"]),
        ("1992-10-06", "Candidates debate Sunday; their debate Sunday drew crowds.",
         ["1992-10-11", "1992-10-04"]),
        ("2011-12-30", "A law passed in June was struck down six weeks later.", ["2011-06", "2011-07-XX"]),
        ("2004-11-24", "Life expectancy is in the mid 70s; in the mid 70s it was less.", ["197"]),
        ("2018-10-15", "He joined from Ajax in January.", ["2018-01"]),
        ("2018-10-15", "Shops will open on Boxing Day but shut on Christmas Day.",
         ["2018-12-26", "2018-12-25"]),
        ("2024-06-07", "They marked D-Day Thursday. Polls open two weeks from today.",
         ["1944-06-06", "2024-06-06", "2024-06-21"]),
        ("2021-07-22", "The panel holds its hearing Tuesday. Rain is forecast for Saturday and Sunday.",
         ["2021-07-27", "2021-07-24", "2021-07-25"]),
        ("2021-07-22", "It rained on Monday and Thursday.", ["2021-07-19", "2021-07-22"]),
        ("2021-07-22", "He spoke hours before Thursday's deadline.", ["PTXH", "2021-07-22"]),
        ("2023-04-06", "Prosecutors want a trial in January. They held a trial in May.",
         ["2024-01", "2022-05"]),
        ("2023-04-06", "Good Friday services were moved. Christmas Day was calm.",
         ["2023-04-07", "2022-12-25"]),
        ("2023-04-06", "It should reach the mid-50s; jobs were lost in the mid-50s.", ["195"]),
        ("2016-01-13", "It will report sales for the fourth quarter.", ["2015-Q4"]),
        ("2016-03-13", "It plans to close the mill in the fourth quarter.", ["2016-Q4"]),
        ("2016-01-13", "It reports results for full year 2015 on Feb 3.", ["2015", "2016-02-03"]),
        ("2021-11-17", "Music of the 30s.", ["193"]),
    ],
)  # fmt: skip
def test_forecasts_and_fixtures(written: str, text: str, values: list[str]) -> None:
    assert [timex.value for timex in read(text, written)] == values


def test_a_week_up_to_a_day_is_two_expressions() -> None:
    text = "Claims fell in the week ended July 23."
    assert [row[3] for row in tag(text, "2022-07-29")] == ["2022-W29", "2022-07-23"]
    (week,) = read(text, "2022-07-29")
    assert week.when is not None
    assert week.when.edtf == "[2022-07-17..2022-07-23]"
