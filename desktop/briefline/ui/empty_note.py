"""What the timeline says when it has nothing to draw."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from briefline.session.session import Session

WIDTH = 420


class EmptyNote(QLabel):
    """Lies in the middle of the timeline, shown when no event is to be drawn."""

    def __init__(self, session: Session, view: QWidget) -> None:
        super().__init__(view)
        self.setProperty("role", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._session = session
        session.sieve.changed.connect(self._follow)
        self._follow()

    def place(self) -> None:
        """Go to the middle."""
        parent = self.parentWidget()
        if parent is not None:
            self.setFixedWidth(min(WIDTH, max(100, parent.width() - 40)))
            self.adjustSize()
            self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)

    def _follow(self) -> None:
        sieve = self._session.sieve
        if sieve.events or self._session.store.holding is None:
            self.hide()
            return
        if not sieve.filter.is_empty:
            self.setText(self.tr("No dated event meets the filter. Esc clears it."))
        else:
            self.setText(self.tr("The text dates none of its events. They are under Undated, below."))
        self.place()
        self.show()
