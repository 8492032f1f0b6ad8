"""What a scene is made of. All coordinates are pixels from the scene's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from briefline.timeline.columns import Look
from briefline.timeline.labels import NORMAL, LabelSize
from briefline.timeline.viewport import Viewport

_FAR = 20_000.0  # pixels beyond the plot where drawing ends


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle that the window is mapped to: ``left`` to ``right`` in pixels."""

    viewport: Viewport
    left: float
    right: float

    @property
    def resolution(self) -> float:
        """Axis units a pixel."""
        return (self.viewport.hi - self.viewport.lo) / (self.right - self.left)

    def x(self, units: float) -> float:
        """The pixel of axis units."""
        return self.left + (units - self.viewport.lo) / self.resolution

    def units(self, x: float) -> float:
        """Axis units of a pixel."""
        return self.viewport.lo + (x - self.left) * self.resolution

    def near(self, x: float) -> float:
        """A pixel, or the nearest one that is still sensible to draw to."""
        return min(max(x, self.left - _FAR), self.right + _FAR)


class Mark(NamedTuple):
    """An event's mark. ``x0`` to ``x1`` is all it can touch, ``core0`` to ``core1`` what is known.

    ``shape`` is "point" or "bar"; the core is empty (core0 >= core1) when only a range is known.
    ``y`` is the centre. ``inside`` is False when only the label, not the time itself, is in the window.
    """

    id: str
    shape: str
    x0: float
    x1: float
    core0: float
    core1: float
    y: float
    height: float
    look: Look
    family: str
    inside: bool = True

    @property
    def anchor(self) -> tuple[float, float]:
        """Where a link meets the mark."""
        return (self.x0 + self.x1) / 2, self.y


class Label(NamedTuple):
    """A label: the date, then the title. ``x``, ``y`` is the upper left corner.

    ``shortened`` tells that ``title`` ends in an ellipsis because there was no room for all of it.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    date: str
    title: str
    date_width: float
    shortened: bool = False
    size: LabelSize = NORMAL
    ghost: bool = False


class Cluster(NamedTuple):
    """Events too close together to be told apart: ``count`` of them, in [lo, hi] of axis units.

    ``x``, ``y`` is the centre of its chip, which says ``text``. The members are those without a mark of their
    own among the lane's items of ``ranges``, and, when ``continuing``, among those that began before the
    window and reach into it. A ``ghost`` stands for what the filter leaves out, another for none of that.
    """

    lane: int
    x: float
    y: float
    width: float
    height: float
    count: int  # type: ignore[assignment]  # not the method of tuples
    lo: float
    hi: float
    ranges: tuple[tuple[int, int], ...]
    continuing: bool = False
    text: str = ""
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class LaneBand:
    """A lane: its stripe from ``y`` to ``y + height`` and the texts of its header."""

    title: str
    count: int
    y: float
    height: float
    collapsed: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at the start of a calendar period, and its name at ``label_x`` ("" when there is no room)."""

    x: float
    label: str
    label_x: float
    major: bool


@dataclass(frozen=True, slots=True)
class Break:
    """A fold between ``x0`` and ``x1``. ``lines`` are drawn, ``label`` says the same in full."""

    x0: float
    x1: float
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """A time that the user marked: ``kind`` is "mark", "kept" or "range". Seconds, half-open; ``label`` may
    be empty."""

    kind: str
    start: float
    end: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """A vertical line at a date of its own: "today", "document", or the kind of a pin.

    ``x0`` to ``x1`` is its extent.
    """

    kind: str
    x0: float
    x1: float
    label: str
    label_x: float


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: ``key`` names the look that the painter shows, ``text`` explains it."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point: ``kind`` is "event", "cluster", "break" or "lane".

    ``text`` is what there is to say about it; ``lo`` and ``hi`` are the axis units that it stands for.
    """

    kind: str
    ids: tuple[str, ...]
    text: str = ""
    lo: float = 0.0
    hi: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """A curve between two marks: a cubic Bézier from start over two control points to end.

    ``kind`` is "related", or "told" for events that the text tells of together.
    """

    source: str
    target: str
    start: tuple[float, float]
    control1: tuple[float, float]
    control2: tuple[float, float]
    end: tuple[float, float]
    kind: str = "related"
