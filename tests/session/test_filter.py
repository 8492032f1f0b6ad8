"""The query language and the filter, on the report made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefline.model import corrections
from briefline.model.errors import UnreadableDate
from briefline.model.event import Chronology
from briefline.model.project import Project, Record
from briefline.model.when import When
from briefline.session.event_index import EventIndex
from briefline.session.facets import count_facets
from briefline.session.filter import Filter
from briefline.session.query import FIELDS, date_texts, parse, quoted
from briefline.storage.search import WordSearch


def shown(project: Project, text: str) -> list[str]:
    chronology = project.chronology()
    index = EventIndex(project, chronology.events, chronology.undated)
    terms = parse(text)
    dates = {}
    for typed in date_texts(terms):
        try:
            dates[typed] = When.parse(typed)
        except UnreadableDate:
            continue
    mask = index.meeting(terms, dates, WordSearch(project.records.values()))
    return [event.id for event, met in zip(index.events, mask, strict=True) if met]


ALL = ["e1", "e2", "e3", "e4", "e5", "e6", "p1", "e7", "u2", "u1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ALL),
        ("lind", ["e3", "e5"]),
        ("LIND treaty", ["e5"]),
        ("harb", ["e1"]),
        ("arbour", []),
        ("actor:lind", ["e3", "e5"]),
        ("actor:envoy", ["e3", "e5"]),
        ("place:sudland", ["e3"]),
        ('"port ellen"', ["e4"]),
        ('"ellen port"', []),
        ('"port el"', []),
        ('place:"port ellen"', ["e4"]),
        ("topic:ports", ["p1"]),
        ("kind:meeting", ["e4", "e6", "e7"]),
        ("kind:publication", ["p1"]),
        ("kind:analysis", ["p1"]),
        ("kind:meeting -status:planned", ["e4", "e6"]),
        ("-lind -kind:meeting", ["e1", "e2", "p1", "u2", "u1"]),
        ("status:poss", ["u1"]),
        ("after:2019-03-12", ["e4", "e5", "e6", "p1", "e7"]),
        ("from:2019-03-12 to:2019-03", ["e4", "e5"]),
        ("before:2019", ["e1", "e2"]),
        ("before:2018-04", ["e1", "e2"]),
        ("before:2018-03", ["e1"]),
        ("on:2019-04", ["e6", "p1"]),
        ("is:undated", ["u2", "u1"]),
        ("is:doubtful", ["e7"]),
        ("confidence:<0.5", []),
        ("confidence:0.8", ALL),
        ("title:dues", ["e2", "p1"]),
        ("document:harbour", ALL),
        ("no-such-word", []),
        ('"customs house', ["e6", "p1"]),
        ("12:30", []),
        ("actor:", ALL),
        ("colour:red lind", ["e3", "e5"]),
        ("status:asleep", ALL),
    ],
)
def test_queries(project: Project, text: str, expected: list[str]) -> None:
    assert shown(project, text) == expected


def test_what_the_user_did_is_found(project: Project) -> None:
    project = corrections.set_note(project, "e1", "Ask the clerk", "2026").apply(project)
    project = corrections.confirm(project, ["e2"], "2026").apply(project)
    project = corrections.set_field(project, "e3", "title", "Visit", "2026").apply(project)
    assert shown(project, "clerk") == shown(project, "note:ask") == ["e1"]
    assert shown(project, "is:confirmed") == ["e2"]
    assert shown(project, "is:edited") == ["e3"]


@pytest.mark.parametrize(
    ("text", "part", "why"),
    [
        ("lind colour:red", "colour:red", "no field “colour”"),
        ("status:asleep", "status:asleep", "occurred, planned"),
        ('place:"port', 'place:"port', "not closed"),
        ("confidence:lots", "confidence:lots", "from 0 to 1"),
        ("is:nice lind", "is:nice", "confirmed"),
    ],
)
def test_errors_are_marked_in_place(text: str, part: str, why: str) -> None:
    (wrong,) = (term for term in parse(text) if term.error)
    assert text[wrong.start : wrong.end] == part
    assert why in wrong.error


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from([*'a:"- \n', *(f"{name}:" for name in FIELDS)])).map("".join)
)
def test_any_text_is_a_query(text: str) -> None:
    terms = parse(text)
    assert all(term.start < term.end for term in terms)
    assert [term.start for term in terms] == sorted(term.start for term in terms)
    covered = "".join(text[term.start : term.end] for term in terms)
    assert "".join(covered.split()) == "".join(text.split())


def test_any_words_can_be_searched(project: Project) -> None:
    search = WordSearch(project.records.values())

    @given(st.text(max_size=20))
    def searched(text: str) -> None:
        chronology = project.chronology()
        index = EventIndex(project, chronology.events, chronology.undated)
        index.meeting(parse(text), {}, search)

    searched()


@given(st.text(st.characters(exclude_characters='"', exclude_categories=["Cc", "Cs", "Z"]), min_size=1))
def test_a_quoted_value_is_read_back(value: str) -> None:
    value = f"a {value}"
    (term,) = parse(f"place:{quoted(value)}")
    assert (term.field, term.value, term.error) == ("place", " ".join(value.split()), "")


def test_values_of_one_facet_add_up(
    chronology: Chronology, as_project: Callable[[Chronology], Project]
) -> None:
    index = EventIndex(as_project(chronology), chronology.events, chronology.undated)
    wanted = Filter().with_facet("category", "meeting", True).with_facet("category", "statement", True)
    met = index.having("category", wanted.facets["category"])
    assert [event.id for event, has in zip(index.events, met, strict=True) if has] == ["e4", "e5", "e6", "e7"]
    assert index.having("category", ["event"]).sum() == 3  # the kind of that name is another facet
    assert index.having("participant", ["Ada Lind"]).sum() == 2
    assert wanted.with_facet("category", "meeting", False).with_facet("category", "statement", False).is_empty


def test_facets_are_counted_once_an_event(chronology: Chronology, project: Project) -> None:
    counts = count_facets(chronology.events, project)
    assert counts["kind"] == {"event": 7, "publication": 1}
    assert counts["participant"]["Ada Lind"] == 2
    assert counts["category"]["Analysis"] == 1
    assert counts["topic"] == {"Trade & Transport": 1, "Ports": 1}


def test_review_and_confidence_are_facets(project: Project) -> None:
    shaky = replace(project.records["e5"].event, confidence=0.3)
    usual = replace(project.records["e6"].event, confidence=0.6)
    for event in (shaky, usual):
        project = replace(project, records={**project.records, event.id: Record(event, event)})
    project = corrections.confirm(project, ["e1", "e7"], "2024-05-01").apply(project)
    project = corrections.set_field(project, "e1", "title", "Harbour shut", "2024-05-01").apply(project)
    chronology = project.chronology()
    index = EventIndex(project, chronology.events, chronology.undated)

    def having(facet: str, value: str) -> list[str]:
        met = index.having(facet, [value])
        return [event.id for event, has in zip(index.events, met, strict=True) if has]

    assert having("review", "confirmed") == ["e1", "e7"]
    assert having("review", "edited") == ["e1"]
    assert having("review", "waiting") == ["e5"]  # e7 has a doubt as well, but was confirmed
    assert having("review", "clear") == ["e2", "e3", "e4", "e6", "p1", "u2", "u1"]
    assert having("confidence", "low") == ["e5"]
    assert having("confidence", "medium") == ["e6"]
    assert len(having("confidence", "high")) == 8
    counts = count_facets(index.events, project)
    assert counts["review"] == {"confirmed": 2, "edited": 1, "waiting": 1, "clear": 7}
    assert counts["confidence"] == {"high": 8, "medium": 1, "low": 1}


def test_open_ends_reach_for_ever(
    chronology: Chronology, as_project: Callable[[Chronology], Project]
) -> None:
    events = tuple(
        replace(event, when=When.parse("../1998")) if event.id == "e1" else event
        for event in chronology.events
    )
    project = as_project(replace(chronology, events=events))
    assert "e1" in shown(project, "on:0800")
    assert shown(project, "before:0800") == ["e1"]
