"""Drawing pictures in a process of their own, so that the window never waits. No widgets here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImageWriter

from briefline.model.event import Event
from briefline.page.spec import PictureSpec
from briefline.paint.picture import Window, ensure_gui, render_picture, write_picture


def warm_up() -> None:
    """Load what drawing needs, so that the first preview is there sooner."""
    ensure_gui()


def write(path: str, events: tuple[Event, ...], spec: PictureSpec, window: Window | None) -> str:
    """Write the picture; returns its path. Raises ExportFailed."""
    ensure_gui()
    write_picture(Path(path), events, spec, window=window)
    return path


def preview(
    events: tuple[Event, ...], spec: PictureSpec, window: Window | None, width: int, height: int
) -> bytes:
    """The picture as a PNG no larger than width × height pixels. Raises ExportFailed."""
    ensure_gui()
    small = render_picture(events, spec, window=window).scaled(
        width,
        height,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(small)
    return bytes(buffer.data().data())
