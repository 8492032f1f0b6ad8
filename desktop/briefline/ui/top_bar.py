"""The top of the window: the menu bar, and the bar with what is used most."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QMenu,
    QMenuBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from briefline.ui.actions import Actions
from briefline.ui.filter_bar import FilterBar


class TopBar(QWidget):
    """Open, paste, filter, fit, lanes, folding, export.

    Signals:
        export_wanted(): the button was pressed.
    """

    export_wanted = Signal()

    def __init__(
        self, actions: Actions, filter_bar: FilterBar, lanes_menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lanes_group = actions.lanes
        self._lanes = _button()
        self._lanes.setMenu(lanes_menu)
        self._lanes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export_button = QPushButton(actions["export"].text())
        self.export_button.setProperty("role", "primary")
        self.export_button.setToolTip(
            self.tr("Save the timeline as a picture, slides, a web page or a table (Ctrl+E)")
        )
        self.export_button.clicked.connect(self.export_wanted)
        self._filter_bar = filter_bar
        opening: list[QWidget] = [_button(actions["open"]), _button(actions["paste"])]
        viewing: list[QWidget] = [
            _button(actions["fit"]),
            self._lanes,
            _button(actions.fold),
            self.export_button,
        ]
        self._rows = QGridLayout(self)
        self._rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        self._rows.setContentsMargins(12, 7, 12, 7)
        self._rows.setSpacing(7)
        self._opening, self._viewing = _side_by_side(opening), _side_by_side(viewing)
        self._two_rows: bool | None = None
        self._lay_out(False)
        chain = [*opening, filter_bar.text, filter_bar.after, filter_bar.before, *viewing]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        for action in actions.lanes.actions():
            action.toggled.connect(self._name_lanes)
        self._name_lanes()

    def _lay_out(self, two_rows: bool) -> None:
        """One row where there is room; else the filter has a row of its own."""
        if two_rows == self._two_rows:
            return
        self._two_rows = two_rows
        for widget in (self._opening, self._filter_bar, self._viewing):
            self._rows.removeWidget(widget)
        self._rows.addWidget(self._opening, 0, 0)
        self._rows.addWidget(self._viewing, 0, 2)
        if two_rows:
            self._rows.addWidget(self._filter_bar, 1, 0, 1, 3)
        else:
            self._rows.addWidget(self._filter_bar, 0, 1)
        self._rows.setColumnStretch(1, 1)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        parts = (self._opening, self._filter_bar, self._viewing)
        needed = sum(part.minimumSizeHint().width() for part in parts) + 2 * 12 + 2 * 7
        self._lay_out(event.size().width() < needed)

    def minimumSizeHint(self) -> QSize:
        buttons = self._opening.minimumSizeHint().width() + self._viewing.minimumSizeHint().width()
        width = max(buttons + 7, self._filter_bar.minimumSizeHint().width()) + 2 * 12
        return QSize(width, self._rows.minimumSize().height())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._rows.minimumSize().height())

    def _name_lanes(self) -> None:
        chosen = self._lanes_group.checkedAction()
        if chosen is not None:
            self._lanes.setText(self.tr("Lanes: {0} ▾").format(chosen.text().lower()))


def fill_menu_bar(bar: QMenuBar, actions: Actions, recent: QMenu) -> QMenu:
    """Put every action into its menu; returns the menu of the lanes."""

    def menu(text: str) -> QMenu:
        return bar.addMenu(QCoreApplication.translate("MenuBar", text))

    file = menu("&File")
    file.addActions([actions["open"], actions["add_report"], actions["paste"]])
    file.addMenu(recent)
    file.addSeparator()
    file.addActions(
        [
            actions["revise"],
            actions["save_as"],
            actions["save_copy"],
            actions["reveal"],
            actions["own_categories"],
        ]
    )
    file.addSeparator()
    file.addAction(actions["export"])
    file.addSeparator()
    file.addAction(actions["quit"])
    edit = menu("&Edit")
    edit.addActions([actions.undo, actions.redo])
    edit.addSeparator()
    edit.addActions([actions[name] for name in ("rename", "redate", "note", "confirm")])
    edit.addActions([actions[name] for name in ("merge", "link_events", "new_event", "hide")])
    edit.addSeparator()
    edit.addActions([actions["copy"], actions["select_all"]])
    edit.addSeparator()
    edit.addActions([actions["published"], actions["filter"], actions["clear"]])
    edit.addSeparator()
    actions["preferences"].setMenuRole(QAction.MenuRole.PreferencesRole)
    edit.addAction(actions["preferences"])
    view = menu("&View")
    view.addActions([actions[name] for name in ("fit", "fit_selection", "zoom_range", "zoom_in", "zoom_out")])
    view.addActions([actions[name] for name in ("earlier", "later", "go_to", "back", "forward")])
    view.addSeparator()
    view.addActions([actions[name] for name in ("centre", "previous_in_lane", "next_in_lane")])
    marks = view.addMenu(bar.tr("Marks and range"))
    marks.addActions([actions[name] for name in ("mark", "keep_mark", "previous_mark", "next_mark")])
    marks.addActions([actions[name] for name in ("range_start", "range_end", "remove_marks")])
    view.addSeparator()
    lanes = view.addMenu(bar.tr("Lanes"))
    lanes.addActions(actions.lanes.actions())
    lanes_menu = view.addMenu(bar.tr("Arrange the lanes"))
    lanes_menu.addActions([actions[name] for name in ("collapse_lane", "lane_up", "lane_down")])
    lanes_menu.addActions([actions[name] for name in ("higher", "lower", "lanes_reset")])
    view.addAction(actions.fold)
    view.addMenu(bar.tr("Years divided into")).addActions(actions.ticks.actions())
    view.addMenu(bar.tr("Weeks on the axis begin on")).addActions(actions.week_starts.actions())
    view.addActions([actions.legend, actions.rest])
    view.addSeparator()
    actions.panes.fill(view)
    view.addAction(actions["columns"])
    view.addSeparator()
    view.addMenu(bar.tr("Dates in figures")).addActions(actions.figures.actions())
    view.addMenu(bar.tr("Language of reports")).addActions(actions.languages.actions())
    view.addMenu(bar.tr("Dates written as")).addActions(actions.styles.actions())
    view.addMenu(bar.tr("Look")).addActions(actions.themes.actions())
    view.addMenu(bar.tr("Mouse wheel")).addActions(actions.wheels.actions())
    view.addMenu(bar.tr("Movement")).addActions(actions.motions.actions())
    menu("&Help").addActions(
        [actions[name] for name in ("help", "keys", "palette", "sample", "start_page", "about")]
    )
    return lanes


def _side_by_side(widgets: list[QWidget]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(7)
    for widget in widgets:
        row.addWidget(widget)
    return made


def _button(action: QAction | None = None) -> QToolButton:
    made = QToolButton()
    made.setProperty("role", "button")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if action is not None:
        made.setDefaultAction(action)
    return made
