"""Events of several documents: what is one event is joined, with a reason, and can be parted again."""

import pytest
from tests.extract.conftest import marked

from briefline.extract.events.documents import event_of_mentions, join_documents, separate
from briefline.extract.events.events import find_events
from briefline.model.event import Kind, Published
from briefline.model.when import When
from briefline.pipeline import Source, read_source, together

VISIT = "Mint director Kai Demir visited Quito on {2 May 2019=2019-05-02}. He signed nothing."
SAME = [
    # the fuller name and the rougher date in another document
    (VISIT, "Kai Demir's {May 2019=2019-05} trip to Quito was his first visit abroad."),
    # a summit named by both
    (
        "President Ana Okoye and King Olaf Berg met in Oslo on {6 June 2019=2019-06-06}.",
        "The summit between President Ana Okoye and King Olaf Berg in Oslo on {6 June 2019=2019-06-06} "
        "was short.",
    ),
    # planned in one, done in the other
    (
        "Kai Demir will visit Quito on {2 May 2019=2019-05-02}.",
        "Kai Demir visited Quito on {2 May 2019=2019-05-02}.",
    ),
    # copied from one another, naming nobody
    ("A flood cut the dam on {2 May 2019=2019-05-02}.", "A flood cut the dam in {May 2019=2019-05}."),
]
APART = [
    # two visitors, one place and day
    (VISIT, "Vera Kohl visited Quito on {2 May 2019=2019-05-02}."),
    # one visitor, two places
    (VISIT, "Kai Demir visited Lima on {2 May 2019=2019-05-02}."),
    # bodies without names that both met that day
    ("The council met on {3 May 2019=2019-05-03}.", "The board met on {3 May 2019=2019-05-03}."),
    # the same people in the same place, at another time
    (VISIT, "Kai Demir visited Quito on {4 August 2019=2019-08-04}."),
    # only a year in common
    (VISIT, "Kai Demir met Vera Kohl in {2019=2019}."),
]


def events(parser, text, name):
    document, times = marked(text, name)
    written = Published(When.parse("2019-06-01"), "stated", "")
    return find_events(document, times, (written,), parser)[0]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_event_of_two_documents_is_joined_and_says_why(parser, one, other):
    first, second = events(parser, one, "first"), events(parser, other, "second")
    for documents in ((first, second), (second, first)):
        (joint,) = join_documents(documents)
        assert {mention.document for mention in joint.mentions} == {"first", "second"}
        (reason,) = joint.joined
        assert reason[0].isupper()
        assert reason.endswith(".")
        assert joint.id == documents[0][0].id
        widths = [each.told.when.hi - each.told.when.lo for each in joint.mentions]
        assert joint.when.hi - joint.when.lo == min(widths)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_differs_stays_apart(parser, one, other):
    first, second = events(parser, one, "first"), events(parser, other, "second")
    assert join_documents((first, second)) == (*first, *second)


def test_two_events_of_one_document_never_become_one(parser):
    twice = events(
        parser,
        "Kai Demir met Vera Kohl in Quito on {2 May 2019=2019-05-02}. Kai Demir met Vera Kohl and Bo Lund in "
        "Quito on {8 May 2019=2019-05-08}.",
        "first",
    )
    rough = events(
        parser, "Kai Demir's meeting with Vera Kohl in Quito in {May 2019=2019-05} failed.", "second"
    )
    assert len(twice) == 2
    joined = join_documents((rough, twice))
    assert len(joined) == 2


def test_a_joint_event_can_be_parted_into_what_it_was(parser):
    first = events(parser, SAME[0][0], "first")
    second = events(parser, SAME[0][1], "second")
    (joint,) = join_documents((first, second))
    apart = [mention for mention in joint.mentions if mention.document == "second"]
    assert separate(joint, apart, second[0].id) == (first[0], second[0])


def test_an_event_is_what_its_mentions_tell(parser):
    for event in (*events(parser, VISIT, "first"), *events(parser, SAME[1][1], "second")):
        assert event_of_mentions(event.mentions, event.id) == event


def test_parting_needs_a_mention_on_both_sides(parser):
    (event,) = events(parser, VISIT, "first")
    with pytest.raises(ValueError, match="both"):
        separate(event, event.mentions, "x")


def test_three_documents_join_into_one_event(parser):
    texts = (VISIT, SAME[0][1], "Kai Demir visited Quito on {2 May 2019=2019-05-02}, to buy silver.")
    (joint,) = join_documents([events(parser, text, f"d{count}") for count, text in enumerate(texts)])
    assert len(joint.joined) == 2
    assert len({mention.document for mention in joint.mentions}) == 3


def test_events_and_publications_of_different_documents_are_linked_and_a_text_counts_once():
    report = (
        "Talks in Quito\n\nPublished 3 June 2019\n\nNorwegian envoy Kai Demir visited Ecuador on 2 May 2019 "
        "to discuss the fishing pact between Norway and Ecuador."
    )
    reading = (
        "Notes\n\nPublished 12 June 2019\n\nThe weather was fine on 1 June 2019 in Oslo.\n\n"
        "Related Publications\n\nThe fishing pact of Norway and Ecuador\n\nTuesday, May 14, 2019\n\n"
        "What the pact between Norway and Ecuador means for fishing.\n\nType: Analysis\n"
    )
    one, other = read_source(Source.pasted(report)), read_source(Source.pasted(reading))
    publication = next(event for event in other.events if event.kind is Kind.PUBLICATION)
    whole = together([one, other, one])
    assert [document.id for document in whole.documents] == [one.documents[0].id, other.documents[0].id]
    linked = {event.id: {link.to for link in event.related} for event in whole.events}
    visit = next(event for event in one.events if event.category == "visit")
    assert publication.id in linked[visit.id]
    assert visit.id in linked[publication.id]
    assert together([one]) is one
