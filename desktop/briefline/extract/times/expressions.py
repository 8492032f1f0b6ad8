"""The regular expressions that a language gives by name for the text around a date."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOTHING = re.compile(r"(?!)")


class Expressions(dict[str, re.Pattern[str]]):
    """Expressions by name, compiled when first asked for: a short text asks for few of them.

    One that the language does not have matches nothing.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        super().__init__()
        self.sources = sources

    def __missing__(self, name: str) -> re.Pattern[str]:
        source = self.sources.get(name)
        compiled = self[name] = _NOTHING if source is None else re.compile(source)
        return compiled
