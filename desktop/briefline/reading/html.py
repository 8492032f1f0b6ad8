"""HTML: the visible text, its structure, and the page's own date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape

from briefline.model.text import PartKind, StatedDate
from briefline.reading import metadata
from briefline.reading.block import Stretch
from briefline.reading.page import Element, tree_of, without_furniture
from briefline.reading.plain import read_plain, structured
from briefline.reading.visible import visible

_UNSHOWN = re.compile(
    r"<(script|style|noscript|head|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[!?/a-zA-Z][^<>]*>?")


@dataclass(frozen=True, slots=True)
class Page:
    """A web page: its visible text and what was found in it."""

    text: str
    stretches: list[Stretch]
    title: str
    language: str


def read_html(source: str, *, name: str = "") -> Page:
    """The page in an HTML text; its text is "" when nothing is visible. ``name`` is for error texts only."""
    root = tree_of(source)
    text, blocks = ("", []) if root is None else visible(root)
    if root is None or not text.strip():
        return _untagged(source)
    dates = metadata.published(root)
    stretches = structured(text, blocks, headings=False, metadata=dates, author=metadata.author_of(root))
    title, language = metadata.title_of(root), _language(root)
    if not any(stretch.dates for stretch in stretches if stretch.kind is PartKind.ARTICLE):
        found = _guessed(root, stretches)
        stretches = [replace(one, dates=found) if one.kind is PartKind.ARTICLE else one for one in stretches]
    return Page(text, stretches, title, language)


def _language(root: Element) -> str:
    stated = (root.get("lang") or root.get("xml:lang") or "")[:2].lower()
    return stated if stated.isalpha() else ""


def _untagged(source: str) -> Page:
    """The text between the tags, where the tree cannot be built: the parser gives up on very deep nesting."""
    shown = _UNSHOWN.sub(" ", source)
    text = unescape(_TAG.sub("\n", shown)).replace("\r", "\n").strip()
    return Page(text, read_plain(text) if text else [], "", "")


def _guessed(root: Element, stretches: list[Stretch]) -> tuple[StatedDate, ...]:
    """The date of publication that htmldate finds in the page's mark-up, where the page states none.

    Takes furniture out of the tree first: the dates of a sidebar or of related publications are others'.
    """
    from htmldate import find_date  # slow to import, and rarely needed

    others = {date.value for one in stretches if one.kind is PartKind.PUBLICATION for date in one.dates}
    value = find_date(without_furniture(root), extensive_search=False, original_date=True)
    if not value or value in others:
        return ()
    return (StatedDate(value, "metadata", "the page's mark-up"),)
