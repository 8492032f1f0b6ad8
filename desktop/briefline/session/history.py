"""The history of the open project in memory, so that undoing waits for no disk. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefline.model.edits import Edit
from briefline.storage.step import Step


@dataclass(frozen=True, slots=True)
class History:
    """All steps, oldest first; the first ``applied`` are in force, those after it were undone.

    What was done before the project was opened is packed as the file has it: unpacked when it is undone.
    """

    steps: tuple[Step | Edit, ...] = ()
    applied: int = 0

    @property
    def undo_name(self) -> str:
        """What undoing would take back ("merge of 3 events"); "" when nothing."""
        return self.steps[self.applied - 1].name if self.applied else ""

    @property
    def redo_name(self) -> str:
        """What redoing would do again; "" when nothing."""
        return self.steps[self.applied].name if self.applied < len(self.steps) else ""

    def after(self, edit: Edit) -> History:
        """The history with one more edit; what was undone is forgotten."""
        return History((*self.steps[: self.applied], edit), self.applied + 1)

    def undone(self) -> tuple[Edit, History] | None:
        """The edit that takes the last one back, and the history then; None when there is nothing.

        Raises msgspec.DecodeError or zlib.error when the file's history is damaged.
        """
        if not self.applied:
            return None
        return _edit_of(self.steps[self.applied - 1]).inverse(), replace(self, applied=self.applied - 1)

    def redone(self) -> tuple[Edit, History] | None:
        """The edit that was undone last, and the history with it; None when there is nothing."""
        if self.applied == len(self.steps):
            return None
        return _edit_of(self.steps[self.applied]), replace(self, applied=self.applied + 1)

    def packed(self) -> Iterable[Step]:
        """All steps as a file has them."""
        return (step if isinstance(step, Step) else Step.of(step) for step in self.steps)


def _edit_of(step: Step | Edit) -> Edit:
    return step.edit if isinstance(step, Step) else step
