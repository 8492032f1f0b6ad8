"""No overlap, no cut word, nothing left out: on every page, for few events and many."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefline.model.event import Published
from briefline.model.when import When
from briefline.page.banner import markings
from briefline.page.spec import PRESETS, PictureSpec
from briefline.paint.picture import lay_out
from briefline.pipeline import Source, read_source

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "us-russia-engagement.txt"


@pytest.fixture(scope="module")
def chronology():
    return read_source(Source.file(SAMPLE))


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("count", [5, 20, 60, 200])
def test_pages_of_made_events_are_sound(made, faults, preset, count):
    spec = PictureSpec.sized(preset, title="Talks and incidents along the border")
    events = made(count, seed=count)
    pages = lay_out(events, spec, paged=True)
    assert faults(pages, events) == []
    if count <= 5:
        assert not pages.unnamed
    assert bool(pages.unnamed) == (pages.count > 1)


@pytest.mark.parametrize("lanes", ["kind", "category"])
@pytest.mark.parametrize("preset", ["slide", "a4-portrait"])
@pytest.mark.parametrize("count", [5, 20, 60, 200])
def test_pages_with_lanes_are_sound(made, faults, preset, lanes, count):
    events = made(count, seed=3)
    pages = lay_out(events, PictureSpec.sized(preset, title="Talks", lanes=lanes), paged=True)
    assert faults(pages, events) == []


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("sources", [False, True], ids=["", "with sources"])
def test_pages_of_the_sample_are_sound(chronology, faults, preset, sources):
    spec = PictureSpec.sized(
        preset, title="Talks", sources=sources, document_date=chronology.published[0], undated=True
    )
    events = [*chronology.events, *chronology.undated]
    pages = lay_out(events, spec, paged=True)
    assert faults(pages, events) == []
    assert len(pages.unnamed) <= (4 if sources else 1)
    assert chronology.events[9].when


def test_every_event_of_the_sample_is_named_on_a_slide(chronology):
    pages = lay_out(chronology.events, PictureSpec(document_date=chronology.published[0]), paged=True)
    assert pages.unnamed == ()
    assert pages.count == 1
    assert len(pages.leaves[0].chart.breaks) == 2


def test_furniture_takes_its_own_room(made, faults):
    spec = PictureSpec.sized(
        "a4",
        title="A title that is so long that it takes more than one line on a page of this width, surely " * 2,
        subtitle="As told by three reports",
        as_of="2022-03-01",
        document_date=Published(When.parse("2022-02"), "inferred", ""),
        banner=markings()["tlp:amber+strict"],
        sources=True,
    )
    events = made(30, seed=8)
    for paged in (True, False):
        pages = lay_out(events, spec, paged=paged)
        assert faults(pages, events) == []
        assert all(len(leaf.banners) == 2 for leaf in pages.leaves)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    count=st.integers(1, 60),
    seed=st.integers(0, 10_000),
    preset=st.sampled_from(sorted(PRESETS)),
    years=st.sampled_from([(2021,), (1914, 1939, 2021), (2019, 2020, 2021, 2022)]),
    paged=st.booleans(),
)
def test_pages_of_any_events_are_sound(made, faults, count, seed, preset, years, paged):
    events = made(count, seed, years)
    pages = lay_out(events, PictureSpec.sized(preset, title="Talks"), paged=paged)
    assert faults(pages, events) == []


def test_lanes_by_report_are_called_by_their_titles(made, faults):
    events = [
        replace(event, mentions=tuple(replace(each, document="ab"[n % 2]) for each in event.mentions))
        for n, event in enumerate(made(20))
    ]
    spec = PictureSpec(lanes="document", names=(("a", "First report"), ("b", "Second report")))
    pages = lay_out(events, spec, paged=True)
    assert {band.title for band in pages.leaves[0].chart.bands} == {"First report", "Second report"}
    assert faults(pages, events) == []


def test_the_same_events_give_the_same_page(made):
    spec = PictureSpec.sized("a4", title="Talks")
    assert lay_out(made(60), spec, paged=True) == lay_out(made(60), spec, paged=True)
