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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The patients were diverted to Lomdal and Holm on {3 May=2019-05-03}.", ("Lomdal", "Holm")),
        ("The pump was sent to Lomdal for repair on {3 May=2019-05-03}.", ("Lomdal",)),
        ("The earthquake of {3 May=2019-05-03} killed forty people in Peru and Chile.", ("Peru", "Chile")),
        ("Envoys toured the flooded streets of Lomdal on {3 May=2019-05-03}.", ("Lomdal",)),
        ("Ana Ruiz rowed out with her son from Lomdal on {3 May=2019-05-03}.", ("Lomdal",)),
        ("The Finnish flag went up over Riga on {3 May=2019-05-03}.", ("Riga",)),
        ("A quarrel over Riga divided the party in {May 2019=2019-05}.", ()),
        ("- {May 2016=2016-05}: Inspectors visit two cities, among them Holm.", ("Holm",)),
        ("A letter to the Lindgren family was found in {May 2019=2019-05}.", ()),
        ("Negotiators from Peru and Chile walked out on {3 May=2019-05-03}.", ()),
    ],
)
def test_places_by_where_one_goes_and_what_happens_there(reader, text, places):
    assert reader.one(text).places == places


def test_a_clause_on_a_building_is_not_on_the_town_it_stands_in(reader):
    event = reader.one("The tower at Lomdal, which was completed in {1120=1120}, still stands.")
    assert event.title == "Tower at Lomdal was completed"
    assert event.places == ("Lomdal",)
    event = reader.one("The envoy at Lomdal, who was recalled in {1120=1120}, died poor.")
    assert event.title.startswith("Envoy")


def test_a_town_is_nobody_who_could_go_on(reader):
    events = reader.events(
        "On {3 May 2020=2020-05-03} a courier left Bristol; at {2 p.m.=2020-05-03T14:00} he reached the mill."
    )
    assert [event.title for event in events] == ["Courier left Bristol", "Courier reached the mill"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A fair that was to have been held at Lomdal on {3 May=2019-05-03} is cancelled.", ("Lomdal",)),
        ("General Ruiz attacked Lomdal, Virginia, on {3 May=2019-05-03}.", ("Lomdal", "Virginia")),
        ("The bank moved to a house on King's Island in {May 2019=2019-05}.", ("King's Island",)),
        ("Ruiz sold the mine to Corvid Works, Inc. on {3 May=2019-05-03}.", ()),
        ("Peru holds its first direct election in {May 2019=2019-05}.", ("Peru",)),
        ("Ana Ruiz greeted the envoy at the Palacio Real on {3 May=2019-05-03}.", ("Palacio Real",)),
    ],
)
def test_places_by_their_own_clause_and_words(reader, text, places):
    assert reader.one(text).places == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Troops landed on Java on {3 May=2019-05-03}.", ("Java",)),
        ("Mayon erupted in {June 2022=2022-06}.", ("Mayon",)),
        ("The senate voted on Obamacare on {3 May=2019-05-03}.", ()),
    ],
)
def test_places_one_stands_on(reader, text, places):
    assert reader.one(text).places == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The truck left the warehouse on {3 May=2019-05-03}.", ("warehouse",)),
        ("Smoke was seen in the engine room on {3 May=2019-05-03}.", ("engine room",)),
        ("They met at the town hall in Lomdal on {3 May=2019-05-03}.", ("Lomdal",)),
        ("They met at the town hall on {3 May=2019-05-03}.", ("town hall",)),
        ("He resigned from the office on {3 May=2019-05-03}.", ()),
        ("She was sworn into office on {3 May=2019-05-03}.", ()),
        ("No hospital was built in {2019=2019}.", ()),
        ("The Lomdal mine flooded on {3 May=2019-05-03}.", ("Lomdal mine",)),
        ("A drone struck the Lomdal oil terminal on {3 May=2019-05-03}.", ("Lomdal oil terminal",)),
    ],
)
def test_landmarks_are_places_where_none_is_named(reader, text, places):
    assert reader.one(text).places == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Lomdal summit ended on {3 May=2019-05-03}.", ("Lomdal",)),
        ("The NATO summit ended on {3 May=2019-05-03}.", ()),
        ("Ana Lindgren left on {2 May=2019-05-02}. The Lindgren talks failed on {3 May=2019-05-03}.", ()),
        ("People were rescued in and around Lomdal on {3 May=2019-05-03}.", ("Lomdal",)),
        ("The ferry sank between Lomdal and Holm on {3 May=2019-05-03}.", ("Lomdal", "Holm")),
        ("They came aboard the Amity on {3 May=2019-05-03}.", ("Amity",)),
        ("Lomdal, a fishing port on the gulf, was shelled on {3 May=2019-05-03}.", ("Lomdal",)),
        ("The party sailed from Port-du-Lac on {3 May=2019-05-03}.", ("Port-du-Lac",)),
    ],
)
def test_places_that_the_words_beside_them_show(reader, text, places):
    assert reader.events(text)[-1].places == places


@pytest.mark.parametrize(
    ("text", "place", "title"),
    [
        (
            "He moved to Lagos in {May 2019=2019-05}. Lee taught there in {June 2019=2019-06}.",
            "Lagos",
            "in Lagos",
        ),
        (
            "He moved to Lagos in {May 2019=2019-05}. Lee flew there in {June 2019=2019-06}.",
            "Lagos",
            "to Lagos",
        ),
        (
            "The Lomdal plant makes glass. It will close on {3 May=2019-05-03}.",
            "Lomdal plant",
            "Lomdal plant",
        ),
    ],
)
def test_there_and_it_stand_for_places(reader, text, place, title):
    event = reader.events(text)[-1]
    assert event.places == (place,)
    assert title in event.title


def test_a_catchword_is_the_place_of_its_entry(reader):
    assert reader.one("**Lima.** The visit was cancelled on {3 May=2019-05-03}.").places == ("Lima",)
    assert reader.one("**Budget.** The visit was cancelled on {3 May=2019-05-03}.").places == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He appeared in the Lima Magistrates Court on {3 May=2019-05-03}.", ("Lima",)),
        (
            "They met in the Old Schoolhouse, Holmfirth, on {3 May=2019-05-03}.",
            ("Old Schoolhouse", "Holmfirth"),
        ),
        ("The pastures above Lomdal burned on {3 May=2019-05-03}.", ("Lomdal",)),
        ("The firm began felling on nearby Lomdal on {3 May=2019-05-03}.", ("Lomdal",)),
        ("She flew home {overnight=2019-05-03}, landing at Lomdal airfield.", ("Lomdal airfield",)),
        ("The tower that still stands at Lomdal was built in {1906=1906}.", ("Lomdal",)),
    ],
)
def test_places_that_hang_far_off(reader, text, places):
    assert reader.one(text).places == places


def test_a_name_behind_the_date_of_a_fragment_is_its_place(reader):
    text = "Next session: {first weekend of May=2019-05-04/2019-05-05}, Lomdal"
    assert reader.one(text).places == ("Lomdal",)


def test_where_one_goes_afterwards_is_not_where_one_met(reader):
    text = "Ana Ruiz met both sides in Lomdal on {3 May=2019-05-03} but left for Lima without a deal."
    assert reader.one(text).places == ("Lomdal",)
