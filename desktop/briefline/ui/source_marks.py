"""Which characters of a source are time expressions and mentions, and whose they are. Free of Qt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from briefline.model.event import Event, Kind
from briefline.model.text import Span
from briefline.model.timex import Timex
from briefline.session.holding import Holding, shown_of
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
        self._holding, self._document = holding, document
        self.times = holding.times.get(document, ())

    @property
    def mentions(self) -> list[tuple[Span, str]]:
        """Every mention and the id of its event, in the order of the text."""
        return list(self._holding.passages.of_document(self._document))

    def family(self, event: str) -> str:
        """The family whose colour an event has."""
        return _family(self._holding.by_id[event])

    @property
    def holding(self) -> Holding:
        """What they are of."""
        return self._holding

    def follows(self, other: Marks) -> bool:
        """True where only edits lie between these and others: then to compare them costs little."""
        return self._holding.changes_since(other._holding) is not None

    def look_like(self, other: Marks) -> bool:
        """True when a text marked with these looks as with the others, which were there before."""
        changes = self._holding.changes_since(other._holding)
        if changes is None:
            return self._seen() == other._seen()
        return all(
            self._told(shown_of(change.before)) == self._told(shown_of(change.after)) for change in changes
        )

    def _seen(self) -> tuple[list[tuple[Span, str]], list[Span]]:
        mentions = [(span, self.family(event)) for span, event in self.mentions]
        return mentions, [time.span for time in self.times]

    def _told(self, event: Event | None) -> tuple[list[Span], str]:
        """Where an event is told and in which colour."""
        spans = spans_of(event, self._document) if event is not None else []
        return spans, _family(event) if event is not None and spans else ""

    def families_in(self, start: int, end: int) -> list[str]:
        """The families of the events told in [start, end), each once, in the order of the text."""
        found = self._holding.passages.touching(self._document, start, end)
        return list(dict.fromkeys(self.family(event) for _, event in found))

    def time_at(self, offset: int) -> Timex | None:
        """The time expression that holds a character."""
        place = bisect_right(self.times, offset, key=lambda time: time.span.start) - 1
        if place >= 0 and offset < self.times[place].span.end:
            return self.times[place]
        return None

    def events_at(self, offset: int) -> tuple[str, ...]:
        """The events told at a character: those dated by the time expression there, then by length."""
        time = self.time_at(offset)
        found = [
            (time is None or not self._is_dated_by(event, time), len(span), event)
            for span, event in self._holding.passages.touching(self._document, offset, offset + 1)
        ]
        return tuple(dict.fromkeys(event for _, _, event in sorted(found)))

    def _is_dated_by(self, event: str, time: Timex) -> bool:
        return any(
            told.document == self._document and told.time is not None and told.time.span == time.span
            for told in self._holding.by_id[event].mentions
        )

    def next_at(self, offset: int, selected: str | None) -> str | None:
        """The event that a click selects: the first one there, or the one after that already selected."""
        found = self.events_at(offset)
        if selected in found:
            return found[(found.index(selected) + 1) % len(found)]
        return found[0] if found else None


def _family(event: Event) -> str:
    return PUBLICATION if event.kind is Kind.PUBLICATION else family_of(event.category)


def spans_of(event: Event, document: str) -> list[Span]:
    """Where a document tells of an event, in the order of the text."""
    return sorted(mention.span for mention in event.mentions if mention.document == document)
