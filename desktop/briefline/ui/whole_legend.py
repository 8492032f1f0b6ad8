"""The legend of a whole report, told from the events alone: no scene needs to be laid out for it."""

from __future__ import annotations

from briefline.timeline.columns import Look
from briefline.timeline.layout import Timeline
from briefline.timeline.legend import legend_of
from briefline.timeline.parts import Break, Cluster, LegendEntry, Mark

CROWDED = 30  # events from which on some may be drawn as one


def whole_legend(timeline: Timeline) -> tuple[LegendEntry, ...]:
    """Every entry that the legend may need, wherever the window goes."""
    ghostly = Look.GHOST if timeline.ghosts is not None else Look.PLAIN
    marks = [
        Mark("", shape, 0.0, 1.0, 0.0, float(known), 0.0, 0.0, look, family)
        for shape, look, family, known in timeline.appearances
    ]
    marks += [mark._replace(look=mark.look | ghostly) for mark in marks[:1] if ghostly]
    crowded = len(timeline.events) > CROWDED
    several = (Cluster(0, 0.0, 0.0, 0.0, 0.0, 2, 0.0, 0.0, ()),) if crowded else ()
    folds = (Break(0.0, 0.0, "", ()),) if timeline.is_folded else ()
    return legend_of(tuple(marks), several, folds)
