"""Sets the related publications of a report apart from its text."""

from __future__ import annotations

from dataclasses import replace

from briefline.model.text import SectionKind
from briefline.reading.block import Block, Stretch, words_of
from briefline.reading.cues import heads_related
from briefline.reading.records import records

_LONGEST_HEADING = 80
_HEADS = frozenset(
    {
        SectionKind.BODY,
        SectionKind.HEADING,
        SectionKind.NAVIGATION,
        SectionKind.QUESTION,
        SectionKind.LIST_ENTRY,
    }
)
_FURNITURE = frozenset({SectionKind.NAVIGATION, SectionKind.FOOTER, SectionKind.BYLINE})


def parted(text: str, article: Stretch, order: bool | None) -> list[Stretch]:
    """The article without its related publications, and one stretch for each of them.

    Text that goes on after the list is a second stretch of the article, with the same dates.
    ``order`` is day_first of the document.
    """
    stretches: list[Stretch] = []
    own: list[Block] = []
    blocks = article.blocks
    at = 0
    while at < len(blocks):
        found: list[Stretch] = []
        if _announces(text, blocks, at) and not _announces(text, blocks, at + 1):
            end = _list_end(text, blocks, at)
            found = records(text, list(blocks[at + 1 : end]), order)
        if not found:
            linked = _is_link(text, blocks, at)
            own += (replace(block, kind=SectionKind.NAVIGATION) for block in blocks[at : at + 2 * linked])
            own += () if linked else (blocks[at],)
            at += 2 if linked else 1
            continue
        head = replace(blocks[at], kind=SectionKind.HEADING, level=max(blocks[at].level, 1), hangs=False)
        _append(stretches, replace(article, blocks=(*own, head)))
        stretches += found
        own = []
        at = end
    if own:
        _append(stretches, replace(article, blocks=tuple(own)))
    return stretches


def _append(stretches: list[Stretch], rest: Stretch) -> None:
    """Adds the article's next stretch; mere furniture below a list stays with its last publication."""
    *body, last = rest.blocks
    heads_list = last.kind is SectionKind.HEADING
    own = body if heads_list and stretches else rest.blocks
    if not stretches or not all(block.kind in _FURNITURE for block in own):
        stretches.append(rest)
        return
    before = stretches.pop()
    if heads_list:
        last = replace(last, kind=SectionKind.NAVIGATION, level=0)
    stretches.append(replace(before, blocks=(*before.blocks, *body, last)))


def _announces(text: str, blocks: tuple[Block, ...], at: int) -> bool:
    if at >= len(blocks):
        return False
    block = blocks[at]
    if block.kind not in _HEADS or len(block.span) > _LONGEST_HEADING or at + 1 >= len(blocks):
        return False
    return heads_related(words_of(text[block.span.start : block.span.end]))


def _is_link(text: str, blocks: tuple[Block, ...], at: int) -> bool:
    """True for "Read more" with one title in the next line, in the midst of a text."""
    if not _announces(text, blocks, at) or blocks[at].marked:
        return False
    after = blocks[at + 1]
    line = words_of(text[after.span.start : after.span.end])
    return after.kind in _HEADS and not after.gap and len(line) <= 200 and not line.endswith((".", ":", ";"))


def _list_end(text: str, blocks: tuple[Block, ...], at: int) -> int:
    """Index after the last block of the list announced at a block.

    The list ends with its container, at a heading of its own rank, at a footer or at the next list.
    """
    head = blocks[at]
    limit = _container_end(blocks, at)
    for index in range(at + 1, limit):
        block = blocks[index]
        if block.kind is SectionKind.FOOTER:
            return index
        if block.kind is SectionKind.HEADING and block.marked and head.marked and block.level <= head.level:
            return index
        if index > at + 1 and _announces(text, blocks, index):
            return index
    return limit


def _container_end(blocks: tuple[Block, ...], at: int) -> int:
    """Index after the containers that hold the list: the heading's own, or those that follow it.

    A heading and a list inside running text are followed by paragraphs of the article: only the
    containers with several blocks that stand next to the heading belong to the list.
    """
    prefix, first = blocks[at].path, blocks[at + 1].path
    if not prefix or not first:
        return len(blocks)
    while prefix and first[: len(prefix)] != prefix:
        prefix = prefix[:-1]
    depth = len(prefix)
    end = at + 1
    while end < len(blocks) and blocks[end].path[:depth] == prefix:
        end += 1
    if not _stands_alone(blocks, at + 1, depth, end):
        return end
    stop = at + 1
    while stop < end and _stands_alone(blocks, stop, depth, end):
        stop = _sibling_end(blocks, stop, depth, end)
    return stop


def _sibling_end(blocks: tuple[Block, ...], start: int, depth: int, end: int) -> int:
    key = blocks[start].path[: depth + 1]
    stop = start
    while stop < end and blocks[stop].path[: depth + 1] == key:
        stop += 1
    return stop


def _stands_alone(blocks: tuple[Block, ...], start: int, depth: int, end: int) -> bool:
    """True for a container with several blocks, or with one of navigation."""
    several = _sibling_end(blocks, start, depth, end) - start > 1
    return several or blocks[start].kind is SectionKind.NAVIGATION
