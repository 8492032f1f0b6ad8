"""One step of a history as a project file has it."""

from __future__ import annotations

from typing import NamedTuple

from briefline.model.edits import Edit
from briefline.storage.encoding import pack, unpack


class Step(NamedTuple):
    """Its name, when it was (UTC, ISO 8601), and the edit, packed."""

    name: str
    at: str
    changes: bytes

    @classmethod
    def of(cls, edit: Edit) -> Step:
        """The step of an edit."""
        return cls(edit.name, edit.at, pack(edit))

    @property
    def edit(self) -> Edit:
        """The edit. Raises msgspec.DecodeError or zlib.error when damaged."""
        return unpack(self.changes, Edit)
