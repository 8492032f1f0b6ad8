"""Cutting labels to the room that there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Measure = Callable[[str, str], float]


class LabelSize(NamedTuple):
    """The roles of a label's two texts, for measuring and for fonts, and its height in pixels."""

    date: str
    title: str
    height: float


NORMAL = LabelSize("label-date", "label", 16.0)
DENSE = LabelSize("label-date-dense", "label-dense", 15.0)
DATE_GAP = 6.0  # pixels between the date and the title of a label


def shorten(
    date: str, title: str, room: float, measure: Measure, size: LabelSize = NORMAL
) -> tuple[str, str, float, float]:
    """Date and title cut to fit into ``room`` pixels, the width of the date, and of both.

    The title is cut first and ends in an ellipsis; only where not even the date has room, that is cut.
    """
    date_width = measure(date, size.date) if date else -DATE_GAP
    start = date_width + DATE_GAP
    if start + measure("…", size.title) <= room:
        text = _cut(title, room - start, size.title, measure)
        return date, text, date_width, start + measure(text, size.title)
    text = _cut(date, room, size.date, measure)
    width = measure(text, size.date)
    return text, "", width, width


def _cut(text: str, room: float, role: str, measure: Measure) -> str:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", role) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
