"""The items of a lane by length and rank: the most salient of any stretch, without looking at all."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

import numpy as np

from briefline.timeline.columns import Index, Rank
from briefline.timeline.lanes import LaneColumns

SHORTEST_CLASS = 64.0  # axis units: lengths up to here are of class 0; each class is four times as long
_FEW = 512


@dataclass(frozen=True, slots=True, eq=False)
class RankedItems:
    """Items of one class in time order; each step keeps about the most salient quarter of the one before."""

    steps: tuple[Index, ...]
    rank: Rank

    @classmethod
    def of(cls, items: Index, rank: Rank) -> RankedItems:
        """All steps for sorted items of a lane with the given ranks."""
        steps = [items]
        while len(steps[-1]) > _FEW:
            own = rank[steps[-1]]
            sample = np.sort(own[:: max(1, len(own) // 4096)])
            fewer = steps[-1][own < sample[len(sample) // 4]]
            if not 0 < len(fewer) < len(own):
                break
            steps.append(fewer)
        return cls(tuple(steps), rank)

    def top(self, first: int, last: int, most: int) -> Index:
        """The ``most`` most salient among the items in [first, last), in no order; fewer if there are."""
        limits = np.array((first, last), dtype=np.int32)
        start, stop = self.steps[0].searchsorted(limits).tolist()
        found = self.steps[0][start:stop]
        if stop - start <= most:
            return found
        # the step that should hold a little more than enough; finer ones where it does not
        at = min(len(self.steps) - 1, int(log2((stop - start) / most) / 2))
        for step in self.steps[at:0:-1]:
            start, stop = step.searchsorted(limits).tolist()
            if stop - start >= most:
                found = step[start:stop]
                break
        return most_salient(found, self.rank, most)


def most_salient(items: Index, rank: Rank, most: int) -> Index:
    """The ``most`` items of the least rank, in no order."""
    if len(items) <= most:
        return items
    return items[np.argpartition(rank[items], most)[:most]]


def classes_of(lane: LaneColumns) -> dict[int, RankedItems]:
    """The items of a lane by class of length, shortest first; see ``class_length``."""
    _, exponents = np.frexp((lane.hi - lane.lo) / SHORTEST_CLASS)
    # a length of exactly a power of two has its exponent one higher than needed: no harm
    classes = np.maximum((exponents + 1) // 2, 0).astype(np.int8)
    counts = np.bincount(classes)
    return {
        number: RankedItems.of(np.flatnonzero(classes == number).astype(np.int32), lane.rank)
        for number in np.flatnonzero(counts).tolist()
    }


def class_length(number: int) -> float:
    """The length in axis units that no item of a class exceeds."""
    return float(SHORTEST_CLASS * 4.0**number)
