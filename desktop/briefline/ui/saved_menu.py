"""The filters that the project keeps under a name: chosen, saved, removed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from briefline.session.saved_filters import filter_of, save_filter
from briefline.session.session import Session


class SavedMenu(QToolButton):
    """A button with the list of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setText("★")
        self.setAccessibleName(self.tr("Saved filters"))
        self.setProperty("role", "button")
        self.setToolTip(self.tr("Filters saved in the project"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list = QMenu(self)
        self.list.aboutToShow.connect(self.fill)
        self.setMenu(self.list)

    def fill(self) -> None:
        """List the filters as they are now."""
        menu, session = self.list, self._session
        menu.clear()
        holding = session.store.holding
        names = sorted(holding.project.filters, key=str.casefold) if holding else []
        for name in names:
            menu.addAction(name.replace("&", "&&")).triggered.connect(partial(self.apply, name))
        if not names:
            menu.addAction(self.tr("None yet")).setEnabled(False)
        menu.addSeparator()
        save = menu.addAction(self.tr("Save this filter…"))
        save.setEnabled(not session.sieve.filter.is_empty and not session.store.is_read_only)
        save.triggered.connect(lambda _=False: self._ask())
        if names and not session.store.is_read_only:
            remove = menu.addMenu(self.tr("Remove"))
            for name in names:
                action = remove.addAction(name.replace("&", "&&"))
                action.triggered.connect(partial(self.remove, name))

    def apply(self, name: str, _checked: bool = False) -> None:
        """Filter by a saved one."""
        holding = self._session.store.holding
        if holding is not None and name in holding.project.filters:
            self._session.sieve.filter = filter_of(holding.project.filters[name])

    def save(self, name: str) -> None:
        """Save the filter in force under a name; an older one of that name is replaced."""
        wanted, kept = self._session.sieve.filter, " ".join(name.split())
        if kept:
            self._session.store.edit(lambda project, at: save_filter(project, kept, wanted, at))

    def remove(self, name: str, _checked: bool = False) -> None:
        """Forget a saved filter; undo brings it back."""
        self._session.store.edit(lambda project, at: save_filter(project, name, None, at))

    def _ask(self) -> None:
        proposal = self._session.sieve.filter.text
        name, wanted = QInputDialog.getText(
            self, self.tr("Save this filter"), self.tr("Name of the filter"), text=proposal
        )
        if wanted:
            self.save(name)
