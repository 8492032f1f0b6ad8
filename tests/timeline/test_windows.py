import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.made_events import event, events, measure

from briefline.model.calendar import DAY, day_number
from briefline.model.event import Published
from briefline.model.when import When
from briefline.timeline.layout import Timeline
from briefline.timeline.overview import build_overview
from briefline.timeline.scene import build_scene
from briefline.timeline.viewport import Viewport


@given(st.floats(-1e9, 1e9), st.floats(1, 1e9), st.floats(0.01, 100), st.floats(0, 1))
def test_zooming_keeps_the_point_that_it_is_about(lo, span, factor, at):
    before = Viewport(lo, lo + span)
    after = before.zoom(factor, at)
    assert after.span == pytest.approx(span / factor, abs=1e-3)
    assert after.lo + at * after.span == pytest.approx(lo + at * span, abs=1e-3)


@given(events(20), st.floats(0.001, 1000), st.floats(-50, 50))
def test_a_clamped_window_is_never_empty_of_the_world_and_clamping_twice_is_once(found, factor, pan):
    timeline = Timeline.of(found)
    once = timeline.clamp(timeline.fit().zoom(factor, 0.5).pan(pan))
    assert once.span <= timeline.world.span * 1.000001
    assert once.lo < timeline.world.hi
    assert once.hi > timeline.world.lo
    twice = timeline.clamp(once)
    assert twice.lo == pytest.approx(once.lo, abs=once.span * 1e-6)
    assert twice.span == pytest.approx(once.span)


@given(events(20), st.floats(0, 1))
def test_time_and_fraction_are_inverse(found, fraction):
    timeline = Timeline.of(found)
    seconds = timeline.time_at(fraction, timeline.fit())
    assert timeline.fraction_of(seconds, timeline.fit()) == pytest.approx(fraction, abs=1e-6)


@given(events(20))
def test_around_shows_the_events_asked_for(found):
    timeline = Timeline.of(found)
    ids = timeline.order()[:3]
    viewport = timeline.around(ids)
    scene = build_scene(timeline, viewport, 1200, 900, measure)
    assert set(ids) <= {mark.id for mark in scene.marks if mark.inside}
    assert timeline.around(["nowhere"]) == timeline.fit()


def test_order_is_by_time():
    timeline = Timeline.of([event("b", "2021"), event("a", "-0043-03-15"), event("c", "2021-05")])
    assert timeline.order() == ("a", "b", "c")


def test_lanes_by_participant_place_and_category():
    found = [event("a", "2021", category="visit"), event("b", "2022", category="attack")]
    assert [lane.title for lane in Timeline.of(found, lanes="category").lanes] == ["Attack", "Visit"]
    assert [lane.title for lane in Timeline.of(found, lanes="place").lanes] == ["Others"]
    with pytest.raises(ValueError, match="colour"):
        Timeline.of(found, lanes="colour")


def test_the_documents_date_and_today_are_marked_where_they_are_in_view():
    found = [event("a", "2021-05-03"), event("b", "2021-12-24")]
    today = float(DAY * day_number(2021, 9, 1))
    timeline = Timeline.of(found, document_date=Published(When.parse("2021-11"), "inferred", ""), today=today)
    markers = {
        marker.kind: marker for marker in build_scene(timeline, timeline.fit(), 1200, 400, measure).markers
    }
    assert markers["document"].label == "written Nov 2021 (inferred)"
    assert markers["document"].x1 - markers["document"].x0 > 50
    assert markers["today"].x0 < markers["document"].x0
    early = timeline.around(["a"])
    assert build_scene(timeline, early, 1200, 400, measure).markers == ()


@given(events(30), st.floats(0, 1))
def test_the_overview_counts_every_bin_and_its_brush_can_be_dragged(found, fraction):
    timeline = Timeline.of(found)
    view = timeline.fit().zoom(4, fraction)
    overview = build_overview(timeline, view, 800, 50, measure)
    assert overview.bars
    assert all(0 <= x <= 800 and 0 < share <= 1 for x, _, share in overview.bars)
    clamped = timeline.clamp(view)
    assert overview.axis_at(overview.brush0) == pytest.approx(clamped.lo, rel=1e-6, abs=clamped.span * 1e-3)
    assert overview.x_of(overview.axis_at(123.0)) == pytest.approx(123.0)
