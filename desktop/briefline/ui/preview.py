"""A picture shown as large as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget


class Preview(QWidget):
    """Keeps the picture's proportions; a word in its place until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(360, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Preview"))
        self._picture = QImage()

    @property
    def is_empty(self) -> bool:
        """True until the first picture is there."""
        return self._picture.isNull()

    def show_data(self, data: bytes) -> None:
        """Show a picture in the PNG format."""
        self._picture = QImage.fromData(data)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture.isNull():
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drawing the preview …"))
            return
        size = self._picture.size().scaled(self.size() * 0.995, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, *size.toTuple()
        )
        ratio = self.devicePixelRatioF()
        sharp = self._picture.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(place, sharp)
        painter.setPen(QPen(QColor(self.palette().mid().color())))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
