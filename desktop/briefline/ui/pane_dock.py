"""A dockable pane: its content under a slim title, which makes way where a tab names the pane already."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefline.ui.parts import label, restyle

LEAST = QSize(130, 90)  # pixels that a pane can be made small to


class PaneDock(QDockWidget):
    """Can be moved, floated, tabbed and closed. ``plain`` is its name without the count that it may show."""

    def __init__(self, name: str, plain: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(plain, parent)
        self.setObjectName(f"pane.{name}")
        self.name, self.plain = name, plain
        self.content = content
        place = _Place(content)
        self.setWidget(place)
        self.topLevelChanged.connect(place.frame)
        self.title = _Title(self)
        self.setTitleBarWidget(self.title)
        self._seeing = QTimer(self, singleShot=True, interval=0)  # not while Qt lays the docks out
        self._seeing.timeout.connect(lambda: content.setVisible(self.is_seen))
        self.visibilityChanged.connect(lambda _: self._seeing.start())

    def count(self, count: int) -> None:
        """Show a number beside the name."""
        text = f"{self.plain} {count}"
        if text != self.windowTitle():
            self.setWindowTitle(text)
            self.title.name(text)

    @property
    def is_open(self) -> bool:
        """True where it is there, be it behind another tab."""
        return not self.isHidden()

    @property
    def is_seen(self) -> bool:
        """True where it is open and no other tab before it: Qt lays those behind far outside."""
        place = self.geometry()
        inside = self.isFloating() or (place.right() >= 0 and place.bottom() >= 0)
        return self.is_open and inside

    def take_keyboard(self) -> None:
        """Give the keyboard to the first thing in it that takes it."""
        content = self.content
        proxy = content.focusProxy()
        if proxy is not None:
            proxy.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if content.focusPolicy() & Qt.FocusPolicy.TabFocus:
            content.setFocus(Qt.FocusReason.TabFocusReason)
            return
        # not along nextInFocusChain: PySide takes each widget for a child of the one before it, and the
        # collector of garbage then deletes parts of a window that is in use
        for widget in content.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return


class _Place(QWidget):
    """Where the content is. It keeps its size while the content is hidden, behind another tab."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("panePlace")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._content = content
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(content)

    def frame(self, wanted: bool) -> None:
        """Leave a line around the content, where it floats."""
        line = 1 if wanted else 0
        self._column.setContentsMargins(line, 0, line, line)
        restyle(self, "floats", wanted)

    def minimumSizeHint(self) -> QSize:
        return self._content.minimumSize().expandedTo(LEAST)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class _Title(QWidget):
    """The name, a button to float or dock, and one to close. What the mouse does elsewhere moves the pane."""

    def __init__(self, dock: PaneDock) -> None:
        super().__init__(dock)
        self.setObjectName("paneTitle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._bare = False
        self._name = label("", "heading", grow=-1.0)
        self._name.setWordWrap(False)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.float_button = _tool("paneFloat")
        self.float_button.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_button = _tool("paneClose")
        self.close_button.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 5, 1)
        row.setSpacing(1)
        row.addWidget(self._name, 1)
        row.addWidget(self.float_button)
        row.addWidget(self.close_button)
        self.setToolTip(self.tr("Drag: move the pane. Double click: let it float, or dock it again."))
        self.name(dock.plain)

    def name(self, text: str) -> None:
        """Show another name."""
        self._name.setText(text.upper())
        self._name.setAccessibleName(text)
        self.float_button.setToolTip(self.tr("Float or dock"))
        self.float_button.setAccessibleName(self.tr("Float or dock the pane “{0}”").format(text))
        self.close_button.setToolTip(self.tr("Close; View ▸ Panes opens it again"))
        self.close_button.setAccessibleName(self.tr("Close the pane “{0}”").format(text))

    def make_way(self, bare: bool) -> None:
        """Take no room, where a tab names the pane; or take it again."""
        if bare != self._bare:
            self._bare = bare
            for part in (self._name, self.float_button, self.close_button):
                part.setVisible(not bare)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(0, 0) if self._bare else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0) if self._bare else QSize(60, super().minimumSizeHint().height())


def _tool(name: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName(name)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the View menu and its keys do the same
    made.setFixedSize(20, 20)
    return made
