"""View history: the viewports that were rested at, to go back and forward through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from briefline.timeline.viewport import Viewport

LIMIT = 100


class ViewHistory(QObject):
    """Two stacks around the viewport that is rested at.

    Signals:
        changed(): there is more, or less, to go back or forward to.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._back: list[Viewport] = []
        self._forward: list[Viewport] = []
        self._resting: Viewport | None = None

    @property
    def can_go_back(self) -> bool:
        """True when there is an earlier viewport."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """True after going back."""
        return bool(self._forward)

    def start_over(self, here: Viewport) -> None:
        """Forget everything but where the view is now."""
        self._back.clear()
        self._forward.clear()
        self._resting = here
        self.changed.emit()

    def rest(self, here: Viewport | None) -> None:
        """The view has come to rest: what it came from can be gone back to."""
        if here is None or here == self._resting:
            return
        if self._resting is not None:
            self._back.append(self._resting)
            del self._back[:-LIMIT]
            self._forward.clear()
        self._resting = here
        self.changed.emit()

    def back(self, here: Viewport | None) -> Viewport | None:
        """The viewport before, to move to; None when there is none."""
        self.rest(here)
        return self._travel(self._back, self._forward, here)

    def forward(self, here: Viewport | None) -> Viewport | None:
        """The viewport that was gone back from; None when there is none."""
        return self._travel(self._forward, self._back, here)

    def _travel(
        self, source: list[Viewport], other: list[Viewport], here: Viewport | None
    ) -> Viewport | None:
        if not source or here is None:
            return None
        other.append(here)
        self._resting = source.pop()
        self.changed.emit()
        return self._resting
