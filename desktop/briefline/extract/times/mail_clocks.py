"""The clocks that the mails of a thread were written by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefline.model.event import Published
from briefline.model.text import Document, PartKind


class MailClocks:
    """Offsets from UTC, in minutes, of those who wrote the mails of a document, as the mails’ dates show."""

    def __init__(self, document: Document, published: Sequence[Published]) -> None:
        self.parts = document.parts
        self.published = published
        self._shown: dict[str, int] = {}
        for one, written in zip(self.parts, published, strict=False):
            if one.author and written.when is not None and written.when.zone is not None:
                self._shown.setdefault(one.author.casefold(), written.when.zone)

    def of(self, part: int) -> Mapping[str, int]:
        """The clocks of a mail's writer ("ours") and reader ("yours"); its own date goes before others."""
        if part >= len(self.parts) or self.parts[part].kind is not PartKind.MAIL:
            return {}
        author, recipient = self.parts[part].author.casefold(), self.parts[part].recipient.casefold()
        when = self.published[part].when if part < len(self.published) else None
        own = when.zone if when is not None else None
        clocks = {}
        for whose, name in (("ours", author), ("yours", recipient)):
            zone = own if own is not None and name == author else self._shown.get(name)
            if zone is not None:
                clocks[whose] = zone
        return clocks
