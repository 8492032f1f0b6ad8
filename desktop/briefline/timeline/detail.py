"""Level of detail: what shows at a resolution, and in which row.

A level is a resolution, in axis units a pixel. Its time axis is cut into tiles, and the layout of a
tile depends on the level and the tile alone, never on the window: so panning moves nothing against
anything, and only the tiles near the window cost time. Even tiles are laid out by themselves, odd ones
around their neighbours; what is longer than ``LONG`` is laid out for the whole level.

Lanes with more events than rows have their own kind of level, see ``crowd``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from briefline.model.calendar import DAY
from briefline.timeline.columns import Index, Look
from briefline.timeline.labels import DATE_GAP, NORMAL, LabelSize, Measure, shorten
from briefline.timeline.lanes import LaneColumns
from briefline.timeline.layout import Timeline
from briefline.timeline.packing import Rows
from briefline.timeline.scale import Array

TILE = 2400.0  # pixels; more than LONG and two labels
LONG = 600.0
LABEL_MAX = 700.0
POINT = 13.0  # width of a point's mark
SHORTEST = 10.0  # of a bar
ARROW = 34.0  # how far an open end reaches
BESIDE = 7.0  # between a mark and the label beside it
GAP = 14.0  # between two boxes in a row
_WIDE = 40.0  # a bar from this width on has its label above
DAY_WIDE = 30.0  # a day drawn from this width on is a stretch, not a point
EDGE = 3.0
_MEASURED = 50_000  # events whose words are kept


class Place(NamedTuple):
    """An event with a row and a label of its own.

    ``item`` counts in its lane. ``side``: "right" or "left" of the mark; "start" or "end" above it, from
    its start on or up to its end; "over" above it, ``shift`` pixels right of its start, where it has room
    nowhere else; "inside" on its bar, where that is wide enough and rows shall be low.
    ``date`` and ``title`` are the label's text, ``shortened`` when there was no room for all of it.
    """

    item: int
    row: int
    side: str
    date: str
    title: str
    date_width: float
    width: float
    point: bool
    shortened: bool
    shift: float = 0.0

    @property
    def above(self) -> bool:
        """True when the label takes a line of its own above the mark."""
        return self.side in ("start", "end", "over")


Words = tuple[str, str, float, float, bool, Look]


class Box(NamedTuple):
    lo: float
    hi: float
    place: Place


@dataclass(slots=True)
class Tile:
    """The placed events that start in a tile, in time order, and the boxes that they take."""

    places: list[Place] = field(default_factory=list)
    boxes: list[tuple[int, float, float]] = field(default_factory=list)
    reach: Array = field(default_factory=lambda: np.empty((0, 2)))  # axis units that each box can touch

    def finish(self, origin: float, resolution: float) -> None:
        """Note what the boxes can touch, when all are there; they are ``resolution`` units a pixel."""
        if self.boxes:
            self.reach = origin + np.array([(lo, hi) for _, lo, hi in self.boxes]) * resolution


class TooHigh(Exception):  # noqa: N818 - no error: a trial that is given up
    """A level that was only tried takes more rows than it may."""


class LaneLevel:
    """One lane at one resolution: rows and labels, made tile by tile when first needed.

    The lane takes the rows that it needs. ``leftward`` are the items whose label rather stands left of
    the mark. ``above`` False keeps labels beside their marks or on their bars wherever there is room.
    """

    _may_stand_over = True
    size: LabelSize = NORMAL

    def __init__(
        self,
        timeline: Timeline,
        lane: LaneColumns,
        resolution: float,
        measure: Measure,
        label_max: float,
        leftward: frozenset[int] = frozenset(),
        *,
        above: bool = True,
        boxes: dict[tuple[int, bool], Box] | None = None,
        may_take: Callable[[int, int], bool] | None = None,
    ) -> None:
        """``boxes`` keeps what events take, by item and side, for several levels that differ in sides only.

        ``may_take`` is asked for a number of rows, and of those with two lines; TooHigh is raised, here or
        while tiles are made, as soon as it says no.
        """
        self._boxes, self._may_take, self._rows_taken = boxes, may_take, 0
        self.leftward = leftward
        self.above = above
        self.timeline = timeline
        self.lane = lane
        self.resolution = resolution
        self._measure = measure
        self._label_max = label_max
        self._words: dict[int, Words] = timeline.cache.setdefault(("measured", measure, self.size), {})
        self._origin = timeline.world.lo
        self._width = timeline.world.span / resolution
        self._tiles: dict[int, Tile] = {}
        self._two_lines: list[int] = []
        self._prepare()

    def _prepare(self) -> None:
        """Lay out what belongs to no tile."""
        lane = self.lane
        self._long_rows = Rows(GAP)
        self.long = Tile()
        self._is_long = lane.hi - lane.lo > LONG * self.resolution
        if self._is_long.any():
            self._lay_out(np.flatnonzero(self._is_long), self.long, self._long_rows, None)

    def tile(self, number: int) -> Tile:
        """The layout of a tile; number 0 begins at the left edge of everything."""
        found = self._tiles.get(number)
        if found is not None:
            return found
        rows = Rows(GAP)
        if number % 2:
            for neighbour in (self.tile(number - 1), self.tile(number + 1)):
                for row, lo, hi in neighbour.boxes:
                    rows.put(row, lo, hi)
        tile = Tile()
        lo = self._origin + number * TILE * self.resolution
        first, last = np.searchsorted(self.lane.lo, (lo, lo + TILE * self.resolution), side="left")
        items = np.arange(first, last)
        if len(items):
            self._lay_out(
                items[~self._is_long[first:last]],
                tile,
                rows,
                self._long_rows if len(self._long_rows) else None,
            )
        self._tiles[number] = tile
        return tile

    def tiles_in(self, lo: float, hi: float) -> Iterable[Tile]:
        """The tiles whose boxes may reach into the window [lo, hi] of axis units, the long ones first."""
        yield self.long
        reach = (LONG + LABEL_MAX + ARROW) * self.resolution
        step = TILE * self.resolution
        first = int((lo - reach - self._origin) // step)
        last = int((hi + LABEL_MAX * self.resolution - self._origin) // step)
        for number in range(max(first, -1), min(last, int(self._width // TILE) + 1) + 1):
            yield self.tile(number)

    def prepare(self, lo: float, hi: float) -> Iterator[None]:
        """Lay out what the window [lo, hi] of axis units needs, in small steps."""
        for _ in self.tiles_in(lo, hi):
            yield

    def is_ready(self, lo: float, hi: float) -> bool:
        """True when nothing has to be laid out for the window [lo, hi]."""
        return True

    def ready_tiles(self, lo: float, hi: float) -> Iterable[Tile]:
        """Of ``tiles_in`` those that are laid out already."""
        return self.tiles_in(lo, hi)

    def places_in(self, lo: float, hi: float, *, ready: bool = False) -> Iterable[Place]:
        """The places whose mark or label may be in the window [lo, hi] of axis units.

        With ``ready`` only of what is laid out already.
        """
        for tile in self.ready_tiles(lo, hi) if ready else self.tiles_in(lo, hi):
            if tile.places:
                for number in np.flatnonzero((tile.reach[:, 1] >= lo) & (tile.reach[:, 0] <= hi)).tolist():
                    yield tile.places[number]

    def all_tiles(self) -> Iterable[Tile]:
        """Every tile that holds an event."""
        yield self.long
        starts = (self.lane.lo - self._origin) // (TILE * self.resolution)
        for number in sorted({int(start) for start in starts.tolist()}):
            yield self.tile(number)

    def rows_used(self) -> int:
        """Rows that the whole level takes. Lays out every tile: for small timelines."""
        return max((row + 1 for tile in self.all_tiles() for row, _, _ in tile.boxes), default=0)

    def rows_with_two_lines(self) -> frozenset[int]:
        """The rows in which a label stands above its mark. Lays out every tile."""
        return frozenset(place.row for tile in self.all_tiles() for place in tile.places if place.above)

    def _lay_out(self, items: Index, tile: Tile, rows: Rows, others: Rows | None) -> None:
        known = self._boxes
        if known is None:
            self._fill(tile, [self._box(item) for item in items.tolist()], rows, others)
            return
        found = []
        for item in items.tolist():
            key = item, item in self.leftward
            if key not in known:
                known[key] = self._box(item)
            found.append(known[key])
        self._fill(tile, found, rows, others)

    def _fill(self, tile: Tile, boxes: Iterable[Box], rows: Rows, others: Rows | None) -> None:
        """Give each box the first row where it is free."""
        for box in boxes:
            above = box.place.above
            row = rows.place(box.lo, box.hi, others, self._two_lines if above else ())
            if row >= 0:
                if above and row not in self._two_lines:
                    self._two_lines.append(row)
                tile.places.append(box.place._replace(row=row))
                tile.boxes.append((row, box.lo, box.hi))
                if self._may_take is not None:
                    self._rows_taken = max(self._rows_taken, row + 1)
                    if not self._may_take(self._rows_taken, len(self._two_lines)):
                        raise TooHigh
        tile.finish(self._origin, self.resolution)

    def _box(self, item: int, *, turned: bool = False) -> Box:
        """The pixels, from the left edge of everything, that an event's mark and label take.

        ``turned`` puts the label on the other side than usual where there is room.
        """
        traits = self.lane.traits(item)
        lo = (traits.lo - self._origin) / self.resolution
        hi = (traits.hi - self._origin) / self.resolution
        date, title, date_width, width, known_day, shape = self.words(item)
        point = known_day and hi - lo < DAY_WIDE
        left, right = mark_edges(lo, hi, point, shape)
        above = not point and hi - lo >= (_WIDE if self.above else width + 2 * BESIDE)
        side, room = self._side(left, right, width, above, (item in self.leftward) != turned)
        room = min(room, self._label_max)
        shift = 0.0
        if above and not self.above:
            side = "inside"
        elif width > room and self._may_stand_over:
            side, room = "over", min(self._width - 2 * EDGE, self._label_max)
        shortened = width > room
        if shortened:
            date, title, date_width, width = shorten(date, title, room, self._measure, self.size)
        if side == "over":
            middle = (left + right - width) / 2
            shift = min(max(middle, EDGE), self._width - EDGE - width) - left
        place = Place(item, -1, side, date, title, date_width, width, point, shortened, shift)
        if side == "right":
            return Box(left, right + BESIDE + width, place)
        if side == "left":
            return Box(left - BESIDE - width, right, place)
        if side == "end":
            return Box(min(left, right - width), right, place)
        return Box(left + min(shift, 0.0), max(right, left + shift + width), place)

    def words(self, item: int) -> Words:
        """What every level needs of an event's label, once measured."""
        number = int(self.lane.index[item])
        found = self._words.get(number)
        if found is None:
            if len(self._words) >= _MEASURED:
                self._words.clear()
            date, title = self.timeline.label_words(number)
            date_width = self._measure(date, self.size.date) if date else -DATE_GAP
            width = date_width + DATE_GAP + self._measure(title, self.size.title)
            traits = self.lane.traits(item)
            known_day = traits.core_lo >= traits.core_hi and traits.hi - traits.lo <= DAY
            found = date, title, date_width, width, known_day, traits.look
            self._words[number] = found
        return found

    def _side(
        self, left: float, right: float, width: float, above: bool, leftward: bool
    ) -> tuple[str, float]:
        """Where the label goes and how wide it may be there."""
        inset = 0.0 if above else BESIDE
        near, far = (left, right) if above else (right, left)
        forward, back = self._width - EDGE - near - inset, far - EDGE - inset
        if leftward and width <= back:
            return "end" if above else "left", back
        if width <= forward or forward >= back:
            return "start" if above else "right", forward
        return "end" if above else "left", back


def mark_edges(lo: float, hi: float, point: bool, shape: Look) -> tuple[float, float]:
    """Pixels [left, right] of a mark whose time reaches from lo to hi."""
    middle = (lo + hi) / 2
    half = max((POINT if point else SHORTEST) / 2, 0.0 if point else (hi - lo) / 2)
    left, right = middle - half, middle + half
    if shape:
        left -= ARROW if Look.OPEN_START in shape else 0.0
        right += ARROW if Look.OPEN_END in shape else 0.0
    return left, right
