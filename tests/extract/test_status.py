"""Whether an event came to pass."""

import pytest

from briefline.model.event import Status

WRITTEN = "2019-05-10"
CASES = [
    ("Ruiz arrived in Quito on {3 May=2019-05-03}.", Status.OCCURRED),
    ("Ruiz was jailed {two days ago=2019-05-08}.", Status.OCCURRED),
    ("Ruiz will arrive in Quito on {13 May=2019-05-13}.", Status.PLANNED),
    ("Ruiz flies to Quito {tomorrow=2019-05-11}.", Status.PLANNED),
    ("The line is to reopen in {June=2019-06}.", Status.PLANNED),
    ("The gala is set for {13 May=2019-05-13}.", Status.PLANNED),
    ("The next session is on {13 May=2019-05-13}.", Status.PLANNED),
    ("A reply has to be sent by {13 May=2019-05-13}.", Status.PLANNED),
    ("- Restore the roof by {13 May=2019-05-13}.", Status.PLANNED),
    ("The navies nearly came to blows in {April=2019-04}.", Status.POSSIBLE),
    ("Sowing could begin in {June=2019-06}.", Status.POSSIBLE),
    ("The talks may resume in {June=2019-06}.", Status.POSSIBLE),
    ("A trip to Quito planned for {3 May=2019-05-03} was called off.", Status.CANCELLED),
    ("The mayor's visit on {13 May=2019-05-13} has been cancelled.", Status.CANCELLED),
    ("Ruiz called off a tour of Quito that had been planned for {13 May=2019-05-13}.", Status.CANCELLED),
    ("The parade on {13 May=2019-05-13} will not take place.", Status.CANCELLED),
    ("The hearing, scheduled for {3 May=2019-05-03}, did not take place.", Status.CANCELLED),
    ("Ruiz was to have sung at the fair on {3 May=2019-05-03}.", Status.CANCELLED),
    ("The trip, which had been due to begin on {3 May=2019-05-03}, was scrapped.", Status.CANCELLED),
    ("There will be no session on {13 May=2019-05-13}.", Status.CANCELLED),
    ("Their concert on {13 May=2019-05-13} is off too.", Status.CANCELLED),
    ("I had to cancel the call with Lindgren on {13 May=2019-05-13}.", Status.CANCELLED),
    ("The {April=2019-04} visit by Ruiz may lead to a thaw.", Status.OCCURRED),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_status(reader, text, status):
    (event,) = reader.events(text, WRITTEN)
    assert event.status is status


def test_a_list_in_the_present_tense_tells_what_happened_where_the_date_of_writing_is_a_guess(reader):
    text = "- {5 January 2020=2020-01-05}: Floods close the road at Lom."
    (event,) = reader.events(text, WRITTEN, "inferred")
    assert event.status is Status.OCCURRED
    (event,) = reader.events(text, WRITTEN, "stated")
    assert event.status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The visit, scheduled for {13 May=2019-05-13}, has been postponed.", Status.CANCELLED),
        ("The visit was put off until {13 May=2019-05-13}.", Status.PLANNED),
        ("They postponed the visit to {13 May=2019-05-13}.", Status.PLANNED),
    ],
)
def test_put_off_is_off_on_the_old_day_and_planned_on_the_new_one(reader, text, status):
    (event,) = reader.events(text, WRITTEN)
    assert event.status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The launch, announced for {13 May=2019-05-13}, has been postponed.", Status.CANCELLED),
        ("Ivanov has promised to meet the elders {later this month=2019-05}.", Status.PLANNED),
        ("The army is to install a bridge by {13 June=2019-06-13}.", Status.PLANNED),
        (
            "Bo Lund was to fly to Riga on {13 May=2019-05-13}; the union said the trip had been scrapped.",
            Status.CANCELLED,
        ),
        (
            "Bo Lund was to fly to Riga on {13 May=2019-05-13}; the union said the strike had been scrapped.",
            Status.PLANNED,
        ),
    ],
)
def test_what_is_said_of_a_plan(reader, text, status):
    (event,) = reader.events(text, "2019-05-10")
    assert event.status is status


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        (
            "A race that should have been run in Lima on {13 May=2019-05-13} has been called off.",
            "Race",
            Status.CANCELLED,
        ),
        (
            "A summit of the presidents, due to open in Lima on {13 May=2019-05-13}, may be postponed.",
            "Summit of the presidents",
            Status.PLANNED,
        ),
        (
            "Many remember {the summer of 2013=2013-22}, when a pact signed in Lima came to nothing.",
            "Pact came to nothing",
            Status.OCCURRED,
        ),
    ],
)
def test_what_a_main_clause_makes_of_the_event_in_another(reader, text, title, status):
    (event,) = reader.events(text, "2019-05-10")
    assert event.title.startswith(title)
    assert event.status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "A summit, which was to be held in Lima on {13 May=2019-05-13}, has been put off.",
            Status.CANCELLED,
        ),
        ("The summit has been put off until {13 May=2019-05-13}.", Status.PLANNED),
        ("Your slot of {13 May=2019-05-13} is withdrawn.", Status.CANCELLED),
    ],
)
def test_off_on_its_own_day(reader, text, status):
    (event,) = reader.events(text, "2019-05-10")
    assert event.status is status


def test_tomorrow_is_still_to_come_within_the_days_of_writing(reader):
    event = reader.events("Assessors arrive {tomorrow=2019-05-03}.", "[2019-05-01..2019-05-07]", "inferred")[
        0
    ]
    assert event.status is Status.PLANNED


def test_what_is_put_off_until_a_season_is_then(reader):
    event = reader.events("The signing was put off until {the autumn=../2024-23}.", "2024-06-01")[0]
    assert (event.when.edtf, event.status) == ("2024-23", Status.PLANNED)


def test_a_hearing_that_is_vacated_is_off(reader):
    event = reader.one("A hearing listed for {3 May=2019-05-03} was vacated.")
    assert event.status is Status.CANCELLED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ruiz had meant to lead a march on {3 May=2024-05-03}.", Status.CANCELLED),
        ("Ruiz had hoped to hold a fair on {3 May=2024-05-03}.", Status.CANCELLED),
        ("Ruiz hoped to hold a fair on {3 June=2024-06-03}.", Status.PLANNED),
        ("The lecture series we had planned for {October=2024-10} is off.", Status.CANCELLED),
        ("Ruiz has withdrawn the album that she promised us in {May=2024-05}.", Status.OCCURRED),
    ],
)
def test_what_was_meant_and_did_not_come_about_is_off(reader, text, status):
    (event,) = reader.events(text)
    assert event.status is status
