"""Pictures of a timeline: laid out with real fonts, and as images."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter

from briefline.export.imprint import MADE_WITH
from briefline.model.errors import ExportFailed
from briefline.model.event import Event
from briefline.page.layout import Pages, compose
from briefline.page.spec import PictureSpec
from briefline.paint.page import page_theme, paint_leaf, paint_logo
from briefline.paint.theme import measurer
from briefline.timeline.columns import extent

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
    """What a file says of itself, under the keywords of the PNG specification (11.3.3.2) where it has one.

    Qt reads no keyword with a blank in it.
    """
    known = {"Project": "Source", "Shown": "Description", "Handling": "Disclaimer", "Made with": "Software"}
    told = [(known.get(name, name.replace(" ", "-")), text) for name, text in spec.imprint]
    made = [] if spec.imprint else [("Software", MADE_WITH)]
    return [("Title", spec.title or "Timeline"), *told, *made]


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
