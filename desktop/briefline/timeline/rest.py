"""The rest: events that the filter leaves out, as faint marks below the axis. They are counted nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefline.model.event import Event
from briefline.timeline.columns import Index, extent
from briefline.timeline.parts import Plot
from briefline.timeline.scale import Array, Scale

REST_BAND = 18.0  # pixels that the row of the rest takes below the axis
_LEAST = 3  # pixels a mark is wide at least
_FAR = 1 << 20  # more than any pixel
_MANY = 1500  # marks; more are drawn as the stretches that they cover together


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """The dated events left out: ``lo`` and ``hi`` are their extents in seconds, half-open, unsorted."""

    lo: Array
    hi: Array

    @classmethod
    def of(cls, events: Sequence[Event]) -> Rest:
        """The rest of the dated ones among the events."""
        bounds = [extent(event.when) for event in events if event.when is not None]
        table = np.array(bounds, dtype=np.float64).reshape(-1, 4)
        return cls(table[:, 0].copy(), table[:, 3].copy())

    def __len__(self) -> int:
        return len(self.lo)

    def marks(self, scale: Scale, plot: Plot) -> list[tuple[float, float]]:
        """Left and right edges in pixels, within the plot; alike ones once, very many as one stretch."""
        x0 = plot.left + (np.asarray(scale.to_axis(self.lo)) - plot.viewport.lo) / plot.resolution
        x1 = plot.left + (np.asarray(scale.to_axis(self.hi)) - plot.viewport.lo) / plot.resolution
        inside = (x1 >= plot.left) & (x0 <= plot.right)
        x0, x1 = np.clip(x0[inside], plot.left, plot.right), np.clip(x1[inside], plot.left, plot.right)
        if not len(x0):
            return []
        first = np.floor(x0).astype(np.int64)
        last = np.maximum(np.ceil(x1).astype(np.int64), first + _LEAST)
        keys = first * _FAR + last
        keys = np.unique(keys[np.concatenate(([True], keys[1:] != keys[:-1]))])  # most alike are neighbours
        pairs = np.stack(np.divmod(keys, _FAR), 1)
        if len(pairs) > _MANY:
            pairs = _covered(pairs)
        return [(float(first), float(last)) for first, last in pairs]


def _covered(pairs: Index) -> Index:
    """The stretches that sorted stretches cover together."""
    reach = np.maximum.accumulate(pairs[:, 1])
    begins = np.flatnonzero(np.concatenate(([True], pairs[1:, 0] > reach[:-1])))
    ends = np.concatenate((begins[1:], [len(pairs)])) - 1
    return np.stack((pairs[begins, 0], reach[ends]), 1)
