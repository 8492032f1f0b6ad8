"""The gutter of the source: the numbers of its paragraphs, and the colours of the events told in each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QTextBrowser

from briefline.model.text import Document
from briefline.paint.theme import load_theme
from briefline.ui.look import Look
from briefline.ui.source_marks import Marks, Utf16

GUTTER = 46  # pixels of the text's left margin
BAR, GAP = 3.0, 2.0  # width of a bar, and between two
MOST_BARS = 3
SMALLER = 2.0  # points by which numbers are smaller than the text


def paint_gutter(text: QTextBrowser, document: Document, marks: Marks, units: Utf16, look: Look) -> None:
    """Paint it into the left margin of a text that has just been painted, for the blocks in view."""
    layout, scrolled = text.document().documentLayout(), text.verticalScrollBar().value()
    height = text.viewport().height()
    theme = load_theme(look.name)
    painter = QPainter(text.viewport())
    painter.translate(-text.horizontalScrollBar().value(), 0)
    font = text.font()
    font.setPointSizeF(max(6.0, font.pointSizeF() - SMALLER))
    painter.setFont(font)
    painter.setPen(QColor(look.muted))
    line = text.fontMetrics().height()
    block = text.cursorForPosition(text.viewport().rect().topLeft()).block()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        top = place.top() - scrolled
        if top > height:
            break
        number, families = told_in_block(block, document, marks, units)
        if number:
            cell = QRectF(0, top, GUTTER - 16, line * 1.42)
            painter.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        for at, family in enumerate(families[:MOST_BARS]):
            x = GUTTER - 13 + at * (BAR + GAP)
            painter.fillRect(QRectF(x, top + 4, BAR, max(place.height() - 8, 4)), theme.family(family))
        block = block.next()
    painter.end()


def told_in_block(block: QTextBlock, document: Document, marks: Marks, units: Utf16) -> tuple[str, list[str]]:
    """The paragraph's number where it begins in the block, and the families of what is told there."""
    start, end = units.index(block.position()), units.index(block.position() + block.length() - 1)
    if start >= end:
        return "", []
    index = document.section_index(start)
    begins = index is not None and start <= document.sections[index].span.start < end
    return (str(index + 1) if begins and index is not None else ""), marks.families_in(start, end)
