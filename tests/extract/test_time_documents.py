"""Dates of whole documents: when they were written, and what their time expressions come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.extract.articles import article, drawn, read, values

from briefline.model.text import Document, Part, PartKind, Section, SectionKind, Span, StatedDate
from briefline.model.wording import DateStyle, sentence

SEED = Path(__file__).parents[2] / "seeds" / "us-russia-engagement.txt"


def test_a_given_date_wins() -> None:
    stated = StatedDate("2020-01-01", "stated", "Published:")
    published, _ = read(article("It rained yesterday.", dates=(stated,)), "2021-06-16")
    assert published[0].basis == "given"
    assert published[0].when is not None
    assert published[0].when.edtf == "2021-06-16"


def test_the_readers_date_is_taken() -> None:
    stated = StatedDate("2020-01-02", "metadata", "datePublished")
    published, times = read(article("It rained yesterday.", dates=(stated,)))
    assert (published[0].basis, times[0].value) == ("metadata", "2020-01-01")


@pytest.mark.parametrize("line", ["Report issued: 31 August 2019", "State of knowledge: 31 August 2019."])
def test_a_labelled_date_is_stated(line: str) -> None:
    published, _ = read(article("Something happened last week.", line))
    assert published[0].basis == "stated"
    assert published[0].when is not None
    assert published[0].when.edtf == "2019-08-31"


@pytest.mark.parametrize("words", ["Copyright", "Last updated:", "Retrieved"])
def test_page_furniture_states_nothing(words: str) -> None:
    published, _ = read(article("Something happened last week.", f"{words} 31 August 2019"))
    assert published[0].basis == "inferred"


def test_the_seed_is_dated_by_its_own_words_only() -> None:
    from briefline.reading.report import read_file

    document = read_file(SEED)
    published, times = read(document)
    when = published[0].when
    assert when is not None
    assert (published[0].basis, when.earliest, when.latest) == ("inferred", "2021-11-03", "2021-11-30")
    assert all(one.basis == "stated" for one in published[1:])
    found = {(timex.text, timex.when.edtf) for timex in times if timex.when}
    assert ("November 2-3", "2021-11-02/2021-11-03") in found
    assert ("last spring", "2021-21") in found
    assert all(document.at(timex.span) == timex.text for timex in times)


def test_news_counts_from_the_day_of_writing() -> None:
    found = values(
        article(
            "He resigned on Tuesday, two weeks ago he had said no. She will speak on Friday and next month."
        ),
        "2021-11-17",
    )
    assert found == {
        "Tuesday": "2021-11-16",
        "two weeks ago": "2021-W44",
        "Friday": "2021-11-19",
        "next month": "2021-12",
    }


def test_narratives_count_from_the_story() -> None:
    found = values(
        article(
            "On 1 May 1840 it went on sale. Five days later it became valid. "
            "In July the price rose; a decade on it fell."
        )
    )
    assert found == {
        "1 May 1840": "1840-05-01",
        "Five days later": "1840-05-06",
        "July": "1840-07",
        "a decade on": "1850",
    }


def test_days_after_the_launch() -> None:
    found = values(
        article(
            (SectionKind.HEADING, "Tuesday 28 January 2025 (D+3)", None),
            (SectionKind.BODY, "The survey starts on D+10.", None),
        ),
        "2025-02-10",
    )
    assert found["D+10"] == "2025-02-04"


def test_numeric_dates_follow_the_documents_own_order() -> None:
    european = values(article("Signed on 27/03/2019, in force from 03/04/2019."))
    american = values(article("Signed on 11/27/2020, in force from 03/04/2021."))
    assert european["03/04/2019"] == "2019-04-03"
    assert american["03/04/2021"] == "2021-03-04"


def test_an_undecided_numeric_date_is_marked_ambiguous() -> None:
    _, (timex,) = read(article("Signed on 03/04/2019."))
    assert timex.when is not None
    assert timex.when.derivation is not None
    assert timex.value == "2019-04-03"
    assert timex.when.derivation.doubts == ("ambiguous: may be 4 March 2019",)


def test_prepositions_open_the_ends() -> None:
    found = drawn(
        article(
            "It has run since July 2021 and lasts until 2025. "
            "Answer by 1 December 2024. It broke before 5 May 2020."
        )
    )
    assert found["July 2021"] == "2021-07/.."
    assert found["2025"] == "/2025"
    assert found["1 December 2024"] == "[..2024-12-01]"
    assert found["5 May 2020"] == "../2020-05-05"


def test_what_dates_nothing_is_not_drawn() -> None:
    found = drawn(article("For three weeks, every Tuesday, he now and then wrote."), "2021-11-17")
    assert found["three weeks"] is None
    assert found["every Tuesday"] is None


def test_a_financial_year_that_the_text_explains() -> None:
    found = values(
        article(
            "The financial year runs from 1 August to 31 July. "
            "Results for Q2 FY25 were good; Q4 will be better."
        ),
        "2025-02-27",
    )
    assert found["Q2 FY25"] == "2024-11-01/2025-01-31"
    assert found["Q4"] == "2025-05-01/2025-07-31"


def test_derivations_read_as_a_sentence() -> None:
    _, times = read(article("They met last month."), "2021-11-17")
    assert times[0].when is not None
    assert sentence(times[0].when) == (
        "“last month” is the month before the date of writing, 17 November 2021 (set by hand): October 2021."
    )
    assert sentence(times[0].when, DateStyle.MONTH_DAY) == (
        "“last month” is the month before the date of writing, Nov 17, 2021 (set by hand): Oct 2021."
    )


def test_the_eve_of_a_feast_is_the_date_that_explains_it() -> None:
    found = values(
        article("They met on the eve of Chinese New Year, 11/02/2021, and on 27/03/2021."), "2022-02-18"
    )
    assert found["the eve of Chinese New Year"] == "2021-02-11"


def test_a_mail_thread_has_a_date_for_each_mail() -> None:
    text = "It ended last night.\n\nHe starts tomorrow."
    sections = (Section(SectionKind.BODY, Span(0, 20), 0), Section(SectionKind.BODY, Span(22, 41), 1))
    parts = (
        Part(PartKind.MAIL, Span(0, 20), (StatedDate("2024-10-17", "metadata", "Date:"),)),
        Part(PartKind.MAIL, Span(22, 41), (StatedDate("2024-10-07", "stated", "Sent:"),)),
    )
    found = values(Document("m", "", "", text, sections, parts))
    assert found == {"last night": "2024-10-16TNI", "tomorrow": "2024-10-08"}


def test_a_dateline_without_a_year_takes_it_from_the_weekdays() -> None:
    published, times = read(
        article(
            "NAIROBI, July 3 (Reuters) - The minister resigned on Wednesday, two weeks before the vote.",
            "She took office in November 2022.",
        )
    )
    assert published[0].when is not None
    assert published[0].when.edtf == "2024-07-03"
    assert published[0].basis == "inferred"
    assert {timex.text: timex.value for timex in times}["Wednesday"] == "2024-07-03"


def test_what_a_dateline_s_text_tells_as_past_does_not_lie_after_it() -> None:
    published, times = read(
        article(
            "OSLO, March 14 (Reuters) - The envoy flew to Bergen on Tuesday, officials said on Thursday.",
            "The two towns had signed a pact in September 2017.",
        )
    )
    assert published[0].when is not None
    assert published[0].when.edtf == "2019-03-14"  # in 2017 the 14th was a Tuesday, but before the pact
    assert {timex.text: timex.value for timex in times}["Tuesday"] == "2019-03-12"


def test_a_date_time_group_behind_its_label_is_stated() -> None:
    published, times = read(article("DTG: 220600Z MAR 23", "At 0415Z on 21 March a convoy was stopped."))
    assert published[0].when is not None
    assert (published[0].basis, published[0].when.edtf) == ("stated", "2023-03-22T06:00Z")
    assert times[1].value == "2023-03-21T04:15Z"


def test_a_german_report() -> None:
    text = "Berlin, den 14. März 2022. Die Minister trafen sich am Dienstag. Seit Juli 2021 wird verhandelt."
    whole = Span(0, len(text))
    part = Part(PartKind.ARTICLE, whole, (StatedDate("2022-03-17", "stated", ""),))
    document = Document("d", "", "", text, (Section(SectionKind.BODY, whole),), (part,), language="de")
    found = drawn(document)
    assert found["den 14. März 2022"] == "2022-03-14"
    assert found["Dienstag"] == "2022-03-15"
    assert found["Juli 2021"] == "2021-07/.."


def test_a_place_and_date_on_a_line_of_their_own_are_stated() -> None:
    published, times = read(article("For immediate release", "Geneva, 12 April 2023", "It announced today."))
    assert published[0].when is not None
    assert (published[0].basis, published[0].when.edtf) == ("stated", "2023-04-12")
    assert times[-1].value == "2023-04-12"


def test_a_chronology_of_such_lines_states_nothing() -> None:
    published, _ = read(article("Rome, 1 May 2001", "Talks open.", "Paris, 3 June 2002", "Talks close."))
    assert published[0].basis == "inferred"


def test_a_clock_time_past_the_hour_of_writing_was_the_day_before() -> None:
    stated = StatedDate("2021-06-16T16:45+02:00", "metadata", "")
    found = values(article("The dam gave way shortly after 9 p.m. A siren sounded.", dates=(stated,)))
    assert found["9 p.m."].startswith("2021-06-15T21:00")
    found = values(article("The dam gave way shortly after 9 a.m. A siren sounded.", dates=(stated,)))
    assert found["9 a.m."].startswith("2021-06-16T09:00")


def test_the_weekend_that_follows_a_weekday_is_that_of_its_week() -> None:
    found = values(
        article("On Wednesday 5 March 2025 it ended. Volunteers cleaned up the following weekend.")
    )
    assert found["the following weekend"] == "2025-W10-WE"
    found = values(article("On Sunday 9 March 2025 it ended. Volunteers cleaned up the following weekend."))
    assert found["the following weekend"] == "2025-W11-WE"


def test_the_date_line_of_a_publication_is_no_heading() -> None:
    line, blurb = "May 5, 2021", "The senate passed the code on Tuesday."
    text = f"{line}\n\n{blurb}"
    sections = (
        Section(SectionKind.PUBLICATION_DATE, Span(0, len(line)), 0, None),
        Section(SectionKind.BLURB, Span(len(line) + 2, len(text)), 0, None),
    )
    part = Part(PartKind.PUBLICATION, Span(0, len(text)), (StatedDate("2021-05-05", "stated", ""),))
    document = Document("d", "", "", text, sections, (part,))
    assert values(document)["Tuesday"] == "2021-05-04"


def test_the_eve_of_something_with_a_day_of_its_own() -> None:
    text = "The licence was restored on the eve of the inspection of 15 May 2021."
    assert values(article(text))["the eve of the inspection"] == "2021-05-14"


def test_closed_until_a_weekday_is_still_closed() -> None:
    stated = StatedDate("2021-05-08", "stated", "")  # a Saturday
    found = values(article("The mayor has closed all schools until Wednesday.", dates=(stated,)))
    assert found["Wednesday"] == "2021-05-12"
    found = values(article("The schools stayed shut until Wednesday.", dates=(stated,)))
    assert found["Wednesday"] == "2021-05-05"


def test_a_month_told_at_a_sitting_may_lie_in_the_next_year() -> None:
    heading = (SectionKind.HEADING, "Meeting of Tuesday, October 12, 2021", None)
    body = (SectionKind.BODY, "The tour is set for the last week of April.", 0)
    assert drawn(article(heading, body))["the last week of April"] == "[2022-04-24..2022-04-30]"


def test_what_is_cancelled_now_lies_ahead() -> None:
    stated = StatedDate("2021-05-10", "stated", "")  # a Monday
    found = values(
        article("My flight on Wednesday is cancelled. The one on Thursday was cancelled.", dates=(stated,))
    )
    assert (found["Wednesday"], found["Thursday"]) == ("2021-05-12", "2021-05-06")


def test_a_clause_of_its_own_has_its_own_tense() -> None:
    stated = StatedDate("2021-05-10", "stated", "")
    found = values(article("Results are due in June, but on Friday gunmen burned the hall.", dates=(stated,)))
    assert found["Friday"] == "2021-05-07"


def test_an_action_item_lies_ahead() -> None:
    heading = (SectionKind.HEADING, "Meeting of Tuesday, October 12, 2021", None)
    item = (SectionKind.LIST_ENTRY, "Ana Ruiz and Bo Lund to meet the marshal on Thursday", 0)
    assert values(article(heading, item))["Thursday"] == "2021-10-14"


def test_a_docket_number_is_no_clock_time() -> None:
    assert "3:20" not in values(article("No. 3:20-cv-01988 was filed on May 3, 2021."))
    assert "16:20" in values(article("16:20: The pump stops. It was May 3, 2021."))


def test_a_range_may_end_in_a_stretch() -> None:
    found = drawn(article("The show runs from 12 May 2021 to the last week of June 2021."))
    assert "2021-05-12/2021-06-30" in found.values()


def test_a_day_of_the_month_that_is_planned_lies_ahead() -> None:
    stated = StatedDate("2021-05-05", "stated", "")
    found = values(
        article("It left at the end of April. The interview will be on the 22nd.", dates=(stated,))
    )
    assert found["the 22nd"] == "2021-05-22"


def test_minutes_are_written_within_a_week_of_the_last_sitting() -> None:
    published, _ = read(
        article((SectionKind.HEADING, "Meeting of Monday, 3 May 2021", None), "The board met.")
    )
    when = published[0].when
    assert when is not None
    assert (when.earliest, when.latest) == ("2021-05-03", "2021-05-10")


def test_a_look_back_is_of_its_day_where_it_tells_of_last_weekend() -> None:
    published, _ = read(
        article(
            "It began in 2009, was stopped in 2011 and again in 2017. They signed on October 9, 2023.",
            "In October they met. In late November the envoy came, and on November 20 she left.",
            "They marched last weekend, and again last Monday. In May it was signed, in August they rested.",
        )
    )
    when = published[0].when
    assert when is not None
    assert when.earliest == "2023-11-21"


def test_months_of_the_same_year_may_lie_before_the_latest_full_date() -> None:
    published, _ = read(
        article(
            "They met on September 4, 2024. In May they wrote, on June 7 they left, in July they came back.",
            "The visit early this month was brief. In March they talked, and on August 8 they agreed.",
        )
    )
    when = published[0].when
    assert when is not None
    assert when.earliest == "2024-09-04"
