"""The legend of a page: an entry for each look and sign on it, in rows."""

from __future__ import annotations

from collections.abc import Sequence

from briefline.page.parts import Key
from briefline.page.signs import MEANINGS
from briefline.page.wrapping import Measure
from briefline.timeline.detail import ARROW
from briefline.timeline.families import family_sign
from briefline.timeline.legend import legend_of
from briefline.timeline.parts import Break, LegendEntry, Mark

ROW = 20.0
GAP = 7.0  # between a swatch and its words
_SWATCH = 30.0
_BETWEEN = 20.0
_STEP = 20.0
_CROSSED = "time in which nothing begins or ends, shortened"


def page_entries(
    marks: Sequence[Mark], folded: bool, numbered: bool, signs: Sequence[str], *, crossed: bool
) -> list[LegendEntry]:
    """What the legend has to explain. ``crossed`` tells that an event goes on over a fold."""
    breaks = [Break(0.0, 0.0, "", ())] if folded else []
    entries = [
        LegendEntry(entry.key, _CROSSED) if crossed and entry.key == "break" else entry
        for entry in legend_of(marks, (), breaks)
    ]
    looks = [entry for entry in entries if not entry.key.startswith("family:")]
    families = [entry for entry in entries if entry.key.startswith("family:")]
    if numbered:
        looks.append(LegendEntry("tag", "listed by number"))
    looks += [LegendEntry(f"sign:{sign}", MEANINGS[sign]) for sign in signs]
    return looks + families


def swatch_width(entry: LegendEntry, measure: Measure) -> float:
    """How much room the swatch of an entry takes."""
    if entry.key.startswith("family:"):
        return measure(family_sign(entry.key.removeprefix("family:")), "label-date")
    if entry.key.startswith("sign:"):
        return measure(entry.key.removeprefix("sign:"), "legend")
    if entry.key == "tag":
        return measure("12", "label") + 14.0
    if entry.key == "open":
        return ARROW
    return 14.0 if entry.key in ("point", "publication", "break") else _SWATCH


def keys(entries: Sequence[LegendEntry], width: float, measure: Measure) -> tuple[list[Key], float]:
    """The entries in rows of at most ``width`` pixels, from 0, 0 on; and the height of all rows.

    Families begin a row where they do not all fit into that of the looks.
    """
    found: list[Key] = []
    x, row = 0.0, 0
    widths = [swatch_width(entry, measure) + GAP + measure(entry.text, "legend") for entry in entries]
    first = next((n for n, entry in enumerate(entries) if entry.key.startswith("family:")), len(entries))
    families = sum(widths[first:]) + _BETWEEN * (len(entries) - first - 1)
    for number, (entry, own) in enumerate(zip(entries, widths, strict=True)):
        swatch = swatch_width(entry, measure)
        if x and x + (families if number == first else own) > width:
            x, row = 0.0, row + 1
        found.append(Key(x, row * ROW + ROW / 2, entry, swatch))
        x += own + _BETWEEN
    return found, (row + 1) * ROW if found else 0.0


def even_keys(entries: Sequence[LegendEntry], width: float, measure: Measure) -> list[Key]:
    """The entries in as few rows, which are about equally long: none stands alone in the last one."""
    found, height = keys(entries, width, measure)
    while (narrower := keys(entries, width - _STEP, measure))[1] == height and width > _STEP:
        width, found = width - _STEP, narrower[0]
    return found
