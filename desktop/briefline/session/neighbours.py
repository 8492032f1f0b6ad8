"""Neighbours: which event is next to another, in its lane or in the lane above or below."""

from __future__ import annotations

from briefline.timeline.layout import Timeline


def within_lane(timeline: Timeline, event: str | None, step: int) -> str | None:
    """The event before (-1) or after (1) in the same lane, itself at the lane's end.

    The first event of the first lane where ``event`` is not on the timeline; None when nothing is.
    """
    if not timeline.lanes:
        return None
    number = _number(timeline, event)
    if number is None:
        return next(iter(timeline.order()), None)
    members = next((found for lane in timeline.lanes if number in (found := lane.index.tolist())), [number])
    ghosts = timeline.ghosts
    members = [each for each in members if each == number or ghosts is None or not ghosts[each]]
    place = min(max(members.index(number) + step, 0), len(members) - 1)
    return timeline.events[members[place]].id


def beside(timeline: Timeline, event: str, step: int) -> str | None:
    """The event of the next lane up (-1) or down (1) that is nearest in time; None at the edge."""
    number = _number(timeline, event)
    holders = [n for n, lane in enumerate(timeline.lanes) if number is not None and number in lane.index]
    if not holders or not 0 <= holders[0] + step < len(timeline.lanes):
        return None
    here, there = timeline.lanes[holders[0]], timeline.lanes[holders[0] + step]
    start = here.lo[here.index.tolist().index(number)]
    rows = [row for row in range(len(there)) if not there.is_ghost(row)]
    nearest = min(rows, key=lambda row: abs(there.lo[row] - start), default=None)
    if nearest is None:
        return None
    return timeline.events[int(there.index[nearest])].id


def _number(timeline: Timeline, event: str | None) -> int | None:
    return next((n for n, found in enumerate(timeline.events) if found.id == event), None)
