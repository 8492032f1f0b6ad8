"""The field of the filter: completes fields and values, and marks in place what it cannot use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from briefline.model.wording import words
from briefline.session.completion import Proposals, propose
from briefline.session.facets import FACET
from briefline.session.query import Term
from briefline.session.reference import is_counted
from briefline.session.session import Session
from briefline.ui.bubble import Bubble

_MARKED = QInputMethodEvent.AttributeType.TextFormat


class QueryField(QLineEdit):
    """A line for a query. What it means is the session's business; ``mark`` shows what is wrong.

    Down and Up go through the proposals, Tab or Enter takes one, Escape puts them away.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._proposals = Proposals(0, 0, ())
        self._proposed_for = ""
        self._marked: tuple[Term, ...] = ()
        self._bubble = Bubble(self)
        self.list = QListWidget(self)
        self.list.setObjectName("proposals")
        self.list.setAccessibleName(self.tr("Proposals for the filter"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self.take(item.text()))
        self.list.hide()
        self.textEdited.connect(lambda _text: self._propose())
        self.textChanged.connect(self._changed)

    def mark(self, terms: tuple[Term, ...]) -> None:
        """Underline the terms that have an error, and say the first one."""
        self._marked = tuple(term for term in terms if term.error)
        attributes = []
        colour = self.palette().color(QPalette.ColorRole.BrightText)
        for term in self._marked:
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(colour)
            start = term.start - self.cursorPosition()
            attributes.append(QInputMethodEvent.Attribute(_MARKED, start, term.end - term.start, form))
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))
        text = self._marked[0].error if self._marked else self._counted(terms)
        self.setAccessibleDescription(text)
        self._bubble.tell("" if self.list.isVisible() else text, wrong=bool(self._marked))

    def _counted(self, terms: tuple[Term, ...]) -> str:
        """What the dates in the query mean that are counted from another one."""
        sieve, style = self._session.sieve, self._session.settings.date_style
        meanings = ((term.value, sieve.meaning(term)) for term in terms)
        told = [
            self.tr("“{0}” is {1}").format(value, words(when, style))
            for value, when in meanings
            if when is not None and is_counted(when)
        ]
        if not told:
            return ""
        return self.tr("{0}, counted from {1}").format("; ".join(told), self._session.reference.told())

    @property
    def errors(self) -> tuple[Term, ...]:
        """The terms that are marked."""
        return self._marked

    def take(self, text: str) -> None:
        """Put a proposal where the term that it completes stands."""
        whole, proposals = self.text(), self._proposals
        closed = "" if text.endswith(":") else " "
        rest = whole[proposals.end :]
        self.setText(f"{whole[: proposals.start]}{text}{closed}{rest.lstrip() if closed else rest}")
        self.setCursorPosition(proposals.start + len(text) + len(closed))
        self._propose()

    def _changed(self, text: str) -> None:
        self._bubble.hide()
        if text != self._proposed_for:  # not typed here
            self.list.hide()

    def _propose(self) -> None:
        self._proposed_for = self.text()
        self._proposals = propose(self.text(), self.cursorPosition(), self._values)
        texts = self._proposals.texts
        self.list.clear()
        if not texts or not self.hasFocus():
            self.list.hide()
            return
        self._bubble.hide()
        self.list.addItems(list(texts))
        window = self.window()
        self.list.setParent(window)
        height = self.list.sizeHintForRow(0) * len(texts) + 2 * self.list.frameWidth() + 4
        width = min(max(220, self.list.sizeHintForColumn(0) + 30), window.width() - 8)
        corner = self.mapTo(window, QPoint(self.cursorRect().left(), self.height() + 2))
        left = max(4, min(corner.x(), window.width() - width - 4))
        self.list.setGeometry(left, corner.y(), width, height)
        self.list.show()
        self.list.raise_()

    def _values(self, field: str) -> Sequence[str]:
        index = self._session.sieve.index
        if index is None:
            return ()
        values = index.values(f"{FACET}{field}" if field == "participant" else field)
        return sorted(values, key=lambda value: (-len(values[value]), value.casefold()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.list.isVisible():
            row, count = self.list.currentRow(), self.list.count()
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((row + step) % count if row >= 0 or step > 0 else count - 1)
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if row >= 0:
                    self.take(self.list.item(row).text())
                else:
                    self.list.hide()
                return
            if event.key() == Qt.Key.Key_Escape:
                self.list.hide()
                return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        if next and self.list.isVisible():
            self.take(self.list.item(max(self.list.currentRow(), 0)).text())
            return True
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.list.hide()
