"""Dates with an open end."""

import pytest

from briefline.extract.events.bounds import settled
from briefline.model.event import Published
from briefline.model.when import When

WRITTEN = Published(When.parse("2024-06-01"), "stated", "")


@pytest.mark.parametrize(
    ("edtf", "ongoing", "ahead", "value", "until", "expected"),
    [
        ("2024-05-03", False, False, "", True, "2024-05-03"),
        ("2023-07/..", True, False, "", True, "2023-07/2024-06-01"),
        ("2023-07/..", False, False, "", True, "2023-07"),
        ("2024-07-01/", False, True, "", True, "2024-07-01"),
        ("[..2024-06-30]", False, True, "", True, "[2024-06-01..2024-06-30]"),
        ("../2024-12", False, True, "", False, "[2024-06-01..2024-12]"),
        ("../2024-12", False, True, "", True, "2024-06-01/2024-12"),
        ("/1933", False, False, "", True, "1933"),
        ("/2024-07-07", False, True, "2024-07-01/2024-07-07", True, "2024-07-01/2024-07-07"),
    ],
)
def test_settled(edtf, ongoing, ahead, value, until, expected):
    assert settled(When.parse(edtf), WRITTEN, ongoing, ahead, value, until).edtf == expected


def test_without_a_day_of_writing_the_known_end_counts():
    assert settled(When.parse("[..2024-06-30]"), None, False, True).edtf == "2024-06-30"
