"""The line at the bottom: how much there is, from when to when, whether it is saved, first keys to know."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from briefline.model.calendar import DAY, civil
from briefline.model.edtf import year_text
from briefline.model.when import When
from briefline.model.wording import DateStyle, words
from briefline.session.holding import Holding
from briefline.session.session import Session
from briefline.ui.saved_mark import SavedMark

ROOM = 80  # pixels between what stands in the line


class StatusLine(QWidget):
    """Counts of the open report."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.text = QLabel()
        self.saved = SavedMark(session.store)
        self._hint = QLabel(
            self.tr("wheel: zoom  ·  drag: pan  ·  ← →: events  ·  F: to the event  ·  ?: all keys")
        )
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 4)
        row.addWidget(self.text, 1)
        row.addWidget(self.saved)
        row.addSpacing(24)
        row.addWidget(self._hint)
        session.store.changed.connect(self._follow)
        session.settings.changed.connect(
            lambda name: self._follow(session.store.holding) if name == "date_style" else None
        )
        self._follow(session.store.holding)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the hint out where it would cut the counts."""
        needed = self.text.sizeHint().width() + self.saved.sizeHint().width() + self._hint.sizeHint().width()
        self._hint.setVisible(self.width() >= needed + ROOM)

    def _follow(self, holding: Holding | None) -> None:
        if holding is None:
            self.text.setText("")
            return
        undated, listed = len(holding.chronology.undated), holding.publications
        total = len(holding.by_id) - listed
        parts = [self.tr("1 event") if total == 1 else self.tr("{0} events").format(total)]
        if undated:
            parts[0] += self.tr(", {0} undated").format(undated)
        if listed:
            parts.append(
                self.tr("1 publication") if listed == 1 else self.tr("{0} publications").format(listed)
            )
        index = self._session.sieve.index
        span = span_words(*index.bounds, self._session.settings.date_style) if index is not None else ""
        parts.extend([span] if span else [])
        self.text.setText("   ·   ".join(parts))
        self.text.setToolTip(self.text.text())
        self._fit()


def span_words(first: int | None, last: int | None, style: DateStyle) -> str:
    """From the second ``first`` to before ``last``: in years, or months within one year.

    "" where either is not known.
    """
    if first is None or last is None:
        return ""
    (low, low_month, _), (high, high_month, _) = civil(first // DAY), civil((last - 1) // DAY)
    start, end = year_text(low), year_text(high)
    if low == high:
        start, end = f"{start}-{low_month:02d}", f"{end}-{high_month:02d}"
    plain = DateStyle.DAY_MONTH if style is DateStyle.ISO else style
    return words(When.parse(start if start == end else f"{start}/{end}"), plain)
