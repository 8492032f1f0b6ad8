"""One event with two dates keeps both; what recurs stays apart."""

import pytest
from tests.extract.conftest import marked

from briefline.extract.events.documents import join_documents
from briefline.extract.events.events import find_events
from briefline.model.event import Published
from briefline.model.when import When

ONE = [
    # the one of its kind, the same people
    "The {16 June 2021=2021-06-16} summit between President Ana Okoye and King Olaf Berg in Oslo was short. "
    "Traders had hoped for more. The summit between Okoye and Berg on {15 June 2021=2021-06-15} disappointed "
    "them.",
    # by its name
    "The Treaty of Lom was signed on {3 May 1920=1920-05-03}. The peace lasted. "
    "By other accounts the Treaty of Lom was signed on {4 May 1920=1920-05-04}.",
    # born once
    "Kai Demir was born on {3 May 1950=1950-05-03} in Quito. He studied law. "
    "Kai Demir was born in {1951=1951}, by another account.",
    # founded once
    "Northbank was founded in {1912=1912}. It grew fast. Northbank was founded in {1913=1913}, says its own "
    "history.",
]
TWO = [
    # two visits of two people
    "Kai Demir visited Quito on {2 May 2019=2019-05-02}. Vera Kohl visited Quito on {3 May 2019=2019-05-03}.",
    # meetings recur
    "Kai Demir met Vera Kohl in Quito on {2 May 2019=2019-05-02}. Kai Demir met Vera Kohl in Quito on "
    "{3 May 2019=2019-05-03}.",
    "The meeting of Kai Demir and Vera Kohl on {2 May 2019=2019-05-02} was short. "
    "The meeting of Kai Demir and Vera Kohl on {9 May 2019=2019-05-09} was long.",
    # said to be another one
    "The {16 June 2021=2021-06-16} summit between President Ana Okoye and King Olaf Berg in Oslo was short. "
    "The second summit between Okoye and Berg on {20 June 2021=2021-06-20} was longer.",
    # years apart
    "The {June 2019=2019-06} summit between President Ana Okoye and King Olaf Berg in Oslo was short. "
    "The summit between Okoye and Berg in {May 2021=2021-05} was longer.",
    # another place
    "The summit between Ana Okoye and Olaf Berg in Oslo on {16 June 2021=2021-06-16} was short. "
    "The summit between Okoye and Berg in Lima on {18 June 2021=2021-06-18} was longer.",
    # two things founded by one
    "Kai Demir founded Northbank in {1912=1912}. Kai Demir founded a school in {1913=1913}.",
    # two people
    "Kai Demir was born in {1950=1950}. Vera Kohl was born in {1951=1951}.",
    # two treaties
    "The Treaty of Lom was signed on {3 May 1920=1920-05-03}. The Treaty of Riga was signed on "
    "{4 May 1920=1920-05-04}.",
    # signed, then ratified
    "The Treaty of Lom was signed on {3 May 1920=1920-05-03}. The Treaty of Lom was ratified on "
    "{4 June 1920=1920-06-04}.",
    # put off
    "The summit between Ana Okoye and Olaf Berg was planned for {16 June 2021=2021-06-16}. The summit "
    "between Okoye and Berg in Oslo was held on {18 June 2021=2021-06-18}.",
    # entries of a list
    "- {3 May 1950=1950-05-03}: The collapse of the Lom bridge.\n"
    "- {4 May 1950=1950-05-04}: The collapse of the Lom bridge.",
]


@pytest.mark.parametrize("text", ONE)
def test_two_dates_of_one_event_are_kept_and_told(reader, text):
    (event,) = [event for event in reader.events(text) if len(event.mentions) > 1]
    (other,) = event.contradictions
    assert not other.told.when.overlaps(event.when)
    assert any(mention.told.when == event.when for mention in event.mentions)
    assert event.doubts[0].startswith("Mentions contradict each other: ")
    assert event.confidence < 0.75
    assert "the dates contradict each other" in event.joined[0]


@pytest.mark.parametrize("text", TWO)
def test_what_can_happen_twice_stays_apart(reader, text):
    events = reader.events(text)
    assert not any(event.contradictions for event in events)
    assert len(events) >= 2


def test_the_date_that_more_mentions_give_goes_before(reader):
    text = ONE[0] + " The summit between Okoye and Berg on {15 June 2021=2021-06-15} cost a fortune."
    (event,) = [event for event in reader.events(text) if len(event.mentions) > 1]
    assert event.when.edtf == "2021-06-15"
    assert [mention.told.when.edtf for mention in event.contradictions] == ["2021-06-16"]


def test_two_documents_may_contradict_each_other(parser):
    found = []
    for name, text in (
        ("one", "The summit between Ana Okoye and Olaf Berg in Oslo on {16 June 2021=2021-06-16} was short."),
        ("two", "The Oslo summit between Ana Okoye and Olaf Berg of {15 June 2021=2021-06-15} was short."),
    ):
        document, times = marked(text, name)
        written = Published(When.parse("2021-07-01"), "stated", "")
        found.append(find_events(document, times, (written,), parser)[0])
    (event,) = join_documents(found)
    assert len(event.contradictions) == 1
    assert {mention.document for mention in event.mentions} == {"one", "two"}
