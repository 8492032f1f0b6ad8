"""What the sample report must show, read by the same code as any other report."""

from pathlib import Path

import pytest

from briefline.model.event import Kind
from briefline.model.wording import words
from briefline.pipeline import Source, read_source

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "us-russia-engagement.txt"


@pytest.fixture(scope="module")
def chronology():
    return read_source(Source.file(SAMPLE))


def told(chronology, *needles):
    """The engagements in whose title and quotes all the words occur."""
    return [
        event
        for event in chronology.events
        if event.kind is Kind.EVENT
        and all(
            needle.lower() in " ".join([event.title, *(one.quote for one in event.mentions)]).lower()
            for needle in needles
        )
    ]


def titled(chronology, *needles):
    return [
        event
        for event in chronology.events
        if event.kind is Kind.EVENT and all(needle.lower() in event.title.lower() for needle in needles)
    ]


def test_the_article_is_dated_by_inference(chronology):
    published = chronology.published[0]
    assert published.basis == "inferred"
    assert published.when.earliest >= "2021-11-01"
    assert published.when.latest == "2021-11-30"
    assert "November 2021" in words(published.when)
    assert published.reason


def test_the_summit_is_one_event_with_all_its_mentions(chronology):
    on_the_day = [event for event in told(chronology, "Geneva") if event.when.edtf == "2021-06-16"]
    assert len(on_the_day) == 1
    summit = on_the_day[0]
    quotes = " | ".join(mention.quote for mention in summit.mentions)
    for words_of_it in ("A June summit", "shake their hands", "summit in Geneva in June", "summit in June"):
        assert words_of_it in quotes
    assert {"Joe Biden", "Vladimir Putin"} <= {one.name for one in summit.participants}
    assert "Geneva" in " ".join(summit.places)


def test_the_visit_to_moscow_is_one_event_and_the_other_visit_is_apart(chronology):
    burns = [event for event in titled(chronology, "Burns") if event.when.edtf == "2021-11-02/2021-11-03"]
    assert len([event for event in burns if "Moscow" in event.title]) == 1
    nuland = titled(chronology, "Nuland")
    assert [event.when.edtf for event in nuland] == ["2021-10"]
    assert nuland[0].id not in {event.id for event in burns}


@pytest.mark.parametrize(
    ("needles", "date"),
    [
        (("meeting", "defense officials"), "September 2021"),
        (("built up forces",), "spring 2021"),
        (("Putin", "article"), "summer 2021"),
        (("Maidan",), "2014"),
        (("Pentagon", "confirm"), "4 November 2024"),
        (("defense pledge",), "June 2024"),
    ],
)
def test_events_and_their_dates(chronology, needles, date):
    assert date in {words(event.when) for event in told(chronology, *needles)}


def test_the_publications_are_shown_once_with_all_they_say(chronology):
    listed = [event for event in chronology.events if event.kind is Kind.PUBLICATION]
    assert [(one.title, one.when.edtf, one.type, one.topics) for one in listed] == [
        (
            "North Korean Troops in Russia Show Putin Is Doubling Down on Ukraine War",
            "2024-10-29",
            "Question and Answer",
            ("Global Policy",),
        ),
        (
            "How Ukraine is Navigating Russia’s Weaponization of Religion",
            "2024-11-05",
            "Analysis",
            ("Conflict Analysis & Prevention", "Religion"),
        ),
        (
            "How Should Seoul Respond to North Korea's Soldiers in Russia?",
            "2024-11-13",
            "Analysis",
            ("Conflict Analysis & Prevention",),
        ),
        (
            "China’s Dilemmas Deepen as North Korea Enters Ukraine War",
            "2024-11-14",
            "Analysis",
            ("Conflict Analysis & Prevention", "Global Policy"),
        ),
    ]
    assert all(one.blurb for one in listed)


def test_a_date_set_by_hand_is_worked_through(chronology):
    moved = read_source(Source.file(SAMPLE), given="2019-11-20")
    assert moved.published[0].basis == "given"
    nuland = titled(moved, "Nuland")
    assert [event.when.edtf for event in nuland] == ["2019-10"]
    before = {event.title: event.when for event in chronology.events if event.kind is Kind.PUBLICATION}
    after = {event.title: event.when for event in moved.events if event.kind is Kind.PUBLICATION}
    assert {title: when.edtf for title, when in before.items()} == {
        title: when.edtf for title, when in after.items()
    }


def test_every_date_says_how_it_was_read(chronology):
    for event in chronology.events:
        assert event.when.derivation is not None, event.title
        assert event.when.derivation.phrase
        assert event.when.derivation.sentence()
