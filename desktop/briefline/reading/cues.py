"""The words by which the parts of a report are known, read from resources/structure."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LONGEST_LINE = 600  # no cue for a whole line or its end is longer; longer lines are not searched


@cache
def table(name: str) -> dict[str, Any]:
    """The data of resources/structure/NAME.toml."""
    return tomllib.loads((files("briefline.resources") / "structure" / f"{name}.toml").read_text("utf-8"))


@cache
def month_names() -> dict[str, int]:
    """Month number (1 to 12) of every known month name, in small letters and without full stop."""
    return {name: int(number) for number, names in table("calendar")["months"].items() for name in names}


@cache
def weekday_names() -> tuple[str, ...]:
    """Every known weekday name, in small letters."""
    return tuple(table("calendar")["weekdays"]["names"])


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], str]]:
    patterns: dict[str, tuple[re.Pattern[str], str]] = {}
    for cue in table("cues")["cue"]:
        text = f"(?:{cue['pattern']})"
        if cue["match"] == "end":
            text += r"\s*$"
        patterns[cue["name"]] = (re.compile(text, re.IGNORECASE | re.VERBOSE), cue["match"])
    return patterns


def cue(name: str, text: str) -> re.Match[str] | None:
    """The match of a cue in a line (without line ends), or None. Raises KeyError for an unknown name."""
    pattern, where = _patterns()[name]
    if where == "start":
        return pattern.match(text)
    if len(text) > LONGEST_LINE:
        return None
    return pattern.fullmatch(text) if where == "whole" else pattern.search(text)


def heads_related(text: str) -> bool:
    """True for a line that announces a list of related publications."""
    return len(text) <= 80 and cue("related heading", text.rstrip(" :.»›→>").strip()) is not None
