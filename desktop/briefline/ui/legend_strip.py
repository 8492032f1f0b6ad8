"""The legend below the timeline: what the looks that are on the screen mean."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefline.paint.legend import ROW, legend_rows, paint_legend
from briefline.paint.theme import Theme
from briefline.session.session import Session
from briefline.ui.timeline_item import TimelineItem

MARGIN, PAD = 12.0, 4.0
MOST_ROWS = 3


class LegendStrip(QWidget):
    """As high as the legend of the whole report, so that panning and filtering move nothing."""

    def __init__(
        self, session: Session, item: TimelineItem, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._session, self._item, self._theme = session, item, theme
        self._rows = 0
        session.store.opening.connect(self._start_over)
        session.view.timeline_changed.connect(lambda _: self._fit())
        session.view.viewport_changed.connect(lambda _: self.update())
        self._fit()

    def wear(self, theme: Theme) -> None:
        """Take on another theme."""
        self._theme = theme
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rows = 0
            self._fit()

    def _fit(self) -> None:
        whole = self._item.whole_legend()
        # a filter may make it shorter: it keeps its height all the same, so that nothing jumps
        self._rows = max(self._rows, min(MOST_ROWS, len(legend_rows(whole, self._room, self._theme))))
        self.setFixedHeight(round(self._rows * ROW + 2 * PAD) if self._rows else 0)
        self.update()

    def _start_over(self) -> None:
        self._rows = 0

    @property
    def _room(self) -> float:
        return max(100.0, self.width() - 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self._item.built
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("axis"))
        if scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(MARGIN, PAD)
        paint_legend(painter, scene.legend, self._room, self._theme)
        self.setAccessibleName(self.tr("Legend: {0}").format(", ".join(entry.text for entry in scene.legend)))
