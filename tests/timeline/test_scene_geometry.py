from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.made_events import event, events, measure

from briefline.timeline.layout import Timeline
from briefline.timeline.scene import build_scene

LANES = st.sampled_from(["kind", "category"])


def _box(label):
    return label.x, label.y, label.x + label.width, label.y + label.height


def _mark_box(mark):
    half = mark.height / 2
    return mark.x0, mark.y - half, mark.x1, mark.y + half


def _chip_box(chip):
    return (
        chip.x - chip.width / 2,
        chip.y - chip.height / 2,
        chip.x + chip.width / 2,
        chip.y + chip.height / 2,
    )


def _overlap(one, two, slack=0.01):
    return (
        one[0] < two[2] - slack
        and two[0] < one[2] - slack
        and one[1] < two[3] - slack
        and two[1] < one[3] - slack
    )


def assert_nothing_overlaps(scene):
    labels = [(label.id, _box(label)) for label in scene.labels]
    for number, (id, box) in enumerate(labels):
        for other, rest in labels[number + 1 :]:
            assert not _overlap(box, rest), (id, other)
    for mark in scene.marks:
        for id, box in labels:
            assert id == mark.id or not _overlap(_mark_box(mark), box), (mark.id, id)
    for chip in scene.clusters:
        for id, box in labels:
            assert not _overlap(_chip_box(chip), box), id
        for other in scene.clusters:
            assert other is chip or not _overlap(_chip_box(chip), _chip_box(other))


@given(events(60), st.integers(320, 2000), st.integers(160, 1200), st.booleans(), LANES)
@settings(max_examples=60, deadline=None)
def test_no_label_overlaps_anything_and_none_is_out_of_its_lane(found, width, height, folded, lanes):
    timeline = Timeline.of(found, folded=folded, lanes=lanes, today=0.0)
    scene = build_scene(timeline, timeline.fit(), width, height, measure)
    assert_nothing_overlaps(scene)
    for label in scene.labels:
        assert scene.left - 0.01 <= label.x
        assert label.x + label.width <= scene.right + 0.01
        assert any(
            lane.y <= label.y and label.y + label.height <= lane.y + lane.height for lane in scene.lanes
        )


@given(events(60), st.floats(1, 5000), st.floats(0, 1), st.floats(-1, 1), st.integers(400, 1600))
@settings(max_examples=60, deadline=None)
def test_no_label_overlaps_anything_at_any_zoom(found, factor, at, pan, width):
    timeline = Timeline.of(found, today=0.0)
    viewport = timeline.clamp(timeline.fit().zoom(factor, at).pan(pan))
    assert_nothing_overlaps(build_scene(timeline, viewport, width, 600, measure))


@given(events(60), st.integers(900, 1600))
@settings(max_examples=40, deadline=None)
def test_small_timelines_name_every_event(found, width):
    timeline = Timeline.of(found, today=0.0)
    scene = build_scene(timeline, timeline.fit(), width, 900, measure)
    assert sorted(label.id for label in scene.labels) == sorted(item.id for item in found)
    assert scene.in_view == len(found)


def test_a_label_is_shortened_only_where_there_is_no_room_and_never_when_zoomed_in():
    title = "A title of some length " * 3
    timeline = Timeline.of([event("a", "2021-03-04", title), event("b", "2021-11-02", title)])
    narrow = build_scene(timeline, timeline.fit(), 420, 400, measure)
    assert all(label.shortened and label.title.endswith("…") for label in narrow.labels)
    wide = build_scene(timeline, timeline.fit(), 1600, 400, measure)
    assert all(not label.shortened and label.title == title for label in wide.labels)


def test_a_label_slides_along_a_long_bar_to_stay_in_view():
    timeline = Timeline.of([event("a", "2000/2020", "A long war"), event("b", "2010-05-05")])
    whole = timeline.fit()
    scene = build_scene(timeline, whole.zoom(20, 0.4), 1200, 400, measure)
    label = next(label for label in scene.labels if label.id == "a")
    mark = scene.mark("a")
    assert mark is not None
    assert mark.x0 < scene.left < label.x
    assert label.x + label.width < scene.right
    assert any(
        item.id == "a" for item in build_scene(timeline, whole.zoom(4000, 0.3), 1200, 400, measure).labels
    )


def test_the_legend_lists_only_what_is_in_view():
    timeline = Timeline.of(
        [event("a", "2001-03-04"), event("b", "2001-05"), event("c", "2019-03-04/2019-03-19")], folded=True
    )
    keys = {entry.key for entry in build_scene(timeline, timeline.fit(), 1200, 400, measure).legend}
    assert keys == {"point", "range", "span", "break"}
    near = build_scene(timeline, timeline.around(["a"]), 1200, 400, measure).legend
    assert not {"span", "break"} & {entry.key for entry in near}


def test_shapes_follow_what_is_known_at_each_zoom():
    timeline = Timeline.of([event("day", "2021-06-16"), event("far", "2019-06-16")], folded=False)
    far = build_scene(timeline, timeline.fit(), 1200, 400, measure).mark("day")
    assert far is not None
    assert far.shape == "point"
    close = timeline.around(["day"]).zoom(10, 0.5)
    near = build_scene(timeline, close, 1200, 400, measure).mark("day")
    assert near is not None
    assert (near.shape, near.core0 >= near.core1) == ("bar", True)


def test_breaks_are_labelled_with_what_is_skipped():
    timeline = Timeline.of([event("a", "2001-05"), event("b", "2001-06"), event("c", "2019-03")])
    scene = build_scene(timeline, timeline.fit(), 1200, 400, measure)
    assert [fold.label for fold in scene.breaks] == [f"{timeline.scale.folds[0].skipped} folded"]
    assert scene.breaks[0].lines


def test_an_empty_timeline_is_an_empty_scene():
    timeline = Timeline.of([])
    scene = build_scene(timeline, timeline.fit(), 800, 400, measure)
    assert scene.marks == scene.labels == scene.lanes == ()
    assert timeline.order() == ()
