"""Written forms beyond the rules' own examples: bounds, years by their century, day D, names made of days."""

from __future__ import annotations

import pytest
from tests.extract.articles import article, read
from tests.extract.plain_texts import PlainTexts

from briefline.extract.times.time_tag import tag
from briefline.model.when import When
from briefline.model.wording import words

TEXTS = PlainTexts("2021-11-17")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens on 4 May 2022 at the latest.", ["[..2022-05-04]"]),
        ("It opens in May 2022 or later.", ["[2022-05..]"]),
        ("It opens no earlier than 4 May 2022.", ["[2022-05-04..]"]),
        ("Send it by close of business Friday.", ["[..2021-11-19]"]),
        ("It struck shortly after midnight on Tuesday.", ["[2021-11-16T00:00..]"]),
        ("They landed on 6/6/44 and on 7 June '44.", ["1944-06-06", "1944-06-07"]),
        ("The pact ends on 30 June '25.", ["2025-06-30"]),
        ("D-Day was 6 June 1944. By D+6 they met; on D-1 they waited.",
         ["1944-06-06", "1944-06-06", "[..1944-06-12]", "1944-06-05"]),
        ("On 4 May 2021 they landed. On D+3 they met, on D+5 they left.",
         ["2021-05-04", "2021-05-07", "2021-05-09"]),
        ("On D-Day they wait. On D+1 they go.", [None, None]),
        ("the monk (c. 563 – c. 483 BC)", ["-0562~/-0482~"]),
        ("The company's fiscal year ends June 30. In fiscal 2020 sales fell.",
         [None, "2019-07-01/2020-06-30"]),
        ("In fiscal 2020 sales fell.", ["2020?"]),
        ("This school year was short.", ["2021-09?/2022-06?"]),
        ("The week of Sunday 9 May 2021 was wet.", ["[2021-05-09..2021-05-15]"]),
        ("Sales fell in the third quarter of the year.", ["2021-35"]),
    ],
)  # fmt: skip
def test_drawn(text: str, expected: list[str | None]) -> None:
    assert TEXTS.drawn(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It began on Bloody Sunday.",
        "the Good Friday Agreement",
        "They live in Friday Street.",
        "Robinson met Man Friday.",
        "postcode 1012 AB",
        "He scored in the first half.",
        "the third quarter of the match",
    ],
)
def test_no_times(text: str) -> None:
    assert TEXTS.read(text) == []


def test_what_is_called_by_its_day_is_a_plain_date_in_older_texts() -> None:
    assert tag("after the September 11 attacks", "2010-03-01")[0][3] == "2001-09-11"
    assert tag("after the September 11 attacks", "1998-10-01")[0][3] == "1998-09-11"


def test_a_season_behind_the_story_may_be_that_of_the_next_year() -> None:
    text = "In May 1914 it broke out. In June 1915 it spread. In October 1916 it rose. In the spring it fell."
    assert "ambiguous: may be spring 1917" in TEXTS.doubts(text)
    aside = "In 1914 it broke out. In May 1915 it spread, and in October 1916 it went on. In spring it fell."
    assert "ambiguous: may be spring 1917" in TEXTS.doubts(aside)


def test_a_half_that_is_not_over_may_be_that_of_the_year_before() -> None:
    assert PlainTexts("2024-05-20").doubts("Profit rose in the first half.") == (
        "ambiguous: may be first half of 2023",
    )


def test_a_weekday_counts_from_the_day_told_where_the_day_of_writing_is_not_known() -> None:
    _, times = read(article("He resigned on Monday, March 4, 2024, and the board met on Tuesday."))
    when = times[-1].when
    assert when is not None
    assert when.edtf == "2024-03-05"
    assert when.derivation is not None
    assert when.derivation.doubts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Oslo, 12 March 2023. The council decided on Friday to build.", "2023-03-12"),
        ("LAGOS (Reuters) - Oct 12, 2023 - Gunmen killed five on Tuesday.", "2023-10-12"),
        ("041200Z MAY 21\n\nAt 0930Z on 3 May the patrol left.", "2021-05-04T12:00Z"),
    ],
)
def test_datelines(text: str, day: str) -> None:
    published = read(article(*text.split("\n\n")))[0][0]
    assert published.when is not None
    assert (published.basis, published.when.edtf) == ("stated", day)


def test_a_text_that_tells_of_later_days_is_not_dated_by_its_opening() -> None:
    text = "Oslo, 12 March 1943. The street is empty. On 8 May 1945 it is full."
    assert read(article(text))[0][0].basis == "inferred"


def test_no_date_of_update_in_running_text_dates_it() -> None:
    published = read(article("The mill burned on 3 May 2019. Last updated: 4 June 2024."))[0][0]
    assert published.when is not None
    assert str(published.when.latest) == "2019-05-31"


def test_decades_before_the_year_1000_are_told_by_their_era() -> None:
    assert words(When.parse("007X")) == "the 70s AD"
    assert words(When.parse("197X")) == "the 1970s"


@pytest.mark.parametrize(
    ("text", "day", "doubted"),
    [
        ("She was arrested on 3 May 1999. Two days after her arrest she was freed.", "1999-05-05", True),
        ("On 3 May 1999 the bridge collapsed.\n\nThe day after the collapse he left.", "1999-05-04", True),
        ("On 3 May 1999 soldiers staged a coup. The day after the coup he fled.", "1999-05-04", False),
        ("An earthquake struck the city on 3 May 1999. Two days after the earthquake aid came.",
         "1999-05-05", False),
        ("He announced the summit on 3 May 1999. Two days after the summit he left.", None, False),
        ("The bridge opened on 3 May 1999. Two days after the bridge collapse he left.", None, False),
        ("She was arrested on 3 May 1999, he was arrested on 5 May 1999. Two days after the arrest he left.",
         None, False),
    ],
)  # fmt: skip
def test_times_counted_from_what_happened(text: str, day: str | None, doubted: bool) -> None:
    assert TEXTS.drawn(text)[-1] == day
    assert day is None or bool(TEXTS.doubts(text)) == doubted


def test_a_month_behind_a_day_of_an_earlier_year_may_be_of_that_year() -> None:
    assert TEXTS.doubts("The talks opened on 4 May 2019. In October he left.") == (
        "ambiguous: may be October 2019",
    )


def test_the_next_weekday_may_be_that_of_the_week_after() -> None:
    assert TEXTS.doubts("It opens next Saturday.") == ("ambiguous: may be 27 November 2021",)
    assert TEXTS.doubts("It opens next Monday.") == ()
    assert TEXTS.doubts("It opened last Friday.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "A fire on 2 December destroyed the mill.",
        "Arrested on 2 December, he remains in custody.",
        "From 2 to 4 December the port was shut.",
    ],
)
def test_what_is_over_lies_behind(text: str) -> None:
    when = TEXTS.read(text)[0].when
    assert when is not None
    assert when.edtf.startswith("2020-12-02")
