"""Quotes: the mentions of an event, verbatim, each a way to its place in the source."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefline.model.event import Mention
from briefline.model.text import Document
from briefline.ui.parts import WrappedLabel

LONGEST = 420  # characters of a quote that are shown


def quote_html(mention: Mention) -> str:
    """The quote with its time expression bold, shortened around that when it is long."""
    text, start = mention.quote, mention.span.start
    bold = (0, 0)
    if mention.time is not None and mention.span.covers(mention.time.span):
        bold = (mention.time.span.start - start, mention.time.span.end - start)
    first, last = 0, len(text)
    if len(text) > LONGEST:
        first = max(0, min(bold[0] - LONGEST // 2, len(text) - LONGEST))
        last = first + LONGEST
    bold = (max(bold[0], first), min(max(bold[1], first), last))
    before, inside, after = text[first : bold[0]], text[bold[0] : bold[1]], text[bold[1] : last]
    strong = f"<span style='font-weight:600'>{escape(inside)}</span>" if inside else ""
    return f"{'… ' if first else ''}{escape(before)}{strong}{escape(after)}{' …' if last < len(text) else ''}"


class QuoteCard(QFrame):
    """One mention. A click, or Enter, asks for its place in the source.

    Signals:
        wanted(start, end, document): show these characters of the document.
    """

    wanted = Signal(int, int, str)

    def __init__(self, mention: Mention, document: Document | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quote")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(mention.quote)
        self._mention = mention
        index = document.section_index(mention.span.start) if document else None
        tip = self.tr("Click: show it in the source")
        if index is not None:
            tip += self.tr("\n¶ {0}: it stands in paragraph {0} of the text").format(index + 1)
        self.setToolTip(tip)
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        place = f"&nbsp;<span style='color:{muted}'>¶&nbsp;{index + 1}</span>" if index is not None else ""
        self._label = WrappedLabel(quote_html(mention).replace("\n", "<br>") + place)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 6)
        column.addWidget(self._label)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.wanted.emit(self._mention.span.start, self._mention.span.end, self._mention.document)
