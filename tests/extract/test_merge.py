"""Which mentions are one event."""

import pytest

from briefline.model.event import Status

SAME = [
    # a rough date and a sharp one
    "Kai Demir's {early May=[2019-05-01..2019-05-10]} trip to Quito was his first. Demir "
    "visited Quito on {2 and 3 May=2019-05-02/2019-05-03}.",
    # a caption
    "> President Ana Okoye and King Olaf Berg shake hands at the Villa Roma in Oslo, "
    "{June 6, 2019=2019-06-06}.\n"
    "The {June=2019-06} summit between President Okoye and King Olaf Berg in Oslo was short.",
    # told again with "the"
    "Miners at Tarnow signed a deal {overnight=2019-05-02/2019-05-03}. The deal was "
    "signed in Tarnow at {2 a.m.=2019-05-03T02:00}.",
    # planned, then done
    "The water board is to rule on a fine {within two weeks=[2019-05-01..2019-05-15]}. "
    "The water board imposed a fine of $900 on {12 May=2019-05-12}.",
]
APART = [
    # two people, one place, one month
    "Kai Demir visited Quito in {May 2019=2019-05}. Vera Kohl visited Quito in {May 2019=2019-05}.",
    # one person, two places
    "Kai Demir visited Quito in {May 2019=2019-05}. Demir visited Lima in {May 2019=2019-05}.",
    # dates that do not meet
    "Kai Demir visited Quito in {May 2019=2019-05}. Demir visited Quito in {June 2019=2019-06}.",
    # other families
    "The ferry Alba sank on {2 May 2019=2019-05-02}. The ferry Alba was built in {1980=1980}.",
]


@pytest.mark.parametrize("text", SAME)
def test_mentions_of_one_event_join_and_the_sharpest_dates_it(reader, text):
    events = reader.events(text)
    assert len(events) == 1
    (event,) = events
    assert len(event.mentions) == 2
    assert len(event.joined) == 1
    assert event.joined[0].endswith(".")
    widths = [m.time.when.hi - m.time.when.lo for m in event.mentions if m.time]
    assert event.when.hi - event.when.lo == min(widths)


@pytest.mark.parametrize("text", APART)
def test_what_differs_stays_apart(reader, text):
    assert len(reader.events(text)) == 2


def test_undated_mentions_join_the_event_they_speak_of(reader):
    (event,) = reader.events(
        "Kai Demir visited Quito on {2 May 2019=2019-05-02}. The Demir visit was praised by traders."
    )
    assert len(event.mentions) == 2
    assert event.mentions[1].time is None


def test_whom_a_visitor_met_takes_part_in_the_visit(reader):
    (event,) = reader.events(
        "Kai Demir visited Quito on {2 May 2019=2019-05-02}. He also met with Vera Kohl, head of the mint."
    )
    assert {actor.name for actor in event.participants} >= {"Kai Demir", "Vera Kohl"}


def test_what_was_planned_and_came_to_pass_has_occurred(reader):
    (event,) = reader.events(SAME[3])
    assert event.status is Status.OCCURRED


def test_dates_that_only_overlap_are_named_as_a_doubt(reader):
    (event,) = reader.events(
        "Kai Demir's trip to Quito of {1 to 3 May=2019-05-01/2019-05-03} was short. "
        "Demir visited Quito on {2 to 5 May=2019-05-02/2019-05-05}."
    )
    assert any("do not quite agree" in doubt for doubt in event.doubts)


def test_one_visit_is_not_all_the_visits_of_half_a_year(reader):
    events = reader.events(
        "Four envoys have visited Quito since {July 2018=2018-07/..}. "
        "Kai Demir visited Quito on {2 May 2019=2019-05-02}.",
        "2019-05-10",
    )
    assert len(events) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "The board approved a dividend on {3 May=2019-05-03}. "
            "It also approved a loan on {3 May=2019-05-03}.",
            2,
        ),
        (
            "The Plaintiff served a notice on {3 May=2019-05-03}. "
            "The notice of {3 May=2019-05-03} demanded payment.",
            1,
        ),
        ("The bridge was closed on {3 May=2019-05-03}. It has been shut since {3 May=2019-05-03/..}.", 1),
        (
            "The launch of the probe is planned for {3 May=2025-05-03}. "
            "The probe will be launched on {3 May=2025-05-03}.",
            1,
        ),
        ("Bo Lund flew home {overnight=2019-05-03}, landing in Lima before {dawn=2019-05-03}.", 1),
        (
            "> Minister Ana Ruiz, left, and Minister Bo Lund exchange folders in Lima, {3 May=2019-05-03}.\n"
            "Ana Ruiz and Bo Lund initialed a pact in {May=2019-05}.",
            1,
        ),
    ],
)
def test_what_is_one_event_by_what_it_is_about(reader, text, count):
    assert len(reader.events(text)) == count


def test_two_decisions_of_one_person_are_not_one(reader):
    text = "Ana Ruiz cut short a visit on {3 May=2019-05-03}. Ana Ruiz denies that she approved the visit."
    assert [len(event.mentions) for event in reader.events(text)] == [1]
