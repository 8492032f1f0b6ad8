"""The chronology to read and to quote from: Markdown and a Word document, with numbered sources."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from briefline.export.selection import Selection, kind_of
from briefline.export.zipped import steady
from briefline.model.event import Event

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_EPOCH = datetime(2000, 1, 1)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTHS = (12, 48, 120, 40, 45)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _notes(event: Event) -> Iterator[str]:
    """What a reader has to know of an event besides its quotes."""
    if event.status.value != "occurred":
        yield f"{event.status.value.capitalize()}."
    yield from event.doubts


def _quotes(event: Event, selection: Selection) -> list[tuple[str, str]]:
    """Each quote once, with the document that it stands in."""
    names = selection.documents
    told = {mention.quote: names.get(mention.document, "") for mention in reversed(event.mentions)}
    return [(quote, told[quote]) for quote in dict.fromkeys(mention.quote for mention in event.mentions)]


def markdown_text(selection: Selection) -> str:
    """A table of number, date, event, participants and notes, then the quotes under the same numbers."""
    lines = [f"# {_plain(selection.title or 'Chronology')}", "", _plain(selection.count_words) + "  "]
    for document, published in zip(
        selection.chronology.documents, selection.chronology.published, strict=True
    ):
        written = f". When it was written: {_plain(published.reason)}" if published.reason else ""
        lines.append(f"Source: {_plain(document.title or document.source)}{written}  ")
    lines += ["", "| No. | Date | Event | Who | Notes |", "|---:|---|---|---|---|"]
    for number, event in enumerate(selection.events, 1):
        who = ", ".join(one.name for one in event.participants)
        notes = " ".join(_notes(event))
        cells = (selection.date(event), event.title, who, notes)
        lines.append(f"| {number} | " + " | ".join(_plain(cell) for cell in cells) + " |")
    lines += ["", "## Sources", ""]
    for number, event in enumerate(selection.events, 1):
        lines.append(f"{number}. **{_plain(selection.date(event))}** · {_plain(event.title)}")
        for quote, name in _quotes(event, selection):
            where = f" — {_plain(name)}" if name and len(selection.documents) > 1 else ""
            lines.append(f"    > “{_plain(quote)}”{where}")
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def docx_bytes(selection: Selection) -> bytes:
    """The same as a Word document, A4 across, with a heading row on every page."""
    document = Document()
    core = document.core_properties
    core.title, core.author = _clean(selection.title or "Chronology")[:255], ""
    core.comments = _clean(selection.count_words)[:255]
    core.subject, core.created, core.modified, core.language = (
        _clean(selection.origin)[:255],
        _EPOCH,
        _EPOCH,
        "en",
    )
    core.last_modified_by = "Briefline"
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(16))
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    document.add_heading(_clean(selection.title or "Chronology"), level=1)
    document.add_paragraph(_clean(selection.count_words))
    table = document.add_table(rows=1, cols=5)
    table.style = "Table Grid"
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, ("No.", "Date", "Event", "Who", "Notes"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _repeat(table.rows[0])
    for number, event in enumerate(selection.events, 1):
        cells = table.add_row().cells
        who = ", ".join(one.name for one in event.participants)
        title = event.title if kind_of(event) == "event" else f"{event.title} ({kind_of(event)})"
        notes = " ".join(_notes(event))
        for cell, text in zip(cells, (str(number), selection.date(event), title, who, notes), strict=True):
            cell.text = _clean(text)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)
    document.add_heading("Sources", level=2)
    for number, event in enumerate(selection.events, 1):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(_clean(f"{number}  {selection.date(event)} · {event.title}")).bold = True
        for quote, name in _quotes(event, selection):
            where = f" — {name}" if name and len(selection.documents) > 1 else ""
            document.add_paragraph(_clean(f"“{quote}”{where}")).paragraph_format.left_indent = Mm(8)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def _repeat(row: object) -> None:
    """Let a row of a table stand on top of every page."""
    properties = row._tr.get_or_add_trPr()  # type: ignore[attr-defined]
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)
