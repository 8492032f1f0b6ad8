"""Which parts of a web page are its article and which are furniture."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lxml import etree, html

from briefline.model.text import SectionKind
from briefline.reading.cues import table

# lxml brings no types; Element stands for its elements in annotations
Element = Any

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SKIPPED = frozenset(table("html")["skipped"]["tags"])
_CUT = ("nav", "aside", "footer", "header", "div", "section", "ul", "form", "article")
_LARGEST_SHARE = 0.3  # of the page's text that furniture known by its class may hold


def tree_of(text: str) -> Element:
    """The element tree of an HTML text; None when there is no element in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None  # nothing but white space and comments


def is_skipped(element: Element) -> bool:
    """True for what a browser does not show."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return _HIDDEN.search(element.get("style") or "") is not None


def size_of(element: Element) -> int:
    """Number of characters of an element's text that is shown, white space at the ends left out."""
    size = 0
    for node in element.iter():
        if node.tag not in _SKIPPED:
            size += len((node.text or "").strip())
        if node is not element:
            size += len((node.tail or "").strip())
    return size


def article_of(root: Element) -> Element | None:
    """The element that holds the article, where the page says so; None when the whole body may."""
    mains = root.xpath("//main | //*[@role='main']")
    candidates = root.xpath("//article | //*[@itemprop='articleBody']")
    outer = mains[0] if mains else None
    inside = [one for one in candidates if outer is None or outer in one.iterancestors()]
    inside = [one for one in inside if not any(other in one.iterancestors() for other in inside)]
    if not inside:
        return outer
    sizes = [size_of(one) for one in inside]
    largest = max(range(len(inside)), key=lambda index: sizes[index])
    whole = size_of(outer if outer is not None else root.body if root.body is not None else root)
    titled = next(inside[largest].iter("h1"), None) is not None
    if sizes[largest] * (4 if titled else 2) >= whole:
        return inside[largest]
    return outer


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("html")[section]["words"])


def _names(element: Element) -> set[str]:
    text = f"{element.get('class') or ''} {element.get('id') or ''}"
    return {word.lower() for word in _WORD.findall(text)} | {
        word.lower() for word in re.split(r"[^A-Za-z]+", text)
    }


def furniture_of(element: Element, article: Element | None, whole: int) -> SectionKind | None:
    """NAVIGATION or FOOTER for an element that is furniture by tag, role or name; None for others.

    ``whole`` is the size of the page's text: what holds much of it is no furniture by its name alone.
    """
    data = table("html")
    role = (element.get("role") or "").lower()
    inside_article = article is not None and article in element.iterancestors()
    if element.tag in data["footer"]["tags"] or role in data["footer"]["roles"]:
        return SectionKind.FOOTER
    if element.tag in data["furniture"]["tags"] or role in data["furniture"]["roles"]:
        return SectionKind.NAVIGATION
    if (
        element.tag == "header"
        and not inside_article
        and article is not None
        and article not in element.iter()
    ):
        return SectionKind.NAVIGATION
    if element.tag not in ("div", "section", "ul", "ol", "p", "span", "table"):
        return None
    names = _names(element)
    for kind, section in ((SectionKind.FOOTER, "footer"), (SectionKind.NAVIGATION, "furniture")):
        if names & _words(section) and size_of(element) <= _LARGEST_SHARE * whole:
            if article is not None and article in element.iter():
                return None
            return kind
    return None


def role_of(element: Element) -> SectionKind | None:
    """BYLINE or CAPTION for a small element that is named so."""
    if element.tag not in ("div", "p", "span", "address", "section", "figcaption"):
        return None
    names = _names(element)
    if names & _words("byline") and size_of(element) < 200:
        return SectionKind.BYLINE
    if names & _words("caption") and size_of(element) < 500:
        return SectionKind.CAPTION
    return None


def without_furniture(root: Element) -> Element:
    """The tree itself, with furniture and the cards of other articles cut out of it."""
    article = article_of(root)
    whole = size_of(root)
    for element in list(
        root.iter("nav", "aside", "footer", "header", "div", "section", "ul", "form", "article")
    ):
        other = element.tag == "article" and article is not None and article not in element.iter()
        inside = article is not None and element in article.iterancestors()
        if element.getparent() is None or inside or element is article:
            continue
        if (other and article not in element.iterancestors()) or furniture_of(element, article, whole):
            element.drop_tree()
    return root
