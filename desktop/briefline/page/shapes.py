"""Native shapes of an office program, drawn with a page's measures and colours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from briefline.page.palette import Palette, blend
from briefline.page.parts import LINE, Words
from briefline.page.slide_text import Run, add_box, fill, paragraph
from briefline.timeline.columns import Look
from briefline.timeline.parts import Mark

_EMU = 914400 / 96
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FALLBACK = "Arial"  # what that is instead of Inter: on every machine, and no wider than what was measured
_LEAST_POINTS = 7.5
_TITLE_LINE = 29.0
_SIGN = 0.85  # size of a sign beside its words: office fonts draw them larger
_PIECES, _PIECE, _GAP = 12, 6.0, 0.7  # of a broken bar: most, pixels of one with its gap, gap as a share
_HOLLOW = Look.PLANNED | Look.POSSIBLE | Look.CANCELLED
ROLES = {  # height in pixels and weight
    "title": (22, True),
    "subtitle": (13, False),
    "label-date": (13, True),
    "label": (13, False),
    "tick": (13, False),
    "tick-major": (13, True),
    "lane": (13, True),
    "lane-count": (13, False),
    "break": (13, False),
    "marker": (13, True),
    "legend": (13, False),
    "source": (13, False),
    "source-strong": (13, True),
}


class Pen:
    """Makes shapes on slides from the theme's pixels; ``scale`` makes pixels of 96 to the inch of them."""

    def __init__(self, scale: float, palette: Palette) -> None:
        self._scale, self._palette = scale, palette
        self._points = 0.75 * scale  # of a pixel

    def emu(self, pixels: float) -> Emu:
        """Pixels as the library measures."""
        return Emu(round(pixels * self._scale * _EMU))

    def write(
        self,
        frame: Any,
        lines: Sequence[tuple[str, str, str]],
        *,
        sign: tuple[str, str] = ("", ""),
        inline: bool = False,
    ) -> None:
        """Lines of (text, role, colour) as one paragraph each, never wrapped anew; ``inline`` all in one.

        ``sign`` is a letter that the first line begins with, and its colour.
        """
        fill(frame, self._paragraphs(lines, sign, inline=inline))

    def _paragraphs(
        self, lines: Sequence[tuple[str, str, str]], sign: tuple[str, str] = ("", ""), *, inline: bool = False
    ) -> list[str]:
        found: list[list[Run]] = []
        spacing = [(LINE if ROLES[role][0] < 20 else _TITLE_LINE) * self._points for _, role, _ in lines]
        for number, (text, role, colour) in enumerate(lines):
            parts = [(f"  {text}" if inline and number else text, colour)]
            if sign[0] and not number and text.startswith(sign[0]):
                parts = [(sign[0], sign[1]), (text.removeprefix(sign[0]), colour)]
            pixels, bold = ROLES[role]
            size = pixels * self._points
            runs = [
                Run(
                    clean(part),
                    max(_LEAST_POINTS, size * _SIGN) if ink.startswith("#") else size,
                    bold,
                    role == "break",
                    str(self.colour(ink)),
                )
                for part, ink in parts
            ]
            if inline and found:
                found[0] += runs
            else:
                found.append(runs)
        return [paragraph(runs, high) for runs, high in zip(found, spacing, strict=False)]

    def box(self, shapes: Any, x: float, y: float, width: float, height: float) -> Any:
        """A box for text."""
        return shapes.add_textbox(self.emu(x), self.emu(y), self.emu(width), self.emu(height))

    def words(self, shapes: Any, block: Sequence[Words]) -> None:
        """Words that begin at one x and follow one another, in one box."""
        first, last = block[0], block[-1]
        width = max(word.width for word in block) + 4
        place = first.x, first.y, width, last.y + last.height - first.y
        add_box(
            shapes,
            clean(first.text[:40]),
            [self.emu(side) for side in place],
            self._paragraphs([(word.text, word.role, word.colour) for word in block]),
        )

    def line(self, shapes: Any, x0: float, y0: float, x1: float, y1: float, colour: str) -> Any:
        """A straight connector."""
        line = shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, self.emu(x0), self.emu(y0), self.emu(x1), self.emu(y1)
        )
        plain(line)
        line.line.color.rgb = self.colour(colour)
        line.line.width = Pt(0.75)
        return line

    def filled(self, shapes: Any, x: float, y: float, width: float, height: float, colour: str) -> Any:
        """A rectangle without outline."""
        shape = shapes.add_shape(
            MSO_SHAPE.RECTANGLE, self.emu(x), self.emu(y), self.emu(width), self.emu(height)
        )
        shape.fill.solid()
        shape.fill.fore_color.rgb = self.colour(colour)
        shape.line.fill.background()
        plain(shape)
        return shape

    def torn(self, shapes: Any, x: float, top: float, bottom: float, colour: str = "fold-line") -> None:
        """The sign of a fold."""
        builder = shapes.build_freeform(self.emu(x), self.emu(top), scale=1.0)
        points, y, side = [], top, 1.0
        while y < bottom:
            y = min(y + 8, bottom)
            points.append((self.emu(x + 3 * side), self.emu(y)))
            side = -side
        builder.add_line_segments(points, close=False)
        shape = builder.convert_to_shape()
        shapes.turbo_add_enabled = True  # count on from here: the builder looks its number up itself
        plain(shape)
        shape.fill.background()
        shape.line.color.rgb = self.colour(colour)
        shape.line.width = Pt(2.0)
        describe(shape, "Break", "Time without events, shortened")

    def mark(self, shapes: Any, mark: Mark, told: str) -> Any:
        """The mark of an event; ``told`` is its alternative text."""
        kind = MSO_SHAPE.DIAMOND if mark.shape == "point" else MSO_SHAPE.ROUNDED_RECTANGLE
        if Look.PUBLICATION in mark.look:
            kind = MSO_SHAPE.RECTANGLE
        elif mark.look & (Look.OPEN_START | Look.OPEN_END) and mark.shape != "point":
            kind = MSO_SHAPE.RIGHT_ARROW if Look.OPEN_END in mark.look else MSO_SHAPE.LEFT_ARROW
        half = mark.height / 2
        is_broken = Look.APPROXIMATE in mark.look and mark.shape != "point" and not mark.look & _HOLLOW
        if is_broken:
            shape = self._broken(shapes, mark)
        else:
            shape = shapes.add_shape(
                kind,
                self.emu(mark.x0),
                self.emu(mark.y - half),
                self.emu(max(mark.x1 - mark.x0, 2.0)),
                self.emu(mark.height),
            )
        colour = rgb(self._palette.family(mark.family))
        paper = self._palette.colour("background")
        shape.line.color.rgb = colour
        shape.line.width = Pt(1.25)
        plain(shape)
        if Look.CANCELLED in mark.look or (Look.APPROXIMATE in mark.look and mark.shape == "point"):
            pattern = (
                MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
                if Look.CANCELLED in mark.look
                else MSO_PATTERN_TYPE.WIDE_DOWNWARD_DIAGONAL
            )
            shape.fill.patterned()
            shape.fill.pattern = pattern
            shape.fill.fore_color.rgb = colour
            shape.fill.back_color.rgb = rgb(paper)
        elif is_broken:
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour
            shape.line.fill.background()
        elif mark.look & _HOLLOW or Look.PUBLICATION in mark.look:
            shape.fill.solid()
            shape.fill.fore_color.rgb = rgb(paper)
        elif mark.shape != "point" and not (mark.core0 <= mark.x0 + 0.5 and mark.core1 >= mark.x1 - 0.5):
            self._fade(shape, mark, paper)
        else:
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour
        if Look.POSSIBLE in mark.look:
            shape.line.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
        describe(shape, f"Mark {mark.id}", told)
        return shape

    def _fade(self, shape: Any, mark: Mark, paper: str) -> None:
        """Solid where it is known to have been, soft where it may have."""
        colour = self._palette.family(mark.family)
        full = mark.core1 > mark.core0
        strong = colour if full else blend(colour, paper, 0.58)
        weak = blend(colour, paper, 0.1)
        width = max(mark.x1 - mark.x0, 1.0)
        begin = min(max((mark.core0 - mark.x0) / width, 0.0), 1.0) if full else 0.28
        end = min(max((mark.core1 - mark.x0) / width, begin), 1.0) if full else 0.72
        stops = [(begin, strong), (end, strong)]
        if begin > 0:
            stops.insert(0, (0.0, weak))
        if end < 1:
            stops.append((1.0, weak))
        shape.fill.gradient()
        shape.fill.gradient_angle = 0
        table = shape.fill._fill._gradFill.find(qn("a:gsLst"))
        for old in list(table):
            table.remove(old)
        for place, at_place in stops:
            stop = table.makeelement(qn("a:gs"), {"pos": str(round(place * 100_000))})
            stop.append(stop.makeelement(qn("a:srgbClr"), {"val": at_place[1:]}))
            table.append(stop)
        shape.line.fill.background()

    def _broken(self, shapes: Any, mark: Mark) -> Any:
        """A bar in pieces, as one shape with the connection sites of a rectangle. A pattern would do, but
        its stripes run together where a program draws them small.
        """
        width = max(mark.x1 - mark.x0, 2.0)
        count = max(2, min(_PIECES, int(width // _PIECE)))
        piece = width / (count + (count - 1) * _GAP)
        top, bottom = self.emu(mark.y - mark.height / 2), self.emu(mark.y + mark.height / 2)
        builder = shapes.build_freeform(self.emu(mark.x0), top, scale=1.0)
        for number in range(count):
            left = self.emu(mark.x0 + number * piece * (1 + _GAP))
            right = self.emu(mark.x0 + number * piece * (1 + _GAP) + piece)
            if number:
                builder.move_to(left, top)
            builder.add_line_segments([(right, top), (right, bottom), (left, bottom)], close=True)
        shape = builder.convert_to_shape()
        shapes.turbo_add_enabled = True  # as in ``torn``
        sites = shape._element.xpath(".//a:cxnLst")[0]
        for x, y in (("hc", "t"), ("l", "vc"), ("hc", "b"), ("r", "vc")):
            site = sites.makeelement(qn("a:cxn"), {"ang": "0"})
            site.append(site.makeelement(qn("a:pos"), {"x": x, "y": y}))
            sites.append(site)
        return shape

    def colour(self, name: str) -> Any:
        """A colour of the theme by its name, or #rrggbb itself."""
        return rgb(name if name.startswith("#") else self._palette.colour(name))


def sample(name: str, x: float, y: float) -> Mark:
    """A mark that shows a look of the legend."""
    looks = {
        "publication": Look.PUBLICATION,
        "approximate": Look.APPROXIMATE,
        "planned": Look.PLANNED,
        "possible": Look.POSSIBLE,
        "cancelled": Look.CANCELLED,
        "open": Look.OPEN_END,
    }
    look = looks.get(name, Look.PLAIN)
    family = "publication" if name == "publication" else "other"
    if name in ("point", "publication"):
        return Mark("", "point", x, x + 13, 0.0, 0.0, y, 13.0, look, family)
    core = (x, x + 30.0) if name == "span" else (0.0, 0.0)
    return Mark("", "bar", x, x + 30.0, core[0], core[1], y, 9.0, look, family)


def plain(shape: Any) -> None:
    """Take the theme's shadow and outline from a shape; what it shall have is set on it."""
    for style in shape._element.xpath("./p:style"):
        shape._element.remove(style)


def rgb(colour: str) -> Any:
    """A colour of #rrggbb as the library has it."""
    made: Any = RGBColor
    return made(int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def describe(shape: Any, name: str, told: str) -> None:
    """Name and alternative text of a shape."""
    shape.name = clean(name)
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(told))


def clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(
        c if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff") else "\ufffd" for c in text
    )
