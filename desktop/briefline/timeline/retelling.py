"""A timeline after an edit that moves nothing: an event is told in other words, or looks otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefline.model.event import Event
from briefline.timeline.layout import OF_EVENTS, Timeline
from briefline.timeline.roster import Appearance
from briefline.timeline.sides import hand_down


def retold(timeline: Timeline, events: Mapping[int, Event], appearances: Sequence[Appearance]) -> Timeline:
    """The timeline with other events under some numbers, whose extents, lanes and ranks are the same.

    ``appearances`` are those of all its events by now. What was laid out of times alone is kept.
    """
    told = list(timeline.columns.events)
    for number, event in events.items():
        told[number] = event
    columns = replace(timeline.columns, events=tuple(told))
    lanes = []
    for lane in timeline.lanes:
        known = {item: traits for item, traits in lane.known.items() if int(lane.index[item]) not in events}
        lanes.append(replace(lane, columns=columns, known=known))
    cache = {key: value for key, value in timeline.cache.items() if key[0] in OF_EVENTS}
    for key, value in timeline.cache.items():
        if key[0] == "measured":
            cache[key] = {number: words for number, words in value.items() if number not in events}
    made = replace(timeline, columns=columns, lanes=tuple(lanes), appearances=tuple(appearances), cache=cache)
    hand_down(timeline, made)
    return made
