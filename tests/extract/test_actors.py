"""Names, roles and aliases."""

import pytest

CASES = [
    (
        "CIA Director Ana Ruiz left on {3 May=2019-05-03}. Ruiz returned on {5 May=2019-05-05}.",
        1,
        [("Ana Ruiz", "CIA Director")],
    ),
    (
        "The deal was signed on {3 May=2019-05-03} by Bo Lindgren, who runs the guild, and "
        "Vera Kohl, head of the mint.",
        0,
        [("Bo Lindgren", ""), ("Vera Kohl", "head of the mint")],
    ),
    ("Their treasurer, Tuan Le, was detained on {3 May=2019-05-03}.", 0, [("Tuan Le", "treasurer")]),
    ("Otto I founded the abbey in {937=0937}.", 0, [("Otto I", "")]),
    ("Finnish masons built the tower in {1906=1906}.", 0, [("Finnish masons", "")]),
    ("Washington and Moscow signed a treaty in {May 1972=1972-05}.", 0, [("Washington", ""), ("Moscow", "")]),
    ("The post was scrapped in {1702=1702} by the Duke of Kent.", 0, [("Duke of Kent", "")]),
    (
        "Foreign Ministers Ana Ruiz and Bo Lindgren met on {3 May=2019-05-03}.",
        0,
        [("Ana Ruiz", "Foreign Minister"), ("Bo Lindgren", "Foreign Minister")],
    ),
]


@pytest.mark.parametrize(("text", "index", "expected"), CASES)
def test_participants_with_their_roles(reader, text, index, expected):
    found = [(actor.name, actor.role) for actor in reader.events(text)[index].participants]
    for name, role in expected:
        assert name in dict(found)
        if role:
            assert dict(found)[name] == role


def test_a_place_one_goes_to_takes_no_part(reader):
    event = reader.one("Ana Ruiz visited Moscow on {3 May=2019-05-03}.")
    assert [actor.name for actor in event.participants] == ["Ana Ruiz"]
    assert event.places == ("Moscow",)


def test_a_short_name_that_two_people_share_is_left_alone(reader):
    cast = reader.cast("Minister Ana Ruiz and Captain Leo Ruiz spoke. Ruiz left.")
    assert cast.full_name("Ruiz") == "Ruiz"


def test_a_name_told_once_in_full_is_used_everywhere(reader):
    cast = reader.cast("Minister Ana Ruiz spoke. Then Ruiz left.")
    assert cast.full_name("Ruiz") == "Ana Ruiz"
    assert cast.participant("Ruiz").role == "Minister"


@pytest.mark.parametrize("text", ["Section Nine was dropped.", "In March Ruiz left.", "The Report was late."])
def test_calendar_and_document_words_are_no_names(reader, text):
    cast = reader.cast(text)
    assert cast.full_name("March") == "March"
    assert not cast.is_person("Section Nine")


NAMED = [
    (
        "- {12 May 2022=2022-05-12} — The stone is laid at Lomdal in the presence of Ana Varga and "
        "the Peruvian ambassador, Li Chen.",
        {"Ana Varga", "Li Chen"},
    ),
    ("Bo Varga lost the election to Ivo Lund on {1 July 2023=2023-07-01}.", {"Bo Varga", "Ivo Lund"}),
    (
        "- {28 May 2023=2023-05-28} — The High Court rules that the Mines Act is still in force.",
        {"High Court"},
    ),
    ("- {18 May 2023=2023-05-18} — Lomdal-Weber files for arbitration in Geneva.", {"Lomdal-Weber"}),
    ("In {1204=1204} the city fell to the Vandals.", {"Vandals"}),
    (
        "Ottoman forces under Kasim Pasha took the fort in {July 1462=1462-07}.",
        {"Ottoman forces", "Kasim Pasha"},
    ),
    ("The partisans of Mila Sosic entered on {14 May 1944=1944-05-14}.", {"Mila Sosic"}),
    ("One of the critics, the painter Lord Ames, stepped down on {3 May 2019=2019-05-03}.", {"Ames"}),
    (
        "- {3 May 2019=2019-05-03}: Talks between Ana Varga and the guild's chairman, Dirk Holm.",
        {"Dirk Holm"},
    ),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_people_named_anywhere_in_the_clause_take_part(reader, text, names):
    assert names <= {actor.name for actor in reader.one(text).participants}


def test_people_only_spoken_of_take_no_part(reader):
    event = reader.one("Ana Ruiz spoke about Bo Lindgren in Lima on {3 May=2019-05-03}.")
    assert [actor.name for actor in event.participants] == ["Ana Ruiz"]


def test_laws_and_treaties_take_no_part(reader):
    event = reader.one("Parliament passed the Mines Act on {3 May=2019-05-03}.")
    assert [actor.name for actor in event.participants] == ["Parliament"]


def test_initials_of_those_present_are_resolved(reader):
    text = (
        "Present: Tom Berg (Chair), Cllr Ana Nagy\n"
        "TB opened the bids on {3 May 2024=2024-05-03}.\n"
        "AN wrote to the guild on {5 May 2024=2024-05-05}."
    )
    assert [[a.name for a in e.participants][:1] for e in reader.events(text)] == [["Tom Berg"], ["Ana Nagy"]]
    assert [e.title for e in reader.events(text)] == ["TB opened the bids", "AN wrote to the guild"]


def test_initials_that_two_share_stay_as_they_are(reader):
    text = "Present: Tom Berg, Tina Bohr\nTB opened the bids on {3 May 2024=2024-05-03}."
    assert [actor.name for actor in reader.one(text).participants] == ["TB"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- NB to notify the insurer by {1 November=2024-11-01}.", "NB to notify the insurer"),
        (
            "- Tom Berg to apply for the licence. Due: {1 November=2024-11-01}.",
            "Tom Berg to apply for the licence",
        ),
        ("**Next meeting:** {Tuesday 19 November=2024-11-19}", "Next meeting"),
        (
            "Ana said the county council votes on the route {tomorrow=2024-06-02}.",
            "County council votes on the route",
        ),
    ],
)
def test_actions_and_headline_verbs_are_told_with_their_doer(reader, text, title):
    assert reader.one(text).title == title


def test_a_name_in_capitals_is_written_as_names_are(reader):
    text = "KARL MADDOX\nOn {2 May 2017=2017-05-02} Mr Maddox met Ana Ruiz."
    assert reader.one(text).participants[0].name == "Karl Maddox"


def test_only_a_verb_without_a_doer_is_doubted(reader):
    assert "Nobody is named as taking part." not in reader.one("The {1987=1987} riot is remembered.").doubts
    assert "Nobody is named as taking part." in reader.one("The mill was shut in {1987=1987}.").doubts


def test_names_put_beside_a_plural_each_have_the_role(reader):
    text = "Two merchants, Bakkerij Zuid and FlixBus, switched to a rival {on 3 May=2019-05-03}."
    found = [(a.name, a.role) for a in reader.one(text).participants]
    assert found[:2] == [("Bakkerij Zuid", "merchant"), ("FlixBus", "merchant")]


def test_a_conquered_town_is_a_place_and_takes_no_part(reader):
    event = reader.one("In {1941=1941} German troops occupied Ostrog.")
    assert [a.name for a in event.participants] == ["German troops"]
    assert event.places == ("Ostrog",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("New Zealand recalled its envoy on {3 May=2019-05-03}.", ["New Zealand"]),
        ("Ana Ruiz signed the Storage Contract on {3 May=2019-05-03}.", ["Ana Ruiz"]),
        ("The Complaint was filed on {3 May=2019-05-03}.", []),
    ],
)
def test_names_that_look_like_others(reader, text, names):
    assert [actor.name for actor in reader.one(text).participants if actor.name[:1].isupper()] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Negotiators from Peru and Chile walked out on {3 May=2019-05-03}.",
            {"Peru", "Chile"},
        ),
        ("On {3 May=2019-05-03} Peru, the largest member, tabled a plan.", {"Peru"}),
        ("The missing man, a retired tutor named Tom Berg, was seen on {3 May=2019-05-03}.", {"Tom Berg"}),
        (
            "The Lund Foundation apologised to the court in writing on {3 May=2019-05-03}.",
            {"Lund Foundation"},
        ),
        ("A courier left Bristol on {3 May=2019-05-03}.", {"courier"}),
        ("Talks on pay between the guild and the union were held in {May 2019=2019-05}.", {"guild", "union"}),
        ("President Ruiz warned Ankara on {3 May=2019-05-03} against delay.", {"Ankara"}),
        ("A grant from the Berg Foundation was accepted in {May 2019=2019-05}.", {"Berg Foundation"}),
    ],
)
def test_more_who_take_part(reader, text, names):
    assert names <= {actor.name for actor in reader.one(text).participants}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz was seen on the Long Bridge on {3 May=2019-05-03}.", "Long Bridge"),
        ("- {May 2016=2016-05}: Inspectors visit two cities, among them Holm.", "Holm"),
        ("Villagers from Lomdal marched on {3 May=2019-05-03}.", "Lomdal"),
    ],
)
def test_more_that_take_no_part(reader, text, name):
    assert name not in {actor.name for actor in reader.one(text).participants}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thousands of families left on {3 May=2019-05-03}.", {"families"}),
        ("Ruiz wrote to the Attorney General of Peru on {3 May=2019-05-03}.", {"Attorney General of Peru"}),
        ("The gate was opened on {3 May=2019-05-03} in the presence of both presidents.", {"presidents"}),
        ("An emergency meeting of the cabinet began on {3 May=2019-05-03}.", {"cabinet"}),
    ],
)
def test_groups_and_offices_take_part(reader, text, names):
    assert names <= {actor.name for actor in reader.one(text).participants}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Japan offered drones on {Wednesday=2019-05-01} and the Asian Development Bank said it would "
            "decide on a loan by {20 June=2019-06-20}.",
            {"Asian Development Bank"},
        ),
        ("Ruiz warned the provincial council on {3 May=2019-05-03}.", {"provincial council"}),
        ("In {1852=1852} the Dutch sent a botanist to Peru.", {"Dutch"}),
    ],
)
def test_who_takes_part_in_the_last_event(reader, text, names):
    assert names <= {actor.name for actor in reader.events(text, "2019-05-02")[-1].participants}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The bank was bought by a group of investors on {3 May=2019-05-03}.", ["bank", "investors"]),
        ("Ruiz sued the port authority on {3 May=2019-05-03}.", ["Ruiz", "port authority"]),
        ("Ruiz wrote to the commission on {3 May=2019-05-03}.", ["Ruiz", "commission"]),
        ("A letter from the regulator arrived on {3 May=2019-05-03}.", ["regulator"]),
        ("The tenants handed a petition to the mayor on {3 May=2019-05-03}.", ["tenants", "mayor"]),
        ("The museum returned the mask to the villagers on {3 May=2019-05-03}.", ["museum", "villagers"]),
        ("The defeat of the government on {3 May=2019-05-03} changed much.", ["government"]),
        ("The WHO declared an emergency on {3 May=2019-05-03}.", ["WHO"]),
        ("A mob burned the mill on {3 May=2019-05-03}.", ["mob"]),
    ],
)
def test_bodies_and_people_without_a_name_take_part(reader, text, names):
    assert [actor.name for actor in reader.one(text).participants] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Plaintiffs moved in on {3 May=2019-05-03}.", ["Plaintiffs"]),
        (
            "They hired Ms Ana Ruiz, chartered engineer, who inspected the house on {3 May=2019-05-03}.",
            ["Ana Ruiz"],
        ),
        ("Ana Ruiz had a light built on {3 May=2019-05-03}.", ["Ana Ruiz"]),
        ("Someone from the ministry inspected the mill on {3 May=2019-05-03}.", ["ministry"]),
        ("- {1969=1969}: The utility Norcan applies for a licence.", ["Norcan"]),
        ("> Minister Bo Lund greets Ana Ruiz in Lima, {3 May=2019-05-03}.", ["Bo Lund", "Ana Ruiz"]),
    ],
)
def test_names_that_the_sentence_hides(reader, text, names):
    assert [actor.name for actor in reader.one(text).participants] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Prime Minister Ana Ruiz spoke on {2 May=2019-05-02}. "
            "The prime minister left for Lima on {3 May=2019-05-03}.",
            ["Ana Ruiz"],
        ),
        (
            "Prime Minister Ana Ruiz spoke on {2 May=2019-05-02}. "
            "The Danish prime minister left on {3 May=2019-05-03}.",
            ["Danish prime minister"],
        ),
        (
            "Minister Ana Ruiz and Minister Bo Lund spoke on {2 May=2019-05-02}. "
            "The minister left on {3 May=2019-05-03}.",
            ["minister"],
        ),
        (
            "Deputy Prime Minister Ana Ruiz and Foreign Minister Bo Lindgren of Peru "
            "signed an accord on {3 May=2019-05-03}.",
            ["Ana Ruiz", "Bo Lindgren"],
        ),
    ],
)
def test_roles_stand_for_those_who_hold_them(reader, text, names):
    assert [actor.name for actor in reader.events(text)[-1].participants][: len(names)] == names


def test_what_runs_into_a_rock_attacks_nobody(reader):
    assert reader.one("The ferry struck a rock on {3 May=2019-05-03}.").category == "accident"
    assert reader.one("Rebels struck a bridge on {3 May=2019-05-03}.").category == "attack"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The herders lost the pastures. They marched on {3 May=2019-05-03}.", ["herders"]),
        ("A permit from the governor was issued on {3 May=2019-05-03}.", ["governor"]),
    ],
)
def test_who_takes_part_behind_other_words(reader, text, names):
    assert [actor.name for actor in reader.events(text)[-1].participants] == names


def test_an_hour_in_the_heading_of_minutes_is_no_hindrance(reader):
    text = "# Meeting of {21 May 2019 at 6 p.m.=2019-05-21T18:00}\nMembers present: Ana Ruiz (Chair), Bo Lund"
    assert [actor.name for actor in reader.events(text)[0].participants] == ["Ana Ruiz", "Bo Lund"]


def test_numbered_things_take_no_part(reader):
    text = "Forty racks were hot. Racks 1 to 40 were shut down on {3 May=2019-05-03}."
    assert reader.one(text).participants == ()


def test_the_name_of_a_thing_is_not_shortened_to_that_of_a_firm(reader):
    text = (
        "Shipping line Kestrel diverted two vessels on {3 May=2019-05-03}. "
        "It had sold the Kestrel Dawn on {2 May=2019-05-02}."
    )
    assert [actor.name for actor in reader.events(text)[-1].participants] == ["Kestrel"]


def test_those_present_are_named_without_their_titles(reader):
    text = (
        "# Meeting of {9 March 2019=2019-03-09}\n"
        "Present: Dr. Ana Ruiz (Chair), Canon Bo Lund. Apologies were received from Ivo Falk."
    )
    assert [actor.name for actor in reader.events(text)[0].participants] == ["Ana Ruiz", "Bo Lund"]


def test_the_bank_is_meant_where_its_founder_has_its_name(reader):
    text = (
        "The Harrow Bank, founded in Leeds in {1871=1871} by the merchant Josiah Harrow, grew. "
        "In {1999=1999} Harrow bought Calder Mutual. On {3 May 2007=2007-05-03} Harrow's shares fell."
    )
    founded, bought, fell = reader.events(text)
    assert "Harrow Bank" in [actor.name for actor in bought.participants]
    assert "Josiah Harrow" not in [actor.name for actor in (*bought.participants, *fell.participants)]
    assert fell.places == ()
    founder_first = (
        "Josiah Harrow opened the Harrow Bank in {1871=1871}. In {1899=1899} Harrow bought a house."
    )
    assert "Josiah Harrow" not in [actor.name for actor in reader.events(founder_first)[1].participants]


def test_a_name_before_its_verb_is_the_subject(reader):
    text = "In her first week, Tolliver met the Chancellor, Bo Lund, and the Governor on {3 May=2008-05-03}."
    event = reader.one(text)
    assert event.title.startswith("Tolliver met the Chancellor")
    assert not any(actor.role.startswith("and") for actor in event.participants)
