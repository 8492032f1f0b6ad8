"""Plain text: paragraphs and their roles, down to the related publications."""

from __future__ import annotations

from dataclasses import replace

from briefline.model.text import PartKind, StatedDate
from briefline.reading.block import Block, Stretch
from briefline.reading.lines import lines_of
from briefline.reading.opening import opened
from briefline.reading.paragraphs import paragraphs
from briefline.reading.related import parted
from briefline.reading.roles import with_roles
from briefline.reading.stated import day_first


def read_plain(text: str) -> list[Stretch]:
    """The stretches of a plain text; empty when it holds no words."""
    blocks = paragraphs(text, lines_of(text, 0, len(text)))
    return structured(text, blocks, headings=True)


def structured(
    text: str,
    blocks: list[Block],
    *,
    headings: bool,
    metadata: tuple[StatedDate, ...] = (),
    author: str = "",
) -> list[Stretch]:
    """An article's blocks with their roles, and its related publications apart.

    ``headings`` lets short lines be headings. ``metadata`` dates go before those stated in the text.
    """
    order = day_first(text)
    roles = with_roles(text, blocks, headings=headings)
    if not roles:
        return []
    first, *rest = parted(text, Stretch(PartKind.ARTICLE, tuple(roles)), order)
    if first.kind is not PartKind.ARTICLE:
        return [first, *rest]
    opening = opened(text, list(first.blocks), order)
    known = {date.span for date in metadata if date.span}
    stated = tuple(date for date in opening.dates if date.span not in known)
    article = replace(
        first,
        dates=metadata + stated,
        author=author or opening.author,
        recipient=opening.recipient,
    )
    return [
        replace(article, blocks=tuple(opening.blocks)),
        *(replace(article, blocks=one.blocks) if one.kind is PartKind.ARTICLE else one for one in rest),
    ]
