"""The one graphics item of the timeline: shows the scene of the present viewport."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSizeF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from briefline.paint.painter import MOST_NEW, paint_scene
from briefline.paint.theme import Theme, measurer
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.timeline.parts import Hit, LegendEntry, Link
from briefline.timeline.scene import PATIENCE, Scene, build_scene
from briefline.timeline.ticks import NO_STEPS, Steps
from briefline.ui.whole_legend import whole_legend


class TimelineItem(pg.GraphicsObject):  # type: ignore[misc]
    """Builds the scene when the viewport, the layout or the size is another, and paints it."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._measure = measurer(theme)
        self._size = QSizeF(0, 0)
        self._scene: Scene | None = None
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._go_on)
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption, False)

    def wear(self, theme: Theme) -> None:
        """Take on another theme."""
        self._theme = theme
        self._measure = measurer(theme)
        self.renew()

    def resize(self, width: float, height: float) -> None:
        """Take another size, in pixels."""
        self.prepareGeometryChange()
        self._size = QSizeF(width, height)
        self.renew()

    def renew(self) -> None:
        """Build the scene anew with the next paint."""
        self._scene = None
        self.update()

    def _go_on(self) -> None:
        """Show what the last frame left out."""
        if self._scene is not None and self._scene.settled:
            self.update()
        else:
            self.renew()

    @property
    def built(self) -> Scene | None:
        """The scene of what is on the screen; None without a report."""
        timeline, viewport = self._session.view.timeline, self._session.view.viewport
        if self._scene is None and timeline is not None and viewport is not None and not self._size.isEmpty():
            self._scene = build_scene(
                timeline,
                viewport,
                self._size.width(),
                self._size.height(),
                self._measure,
                steps=steps_of(self._session.settings),
                pins=self._session.marks.pins(timeline.style),
                patience=PATIENCE,
            )
        return self._scene

    def whole_legend(self) -> tuple[LegendEntry, ...]:
        """The legend of everything, whatever part is on the screen."""
        timeline = self._session.view.timeline
        if timeline is None:
            return ()
        known = timeline.cache.get(("legend",))
        if known is None:
            known = timeline.cache[("legend",)] = whole_legend(timeline)
        return tuple(known)

    def hit(self, x: float, y: float) -> Hit | None:
        """What is at a point of the view, in pixels."""
        scene = self.built
        return scene.hit(x, y) if scene else None

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size.width(), self._size.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        scene = self.built
        if scene is None:
            return
        if not scene.timeline.events:
            painter.fillRect(self.boundingRect(), self._theme.colour("background"))
            return
        focus, holding = self._session.focus, self._session.store.holding
        links: tuple[Link, ...] = ()
        selected = frozenset(focus.chosen)
        if holding is not None and len(selected) == 1:
            links = scene.links({id: holding.told_with(id) for id in selected}, "told")
            links += scene.links({id: tuple(holding.links_of(id)) for id in selected})
        left = paint_scene(
            painter,
            scene,
            self._theme,
            selected=selected,
            hovered=focus.hovered,
            links=links,
            most_new=MOST_NEW,
        )
        if left or not scene.settled:
            self._more.start()


def steps_of(settings: Settings) -> Steps:
    """The steps of the axis that the settings want."""
    if settings.ticks == "weeks":
        return Steps(weeks=True, first=settings.first_weekday)
    return Steps(quarters=True) if settings.ticks == "quarters" else NO_STEPS
