"""The clocks that the mails of a thread were written by."""

from __future__ import annotations

from collections.abc import Sequence

from briefline.model.event import Published
from briefline.model.text import Document, PartKind


def zones_of_mail(document: Document, published: Sequence[Published], part: int) -> dict[str, int]:
    """The clocks of a mail's writer and reader, as the dates of their own mails show them."""
    parts = document.parts
    if part >= len(parts) or parts[part].kind is not PartKind.MAIL:
        return {}
    shown: dict[str, int] = {}
    for one, written in zip(parts, published, strict=False):
        if one.author and written.when is not None and written.when.zone is not None:
            shown.setdefault(one.author.casefold(), written.when.zone)
    told = {"ours": parts[part].author, "yours": parts[part].recipient}
    own = published[part].when if part < len(published) else None
    if own is not None and own.zone is not None:
        shown[told["ours"].casefold()] = own.zone
    return {whose: shown[name.casefold()] for whose, name in told.items() if name.casefold() in shown}
