"""The timeline with the overview strip below it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefline.paint.theme import load_theme
from briefline.session.session import Session
from briefline.ui.go_to import GoTo
from briefline.ui.legend_strip import LegendStrip
from briefline.ui.look import Look
from briefline.ui.overview_strip import OverviewStrip
from briefline.ui.parts import restyle
from briefline.ui.timeline_view import TimelineView

LEGEND_ROOM = 430  # pixels: a lower pane leaves the legend out


class TimelinePane(QWidget):
    """Both views of one viewport."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend_wanted = True
        theme = load_theme(look.name)
        self.view = TimelineView(session, theme)
        self.strip = OverviewStrip(session, theme)
        self.legend = LegendStrip(session, self.view.item, theme)
        frame = QFrame()
        frame.setObjectName("timelineFrame")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.view)
        self.go_to = GoTo(session, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(frame, 1)
        column.addWidget(self.strip)
        column.addWidget(self.legend)
        self.view.focused.connect(lambda on: restyle(frame, "focused", on))

    def want_legend(self, wanted: bool) -> None:
        """Show the legend, where there is room for it, or not."""
        self._legend_wanted = wanted
        self.legend.setVisible(wanted and self.height() >= LEGEND_ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.want_legend(self._legend_wanted)

    def wear(self, look: Look) -> None:
        """Take on another look."""
        theme = load_theme(look.name)
        self.view.wear(theme)
        self.strip.wear(theme)
        self.legend.wear(theme)
