"""Which columns a table of events shows, in what order and how wide: chosen by hand, remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from briefline.session.settings import Settings
from briefline.ui.event_columns import Column

LEAST_WIDTHS = (980, 880, 760)  # pixels that the last column, the one before it … needs the table to have
TITLE = "title"  # the column that takes what room is left
SAVE_MS = 400


class TableColumns(QObject):
    """Governs the header of a table.

    Until the user chooses, the last columns make way where the table is narrow.
    """

    def __init__(self, table: QTableView, columns: Sequence[Column], settings: Settings, name: str) -> None:
        """``name`` is what the choice is remembered under."""
        super().__init__(table)
        self._table, self._columns, self._settings = table, columns, settings
        self._name = f"columns.{name}"
        self._keys = [column.key for column in columns]
        self._chosen: frozenset[str] | None = None  # None: nobody chose yet
        self._quiet = True
        self._saving = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._saving.timeout.connect(self._save)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda point: self.menu().popup(header.viewport().mapToGlobal(point))
        )
        self._dress()
        self._restore()
        for signal in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            signal.connect(self._note)
        self._quiet = False

    @property
    def shown(self) -> list[int]:
        """The columns that are seen, from left to right."""
        header = self._table.horizontalHeader()
        logical = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in logical if not header.isSectionHidden(column)]

    def menu(self) -> QMenu:
        """A menu in which columns are ticked."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        return menu

    def fill(self, menu: QMenu) -> None:
        """Put the columns into a menu."""
        shown = self.shown
        for number, column in enumerate(self._columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(number in shown)
            action.setEnabled(column.key != TITLE)
            action.triggered.connect(lambda on, key=column.key: self.choose(key, on))
        menu.addSeparator()
        menu.addAction(self.tr("Columns as they were at first")).triggered.connect(
            lambda _=False: self.reset()
        )

    def open_menu(self) -> None:
        """Show the menu at the header, for the keyboard."""
        self.menu().popup(self._table.mapToGlobal(QPoint(24, self._table.horizontalHeader().height())))

    def choose(self, key: str, wanted: bool) -> None:
        """Show a column, or hide it."""
        shown = {self._keys[number] for number in self.shown}
        self._chosen = frozenset(shown | {key} if wanted else shown - {key}) | {TITLE}
        self._apply()
        self._note()

    def reset(self) -> None:
        """Show the columns of the first time, in the first order."""
        self._quiet = True
        self._chosen = None
        header = self._table.horizontalHeader()
        for number in range(len(self._keys)):
            header.moveSection(header.visualIndex(number), number)
        self._dress()
        self.fit()
        self._quiet = False
        self._settings.save_window_state(self._name, QByteArray())

    def fit(self) -> None:
        """Let the last columns make way where there is no room, unless they were chosen."""
        self._apply()

    def _dress(self) -> None:
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, column in enumerate(self._columns):
            self._table.setColumnWidth(number, column.width)
        header.setSectionResizeMode(self._keys.index(TITLE), QHeaderView.ResizeMode.Stretch)

    def _wanted(self) -> frozenset[str]:
        if self._chosen is not None:
            return self._chosen
        first = [column.key for column in self._columns if column.at_first]
        room = self._table.viewport().width()
        gone = sum(room < least for least in LEAST_WIDTHS)
        return frozenset(first[: len(first) - gone])

    def _apply(self) -> None:
        wanted = self._wanted()
        for number, key in enumerate(self._keys):
            if self._table.isColumnHidden(number) == (key in wanted):
                self._table.setColumnHidden(number, key not in wanted)
        header, title = self._table.horizontalHeader(), self._keys.index(TITLE)
        width = sum(each.width for each in self._columns if each.key in wanted)
        roomy = self._chosen is None or width <= self._table.viewport().width()
        mode = QHeaderView.ResizeMode.Stretch if roomy else QHeaderView.ResizeMode.Interactive
        if header.sectionResizeMode(title) != mode:
            header.setSectionResizeMode(title, mode)

    def _note(self) -> None:
        if not self._quiet:
            self._saving.start()

    def _save(self) -> None:
        header = self._table.horizontalHeader()
        state = {
            "chosen": sorted(self._chosen) if self._chosen is not None else None,
            "order": [self._keys[header.logicalIndex(place)] for place in range(header.count())],
            "widths": {
                self._keys[number]: self._table.columnWidth(number)
                for number in self.shown
                if self._keys[number] != TITLE
            },
            "sort": [header.sortIndicatorSection(), header.sortIndicatorOrder().value],
        }
        self._settings.save_window_state(self._name, QByteArray(json.dumps(state).encode()))

    def _restore(self) -> None:
        kept = self._settings.window_state(self._name)
        try:
            state = json.loads(bytes(kept.data())) if kept is not None and not kept.isEmpty() else {}
            chosen = state.get("chosen")
            self._chosen = frozenset(chosen) & set(self._keys) | {TITLE} if chosen is not None else None
            header = self._table.horizontalHeader()
            for place, key in enumerate(key for key in state.get("order", ()) if key in self._keys):
                header.moveSection(header.visualIndex(self._keys.index(key)), place)
            for key, width in state.get("widths", {}).items():
                if key in self._keys:
                    self._table.setColumnWidth(self._keys.index(key), int(width))
            section, order = state.get("sort", (-1, 0))
            if 0 <= section < len(self._keys):
                header.setSortIndicator(section, Qt.SortOrder(order))
        except (ValueError, TypeError, AttributeError):
            self._chosen = None  # not what was written here: as at first
        self._apply()
