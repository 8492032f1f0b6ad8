"""What marks the axis besides its ticks: folds, today, the document's date, the user's marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Break, Marker, Pin, Plot, Tick
from briefline.timeline.ticks import Measure

_BETWEEN = 6.0  # between the words of two breaks
_SPILL = 12.0  # how far a break's words may reach beyond the fold, on each side


def build_breaks(timeline: Timeline, plot: Plot, measure: Measure) -> tuple[Break, ...]:
    """The folds in the window, each with the words that there is room for on the axis."""
    found: list[Break] = []
    taken = plot.left
    for fold in timeline.scale.folds:
        x0, x1 = plot.x(fold.lo), plot.x(fold.hi)
        if x1 <= plot.left or x0 >= plot.right:
            continue
        middle = (x0 + x1) / 2
        full = f"{fold.skipped} folded"
        lines: tuple[str, ...] = ()
        for candidate, spill in (
            ((full,), -4.0),
            ((fold.skipped, "folded"), _SPILL),
            ((fold.skipped_short, "folded"), _SPILL),
            ((fold.skipped_about,), _SPILL),
        ):
            half = max(measure(line, "break") for line in candidate) / 2
            if 2 * half <= x1 - x0 + 2 * spill and middle - half > taken and middle + half < plot.right:
                lines, taken = candidate, middle + half + _BETWEEN
                break
        found.append(Break(plot.near(x0), plot.near(x1), full, lines))
    return tuple(found)


def yielding(breaks: tuple[Break, ...], ticks: tuple[Tick, ...], measure: Measure) -> tuple[Break, ...]:
    """The breaks without those second lines that the name of a period in the lower row would run into."""
    names = [
        (tick.label_x, tick.label_x + measure(tick.label, "tick-major"))
        for tick in ticks
        if tick.major and tick.label
    ]
    found = []
    for fold in breaks:
        if len(fold.lines) > 1:
            half = measure(fold.lines[1], "break") / 2 + _BETWEEN
            middle = (fold.x0 + fold.x1) / 2
            if any(lo < middle + half and hi > middle - half for lo, hi in names):
                fold = replace(fold, lines=fold.lines[:1])
        found.append(fold)
    return tuple(found)


def build_markers(
    timeline: Timeline, plot: Plot, measure: Measure, pins: Sequence[Pin] = ()
) -> tuple[Marker, ...]:
    """The pins, the document's date and today, where they are in the window and not folded away."""
    wanted = [(pin.kind, pin.start, pin.end, pin.label) for pin in pins]
    window = timeline.document_window()
    if window is not None:
        wanted.append(("document", *window, f"written {timeline.document_words()}"))
    wanted.append(("today", timeline.today, timeline.today, "today"))
    found: list[Marker] = []
    for kind, start, end, text in wanted:
        if any(fold.start < start and end < fold.end for fold in timeline.scale.folds):
            continue
        x0, x1 = (plot.x(float(timeline.scale.to_axis(edge))) for edge in (start, end))
        if x1 < plot.left or x0 > plot.right:
            continue
        width = measure(text, "marker")
        x = min(max((x0 + x1 - width) / 2, plot.left), plot.right - width)
        if any(
            x < other.label_x + measure(other.label, "marker") + 8 for other in found if other.label_x <= x
        ):
            text = ""
        if any(other.label_x < x + width + 8 for other in found if other.label_x >= x):
            text = ""
        found.append(Marker(kind, max(x0, plot.left), min(x1, plot.right), text, x))
    return tuple(found)
