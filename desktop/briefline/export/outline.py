"""The chronology to read and to quote from: Markdown and a Word document, with numbered sources."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Mm, Pt

from briefline.export.imprint import (
    CUSTOM_PART,
    CUSTOM_RELATION,
    CUSTOM_TYPE,
    MADE_WITH,
    custom_properties,
)
from briefline.export.selection import Selection, kind_of
from briefline.export.word_text import indented, lead, table_row
from briefline.export.zipped import steady
from briefline.model.event import Event

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_EPOCH = datetime(2000, 1, 1)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ELSEWHERE = ("Handling", "Sources")  # of what Markdown tells: on lines of their own
_WIDTHS = (12, 44, 97, 42, 70)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _notes(event: Event) -> Iterator[str]:
    """What a reader has to know of an event besides its quotes."""
    if event.status.value != "occurred":
        yield f"{event.status.value.capitalize()}."
    yield from event.doubts


def markdown_text(selection: Selection) -> str:
    """A table of number, date, event, participants and notes, then the quotes under the same numbers."""
    marking = [f"**{_plain(selection.marking)}**", ""] if selection.marking else []
    lines = [*marking, f"# {_plain(selection.title or 'Chronology')}", ""]
    lines += [f"{name}: {_plain(text)}  " for name, text in selection.imprint if name not in _ELSEWHERE]
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
        for quote, name in selection.quotes(event):
            where = f" — {_plain(name)}" if name else ""
            lines.append(f"    > “{_plain(quote)}”{where}")
            lines.append("")
    lines += marking
    return "\n".join(lines).rstrip() + "\n"


def docx_bytes(selection: Selection) -> bytes:
    """The same as a Word document, A4 across, with a heading row on every page."""
    document = Document()
    core = document.core_properties
    core.title, core.author = _clean(selection.title or "Chronology")[:255], ""
    core.comments = _clean(selection.count_words)[:255]
    core.keywords, core.category = MADE_WITH, _clean(selection.marking)[:255]
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
    _running_lines(section, selection.marking)
    for name, text in selection.imprint:
        if name != "Handling":
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(_clean(text))
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table = document.add_table(rows=1, cols=5)
    table.style = "Table Grid"
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, ("No.", "Date", "Event", "Who", "Notes"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _repeat(table.rows[0])
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    for cell, width in zip(table.rows[0].cells, _WIDTHS, strict=True):
        cell.width = Mm(width)
    for number, event in enumerate(selection.events, 1):
        who = ", ".join(one.name for one in event.participants)
        title = event.title if kind_of(event) == "event" else f"{event.title} ({kind_of(event)})"
        cells = (str(number), selection.date(event), title, who, " ".join(_notes(event)))
        table._tbl.append(table_row([_clean(text) for text in cells], _WIDTHS))
    document.add_heading("Sources", level=2)
    found = []
    for number, event in enumerate(selection.events, 1):
        found.append(lead(_clean(f"{number}  {selection.date(event)} · {event.title}")))
        for quote, name in selection.quotes(event):
            where = f" — {name}" if name else ""
            found.append(indented(_clean(f"“{quote}”{where}"), 8))
    last = document.element.body.sectPr
    for paragraph in found:
        last.addprevious(paragraph)
    imprint = tuple((name, _clean(text)) for name, text in selection.imprint)
    part = Part(PackURI(CUSTOM_PART), CUSTOM_TYPE, custom_properties(imprint), document.part.package)
    document.part.package.relate_to(part, CUSTOM_RELATION)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def _running_lines(section: Section, marking: str) -> None:
    """The handling line on top and at the bottom of every page, and the page's number."""
    if marking:
        section.header.paragraphs[0].text = _clean(marking)
        section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{_clean(marking)}    " if marking else "")
    for number, code in enumerate(("PAGE", "NUMPAGES")):
        foot.add_run(" / " if number else "")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        foot._p.append(field)


def _repeat(row: object) -> None:
    """Let a row of a table stand on top of every page."""
    properties = row._tr.get_or_add_trPr()  # type: ignore[attr-defined]
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)
