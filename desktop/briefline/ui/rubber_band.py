"""The band that is drawn around events to select them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

PAD = 6


class RubberBand(QWidget):
    """Lies over the timeline while it is drawn, and says how many events are inside."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rect = QRectF()
        self._count = 0
        self.hide()

    @property
    def count(self) -> int:
        """How many events are inside."""
        return self._count

    def stretch(self, rect: QRectF, count: int) -> None:
        """Cover a rectangle of the parent, with that many events inside."""
        parent = self.parentWidget()
        if parent is None:
            return
        self._rect, self._count = rect, count
        self.setGeometry(parent.rect())
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        soft = QColor(accent)
        soft.setAlphaF(0.12)
        painter.setPen(QPen(accent, 1.2))
        painter.setBrush(soft)
        painter.drawRect(self._rect)
        text = self.tr("1 event") if self._count == 1 else self.tr("{0} events").format(self._count)
        metrics = self.fontMetrics()
        place = QRectF(
            self._rect.right() + PAD,
            self._rect.bottom() + PAD,
            metrics.horizontalAdvance(text) + 2 * PAD,
            metrics.height() + PAD,
        )
        if place.right() > self.width():
            place.moveRight(self._rect.left() - PAD)
        if place.bottom() > self.height():
            place.moveBottom(self._rect.top() - PAD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.Base))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
