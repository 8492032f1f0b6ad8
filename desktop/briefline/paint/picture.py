"""Pictures as files: PNG, SVG and PDF of a timeline, from the same painter as the screen."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from html import unescape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from briefline import __version__
from briefline.model.errors import ExportFailed
from briefline.model.event import Event, Published
from briefline.paint.page import Page, compose
from briefline.paint.spec import PRESET_LABELS, PRESETS, PictureSpec
from briefline.timeline.columns import extent

FORMATS = {".png": "PNG image", ".svg": "SVG drawing", ".pdf": "PDF document"}
_PDF_DPI = 1200
Window = tuple[float, float]


def ensure_gui() -> QGuiApplication:
    """The running application, or one without a window, so that pictures can be drawn headless."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])


def render_picture(
    events: Sequence[Event],
    spec: PictureSpec,
    *,
    window: Window | None = None,
    count_line: str = "",
    document_date: Published | None = None,
) -> QImage:
    """The picture as an image, as it goes into a PNG; arguments as for ``write_picture``."""
    spec = replace(spec, document_date=document_date or spec.document_date)
    return _image(compose(_within(events, window), spec, count_line, paged=False))


def write_picture(
    path: Path,
    events: Sequence[Event],
    spec: PictureSpec,
    *,
    window: Window | None = None,
    count_line: str = "",
    document_date: Published | None = None,
) -> None:
    """Draw the events and write the file; its ending says which format: .png, .svg or .pdf.

    Everything that is dated is drawn, also what a screen would have to scroll to. ``window`` keeps to the
    events that touch the seconds [lo, hi). ``count_line`` stands below the title instead of the count.
    ``document_date`` is marked where it lies among the events. An existing file is replaced only when the
    new one is complete. Raises ExportFailed.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise ExportFailed(
            f"“{path.name}” does not say which kind of picture it shall be.",
            "Let the name end in .png, .svg or .pdf.",
        )
    chosen = _within(events, window)
    if not any(event.when for event in chosen):
        raise ExportFailed("There is no dated event to draw.", "Widen the filter or the stretch of time.")
    _check_folder(path)
    spec = replace(spec, document_date=document_date or spec.document_date)
    page = compose(chosen, spec, count_line, paged=suffix == ".pdf")
    data = {".png": _png, ".svg": _svg, ".pdf": _pdf}[suffix](page)
    _write(path, data)


def _within(events: Sequence[Event], window: Window | None) -> list[Event]:
    if window is None:
        return list(events)
    kept = []
    for event in events:
        if event.when is not None:
            lo, _, _, hi = extent(event.when)
            if lo < window[1] and hi > window[0]:
                kept.append(event)
    return kept


def _image(page: Page) -> QImage:
    factor = page.scale * (page.spec.dpi / 96 if page.spec.unit == "mm" else 1.0)
    size = QSize(max(1, round(page.width * factor)), max(1, round(page.height * factor)))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise ExportFailed(
            f"A picture of {size.width():,} × {size.height():,} pixels is too large.",
            "Choose a smaller size, or PDF, which puts the sources on pages of their own.",
        )
    image.fill(page.theme.colour("background"))
    dots = round((page.spec.dpi if page.spec.unit == "mm" else 96) / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.setText("Title", page.spec.title)
    image.setText("Software", f"Briefline {__version__}")
    painter = QPainter(image)
    painter.scale(factor, factor)
    page.paint(painter)
    painter.end()
    return image


def _png(page: Page) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(_image(page)):
        raise ExportFailed(
            f"The picture could not be drawn: {writer.errorString()}.", "Choose a smaller size."
        )
    return bytes(buffer.data().data())


def _svg(page: Page) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    width, height = page.width * page.scale, page.height * page.scale
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(page.spec.title or "Timeline")
    generator.setDescription(f"Timeline made with Briefline {__version__}")
    painter = QPainter(generator)
    painter.scale(page.scale, page.scale)
    page.paint(painter)
    painter.end()
    drawing = _fixed_widths(bytes(buffer.data().data()).decode("utf-8"))
    size = f'width="{width:.0f}" height="{height:.0f}"'
    if page.spec.unit == "mm":
        size = f'width="{width / 96 * 25.4:.1f}mm" height="{height / 96 * 25.4:.1f}mm"'
    return re.sub(r'width="[^"]*mm" height="[^"]*mm"', size, drawing, count=1).encode("utf-8")


def _pdf(page: Page) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(page.spec.title or "Timeline")
    writer.setCreator(f"Briefline {__version__}")
    size = QSizeF(page.width * page.scale * 72 / 96, page.height * page.scale * 72 / 96)
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
    for number in range(page.count):
        if number:
            writer.newPage()
        painter.save()
        painter.scale(page.scale * _PDF_DPI / 96, page.scale * _PDF_DPI / 96)
        page.paint(painter, number)
        painter.restore()
    painter.end()
    return bytes(buffer.data().data())


# for viewers without the font; Qt's own knows no lists of fonts, and skips what it does not know
_FAMILIES = "Inter, Arial, Helvetica, sans-serif"
_OTHER_FONTS = f"<style>@supports (font-weight: 400) {{ text {{ font-family: {_FAMILIES} }} }}</style>"
_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def _fixed_widths(svg: str) -> str:
    """The drawing with the width of each text written down.

    A viewer that lacks the font then sets another one to the same width, so labels still do not overlap.
    """

    def fixed(found: re.Match[str]) -> str:
        fields = dict(_ATTRIBUTE.findall(found[1]))
        font = QFont(fields.get("font-family", "Inter"))
        font.setPixelSize(100)
        font.setFeature(QFont.Tag("calt"), 0)
        font.setWeight(QFont.Weight(int(fields.get("font-weight", "400"))))
        font.setItalic(fields.get("font-style") == "italic")
        size = float(fields.get("font-size", "12").removesuffix("px"))
        width = QFontMetricsF(font).horizontalAdvance(unescape(found[2])) * size / 100
        fit = f'textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"'
        return f"<text {found[1].rstrip()} {fit}>{found[2]}</text>"

    return _TEXT.sub(fixed, svg).replace("<defs>", f"{_OTHER_FONTS}\n<defs>", 1)


def _check_folder(path: Path) -> None:
    if path.is_dir():
        raise ExportFailed(f"“{path}” is a folder.", "Give the picture a name of its own.")
    if not path.parent.is_dir():
        raise ExportFailed(
            f"The folder “{path.parent}” does not exist.", "Choose another place, or make it first."
        )


def _write(path: Path, data: bytes) -> None:
    """Write beside, then rename: a full disk or a crash leaves the old file as it was."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(name)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ExportFailed:
    reason = error.strerror or str(error)
    return ExportFailed(f"“{path}” could not be written: {reason}.", "Choose a folder that you may write to.")


__all__ = [
    "FORMATS",
    "PRESETS",
    "PRESET_LABELS",
    "PictureSpec",
    "ensure_gui",
    "render_picture",
    "write_picture",
]
