"""Writes a selection to a file in any format; the ending of the name says which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefline.export.calendar import ics_bytes
from briefline.export.files import check_place, write_together
from briefline.export.lossless import json_bytes
from briefline.export.selection import Selection
from briefline.export.timeml import timeml_files
from briefline.model.errors import ExportFailed
from briefline.model.when import When
from briefline.model.wording import words
from briefline.page.layout import Pages
from briefline.page.spec import PictureSpec

Progress = Callable[[str, float], None]
PICTURES = (".png", ".svg", ".pdf", ".pptx", ".html")
FORMATS = {
    ".png": "PNG image",
    ".svg": "SVG drawing",
    ".pdf": "PDF document",
    ".pptx": "PowerPoint slides",
    ".html": "Web page, one file",
    ".docx": "Word document",
    ".md": "Markdown chronology",
    ".csv": "CSV table",
    ".xlsx": "Excel workbook",
    ".json": "JSON, whole",
    ".timeline.json": "TimelineJS",
    ".ics": "Calendar",
    ".tml": "TimeML",
}
SINGLE = (".png", ".svg")  # one page a file
EACH = ".tml"  # one document a file
MOST_FILES = 20
MANY = 1000  # events; from here on it is said before what will be drawn


def format_of(path: Path) -> str:
    """The key of FORMATS for a file's name. Raises ExportFailed."""
    name = path.name.lower()
    for suffix in sorted(FORMATS, key=len, reverse=True):
        if name.endswith(suffix) and len(name) > len(suffix):
            return suffix
    raise ExportFailed(
        f"“{path.name}” does not say which format it shall have.",
        f"Let the name end in one of {', '.join(FORMATS)}.",
    )


def further(path: Path, pages: int, documents: int = 1) -> list[Path]:
    """The files besides ``path`` that a picture of so many pages takes in a format of one page a file, or
    so many documents in a format of one document a file.
    """
    name = path.name.lower()
    count = documents if name.endswith(EACH) else pages
    if not name.endswith((*SINGLE, EACH)):
        return []
    return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, count + 1)]


def plan(selection: Selection, suffix: str) -> str:
    """What will be done, in a sentence, where that is worth saying before; else ""."""
    count = len(selection.events)
    if count < MANY:
        return ""
    if suffix in (".csv", ".xlsx", ".json", ".timeline.json", ".ics", ".tml", ".md", ".docx", ".html"):
        return f"All {count:,} events will be written."
    return (
        f"{count:,} events: the most salient are named on the page, as many as there is room for; "
        "the others are shown by number and listed on further pages."
    )


def hand_on(
    path: Path, selection: Selection, spec: PictureSpec, progress: Progress | None = None
) -> Pages | None:
    """Write the file, whole or not at all. Answers the pages of a picture. Raises ExportFailed.

    Pages of lists go into files of their own where a format has one page a file (see ``further``); the
    file itself is there only with all of them.

    ``progress`` is told steps in words and a share in [0, 1].
    """
    tell = progress or (lambda _step, _share: None)
    suffix = format_of(path)
    check_place(path)
    selection = dressed(selection, spec)
    if not selection.events:
        raise ExportFailed("There is no event to export.", "Widen the filter or the stretch of time.")
    pages: Pages | None = None
    tell("Laying out", 0.1)
    if suffix in PICTURES:
        whole, pages = _picture(suffix, selection, told(selection, spec), tell)
    else:
        whole = timeml_files(selection) if suffix == ".tml" else [_WRITERS[suffix](selection)]
    tell("Writing", 0.9)
    places = [*further(path, len(whole), len(whole)), path]
    write_together(list(zip(places, [*whole[1:], whole[0]], strict=True)))
    tell("Done", 1.0)
    return pages


def dressed(selection: Selection, spec: PictureSpec) -> Selection:
    """The selection with what the spec knows: the day that all is as of, and the handling line."""
    return replace(
        selection,
        as_of=words(When.parse(spec.as_of), selection.style) if spec.as_of else "",
        marking=spec.banner.text if spec.banner else "",
    )


def told(selection: Selection, spec: PictureSpec) -> PictureSpec:
    """The spec with what the selection knows."""
    shown = spec.shown
    if not shown and selection.filter:
        shown = selection.count_words
    return replace(
        spec,
        imprint=spec.imprint or selection.imprint,
        shown=shown,
        names=tuple(selection.documents.items()),
    )


def _picture(
    suffix: str, selection: Selection, spec: PictureSpec, tell: Progress
) -> tuple[list[bytes], Pages]:
    """What goes into each file, and the pages."""
    from briefline.page.html import html_bytes
    from briefline.page.palette import palette
    from briefline.page.slides import slides_bytes
    from briefline.paint.drawing import drawing
    from briefline.paint.picture import lay_out
    from briefline.paint.print import print_pages

    if not selection.chronology.events:
        raise ExportFailed("There is no dated event to draw.", "Widen the filter or the stretch of time.")
    pages = lay_out(selection.events, spec, paged=suffix != ".html")
    tell("Drawing", 0.5)
    if suffix in SINGLE:
        if pages.count > MOST_FILES:
            raise ExportFailed(
                f"The list would take {pages.count - 1:,} more pictures.",
                "Choose PDF, which holds all pages in one file, a larger page, or fewer events.",
            )
        draw = drawing if suffix == ".svg" else _png
        return [draw(pages, number) for number in range(pages.count)], pages
    if suffix == ".pdf":
        return [print_pages(pages)], pages
    if suffix == ".pptx":
        return [slides_bytes(pages, selection.events, palette(spec.theme))], pages
    return [html_bytes(selection, spec, drawing(pages).decode("utf-8"))], pages


def _png(pages: Pages, number: int) -> bytes:
    from briefline.paint.picture import image_of, png_bytes

    return png_bytes(image_of(pages, number))


def _docx(selection: Selection) -> bytes:
    from briefline.export.outline import docx_bytes

    return docx_bytes(selection)


def _markdown(selection: Selection) -> bytes:
    from briefline.export.outline import markdown_text

    return markdown_text(selection).encode("utf-8", "replace")


def _csv(selection: Selection) -> bytes:
    from briefline.export.sheet import csv_bytes

    return csv_bytes(selection)


def _xlsx(selection: Selection) -> bytes:
    from briefline.export.sheet import xlsx_bytes

    return xlsx_bytes(selection)


def _json(selection: Selection) -> bytes:
    return json_bytes(selection.chronology, selection.title, selection.filter, selection.imprint)


def _timelinejs(selection: Selection) -> bytes:
    from briefline.export.timelinejs import timelinejs_bytes

    return timelinejs_bytes(selection)


_WRITERS: dict[str, Callable[[Selection], bytes]] = {
    ".docx": _docx,
    ".md": _markdown,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
    ".timeline.json": _timelinejs,
    ".ics": ics_bytes,
}
