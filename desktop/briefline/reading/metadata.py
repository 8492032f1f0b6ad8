"""What a web page says of itself in its head: date of publication, author, title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from briefline.model.text import StatedDate
from briefline.reading.cues import table
from briefline.reading.page import Element, article_of
from briefline.reading.stated import is_edtf, whole_date

_ISO = re.compile(
    r"(\d{4}-\d\d(?:-\d\d)?)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_WRITTEN = ("article", "report", "posting", "newsitem", "webpage", "creativework", "statement", "interview")


def published(root: Element) -> tuple[StatedDate, ...]:
    """Dates of publication from JSON-LD, <meta> and <time>, best first; dates of a change never."""
    found: dict[str, StatedDate] = {}
    for text, label in _candidates(root):
        value = moment(text)
        if value:
            found.setdefault(value, StatedDate(value, "metadata", label))
    return tuple(found.values())


def _candidates(root: Element) -> Iterator[tuple[str, str]]:
    for item in _json_ld(root):
        if isinstance(item.get("datePublished"), str):
            yield item["datePublished"], "datePublished"
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        metas.setdefault(name, meta.get("content") or "")
    for name in table("html")["published"]["names"]:
        if metas.get(name):
            yield metas[name], name
    article = article_of(root)
    for scope in (root if article is None else article, root):
        for element in scope.iter("time", "span", "p", "abbr"):
            prop = (element.get("itemprop") or "").lower()
            if prop == "datepublished" or (element.tag == "time" and element.get("pubdate") is not None):
                text = element.get("datetime") or element.get("content") or element.text_content()
                yield text, "datePublished"
                return  # the next ones are those of related articles


def moment(text: str) -> str:
    """The EDTF of a machine-readable date or date-time; "" when it is none."""
    stripped = text.strip()
    found = _ISO.fullmatch(stripped)
    if found:
        value = found[1]
        if found[2]:
            value += f"T{found[2]}" + _zone(found[3])
        return value if is_edtf(value) else ""
    value = whole_date(stripped)
    if value:
        return value
    try:
        return parsedate_to_datetime(stripped).isoformat(timespec="seconds")
    except (ValueError, IndexError, TypeError):
        return ""  # not a date in any form that pages use


def _zone(text: str | None) -> str:
    if not text or text.upper() == "Z":
        return (text or "").upper()
    digits = text[1:].replace(":", "").ljust(4, "0")
    return f"{text[0]}{digits[:2]}:{digits[2:]}"


def _json_ld(root: Element) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that are written works, articles first."""
    items: list[dict[str, Any]] = []
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "null")]
        except (ValueError, RecursionError):
            continue  # a page's broken metadata is no reason not to read its text
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                items.append(value)
                waiting += [
                    value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value
                ]
    ranks = [(_rank(item), index) for index, item in enumerate(items)]
    for rank, index in sorted(ranks):
        if rank < len(_WRITTEN):
            yield items[index]


def _rank(item: dict[str, Any]) -> int:
    types = item.get("@type") or ""
    text = " ".join(map(str, types)) if isinstance(types, list) else str(types)
    for rank, word in enumerate(_WRITTEN):
        if word in text.lower():
            return rank
    return len(_WRITTEN)


def author_of(root: Element) -> str:
    """The author whom the page's metadata names; "" when none."""
    for item in _json_ld(root):
        author = item.get("author")
        if isinstance(author, list) and author:
            author = author[0]
        if isinstance(author, dict):
            author = author.get("name")
        if isinstance(author, str) and author.strip():
            return author.strip()
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() in ("author", "article:author", "dc.creator"):
            return str(meta.get("content") or "").strip()
    return ""


def title_of(root: Element) -> str:
    """The title without the site's name: <h1> or og:title where <title> holds it; "" when there is none."""
    whole = " ".join((root.findtext(".//title") or "").split())
    heads = [" ".join(" ".join(head.itertext()).split()) for head in root.iter("h1")]
    heads += [
        " ".join((meta.get("content") or "").split())
        for meta in root.iter("meta")
        if (meta.get("property") or "").lower() == "og:title"
    ]
    for head in heads:
        if head and (not whole or head.casefold() in whole.casefold()):
            return head
    return whole or (heads[0] if heads else "")
