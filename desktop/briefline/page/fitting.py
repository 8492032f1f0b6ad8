"""Fitting: at which scale of the letters, and in which way, most of the events have a label.

The scale goes down step by step until every event has one, at the least to 7.5 points in print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefline.model.event import Event
from briefline.model.wording import words
from briefline.page.draft import Draft, all_marks, draft, timeline_of
from briefline.page.frame import MARGIN, Frame, frame_of
from briefline.page.legend import keys, page_entries
from briefline.page.parts import LINE
from briefline.page.signs import family, signs
from briefline.page.spec import PictureSpec
from briefline.page.wrapping import Block, Measure, blocks
from briefline.timeline.layout import Timeline

LEGEND_GAP = 9.0
_STEP = 0.93
_HARDLY_SMALLER = 0.93
_SMALL, _LARGER = 0.75, 1.12  # letters that could be larger, of the largest; and how much that has to be
_HANG = 40  # events: of more, labels beside their marks were more in every trial, and found much faster
_MOST_NAMED = 400  # events that are tried for a label; the others go by number at once


@dataclass(frozen=True, slots=True)
class Work:
    """What a picture is made of. ``families`` are the signs of families that are told apart."""

    dated: Sequence[Event]
    numbers: Mapping[str, str]
    spec: PictureSpec
    measure: Measure
    signs_used: tuple[str, ...]
    families: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fit:
    """A draft with the frame around it, at a scale of the letters."""

    scale: float
    sketch: Draft
    frame: Frame

    def better(self, other: Fit, larger: float = 1.0) -> Fit:
        """The one that names more events, else the other if its letters are ``larger`` times, else this."""
        mine, theirs = len(self.sketch.unnamed), len(other.sketch.unnamed)
        if mine != theirs:
            return self if mine < theirs else other
        return other if other.scale > larger * self.scale else self


def best_fit(work: Work, subtitle: str) -> Fit:
    """The fit for the lanes that the picture shall have.

    Without a wish events and publications get a lane each, if that names no fewer of them and in letters
    hardly smaller; else all are in one.
    """
    if work.spec.lanes != "auto":
        return _fit(work, subtitle, work.spec.lanes)
    plain = _fit(work, subtitle, "none")
    if len({event.kind for event in work.dated}) < 2:
        return plain
    parted = _fit(work, subtitle, "kind")
    as_many = len(parted.sketch.unnamed) <= len(plain.sketch.unnamed)
    return parted if as_many and parted.scale >= _HARDLY_SMALLER * plain.scale else plain


def _fit(work: Work, subtitle: str, lanes: str) -> Fit:
    """In one lane of few events labels hang from poles, unless more are named beside their marks, or the
    letters are small and would be larger there. In several lanes they stand beside their marks, where that
    names as many; of many events, too.
    """
    timeline = timeline_of(work.dated, replace(work.spec, lanes=lanes))
    order = timeline.columns.rank.argsort().tolist() if len(work.dated) > _MOST_NAMED else []
    late = {timeline.columns.events[number].id for number in order[_MOST_NAMED:]}
    broken = {event.id: _blocks(event, work, late) for event in work.dated}
    beside = _largest(work, subtitle, timeline, broken, beside=True)
    several = len(timeline.lanes) > 1
    if len(work.dated) > _HANG or (several and not beside.sketch.unnamed):
        return beside
    hanging = _largest(work, subtitle, timeline, broken, beside=False)
    if several:
        return beside.better(hanging)
    is_small = hanging.scale < _SMALL * work.spec.largest_scale
    return hanging.better(beside, _LARGER if is_small else float("inf"))


def _largest(
    work: Work, subtitle: str, timeline: Timeline, broken: Mapping[str, tuple[Block, ...]], *, beside: bool
) -> Fit:
    """The largest scale of a ladder at which every event has a label, or the least one."""
    spec = work.spec
    scales = [max(spec.largest_scale, spec.least_scale)]
    while scales[-1] > spec.least_scale:
        scales.append(max(scales[-1] * _STEP, spec.least_scale))

    def tried(scale: float) -> Fit | None:
        last = scale <= spec.least_scale
        frame = frame_of(spec, scale, subtitle, work.measure)
        width, height = frame.width - 2 * MARGIN, frame.bottom - frame.chart_top
        if not last and not _could_fit(broken, width, height):
            return None
        height -= _legend_height(timeline, width, work)
        sketch = draft(timeline, broken, width, height, spec, work.measure, beside=beside, thorough=last)
        return Fit(scale, sketch, frame) if last or not sketch.unnamed else None

    low, high = 0, len(scales) - 1
    found: Fit | None = None
    while low < high:  # what fits at a scale fits, but for rare cases, at every lesser one
        middle = (low + high) // 2
        trial = tried(scales[middle])
        if trial is None:
            low = middle + 1
        else:
            high, found = middle, trial
    if found is None or found.scale != scales[low]:
        found = tried(scales[low])
    assert found is not None
    return found


def _blocks(event: Event, work: Work, late: set[str]) -> tuple[Block, ...]:
    assert event.when is not None
    if event.id in late:
        return ()
    number = work.numbers.get(event.id)
    title = f"{event.title} [{number}]" if number else event.title
    date = f"{work.families.get(family(event), '')} {words(event.when, work.spec.style)}{signs(event)}"
    return blocks(date, title, LINE, work.measure)


def _could_fit(broken: Mapping[str, tuple[Block, ...]], width: float, height: float) -> bool:
    """False where the labels alone need more than all the room."""
    if not all(broken.values()):
        return False
    area = sum(min(block.width * block.height for block in each) for each in broken.values())
    return area < 0.8 * width * height


def _legend_height(timeline: Timeline, width: float, work: Work) -> float:
    """The most that the legend can take at a width."""
    if not work.spec.legend:
        return 0.0
    found = page_entries(all_marks(timeline, width), timeline.is_folded, True, work.signs_used, crossed=True)
    return keys(found, width, work.measure)[1] + LEGEND_GAP
