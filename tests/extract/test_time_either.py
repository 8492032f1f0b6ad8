"""One day or another, and days that the text does not tell: nothing is shown surer than it is said."""

from __future__ import annotations

import pytest
from tests.extract.plain_texts import PlainTexts

from briefline.model.wording import words

TEXTS = PlainTexts("2023-09-14")  # A Thursday.
read, drawn, doubts = TEXTS.read, TEXTS.drawn, TEXTS.doubts


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry carried the last miners home on December 2.",
        "The ferry had carried eleven miners on November 2.",
        "Work on the dyke stopped November 2.",
        "On December 2 the ferry sank.",
    ],
)
def test_a_past_clause_is_not_dated_after_the_writing(sentence: str) -> None:
    assert drawn(sentence)[0] in ("2022-12-02", "2022-11-02")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor invited the miners to a feast on November 2.",
        "The board said the ferry will sail on November 2.",
        "The board voted to keep the ferry until November 2.",
        "The court set a hearing for November 2.",
        "The firm asked for bids by November 2.",
    ],
)
def test_what_was_arranged_may_lie_ahead(sentence: str) -> None:
    assert str(drawn(sentence)[0]).strip("[./]") == "2023-11-02"


def test_a_day_ahead_that_a_past_clause_seems_to_tell_is_doubted() -> None:
    assert drawn("The mayor promised them a feast on November 2.") == ["2023-11-02"]
    assert doubts("The mayor promised them a feast on November 2.") == ("ambiguous: may be 2 November 2022",)


@pytest.mark.parametrize(
    ("sentence", "edtf", "told"),
    [
        ("The mill burned down on 7 or 8 March 2022.", "[2022-03-07..2022-03-08]", "7 or 8 March 2022"),
        ("The mill burned down on March 7 or 8, 2022.", "[2022-03-07..2022-03-08]", "7 or 8 March 2022"),
        ("It burned down on 31 May or 1 June 2022.", "[2022-05-31..2022-06-01]", "31 May – 1 June 2022"),
        ("It burned down in the night from 7 to 8 March 2022.", "2022-03-07/2022-03-08", "7–8 March 2022"),
        (
            "It burned down in the night from Sunday to Monday.",
            "2023-09-10/2023-09-11",
            "10–11 September 2023",
        ),
    ],
)
def test_one_day_or_the_next(sentence: str, edtf: str, told: str) -> None:
    (timex,) = read(sentence)
    assert timex.when is not None
    assert (timex.when.edtf, words(timex.when)) == (edtf, told)


def test_days_apart_are_doubted() -> None:
    assert drawn("It burned down on 7 or 12 March 2022.") == ["[2022-03-07..2022-03-12]"]
    assert doubts("It burned down on 7 or 12 March 2022.") == ("one of the two days, none between them",)


def test_day_d_that_is_never_told_dates_nothing() -> None:
    assert drawn("On D+1 the pumps were moved. On D+3 the gates were shut.") == [None, None]


def test_day_d_that_is_guessed_is_doubted() -> None:
    text = "The dam broke on 4 May 2022. On D+2 the gates were shut."
    assert drawn(text) == ["2022-05-04", "2022-05-06"]
    assert doubts(text) == ("the text does not say which day is D",)


def test_day_d_that_is_told_is_sure() -> None:
    text = "Tuesday 3 May 2022 (D+1) was quiet. On D+2 the gates were shut."
    assert drawn(text)[-1] == "2022-05-04"
    assert doubts(text) == ()
