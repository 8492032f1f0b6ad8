"""The small parts that panes are built of: labels by role, chips, links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

CHIP_WIDTH = 270


class WrappedLabel(QLabel):
    """A label that wraps at whatever width it is given.

    Qt would look for a pleasing width by laying the text out many times; here only the height for the
    width that the column has is ever asked for.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())


def label(text: str, role: str = "", *, selectable: bool = False, grow: float = 0.0) -> QLabel:
    """A label that wraps. ``role`` is what the style sheet knows it by, ``grow`` adds points to the type."""
    made = WrappedLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if grow:
        font = QFont(made.font())
        font.setPointSizeF(font.pointSizeF() + grow)
        made.setFont(font)
    return made


def heading(text: str) -> QLabel:
    """The small heading over a group."""
    made = label(text.upper(), "heading", grow=-1.0)
    made.setAccessibleName(text)
    return made


class Chip(QPushButton):
    """A button whose text ends in an ellipsis where the line is too narrow for it."""

    @property
    def shown(self) -> str:
        """The text as it is written now."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        text = self.text().replace("&&", "&")
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self.width() < self.sizeHint().width():
            option.text = self.shown.replace("&", "&&")
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def chip(text: str, tip: str, clicked: Callable[[], object]) -> Chip:
    """A rounded button for one value."""
    made = Chip()
    made.setProperty("role", "chip")
    short = QFontMetrics(made.font()).elidedText(text, Qt.TextElideMode.ElideRight, CHIP_WIDTH)
    made.setText(short.replace("&", "&&"))
    made.setToolTip(tip)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def button(text: str, clicked: Callable[[], object]) -> QPushButton:
    """A plain button."""
    made = QPushButton(text)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def link(text: str, clicked: Callable[[], object]) -> QPushButton:
    """A button that looks like a link."""
    made = QPushButton(text)
    made.setProperty("role", "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and apply the style anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def mark_key_focus(widget: QWidget, event: QFocusEvent) -> None:
    """Let the style sheet show the focus that came with the Tab key; a click shows itself where it went."""
    restyle(widget, "byKey", by_tab_key(event))


def by_tab_key(event: QFocusEvent) -> bool:
    """True when the focus came with Tab or Shift+Tab."""
    return event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
