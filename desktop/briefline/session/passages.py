"""Passages: where documents tell of the events that are shown, looked up by place. Free of Qt."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefline.model.event import Event
from briefline.model.text import Span

Told = tuple[int, int, str]  # where a mention starts, how long it is (negative: longer ones first), the event


@dataclass(frozen=True, slots=True)
class Passages:
    """The mentions of each document in the order of the text, longer ones first, and a bound of their length.

    Make it with ``of``; ``after`` makes the one after an edit, which costs little however many there are.
    """

    _told: Mapping[str, list[Told]]
    _longest: Mapping[str, int]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Passages:
        """The passages that tell of some events."""
        told: dict[str, list[Told]] = {}
        for event in events:
            for document, entry in _entries(event):
                told.setdefault(document, []).append(entry)
        for mentions in told.values():
            mentions.sort()
        return cls(told, {name: max(-length for _, length, _ in each) for name, each in told.items()})

    def after(self, gone: Iterable[Event], came: Iterable[Event]) -> Passages:
        """The same without some events and with others."""
        told, longest = dict(self._told), dict(self._longest)
        own: set[str] = set()

        def of(document: str) -> list[Told]:
            if document not in own:
                own.add(document)
                told[document] = list(told.get(document, ()))
            return told[document]

        for event in gone:
            for document, entry in _entries(event):
                mentions = of(document)
                del mentions[bisect_left(mentions, entry)]
        for event in came:
            for document, entry in _entries(event):
                insort(of(document), entry)
                longest[document] = max(longest.get(document, 0), -entry[1])
        return Passages(told, longest)

    def of_document(self, document: str) -> Iterator[tuple[Span, str]]:
        """Every mention in a document and the id of its event, in the order of the text."""
        for start, length, id in self._told.get(document, ()):
            yield Span(start, start - length), id

    def touching(self, document: str, start: int, end: int) -> list[tuple[Span, str]]:
        """The mentions that share a character with [start, end), in the order of the text."""
        mentions = self._told.get(document, [])
        found = []
        for place in range(
            bisect_left(mentions, (start - self._longest.get(document, 0),)),
            bisect_left(mentions, (end,)),
        ):
            at, length, id = mentions[place]
            if at - length > start:
                found.append((Span(at, at - length), id))
        return found

    def told_with(self, event: Event) -> tuple[str, ...]:
        """The other events that a passage of this one tells of too, each once, in the order of the text."""
        found: dict[str, None] = {}
        for mention in sorted(event.mentions, key=lambda each: (each.document, each.span.start)):
            for _, id in self.touching(mention.document, mention.span.start, mention.span.end):
                if id != event.id:
                    found[id] = None
        return tuple(found)


def _entries(event: Event) -> Sequence[tuple[str, Told]]:
    return [
        (mention.document, (mention.span.start, mention.span.start - mention.span.end, event.id))
        for mention in event.mentions
    ]
