"""Taking over what was typed into a field."""

from __future__ import annotations

from briefline.session.binder import Make
from briefline.session.drafts import Drafts
from briefline.session.store import Store


def take_over(store: Store, drafts: Drafts, event: str, field: str, make: Make) -> None:
    """Do the edit that was typed and close its field; it is open again where that cannot be written."""
    holding, typed = store.holding, drafts.text(event, field) or ""
    if holding is None or event not in holding.project.records:
        return

    def refused() -> None:
        drafts.reopen(event, field, typed)

    def again() -> None:
        if drafts.text(event, field) in (typed, None):  # else there are newer words in it
            take_over(store, drafts, event, field, make)

    if make(holding.project, "").is_empty or store.edit(make, refused, again):
        drafts.close(event, field)
