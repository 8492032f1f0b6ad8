"""Plain text: paragraphs and their roles, down to the related publications."""

from __future__ import annotations

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
    opening = opened(text, with_roles(text, blocks, headings=headings), order)
    if not opening.blocks:
        return []
    article = Stretch(
        PartKind.ARTICLE,
        tuple(opening.blocks),
        metadata + opening.dates,
        author or opening.author,
        opening.recipient,
    )
    return parted(text, article, order)
