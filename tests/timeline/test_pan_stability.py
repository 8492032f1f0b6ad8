import pytest
from tests.timeline.made_events import event, measure
from tests.timeline.test_level_of_detail import crowd

from briefline.timeline.layout import Timeline
from briefline.timeline.scene import build_scene


def _sparse() -> list:
    return [
        event("a", "2014", "A crisis of a year"),
        event("b", "2021-21", "Forces gather along the border"),
        event("c", "2021-06-16", "Two presidents meet"),
        event("d", "2021-09", "Officials of defence meet"),
        event("e", "2021-11-02/2021-11-03", "The director visits"),
        event("f", "2024-06", "A pledge is signed"),
        event("g", "2024-11-04", "The ministry confirms"),
    ]


@pytest.mark.parametrize("zoom", [1.0, 1.6, 3.3, 20.0, 170.0])
@pytest.mark.parametrize("found", [_sparse(), crowd(150, 1), crowd(1500, 2)], ids=["few", "some", "many"])
def test_two_hundred_steps_of_panning_move_nothing_against_anything(found, zoom):
    timeline = Timeline.of(found, today=0.0)
    viewport = timeline.fit().zoom(zoom, 0.0)
    start = timeline.clamp(viewport.pan(-0.4))
    stop = timeline.clamp(viewport.pan(2.0 * zoom))
    rows: dict[str, float] = {}
    offsets: dict[str, float] = {}
    lanes: set = set()
    for step in range(200):
        moved = timeline.clamp(start.pan((stop.lo - start.lo) / start.span * step / 199))
        scene = build_scene(timeline, moved, 1100, 480, measure)
        lanes.add(tuple((lane.title, round(lane.y, 6), round(lane.height, 6)) for lane in scene.lanes))
        resolution = moved.span / (scene.right - scene.left)
        named = {label.id: label for label in scene.labels}
        for mark in scene.marks:
            label = named.get(mark.id)
            if label is None:
                continue
            assert rows.setdefault(mark.id, mark.y) == pytest.approx(mark.y)
            place = moved.lo / resolution + mark.x0 if mark.x0 > -1000 else None
            if place is not None and mark.x1 < 3000:
                assert offsets.setdefault(mark.id, place) == pytest.approx(
                    place, abs=0.01 + abs(place) * 1e-9
                )
            if mark.x0 > scene.left + 5 and mark.x1 < scene.right - 5:
                beside = label.x - mark.x0
                assert offsets.setdefault(f"label {mark.id}", beside) == pytest.approx(beside, abs=0.01)
    assert len(lanes) == 1
    assert rows


def test_the_way_there_does_not_matter():
    found = crowd(1500, 8)
    one, two = Timeline.of(found, today=0.0), Timeline.of(found, today=0.0)
    near = one.fit().zoom(40, 0.7)
    for step in range(30):
        build_scene(one, near.pan(-3 + step * 0.1), 1100, 480, measure)
    straight = build_scene(two, near, 1100, 480, measure)
    assert build_scene(one, near, 1100, 480, measure).labels == straight.labels
