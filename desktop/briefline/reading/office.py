"""Word and OpenDocument texts as HTML: headings, paragraphs, lists and tables, in the order of the text.

What the reader of web pages makes of a page, it then makes of them. Left out is what no reader sees or what
is told twice: deleted text of tracked changes, comments, tables of contents, the second form of text boxes.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any, TypeAlias

from lxml import etree

from briefline.model.errors import UnreadableSource

Element: TypeAlias = Any
"""An lxml element; lxml has no types of its own."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, OSError, ValueError)
_MOST = 200_000_000  # bytes of one part, unpacked: more is no report
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LEVELS = 6  # of HTML
_WORD_LEFT_OUT = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")
)
_OPEN_LEFT_OUT = frozenset(
    {
        *(f"{_TEXT}{name}" for name in ("tracked-changes", "table-of-content", "alphabetical-index", "note")),
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_TEXT}sequence-decls",
    }
)


def office_page(data: bytes, name: str) -> tuple[str, str] | None:
    """HTML and media type of a Word or OpenDocument text; None for other archives.

    Raises UnreadableSource where the file is damaged or protected by a password.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                styles = _part(archive, "word/styles.xml", name) if "word/styles.xml" in names else None
                body = "".join(_word_blocks(_part(archive, "word/document.xml", name), _word_styles(styles)))
                return f"<html><body>{body}</body></html>", WORD
            if "mimetype" in names and archive.read("mimetype").decode("ascii", "replace").strip() in (
                OPEN_DOCUMENT,
                f"{OPEN_DOCUMENT}-template",
            ):
                if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise _protected(name)
                root = _part(archive, "content.xml", name)
                text = root.find(f".//{_OFFICE}text")
                body = "".join(_open_blocks(text, _open_styles(root))) if text is not None else ""
                return f"<html><body>{body}</body></html>", OPEN_DOCUMENT
    except RuntimeError as error:  # what zipfile says of a password
        raise _protected(name) from error
    except _BROKEN as error:
        raise _damaged(name) from error
    return None


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    if archive.getinfo(part).file_size > _MOST:
        raise UnreadableSource(
            f"“{name}” is too large to be read.", "Open it, and paste the text that matters."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    root = etree.fromstring(archive.read(part), parser)
    if root is None:
        raise _damaged(name)
    return root


def _damaged(name: str) -> UnreadableSource:
    return UnreadableSource(
        f"“{name}” is damaged and cannot be read.",
        "Open it in its own program and save it again, or copy its text and use Paste text.",
    )


def _protected(name: str) -> UnreadableSource:
    return UnreadableSource(
        f"“{name}” is protected by a password.",
        "Open it in its own program, copy its text and use Paste text.",
    )


def _word_styles(root: Element | None) -> dict[str, str]:
    """Names of paragraph styles by id, lower case; those of one's own count as what they are based on."""
    if root is None:
        return {}
    names, bases = {}, {}
    for style in root.iter(f"{_W}style"):
        own, label, base = style.get(f"{_W}styleId"), style.find(f"{_W}name"), style.find(f"{_W}basedOn")
        names[own] = (label.get(f"{_W}val") or "").lower() if label is not None else ""
        bases[own] = base.get(f"{_W}val") if base is not None else None
    return {own: _named_after(own, names, bases) for own in names}


def _named_after(own: str, names: dict[str, str], bases: dict[str, Any]) -> str:
    current: Any = own
    for _ in range(len(names)):
        known = names.get(current, "")
        if _HEADING.match(known) or known in ("title", "subtitle", "caption") or known.startswith("toc "):
            return known
        if current not in bases or bases[current] is None:
            break
        current = bases[current]
    return names.get(own, "")


def _word_blocks(root: Element, styles: dict[str, str]) -> Iterator[str]:
    body = root.find(f"{_W}body")
    pending = [*body][::-1] if body is not None else []
    while pending:
        element = pending.pop()
        if element.tag == f"{_W}p":
            yield _word_paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            rows = (
                [_word_cell(cell, styles) for cell in row.iter(f"{_W}tc")] for row in element.iter(f"{_W}tr")
            )
            yield _table(rows)
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}smartTag"):
            pending.extend([*element][::-1])


def _word_cell(cell: Element, styles: dict[str, str]) -> str:
    return "<br>".join(escape(_word_text(each)) for each in cell.iter(f"{_W}p"))


def _word_paragraph(paragraph: Element, styles: dict[str, str]) -> str:
    text, boxes = _word_text(paragraph), _boxes(paragraph, styles)
    properties = paragraph.find(f"{_W}pPr")
    own = properties.find(f"{_W}pStyle") if properties is not None else None
    style = styles.get(own.get(f"{_W}val"), "") if own is not None else ""
    if style.startswith("toc "):
        return ""
    listed = properties is not None and properties.find(f"{_W}numPr") is not None or style.startswith("list")
    outline = properties.find(f"{_W}outlineLvl") if properties is not None else None
    level = int(outline.get(f"{_W}val") or 9) + 1 if outline is not None else 0
    return _block(text, style, listed, level if level <= _LEVELS else 0) + boxes


def _block(text: str, style: str, listed: bool, level: int) -> str:
    if not text.strip():
        return ""
    inside = escape(text).replace("\n", "<br>")
    heading = _HEADING.match(style)
    if style == "title":
        return f"<h1>{inside}</h1>"
    if heading or level:
        depth = min(_LEVELS, 1 + (int(heading[1]) if heading else level))
        return f"<h{depth}>{inside}</h{depth}>"
    if style == "caption":
        return f"<figcaption>{inside}</figcaption>"
    if "quote" in style or style == "quotations":
        return f"<blockquote>{inside}</blockquote>"
    return f"<ul><li>{inside}</li></ul>" if listed else f"<p>{inside}</p>"


def _word_text(paragraph: Element) -> str:
    """The visible text of a paragraph, without that of the text boxes anchored in it."""
    found: list[str] = []
    pending = [*paragraph][::-1]
    while pending:
        element = pending.pop()
        if element.tag in _WORD_LEFT_OUT or element.tag in (f"{_W}txbxContent", f"{_MC}Fallback"):
            continue
        if element.tag == f"{_W}t":
            found.append(element.text or "")
        elif element.tag == f"{_W}tab":
            found.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            found.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            found.append("-")
        else:
            pending.extend([*element][::-1])
    return "".join(found)


def _boxes(paragraph: Element, styles: dict[str, str]) -> str:
    found: list[str] = []
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag in (f"{_MC}Fallback", f"{_W}txbxContent") for above in box.iterancestors()):
            found.extend(_word_paragraph(each, styles) for each in box.iter(f"{_W}p"))
    return "".join(found)


def _table(rows: Iterator[list[str]]) -> str:
    made: list[str] = []
    for row in rows:
        tag = "td" if made else "th"
        made.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>")
    return f"<table>{''.join(made)}</table>"


def _open_styles(root: Element) -> dict[str, str]:
    """The style that each automatic style goes back to, lower case: "Title" for "P3"."""
    return {
        style.get(f"{_STYLE}name", ""): (style.get(f"{_STYLE}parent-style-name") or "").lower()
        for style in root.iter(f"{_STYLE}style")
    }


def _open_blocks(element: Element, styles: dict[str, str], listed: bool = False) -> Iterator[str]:
    for child in element:
        if child.tag in _OPEN_LEFT_OUT:
            continue
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            named = child.get(f"{_TEXT}style-name", "")
            style = styles.get(named, "") or named.lower()
            level = int(child.get(f"{_TEXT}outline-level") or 1) if child.tag == f"{_TEXT}h" else 0
            yield _block(_open_text(child), style, listed, level)
        elif child.tag == f"{_TABLE}table":
            rows = (
                ["<br>".join(escape(_open_text(each)) for each in cell.iter(f"{_TEXT}p")) for cell in row]
                for row in child.iter(f"{_TABLE}table-row")
            )
            yield _table(rows)
        elif isinstance(child.tag, str):
            yield from _open_blocks(child, styles, listed or child.tag == f"{_TEXT}list")


def _open_text(element: Element) -> str:
    found = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            found.append(" " * int(child.get(f"{_TEXT}c") or 1))
        elif child.tag == f"{_TEXT}tab":
            found.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            found.append("\n")
        elif child.tag not in _OPEN_LEFT_OUT and isinstance(child.tag, str):
            found.append(_open_text(child))
        found.append(child.tail or "")
    return "".join(found)
