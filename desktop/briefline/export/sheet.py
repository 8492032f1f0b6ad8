"""The events as rows of a table: CSV, and a workbook with the quotes on a sheet of their own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

import xlsxwriter

from briefline.export.imprint import MADE_WITH
from briefline.export.selection import Selection, kind_of
from briefline.model.event import Event

COLUMNS = (
    "number",
    "date",
    "edtf",
    "earliest",
    "latest",
    "title",
    "kind",
    "status",
    "participants",
    "places",
    "topics",
    "confidence",
    "doubts",
    "phrase",
    "how the date was read",
    "document",
    "start",
    "end",
    "quote",
    "further quotes",
    "id",
)
QUOTE_COLUMNS = ("event", "title", "document", "start", "end", "time expression", "quote")
_LAST_PRINTED = "places"
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")
_WIDTHS = {
    "date": 28,
    "edtf": 24,
    "earliest": 18,
    "latest": 18,
    "title": 60,
    "number": 8,
    "participants": 30,
    "places": 20,
    "quote": 80,
    "further quotes": 60,
    "how the date was read": 50,
    "doubts": 60,
    "document": 36,
    "phrase": 24,
    "topics": 24,
    "time expression": 24,
    "id": 20,
}
_WIDTH = 14  # of the others
_EPOCH = datetime(2000, 1, 1)


def rows(selection: Selection) -> Iterator[tuple[str, ...]]:
    """A row of COLUMNS for each event, numbered as in the picture's sources."""
    names = selection.documents
    for number, event in enumerate(selection.events, 1):
        yield _row(str(number), event, selection, names)


def _row(number: str, event: Event, selection: Selection, names: dict[str, str]) -> tuple[str, ...]:
    when = event.when
    lead = event.mentions[0] if event.mentions else None
    derivation = when.derivation if when else None
    people = (f"{one.name} ({one.role})" if one.role else one.name for one in event.participants)
    return (
        number,
        selection.date(event),
        when.edtf if when else "",
        (when.earliest or "") if when else "",
        (when.latest or "") if when else "",
        event.title,
        kind_of(event),
        event.status.value,
        "; ".join(people),
        "; ".join(event.places),
        "; ".join(event.topics),
        f"{event.confidence:.2f}",
        "; ".join(event.doubts),
        derivation.phrase if derivation else "",
        derivation.sentence() if derivation else "",
        names.get(lead.document, lead.document) if lead else "",
        str(lead.span.start) if lead else "",
        str(lead.span.end) if lead else "",
        lead.quote if lead else "",
        "\n".join(dict.fromkeys(mention.quote for mention in event.mentions[1:])),
        event.id,
    )


def csv_bytes(selection: Selection) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need, commas and CRLF (RFC 4180).

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows(selection):
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def tsv_text(selection: Selection) -> str:
    """The columns that a person wants to paste, with tabs: number, date, title, kind, status, quote."""
    wanted = [COLUMNS.index(name) for name in ("number", "date", "title", "kind", "status", "quote")]
    lines = ["\t".join(COLUMNS[n] for n in wanted)]
    for row in rows(selection):
        lines.append("\t".join(" ".join(row[n].split()) for n in wanted))
    return "\n".join(lines) + "\n"


def xlsx_bytes(selection: Selection) -> bytes:
    """A workbook: the events, with a filter on every column, and each quote with its offsets."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {
            "title": selection.title,
            "subject": selection.origin,
            "category": selection.marking,
            "keywords": MADE_WITH,
            "comments": selection.count_words,
            "created": _EPOCH,
        }
    )
    for name, text in selection.imprint:
        book.set_custom_property(name, text[:_MOST_PROPERTY])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
    sheet = book.add_worksheet("Events")
    table = list(rows(selection))
    _fill(sheet, COLUMNS, table, head, body)
    # all columns side by side on a page could not be read
    sheet.print_area(0, 0, len(table), COLUMNS.index(_LAST_PRINTED))
    names = selection.documents
    quotes = [
        (
            str(number),
            event.title,
            names.get(mention.document, mention.document),
            str(mention.span.start),
            str(mention.span.end),
            mention.time.text if mention.time else "",
            mention.quote,
        )
        for number, event in enumerate(selection.events, 1)
        for mention in event.mentions
    ]
    _fill(book.add_worksheet("Sources"), QUOTE_COLUMNS, quotes, head, body)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 16)
    about.set_column(1, 1, 100)
    for line, (name, text) in enumerate((("Title", selection.title), *selection.imprint)):
        about.write_string(line, 0, name, head)
        about.write_string(line, 1, text[:_MOST_LETTERS], body)
    if selection.marking:
        running = "&C" + selection.marking.replace("&", "&&")[:_MOST_HEADER]
        for each in book.worksheets():
            each.set_header(running)
            each.set_footer(running)
    book.close()
    return out.getvalue()


_HIGH, _MOST_HIGH = 15.0, 27  # points of a line; lines of a row, which Excel limits to 409 points
_NUMBERS = {"number", "event", "start", "end", "confidence"}
_MOST_LETTERS = 32_767  # that a cell can hold
_MOST_PROPERTY, _MOST_HEADER = 255, 240  # letters that Excel takes there


def _fill(
    sheet: xlsxwriter.worksheet.Worksheet,
    columns: tuple[str, ...],
    table: Sequence[tuple[str, ...]],
    head: object,
    body: object,
) -> None:
    for column, name in enumerate(columns):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
    for line, row in enumerate(table, 1):
        sheet.set_row(line, _HIGH * _lines(columns, row))
        for column, cell in enumerate(row):
            if columns[column] in _NUMBERS and cell:
                sheet.write_number(line, column, float(cell), body)
            else:
                sheet.write_string(line, column, cell[:_MOST_LETTERS], body)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table), 1), len(columns) - 1)


def _lines(columns: Sequence[str], row: Sequence[str]) -> int:
    """About how many lines a row takes: not every program looks for itself when it opens a file."""
    found = (
        sum(1 + int(1.1 * len(part) // _WIDTHS.get(name, _WIDTH)) for part in cell.split("\n"))
        for name, cell in zip(columns, row, strict=True)
    )
    return min(max(found), _MOST_HIGH)
