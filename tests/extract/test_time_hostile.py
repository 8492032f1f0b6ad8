"""No text makes the time tagger fail, lie about offsets, or take more than its share of time."""

from __future__ import annotations

import contextlib
import datetime
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.plain_texts import PlainTexts

from briefline.extract.times.time_tag import tag

WORDS = st.sampled_from(
    [
        "the",
        "of",
        "last",
        "next",
        "November",
        "May",
        "march",
        "2-3",
        "3/4/2019",
        "31/04/2021",
        "29.2.1900",
        "30/2",
        "the current fiscal year",
        "1998",
        "24/7",
        "12:30",
        "99:99",
        "p.m.",
        "Tuesday",
        "week",
        "D+3",
        "Q3",
        "FY25",
        "44",
        "BC",
        "31",
        "February",
        "0000",
        "30",
        "l4",
        "2O21",
        "second",
        "half",
        "century",
        "ago",
        "later",
        "from",
        "to",
        "–",
        "'",
        "$1,000",
        "'90s",
        "1990s",
        "\n",
        "\n\n",
        "\x00",
        "\u200f",
        "é",
        "Monday,",
        "noon",
        "141530ZNOV24",
        "311299ZFEB00",
        "2021-13-45",
        "2021-02-30",
        "one",
        "twenty",
        "Easter",
        "eve",
        "each",
        "every",
    ]
)


@given(st.lists(WORDS, max_size=40))
@settings(max_examples=300)
def test_odd_texts_are_tagged_or_left_alone(words: list[str]) -> None:
    text = " ".join(words)
    previous = 0
    for start, end, kind, value in tag(text, "2021-11-17"):
        assert previous <= start < end <= len(text)
        assert kind in {"DATE", "TIME", "DURATION", "SET"}
        assert value
        assert not text[start].isspace()
        previous = end


@pytest.mark.parametrize("written", ["Y12345", "9999-12-31", "0001-01-01", "-0043-03-15"])
def test_texts_of_any_day_are_read(written: str) -> None:
    texts = PlainTexts(written)
    for text in (
        "At Whitsun they met. This school year they left.",
        "overnight",
        "FY25",
    ):
        assert texts.read(text)


def test_years_in_words_behind_an_article_are_read() -> None:
    assert tag("the nineteen ninety-seven borders", "2021-11-17")[0][3] == "1997"


@given(st.text(max_size=200), st.sampled_from([None, "2021-11-17", "0044", "nonsense"]))
@settings(deadline=None)
def test_any_text(text: str, written: str | None) -> None:
    for start, end, _, _ in tag(text, written):
        assert 0 <= start < end <= len(text)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1000, 2199), st.sampled_from("/.-"))
@settings(deadline=None)
def test_figures_that_are_no_day_are_no_date(first: int, second: int, year: int, mark: str) -> None:
    figures = f"{first}{mark}{second}{mark}{year}"
    days = set()
    for day, month in ((first, second), (second, first)):
        with contextlib.suppress(ValueError):
            days.add(datetime.date(year, month, day).isoformat())
    for _, _, _, value in tag(f"It was paid on {figures}.", "2021-11-17"):
        assert value in days


@pytest.mark.parametrize(
    "text", ["", "\x00", "\r\n\r\n", "\u200f\u200e", "1" * 5000, "-" * 5000, "the " * 5000]
)
def test_nothing_to_find(text: str) -> None:
    assert tag(text, "2021-11-17") == []


@pytest.mark.parametrize("noise", ["\x00", "\r\n", "\u200f", "\u00a0", "\u0301"])
def test_offsets_are_true_around_noise(noise: str) -> None:
    text = f"He left{noise} on {noise} 3 March 1998{noise}, they say."
    assert [text[start:end] for start, end, _, _ in tag(text, None)] == ["3 March 1998"]


PIECES = {
    "digits": "1",
    "digits and stops": "1.",
    "digits and slashes": "3/4/",
    "thousands": "1,000,",
    "articles": "the ",
    "letters": "a",
    "years": "1950-",
    "months": "May ",
    "quotes": "'",
    "weeks": "week of the ",
    "clock": "12:30:",
    "look-alikes": "l0O",
    "plain": "lorem ipsum dolor sit amet ",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        tag(text, "2021-11-17")
        return time.process_time() - start

    seconds(5_000)
    small, large = seconds(20_000), seconds(160_000)
    assert large < 8 * 4 * max(small, 0.01), f"{small:.3f} s for 20 kB, {large:.3f} s for 160 kB"


def test_a_megabyte_of_prose_takes_seconds_at_most() -> None:
    text = "The committee met in the old hall and talked about the harbour. " * 16_000
    start = time.process_time()
    assert tag(text, "2021-11-17") == []
    assert time.process_time() - start < 3.5  # 300 kB/s


@pytest.mark.parametrize("text", ["eve of D+3", "eve of Q3", "the eve of Q3"])
def test_the_eve_of_a_time_in_code_does_not_overlap_it(text: str) -> None:
    spans = [(start, end) for start, end, _, _ in tag(text, "2021-11-17")]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
