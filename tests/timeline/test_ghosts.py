"""Ghosts: what a filter leaves out keeps its place, faint; it counts for nothing and pushes nothing aside."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.made_events import event, measure

from briefline.timeline.columns import Look
from briefline.timeline.lanes import LANE_CHOICES
from briefline.timeline.layout import SMALL, Timeline
from briefline.timeline.legend import legend_of
from briefline.timeline.overview import build_overview
from briefline.timeline.roster import Roster
from briefline.timeline.scene import Scene, build_scene

FEW = [event(f"e{month}", f"2019-{month:02d}-01", f"Talks number {month}") for month in range(1, 10)]


def mask(roster: Roster, wanted: set[str]) -> np.ndarray:
    return np.array([each.id in wanted for each in roster.columns.events])


def scene_of(timeline: Timeline, width: float = 900.0) -> Scene:
    return build_scene(timeline, timeline.fit(), width, 400, measure)


def test_nothing_moves_and_what_is_hidden_is_faint() -> None:
    roster = Roster.of(FEW)
    whole = scene_of(Timeline.of_roster(roster, today=0.0))
    shown = mask(roster, {"e2", "e5"})
    ghostly = scene_of(Timeline.of_roster(roster, shown=shown, ghosts=True, today=0.0))
    for mark in whole.marks:
        other = ghostly.mark(mark.id)
        assert other is not None
        assert (other.x0, other.x1, other.y) == (mark.x0, mark.x1, mark.y)
        assert (Look.GHOST in other.look) is (mark.id not in {"e2", "e5"})
    assert {label.id for label in ghostly.labels if not label.ghost} == {"e2", "e5"}
    assert ghostly.in_view == 2
    assert [lane.count for lane in ghostly.lanes] == [2]
    assert ghostly.timeline.order() == ("e2", "e5")
    hidden = ghostly.mark("e7")
    assert hidden is not None
    hit = ghostly.hit((hidden.x0 + hidden.x1) / 2, hidden.y)
    assert hit is not None
    assert hit.ids == ("e7",)  # it can be clicked
    assert set(ghostly.within(0, 0, 900, 400)) == {"e2", "e5"}  # a band takes only what is shown
    assert "ghost" in {entry.key for entry in legend_of(ghostly.marks, (), ())}
    bars = build_overview(ghostly.timeline, ghostly.viewport, 800, 40).bars
    assert len(bars) == 2


def test_ghosts_without_anything_shown_count_for_nothing() -> None:
    roster = Roster.of(FEW)
    timeline = Timeline.of_roster(roster, shown=mask(roster, set()), ghosts=True)
    assert timeline.ghosts is None
    assert len(timeline.events) == 0


def test_in_a_crowd_what_is_shown_goes_before_the_ghosts() -> None:
    crowd = [
        event(
            f"e{number}",
            f"20{number % 20:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            f"Talks {number}",
        )
        for number in range(SMALL * 4)
    ]
    roster = Roster.of(crowd)
    wanted = {f"e{number}" for number in range(0, SMALL * 4, 160)}
    timeline = Timeline.of_roster(roster, shown=mask(roster, wanted), ghosts=True, today=0.0)
    scene = scene_of(timeline, 1400.0)
    named = {label.id for label in scene.labels}
    assert wanted <= named  # all fifteen have a label
    assert named - wanted  # and ghosts take the room that is left
    assert scene.in_view == len(wanted)
    faint = [cluster for cluster in scene.clusters if cluster.ghost]
    assert faint
    hit = scene.hit(faint[0].x, faint[0].y)
    assert hit is not None
    assert "hidden by the filter" in hit.text
    assert not wanted & set(hit.ids)


@pytest.mark.parametrize("lanes", LANE_CHOICES)
def test_a_part_of_a_roster_is_laid_out_as_if_it_were_all(lanes: str) -> None:
    crowd = [
        event(
            f"e{number}",
            f"2019-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            f"Talks {number}",
            category=kind,
        )
        for number in range(60)
        for kind in (("visit", "attack", "vote")[number % 3],)
    ]
    roster = Roster.of(crowd)
    kept = [each for number, each in enumerate(crowd) if number % 7 < 3]
    part = Timeline.of_roster(roster, shown=mask(roster, {each.id for each in kept}), lanes=lanes, today=0.0)
    alone = Timeline.of(kept, lanes=lanes, today=0.0)
    assert [lane.title for lane in part.lanes] == [lane.title for lane in alone.lanes]
    assert part.events == alone.events
    assert part.world == alone.world
    for one, other in zip(part.lanes, alone.lanes, strict=True):
        assert one.index.tolist() == other.index.tolist()
        assert one.lo.tolist() == other.lo.tolist()
    assert set(part.appearances) == set(alone.appearances)


@given(st.sets(st.integers(0, 199)), st.floats(0.0, 0.9), st.floats(0.05, 1.0))
def test_every_event_in_view_is_counted_once(wanted: set[int], start: float, share: float) -> None:
    crowd = [
        event(f"e{n}", f"20{n % 20:02d}-{n % 12 + 1:02d}", f"Talks between {n} and others")
        for n in range(200)
    ]
    roster = Roster.of(crowd)
    shown = mask(roster, {f"e{n}" for n in wanted})
    timeline = Timeline.of_roster(roster, shown=shown, ghosts=True, folded=False, today=0.0)
    whole = timeline.fit()
    lo = whole.lo + start * whole.span
    view = timeline.clamp(type(whole)(lo, lo + share * whole.span))
    scene = build_scene(timeline, view, 700, 180, measure)
    columns = timeline.columns
    axis = timeline.scale.to_axis
    reach = (np.asarray(axis(columns.lo)) <= scene.viewport.hi) & (
        np.asarray(axis(columns.hi)) >= scene.viewport.lo
    )
    if timeline.ghosts is not None:
        reach &= ~timeline.ghosts
    assert scene.in_view == int(reach.sum())
