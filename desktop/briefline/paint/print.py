"""The pages as a PDF: vectors, embedded fonts, bookmarks, a title and a language, and nothing that ticks."""

from __future__ import annotations

import hashlib
from functools import partial
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    Fit,
    NameObject,
    StreamObject,
    TextStringObject,
)
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from briefline.export.imprint import MADE_WITH, imprint_line
from briefline.page.layout import Pages
from briefline.page.sheets import tiling
from briefline.paint.page import page_theme, paint_leaf, paint_logo
from briefline.paint.tiles import paint_tile

_DPI = 1200


def print_pages(pages: Pages) -> bytes:
    """All leaves as one PDF, the same bytes for the same pages."""
    return _dressed(_drawn(pages), pages)


def _drawn(pages: Pages) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    leaf = pages.leaves[0]
    cut = tiling(pages.spec)
    size = QSizeF(leaf.width * pages.scale * 72 / 96, leaf.height * pages.scale * 72 / 96)
    if cut is not None:
        size = QSizeF(cut.width * 72 / 25.4, cut.height * 72 / 25.4)
    landscape = (
        QPageLayout.Orientation.Landscape
        if size.width() > size.height()
        else QPageLayout.Orientation.Portrait
    )
    upright = size if landscape is QPageLayout.Orientation.Portrait else size.transposed()
    writer.setPageLayout(
        QPageLayout(
            QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
            landscape,
            QMarginsF(0, 0, 0, 0),
        )
    )
    painter = QPainter(writer)
    for number in range(pages.count):
        page = partial(_paint, pages, number)
        for index, tile in enumerate(cut.tiles if cut else (None,)):
            if number or index:
                writer.newPage()
            if cut is None or tile is None:
                page(painter)
            else:
                paint_tile(painter, tile, cut, _DPI, page, pages.spec.banner)
    painter.end()
    return bytes(buffer.data().data())


def _paint(pages: Pages, number: int, painter: QPainter) -> None:
    """Paint a leaf at the painter's origin, in pixels of the printer."""
    painter.save()
    painter.scale(pages.scale * _DPI / 96, pages.scale * _DPI / 96)
    paint_leaf(painter, pages.leaves[number], page_theme(pages.spec.theme))
    if pages.logo and not number:
        paint_logo(painter, pages.spec.logo, *pages.logo)
    painter.restore()


def _dressed(data: bytes, pages: Pages) -> bytes:
    """The PDF with what Qt does not write, and without what it writes anew each time."""
    spec = pages.spec
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    _blanks(writer)
    _steady_names(writer)
    root = writer.root_object
    for name in ("/Metadata", "/OutputIntents"):
        root.pop(NameObject(name), None)
    root[NameObject("/Lang")] = TextStringObject("en")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    told = {
        "/Title": spec.title or "Timeline",
        "/Subject": imprint_line(spec.imprint),
        "/Keywords": spec.banner.text if spec.banner else "",
        "/Creator": MADE_WITH,
        "/Producer": "Qt, pypdf",
    }
    writer.metadata = None
    writer.add_metadata({key: text for key, text in told.items() if text})
    leaf = pages.leaves[0]
    factor = pages.scale * 72 / 96
    cut = tiling(spec)
    for band in leaf.chart.bands if leaf.chart else ():
        title = band.title or spec.title or "Timeline"
        place, fit = 0, Fit.xyz(left=0, top=(leaf.height - band.top) * factor, zoom=0)
        if cut is not None:
            top = band.top * pages.scale * 25.4 / 96
            place, fit = next(n for n, tile in enumerate(cut.tiles) if top < tile.y + tile.height), Fit.fit()
        writer.add_outline_item(title=title, page_number=place, fit=fit)
    if pages.count > 1:
        after = len(cut.tiles) if cut else 1
        writer.add_outline_item(title=pages.heading, page_number=after, fit=Fit.fit())
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = BytesIO()
    mark = hashlib.md5(repr((told, spec, pages.leaves)).encode(), usedforsecurity=False).digest()
    writer._ID = ArrayObject([ByteStringObject(mark), ByteStringObject(mark)])
    writer.write(out)
    return out.getvalue()


def _blanks(writer: PdfWriter) -> None:
    """Let blanks be copied and searched as blanks: Qt says that their glyph stands for a tab."""
    for page in writer.pages:
        resources = page.get("/Resources", {}).get_object()
        for font in resources.get("/Font", {}).get_object().values():
            table = font.get_object().get("/ToUnicode")
            if isinstance(stream := table and table.get_object(), StreamObject):
                stream.set_data(stream.get_data().replace(b"<0009>", b"<0020>"))


def _steady_names(writer: PdfWriter) -> None:
    """Name the parts of fonts in the order they come; Qt takes other letters each time."""
    known: dict[str, str] = {}
    for number in range(1, len(writer._objects) + 1):
        found = writer.get_object(number)
        if not isinstance(found, DictionaryObject):
            continue
        for key in ("/FontName", "/BaseFont"):
            tag, plus, name = str(found.get(key, "")).partition("+")
            if plus and len(tag) == 7:
                letter = known.setdefault(tag, chr(ord("A") + len(known)))
                found[NameObject(key)] = NameObject(f"/BRIEF{letter}+{name}")
