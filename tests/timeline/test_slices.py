"""Scenes that may not wait for their layout."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.made_events import measure
from tests.timeline.test_level_of_detail import crowd
from tests.timeline.test_scene_geometry import assert_nothing_overlaps

from briefline.timeline.lanes import Arrangement
from briefline.timeline.layout import Timeline
from briefline.timeline.packing import colour
from briefline.timeline.scene import Scene, build_scene
from briefline.timeline.sides import hand_down
from briefline.timeline.viewport import Viewport

NO_TIME = -1.0
EVENTS = crowd(1500, 5)
SIZE = 1100, 480


@pytest.fixture
def timeline() -> Timeline:
    return Timeline.of(EVENTS, today=0.0)


def _hasty(timeline: Timeline, viewport: Viewport) -> Scene:
    return build_scene(timeline, viewport, *SIZE, measure, patience=NO_TIME)


def test_a_scene_built_again_and_again_settles_to_the_complete_one(timeline):
    viewport = timeline.fit().zoom(30, 0.6)
    frames = [_hasty(timeline, viewport)]
    while not frames[-1].settled:
        frames.append(_hasty(timeline, viewport))
        assert len(frames) < 5000
    assert len(frames) > 10
    straight = build_scene(Timeline.of(EVENTS, today=0.0), viewport, *SIZE, measure)
    assert frames[-1].labels == straight.labels
    assert frames[-1].marks == straight.marks
    assert straight.settled


@given(st.lists(st.tuples(st.floats(0, 9), st.floats(0, 1)), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_nothing_is_lost_and_nothing_overlaps_meanwhile(steps):
    timeline = Timeline.of(EVENTS, today=0.0)
    build_scene(timeline, timeline.fit(), *SIZE, measure)
    for log_zoom, at in steps:
        viewport = timeline.clamp(timeline.fit().zoom(2**log_zoom, at))
        for _ in range(3):
            scene = _hasty(timeline, viewport)
            inside = [
                (lane.lo <= scene.viewport.hi) & (lane.hi >= scene.viewport.lo) for lane in timeline.lanes
            ]
            assert scene.in_view == sum(int(each.sum()) for each in inside)
            assert_nothing_overlaps(scene)


def _sides(scene: Scene) -> dict[str, bool]:
    """Whether labels stand left of their marks, by event."""
    marks = {mark.id: mark for mark in scene.marks}
    return {label.id: label.x < marks[label.id].x0 for label in scene.labels}


def test_sides_of_labels_are_tried_over_several_frames():
    few = crowd(30, 7)
    timeline = Timeline.of(few, today=0.0)
    frames = [_hasty(timeline, timeline.fit())]
    while not frames[-1].settled:
        frames.append(_hasty(timeline, timeline.fit()))
        assert_nothing_overlaps(frames[-1])
        assert len(frames) < 500
    straight = build_scene(Timeline.of(few, today=0.0), timeline.fit(), *SIZE, measure)
    assert len(frames) > 10
    assert frames[-1].labels == straight.labels
    assert sum(_sides(frames[0]).values()) < sum(_sides(straight).values())  # few have to from the start


def test_labels_keep_their_sides_after_an_edit_until_all_are_tried_anew():
    few = crowd(30, 7)
    before = Timeline.of(few, today=0.0)
    sides = _sides(build_scene(before, before.fit(), *SIZE, measure))
    moved = Timeline.of([replace(few[0], title="Told in other words"), *few[1:]], today=0.0)
    hand_down(before, moved)
    first = _hasty(moved, moved.fit())
    assert not first.settled
    assert {id: left for id, left in _sides(first).items() if id != few[0].id} == {
        id: left for id, left in sides.items() if id != few[0].id
    }


def test_a_coarser_level_stands_in_while_zooming_in(timeline):
    whole = build_scene(timeline, timeline.fit(), *SIZE, measure)
    near = _hasty(timeline, timeline.fit().zoom(1.5, 0.5))
    assert not near.settled
    rows = {mark.id: mark.y for mark in whole.marks}
    named = [label.id for label in near.labels]
    assert named
    assert all(mark.y == rows[mark.id] for mark in near.marks if mark.id in named)


def test_panning_shows_the_rows_of_the_level_however_little_time_there_is(timeline):
    viewport = timeline.fit().zoom(12, 0.3)
    start = build_scene(timeline, viewport, *SIZE, measure, patience=60.0)
    rows = {mark.id: mark.y for mark in start.marks}
    for step in range(40):
        scene = _hasty(timeline, viewport.pan(0.05 * step))
        named = {label.id for label in scene.labels}
        assert all(rows.setdefault(mark.id, mark.y) == mark.y for mark in scene.marks if mark.id in named)


def test_a_scene_tells_whether_its_window_stands_still(timeline):
    viewport = timeline.fit().zoom(12, 0.3)
    windows = [viewport, viewport, viewport.pan(0.05), viewport.pan(0.05)]
    assert [_hasty(timeline, window).still for window in windows] == [False, True, False, True]
    assert not build_scene(timeline, viewport.pan(0.05), *SIZE, measure).still


def test_a_collapsed_lane_needs_no_layout(timeline):
    titles = frozenset(lane.title for lane in timeline.lanes)
    shut = timeline.arranged(Arrangement(collapsed=titles))
    assert _hasty(shut, shut.fit()).settled


BOXES = st.lists(st.tuples(st.floats(0, 900), st.floats(1, 200)), max_size=60)


@given(BOXES, BOXES, st.integers(1, 12))
def test_rows_are_given_without_touching_each_other_or_what_lies_there(new, old, limit):
    gap = 8.0
    laid = sorted((lo, lo + width) for lo, width in old)
    fixed = [(row, *box) for row, box in zip(colour(laid, [], limit, gap), laid, strict=True) if row >= 0]
    boxes = sorted((lo, lo + width) for lo, width in new)
    rows = colour(boxes, fixed, limit, gap)
    placed = fixed + [(row, *box) for row, box in zip(rows, boxes, strict=True) if row >= 0]
    for row in range(limit):
        lie = sorted((lo, hi) for at, lo, hi in placed if at == row)
        assert all(one[1] + gap <= two[0] for one, two in zip(lie, lie[1:], strict=False))
    for (lo, hi), row in zip(boxes, rows, strict=True):  # what found none found every row taken
        if row < 0:
            taken = {at for at, left, right in placed if left < hi + gap and lo - gap < right}
            assert len(taken) == limit
