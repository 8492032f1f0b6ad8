"""The rest: what a filter leaves out has room on the scale and faint marks, and is in no lane."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.made_events import event, measure

from briefline.model.event import Event
from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Plot
from briefline.timeline.rest import Rest
from briefline.timeline.scale import Scale
from briefline.timeline.scene import build_scene
from briefline.timeline.viewport import Viewport


def test_the_scale_reaches_to_the_rest_but_lanes_do_not_hold_it() -> None:
    shown = [event("a", "2019-03-01"), event("b", "2019-04-01")]
    rest = [
        event("z", "2001-05-05"),
        event("y", "2024-05-05"),
        Event("u", shown[0].kind, "Undated", None, ()),
    ]
    timeline = Timeline.of(shown, rest=rest, folded=False)
    assert timeline.rest is not None
    assert len(timeline.rest) == 2
    scene = build_scene(timeline, timeline.fit(), 900, 400, measure)
    assert {mark.id for mark in scene.marks} == {"a", "b"}
    assert scene.in_view == 2
    marks = timeline.rest.marks(timeline.scale, Plot(scene.viewport, scene.left, scene.right))
    assert len(marks) == 2
    assert marks[0][0] == pytest.approx(scene.left, abs=30)
    assert marks[1][1] == pytest.approx(scene.right, abs=30)
    near = timeline.around(["a"])
    assert timeline.rest.marks(timeline.scale, Plot(near, 100, 800)) == []


def test_a_rest_without_anything_shown_counts_for_nothing() -> None:
    timeline = Timeline.of([], rest=[event("z", "2001-05-05")])
    assert timeline.rest is None


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 4000)), min_size=1, max_size=3000))
def test_marks_cover_every_event_in_the_window_and_stay_inside(extents: list[tuple[int, int]]) -> None:
    lo = np.array([first for first, _ in extents], np.float64)
    hi = lo + np.array([length for _, length in extents], np.float64)
    plot = Plot(Viewport(1000.0, 4000.0), 100.0, 700.0)
    marks = Rest(lo, hi).marks(Scale(), plot)
    for first, last in zip(lo.tolist(), hi.tolist(), strict=True):
        inside = last >= 1000 and first <= 4000
        if inside:
            x0, x1 = max(plot.x(first), 100.0), min(plot.x(last), 700.0)
            assert any(left <= x0 and x1 <= right for left, right in marks)
    assert all(100 <= left < right <= 703 for left, right in marks)
    assert bool(marks) == bool(((hi >= 1000) & (lo <= 4000)).any())


def test_very_many_are_a_few_stretches() -> None:
    lo = np.arange(0, 200_000, dtype=np.float64)
    marks = Rest(lo, lo + np.arange(200_000) % 997 + 1).marks(
        Scale(), Plot(Viewport(0.0, 200_000.0), 0.0, 1000.0)
    )
    assert len(marks) == 1
    assert marks[0][0] == 0
    assert marks[0][1] == pytest.approx(1000, abs=3)
