"""Drawing in a process of its own, so that the window never waits. No widgets here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from briefline.export.selection import Selection
from briefline.page.spec import PictureSpec
from briefline.paint.handing_on import dressed, hand_on, told
from briefline.paint.picture import ensure_gui, image_of, lay_out, png_bytes


def warm_up() -> None:
    """Load what drawing needs, so that the first preview is there sooner."""
    ensure_gui()


def write(
    path: str, selection: Selection, spec: PictureSpec, progress: Callable[[str, float], None] | None = None
) -> str:
    """Write the file in the format that its name says; returns its path. Raises ExportFailed."""
    ensure_gui()
    hand_on(Path(path), selection, spec, progress)
    return path


def preview(
    selection: Selection, spec: PictureSpec, width: int, height: int, page: int
) -> tuple[bytes, int, int, int]:
    """A page as a PNG no larger than width × height pixels, which it is (``page`` counts from 0, the last
    one stands for more), the number of pages, and how many events are shown by number.

    Raises ExportFailed.
    """
    ensure_gui()
    pages = lay_out(selection.events, told(dressed(selection, spec), spec), paged=True)
    page = min(page, pages.count - 1)
    image = image_of(pages, page)
    if image.width() > width or image.height() > height:
        image = image.scaled(
            width, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return png_bytes(image), page, pages.count, len(pages.unnamed)


def picture(selection: Selection, spec: PictureSpec) -> tuple[bytes, int]:
    """The first page as a PNG, as large as it is to be, and how many pages there are. Raises ExportFailed."""
    ensure_gui()
    pages = lay_out(selection.events, told(dressed(selection, spec), spec), paged=True)
    return png_bytes(image_of(pages)), pages.count
