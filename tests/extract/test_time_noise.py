"""Texts as scanners, mails and odd systems leave them: never a failure, and every offset is true."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.extract.times.time_tag import plain_document, tag
from briefline.reading.report import read_text

TIMES = [
    "3 March 1998",
    "5 May 2021 at 14:30",
    "the late 1960s",
    "44 BC",
    "yesterday",
    "Q3 2024",
    "141530ZNOV24",
]
NOISE = [
    "\x00",
    "\r",
    "\r\n",
    "\n\n",
    "\u200e",
    "\u200f",
    "\u202e",
    "\u0301",
    "\u00a0",
    "\ufeff",
    "\u2028",
    "😀",
    "\ud800",
]


@given(st.lists(st.sampled_from(TIMES) | st.sampled_from(NOISE) | st.text(max_size=6), max_size=30))
@settings(deadline=None, max_examples=80)
def test_what_is_found_is_the_text_at_its_offsets(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = plain_document(text)
    found = recognise(document)
    for timex in resolve(document, found, creation_times(document, found, None)):
        assert text[timex.span.start : timex.span.end] == timex.text
        assert timex.text == timex.text.strip()


SCANNED = {
    "l4 November 2021": "2021-11-14",
    "14 November 2O21": "2021-11-14",
    "on the 3O June 1998": "1998-06-30",
    "I2 May 2O20": "2020-05-12",
    "14\u00a0November\u00a02021": "2021-11-14",
    "14 November\u200f 2021": "2021-11-14",
    "14\nNovember\n2021": "2021-11-14",
    "14 NOVEMBER 2021": "2021-11-14",
    "14 November\x00 2021": "2021-11-14",
    "14 No\u00advember 2021": "2021-11-14",
}


@pytest.mark.parametrize(("text", "value"), SCANNED.items())
def test_a_scanned_date_is_read(text: str, value: str) -> None:
    assert value in [row[3] for row in tag(text, None)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters(form: str) -> None:
    text = unicodedata.normalize(form, "Am 3. März 1998 reiste José nach Évian; am 5. März kam er zurück.")
    for language in ("de", "en"):
        for start, end, _, _ in tag(text, "1998-04-01", language):
            assert 0 <= start < end <= len(text)
    assert [row[3] for row in tag(text, "1998-04-01", "de")] == ["1998-03-03", "1998-03-05"]


@pytest.mark.parametrize(
    "text", ["3 March 1998 and 1950-1951 ", "May march 24/7 4 May\n", "until Monday, since 2019 "]
)
def test_one_long_section_costs_no_more_for_each_time_in_it(text: str) -> None:
    """Processor time for each expression stays flat as the section grows. No text twice: it is known."""

    def spent(size: int) -> float:
        document = plain_document((text * (size // len(text) + 1))[:size])
        began = time.process_time()
        found = recognise(document)
        resolve(document, found, creation_times(document, found, None))
        return time.process_time() - began

    spent(10_000)
    small, large = (
        min(spent(20_000 + more) for more in range(2)),
        spent(160_000),
    )
    assert large < 8 * 3 * max(small, 0.02), f"{small:.2f} s for 20 kB, {large:.2f} s for 160 kB"


def test_an_empty_report_is_refused_and_one_of_marks_has_no_dates() -> None:
    document = read_text("\u200f\u200e \x00 .", "odd")
    assert recognise(document) == ()
