"""The bands of confidence agree with those that events are ticked by, and say what was counted."""

from __future__ import annotations

from briefline.session.facets import SURE
from briefline.session.reliability import band_of, bands
from briefline.session.review import DOUBTFUL


def test_the_bands_are_those_of_the_facet() -> None:
    assert [band.from_ for band in bands()] == [SURE, DOUBTFUL, 0.0]


def test_a_higher_band_was_right_more_often() -> None:
    shares = [band.right / band.of for band in bands()]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < band.right < band.of for band in bands())


def test_every_confidence_has_a_band() -> None:
    assert band_of(0.05) is bands()[-1]
    assert band_of(SURE) is bands()[0]
    assert band_of(SURE - 0.01) is bands()[1]
