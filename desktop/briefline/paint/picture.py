"""Pictures as files: PNG, SVG and PDF of a timeline, from one painter."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter

from briefline import __version__
from briefline.export.files import check_place, write_whole
from briefline.model.errors import ExportFailed
from briefline.model.event import Event, Published
from briefline.page.layout import Pages, compose
from briefline.page.spec import PRESET_LABELS, PRESETS, PictureSpec
from briefline.paint.drawing import drawing
from briefline.paint.page import page_theme, paint_leaf, paint_logo
from briefline.paint.print import print_pages
from briefline.paint.theme import measurer
from briefline.timeline.columns import extent

FORMATS = {".png": "PNG image", ".svg": "SVG drawing", ".pdf": "PDF document"}
PAGED = (".pdf", ".pptx")
_MOST_PIXELS = 400_000_000
Window = tuple[float, float]


def ensure_gui() -> QGuiApplication:
    """The running application, or one without a window, so that pictures can be drawn headless."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])


def lay_out(events: Sequence[Event], spec: PictureSpec, *, paged: bool) -> Pages:
    """The events laid out with the real fonts of the spec's theme."""
    return compose(events, spec, measurer(page_theme(spec.theme)), paged=paged)


def render_picture(
    events: Sequence[Event],
    spec: PictureSpec,
    *,
    window: Window | None = None,
    document_date: Published | None = None,
) -> QImage:
    """The picture as an image, as it goes into a PNG; arguments as for ``write_picture``."""
    spec = replace(spec, document_date=document_date or spec.document_date)
    return image_of(lay_out(within(events, window), spec, paged=False))


def write_picture(
    path: Path,
    events: Sequence[Event],
    spec: PictureSpec,
    *,
    window: Window | None = None,
    document_date: Published | None = None,
) -> Pages:
    """Draw the events and write the file; its ending says which format: .png, .svg or .pdf.

    Everything that is dated is drawn, also what a screen would have to scroll to. ``window`` keeps to the
    events that touch the seconds [lo, hi). ``document_date`` is marked where it lies among the events. An
    existing file is replaced only when the new one is complete. Answers what was laid out. Raises
    ExportFailed.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise ExportFailed(
            f"“{path.name}” does not say which kind of picture it shall be.",
            "Let the name end in .png, .svg or .pdf.",
        )
    chosen = within(events, window)
    if not any(event.when for event in chosen):
        raise ExportFailed("There is no dated event to draw.", "Widen the filter or the stretch of time.")
    check_place(path)
    spec = replace(spec, document_date=document_date or spec.document_date)
    pages = lay_out(chosen, spec, paged=suffix in PAGED)
    write_whole(path, {".png": _png, ".svg": drawing, ".pdf": print_pages}[suffix](pages))
    return pages


def within(events: Sequence[Event], window: Window | None) -> list[Event]:
    """The dated events that touch the seconds [lo, hi); all, undated ones too, without a window."""
    if window is None:
        return list(events)
    kept = []
    for event in events:
        if event.when is not None:
            lo, _, _, hi = extent(event.when)
            if lo < window[1] and hi > window[0]:
                kept.append(event)
    return kept


def image_of(pages: Pages, number: int = 0) -> QImage:
    """A leaf as an image. Raises ExportFailed when it is too large."""
    spec, leaf = pages.spec, pages.leaves[number]
    theme = page_theme(spec.theme)
    factor = pages.scale * spec.dpi / 96
    size = QSize(max(1, round(leaf.width * factor)), max(1, round(leaf.height * factor)))
    image = QImage()
    if size.width() * size.height() <= _MOST_PIXELS:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise ExportFailed(
            f"A picture of {size.width():,} × {size.height():,} pixels is too large.",
            "Choose a smaller size, or PDF, which puts lists on pages of their own.",
        )
    image.fill(theme.colour("background"))
    dots = round(spec.dpi / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    for key, text in file_words(spec):
        if text:
            image.setText(key, text)
    painter = QPainter(image)
    painter.scale(factor, factor)
    paint_leaf(painter, leaf, theme)
    if pages.logo and not number:
        paint_logo(painter, spec.logo, *pages.logo)
    painter.end()
    return image


def file_words(spec: PictureSpec) -> list[tuple[str, str]]:
    """What a file says of itself: title, source, filter and version."""
    return [
        ("Title", spec.title or "Timeline"),
        ("Source", spec.origin),
        ("Description", f"Filter: {spec.filter}" if spec.filter else ""),
        ("Software", f"Briefline {__version__}"),
    ]


def png_bytes(image: QImage) -> bytes:
    """An image in the PNG format. Raises ExportFailed."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise ExportFailed(
            f"The picture could not be drawn: {writer.errorString()}.", "Choose a smaller size."
        )
    return bytes(buffer.data().data())


def _png(pages: Pages) -> bytes:
    return png_bytes(image_of(pages))


__all__ = [
    "FORMATS",
    "PRESETS",
    "PRESET_LABELS",
    "PictureSpec",
    "ensure_gui",
    "render_picture",
    "write_picture",
]
