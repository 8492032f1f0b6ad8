"""A story: the mentions that tell of one event."""

from __future__ import annotations

from functools import lru_cache

from briefline.extract.events.drafts import Draft
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.periods import width
from briefline.model.when import When


class Story:
    """Drafts that tell of one event, in the order they were joined. ``reasons`` say why, one a draft.

    What comparisons need is kept as sets, so that a long story costs no more than a short one.
    """

    __slots__ = ("actors", "content", "drafts", "families", "leading", "named", "places", "reasons", "stems")

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts: list[Draft] = []
        self.reasons: list[str] = []
        self.named: set[str] = set()
        self.actors: set[str] = set()
        self.places: set[str] = set()
        self.content: set[str] = set()
        self.families: set[str] = set()
        self.stems: set[str] = set()
        self.leading = drafts[0]
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft, reason: str = "") -> None:
        """Join a draft. ``leading`` has the most precise date; among equals the firmest, then the first.

        Where dates contradict each other, that which most mentions give goes before.
        """
        self.drafts.append(draft)
        self.reasons.append(reason)
        self.named.update(same_name(name) for name in draft.named)
        self.actors.update(draft.actors)
        self.places.update(same_name(place) for place in draft.sites)
        self.content.update(draft.content)
        self.families.add(draft.category.family)
        self.stems.add(draft.stem)
        self.leading = min(self.leading, draft, key=_precision)
        if self.is_contradictory:
            self.leading = min(self.drafts, key=lambda each: (-self._support(each), _precision(each)))

    @property
    def is_contradictory(self) -> bool:
        """True where not all dates can be right."""
        dates = [each.when for each in self.drafts if each.when is not None]
        lead = self.leading.when
        return lead is not None and any(not lead.overlaps(when) for when in dates)

    def _support(self, draft: Draft) -> int:
        """How many mentions a draft's date fits."""
        when = draft.when
        return sum(
            when is not None and each.when is not None and each.when.overlaps(when) for each in self.drafts
        )

    @property
    def when(self) -> When | None:
        """The most precise date told."""
        return self.leading.when


def _precision(draft: Draft) -> tuple[bool, int, float, int]:
    wide = width(draft.when) if draft.when else 0
    return draft.when is None, wide, -draft.certainty, draft.order


@lru_cache(maxsize=8_192)
def same_name(name: str) -> str:
    """One key for a state, its adjective and its seat of government."""
    return (gazetteer().state(name) or name).lower()
