import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.made_events import event, events, measure
from tests.timeline.test_level_of_detail import crowd
from tests.timeline.test_scene_geometry import assert_nothing_overlaps

from briefline.model.calendar import DAY, day_number
from briefline.model.event import Event, Kind, Mention
from briefline.model.text import Span
from briefline.model.when import When
from briefline.timeline.lanes import Arrangement
from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Pin
from briefline.timeline.scene import build_scene

CATEGORIES = ("visit", "attack", "vote")


def _by_category(count: int) -> Timeline:
    found = [
        event(
            f"e{number}", f"2021-{1 + number % 12:02d}-{1 + number % 28:02d}", category=CATEGORIES[number % 3]
        )
        for number in range(count)
    ]
    return Timeline.of(found, lanes="category", today=0.0)


def _titles(timeline: Timeline) -> list[str]:
    return [lane.title for lane in build_scene(timeline, timeline.fit(), 1200, 500, measure).lanes]


def test_lanes_lie_in_the_order_asked_for_and_the_others_follow():
    timeline = _by_category(12)
    assert _titles(timeline) == ["Attack", "Visit", "Vote"]
    assert _titles(timeline.arranged(Arrangement(order=("Vote", "No lane")))) == ["Vote", "Attack", "Visit"]
    moved = Arrangement().moved(_titles(timeline), "Attack", 1)
    assert _titles(timeline.arranged(moved)) == ["Visit", "Attack", "Vote"]


@pytest.mark.parametrize("count", [30, 900])
def test_a_collapsed_lane_is_low_and_its_events_are_counted(count):
    timeline = _by_category(count)
    shut = timeline.arranged(Arrangement().toggled("Visit"))
    scene = build_scene(shut, shut.fit(), 1200, 500, measure)
    lane = next(lane for lane in scene.lanes if lane.title == "Visit")
    assert lane.collapsed
    assert lane.height < 40
    assert scene.in_view == count
    assert all(not lane.y <= label.y < lane.y + lane.height for label in scene.labels)
    opened = shut.arranged(shut.arrangement.toggled("Visit"))
    before = build_scene(timeline, timeline.fit(), 1200, 500, measure)
    assert build_scene(opened, opened.fit(), 1200, 500, measure).labels == before.labels


@given(events(50), st.sets(st.sampled_from(["Visit", "Publications"])), st.floats(0, 8), st.floats(0, 1))
@settings(max_examples=30, deadline=None)
def test_nothing_is_lost_and_nothing_overlaps_with_lanes_collapsed(found, titles, log_zoom, at):
    timeline = Timeline.of(found, lanes="category", today=0.0)
    timeline = timeline.arranged(Arrangement(("Publications",), frozenset(titles)))
    viewport = timeline.clamp(timeline.fit().zoom(2**log_zoom, at))
    scene = build_scene(timeline, viewport, 1100, 500, measure)
    inside = [(lane.lo <= scene.viewport.hi) & (lane.hi >= scene.viewport.lo) for lane in timeline.lanes]
    assert scene.in_view == sum(int(each.sum()) for each in inside)
    assert_nothing_overlaps(scene)


def test_everything_may_be_collapsed():
    timeline = _by_category(9).arranged(Arrangement(collapsed=frozenset({"Attack", "Visit", "Vote"})))
    scene = build_scene(timeline, timeline.fit(), 900, 400, measure)
    assert scene.in_view == 9
    assert scene.labels == ()


def test_stretched_lanes_are_higher_and_name_more():
    timeline = Timeline.of(crowd(1500, 4), today=0.0)
    high = timeline.arranged(Arrangement(stretch=2.5))
    whole = build_scene(timeline, timeline.fit(), 1100, 480, measure)
    scene = build_scene(high, high.fit(), 1100, 480, measure)
    assert scene.content_height == pytest.approx(2.5 * (scene.bottom - scene.top))
    assert len(scene.labels) > 1.5 * len(whole.labels)
    assert scene.in_view == whole.in_view


def test_lanes_by_document_have_the_titles_of_the_documents():
    def told(id: str, *documents: str) -> Event:
        mentions = tuple(Mention(document, Span(0, 4), "told") for document in documents)
        return Event(id, Kind.EVENT, id, When.parse("2021-06-16"), mentions)

    found = [told("a", "one"), told("b", "one", "two"), told("c", "three")]
    timeline = Timeline.of(found, lanes="document", documents={"one": "First report", "two": "Second report"})
    assert {lane.title: len(lane) for lane in timeline.lanes} == {
        "First report": 2,
        "Second report": 1,
        "three": 1,
    }


def test_what_the_user_marks_is_marked():
    timeline = _by_category(30)
    first, last = (float(DAY * day_number(2021, month, 1)) for month in (4, 6))
    pins = (Pin("kept", first, first, "before"), Pin("range", first, last))
    markers = build_scene(timeline, timeline.fit(), 1200, 500, measure, pins=pins).markers
    kept, stretch = (next(marker for marker in markers if marker.kind == pin.kind) for pin in pins)
    assert kept.label == "before"
    assert kept.x0 == kept.x1 == stretch.x0 < stretch.x1
    near = timeline.around(["e23"])  # in December
    assert not build_scene(timeline, near, 1200, 500, measure, pins=pins).markers
