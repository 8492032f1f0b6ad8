"""Sentences to events: what is found, what it is called, who took part, where, and when."""

import pytest

from briefline.extract.events.titles import polish

TITLES = [
    (
        "Energy Minister Ana Ruiz visited Lima on {3 May 2019=2019-05-03}.",
        "Energy Minister Ana Ruiz visited Lima",
    ),
    (
        "A {June=2019-06} summit between Presidents Okoye and Lund in Oslo ended a feud.",
        "Summit between Presidents Okoye and Lund in Oslo",
    ),
    ("The harbour, built in {1911=1911}, was closed in {May 2002=2002-05}.", "Harbour was closed"),
    (
        "On {3 May 2019=2019-05-03} strikers blocked the main road at Tarnow.",
        "Strikers blocked the main road at Tarnow",
    ),
    ("The {1987=1987} miners' revolt is still remembered.", "Miners' revolt"),
    (
        "In {late 1958=1958} Bo Lindgren, a nurse in Malmo, wrote the first guide to herbs.",
        "Bo Lindgren wrote the first guide to herbs",
    ),
    ("- {12 May 2003=2003-05-12}: Trial digging in the marsh.", "Trial digging in the marsh"),
    ("The cholera outbreak declared on {4 May 2019=2019-05-04} has spread.", "Cholera outbreak declared"),
    ("There was an explosion at the mill on {4 May 2019=2019-05-04}.", "Explosion at the mill"),
    ("The siege, which began on {4 May 2019=2019-05-04}, had cut supplies.", "Siege began"),
    ("Marie Curie won her second prize in {1911=1911}.", "Marie Curie won her second prize"),
    ("A vote set for {4 May 2019=2019-05-04} was dropped after scuffles.", "Vote was dropped after scuffles"),
    ("- {4:25 a.m.=2003-05-12T04:25} Power returns.", "Power returns"),
    (
        "The council confirmed on {4 May=2019-05-04} that Peru had sent ships to the bay.",
        "Council confirmed that Peru had sent ships to the bay",
    ),
    (
        "Mr Cole resigned from the finance committee with effect from {31 May 2023=2023-05-31}.",
        "Mr Cole resigned from the finance committee",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title_is_the_texts_own_words(reader, text, title):
    assert title in [event.title for event in reader.events(text)]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_every_quote_is_the_text_at_its_span(reader, mark, text, title):
    document, _ = mark(text)
    for event in reader.events(text):
        assert event.mentions
        for mention in event.mentions:
            assert mention.quote == document.at(mention.span) != ""


def test_two_clauses_with_two_dates_are_two_events(reader):
    events = reader.events(
        "The warden measured the trees on {2 May 2019=2019-05-02} and felled nine of them "
        "{a week later=2019-05-09}."
    )
    assert [(event.when.edtf, event.title) for event in events] == [
        ("2019-05-02", "Warden measured the trees"),
        ("2019-05-09", "Warden felled nine of the trees"),
    ]


def test_one_verb_with_two_dates_is_two_events(reader):
    events = reader.events("She wrote to the bank on {4 May=2019-05-04} and again on {9 May=2019-05-09}.")
    assert [event.when.edtf for event in events] == ["2019-05-04", "2019-05-09"]


def test_neighbouring_decades_are_one_period(reader):
    event = reader.one("Ibn Daud travelled through Persia in the {1320s=132X} and {1330s=133X}.")
    assert event.when.edtf == "1320/1339"


def test_what_is_said_is_the_event_not_that_it_is_said(reader):
    events = reader.events(
        "Drivers ended the strike {overnight=2019-05-02}, the mill owner said on {Thursday=2019-05-03}."
    )
    assert [event.when.edtf for event in events] == ["2019-05-02"]


def test_an_ellipsis_borrows_noun_and_place(reader):
    events = reader.events(
        "Foreign Minister Kai Demir visited Quito on {2 May 2019=2019-05-02}. "
        "The Demir visit and {last month's=2019-04} by Vera Kohl, head of the mint, eased tempers."
    )
    kohl, demir = events
    assert kohl.when.edtf == "2019-04"
    assert [actor.name for actor in kohl.participants] == ["Vera Kohl"]
    assert kohl.places == ("Quito",)
    assert "Visit by Vera Kohl" in kohl.title
    assert any("left" in doubt or "leaves out" in doubt for doubt in kohl.doubts)
    assert demir.when.edtf == "2019-05-02"
    assert len(demir.mentions) == 2


def test_a_date_as_heading_dates_its_entries(reader):
    events = reader.events(
        "# {12 May 2022=2022-05-12}\n- Troops enter the valley.\n- {11:42 "
        "p.m.=2022-05-12T22:17} The bridge at Lom falls."
    )
    assert [(event.when.edtf, event.title) for event in events] == [
        ("2022-05-12", "Troops enter the valley"),
        ("2022-05-12T22:17", "Bridge at Lom falls"),
    ]
    assert "Dated by the heading above it." in events[0].doubts


def test_a_plan_in_an_entry_is_not_dated_by_the_heading(reader):
    assert reader.events("# {12 May 2022=2022-05-12}\n- The board will consider the roof.") == ()


def test_ids_tell_where_an_event_begins_and_are_the_same_each_time(reader):
    text = (
        "Raids began on {3 May 2019=2019-05-03}. The fort fell on {1 May 2018=2018-05-01}. "
        "A truce was signed in {July 2019=2019-07}."
    )
    first, second = reader.events(text), reader.events(text)
    assert first == second
    assert [event.id for event in first] == ["d.e27", "d.e0", "d.e56"]
    longer = reader.events(f"{text} The bank failed on {{4 May 2017=2017-05-04}}.")
    assert [event.id for event in longer][1:] == [event.id for event in first]
    assert [event.when.edtf for event in first] == ["2018-05-01", "2019-05-03", "2019-07"]


def test_undated_events_with_names_are_listed_apart(reader):
    dated, undated = reader.both(
        "The fort fell on {1 May 2018=2018-05-01}. Ana Ruiz met Bo Lindgren at the Quito summit."
    )
    assert [event.when.edtf for event in dated] == ["2018-05-01"]
    assert undated
    assert all(event.when is None and event.id.startswith("d.u") for event in undated)


def test_a_date_ahead_of_an_end_counts_from_the_day_of_writing(reader):
    event = reader.one(
        "The yard must deliver the ship before {the end of June=[..2024-06-30]}.", written="2024-06-01"
    )
    assert event.when.edtf == "[2024-06-01..2024-06-30]"


def test_no_title_is_longer_than_a_line_or_ends_in_a_comma(reader):
    text = (
        "The permanent joint commission on the sharing of the waters of the upper and lower river, which has "
        "eleven members from nine districts, agreed on {4 May 2019=2019-05-04} on a very long "
        "list of measures "
        "against floods, droughts, silt, salt, weeds and the theft of pumps all along the river."
    )
    event = reader.one(text)
    assert len(event.title) <= 81
    assert event.title[-1] not in ",; "


def test_also_goes_on_with_the_day_told_before(reader):
    ferry, school = reader.events(
        "The ministers opened the ferry line at Lom on {3 May 2019=2019-05-03}. They also founded a school."
    )
    assert (ferry.when.edtf, school.when.edtf) == ("2019-05-03", "2019-05-03")
    assert "Its date is that of the sentence before." in school.doubts
    assert school.confidence < ferry.confidence


HEADLINES = [
    (
        "U.S. officials confirmed {last week=2024-05-20} that Cuban troops, including medics, were in Mali.",
        "U.S. officials confirmed that Cuban troops were in Mali",
    ),
    (
        "The certificate was issued on {16 May 2021=2021-05-16} with a lifetime of {two years=P2Y}.",
        "Certificate was issued with a lifetime of two years",
    ),
    (
        "The breakthrough came in {2023=2023}, when Petra Mane found a key in a drawer in Varna.",
        "Petra Mane found a key in a drawer in Varna",
    ),
    (
        "A plan to hold the dance there on {Saturday=2024-06-08} has been dropped.",
        "Plan to hold the dance there",
    ),
    ("A new law changed that in {December=2023-12}.", "New law changed that"),
    (
        "The bridge near Lom gave way on {May 12=2023-05-12} as a truck and two cars were crossing.",
        "Bridge near Lom gave way",
    ),
    (
        "- {Three days later=2023-07-04} — Seru, sworn in as premier, halts the project.",
        "Seru halts the project",
    ),
    (
        "The opposition Green Dawn party said it would table a motion {next week=2024-06-10}.",
        "Opposition Green Dawn party would table a motion",
    ),
    (
        "They spared the owner of the Petrel, which sank at her mooring in {February=2024-02}.",
        "Petrel sank at her mooring",
    ),
    (
        "The commission will give an oral update in {spring=2025-21}, its full report later.",
        "Commission will give an oral update",
    ),
    ("- The bidder, Indus Hydro, appeals {two weeks later=2018-07-14}.", "Indus Hydro appeals"),
    (
        "A similar motion in {February 2023=2023-02} fell three votes short.",
        "Similar motion fell three votes short",
    ),
    ("{A year ago=2023} Lee ruled out sanctions of any kind.", "Lee ruled out sanctions of any kind"),
    ("Kofi Mensah retires {at the end of May=2024-05}, by the way.", "Kofi Mensah retires"),
    ("We'll start in Oslo {a week later=2024-06-15}, we lost ten days to fog.", "We'll start in Oslo"),
    (
        "And as local officials predicted in {late October=2023-10}, Cuban troops have begun to fight.",
        "Local officials predicted that Cuban troops have begun to fight",
    ),
    (
        "The two envoys, Rakim Sodik and Nur Abdil, exchanged folders in Lom on {21 May=2024-05-21}.",
        "Rakim Sodik and Nur Abdil exchanged folders in Lom",
    ),
    ("A subgroup (NB, RM) will meet on {2 May=2024-05-02}.", "Subgroup will meet"),
    ("Let's meet at the station on {Monday=2024-06-10}.", "Meet at the station"),
    (
        "Kern accused the guild of “staging the riot on {3 May=2019-05-03}.",
        "Kern accused the guild of staging the riot",
    ),
]


@pytest.mark.parametrize(("text", "title"), HEADLINES)
def test_a_headline_says_enough_and_no_nonsense(reader, text, title):
    assert reader.one(text).title == title


def test_what_one_says_of_a_text_just_told_of_is_said_of_the_text(reader):
    text = (
        "The commission delivers its report on {31 May 2023=2023-05-31}. "
        "It is made public {two weeks later=2023-06-15}."
    )
    assert [e.title for e in reader.events(text)] == [
        "Commission delivers its report",
        "Report is made public",
    ]


def test_a_date_that_opens_the_sentence_dates_both_main_clauses(reader):
    text = "On {May 11=2024-05-11}, farmers blocked the road, and police detained 37 of them."
    assert [(e.title, e.when.edtf) for e in reader.events(text)] == [
        ("Farmers blocked the road", "2024-05-11"),
        ("Police detained 37 of them", "2024-05-11"),
    ]


def test_interest_runs_from_a_date_that_is_not_the_order_s(reader):
    text = (
        "Mr Maddox shall pay £10,000, with interest from {25 April 2017=2017-04-25}, "
        "within {21 days=2022-06-30}."
    )
    assert reader.one(text).when.edtf == "2022-06-30"


def test_an_effort_over_a_year_is_not_sure(reader):
    assert reader.one("Paris and Rome have {this year=2024} sought to calm the quarrel.").confidence < 0.65


@pytest.mark.parametrize(
    ("text", "title", "status", "owner"),
    [
        ("- Order new ropes (Ana, due {1 December=2024-12-01})", "Order new ropes", "planned", "Ana"),
        (
            "- Re-enable the monitor (Joost, done {17 May=2024-05-17})",
            "Re-enable the monitor",
            "occurred",
            "Joost",
        ),
    ],
)
def test_action_items_with_their_owner_and_state_in_brackets(reader, text, title, status, owner):
    event = reader.one(text)
    assert (event.title, event.status.value) == (title, status)
    assert owner in {actor.name for actor in event.participants}


def test_a_second_verb_shares_will_and_was(reader):
    text = "The man was arrested on {3 May=2024-05-03} and charged on {5 May=2024-05-05}."
    assert [e.title for e in reader.events(text)] == ["Man was arrested", "Man was charged"]


def test_a_fragment_ends_with_its_words_and_names_its_partner(reader):
    event = reader.one("- Quarterly audit of certificates with Northbank, starting in {Q1 2024=2024-33}")
    assert event.title == "Quarterly audit of certificates with Northbank"
    assert [actor.name for actor in event.participants] == ["Northbank"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It was the worst storm since {May 2018=2018-05}, when a boat went down.", "Boat went down"),
        ("Two bolts came loose during the run of {3 May=2019-05-03}.", "Two bolts came loose during the run"),
        (
            "Energy Minister Ana Ruiz greets Bo Lindgren, director of the Southern Telescope Consortium and "
            "its many partners, in Lima on {3 May=2019-05-03}.",
            "Energy Minister Ana Ruiz greets Bo Lindgren",
        ),
    ],
)
def test_titles_of_clauses_in_clauses(reader, text, title):
    assert title in [event.title for event in reader.events(text)]


def test_a_when_clause_is_dated_too(reader):
    text = "She came back on {3 May 2019=2019-05-03}, when she opened the mill."
    titles = [event.title for event in reader.events(text)]
    assert any("opened the mill" in title for title in titles)


def test_a_title_opens_with_no_relative_pronoun(reader):
    text = "The trader Ana Ruiz, whose servant Bo Lund brought her seeds in {1865=1865}, died poor."
    assert not any(event.title.lower().startswith("whose ") for event in reader.events(text))


def test_an_arrival_is_the_visit_by_the_same_person_there(reader):
    text = (
        "Minister Ana Ruiz's {mid-October=[2023-10-11..2023-10-20]} trip to Suva was short. "
        "Ruiz arrived in Suva on {16 October=2023-10-16}."
    )
    assert len(reader.events(text, "2023-11-01")) == 1
    text = text.replace("Ruiz arrived", "Lund arrived")
    assert len(reader.events(text, "2023-11-01")) == 2


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (
            "Ministry of Trade confirmed that Peruvian and Chilean miners had begun blocking Lima",
            "Ministry of Trade confirmed Peruvian and Chilean miners had begun blocking Lima",
        ),
        (
            "Talks on equal wages between the federation and the players' union, held in the Palace of Lima",
            "Talks on equal wages between the federation and the players' union",
        ),
        ("Ana Ruiz opened the mill, which had closed", "Ana Ruiz opened the mill, which had closed"),
    ],
)
def test_long_titles_lose_what_is_said_besides(long, short):
    assert polish(long) == short


def test_a_long_headline_does_without_adjectives_rather_than_being_cut(reader):
    text = (
        "Washington and Moscow have in {2021=2021} sought to stabilize the tension-laden "
        "bilateral diplomatic relationship."
    )
    title = reader.one(text).title
    assert title.endswith("relationship")
    assert len(title) <= 80
