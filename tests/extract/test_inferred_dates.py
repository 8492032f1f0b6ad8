"""When an undated text was written, as its own words show."""

from __future__ import annotations

import pytest
from tests.extract.articles import article, read

from briefline.model.text import Document, SectionKind


def written(document: Document) -> tuple[str, str]:
    """The earliest and the latest day of the writing, as inferred."""
    published = read(document)[0][0]
    assert published.basis == "inferred"
    assert published.when is not None
    return str(published.when.earliest), str(published.when.latest)


def test_the_latest_past_date_bounds_an_undated_text_from_below() -> None:
    published, times = read(
        article(
            "They met on June 16, 2021. In July the talks went on, and on November 2-3 the envoy visited.",
            "Last month's trip had been shorter.",
        )
    )
    when = published[0].when
    assert when is not None
    assert (published[0].basis, when.earliest, when.latest) == ("inferred", "2021-11-03", "2021-11-30")
    assert "November 2-3" in published[0].reason
    assert {timex.text: timex.value for timex in times}["Last month's"] == "2021-10"


def test_months_without_a_year_may_pass_the_turn_of_the_year() -> None:
    published, _ = read(
        article(
            "They met on September 14, 2022. The camp opened on December 5, and the minister was in the "
            "capital on January 16-18. An election was announced earlier this month."
        )
    )
    when = published[0].when
    assert when is not None
    assert (when.earliest, when.latest) == ("2023-01-18", "2023-01-31")


def test_a_text_of_bare_years_is_not_dated() -> None:
    published, _ = read(article("The war began in 1618 and ended in 1648."))
    assert published[0].when is None


def test_a_history_is_not_dated_by_its_last_year() -> None:
    published, times = read(
        article(
            "The archive opened last autumn. It holds files from 1950 to 1989, and a law of 14 June 1991."
        )
    )
    assert published[0].when is None
    assert times[0].when is None


def test_a_text_of_its_day_that_looks_far_back_is_no_history() -> None:
    published, times = read(
        article(
            "Ruiz and Lund met in Oslo on June 16, 2021. In November Ruiz flew to Lima, and on January 12 "
            "she came back. The consulate was shut in 1994, and in 2003 a pact was signed. "
            "Last month the ministers spoke again, as they had in December.",
        )
    )
    assert published[0].when is not None
    assert published[0].when.edtf.startswith("[2022-01-12")
    assert times[-2].value.startswith("2021-12")


PAST = (
    "The walls were razed in 2004. The two towns fell out in March 2009, and again in May 2014. "
    "Lund spoke to Ruiz in January, in April and in June. Ruiz called on Lund on August 7. "
)
CAPTION = (SectionKind.CAPTION, "Ruiz and Lund on the pier, Port Ellen, September 4, 2019.", None)


@pytest.mark.parametrize("tie", ["The visit early this month", "The first Sunday of this month"])
def test_a_month_that_is_this_one_ties_a_text_that_looks_far_back(tie: str) -> None:
    assert written(article(PAST + f"{tie} was the third.", CAPTION)) == ("2019-09-04", "2019-09-30")


def test_a_caption_has_its_year_whatever_the_text_told_before() -> None:
    text = "Ruiz saw Lund in January, February, May, June and August, and early this month she came back."
    assert written(article(text, CAPTION)) == ("2019-09-04", "2019-09-30")


def test_a_month_called_by_its_name_up_to_its_end_is_not_this_one() -> None:
    text = "Ruiz left on November 30. A march on the first Sunday of this month was banned."
    assert written(article(text, CAPTION)) == ("2019-12-01", "2019-12-31")


def test_what_is_fixed_for_a_day_is_not_past() -> None:
    text = "Ruiz left on November 3. The union votes on November 11, and a hearing was put off twice."
    assert written(article(text, CAPTION)) == ("2019-11-03", "2019-11-11")
    text = "Ruiz left on September 17. A march that had been penciled in for late September has been dropped."
    assert written(article(text, CAPTION)) == ("2019-09-17", "2019-09-30")


def test_minutes_are_written_within_a_week_of_the_last_sitting() -> None:
    heading = (SectionKind.HEADING, "Meeting of Monday 4 February 2019", None)
    assert written(article(heading, "The roof was mended last week.")) == ("2019-02-04", "2019-02-11")


def test_may_among_months_is_one() -> None:
    times = read(article("It rained in February, May, June and August.", CAPTION))[1]
    assert [time.text for time in times][:4] == ["February", "May", "June", "August"]
    assert [time.value for time in times][:4] == ["2019-02", "2019-05", "2019-06", "2019-08"]


def test_a_month_called_by_its_bare_name_is_not_this_one() -> None:
    text = "The trip in October was the third. This month the consuls took up their posts."
    assert written(article(text, CAPTION)) == ("2019-11-01", "2019-11-30")


def test_a_text_whose_first_month_has_no_year_is_of_its_day() -> None:
    opening = "A meeting in March broke the ice, and a trip in early June led to a lease. "
    story = "The court ruled in 2018. The line, shut since 2005, was paid for in 2009. "
    text = (
        "He spent June 6-9 there. On May 11 two clerks were shot. A patrol set out in the last week of May."
    )
    shown = (SectionKind.CAPTION, "Ruiz and Lund on the pier, Port Ellen, March 22, 2019.", None)
    assert written(article(opening + story + text, shown)) == ("2019-06-09", "2019-06-30")


def test_a_line_that_names_the_authors_and_ends_with_a_date_states_it() -> None:
    published = read(
        article("Loss of the records", "Prepared by the safety team, 27 June 2019\nReviewer: Lund")
    )[0][0]
    assert published.basis == "stated"
    assert published.when is not None
    assert published.when.edtf == "2019-06-27"


def test_a_weekday_counted_from_an_unknown_day_lies_within_a_week_of_the_month() -> None:
    text = "Ruiz left on November 3. Last Wednesday the consul came back, and early this month he wrote."
    wednesday = read(article(text, CAPTION))[1][1]
    assert wednesday.when is not None
    assert (wednesday.text, wednesday.when.edtf) == ("Last Wednesday", "[2019-10-25..2019-11-29]")
    assert wednesday.when.derivation is not None
    assert wednesday.when.derivation.doubts == ("the day of writing is not known",)
