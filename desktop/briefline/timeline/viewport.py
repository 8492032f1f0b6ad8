"""The window on the time axis that is being looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window [lo, hi] in axis units of the timeline's scale, and how far it is scrolled down.

    ``top`` is in pixels of the content, 0 at its upper edge. Values are not clamped here: pass the
    result through ``Timeline.clamp``.
    """

    lo: float
    hi: float
    top: float = 0.0

    @property
    def span(self) -> float:
        """Width of the window in axis units."""
        return self.hi - self.lo

    def pan(self, fraction: float) -> Viewport:
        """Move by a fraction of the window's width; positive goes to later times."""
        shift = self.span * fraction
        return replace(self, lo=self.lo + shift, hi=self.hi + shift)

    def zoom(self, factor: float, at: float = 0.5) -> Viewport:
        """Make the window ``factor`` times narrower (above 1 zooms in); ``at``, 0 to 1, stays put."""
        fixed = self.lo + self.span * at
        span = self.span / factor
        lo = fixed - span * at
        return replace(self, lo=lo, hi=lo + span)

    def scroll(self, dy: float) -> Viewport:
        """Scroll the lanes by ``dy`` pixels; positive shows what is further down."""
        return replace(self, top=self.top + dy)
