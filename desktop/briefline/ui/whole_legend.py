"""The legend of a whole report, told from the events alone: no scene needs to be laid out for it."""

from __future__ import annotations

from briefline.model.calendar import DAY
from briefline.timeline.columns import Look, extent, look
from briefline.timeline.families import PUBLICATION, family_of
from briefline.timeline.layout import Timeline
from briefline.timeline.legend import legend_of
from briefline.timeline.parts import Break, Cluster, LegendEntry, Mark

CROWDED = 30  # events from which on some may be drawn as one


def whole_legend(timeline: Timeline) -> tuple[LegendEntry, ...]:
    """Every entry that the legend may need, wherever the window goes."""
    alike: dict[tuple[str, Look, str, bool], Mark] = {}
    for event in timeline.events:
        assert event.when is not None
        lo, core_lo, core_hi, hi = extent(event.when)
        seen = look(event)
        family = PUBLICATION if Look.PUBLICATION in seen else family_of(event.category)
        shape = "point" if hi - lo <= DAY else "bar"
        key = shape, seen, family, core_hi > core_lo
        if key not in alike:
            alike[key] = Mark("", shape, lo, hi, core_lo, core_hi, 0.0, 0.0, seen, family)
    crowded = len(timeline.events) > CROWDED
    several = (Cluster(0, 0.0, 0.0, 0.0, 0.0, 2, 0.0, 0.0, ()),) if crowded else ()
    folds = (Break(0.0, 0.0, "", ()),) if timeline.is_folded else ()
    return legend_of(tuple(alike.values()), several, folds)
