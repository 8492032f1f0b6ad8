"""Dates that a parser hangs on the wrong clause, and what they date all the same."""

from __future__ import annotations

import pytest

from briefline.model.event import Status

TOLD = [
    (
        "The leaders who shook hands in Lom {last month=2024-05} left the hardest sentence out.",
        ["2024-05 Leaders shook hands in Lom"],
    ),
    (
        "Pictures released {last month=2024-05} show building at the pier, begun, as far as one can tell, "
        "in {early March=2024-03}.",
        ["2024-03 Building begun", "2024-05 Pictures released"],
    ),
    (
        "The owner had been acquitted on {7 May 2014=2014-05-07} pursuant to his plea.",
        ["2014-05-07 Owner had been acquitted"],
    ),
    (
        "By letter dated {27 May 2015=2015-05-27} marked K, the Commission had dismissed his appeal.",
        ["2015-05-27 Commission had dismissed his appeal by letter"],
    ),
    (
        "On {14 May 2009=2009-05-14}, the clerk while being under arrest for a theft, dressed as an officer "
        "had extorted money from a shop.",
        ["2009-05-14 Clerk had extorted money from a shop"],
    ),
    (
        "The envoy, who arrived on {Monday=2024-05-27}, left on {Tuesday=2024-05-28}.",
        ["2024-05-27 Envoy arrived", "2024-05-28 Envoy left"],
    ),
    (
        "The bridge that the army had built in {1943=1943} was swept away in {1950=1950}.",
        ["1943 Army had built the bridge", "1950 Bridge was swept away"],
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_the_clause_that_a_date_stands_in_has_it(reader, text, told):
    assert [f"{event.when.edtf} {event.title}" for event in reader.events(text)] == told


def test_what_was_arranged_and_never_took_place_is_off(reader):
    event = reader.one("The talks, arranged for Lom in {March=2024-03}, never took place.")
    assert event.status is Status.CANCELLED


def test_a_trial_set_down_for_some_days_is_no_file_of_these_days(reader):
    told = "{13 May 2024=2024-05-13}: Case managed. Trial set down for {6 to 9 June=2024-06-06/2024-06-09}."
    assert [event.when.edtf for event in reader.events(told)] == ["2024-05-13", "2024-06-06/2024-06-09"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("# {2019=2019}\n- Repairs finished in {March=2019-03}, four months late.", ["2019-03"]),
        (
            "# {1976=1976}\n- Marks seen from a glider on {3 August=1976-08-03} give away a villa.",
            ["1976-08-03"],
        ),
        ("# {1924=1924}\n- The plough strikes a wall. Nothing is written down.", ["1924"]),
        ("# {2019=2019}\n- The fair opened. Tickets had been printed before.", ["2019"]),
        ("# {2019=2019}\n- The fair opened. Whether Ruiz was told is in dispute.", ["2019"]),
        ("# {2012=2012}\n- Second season, {4–29 June=2012-06-04/2012-06-29}.", ["2012-06-04/2012-06-29"]),
    ],
)
def test_a_heading_dates_what_has_no_sharper_date_and_happened(reader, text, dates):
    assert [event.when.edtf for event in reader.events(text)] == dates


def test_figures_are_published_and_prisoners_set_free(reader):
    assert reader.one("Figures released on {3 May=2024-05-03} show a fall.").category == "publication"
    assert reader.one("The thieves were released on {3 May=2024-05-03}.").category == "arrest"
