"""When each part of a document was written: given, stated, or inferred from what it tells."""

from __future__ import annotations

from collections.abc import Sequence

from briefline.extract.recognise import Found
from briefline.model.errors import UnreadableDate
from briefline.model.event import Published
from briefline.model.text import Document, PartKind
from briefline.model.when import When
from briefline.model.wording import words


def creation_times(document: Document, found: Sequence[Found], given: When | None) -> tuple[Published, ...]:
    """One entry a part, in the order of ``document.parts``. ``given`` overrides the article's date."""
    result = []
    for part in document.parts:
        if given is not None and part.kind is not PartKind.PUBLICATION:
            result.append(Published(given, "given", "Set by hand."))
            continue
        published = Published(None, "inferred", "Nothing in the text tells when it was written.")
        for stated in part.dates:
            try:
                when = When.parse(stated.value)
            except UnreadableDate:
                continue
            published = Published(when, stated.basis, f"{stated.label} {words(when)}".strip())
            break
        result.append(published)
    return tuple(result)
