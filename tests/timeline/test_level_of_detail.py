import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.made_events import event, measure
from tests.timeline.test_scene_geometry import assert_nothing_overlaps

from briefline.model.calendar import DAY
from briefline.timeline.layout import Timeline
from briefline.timeline.level import geometry
from briefline.timeline.scale import YEAR
from briefline.timeline.scene import build_scene


def crowd(count: int, seed: int, *, spread: int = 40) -> list:
    """Events in bursts over some decades, a third of them lasting."""
    draw = random.Random(seed)
    found = []
    for number in range(count):
        year = 1980 + draw.randrange(spread)
        month, day = draw.randrange(1, 13), draw.randrange(1, 29)
        text = f"{year}-{month:02d}-{day:02d}"
        if number % 3 == 0:
            last = draw.choice(
                [f"{year}-{month:02d}-28", f"{year}-12-31", f"{year + draw.randrange(9)}-12-31"]
            )
            text = f"{text}/{last}"
        found.append(event(f"e{number}", text, "Word " * draw.randrange(1, 9)))
    return found


@pytest.fixture(scope="module")
def crowded() -> Timeline:
    return Timeline.of(crowd(900, 3), today=0.0)


def _truly_in_view(timeline: Timeline, viewport) -> int:
    return sum(int(((lane.lo <= viewport.hi) & (lane.hi >= viewport.lo)).sum()) for lane in timeline.lanes)


@given(st.floats(0, 9), st.floats(0, 1), st.floats(-0.4, 0.4), st.integers(300, 1700))
@settings(max_examples=60, deadline=None)
def test_marks_and_cluster_counts_in_view_are_the_events_in_view(crowded, log_zoom, at, pan, width):
    viewport = crowded.clamp(crowded.fit().zoom(2**log_zoom, at).pan(pan))
    scene = build_scene(crowded, viewport, width, 500, measure)
    assert scene.in_view == _truly_in_view(crowded, scene.viewport)
    shown = [mark.id for mark in scene.marks]
    assert len(shown) == len(set(shown))
    assert_nothing_overlaps(scene)


@given(st.integers(0, 200), st.integers(1, 900), st.integers(200, 1400), st.integers(150, 900))
@settings(max_examples=25, deadline=None)
def test_nothing_is_lost_when_everything_is_in_view(seed, count, width, height):
    timeline = Timeline.of(crowd(count, seed), today=0.0)
    scene = build_scene(timeline, timeline.fit(), width, height, measure)
    assert scene.in_view == count


def test_a_cluster_tells_its_members(crowded):
    scene = build_scene(crowded, crowded.fit(), 1200, 500, measure)
    assert scene.clusters
    for cluster in scene.clusters:
        hit = scene.hit(cluster.x, cluster.y)
        assert hit is not None
        assert hit.kind == "cluster"
        assert len(hit.ids) == cluster.count
        assert hit.lo < hit.hi
    named = {label.id for label in scene.labels}
    clustered = [id for cluster in scene.clusters for id in scene.hit(cluster.x, cluster.y).ids]
    assert len(clustered) == len(set(clustered))
    assert not named & set(clustered)


def test_labels_appear_by_rank(crowded):
    """What is told more often gets its label first."""
    found = [*crowd(900, 3)]
    loud = found[450]
    found[450] = type(loud)(
        loud.id, loud.kind, loud.title, loud.when, loud.mentions, loud.category, loud.status, confidence=9.0
    )
    scene = build_scene(Timeline.of(found), Timeline.of(found).fit(), 1200, 500, measure)
    assert loud.id in {label.id for label in scene.labels}


def test_labels_come_and_go_by_rank_while_zooming():
    """What is named is more salient than what is not, at every step; and most of it stays."""
    draw = random.Random(3)
    timeline = Timeline.of([replace(item, confidence=draw.random()) for item in crowd(1500, 5)], today=0.0)
    lane = timeline.lanes[0]
    ids = [timeline.events[int(number)].id for number in lane.index]
    rank = dict(zip(ids, lane.rank.tolist(), strict=True))
    before: set[str] = set()
    stayed = known = 0
    for step in range(24):
        scene = build_scene(timeline, timeline.fit().zoom(1.2**step, 0.45), 1100, 480, measure)
        named = {label.id for label in scene.labels}
        edge = 0.25 * scene.viewport.span  # away from the edges, where labels leave the window
        middle = (lane.lo >= scene.viewport.lo + edge) & (lane.hi <= scene.viewport.hi - edge)
        inside = [ids[item] for item in np.flatnonzero(middle)]
        shown = [rank[id] for id in inside if id in named]
        hidden = [rank[id] for id in inside if id not in named]
        assert shown
        assert not hidden or np.mean(shown) < 0.5 * np.mean(hidden)
        known += sum(id in before for id in inside)
        stayed += sum(id in before and id in named for id in inside)
        before = named
    assert stayed > 0.8 * known > 100


def _from_table(count: int) -> Timeline:
    """Points and intervals over the same years, as many as asked for."""
    starts = np.linspace(0, 40 * YEAR, count)
    ends = np.where(np.arange(count) % 3, np.nan, starts + 5 * DAY)
    return Timeline.of_columns(
        starts, ends, lambda row: event(f"e{row}", "2021-06-16", "Word " * (1 + row % 8)), today=0.0
    )


def _measured(timeline: Timeline, zoom: float, frames: int) -> int:
    """Calls of the text measure, which stand for work, in some frames of panning."""
    calls = []

    def counting(text: str, role: str) -> float:
        calls.append(role)
        return measure(text, role)

    viewport = timeline.fit().zoom(zoom, 0.5)
    for step in range(frames):
        build_scene(timeline, viewport.pan(0.01 * step), 1200, 500, counting)
    return sum(role.startswith("label") for role in calls)


def test_the_work_does_not_grow_with_the_number_of_events():
    some, many = _measured(_from_table(5_000), 4, 20), _measured(_from_table(500_000), 4, 20)
    assert many < 1.3 * some


def test_a_window_seen_before_costs_no_layout():
    timeline = _from_table(5_000)
    viewport = timeline.fit().zoom(4, 0.5)
    calls = []

    def counting(text: str, role: str) -> float:
        calls.append(role)
        return measure(text, role)

    build_scene(timeline, viewport, 1200, 500, counting)
    calls.clear()
    build_scene(timeline, viewport, 1200, 500, counting)
    assert not [role for role in calls if role.startswith("label")]
    assert len(calls) < 200


@given(st.integers(2, 900), st.floats(0, 18), st.floats(0, 1), st.integers(0, 9))
@settings(max_examples=40, deadline=None)
def test_nothing_is_lost_of_a_table_with_events_of_all_lengths(count, log_zoom, at, seed):
    draw = np.random.default_rng(seed)
    starts = np.sort(draw.uniform(0, 3 * YEAR, count))
    ends = np.where(draw.random(count) < 0.5, np.nan, starts + 10 ** draw.uniform(1, 7.5, count))
    timeline = Timeline.of_columns(
        starts,
        ends,
        lambda row: event(f"e{row}", "2021-06-16", "Word " * (1 + row % 8)),
        codes=draw.integers(0, 3, count),
        titles=("One", "Two", "Three"),
        today=0.0,
    )
    scene = build_scene(timeline, timeline.clamp(timeline.fit().zoom(2**log_zoom, at)), 1200, 400, measure)
    assert scene.in_view == _truly_in_view(timeline, scene.viewport)
    assert_nothing_overlaps(scene)


def test_a_table_need_not_be_sorted():
    starts = np.array([300.0, 100.0, 200.0]) * DAY
    timeline = Timeline.of_columns(
        starts,
        np.full(3, np.nan),
        lambda row: event(f"e{row}", "2021-06-16"),
        codes=np.array([0, 1, 0]),
        titles=("One", "Two"),
        today=0.0,
    )
    assert timeline.order() == ("e1", "e2", "e0")
    assert [(lane.title, len(lane)) for lane in timeline.lanes] == [("One", 2), ("Two", 1)]
    assert [timeline.events[int(number)].id for number in timeline.lanes[0].index] == ["e2", "e0"]


@pytest.mark.parametrize("count", [60, 110, 170, 260, 420])
@pytest.mark.parametrize("height", [250.0, 600.0])
def test_what_is_seen_to_overflow_at_once_would_not_have_fitted(count, height, monkeypatch):
    def levels():
        timeline = Timeline.of(crowd(count, count), today=0.0)
        shown = geometry(timeline, timeline.fit(), 900.0, height, measure)
        return [(lane.clustered, lane.top, lane.marks) for lane in shown.lanes]

    quick = levels()
    monkeypatch.setattr("briefline.timeline.level._overflows", lambda *_: False)
    assert levels() == quick
