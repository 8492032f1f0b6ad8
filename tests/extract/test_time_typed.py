"""What people type into a date field."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefline.extract.times.typed_date import read_typed
from briefline.model.edtf import year_text
from briefline.model.errors import UnreadableDate
from briefline.model.when import When
from briefline.model.wording import DateStyle, words

TODAY = When.parse("2021-11-17")
READ = {
    "2021-11-02": "2021-11-02",
    "2021-11-02/03": "2021-11-02/2021-11-03",
    "2021-22": "2021-22",
    "last spring 2021": "2021-21",
    "early Nov 2021": "[2021-11-01..2021-11-10]",
    "2–3 November 2021": "2021-11-02/2021-11-03",
    "Nov 2-3, 2021": "2021-11-02/2021-11-03",
    "Q3 2021": "2021-35",
    "c. 1450 BC": "-1449~",
    "around 1450": "1450~",
    "2 Nov": "2021-11-02",
    "yesterday": "2021-11-16",
    "since July 2021": "2021-07/..",
    "until 2025": "/2025",
    "before 1 December 2024": "../2024-12-01",
    "the 1990s": "199X",
    "18th century": "[1701..1800]",
    "5pm 3 May 2021": "2021-05-03T17:00",
    "3 mai 2021": "2021-05-03",
}


@pytest.mark.parametrize(("typed", "edtf"), READ.items())
def test_typed_dates(typed: str, edtf: str) -> None:
    assert read_typed(typed, TODAY).edtf == edtf


@pytest.mark.parametrize(
    "typed", ["", "   ", "soon", "xyz", "12", "\x00", "31 February 2021", "a" * 500, "for three weeks"]
)
def test_what_is_no_date_is_refused_with_a_hint(typed: str) -> None:
    with pytest.raises(UnreadableDate) as raised:
        read_typed(typed, TODAY)
    assert raised.value.hint


@given(st.text(max_size=12))
@settings(deadline=None, max_examples=60)
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    with contextlib.suppress(UnreadableDate):
        assert read_typed(typed, TODAY).edtf


@st.composite
def worded_dates(draw: st.DrawFn) -> str:
    """Dates of all grains that texts tell, from 3000 BC on."""
    year = year_text(draw(st.integers(-2999, 2199)))
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    clock = f"T{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}"
    zone = draw(st.sampled_from(["", "Z", "+02:00", "-05:30"]))
    tails = ["", f"-{month:02d}", f"-{month:02d}-{day:02d}", f"-{month:02d}-{day:02d}{clock}{zone}", "~"]
    tails += [f"-{code}" for code in (21, 22, 23, 24, 33, 34, 35, 36, 40, 41)]
    return year + draw(st.sampled_from(tails))


@given(
    worded_dates(),
    st.sampled_from(["{}", "{}?", "[..{}]", "[{}..]", "../{}", "{}/..", "/{}", "{}/"]),
    st.sampled_from(list(DateStyle)),
)
def test_our_own_wordings_are_read_as_they_were_meant(date: str, form: str, style: DateStyle) -> None:
    when = When.parse(form.format(date) if not date.endswith("~") or form != "{}?" else date)
    typed = read_typed(words(when, style), TODAY)
    assert (typed.lo, typed.hi) == (when.lo, when.hi)
