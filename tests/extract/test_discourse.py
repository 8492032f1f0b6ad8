"""Pronouns and what they stand for."""


def test_pronouns_stand_for_the_last_subject(reader):
    _, event = reader.events(
        "Ana Ruiz arrived in Quito on {3 May=2019-05-03}. She left for Lima on {5 May=2019-05-05}."
    )
    assert event.title == "Ana Ruiz left for Lima"
    assert event.participants[0].name == "Ana Ruiz"


def test_an_owner_before_the_subject_is_the_subject(reader):
    events = reader.events(
        "Vera Kohl resigned on {1 May=2019-05-01}. During his talks in {May=2019-05}, Bo "
        "Lindgren met the queen."
    )
    talks = next(event for event in events if event.when.edtf == "2019-05")
    assert "Vera Kohl" not in [actor.name for actor in talks.participants]


def test_a_board_does_not_discuss_itself(reader):
    events = reader.events(
        "Nowak warned the board of the risk. The board discussed it on {3 May=2019-05-03}."
    )
    assert [actor.name for actor in events[-1].participants] == ["board"]


def test_a_title_tells_he_from_she(reader):
    events = reader.events("Mr. Lund told Ms. Okafor to say nothing. She resigned on {3 May=2019-05-03}.")
    assert events[-1].title == "Okafor resigned"


def test_a_thing_with_an_article_is_no_he(reader):
    text = "Captain Ana Teale sailed the trawler Morning Star. His dismissal on {3 May=2019-05-03} came late."
    assert "Morning Star" not in [actor.name for actor in reader.one(text).participants]


def test_what_was_agreed_to_be_done_was_agreed_by_no_it(reader):
    text = "The union met in {May 2019=2019-05}. It was agreed on {3 June=2019-06-03} to order a winch."
    assert "union" not in reader.events(text)[-1].title.lower()


def test_it_that_says_something_is_the_body_spoken_of(reader):
    text = (
        "Hidrosur denied any part in it. “We condemn this crime,” it said in a statement on "
        "{3 May 2019=2019-05-03}."
    )
    assert [event.title for event in reader.events(text)] == ["Hidrosur said in a statement"]


def test_it_is_the_law_that_was_to_be_signed(reader):
    text = (
        "The parliament passed a law on {3 May 2019=2019-05-03}. Bo Lund is to sign it. "
        "It would enter into force on {1 July=2019-07-01}."
    )
    assert "Law would enter into force" in [event.title for event in reader.events(text, "2019-05-04")]


def test_a_ship_is_a_she(reader):
    text = (
        "Captain Bo Lund hired the vessel from Ana Ruiz. The vessel left Oslo on {3 May 2019=2019-05-03}. "
        "She arrived in Lom on {9 May=2019-05-09}."
    )
    assert "Vessel arrived in Lom" in [event.title for event in reader.events(text)]


def test_what_somebody_was_is_nobody_else(reader):
    text = (
        "Dr. Maria Santos joined Helix. Before joining Corvane, she was a professor. "
        "She earned her degree in {1998=1998}."
    )
    (event,) = reader.events(text)
    assert [actor.name for actor in event.participants] == ["Maria Santos"]
