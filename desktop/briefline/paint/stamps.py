"""Images of what is drawn again and again: labels, small marks and chips, for the screen only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from math import ceil, floor

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPaintEngine, QPainter

from briefline.paint.theme import Theme

_BYTES = 48 * 2**20  # images kept for a theme
_PHASES = 4  # steps of a pixel that a stamp may be shifted by


class Stamps:
    """The images of one theme at one device pixel ratio."""

    __slots__ = ("_bytes", "_images", "_left", "_ratio", "waiting")

    def __init__(self, ratio: float) -> None:
        self.waiting = 0
        self._left = 0
        self._ratio = ratio
        self._images: dict[Hashable, QImage] = {}
        self._bytes = 0

    @classmethod
    def of(cls, painter: QPainter, theme: Theme, most_new: int | None = None) -> Stamps | None:
        """The stamps for a frame; None where all is to be drawn as text and shapes: in pictures.

        In the frame at most ``most_new`` labels are drawn that have no image yet; ``waiting`` counts those
        left out.
        """
        engine = painter.paintEngine()
        transform = painter.transform()
        turned = transform.isScaling() or transform.isRotating()
        if engine is None or engine.type() is not QPaintEngine.Type.Raster or turned:
            return None
        ratio = painter.device().devicePixelRatio()
        found: Stamps = theme.known.setdefault(("stamps", ratio), cls(ratio))
        found.waiting = 0
        found._left = most_new if most_new is not None else sys.maxsize
        return found

    def put(
        self,
        painter: QPainter,
        key: Hashable,
        x: float,
        y: float,
        reach: tuple[float, float, float, float],
        draw: Callable[[QPainter], None],
        *,
        whole: bool = False,
    ) -> bool:
        """Draw at x, y what ``draw`` paints there, from its image when it was drawn before.

        ``key`` says what it is, whatever its place; ``reach`` are the pixels that it takes left of, above,
        right of and below x, y. Places are rounded to a quarter of a pixel; with ``whole``, for what
        holds text, to a pixel. False when it was left out, as there were enough new ones in this frame.
        """
        phases, ratio = 1 if whole else _PHASES, self._ratio
        step = phases * ratio
        column, row = floor(x * step + 0.5), floor(y * step + 0.5)
        full = key if whole else (key, column % phases, row % phases)
        left, top, right, bottom = reach
        left, top = ceil(left * ratio), ceil(top * ratio)  # images lie on whole device pixels
        image = self._images.get(full)
        across, down = column // phases - left, row // phases - top
        if image is None:
            if whole:
                if self._left <= 0:
                    self.waiting += 1
                    return False
                self._left -= 1
            image = self._blank(left / ratio + right + 1, top / ratio + bottom + 1)
            own = QPainter(image)
            own.setRenderHint(QPainter.RenderHint.Antialiasing)
            own.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            own.translate(column / step - x - across / ratio, row / step - y - down / ratio)
            draw(own)
            own.end()
            self._images[full] = image
        if ratio == 1.0:
            painter.drawImage(across, down, image)
        else:
            painter.drawImage(QPointF(across / ratio, down / ratio), image)
        return True

    def _blank(self, width: float, height: float) -> QImage:
        image = QImage(
            ceil(width * self._ratio), ceil(height * self._ratio), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(self._ratio)
        image.fill(0)
        self._bytes += image.sizeInBytes()
        while self._bytes > _BYTES and self._images:
            self._bytes -= self._images.pop(next(iter(self._images))).sizeInBytes()
        return image
