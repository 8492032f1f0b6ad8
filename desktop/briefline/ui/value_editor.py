"""The field in which one value of an event is typed or chosen."""

from __future__ import annotations

from abc import ABCMeta, abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefline.model import corrections
from briefline.model.event import Event
from briefline.session.session import Session
from briefline.session.take_over import take_over
from briefline.ui.parts import button, label, restyle


class _WidgetMeta(type(QWidget), ABCMeta):  # type: ignore[misc]
    """Lets a widget have abstract methods."""


class ValueEditor(QWidget, metaclass=_WidgetMeta):
    """A field with Set and Cancel. Enter sets, Escape gives up; what is typed outlives everything else.

    Signals:
        grew(): what is said below the field takes another height.
    """

    grew = Signal()

    def __init__(self, session: Session, event: Event, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._event, self._field = session, event, field
        self.input = self._make(session.drafts.text(event.id, field) or "")
        name = {"when": self.tr("date"), "blurb": self.tr("summary")}.get(field, field)
        self.input.setAccessibleName(self.tr("New {0} of the event").format(name))
        self.input.installEventFilter(self)
        self.set_button = button(self.tr("Set"), self.commit)
        self.set_button.setProperty("role", "primary")
        self.cancel_button = button(self.tr("Cancel"), self.give_up)
        self._hint = label("", "muted", grow=-0.5)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.set_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.input)
        column.addWidget(self._hint)
        column.addLayout(row)
        self._say(self._help())
        self._begin()

    def _begin(self) -> None:
        """Called once everything is in place."""

    @abstractmethod
    def _make(self, text: str) -> QWidget:
        """The input, with a text in it."""

    @abstractmethod
    def _value(self) -> Any:
        """What stands in the input, as the field takes it."""

    def _help(self) -> str:
        return ""

    def _say(self, text: str, role: str = "muted") -> None:
        restyle(self._hint, "role", role)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        QTimer.singleShot(0, self, self.grew.emit)

    def take_cursor(self) -> None:
        """Put the cursor into the field, all of it selected."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.input, QLineEdit):
            self.input.selectAll()

    def _keep(self, text: str) -> None:
        self._session.drafts.put(self._event.id, self._field, text)

    def commit(self) -> None:
        """Take over what was typed; the field is open again with it where that could not be written."""
        self._set(
            lambda project, at: corrections.set_field(project, self._event.id, self._field, self._value(), at)
        )

    def _set(self, make: Callable[[Any, str], Any]) -> None:
        take_over(self._session.store, self._session.drafts, self._event.id, self._field, make)

    def give_up(self) -> None:
        """Close the field without taking anything over."""
        self._session.drafts.close(self._event.id, self._field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            by_control = enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape or by_control:
                event.accept()
                if kind is QEvent.Type.KeyPress:
                    QTimer.singleShot(0, self, self.commit if by_control else self.give_up)
                return True
        return super().eventFilter(watched, event)
