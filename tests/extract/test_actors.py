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
