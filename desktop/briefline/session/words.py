"""Words: where a query looks words up. Free of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Words(Protocol):
    """A project file, or a search in memory."""

    def find(self, query: str) -> list[int]:
        """The numbers of the events that an FTS5 query finds."""

    def numbers(self) -> Mapping[str, int]:
        """The number of each event, by its id."""


class NoWords:
    """For queries that look no words up."""

    def find(self, query: str) -> list[int]:
        """Nothing."""
        return []

    def numbers(self) -> Mapping[str, int]:
        """None."""
        return {}
