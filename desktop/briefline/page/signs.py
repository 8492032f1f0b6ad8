"""Signs at a date: what sort of event it is, and what a reader has to know before trusting it.

The legend explains those that are used.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefline.export.imprint import CLOCK, tells_clock_times
from briefline.model.event import Event, Kind
from briefline.timeline.families import PUBLICATION, family_of, family_sign

INFERRED, DOUBTFUL, CLOCK_TIME = "†", "‡", "12:00"
MEANINGS = {
    INFERRED: "counted from a document’s date that is itself inferred",
    DOUBTFUL: "doubtful, or told differently: see the sources",
    CLOCK_TIME: f"clock times {CLOCK}",
}


def signs(event: Event) -> str:
    """The signs of an event's date, "" for none."""
    when = event.when
    if when is None:
        return ""
    derivation = when.derivation
    counted = derivation is not None and "(inferred)" in derivation.anchor
    told = any("own date is inferred" in doubt for doubt in event.doubts)
    clash = bool(event.contradictions) or any("do not quite agree" in doubt for doubt in event.doubts)
    doubtful = when.uncertain or clash or bool(derivation and derivation.doubts)
    return (INFERRED if counted or told else "") + (DOUBTFUL if doubtful else "")


def used_signs(events: Iterable[Event]) -> tuple[str, ...]:
    """The signs that some events carry, in the order of the legend; clock times are explained, too."""
    events = tuple(events)
    found = {sign for event in events for sign in signs(event)}
    if tells_clock_times(events):
        found.add(CLOCK_TIME)
    return tuple(sign for sign in MEANINGS if sign in found)


def family(event: Event) -> str:
    """The family that an event is shown in."""
    return PUBLICATION if event.kind is Kind.PUBLICATION else family_of(event.category)


def family_signs(events: Iterable[Event]) -> dict[str, str]:
    """The sign of each family by its name; none where the events are all of one family.

    Publications need none: their marks are of another shape.
    """
    found = {family(event) for event in events} - {PUBLICATION}
    return {name: family_sign(name) for name in found} if len(found) > 1 else {}
