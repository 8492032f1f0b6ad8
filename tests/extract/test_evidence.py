"""Every field says which words it was read from, and a quote is the text at its offsets."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extract.conftest import marked

from briefline.extract.events.events import find_events
from briefline.extract.events.told import draft_of, mentions_of, story_of
from briefline.model.event import Event, Field, Published
from briefline.model.when import When

LINES = [
    "Mint director Kai Demir visited Quito on {2 May 2019=2019-05-02}. He also met with Vera Kohl in Lima.",
    "Envoy Ana Ruiz and Bo Lindgren signed the Treaty of Lom in {June 2019=2019-06}, the bank said.",
    "# Minutes of {4 May 2019=2019-05-04}, Tartu",
    "Present: Ana Ruiz (chair),  Bo Lindgren and Vera Kohl.",
    "| Date | What | Who | Where",
    "| {7 May 2019=2019-05-07} | Ruiz inspects the lock | Ana Ruiz, Bo Lindgren | Riga",
    "- {9 May 2019=2019-05-09}, Oslo: The Norwegian parliament voted on the loan.",
    "> Vera Kohl shakes hands with Kai Demir in Quito, {May 2019=2019-05}.",
    "The Demir visit as well as {last month's=2019-04} by Vera Kohl were praised.",
    "Sign the lease ({Kohl by 12 May=2019-05-12}). The summit in Quito was called off.",
]


def everything(parser, text):
    document, times = marked(text)
    written = Published(When.parse("2019-06-01"), "stated", "")
    dated, undated = find_events(document, times, (written,), parser)
    return document, (*dated, *undated)


def of(event: Event, field: Field) -> dict[str, str]:
    return {
        one.value: one.quote for mention in event.mentions for one in mention.evidence if one.field is field
    }


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=8))
def test_quotes_are_the_text_at_their_offsets_and_every_field_has_one(parser, lines):
    document, events = everything(parser, "\n".join(lines))
    for event in events:
        for mention in event.mentions:
            assert mention.quote == document.at(mention.span)
            assert mention.time is None or mention.time.text == document.at(mention.time.span)
            for one in mention.evidence:
                assert one.quote == document.at(one.span)
                assert one.quote.strip()
            assert any(one.field is Field.TRIGGER for one in mention.evidence)
        assert {actor.name for actor in event.participants} == set(of(event, Field.PARTICIPANT))
        assert set(event.places) == set(of(event, Field.PLACE))


def test_a_pronoun_is_the_evidence_where_the_text_has_one(parser):
    _, events = everything(
        parser, "Kai Demir lives in Quito. He resigned on {2 May 2019=2019-05-02} and left the mint."
    )
    assert of(events[0], Field.PARTICIPANT)["Kai Demir"] == "He"


def test_a_short_name_is_the_evidence_for_the_full_one(parser):
    _, (event, *_) = everything(
        parser, "Mint director Kai Demir spoke. Demir visited Quito on {2 May 2019=2019-05-02}."
    )
    assert of(event, Field.PARTICIPANT) == {"Kai Demir": "Demir"}
    assert of(event, Field.PLACE) == {"Quito": "Quito"}
    assert of(event, Field.TRIGGER) == {"visit": "visited"}


def test_a_mention_keeps_what_it_told_so_that_it_can_stand_alone(parser):
    document, (event, *_) = everything(
        parser,
        "Kai Demir's {early May=[2019-05-01..2019-05-10]} trip to Quito was his first. "
        "Demir visited Quito on {2 and 3 May=2019-05-02/2019-05-03}.",
    )
    first, second = event.mentions
    assert (first.reason, bool(second.reason)) == ("", True)
    assert second.told.when.edtf == "2019-05-02/2019-05-03"
    assert [draft_of(each, 0).title for each in event.mentions] == [first.told.title, second.told.title]
    assert mentions_of(document, story_of(event.mentions)) == event.mentions
