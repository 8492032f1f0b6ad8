from dataclasses import replace

import pytest

from briefline.model.event import Chronology
from briefline.model.when import When
from briefline.session.filter import Filter, count_facets


def shown(chronology: Chronology, wanted: Filter) -> list[str]:
    return [event.id for event in (*chronology.events, *chronology.undated) if wanted.admits(event)]


def test_an_empty_filter_shows_everything(chronology: Chronology) -> None:
    assert Filter().is_empty
    assert len(shown(chronology, Filter())) == 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lind", ["e3", "e5"]),
        ("LIND treaty", ["e5"]),
        ("actor:lind", ["e3", "e5"]),
        ("place:sudland", ["e3"]),
        ('"port ellen"', ["e4"]),
        ("topic:ports", ["p1"]),
        ("envoy", ["e3", "e5"]),
        ("no-such-word", []),
        ('place:"port ellen"', ["e4"]),
        ('"unclosed quote', []),
        ("12:30", []),
    ],
)
def test_text_looks_in_titles_people_places_and_topics(
    chronology: Chronology, text: str, expected: list[str]
) -> None:
    assert shown(chronology, Filter(text=text)) == expected


def test_dates_keep_what_can_touch_them_and_hide_the_undated(chronology: Chronology) -> None:
    after = Filter(after=When.parse("2019-03-12"))
    assert shown(chronology, after) == ["e4", "e5", "e6", "p1", "e7"]
    assert shown(chronology, replace(after, before=When.parse("2019-03"))) == ["e4", "e5"]
    assert shown(chronology, Filter(before=When.parse("2018"))) == ["e1", "e2"]


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(chronology: Chronology) -> None:
    wanted = Filter().with_facet("category", "meeting", True).with_facet("category", "statement", True)
    assert shown(chronology, wanted) == ["e4", "e5", "e6", "e7"]
    assert shown(chronology, wanted.with_facet("participant", "Ada Lind", True)) == ["e5"]
    assert wanted.with_facet("category", "meeting", False).with_facet("category", "statement", False).is_empty


def test_facets_are_counted_once_an_event(chronology: Chronology) -> None:
    counts = count_facets(chronology.events)
    assert counts["kind"] == {"event": 7, "publication": 1}
    assert counts["participant"]["Ada Lind"] == 2
    assert counts["category"]["Analysis"] == 1
    assert counts["topic"] == {"Trade & Transport": 1, "Ports": 1}
