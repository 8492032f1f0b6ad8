"""The legend: one entry for each look that is in view."""

from __future__ import annotations

from collections.abc import Sequence

from briefline.timeline.columns import Look
from briefline.timeline.families import OTHER, PUBLICATION, family_label
from briefline.timeline.parts import Break, Cluster, LegendEntry, Mark

_LOOKS = (
    (Look.APPROXIMATE, "approximate", "approximate"),
    (Look.PLANNED, "planned", "planned"),
    (Look.POSSIBLE, "possible", "possible"),
    (Look.CANCELLED, "cancelled", "cancelled"),
    (Look.CONTRADICTED, "contradicted", "told with two dates"),
    (Look.GHOST, "ghost", "hidden by the filter"),
)


def legend_of(
    marks: Sequence[Mark], clusters: Sequence[Cluster], breaks: Sequence[Break]
) -> tuple[LegendEntry, ...]:
    """The entries for what is in view: shapes first, then patterns, then colours (keys "family:…")."""
    # a few marks stand for all that look alike
    alike = {(mark.shape, mark.look._value_, mark.family, mark.core1 > mark.core0): mark for mark in marks}
    marks = tuple(alike.values())
    events = [mark for mark in marks if Look.PUBLICATION not in mark.look]
    bars = [mark for mark in marks if mark.shape == "bar"]
    found: list[LegendEntry] = []

    def add(key: str, text: str, seen: bool) -> None:
        if seen:
            found.append(LegendEntry(key, text))

    add("point", "day known", any(mark.shape == "point" for mark in events))
    add("span", "from–to known", any(mark.core1 > mark.core0 for mark in bars))
    add("range", "sometime within", any(mark.core1 <= mark.core0 for mark in bars))
    add("publication", "publication", any(Look.PUBLICATION in mark.look for mark in marks))
    for look, key, text in _LOOKS:
        add(key, text, any(look in mark.look for mark in marks))
    opened = any(mark.look & (Look.OPEN_START | Look.OPEN_END) for mark in marks)
    add("open", "start or end open", opened)
    add("cluster", "several events", bool(clusters))
    add("break", "time without events, shortened", bool(breaks))
    families = sorted({mark.family for mark in marks} - {PUBLICATION}, key=lambda name: (name == OTHER, name))
    if len(families) > 1:
        found += [LegendEntry(f"family:{family}", family_label(family)) for family in families]
    return tuple(found)
