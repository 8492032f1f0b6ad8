"""The chart of a slide: marks, labels glued to them by connectors, axis and legend, in groups by lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN

from briefline.model.event import Event
from briefline.page.draft import AXIS
from briefline.page.palette import Palette
from briefline.page.parts import Band, Chart, Flag, Key, Tag
from briefline.page.shapes import Pen, clean, describe, plain, sample
from briefline.timeline.families import family_sign
from briefline.timeline.parts import Mark


class SlideChart:
    """Draws on one slide. ``events`` by id give the alternative texts."""

    def __init__(self, slide: Any, pen: Pen, events: Mapping[str, Event], palette: Palette) -> None:
        self._slide, self._pen, self._events, self._palette = slide, pen, events, palette

    def legend(self, keys: Sequence[Key]) -> None:
        """The legend, as a group."""
        shapes = grouped(self._slide, "Legend", "Legend")
        for key in keys:
            self._key(shapes, key)

    def chart(self, chart: Chart) -> None:
        """The chart: grid and axis as a group, and a group for each lane."""
        ground = grouped(self._slide, "Grid and axis", "Grid and axis")
        top, bottom = chart.bands[0].top, chart.bands[-1].bottom
        for tick in chart.ticks:
            if tick.x >= chart.left:
                self._pen.line(ground, tick.x, top, tick.x, bottom, "grid-major" if tick.major else "grid")
        for marker in chart.markers:
            if marker.x1 - marker.x0 > 3:
                self._pen.filled(
                    ground, marker.x0, top, marker.x1 - marker.x0, bottom - top, f"{marker.kind}-soft"
                )
            else:
                line = self._pen.line(ground, marker.x0, top, marker.x0, bottom, marker.kind)
                line.line.dash_style = MSO_LINE_DASH_STYLE.DASH
            width = marker.x1 - marker.label_x
            box = self._pen.box(ground, marker.label_x, top - 18, max(width, 60), 16)
            self._pen.write(box.text_frame, [(marker.label, "marker", marker.kind)])
        for fold in chart.breaks:
            self._pen.torn(ground, (fold.x0 + fold.x1) / 2, top, bottom, "chip")
        axis = self._pen.filled(
            ground, chart.left - 6, chart.axis, chart.right + 14 - chart.left, AXIS, "axis"
        )
        describe(axis, "Time axis", "Time axis")
        two = any(tick.major for tick in chart.ticks)
        lowered = 8.5 if chart.has_one_row else 0.0
        for tick in chart.ticks:
            if tick.label:
                role = "tick" if two and not tick.major else "tick-major"
                y = chart.axis + lowered + (21 if tick.major else 4)
                box = self._pen.box(ground, tick.label_x, y, 80, 16)
                self._pen.write(box.text_frame, [(tick.label, role, "muted" if role == "tick" else "text")])
        for fold in chart.breaks:
            middle = (fold.x0 + fold.x1) / 2
            for row, text in enumerate(fold.lines):
                box = self._pen.box(ground, middle - 60, chart.axis + lowered + (4, 21)[row], 120, 16)
                self._pen.write(box.text_frame, [(text, "break", "muted")])
                box.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        for band in chart.bands:
            self._band(band, chart)

    def _band(self, band: Band, chart: Chart) -> None:
        title = band.title or "Events"
        shapes = grouped(self._slide, title, f"{title}: {band.count} events")
        if band.head:
            left = band.head[0].x - 8.0
            self._pen.filled(
                shapes, left, band.top, chart.left - 6.0 - left, band.bottom - band.top, "header"
            )
        for word in band.head:
            self._pen.words(shapes, [word])
        if len(chart.bands) > 1:
            self._pen.line(shapes, chart.left, band.middle, chart.right, band.middle, "line")
            self._pen.line(shapes, chart.left - 6, band.bottom, chart.right, band.bottom, "line")
        # connectors first, so that they lie below; they are glued once both ends are there
        joins = [(flag, self._connectors(shapes, flag)) for flag in band.flags]
        marks = {mark.id: self._pen.mark(shapes, mark, self._told(mark.id)) for mark in band.marks}
        by_id = {mark.id: mark for mark in band.marks}
        for fold in chart.breaks:
            x = (fold.x0 + fold.x1) / 2
            for mark in band.marks:
                if mark.shape == "bar" and mark.x0 < x - 8 and mark.x1 > x + 8:
                    half = mark.height / 2 + 1
                    self._pen.torn(shapes, x, mark.y - half, mark.y + half, "background")
        for flag, (connectors, knees) in joins:
            self._glue(flag, self._flag(shapes, flag), by_id[flag.id], marks[flag.id], connectors, knees)
        for tag in band.tags:
            self._tag(shapes, tag)

    def _connectors(self, shapes: Any, flag: Flag) -> tuple[list[Any], list[Any]]:
        """The leader in straight pieces, with a small knee at each bend; its last piece ends at the label."""
        points = list(flag.leader[:-1])
        middle = (points[-1][0] if len(points) > 1 else points[0][0], flag.y + flag.height / 2)
        points.append((flag.leader[-1][0], middle[1]))
        lines = [
            self._pen.line(shapes, *start, *end, "fold-line")
            for start, end in zip(points, points[1:], strict=False)
        ]
        knees = []
        for x, y in points[:-1] if not flag.is_beside else ():
            knee = shapes.add_shape(
                MSO_SHAPE.RECTANGLE,
                self._pen.emu(x - 0.8),
                self._pen.emu(y - 0.8),
                self._pen.emu(1.6),
                self._pen.emu(1.6),
            )
            knee.fill.solid()
            knee.fill.fore_color.rgb = self._pen.colour("fold-line")
            knee.line.fill.background()
            plain(knee)
            describe(knee, "Knee", "")
            knees.append(knee)
        return lines, knees

    def _glue(
        self, flag: Flag, label: Any, mark: Mark, shape: Any, connectors: list[Any], knees: list[Any]
    ) -> None:
        if flag.is_beside:
            connectors[0].begin_connect(shape, 3 if flag.right else 1)
            connectors[0].end_connect(label, 1 if flag.right else 3)
            return
        up = flag.y < mark.y
        for number, line in enumerate(connectors):
            if number == 0 and mark.shape == "point":
                line.begin_connect(shape, 0 if up else 2)
            else:
                line.begin_connect(knees[number], 0 if up else 2)
            if number + 1 < len(connectors):
                line.end_connect(knees[number + 1], 2 if up else 0)
        connectors[-1].end_connect(label, 1 if flag.right else 3)

    def _flag(self, shapes: Any, flag: Flag) -> Any:
        """The label's box reaches to its pole."""
        pole = flag.leader[-1][0]
        left = min(pole, flag.x)
        width = max(pole, flag.x + flag.width) - left
        box = self._pen.box(shapes, left, flag.y, width, flag.height)
        describe(box, flag.titles[0][:40] if flag.titles else "Event", self._told(flag.id))
        lines = [(text, "label-date", "accent") for text in flag.dates]
        lines += [(text, "label", "text") for text in flag.titles]
        self._pen.write(
            box.text_frame, lines, sign=(flag.sign, self._palette.family(flag.family)), inline=flag.inline
        )
        if not flag.right:  # its end stands by the mark in any font
            for paragraph in box.text_frame.paragraphs:
                paragraph.alignment = PP_ALIGN.RIGHT
            box.text_frame.margin_right = self._pen.emu(max(left + width - flag.x - flag.width, 4.0))
        box.text_frame.margin_left = self._pen.emu(max(flag.x - left, 0.0))
        box.fill.solid()
        box.fill.fore_color.rgb = self._pen.colour("background")
        return box

    def _told(self, id: str) -> str:
        event = self._events.get(id)
        if event is None:
            return ""
        status = "" if event.status.value == "occurred" else f", {event.status.value}"
        quote = event.mentions[0].quote if event.mentions else ""
        return clean(f"{event.title}{status}" + (f". Source: “{quote}”" if quote else ""))

    def _tag(self, shapes: Any, tag: Tag) -> None:
        if tag.chip:
            chip = shapes.add_shape(
                MSO_SHAPE.ROUNDED_RECTANGLE,
                self._pen.emu(tag.x),
                self._pen.emu(tag.y),
                self._pen.emu(tag.width),
                self._pen.emu(tag.height),
            )
            chip.adjustments[0] = 0.5
            chip.fill.solid()
            chip.fill.fore_color.rgb = self._pen.colour("chip")
            chip.line.color.rgb = self._pen.colour("fold-line")
            plain(chip)
            told = "; ".join(self._told(id) for id in tag.ids[:12])
            describe(chip, f"Events {tag.text}", told)
        else:
            chip = self._pen.box(shapes, tag.x, tag.y, tag.width + 2, tag.height)
            describe(chip, f"Event {tag.text}", self._told(tag.ids[0]))
        self._pen.write(chip.text_frame, [(tag.text, "label", "chip-text" if tag.chip else "text")])
        if tag.chip:
            chip.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER

    def _key(self, shapes: Any, key: Key) -> None:
        name, x, y = key.entry.key, key.x, key.y
        if name.startswith("family:"):
            box = self._pen.box(shapes, x, y - 8, key.swatch + 4, 16)
            self._pen.write(
                box.text_frame, [(family_sign(name[7:]), "label-date", self._palette.family(name[7:]))]
            )
        elif name.startswith("sign:"):
            box = self._pen.box(shapes, x, y - 8, key.swatch + 2, 16)
            self._pen.write(box.text_frame, [(name[5:], "legend", "accent")])
        elif name == "tag":
            self._tag(shapes, Tag((), x, y - 7.5, key.swatch, 15.0, "12", True))
        elif name == "break":
            self._pen.torn(shapes, x + 7, y - 8, y + 8)
        else:
            self._pen.mark(shapes, sample(name, x, y), "")
        box = self._pen.box(shapes, x + key.swatch + 7, y - 8, 8.0 * len(key.entry.text) + 8, 16)
        self._pen.write(box.text_frame, [(key.entry.text, "legend", "muted")])


def grouped(slide: Any, name: str, told: str) -> Any:
    """The shapes of a new group. Fill it before anything else is added to the slide.

    Numbers are counted on from the highest on the slide instead of looked up for each shape.
    """
    group = slide.shapes.add_group_shape()
    describe(group, name, told)
    shapes = group.shapes
    shapes.turbo_add_enabled = True
    # the library measures the whole group again for each shape; the deck does it once
    shapes._recalculate_extents = lambda: None
    return shapes
