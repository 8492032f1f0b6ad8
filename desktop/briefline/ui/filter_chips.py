"""What is ticked in the facets, each with a way to take it back: seen also where the facets are not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from briefline.session.facets import FACETS
from briefline.session.session import Session
from briefline.ui.facet_names import facet_title, value_name
from briefline.ui.flow import FlowLayout
from briefline.ui.parts import chip, link

MOST = 12  # values that have a chip of their own


class FilterChips(QFrame):
    """A row below the top bar; gone while nothing is ticked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterChips")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._shown: object = None
        only = QLabel(self.tr("Only"))
        only.setProperty("role", "muted")
        chips = QWidget()
        self._flow = FlowLayout(chips)
        self._all = link("", self._clear)
        self._all.setToolTip(self.tr("Esc clears the whole filter"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(10)
        row.addWidget(only)
        row.addWidget(chips, 1)
        row.addWidget(self._all)
        session.sieve.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        ticked = self._session.sieve.filter.facets
        pairs = [(facet, value) for facet in FACETS for value in sorted(ticked.get(facet, ()))]
        if pairs == self._shown:
            return
        self._shown = pairs
        while item := self._flow.takeAt(0):
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for facet, value in pairs[:MOST]:
            self._flow.addWidget(self._chip(facet, value))
        rest = len(pairs) - MOST
        text = self.tr("clear all") if rest <= 0 else self.tr("clear all, {0} more too").format(rest)
        self._all.setText(text)
        self.setVisible(bool(pairs))

    def _chip(self, facet: str, value: str) -> QPushButton:
        name = f"{facet_title(facet)}: {value_name(self._session, facet, value)}"
        made = chip(f"{name}  ✕", self.tr("Click: do not filter by it"), partial(self._drop, facet, value))
        made.setAccessibleName(self.tr("Do not filter by {0}").format(name))
        return made

    def _drop(self, facet: str, value: str) -> None:
        sieve = self._session.sieve
        sieve.filter = sieve.filter.with_facet(facet, value, False)

    def _clear(self) -> None:
        sieve = self._session.sieve
        sieve.filter = replace(sieve.filter, facets={})
