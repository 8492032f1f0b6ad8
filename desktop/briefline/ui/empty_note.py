"""What the timeline says when it has nothing to draw."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefline.session.filter import Filter
from briefline.session.session import Session
from briefline.ui.parts import button

WIDTH = 420


class EmptyNote(QWidget):
    """Lies in the middle of the timeline, shown when no event is to be drawn."""

    def __init__(self, session: Session, view: QWidget) -> None:
        super().__init__(view)
        self._session = session
        self._text = QLabel()
        self._text.setProperty("role", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        self.clear = button(self.tr("Clear the filter"), self._clear)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._text)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignCenter)
        session.sieve.changed.connect(self._follow)
        self._follow()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def place(self) -> None:
        """Go to the middle."""
        parent = self.parentWidget()
        if parent is not None:
            self.setFixedWidth(min(WIDTH, max(100, parent.width() - 40)))
            self.adjustSize()
            self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)

    def _clear(self) -> None:
        self._session.sieve.filter = Filter()

    def _follow(self) -> None:
        sieve = self._session.sieve
        if sieve.events or self._session.store.holding is None:
            self.hide()
            return
        filtered = not sieve.filter.is_empty
        if filtered and sieve.undated:
            count = len(sieve.undated)
            self._text.setText(
                self.tr(
                    "No dated event meets the filter; {0} without a date are under Undated, below."
                ).format(count)
            )
        elif filtered:
            self._text.setText(self.tr("No event meets the filter."))
        else:
            self._text.setText(self.tr("The text dates none of its events. They are under Undated, below."))
        self.clear.setVisible(filtered)
        self.place()
        self.show()
