"""A splice: some rows of a table went, some came, and the others kept their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

_T = TypeVar("_T")
Numbers = npt.NDArray[np.intp]
Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Splice:
    """``gone`` are rows of the table before, ``came`` rows of the table after, both ascending.

    ``before`` is how many rows the table before had.
    """

    before: int
    gone: Numbers
    came: Numbers

    @classmethod
    def of(cls, before: int, gone: Sequence[int], came: Sequence[int]) -> Splice:
        """The splice of rows in any order."""
        return cls(before, np.sort(np.array(gone, np.intp)), np.sort(np.array(came, np.intp)))

    @property
    def after(self) -> int:
        """How many rows the table after has."""
        return self.before - len(self.gone) + len(self.came)

    @property
    def is_in_place(self) -> bool:
        """True when each row that came stands where one went: no other row has another number."""
        return np.array_equal(self.gone, self.came)

    def column(self, before: Column, came: Column) -> Column:
        """A column of the table after; ``came`` are the values of the rows that came."""
        if self.is_in_place:
            made = before.copy()
            made[self.came] = came
            return made
        made = np.empty(self.after, before.dtype)
        stayed = np.ones(self.after, np.bool_)
        stayed[self.came] = False
        made[stayed] = np.delete(before, self.gone)
        made[self.came] = came
        return made

    def rows(self, before: Sequence[_T], came: Sequence[_T]) -> tuple[_T, ...]:
        """The same for rows that are objects."""
        made = list(before)
        if self.is_in_place:
            for row, value in zip(self.came.tolist(), came, strict=True):
                made[row] = value
            return tuple(made)
        for row in reversed(self.gone.tolist()):
            del made[row]
        for row, value in zip(self.came.tolist(), came, strict=True):
            made.insert(row, value)
        return tuple(made)

    def numbers(self) -> Numbers:
        """The row that each row of the table before has in the table after, -1 for what is gone."""
        made = np.empty(self.before, np.intp)
        stayed = np.ones(self.before, np.bool_)
        stayed[self.gone] = False
        left = np.ones(self.after, np.bool_)
        left[self.came] = False
        made[stayed] = np.flatnonzero(left)
        made[self.gone] = -1
        return made
