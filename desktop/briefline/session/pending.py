"""What is shown and not yet on the disk. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefline.model.edits import Edit
from briefline.model.errors import BrieflineError, ProjectNotWritten
from briefline.session.history import History


@dataclass(frozen=True, slots=True)
class Pending:
    """A step that is being written, the history before it, and how to do it again.

    ``refused`` is called when it could not be written and is not shown any more.
    """

    number: int
    edit: Edit
    history: History
    again: Callable[[], object]
    refused: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure to show: the error, and what to do when the user wants to try again.

    ``lost`` are the steps that were taken back for it, and ``why`` what the writer said.
    """

    error: BrieflineError
    retry: Callable[[], object] | None = None
    lost: tuple[Pending, ...] = ()
    why: BrieflineError | None = None

    def after(self, before: Trouble) -> Trouble:
        """This trouble where the steps of the one before it were not done anew yet: one for all."""
        if not (self.lost and before.lost and self.why):
            return self
        return trouble_of((*before.lost, *self.lost), self.why)


def trouble_of(lost: Sequence[Pending], error: BrieflineError) -> Trouble:
    """What to say of steps that could not be written, and a way to do them all again, in their order."""
    names = (
        f"The last step (“{lost[0].edit.name}”) was taken back"
        if len(lost) == 1
        else f"The last {len(lost)} steps were taken back"
    )

    def again() -> None:
        for each in lost:
            each.again()

    told = ProjectNotWritten(f"{error.message} {names}; “Try again” does it anew.", error.hint)
    return Trouble(told, again, tuple(lost), error)
