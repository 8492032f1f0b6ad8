"""The date of an event out of the time expressions that hang on it: the sharpest, a period, or several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefline.extract.events.sentences import Sentence
from briefline.extract.events.trigger import Trigger
from briefline.model.calendar import Grain
from briefline.model.errors import UnreadableDate
from briefline.model.timex import Timex, TimexType
from briefline.model.when import When

_UNBOUNDED = 10**15
_BESIDE = 7  # characters between "Monday" and "Tuesday" in one breath


@dataclass(frozen=True, slots=True)
class Dated:
    """A trigger with the time expression that dates it and the date itself. ``time`` None: undated."""

    trigger: Trigger
    time: Timex | None
    when: When | None
    inherited: bool = False


def width(when: When) -> int:
    """Seconds that a date can touch; open ends count as for ever."""
    if when.lo is None or when.hi is None:
        return _UNBOUNDED
    return when.hi - when.lo


def _is_day(time: Timex) -> bool:
    """True for a day of its own: no stretch of days, no time of the day."""
    return time.type is TimexType.DATE and time.when is not None and not time.when.is_interval


def choose(group: list[tuple[Trigger, Timex]], sentence: Sentence) -> list[Dated]:
    """One date for a trigger where its time expressions agree, several where they tell of several times."""
    label = sentence.label
    open_air = [each for each in group if not _in_brackets(sentence, each[1])]
    if not open_air and sentence.first and label is not None and not sentence.inherited and label.when:
        group = [(group[0][0], label)]
    elif open_air:
        group = open_air
    clusters: list[list[tuple[Trigger, Timex]]] = []
    for trigger, time in group:
        assert time.when is not None
        home = next(
            (
                cluster
                for cluster in clusters
                if all(other.when and time.when.overlaps(other.when) for _, other in cluster)
            ),
            None,
        )
        if home is None:
            clusters.append([(trigger, time)])
        else:
            home.append((trigger, time))
    if len(clusters) > 1 and (span := _span(clusters) or _run(clusters)) is not None:
        return [span]
    if len(clusters) > 1:
        starting = [cluster for cluster in clusters if any(trigger.starts for trigger, _ in cluster)]
        others = [cluster for cluster in clusters if cluster not in starting]
        signed = [cluster for cluster in others if any(_is_day(time) for _, time in cluster)]
        # "daily at noon, starting on 4 May": what recurs begins then; "signed on 4 May, starting on 1 June"
        clusters = [*signed, *starting[:1]] if starting else clusters
    found = []
    for cluster in clusters:
        trigger, time = min(
            cluster, key=lambda each: (width(each[1].when) if each[1].when else 0, each[1].span.start)
        )
        when = time.when
        sharper = (
            label is not None
            and label.when is not None
            and when is not None
            and width(when) < _UNBOUNDED
            and when.overlaps(label.when)
            and width(label.when) < width(when)
            and label is not time
        )
        if sharper and label is not None:
            found.append(Dated(trigger, label, label.when, sentence.inherited))
        else:
            found.append(Dated(trigger, time, when))
    return found


def _run(clusters: list[list[tuple[Trigger, Timex]]]) -> Dated | None:
    """One period out of "the 1870s and 1880s": each begins where the one before ends."""
    parts = [cluster[0] for cluster in clusters]
    whens = [time.when for _, time in parts if time.when is not None]
    joined = all(one.hi == other.lo and one.hi is not None for one, other in pairwise(whens))
    plain = not any(mark in when.edtf for when in whens for mark in "/[.T")
    if not joined or whens[0].grain > Grain.DAY or not plain:
        return None
    beside = all(later.span.start - first.span.end < _BESIDE for (_, first), (_, later) in pairwise(parts))
    if whens[0].grain is Grain.DAY and not beside:
        return None  # "clashes on Monday and a curfew on Tuesday"
    try:
        whole = When.parse(f"{_first_year(whens[0])}/{_last_year(whens[-1])}", whens[0].derivation)
    except UnreadableDate:
        return None
    return Dated(parts[0][0], parts[0][1], whole)


def _first_year(when: When) -> str:
    return (when.earliest or "")[:-6] if when.grain <= Grain.YEAR else when.edtf


def _last_year(when: When) -> str:
    return (when.latest or "")[:-6] if when.grain <= Grain.YEAR else when.edtf


def _in_brackets(sentence: Sentence, time: Timex) -> bool:
    """True for a date that stands in brackets with more beside it: "(7.20 p.m. there)"."""
    return time.span.start > sentence.span.start and any(
        low < time.span.start and time.span.end <= high for low, high in sentence.brackets
    )


def _span(clusters: list[list[tuple[Trigger, Timex]]]) -> Dated | None:
    """From first to last, where one is a start and the other an end ("from tomorrow … until Friday")."""
    ends = [(trigger, time) for cluster in clusters for trigger, time in cluster if trigger.until]
    starts = [(trigger, time) for cluster in clusters for trigger, time in cluster if not trigger.until]
    if len(ends) != 1 or not starts:
        return None
    trigger, first = starts[0]
    low, high = first.when, ends[0][1].when
    if (
        low is None
        or high is None
        or "/" in low.edtf + high.edtf
        or low.lo is None
        or high.lo is None
        or low.lo >= high.lo
    ):
        return None
    try:
        return Dated(trigger, first, When.parse(f"{low.edtf}/{high.edtf}", low.derivation))
    except UnreadableDate:
        return None
