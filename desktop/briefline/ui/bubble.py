"""What a field has to say about what stands in it, shown below while it has the cursor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QLabel, QWidget

from briefline.ui.parts import restyle

GAP = 3  # pixels between the field and the bubble


class Bubble(QLabel):
    """Belongs to one field; "" hides it."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setObjectName("dateBubble")
        self._field = field
        self.hide()
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Move):
                self.place()
            elif event.type() == QEvent.Type.FocusOut:
                self.hide()
        return False

    def tell(self, text: str, *, wrong: bool) -> None:
        """Say another text; ``wrong`` ones are told as errors."""
        restyle(self, "state", "unread" if wrong else "")
        self.setText(text)
        self.place()

    def place(self) -> None:
        """Show it below the field, or hide it where it has nothing to say."""
        if not self.text() or not self._field.hasFocus():
            self.hide()
            return
        window = self._field.window()
        self.setParent(window)
        self.adjustSize()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + GAP))
        corner.setX(max(4, min(corner.x(), window.width() - self.width() - 4)))
        self.move(corner)
        self.show()
        self.raise_()
