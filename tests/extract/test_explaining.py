"""Merges are explained in sentences that read well."""

import pytest

from briefline.extract.events.explaining import explained


@pytest.mark.parametrize(
    ("reasons", "sentence"),
    [
        ([], ""),
        (["the same date"], "They share the same date."),
        (
            ["the same date", "both tell of a visit", "the same people or bodies", "the same place"],
            "Both tell of a visit, with the same date, the same people or bodies and the same place.",
        ),
        (
            ["both tell of “visit”", "the same place", "it speaks of what was told just before"],
            "Both tell of “visit”, with the same place; it speaks of what was told just before.",
        ),
        (
            ["it happens only once", "but the dates contradict each other", "both tell of “found”"],
            "It happens only once; but the dates contradict each other; both tell of “found”.",
        ),
    ],
)
def test_reasons_become_one_sentence(reasons, sentence):
    assert explained(reasons) == sentence
