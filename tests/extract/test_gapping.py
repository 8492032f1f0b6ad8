"""Lists that leave their verb out tell one event an item."""

from __future__ import annotations

import pytest

LISTS = [
    (
        "She visited Lima in {2011=2011}, Quito in {2012=2012} and Oslo in {2013=2013}.",
        ["2011 She visited Lima", "2012 She visited Quito", "2013 She visited Oslo"],
    ),
    (
        "Peru joined the union in {1990=1990}, Chile in {1991=1991} and Brazil in {1995=1995}.",
        ["1990 Peru joined the union", "1991 Chile joined the union", "1995 Brazil joined the union"],
    ),
    (
        "The firm launched a scooter in {2001=2001}, a van in {2007=2007} and was sold in {2012=2012}.",
        ["2001 Firm launched a scooter", "2007 Firm launched a van", "2012 Firm was sold"],
    ),
    (
        "They are going to Lima in {June=2024-06}, Quito in {July=2024-07}, "
        "back to Lima in {August=2024-08}.",
        ["2024-06 They are going to Lima", "2024-07 They are going to Quito"]
        + ["2024-08 They are going back to Lima"],
    ),
    (
        "They go to Lima in {June=2024-06}, Lom-Fest in {July=2024-07} and the Carnival in {August=2024-08}.",
        ["2024-06 They go to Lima", "2024-07 They go to Lom-Fest", "2024-08 They go to the Carnival"],
    ),
    (
        "She served in Chad ({2001=2001}), Mali ({2003=2003}) and Niger ({2006=2006}).",
        ["2001 She served in Chad", "2003 She served in Mali", "2006 She served in Niger"],
    ),
]


@pytest.mark.parametrize(("text", "told"), LISTS)
def test_each_item_is_an_event_with_its_own_date(reader, text, told):
    assert [f"{event.when.edtf} {event.title}" for event in reader.events(text)] == told


def test_the_quote_is_what_the_text_says(reader):
    text = "She visited Lima in {2011=2011}, Quito in {2012=2012} and Oslo in {2013=2013}."
    quotes = [event.mentions[0].quote for event in reader.events(text)]
    assert quotes[1].startswith("She visited Lima in 2011, Quito in 2012")
    assert [event.places for event in reader.events(text)] == [("Lima",), ("Quito",), ("Oslo",)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Lund met Ruiz in {May=2024-05}, a month after the vote in {April=2024-04}.", 2),
        ("She was born in Lima in {1950=1950} and moved to Oslo in {1970=1970}.", 2),
        ("Sales rose 5 per cent in {May=2024-05}, 3 per cent in {June=2024-06}.", 1),
        ("They signed the pact in {2020=2020}, the first since the war in {2015=2015}.", 2),
    ],
)
def test_what_only_looks_like_a_list_is_none(reader, text, count):
    assert len(reader.events(text)) == count
