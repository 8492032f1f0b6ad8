import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.made_events import event, measure
from tests.timeline.test_scene_geometry import assert_nothing_overlaps

from briefline.timeline.layout import Timeline
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


def test_the_cost_of_a_frame_does_not_grow_with_the_number_of_events():
    """Calls of the text measure stand for work: per frame none, once a level is laid out."""
    timeline = Timeline.of(crowd(3000, 5), today=0.0)
    calls = []

    def counting(text: str, role: str) -> float:
        calls.append(role)
        return measure(text, role)

    near = timeline.fit().zoom(30, 0.5)
    build_scene(timeline, near, 1200, 500, counting)
    calls.clear()
    build_scene(timeline, near.pan(0.01), 1200, 500, counting)
    assert "label" not in calls
    assert len(calls) < 200
