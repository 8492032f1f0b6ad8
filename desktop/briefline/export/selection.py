"""What is handed on: the events chosen, and what to say of them."""

from __future__ import annotations

from dataclasses import dataclass

from briefline.export.imprint import Imprint, imprint_of, tells_clock_times
from briefline.model.event import Chronology, Event, Kind
from briefline.model.wording import DateStyle, words


@dataclass(frozen=True, slots=True)
class Selection:
    """A chronology that holds just the events to hand on, with its documents whole.

    ``origin`` says what it was read from, ``filter`` what chose the events ("" for all of them);
    ``total`` is how many there were. ``style`` is how dates are written. ``as_of`` is the day that the
    whole is as of, in words, ``marking`` the handling line.
    """

    chronology: Chronology
    title: str = ""
    style: DateStyle = DateStyle.DAY_MONTH
    origin: str = ""
    filter: str = ""
    total: int = 0
    as_of: str = ""
    marking: str = ""

    @property
    def events(self) -> tuple[Event, ...]:
        """The dated events in time, then the undated ones."""
        return (*self.chronology.events, *self.chronology.undated)

    @property
    def documents(self) -> dict[str, str]:
        """What each document is called, by id."""
        return {one.id: one.title or one.source for one in self.chronology.documents}

    @property
    def count_words(self) -> str:
        """“12 of 37 events (filter: …)”, or “37 events”."""
        return counted(len(self.events), self.total, self.filter)

    @property
    def imprint(self) -> Imprint:
        """What the file shall say of itself."""
        return imprint_of(
            project=self.origin,
            shown=self.count_words,
            filter=self.filter,
            as_of=self.as_of,
            marking=self.marking,
            sources=self._sources,
            clock=tells_clock_times(self.events),
        )

    @property
    def _sources(self) -> list[str]:
        """Each document, with its date and what that rests on."""
        found = list(self.documents.values())
        for number, published in enumerate(self.chronology.published):
            if published.when is not None:
                written = words(published.when, self.style)
                found[number] = f"{found[number]} (written {written}, {published.basis})"
        return found

    def quotes(self, event: Event) -> list[tuple[str, str]]:
        """Each quote of an event once, with the title of its document where there are several, else ""."""
        names = self.documents if len(self.chronology.documents) > 1 else {}
        told = {mention.quote: names.get(mention.document, "") for mention in reversed(event.mentions)}
        return [(quote, told[quote]) for quote in dict.fromkeys(mention.quote for mention in event.mentions)]

    def date(self, event: Event) -> str:
        """An event's date in words, "undated" without one."""
        return words(event.when, self.style) if event.when else "undated"


def counted(count: int, total: int, filter: str) -> str:
    """How many events are shown of how many, and by what they were chosen."""
    if not total or (count >= total and not filter):
        return f"{count:,} event{'' if count == 1 else 's'}"
    chosen = f" (filter: {filter})" if filter else ""
    return f"{count:,} of {total:,} events{chosen}"


def kind_of(event: Event) -> str:
    """What an event is called in a table: its category, or a publication's type."""
    return (event.type or "publication") if event.kind is Kind.PUBLICATION else event.category
