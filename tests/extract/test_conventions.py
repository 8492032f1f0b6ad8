"""How a text is read where it does not show it itself: the order of figures, the language."""

from __future__ import annotations

import pytest

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.extract.times.time_tag import plain_document, tag
from briefline.model.event import Published
from briefline.model.timex import Timex
from briefline.model.when import When
from briefline.pipeline import month_first_in

WRITTEN = (Published(When.parse("2019-12-01"), "given", ""),)


def read(text: str, *, month_first: bool = False) -> list[Timex]:
    document = plain_document(text)
    return list(resolve(document, recognise(document), WRITTEN, month_first=month_first))


def doubts(timex: Timex) -> tuple[str, ...]:
    assert timex.when is not None
    assert timex.when.derivation is not None
    return timex.when.derivation.doubts


@pytest.mark.parametrize(
    ("month_first", "value", "other"), [(False, "2019-04-03", "4 March"), (True, "2019-03-04", "3 April")]
)
def test_an_open_order_follows_the_setting_and_keeps_both_readings(
    month_first: bool, value: str, other: str
) -> None:
    (timex,) = read("It arrived on 03/04/2019.", month_first=month_first)
    assert timex.value == value
    assert doubts(timex) == (f"ambiguous: may be {other} 2019",)


@pytest.mark.parametrize("month_first", [False, True])
def test_one_clear_date_decides_for_the_whole_document(month_first: bool) -> None:
    first, _ = read("It arrived on 03/04/2019 and left on 27/03/2019.", month_first=month_first)
    assert (first.value, doubts(first)) == ("2019-04-03", ())
    first, _ = read("It arrived on 03/04/2019 and left on 03/27/2019.", month_first=month_first)
    assert (first.value, doubts(first)) == ("2019-03-04", ())


@pytest.mark.parametrize(("month_first", "edtf"), [(False, "2019-04-03"), (True, "2019-03-04")])
def test_a_date_of_publication_in_figures_says_that_it_may_be_read_otherwise(
    month_first: bool, edtf: str
) -> None:
    document = plain_document("Published: 03/04/2019\n\nThe port opened yesterday.")
    (published,) = creation_times(document, recognise(document), None, month_first=month_first)
    assert published.when is not None
    assert (published.when.edtf, published.basis) == (edtf, "stated")
    assert "may also be read as" in published.reason


def test_the_order_of_a_place() -> None:
    assert month_first_in("en_US.UTF-8")
    assert month_first_in("en-PH")
    assert not month_first_in("en_GB")
    assert not month_first_in("C.UTF-8")
    assert not month_first_in("")


def test_a_language_can_be_set() -> None:
    text = "Sie kamen am 3. März 1998."
    assert [row[3] for row in tag(text, None, "de")] == ["1998-03-03"]
    assert [row[3] for row in tag(text, None, "en")] != ["1998-03-03"]
