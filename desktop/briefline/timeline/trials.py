"""Labels on trial: which of a tile's candidates find room in its rows, and on which side of their marks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from briefline.timeline.columns import Look
from briefline.timeline.detail import (
    ARROW,
    BESIDE,
    DAY_WIDE,
    EDGE,
    POINT,
    SHORTEST,
    Box,
    Place,
    Words,
)
from briefline.timeline.packing import Depth

Candidate = tuple[int, float, float]  # an item, the pixels of its time
Fixed = tuple[int, float, float]  # the row, lo and hi of a box that lies there already


class Kept(NamedTuple):
    """A candidate with room for its box from ``lo`` to ``hi``, and all of its place but the row."""

    lo: float
    hi: float
    item: int
    words: Words
    side: str
    point: bool
    box: Box | None = None

    def place(self, row: int) -> Place:
        """Its place in a row."""
        if self.box is not None:
            return self.box.place._replace(row=row)
        date, title, date_width, width, _, _ = self.words
        return Place(self.item, row, self.side, date, title, date_width, width, self.point, False)


@dataclass(frozen=True, slots=True)
class Trials:
    """Where labels are tried: in ``limit`` rows, from the pixel ``start`` to ``stop``.

    ``world`` is the last pixel of all, ``edge`` the one that no label on the left may reach beyond. Labels
    are at most ``label_max`` wide; those of the items of ``leftward`` rather stand on the left.
    ``words`` gives those of an item, ``look_closer`` the box of one in a special position, or None.
    """

    start: float
    stop: float
    edge: float
    world: float
    limit: int
    gap: float
    label_max: float
    leftward: Collection[int]
    words: Callable[[int], Words]
    look_closer: Callable[[int], Box | None]

    def salient(
        self, candidates: Iterable[Candidate], fixed: Sequence[Fixed]
    ) -> Generator[None, None, list[Kept]]:
        """Those that find room besides ``fixed`` when asked in their order; answered from left to right.

        Where it is crowded right of a mark, its label may stand on the left. In small steps.
        """
        depth = Depth(self.start, self.stop, self.gap, self.limit)
        for _, left, right in fixed:
            depth.put(left, right)
        world, most, leftmost = self.world - EDGE, self.label_max, max(EDGE, self.edge)
        kept: list[Kept] = []
        for item, lo, hi in candidates:
            long, middle = hi - lo, (lo + hi) / 2
            if depth.is_full(middle):  # every box of it holds the middle of its mark
                continue
            yield
            words = self.words(item)
            _, _, _, width, known_day, look = words
            point = known_day and long < DAY_WIDE
            half = (POINT if point else max(SHORTEST, long)) / 2
            left, right = middle - half, middle + half
            if look:
                left -= ARROW if Look.OPEN_START in look else 0.0
                right += ARROW if Look.OPEN_END in look else 0.0
            inside = not point and long >= width + 2 * BESIDE
            beside = 0.0 if inside else BESIDE + width
            if width > most or (left if inside else right) + BESIDE + width > world or item in self.leftward:
                box = self.look_closer(item)
                if box is not None and depth.place(box.lo, box.hi):
                    kept.append(Kept(box.lo, box.hi, item, words, box.place.side, point, box))
            elif inside or left - beside < leftmost:
                if depth.place(left, right + beside):
                    side = "inside" if inside else "right"
                    kept.append(Kept(left, right + beside, item, words, side, point))
            else:
                chosen = depth.place_either(left, right + beside, left - beside, right)
                if chosen == 0:
                    kept.append(Kept(left, right + beside, item, words, "right", point))
                elif chosen == 1:
                    kept.append(Kept(left - beside, right, item, words, "left", point))
        kept.sort(key=itemgetter(0))
        return kept
