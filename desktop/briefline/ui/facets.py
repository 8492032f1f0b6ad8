"""The facets at the left: tick kinds, categories, participants, places, topics, state of review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefline.session.facets import FACET, FACETS, ORDERED
from briefline.session.session import Session
from briefline.session.steps import Steps
from briefline.ui.facet_names import facet_title, value_name
from briefline.ui.parts import heading, label, link

SHORT = 6  # values shown of a facet before "more"


class ElidedBox(QCheckBox):
    """A tick box whose text ends in an ellipsis where there is no room for it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 30
        text = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(text.replace("&", "&&"))


class Facets(QScrollArea):
    """One group of tick boxes a facet. None ticked: everything is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facets")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(150)
        self.setAccessibleName(self.tr("Facets: tick to show only these"))
        self._session = session
        self._long: set[str] = set()
        self._boxes: dict[tuple[str, str], QCheckBox] = {}
        self._steps = Steps(self)
        session.store.changed.connect(lambda _: self._build())
        session.store.opening.connect(self._long.clear)
        session.sieve.changed.connect(self._follow)
        self._build()

    def complete(self) -> Facets:
        """Build what is still to come at once; returns itself."""
        self._steps.complete()
        return self

    def _build(self) -> None:
        self._steps.start(self._made())

    def _made(self) -> Iterator[None]:
        place = self.verticalScrollBar().value()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 14, 10, 14)
        column.setSpacing(3)
        self._boxes.clear()
        column.addLayout(self._head())
        index = self._session.sieve.index
        ticked = self._session.sieve.filter.facets
        for facet in FACETS:
            if index is None:
                break
            yield from index.work_out(f"{FACET}{facet}")
            counts = index.counts(f"{FACET}{facet}")
            order = ORDERED.get(facet)
            values = (
                [(value, counts[value]) for value in order if value in counts]
                if order
                else sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))
            )
            if not values or (facet == "document" and len(values) == 1):
                continue
            column.addWidget(heading(facet_title(facet)))
            kept = {value for value, _ in values[: None if facet in self._long else SHORT]}
            kept |= ticked.get(facet, frozenset())
            grid = QGridLayout()
            grid.setContentsMargins(0, 2, 0, 0)
            grid.setVerticalSpacing(1)
            grid.setColumnStretch(0, 1)
            for row, (value, count) in enumerate((v, c) for v, c in values if v in kept):
                self._add(grid, row, facet, value, count)
                yield
            column.addLayout(grid)
            hidden = sum(value not in kept for value, _ in values)
            if hidden:
                column.addWidget(link(self.tr("{0} more…").format(hidden), partial(self._widen, facet)))
            elif facet in self._long:
                column.addWidget(link(self.tr("fewer"), partial(self._narrow, facet)))
            column.addSpacing(12)
        column.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(inner)
        self.verticalScrollBar().setValue(place)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        hint = label(self.tr("Tick to show only these"), "muted", grow=-0.5)
        row.addWidget(hint, 1)
        self._clear = link(self.tr("clear"), self._untick)
        self._clear.setVisible(any(self._session.sieve.filter.facets.values()))
        row.addWidget(self._clear)
        row.setContentsMargins(0, 0, 0, 6)
        return row

    def _untick(self) -> None:
        sieve = self._session.sieve
        sieve.filter = replace(sieve.filter, facets={})

    def _add(self, grid: QGridLayout, row: int, facet: str, value: str, count: int) -> None:
        box = ElidedBox(value_name(self._session, facet, value))
        box.setChecked(value in self._session.sieve.filter.facets.get(facet, frozenset()))
        box.toggled.connect(lambda on, name=facet, what=value: self._tick(name, what, on))
        number = QLabel(str(count))
        number.setProperty("role", "muted")
        grid.addWidget(box, row, 0)
        grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._boxes[facet, value] = box

    def _tick(self, facet: str, value: str, wanted: bool) -> None:
        sieve = self._session.sieve
        sieve.filter = sieve.filter.with_facet(facet, value, wanted)

    def _widen(self, facet: str) -> None:
        self._long.add(facet)
        self._build()

    def _narrow(self, facet: str) -> None:
        self._long.discard(facet)
        self._build()

    def _follow(self) -> None:
        ticked = self._session.sieve.filter.facets
        known = all((facet, value) in self._boxes for facet, values in ticked.items() for value in values)
        if self._steps.is_busy or not known:
            self._build()
            return
        self._clear.setVisible(any(ticked.values()))
        for (facet, value), box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(value in ticked.get(facet, frozenset()))
            box.blockSignals(False)
