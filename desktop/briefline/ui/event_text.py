"""Events as plain text, to be pasted into a mail or a memo."""

from __future__ import annotations

from collections.abc import Iterable

from briefline.model.event import Event
from briefline.model.wording import DateStyle, words

LONG_QUOTE = 400  # characters


def events_text(events: Iterable[Event], style: DateStyle) -> str:
    """One paragraph an event, in time: date, title, who and where, and the first quote."""
    return "\n\n".join(event_text(event, style) for event in by_time(events))


def by_time(events: Iterable[Event]) -> list[Event]:
    """The events by their start, undated ones last, otherwise in the order given."""
    far = float("inf")

    def start(event: Event) -> float:
        edges = (event.when.lo, event.when.hi) if event.when else ()
        return min((edge for edge in edges if edge is not None), default=far)

    return sorted(events, key=start)


def event_text(event: Event, style: DateStyle) -> str:
    """One event in up to three lines."""
    date = f"{words(event.when, style)}: " if event.when else ""
    lines = [f"{date}{event.title}"]
    aside = [", ".join(who.name for who in event.participants), ", ".join(event.places)]
    if any(aside):
        lines.append("; ".join(part for part in aside if part))
    if event.mentions:
        lines.append(f"“{shortened(event.mentions[0].quote, LONG_QUOTE)}”")
    return "\n".join(lines)


def shortened(text: str, most: int) -> str:
    """A text on one line, cut at a word with an ellipsis where it is longer than ``most`` characters."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
