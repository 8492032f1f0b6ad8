"""Dates that a quick reading gets wrong: what is ahead, what is listed, what cannot be told."""

from __future__ import annotations

import pytest
from tests.extract.plain_texts import PlainTexts

from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.extract.times.time_tag import plain_document
from briefline.model.event import Published
from briefline.model.when import When

TEXTS = PlainTexts("2023-03-14")  # A Tuesday.
read, drawn, doubts = TEXTS.read, TEXTS.drawn, TEXTS.doubts


@pytest.mark.parametrize(
    "sentence",
    [
        "The library is to open in November.",
        "The rules are not to change in November.",
        "The ferry is set to resume in November.",
        "Owners shall register in November.",
        "Owners must register in November.",
        "The ferry is due to resume in November.",
        "The ferry is expected to resume in November.",
        "Let's meet again in November.",
    ],
)
def test_what_is_to_be_is_ahead(sentence: str) -> None:
    assert drawn(sentence) == ["2023-11"]
    assert doubts(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    ["The library opened in November.", "She pointed to the roof in November."]
    + ["After opening a library in November, the two towns seem closer."],
)
def test_what_was_is_behind(sentence: str) -> None:
    assert drawn(sentence) == ["2022-11"]
    assert doubts(sentence) == ()


def test_without_a_tense_both_years_are_kept() -> None:
    assert drawn("Talks in November with the union.") == ["2022-11"]
    assert doubts("Talks in November with the union.") == ("ambiguous: may be November 2023",)
    assert doubts("Visit on 5 October to the dam.") == ("ambiguous: may be 5 October 2023",)
    assert doubts("Visit on 5 February to the dam.") == ()
    assert doubts("Talks in November 2022 with the union.") == ()


def test_the_past_does_not_run_on_past_the_day_of_writing() -> None:
    text = "The dam was closed on 10 March, a mayor resigned and a wall collapsed six days later."
    assert drawn(text) == ["2023-03-10", None]
    text = "The dam was closed on 10 March and reopened two days later."
    assert drawn(text) == ["2023-03-10", "2023-03-12"]
    text = "The dam was closed on 10 March; it will reopen six days later."
    assert drawn(text) == ["2023-03-10", "2023-03-16"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sat on 2, 3 and 8 June 2020.", ["2020-06-02", "2020-06-03", "2020-06-08"]),
        ("It sat on 2, 3 and 4 June 2020.", ["2020-06-02/2020-06-04"]),
        ("It sat on 2 and 8 June.", ["2022-06-02", "2022-06-08"]),
        ("It sat on June 2 and 8, 2020.", ["2020-06-02", "2020-06-08"]),
        ("It sat between 2 and 8 June 2020.", ["2020-06-02/2020-06-08"]),
        ("It sat from 2 to 8 June 2020.", ["2020-06-02/2020-06-08"]),
        ("It sat on 29, 30 and 32 June 2020.", ["2020-06"]),
    ],
)
def test_listed_days_are_dates_of_their_own(text: str, expected: list[str]) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jars from the seventh century BC", "[-0699..-0600]"),
        ("a mill from the 17th century", "[1601..1700]"),
        ("in the late 9th and early 10th centuries", "0867/0933"),
        ("He attended the council of 381.", "0381"),
        ("2016, June: the mill opens", "2016-06"),
        ("It is set for the 26th of this month.", "2023-03-26"),
        ("Keep it for the week after next.", "[2023-03-27..2023-04-02]"),
        ("I can't stay beyond the 25th.", "2023-03-25"),
        ("A year ago she refused.", "2022-03~"),
        ("Two years ago she refused.", "2021"),
    ],
)
def test_phrases(text: str, expected: str) -> None:
    assert drawn(text) == [expected]


def test_a_holiday_behind_a_date_is_that_day() -> None:
    assert drawn("They march on 26 May, Independence Day.") == ["2023-05-26", "2023-05-26"]
    assert drawn("They meet on 24 December, Christmas Day and 2 January.")[1] == "2023-12-25"
    assert drawn("They met on 24 December, Christmas Day and 2 January.")[1] == "2022-12-25"


def test_a_phrase_runs_across_the_marks_of_a_quoted_mail() -> None:
    text = "We shall need it until\n>> 3\n>> June 2020, for three\n> weeks."
    assert [(timex.text, timex.value) for timex in read(text)] == [
        ("3\n>> June 2020", "2020-06-03"),
        ("three\n> weeks", "P3W"),
    ]
    assert [timex.value for timex in read("He counted 3\n>\n> June 2020 came.")] == ["2020-06"]


LONG_AGO = Published(When.parse("2015-03-10"), "given", "Years after the story.")
OLD = "The mill of 1901, 1902, 1903, 1904 and 1905 burnt. "


def story(text: str) -> list[str | None]:
    document = plain_document(OLD + text)
    times = resolve(document, recognise(document), (LONG_AGO,))
    return [timex.when.edtf if timex.when else None for timex in times][5:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 9 April 1906 it fell. In November 1931 its mayor was honoured. On 15 April it rose again.",
            ["1906-04-09", "1931-11", "1906-04-15"],
        ),
        (
            "On 9 April 1906 the dam fell. In November 1931 the town grew. On 15 December it was rebuilt.",
            ["1906-04-09", "1931-11", "1931-12-15"],
        ),
        (
            "On 9 April 1906 the dam fell. A paper published in 1931 shows that it was shut on 8 April.",
            ["1906-04-09", "1931", "1906-04-08"],
        ),
        (
            "In 1906 the harvest was better than in the previous year. In May the mill opened.",
            ["1906", "1905", "1906-05"],
        ),
    ],
)
def test_a_look_ahead_or_back_leaves_the_story_where_it_was(text: str, expected: list[str]) -> None:
    assert story(text) == expected


def test_a_day_that_each_country_has_keeps_a_doubt() -> None:
    assert doubts("They marched on Independence Day.") == ("which country's it is, is not said",)
    assert doubts("They marched on Christmas Day.") == ()


def test_the_day_after_a_month_keeps_a_doubt() -> None:
    timex = read("The mill closed in August 2022, and a baker left the next day.")[1]
    assert timex.when is not None
    assert timex.when.derivation is not None
    assert timex.when.derivation.doubts == ("no day is told that it is the day after",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He bought shares from 14 February to Thursday.", ["2023-02-14/2023-03-09"]),
        ("He bought shares from 10 March to Monday.", ["2023-03-10/2023-03-13"]),
        ("Shares are up since year-end.", ["2022-12/.."]),
        ("It closes by year-end.", ["[..2023-12]"]),
        ("She left on Friday and stopped overnight in Lund.", ["2023-03-10", "2023-03-10/2023-03-11"]),
        ("We leave on Friday and stop overnight in Lund.", ["2023-03-17", "2023-03-17/2023-03-18"]),
        ("They agreed overnight to end it.", ["2023-03-13/2023-03-14"]),
        ("We meet again on Friday.", ["2023-03-17"]),
        ("We met again on Friday.", ["2023-03-10"]),
        ("We fly on the 16th, with the 20th in reserve.", ["2023-03-16", "2023-03-20"]),
    ],
)
def test_what_the_sentence_counts_from(text: str, expected: list[str]) -> None:
    assert drawn(text) == expected
