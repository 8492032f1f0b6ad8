"""Glide: the short way of the viewport from where it is to where it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

if TYPE_CHECKING:
    from briefline.timeline.viewport import Viewport

ANIMATION_MS = 150


class Glide(QObject):
    """Moves a viewport in steps, fast first.

    Signals:
        moved(Viewport): the next place on the way; the last is the target itself.
    """

    moved = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._arrive)
        self._from: Viewport | None = None
        self._to: Viewport | None = None

    @property
    def target(self) -> Viewport | None:
        """Where it is on its way to; None at rest."""
        return self._to

    def start(self, here: Viewport, there: Viewport, duration_ms: int) -> None:
        """Set out, from wherever it was on the way to before."""
        self.halt()
        self._from, self._to = here, there
        self._animation.setDuration(duration_ms)
        self._animation.start()

    def halt(self) -> None:
        """Stay where it is."""
        self._animation.stop()
        self._from = self._to = None

    def _step(self, share: float) -> None:
        start, end = self._from, self._to
        if start is None or end is None:
            return
        self.moved.emit(
            replace(
                end,
                lo=start.lo + (end.lo - start.lo) * share,
                hi=start.hi + (end.hi - start.hi) * share,
                top=start.top + (end.top - start.top) * share,
            )
        )

    def _arrive(self) -> None:
        target = self._to
        self._from = self._to = None
        if target is not None:
            self.moved.emit(target)
