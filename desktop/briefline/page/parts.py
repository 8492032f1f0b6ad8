"""What a laid out page is made of. All coordinates are pixels from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from briefline.timeline.parts import Break, LegendEntry, Mark, Marker, Tick

LINE = 16.0  # height of a line of a label

Point = tuple[float, float]


class Words(NamedTuple):
    """A line of text with its upper left corner at x, y. ``role`` and ``colour`` are the theme's."""

    x: float
    y: float
    width: float
    height: float
    text: str
    role: str
    colour: str


class Flag(NamedTuple):
    """A label: lines of its date, then of its title, LINE high each, and the leader to its mark.

    ``leader`` goes from the mark over the foot of the pole to the pole's far end; ``right`` tells that
    the words stand right of the pole. ``sign`` is the letter for the event's family that its first line
    begins with, "" for none. ``inline`` has date and title on one line.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    dates: tuple[str, ...]
    titles: tuple[str, ...]
    leader: tuple[Point, ...]
    right: bool
    family: str = ""
    sign: str = ""
    inline: bool = False

    @property
    def is_beside(self) -> bool:
        """True where the words stand beside the mark instead of on a pole."""
        return self.leader[0][1] == self.leader[-1][1]


class Tag(NamedTuple):
    """A number that stands for an event's words, or a chip for those of several (``ids``)."""

    ids: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    text: str
    chip: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A lane from ``top`` to ``bottom``; its marks lie around ``middle``. ``head`` is its name in lines."""

    title: str
    count: int
    top: float
    middle: float
    bottom: float
    marks: tuple[Mark, ...]
    flags: tuple[Flag, ...]
    tags: tuple[Tag, ...]
    head: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The timeline on a page, from ``left`` to ``right`` and ``top`` to ``bottom``, without legend.

    ``axis`` is the upper edge of the time axis, AXIS high: below the bands, or in the middle of one.
    """

    left: float
    right: float
    top: float
    bottom: float
    axis: float
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]
    markers: tuple[Marker, ...]

    @property
    def has_one_row(self) -> bool:
        """True where all that stands on the axis stands in one row, which is then in its middle."""
        return not any(tick.major for tick in self.ticks) and all(len(fold.lines) < 2 for fold in self.breaks)


class Key(NamedTuple):
    """An entry of the legend, its swatch beginning at x; ``y`` is the middle of its row."""

    x: float
    y: float
    entry: LegendEntry
    swatch: float


@dataclass(frozen=True, slots=True)
class Banner:
    """A handling line across the top or the bottom of a page."""

    x: float
    y: float
    width: float
    height: float
    text: str
    ink: str  # #rrggbb, "" for the theme's text
    ground: str  # #rrggbb, "" for none
    align: str  # "centre" or "right"


class Listed(NamedTuple):
    """An entry of a list: what its lines say, whole, for formats that break lines themselves."""

    number: str
    heading: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its words, its chart (None on pages of lists), its legend and its banners."""

    width: float
    height: float
    words: tuple[Words, ...]
    chart: Chart | None
    keys: tuple[Key, ...]
    banners: tuple[Banner, ...]
    listed: tuple[Listed, ...] = ()
