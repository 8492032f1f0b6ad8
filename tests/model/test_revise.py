"""A corrected version of a report: hand edits stay, differences are a list, each accepted or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefline.model import corrections
from briefline.model.align import align
from briefline.model.event import Chronology, Event, Mention
from briefline.model.project import Filing, Project, Reading
from briefline.model.revise import GONE, Version, differences, revision
from briefline.model.text import Span
from briefline.model.when import When

AT = "2026-01-02T03:04:05Z"


@pytest.mark.parametrize(
    ("old", "new", "words", "expected"),
    [
        ("a b c", "a b c", "b", "b"),
        ("One.\nTwo two.\nThree.", "New.\nOne.\nTwo two.\nThree.", "Two two.", "Two two."),
        ("They met on 12 March.", "They met on 13 March.", "They met on 12 March", "They met on 13 March"),
        ("They met on 12 March.", "They met on 13 March.", "12 March", "13 March"),
        ("They met in May. They left.", "They left.", "They met in May. ", None),
        ("They met", "", "They met", None),
    ],
)
def test_words_are_found_in_the_other_version(old: str, new: str, words: str, expected: str | None) -> None:
    start = old.index(words)
    span = align(old, new).span(Span(start, start + len(words)))
    assert (new[span.start : span.end] if span else None) == expected


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_span_of_any_text_lands_inside(old: str, new: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(old)), min(other, len(old))))
    span = align(old, new).span(Span(start, end))
    assert span is None or 0 <= span.start < span.end <= len(new)
    same = align(old, old).span(Span(start, end))
    assert same == (Span(start, end) if start < end else None)


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_blocks_are_the_same_in_both(old: str, new: str) -> None:
    for here, there, length in align(old, new).blocks:
        assert old[here : here + length] == new[there : there + length]
        assert length > 0


MOVED = (
    "Heads of state met.\n\nThe envoy of Norland arrived on 3 May and left again.\n\n"
    "Ministers spoke in June about the dues.\n\nNobody was hurt in the storm.\n"
)


@pytest.mark.parametrize(
    ("first", "then", "words", "expected"),
    [
        ("The envoy", "Nobody", "arrived on 3 May", "arrived on 3 May"),  # a paragraph moves down
        ("Nobody", "Heads", "hurt in the storm", "hurt in the storm"),  # and up
    ],
)
def test_words_of_a_paragraph_that_moved_are_found(first: str, then: str, words: str, expected: str) -> None:
    lines = MOVED.splitlines(keepends=True)
    line = next(one for one in lines if one.startswith(first))
    rest = [one for one in lines if one != line]
    place = next(number for number, one in enumerate(rest) if one.startswith(then))
    new = "".join(
        [*rest[: place + 1], "\n", line, *rest[place + 1 :]] if first < then else [line, "\n", *rest]
    )
    start = MOVED.index(words)
    span = align(MOVED, new).span(Span(start, start + len(words)))
    assert span is not None
    assert new[span.start : span.end] == expected


def test_words_are_found_where_their_paragraph_moved_and_was_mended() -> None:
    new = MOVED.replace("The envoy of Norland arrived on 3 May and left again.\n\n", "")
    new = f"The envoy of Norland arrived on 4 May and left again.\n\n{new}"
    start = MOVED.index("arrived on 3 May")
    span = align(MOVED, new).span(Span(start, start + len("arrived on 3 May")))
    assert span is not None
    assert new[span.start : span.end] == "arrived on 4 May"


def corrected(chronology: Chronology) -> Version:
    """Another day for the talks, one sentence gone, one new; other ids, as a new reading gives."""
    (document,) = chronology.documents
    text = document.text.replace("on 12 March 2019", "on 13 March 2019")
    text = text.replace(" The dues had been raised in spring 2018.", "")
    text = text.replace("Observers fear", "The port closed on 1 May 2019. Observers fear")
    alignment = align(document.text, text)
    after = replace(document, id="d1b", text=text)

    def moved(event: Event) -> Event | None:
        (told,) = event.mentions
        span = alignment.span(told.span)
        if span is None or event.id == "e2":
            return None
        time = told.time and alignment.span(told.time.span)
        mention = replace(
            told,
            document="d1b",
            span=span,
            quote=after.at(span),
            time=replace(told.time, document="d1b", span=time, text=after.at(time))
            if told.time and time
            else None,
        )
        when = When.parse("2019-03-13") if event.id == "e4" else event.when
        return replace(event, id=f"x{event.id}", mentions=(mention,), when=when, related=())

    quote = "The port closed on 1 May 2019"
    at = text.index(quote)
    new = Event(
        "xnew",
        chronology.events[0].kind,
        "Port closes",
        When.parse("2019-05-01"),
        (Mention("d1b", Span(at, at + len(quote)), quote),),
    )
    events = tuple(event for event in map(moved, chronology.events) if event) + (new,)
    undated = tuple(event for event in map(moved, chronology.undated) if event)
    reading = Reading(None, chronology.published[0], events, undated, ())
    joined = Chronology((after,), chronology.published, events, undated, ())
    return Version("d1", Filing(1, after, "harbour-2.txt", "", "key2"), reading, joined, alignment)


def test_the_differences_are_listed(project: Project, chronology: Chronology) -> None:
    found = {difference.key: difference for difference in differences(project, corrected(chronology))}
    assert set(found) == {"e4", "e2", "xnew"}
    assert found["e4"].fields == ("when",)
    assert found["e2"].after is None
    assert found["xnew"].before is None


def test_accepted_all_and_undone(project: Project, chronology: Chronology) -> None:
    edit = revision(project, corrected(chronology), (), AT)
    after = edit.apply(project)
    assert after.documents == ("d1b",)
    assert after.records["e4"].event.when == When.parse("2019-03-13")
    assert "e2" not in after.records
    assert after.records["xnew"].event.title == "Port closes"
    text = after.filings["d1b"].document.text
    for record in after.records.values():
        for told in record.event.mentions:
            assert text[told.span.start : told.span.end] == told.quote
    assert edit.inverse().apply(after) == project


def test_what_was_set_by_hand_stays(project: Project, chronology: Chronology) -> None:
    day = When.parse("2019-03-12")
    for step in (
        lambda now: corrections.set_field(now, "e4", "title", "Talks", AT),
        lambda now: corrections.set_field(now, "e4", "when", replace(day, derivation=None), AT),
        lambda now: corrections.set_note(now, "e2", "Ask.", AT),
        lambda now: corrections.merge(now, ["e5", "e6"], AT),
    ):
        project = step(project).apply(project)
    version = corrected(chronology)
    told = {difference.key: difference.fields for difference in differences(project, version)}
    assert told == {"xnew": (), "e2": ("mentions",)}
    after = revision(project, version, (), AT).apply(project)
    assert after.records["e4"].event.title == "Talks"
    assert after.records["e4"].event.when.edtf == "2019-03-12"
    assert after.records["e4"].found.when.edtf == "2019-03-13"
    assert after.records["e2"].note == "Ask."
    assert len(after.records["e5"].event.mentions) == 2
    assert "e6" not in after.records


def test_refused_all(project: Project, chronology: Chronology) -> None:
    version = corrected(chronology)
    keys = [difference.key for difference in differences(project, version)]
    after = revision(project, version, keys, AT).apply(project)
    shown = {event.id: event for event in (*after.chronology().events, *after.chronology().undated)}
    before = {event.id: event for event in (*project.chronology().events, *project.chronology().undated)}
    assert set(shown) == set(before)
    assert shown["e4"].when.edtf == "2019-03-12"
    assert after.records["e4"].set_at("when") == AT
    assert shown["e2"].doubts == (GONE,)
    assert after.records["xnew"].hidden


def test_a_later_reading_does_not_ask_again(
    project: Project, chronology: Chronology, as_project: Callable[[Chronology], Project]
) -> None:
    version = corrected(chronology)
    keys = [difference.key for difference in differences(project, version)]
    after = revision(project, version, keys, AT).apply(project)
    text = after.filings["d1b"].document.text
    again = replace(version, old="d1b", alignment=align(text, text))
    assert differences(after, again) == ()


def test_what_was_worked_on_stays_and_says_that_it_is_not_told_any_more(
    project: Project, chronology: Chronology
) -> None:
    noted = corrections.set_note(project, "e2", "Ask who raised them.", AT).apply(project)
    version = corrected(chronology)
    (told,) = [each for each in differences(noted, version) if each.key == "e2"]
    assert told.fields == ("mentions",)
    after = revision(noted, version, (), AT).apply(noted)
    assert after.records["e2"].note == "Ask who raised them."
    assert after.records["e2"].event.mentions == ()
    assert GONE in after.records["e2"].event.doubts


def test_a_merged_event_keeps_its_finest_date_while_its_passages_tell_the_same(
    project: Project, chronology: Chronology
) -> None:
    merged = corrections.merge(project, ["e1", "e6"], AT).apply(project)
    assert merged.records["e1"].event.when.edtf == "2019-04-02"
    after = revision(merged, corrected(chronology), (), AT).apply(merged)
    assert after.records["e1"].event.when.edtf == "2019-04-02"
    assert len(after.records["e1"].event.mentions) == 2
