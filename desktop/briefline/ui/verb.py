"""A verb: an action to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Verb(NamedTuple):
    """An action to be: ``needs_report`` ones are off until a report is open."""

    name: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[], object]
    needs_report: bool = True
