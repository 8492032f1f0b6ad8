"""What a date's signs say, and that the picture explains the ones it uses."""

from dataclasses import replace

import pytest

from briefline.model.event import Event, Kind, Mention, Published, Status, Told
from briefline.model.text import SectionKind, Span
from briefline.model.when import Derivation, When
from briefline.page.signs import CLOCK_TIME, DOUBTFUL, INFERRED, MEANINGS, family, family_signs, signs
from briefline.page.spec import PictureSpec
from briefline.paint.picture import lay_out
from briefline.timeline.families import family_sign


def _event(edtf: str = "2021-11-02", anchor: str = "", doubts=(), **fields) -> Event:
    when = When.parse(edtf, Derivation("then", anchor, "a rule", edtf, doubts))
    return Event("e", Kind.EVENT, "Talks", when, (Mention("d", Span(0, 4), "then"),), **fields)


def _told(edtf: str) -> Told:
    when = When.parse(edtf)
    return Told(
        "Talks",
        when,
        "talks",
        "",
        Status.OCCURRED,
        (),
        (),
        "",
        (),
        False,
        False,
        1.0,
        (),
        "",
        SectionKind.BODY,
    )


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (_event(), ""),
        (_event(anchor="the document’s date, November 2021 (inferred)"), INFERRED),
        (_event(anchor="the document’s date, 2 November 2021 (stated)"), ""),
        (_event(doubts=("the weekday does not fit the date",)), DOUBTFUL),
        (_event("2021-11-02?"), DOUBTFUL),
        (replace(_event(), when=None), ""),
        (
            replace(
                _event(),
                mentions=(
                    Mention("d", Span(0, 4), "then", told=_told("2021-11-02")),
                    Mention("d", Span(5, 9), "else", told=_told("2021-12-05")),
                ),
            ),
            DOUBTFUL,
        ),
    ],
    ids=["sure", "inferred", "stated", "doubtful", "uncertain", "undated", "contradicted"],
)
def test_signs(event, expected):
    assert signs(event) == expected


def test_the_legend_explains_the_signs_that_are_used():
    leaf = lay_out([_event(anchor="x (inferred)", doubts=("?",))], PictureSpec(), paged=True).leaves[0]
    told = {key.entry.text for key in leaf.keys}
    assert {MEANINGS[INFERRED], MEANINGS[DOUBTFUL]} <= told
    assert MEANINGS[CLOCK_TIME] not in told
    flag = leaf.chart.bands[0].flags[0]
    assert flag.dates[-1].endswith(INFERRED + DOUBTFUL)
    plain = lay_out([_event()], PictureSpec(), paged=True).leaves[0]
    assert not set(MEANINGS.values()) & {key.entry.text for key in plain.keys}


def test_clock_times_say_what_zone_they_are_in():
    events = [_event("2021-11-02T09:30")]
    leaf = lay_out(events, PictureSpec(), paged=True).leaves[0]
    assert MEANINGS[CLOCK_TIME] in {key.entry.text for key in leaf.keys}
    bare = lay_out(events, PictureSpec(legend=False, as_of="2021-12-01"), paged=True).leaves[0]
    subtitle = " ".join(word.text for word in bare.words if word.role == "subtitle")
    assert MEANINGS[CLOCK_TIME] in subtitle
    assert "as of 1 Dec 2021" in subtitle


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_families_are_told_without_colour(made, theme):
    events = {event.id: event for event in made(60)}
    pages = lay_out([*events.values()], PictureSpec(theme=theme), paged=True)
    leaf = pages.leaves[0]
    explained = {
        family_sign(key.entry.key.removeprefix("family:"))
        for key in leaf.keys
        if key.entry.key.startswith("family:")
    }
    used = family_signs(events.values())
    assert len(set(used.values())) == len(used) > 3
    assert explained == set(used.values())
    for flag in (flag for band in leaf.chart.bands for flag in band.flags):
        assert flag.dates[0].startswith(used.get(family(events[flag.id]), flag.dates[0][0]))
    for tag in (tag for band in leaf.chart.bands for tag in band.tags if not tag.chip):
        assert tag.text.startswith(used.get(family(events[tag.ids[0]]), tag.text[0]))
    for entry in (entry for page in pages.leaves for entry in page.listed):
        assert entry.heading[0] in {*used.values(), family_sign("publication")}


def test_a_fold_within_an_event_is_not_called_empty():
    days = [_event(f"2024-02-{day:02d}") for day in range(3, 12)]
    events = [replace(event, id=f"e{number}") for number, event in enumerate(days)]
    told = {}
    for name, first in (("over", "1979/2024-02-04"), ("before", "1979-02-03")):
        leaf = lay_out([replace(_event(first), id="first"), *events], PictureSpec(), paged=True).leaves[0]
        assert leaf.chart.breaks
        told[name] = next(key.entry.text for key in leaf.keys if key.entry.key == "break")
    year = lay_out([replace(_event("1979"), id="first"), *events], PictureSpec(), paged=True).leaves[0]
    assert len(year.chart.breaks) == 2  # the year's own inside is folded, too
    assert "begins or ends" in told["over"]
    assert "without events" in told["before"]


def test_the_days_that_are_marked_are_not_folded_away():
    spec = PictureSpec(document_date=Published(When.parse("1995-05-20"), "stated", ""), as_of="2010-01-01")
    days = [_event(f"2024-02-{day:02d}") for day in range(3, 12)]
    events = [replace(event, id=f"e{number}") for number, event in enumerate([_event("1979-03-03"), *days])]
    chart = lay_out(events, spec, paged=True).leaves[0].chart
    assert chart.breaks
    assert {marker.kind for marker in chart.markers} == {"document", "today"}


def test_one_family_needs_no_sign(made):
    talks = [event for event in made(40) if event.category == "meeting"]
    leaf = lay_out(talks, PictureSpec(), paged=True).leaves[0]
    assert not family_signs(talks)
    assert all(not flag.sign for band in leaf.chart.bands for flag in band.flags)
    mixed = lay_out(made(20), PictureSpec(legend=False), paged=True).leaves[0]
    assert all(flag.dates[0][0].isalnum() for band in mixed.chart.bands for flag in band.flags)
