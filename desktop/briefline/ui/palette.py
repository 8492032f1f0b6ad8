"""The command palette: every action of the window by its name, found by a few of its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

WIDTH, HEIGHT, TOP = 520, 420, 70
ROW_PAD = 9  # pixels of a row besides its letters
RECENT = "recent"  # object name of the menu of recent files
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QFrame):
    """Type, choose with the arrows, Enter does it. Actions that are off now are not listed.

    It lies over the window and goes with Esc, or when the cursor goes elsewhere.
    """

    def __init__(self, menus: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Command palette"))
        self.setFixedSize(WIDTH, HEIGHT)
        self._commands = [(name, action) for name, action in commands(menus) if action.isEnabled()]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Search the commands"))
        self.field.textChanged.connect(self._list)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setUniformRowHeights(True)
        self.list.setRootIsDecorated(False)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemClicked.connect(lambda _item, _column: self._run())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self._list("")
        self._before = parent.focusWidget()
        self.move((parent.width() - WIDTH) // 2, TOP)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _list(self, text: str) -> None:
        self.list.clear()
        ranked = [(likeness(text, name), name, action) for name, action in self._commands]
        found = [entry for entry in ranked if entry[0] is not None]
        if text.strip():
            found.sort(key=lambda entry: -(entry[0] or 0))
        for _, name, action in found:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem([f"✓ {name}" if action.isChecked() else name, keys])
            item.setData(0, Qt.ItemDataRole.UserRole, action)
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() + ROW_PAD))
            self.list.addTopLevelItem(item)
        self._choose(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        action: QAction = item.data(0, Qt.ItemDataRole.UserRole)
        self._leave()
        action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
            self.deleteLater()
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.key() == Qt.Key.Key_Escape and event.type() is QEvent.Type.KeyPress:
            self._leave()
            return True
        if event.type() is QEvent.Type.KeyPress and event.key() in _KEYS:
            page = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            back = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
            self._move((-1 if back else 1) * (10 if page else 1))
            return True
        return False

    def _move(self, step: int) -> None:
        current = self.list.currentItem()
        if current is not None:
            self._choose(self.list.indexOfTopLevelItem(current) + step)

    def _choose(self, row: int) -> None:
        item = self.list.topLevelItem(min(max(row, 0), self.list.topLevelItemCount() - 1))
        if item is not None:
            self.list.setCurrentItem(item)


def commands(menus: QMenuBar) -> Iterator[tuple[str, QAction]]:
    """Every action of the menus but those of recent files; a choice is named with its menu."""
    for entry in menus.actions():
        top = entry.menu()
        if isinstance(top, QMenu):
            for action in top.actions():
                inner = action.menu()
                if isinstance(inner, QMenu):
                    for choice in inner.actions() if inner.objectName() != RECENT else ():
                        if choice.isCheckable():
                            yield f"{_plain(action.text())}: {_plain(choice.text())}", choice
                        elif not choice.isSeparator():
                            yield _plain(choice.text()), choice
                elif not action.isSeparator():
                    yield _plain(action.text()), action


def likeness(typed: str, name: str) -> float | None:
    """How well some letters fit a name: None when they do not all occur in this order.

    Letters at the start of words and letters in a row count more; early ones a little more.
    """
    wanted, hay = typed.casefold().replace(" ", ""), name.casefold()
    starts = {found.start() for found in re.finditer(r"\w+", hay)}
    best: float | None = None
    for first in (place for place, letter in enumerate(hay) if wanted and letter == wanted[0]):
        score, last, at = 0.0, first - 1, first
        for letter in wanted:
            at = hay.find(letter, last + 1)
            if at < 0:
                break
            score += 1 + 2 * (at in starts) + 1.5 * (at == last + 1)
            last = at
        if at >= 0:
            total = score - 0.02 * first
            best = total if best is None else max(best, total)
    return 0.0 if not wanted else best


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
