"""Where events took place."""

import pytest

CASES = [
    ("The accord was signed in Tarnow on {3 May=2019-05-03}.", ("Tarnow",)),
    ("They met at the Villa Roma in Oslo, Norway, on {3 May=2019-05-03}.", ("Villa Roma", "Oslo", "Norway")),
    ("A trip to Lubango was made on {3 May=2019-05-03}.", ("Lubango",)),
    ("The ferry left Kings Bay on {3 May=2019-05-03}.", ("Kings Bay",)),
    ("Raiders seized the village of Challa on {3 May=2019-05-03}.", ("Challa",)),
    ("Norway's mint was founded in {1628=1628}.", ("Norway",)),
    ("The gauge in Cellar 4 failed on {3 May=2019-05-03}.", ()),
    ("The court upheld Section 7.4 in {May 2019=2019-05}.", ()),
    ("The envoy complained on {3 May=2019-05-03} about floods in Peru.", ()),
]


@pytest.mark.parametrize(("text", "places"), CASES)
def test_places(reader, text, places):
    assert reader.one(text).places == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Traders from Lomdal founded the settlement in {1620=1620}.", ("Lomdal",)),
        ("Villagers of Lomdal formed a committee in {1975=1975}.", ("Lomdal",)),
        ("The bridge over the Lom River gave way on {3 May=2019-05-03}.", ("Lom River",)),
        ("The loan was offered at the Lima investment forum in {May 2019=2019-05}.", ("Lima",)),
        (
            "The panels were returned at a ceremony in the Holm Museum on {3 May=2019-05-03}.",
            ("Holm Museum",),
        ),
        ("They called him at the Firm on {3 May=2019-05-03}.", ()),
        ("The party tabled a motion of no confidence in the Cabinet on {3 May=2019-05-03}.", ()),
    ],
)
def test_places_by_what_they_stand_with(reader, text, places):
    assert reader.one(text).places == places
