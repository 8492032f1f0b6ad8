from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefline.model.event import Chronology
from briefline.model.project import Project
from briefline.model.when import When
from briefline.pipeline import Source
from briefline.session.filter import Filter
from briefline.session.holding import Holding
from briefline.session.jobs import Jobs
from briefline.session.report import Report
from briefline.session.session import Session, same_event
from briefline.session.settings import Settings


@pytest.fixture
def session(qapp: object, tmp_path: Path) -> Iterator[Session]:
    made = Session(Jobs(warm_up=None), Settings(tmp_path), tmp_path)
    made.view.animation_ms = 0
    yield made
    made.close()


def holding(chronology: Chronology) -> Holding:
    return Holding(report(chronology).edit(Project(), "", "").apply(Project()))


def report(chronology: Chronology) -> Report:
    return Report.of(Source.pasted("x"), chronology)


def opened(session: Session, chronology: Chronology) -> Holding:
    session.store.begin(report(chronology))
    made = session.store.holding
    assert made is not None
    return made


def renumbered(chronology: Chronology) -> Chronology:
    """The same events found in another order: every id is another."""
    events = tuple(
        replace(event, id=f"x{number}", related=()) for number, event in enumerate(chronology.events)
    )
    return replace(chronology, events=events)


def test_links_go_both_ways_strongest_first(chronology: Chronology) -> None:
    held = holding(chronology)
    assert list(held.links_of("p1").items()) == [
        ("e4", "both tell of the ministers"),
        ("e3", "both name the ministers"),
    ]
    assert list(held.links_of("e3")) == ["p1"]


def test_the_same_words_are_the_same_event_in_another_reading(chronology: Chronology) -> None:
    again = holding(renumbered(chronology))
    for event in chronology.events:
        found = same_event(event, again)
        assert found is not None
        assert again.by_id[found].title == event.title
    assert same_event(chronology.events[0], holding(replace(chronology, events=()))) is None


def test_the_selection_follows_its_words_into_another_reading(
    session: Session, chronology: Chronology
) -> None:
    opened(session, chronology)
    session.focus.select("e4")
    session.store.show(holding(renumbered(chronology)))
    assert session.focus.selected == "x3"
    session.store.show(holding(replace(chronology, events=())))
    assert session.focus.selected is None


def test_a_filter_ends_with_its_report(session: Session, chronology: Chronology) -> None:
    opened(session, chronology)
    session.sieve.filter = Filter(text="lind")
    assert session.sieve.count == 2
    session.store.show(holding(chronology))
    assert session.sieve.count == 2  # read anew: still the same report
    opened(session, chronology)
    assert session.sieve.count == session.sieve.total == 10


def test_filtering_keeps_the_time_on_the_screen(session: Session, chronology: Chronology) -> None:
    opened(session, chronology)
    view = session.view
    view.show_around(["e4", "e6"])
    assert view.timeline is not None
    assert view.viewport is not None
    before = [view.timeline.time_at(side, view.viewport) for side in (0.25, 0.75)]
    session.sieve.filter = Filter(after=When.parse("2018"))
    after = [view.timeline.time_at(side, view.viewport) for side in (0.25, 0.75)]
    for old, new in zip(before, after, strict=True):
        assert abs(old - new) < 3 * 86_400


def test_what_shows_everything_goes_on_showing_everything(session: Session, chronology: Chronology) -> None:
    opened(session, chronology)
    view = session.view
    session.sieve.filter = Filter(text="lind")
    assert view.timeline is not None
    assert view.viewport == view.timeline.fit()


def test_the_viewport_stays_within_what_there_is(session: Session, chronology: Chronology) -> None:
    opened(session, chronology)
    view = session.view
    whole = view.viewport
    assert whole is not None
    view.change(lambda port: port.zoom(0.01))
    assert view.viewport == whole
    view.change(lambda port: port.zoom(8).pan(500).scroll(-400))
    assert view.viewport is not None
    assert view.viewport.lo < whole.hi
    assert view.viewport.top == 0


def test_the_neighbouring_lane(session: Session, chronology: Chronology) -> None:
    opened(session, chronology)
    assert session.view.beside("e7", 1) == "p1"
    assert session.view.beside("e7", -1) is None
    assert session.view.beside("nobody", 1) is None
