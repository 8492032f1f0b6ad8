from hypothesis import given, settings
from tests.timeline.made_events import event, events, measure

from briefline.model.event import Event, Kind, Mention
from briefline.model.text import Span
from briefline.timeline.layout import Timeline
from briefline.timeline.links import told_together
from briefline.timeline.scene import build_scene


@given(events(30))
@settings(max_examples=30, deadline=None)
def test_every_label_and_its_mark_hit_the_event(found):
    timeline = Timeline.of(found)
    scene = build_scene(timeline, timeline.fit(), 1200, 3000, measure)
    for label in scene.labels:
        hit = scene.hit(label.x + label.width / 2, label.y + label.height / 2)
        assert hit is not None
        assert (hit.kind, hit.ids) == ("event", (label.id,))
    for mark in scene.marks:
        hit = scene.hit((mark.x0 + mark.x1) / 2, mark.y)
        assert hit is not None
        assert mark.id in hit.ids


def _timeline() -> Timeline:
    return Timeline.of(
        [
            event("a", "2001-05-03", "First talks"),
            event("b", "2001-06-01", "Second talks"),
            event("c", "2019-03-04", "Third talks"),
        ]
    )


def test_breaks_lanes_and_nothing():
    timeline = _timeline()
    scene = build_scene(timeline, timeline.fit(), 1200, 400, measure)
    fold = scene.breaks[0]
    hit = scene.hit((fold.x0 + fold.x1) / 2, scene.height - 10)
    assert hit is not None
    assert (hit.kind, "17 years" in hit.text) == ("break", True)
    assert abs(hit.lo - timeline.scale.folds[0].lo) < 1
    lane = scene.hit(10, scene.lanes[0].y + 5)
    assert lane is not None
    assert (lane.kind, lane.text) == ("lane", "Engagements")
    assert scene.hit(scene.right - 5, scene.bottom - 4) is None


def test_links_join_the_marks_in_view():
    timeline = _timeline()
    scene = build_scene(timeline, timeline.fit(), 1200, 400, measure)
    links = scene.links({"a": ["c", "c", "a", "nowhere"], "c": ["a"]})
    assert [(link.source, link.target, link.kind) for link in links] == [("a", "c", "related")]
    mark = scene.mark("c")
    assert mark is not None
    assert links[0].end[1] == mark.y
    assert min(abs(links[0].end[0] - edge) for edge in (mark.x0, mark.x1)) < 6
    assert scene.links({"nowhere": ["a"]}) == ()
    both = scene.links({"a": ["c"], "b": ["c", "a"]}, "told")
    assert {(link.source, link.target) for link in both} == {("a", "c"), ("b", "c"), ("b", "a")}
    assert {link.kind for link in both} == {"told"}


def test_events_of_one_passage_are_told_together():
    def told(id: str, *spans: tuple[int, int], document: str = "d") -> Event:
        mentions = tuple(Mention(document, Span(*span), "x" * (span[1] - span[0])) for span in spans)
        return Event(id, Kind.EVENT, id, None, mentions)

    found = told_together(
        [
            told("sentence", (0, 100)),
            told("clause", (40, 90), (300, 350)),
            told("next", (100, 200)),
            told("later", (310, 320)),
            told("elsewhere", (0, 100), document="e"),
        ]
    )
    assert found == {"sentence": ("clause",), "clause": ("sentence", "later"), "later": ("clause",)}


def test_a_rectangle_holds_the_marks_and_clusters_that_it_touches():
    timeline = _timeline()
    scene = build_scene(timeline, timeline.fit(), 1200, 400, measure)
    everything = scene.left, scene.top, scene.right, scene.bottom
    assert set(scene.within(*everything)) == {"a", "b", "c"}
    mark = scene.mark("c")
    assert mark is not None
    assert scene.within(mark.x1 + 1, mark.y + 2, mark.x0 - 1, mark.y - 2) == ("c",)
    assert scene.within(scene.left, 0, scene.right, scene.top - 1) == ()
    crowd = Timeline.of([event(f"e{n}", f"2021-05-{1 + n % 28:02d}") for n in range(700)], today=0.0)
    crowded = build_scene(crowd, crowd.fit(), 900, 400, measure)
    assert crowded.clusters
    assert len(crowded.within(0, 0, 900, 400)) == 700


def test_a_scrolled_scene_hits_what_is_shown():
    timeline = Timeline.of([event(f"e{day}", f"2021-05-{day:02d}") for day in range(1, 15)])
    whole = build_scene(timeline, timeline.fit(), 700, 300, measure)
    assert whole.content_height > whole.bottom - whole.top
    end = build_scene(timeline, timeline.fit().scroll(1e6), 700, 300, measure)
    assert end.scrolled == end.content_height - (end.bottom - end.top)
    low = max(end.labels, key=lambda label: label.y)
    hit = end.hit(low.x + 4, low.y + 4)
    assert hit is not None
    assert hit.ids == (low.id,)
