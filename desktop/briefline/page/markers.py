"""Markers of a page: the document's date and the day that all is as of."""

from __future__ import annotations

from briefline.model.when import When
from briefline.model.wording import words
from briefline.page.spec import PictureSpec
from briefline.page.wrapping import Measure
from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Marker, Plot


def markers_of(timeline: Timeline, plot: Plot, spec: PictureSpec, measure: Measure) -> tuple[Marker, ...]:
    """The document's date and the “as of” line, where they are within the time that is drawn."""
    wanted: list[tuple[str, float, float, str]] = []
    window = timeline.document_window()
    if window is not None:
        wanted.append(("document", *window, f"written {timeline.document_words()}"))
    if spec.as_of:
        as_of = When.parse(spec.as_of)
        if as_of.lo is not None:
            wanted.append(("today", float(as_of.lo), float(as_of.lo), f"as of {words(as_of, spec.style)}"))
    found: list[Marker] = []
    taken = plot.left
    for kind, start, end, text in sorted(wanted, key=lambda one: one[1]):
        if any(fold.start < start < fold.end for fold in timeline.scale.folds):
            continue
        x0, x1 = (plot.x(float(timeline.scale.to_axis(edge))) for edge in (start, end))
        if x1 < plot.left or x0 > plot.right:
            continue
        wide = measure(text, "marker")
        x = min(max((x0 + x1 - wide) / 2, taken), plot.right - wide)
        if x < taken:
            continue
        taken = x + wide + 10.0
        found.append(Marker(kind, max(x0, plot.left), min(x1, plot.right), text, x))
    return tuple(found)
