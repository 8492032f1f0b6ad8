"""Go to a date: a small field over the timeline that takes a date in the user's own words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefline.model.when import When
from briefline.session.session import Session
from briefline.ui.date_field import DateField
from briefline.ui.parts import label, restyle

WIDTH = 500
TOP = 26


class GoTo(QFrame):
    """Enter goes there, Esc or another place for the cursor closes it."""

    def __init__(self, session: Session, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("goTo")
        self._view = session.view
        self._leaving = False
        self.field = DateField(session, bubble=False)
        self.field.setPlaceholderText(self.tr("last spring, June 2021, 16.6.2021"))
        self.field.setAccessibleName(self.tr("Date to go to"))
        title = QLabel(self.tr("Go to"))
        title.setBuddy(self.field)
        self._meaning = QLabel()
        self._meaning.setProperty("role", "muted")
        self._counted = label("", "muted", grow=-0.5)
        self._reference = session.reference
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._counted)
        row.addWidget(title)
        row.addWidget(self.field, 3)
        row.addWidget(self._meaning, 2)
        self.field.told.connect(self._tell)
        self.field.understood.connect(self._arrive)
        self.field.returnPressed.connect(self._leave)
        self.field.installEventFilter(self)
        view.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the field, empty, with the cursor in it."""
        self._leaving = False
        self.field.put(None)
        self._meaning.setText("")
        counted = self._reference.told()
        self._counted.setText(self.tr("“Last spring” counts from {0}").format(counted))
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave(self) -> None:
        self._leaving = True
        self._arrive(self.field.when)

    def _arrive(self, when: When | None) -> None:
        # the worker may still be reading when Enter is pressed: then its answer goes there
        if self._leaving and when is not None and not self.field.is_unread:
            self._view.show_time(when)
            self.close_up()

    def close_up(self) -> None:
        """Hide it and give the keyboard back to the timeline."""
        had_focus = self.field.hasFocus()
        self.hide()
        parent = self.parentWidget()
        if had_focus and parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, text: str, unread: bool) -> None:
        if unread:
            self._leaving = False
        restyle(self._meaning, "role", "error" if unread else "muted")
        self._meaning.setText(self.tr("not a date") if unread else text.partition("\n")[0])
        self._meaning.setToolTip(text)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            width = min(WIDTH, parent.width() - 20)
            layout = self.layout()
            height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
            self.setGeometry((parent.width() - width) // 2, TOP, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget():
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() is QEvent.Type.FocusOut:
            self.hide()
        elif (
            event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            if event.type() is QEvent.Type.KeyPress:
                self.close_up()
            event.accept()
            return True
        return False
