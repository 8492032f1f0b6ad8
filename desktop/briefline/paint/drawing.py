"""The page as an SVG drawing, with words as text or as shapes."""

from __future__ import annotations

import re
from html import escape, unescape

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtSvg import QSvgGenerator

from briefline.export.imprint import MADE_WITH, imprint_line
from briefline.page.layout import Pages
from briefline.paint.page import page_theme, paint_leaf, paint_logo

# for viewers without the font; Qt's own knows no lists of fonts, and skips what it does not know
_FAMILIES = "Inter, Arial, Helvetica, sans-serif"
_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def drawing(pages: Pages, number: int = 0) -> bytes:
    """A leaf as SVG. The size in millimetres is that in print, unless it was asked for in pixels."""
    spec, leaf = pages.spec, pages.leaves[number]
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    width, height = leaf.width * pages.scale, leaf.height * pages.scale
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(spec.title or "Timeline")
    generator.setDescription(imprint_line(spec.imprint or (("Made with", MADE_WITH),)))
    painter = QPainter(generator)
    painter.scale(pages.scale, pages.scale)
    paint_leaf(painter, leaf, page_theme(spec.theme))
    if pages.logo and not number:
        paint_logo(painter, spec.logo, *pages.logo)
    painter.end()
    text = bytes(buffer.data().data()).decode("utf-8")
    text = _TEXT.sub(_outline, text) if spec.outlines else _fixed_widths(text, _style(spec.theme))
    size = f'width="{width / 96 * 25.4:.1f}mm" height="{height / 96 * 25.4:.1f}mm"'
    if spec.unit == "px":
        size = f'width="{width * spec.dpi / 96:.0f}" height="{height * spec.dpi / 96:.0f}"'
    return re.sub(r'width="[^"]*mm" height="[^"]*mm"', size, text, count=1).encode("utf-8")


def _style(theme: str) -> str:
    """The style sheet that names other fonts besides those of the theme."""
    own = dict.fromkeys(spec.family for _, spec in page_theme(theme).fonts if spec.family != "Inter")
    rules = [f"text {{ font-family: {_FAMILIES} }}"]
    rules += [f'text[font-family="{name}"] {{ font-family: "{name}", {_FAMILIES} }}' for name in own]
    return f"<style>@supports (font-weight: 400) {{ {' '.join(rules)} }}</style>"


def _fixed_widths(svg: str, style: str) -> str:
    """The drawing with the width of each text written down.

    A viewer that lacks the font then sets another one to the same width, so labels still do not overlap.
    """

    def fixed(found: re.Match[str]) -> str:
        font, fields = _font(found[1])
        size = float(fields.get("font-size", "12").removesuffix("px"))
        width = QFontMetricsF(font).horizontalAdvance(unescape(found[2])) * size / 100
        fit = f'textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"'
        return f"<text {found[1].rstrip()} {fit}>{found[2]}</text>"

    return _TEXT.sub(fixed, svg).replace("<defs>", f"{style}\n<defs>", 1)


def _font(attributes: str) -> tuple[QFont, dict[str, str]]:
    """The font of a text of the drawing, 100 pixels high, and its attributes."""
    fields = dict(_ATTRIBUTE.findall(attributes))
    font = QFont(fields.get("font-family", "Inter"))
    font.setPixelSize(100)
    font.setFeature(QFont.Tag("calt"), 0)
    font.setWeight(QFont.Weight(int(fields.get("font-weight", "400"))))
    font.setItalic(fields.get("font-style") == "italic")
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font, fields


def _outline(found: re.Match[str]) -> str:
    """A text as the shapes of its letters, with the words kept as a title for readers and search."""
    font, fields = _font(found[1])
    scale = float(fields.get("font-size", "12").removesuffix("px")) / 100
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, unescape(found[2]))
    x, y = float(fields.get("x", "0")), float(fields.get("y", "0"))
    commands: list[str] = []
    index = 0
    while index < path.elementCount():
        element = path.elementAt(index)
        if element.isCurveTo():
            points = [path.elementAt(index + n) for n in range(3)]
            commands.append("C" + " ".join(f"{x + p.x * scale:.2f},{y + p.y * scale:.2f}" for p in points))
            index += 3
            continue
        letter = "M" if element.isMoveTo() else "L"
        commands.append(f"{letter}{x + element.x * scale:.2f},{y + element.y * scale:.2f}")
        index += 1
    colour = fields.get("fill", "#000000")
    words = escape(unescape(found[2]))
    return (
        f'<g role="img" aria-label="{words}"><title>{words}</title>'
        f'<path fill="{colour}" stroke="none" fill-rule="evenodd" d="{"".join(commands)}"/></g>'
    )
