"""The gutter of the source: the numbers of its paragraphs, and the colours of the events told in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefline.model.text import Document
from briefline.paint.theme import load_theme
from briefline.ui.look import Look
from briefline.ui.source_marks import Marks, Utf16

WIDTH = 44  # pixels
BAR, GAP = 3.0, 2.0  # width of a bar, and between two
MOST_BARS = 3

Shown = tuple[Document, Marks, Utf16]


class SourceGutter(QWidget):
    """Lies in the left margin of the text, and scrolls with it."""

    def __init__(self, text: QTextBrowser, look: Look, shown: Callable[[], Shown | None]) -> None:
        """``shown`` gives the document, its marks and positions; None while none is written."""
        super().__init__(text)
        self._text, self._look, self._shown = text, look, shown
        text.verticalScrollBar().valueChanged.connect(lambda _: self.update())
        self.setAccessibleName(self.tr("Numbers of the paragraphs"))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 0)

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.surface))
        shown = self._shown()
        if shown is None:
            return
        theme = load_theme(self._look.name)
        font = self.font()
        font.setPointSizeF(max(6.0, font.pointSizeF() - 2))
        painter.setFont(font)
        for block, top, height in self._blocks():
            number, families = told_in_block(block, shown)
            painter.setPen(QColor(self._look.muted))
            if number:
                line = QRectF(0, top, WIDTH - 14, painter.fontMetrics().height() * 1.5)
                painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
            for place, family in enumerate(families[:MOST_BARS]):
                x = WIDTH - 10 + place * (BAR + GAP)
                painter.fillRect(QRectF(x, top + 3, BAR, max(height - 6, 4)), theme.family(family))

    def _blocks(self) -> Iterator[tuple[QTextBlock, float, float]]:
        """The blocks in view, each with its top and height in pixels."""
        layout = self._text.document().documentLayout()
        scrolled = self._text.verticalScrollBar().value()
        block = self._text.cursorForPosition(self._text.viewport().rect().topLeft()).block()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            top = rect.top() - scrolled
            if top > self.height():
                return
            yield block, top, rect.height()
            block = block.next()


def told_in_block(block: QTextBlock, shown: Shown) -> tuple[str, list[str]]:
    """The paragraph's number where it begins in the block, and the families of what is told there."""
    document, marks, units = shown
    start, end = units.index(block.position()), units.index(block.position() + block.length() - 1)
    if start >= end:
        return "", []
    index = document.section_index(start)
    begins = index is not None and start <= document.sections[index].span.start < end
    return (str(index + 1) if begins and index is not None else ""), marks.families_in(start, end)
