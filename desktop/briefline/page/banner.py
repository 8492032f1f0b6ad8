"""Handling lines for the top and the bottom of each page, and the guard that compares them with the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefline.model.event import Event


@dataclass(frozen=True, slots=True)
class Marking:
    """A handling line: its words, colours as #rrggbb ("" for the page's own), and where it stands.

    ``level`` orders the markings of one ``scheme``; 0 stands for none.
    """

    text: str
    ink: str = ""
    ground: str = ""
    align: str = "centre"
    scheme: str = ""
    level: int = 0


@cache
def markings() -> dict[str, Marking]:
    """The presets by name, as "tlp:amber"."""
    data = tomllib.loads((files("briefline.resources") / "themes/markings.toml").read_text("utf-8"))
    return {entry.pop("name"): Marking(**entry) for entry in data["marking"]}


def marking_of(text: str) -> Marking | None:
    """The marking for a preset's name or for free text; None for no words."""
    known = markings().get(text.strip().casefold())
    if known is not None:
        return known
    if not text.strip():
        return None
    spoken = _level_of(text)
    return Marking(text.strip(), scheme=spoken[0], level=spoken[1])


_TLP = re.compile(r"\bTLP:\s?(RED|AMBER\+STRICT|AMBER|GREEN|CLEAR|WHITE)\b")
_TLP_LEVEL = {"CLEAR": 1, "WHITE": 1, "GREEN": 2, "AMBER": 3, "AMBER+STRICT": 4, "RED": 5}
_PORTION = re.compile(r"\((TS|S|C|CUI|U)(?://[A-Z/ ,-]+)?\)")
_PORTION_LEVEL = {"U": 1, "CUI": 2, "C": 3, "S": 4, "TS": 5}
_WORDS = {"UNCLASSIFIED": 1, "CUI": 2, "CONFIDENTIAL": 3, "SECRET": 4, "TOP SECRET": 5}


def _level_of(text: str) -> tuple[str, int]:
    """Scheme and level that a text's own words say, ("", 0) for none."""
    found = _TLP.search(text.upper())
    if found:
        return "tlp", _TLP_LEVEL[found[1]]
    first = re.split(r"//|\s-", text.strip().upper())[0].strip()
    return ("portion", _WORDS[first]) if first in _WORDS else ("", 0)


def carried(events: Iterable[Event]) -> list[tuple[Event, str, str, int]]:
    """Events whose quotes carry a marking of their own: (event, its words, scheme, level)."""
    found: list[tuple[Event, str, str, int]] = []
    for event in events:
        for mention in event.mentions:
            for match in _TLP.finditer(mention.quote):
                found.append((event, match[0], "tlp", _TLP_LEVEL[match[1]]))
            portion = _PORTION.match(mention.quote.lstrip())
            if portion:
                found.append((event, portion[0], "portion", _PORTION_LEVEL[portion[1]]))
    return found


def warnings(events: Iterable[Event], marking: Marking | None) -> list[str]:
    """A sentence for each marking in the text that the banner does not reach. It decides nothing.

    Markings of another scheme than the banner's cannot be compared, and are told as such.
    """
    told: dict[tuple[str, str], list[str]] = {}
    for event, words, scheme, level in carried(events):
        if marking is not None and marking.scheme == scheme and marking.level >= level:
            continue
        told.setdefault((words, scheme), []).append(event.title)
    found = []
    for (words, scheme), titles in told.items():
        whose = f"“{titles[0]}”" + (f" and {len(titles) - 1} more" if len(titles) > 1 else "")
        if marking is None:
            found.append(f"{whose} is marked {words} in the text, and the page has no handling line.")
        elif marking.scheme != scheme:
            found.append(
                f"{whose} is marked {words} in the text; compare that with “{marking.text}” yourself."
            )
        else:
            found.append(f"{whose} is marked {words} in the text, higher than “{marking.text}”.")
    return found
