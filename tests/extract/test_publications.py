"""Publications as events, and topics that lost their line breaks."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from briefline.extract.publications import publications, topics_of
from briefline.model.event import Kind, Published
from briefline.model.text import Document, Part, PartKind, Section, SectionKind, Span, StatedDate
from briefline.model.when import When

TOPICS = tomllib.loads((files("briefline.resources") / "structure" / "topics.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", TOPICS["example"], ids=lambda case: case["text"])
def test_examples_of_the_topics_file(case: dict[str, object]) -> None:
    assert list(topics_of(str(case["text"]))) == case["topics"]


def test_a_topic_seen_alone_is_evidence() -> None:
    assert topics_of("Rivers and LakesUNESCO", frozenset({"UNESCO"})) == ("Rivers and Lakes", "UNESCO")
    assert topics_of("UNESCORivers", frozenset({"UNESCO"})) == ("UNESCO", "Rivers")


@pytest.mark.parametrize(
    "word", ["McDonald", "eBay", "COVID-19", "iPhone", "YouTube", "MacArthur", "O’Neill"]
)
def test_names_are_not_cut(word: str) -> None:
    assert topics_of(f"{word} Cases") == (f"{word} Cases",)


LINES = (
    ("Article text.", SectionKind.BODY, 0),
    ("The Price of Salt", SectionKind.PUBLICATION_TITLE, 1),
    ("The Price of Salt", SectionKind.REPEAT, 1),
    ("May 3, 2021", SectionKind.PUBLICATION_DATE, 1),
    ("Salt was dear.", SectionKind.BLURB, 1),
    ("Type: Special Report", SectionKind.PUBLICATION_TYPE, 1),
    ("Trade & TariffsFood", SectionKind.PUBLICATION_TOPICS, 1),
    ("View All", SectionKind.NAVIGATION, 1),
    ("**Who Buys Tin?**", SectionKind.PUBLICATION_TITLE, 2),
)


def _document() -> Document:
    text, sections, reach = "", [], {}
    for line, kind, part in LINES:
        span = Span(len(text), len(text) + len(line))
        sections.append(Section(kind, span, part))
        reach[part] = Span(reach.get(part, span).start, span.end)
        text += line + "\n"
    date = StatedDate(
        "2021-05-03", "stated", "", next(s.span for s in sections if s.kind is SectionKind.PUBLICATION_DATE)
    )
    parts = (
        Part(PartKind.ARTICLE, reach[0]),
        Part(PartKind.PUBLICATION, reach[1], (date,)),
        Part(PartKind.PUBLICATION, reach[2]),
    )
    return Document("d", "t", "s", text, tuple(sections), parts)


NOTHING = Published(None, "inferred", "Nothing tells it.")


def test_a_record_becomes_one_event_with_both_printings() -> None:
    document = _document()
    first, second = publications(document, (NOTHING, NOTHING, NOTHING))
    assert first.kind is Kind.PUBLICATION
    assert (first.id, first.title, first.type) == ("d.p14", "The Price of Salt", "Special Report")
    assert first.topics == ("Trade & Tariffs", "Food")
    assert first.blurb == "Salt was dear."
    assert first.when is not None
    assert first.when.edtf == "2021-05-03"
    assert first.when.derivation is not None
    assert first.when.derivation.phrase == "May 3, 2021"
    assert [mention.quote for mention in first.mentions] == ["The Price of Salt"] * 2
    assert all(document.at(mention.span) == mention.quote for mention in first.mentions)
    assert first.confidence > second.confidence


def test_without_a_date_it_is_undated_and_says_so() -> None:
    second = publications(_document(), (NOTHING, NOTHING, NOTHING))[1]
    assert second.title == "Who Buys Tin?"
    assert second.when is None
    assert second.doubts


def test_a_date_given_by_hand_goes_first() -> None:
    given = Published(When.parse("2020-01"), "given", "Set by hand.")
    first = publications(_document(), (NOTHING, given, NOTHING))[0]
    assert first.when is not None
    assert first.when.edtf == "2020-01"


def test_same_document_same_events() -> None:
    assert publications(_document(), ()) == publications(_document(), ())
