"""Which characters of a source are time expressions and mentions, and whose they are. Free of Qt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from briefline.model.event import Event, Kind
from briefline.model.text import Span
from briefline.model.timex import Timex
from briefline.session.holding import Holding
from briefline.timeline.families import PUBLICATION, family_of

_WIDE = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Utf16:
    """Positions as Qt counts them (UTF-16 units) from and to characters."""

    wide: tuple[int, ...]  # the characters, by index, that take two units

    @classmethod
    def of(cls, text: str) -> Utf16:
        """The positions of one text."""
        if text.isascii():
            return cls(())
        return cls(tuple(found.start() for found in _WIDE.finditer(text)))

    def position(self, index: int) -> int:
        """UTF-16 position of a character index."""
        return index + bisect_left(self.wide, index)

    def index(self, position: int) -> int:
        """Character index of a UTF-16 position; inside a pair, the index of its character."""
        low, high = 0, position
        while low < high:
            middle = (low + high + 1) // 2
            if self.position(middle) <= position:
                low = middle
            else:
                high = middle - 1
        return low


class Marks:
    """The marks in one document, looked up by character offset."""

    def __init__(self, holding: Holding, document: str) -> None:
        events = holding.by_id.values()
        self._mentions: list[tuple[Span, str]] = sorted(
            (
                (mention.span, event.id)
                for event in events
                for mention in event.mentions
                if mention.document == document
            ),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        self.families = {
            event.id: PUBLICATION if event.kind is Kind.PUBLICATION else family_of(event.category)
            for event in events
        }
        self._starts = [span.start for span, _ in self._mentions]
        self._longest = max((len(span) for span, _ in self._mentions), default=0)
        self.times = tuple(time for time in holding.chronology.times if time.document == document)
        self._time_starts = [time.span.start for time in self.times]
        self._dated = {
            (event.id, mention.time.span)
            for event in events
            for mention in event.mentions
            if mention.document == document and mention.time is not None
        }

    @property
    def mentions(self) -> list[tuple[Span, str]]:
        """Every mention and the id of its event, in the order of the text."""
        return self._mentions

    def look_like(self, other: Marks) -> bool:
        """True when a text marked with these looks as with the others."""
        return self._seen() == other._seen()

    def _seen(self) -> tuple[list[tuple[Span, str]], list[Span]]:
        mentions = [(span, self.families[event]) for span, event in self._mentions]
        return mentions, [time.span for time in self.times]

    def families_in(self, start: int, end: int) -> list[str]:
        """The families of the events told in [start, end), each once, in the order of the text."""
        first = bisect_left(self._starts, start - self._longest)
        found = self._mentions[first : bisect_left(self._starts, end)]
        return list(dict.fromkeys(self.families[event] for span, event in found if span.end > start))

    def time_at(self, offset: int) -> Timex | None:
        """The time expression that holds a character."""
        place = bisect_right(self._time_starts, offset) - 1
        if place >= 0 and offset < self.times[place].span.end:
            return self.times[place]
        return None

    def events_at(self, offset: int) -> tuple[str, ...]:
        """The events told at a character: those dated by the time expression there, then by length."""
        time = self.time_at(offset)
        found: list[tuple[bool, int, str]] = []
        place = bisect_right(self._starts, offset) - 1
        while place >= 0 and self._starts[place] > offset - self._longest:
            span, event = self._mentions[place]
            if offset < span.end:
                dated = time is not None and (event, time.span) in self._dated
                found.append((not dated, len(span), event))
            place -= 1
        return tuple(dict.fromkeys(event for _, _, event in sorted(found)))

    def next_at(self, offset: int, selected: str | None) -> str | None:
        """The event that a click selects: the first one there, or the one after that already selected."""
        found = self.events_at(offset)
        if selected in found:
            return found[(found.index(selected) + 1) % len(found)]
        return found[0] if found else None


def spans_of(event: Event, document: str) -> list[Span]:
    """Where a document tells of an event, in the order of the text."""
    return sorted(mention.span for mention in event.mentions if mention.document == document)
