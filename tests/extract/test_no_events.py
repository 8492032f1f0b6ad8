"""What a text dates and is no event: habits, states, counts, the text itself."""

import pytest

from briefline.pipeline import extract
from briefline.reading.report import read_bytes


@pytest.mark.parametrize(
    "text",
    [
        "The choir meets {every Tuesday=XXXX-WXX-2}.",
        "The works took {three weeks=P3W}.",
        "Iron is heavier than water.",
    ],
)
def test_habits_durations_and_general_truths_are_no_events(reader, text):
    assert reader.events(text) == ()


def test_what_the_calendar_does_each_year_is_no_event(reader):
    assert reader.events("The school year starts on {3 September 2025=2025-09-03}.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "In {2022=2022} it was two.",
        "Until {late October=2023-10}, the big questions about its role centered around loans.",
        "This is at least the fourth time a senior official has visited Lima since {July=2023-07}.",
    ],
)
def test_counts_and_states_are_no_events(reader, text):
    assert reader.events(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mr Maddox shall pay £10,000, with interest at 4 per cent from {25 April 2017=2017-04-25}, promptly.",
        "The firm owes rent from {25 April 2017=2017-04-25}.",
    ],
)
def test_what_runs_from_a_day_is_no_event_of_that_day(reader, text):
    assert reader.events(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Last updated {3 May 2019=2019-05-03}.",
        "As of {3 May 2019=2019-05-03}.",
        "Ana Ruiz, transport reporter, {3 May 2019=2019-05-03}",
        "FY19 is the year ended {31 March 2019=2019-03-31}.",
    ],
)
def test_what_dates_a_text_or_an_account_is_no_event(reader, text):
    assert reader.events(text) == ()


def test_an_update_that_somebody_made_is_an_event(reader):
    assert reader.one("The bank last updated its rules on {3 May 2019=2019-05-03}.").category != ""


@pytest.mark.parametrize(
    "text",
    [
        "The blast was the third since {Sunday=2019-05-05}.",
        "This took until {mid-2019=2019-07}.",
    ],
)
def test_counts_and_spans_of_nothing_named_are_no_events(reader, text):
    assert reader.events(text) == ()


def test_a_heading_over_the_events_of_a_year_is_none(reader):
    text = "# Chapter 3: Events of {2014=2014}\nOn {3 May 2014=2014-05-03} the harbour was closed."
    assert [event.when.edtf for event in reader.events(text)] == ["2014-05-03"]


def test_what_a_report_says_of_itself_is_no_event():
    report = (
        "# Situation report: Tarrash province, week of 10-16 July 2023\n\n"
        "*Prepared 17 July 2023. Sources: media.*\n\n"
        "On 12 July 2023 shells hit Dorun.\n"
    )
    found = extract(read_bytes(report.encode(), "brief.md"))
    assert [event.title for event in found.events] == ["Shells hit Dorun"]
