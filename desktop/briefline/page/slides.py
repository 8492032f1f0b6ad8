"""The page as slides of native shapes, which an office program can move, retype and recolour."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Pt

from briefline.export.imprint import (
    CUSTOM_PART,
    CUSTOM_RELATION,
    CUSTOM_TYPE,
    MADE_WITH,
    custom_properties,
)
from briefline.export.zipped import steady
from briefline.model.event import Event
from briefline.page.layout import Pages
from briefline.page.palette import Palette
from briefline.page.parts import Leaf, Words
from briefline.page.shapes import FALLBACK, Pen, clean, describe, rgb
from briefline.page.slide_chart import SlideChart
from briefline.page.slide_text import FONT
from briefline.page.theme_file import theme_data

_LATIN = re.compile(rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*(")')
_BANNER_LETTER = 11.5  # pixels that a capital of 12 points takes at most
_EPOCH = datetime(2000, 1, 1)


def slides_bytes(pages: Pages, events: Sequence[Event], palette: Palette) -> bytes:
    """All leaves as slides, the same bytes for the same pages. ``events`` give the alternative texts."""
    return steady(_Deck(pages, {event.id: event for event in events}, palette).built())


class _Deck:
    def __init__(self, pages: Pages, events: Mapping[str, Event], palette: Palette) -> None:
        self._pages, self._events, self._palette = pages, events, palette
        self._pen = Pen(pages.scale, palette)
        self._deck: Any = Presentation()
        _set_fonts(self._deck, slide_font(pages.spec.theme))
        first = pages.leaves[0]
        self._deck.slide_width, self._deck.slide_height = (
            self._pen.emu(first.width),
            self._pen.emu(first.height),
        )

    def built(self) -> bytes:
        core = self._deck.core_properties
        spec = self._pages.spec
        core.title, core.author = clean(spec.title or "Timeline")[:255], ""
        core.last_modified_by = "Briefline"
        said = dict(spec.imprint)
        core.subject, core.category = (clean(said.get(name, ""))[:255] for name in ("Project", "Handling"))
        core.comments = clean(said.get("Shown", ""))[:255]
        core.keywords = MADE_WITH
        core.created = core.modified = _EPOCH
        core.language = "en"
        for number, leaf in enumerate(self._pages.leaves):
            self._slide(leaf, number)
        package = self._deck.part.package
        imprint = tuple((name, clean(text)) for name, text in spec.imprint)
        part = Part(PackURI(CUSTOM_PART), CUSTOM_TYPE, package, custom_properties(imprint))
        package.relate_to(part, CUSTOM_RELATION)
        out = io.BytesIO()
        self._deck.save(out)
        return out.getvalue()

    def _slide(self, leaf: Leaf, number: int) -> None:
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[5])
        fill = slide.background.fill
        fill.solid()
        fill.fore_color.rgb = self._pen.colour("background")
        self._title(slide, leaf, number)
        if leaf.chart is not None:
            drawn = SlideChart(slide, self._pen, self._events, self._palette)
            drawn.chart(leaf.chart)
            drawn.legend(leaf.keys)
        # numbers are then counted on instead of looked up: safe where no group holds shapes of its own
        slide.shapes.turbo_add_enabled = leaf.chart is None
        for block in _blocks([word for word in leaf.words if word not in _title_words(leaf)]):
            self._pen.words(slide.shapes, block)
        for banner in leaf.banners:
            self._banner(slide.shapes, banner)
        if self._pages.logo and not number:
            right, top, height = self._pages.logo
            picture = slide.shapes.add_picture(
                io.BytesIO(self._pages.spec.logo), 0, self._pen.emu(top), height=self._pen.emu(height)
            )
            picture.left = self._pen.emu(right) - picture.width
            describe(picture, "Logo", "Logo")
        if leaf.chart is not None:
            _measured(slide)
        if not number:
            slide.notes_slide.notes_text_frame.text = self._notes()

    def _notes(self) -> str:
        lines = ["Sources"]
        for event in self._events.values():
            lines.append(event.title)
            lines += [f"  “{quote}”" for quote in dict.fromkeys(mention.quote for mention in event.mentions)]
        return clean("\n".join(lines))

    def _title(self, slide: Any, leaf: Leaf, number: int) -> None:
        """The slide's own title, for its outline and for readers: what stands on top, or unseen above."""
        shape = slide.shapes.title
        lines = _title_words(leaf)
        if lines:
            first, last = lines[0], lines[-1]
            shape.left, shape.top = self._pen.emu(first.x), self._pen.emu(first.y)
            shape.width = self._pen.emu(leaf.width - first.x)
            shape.height = self._pen.emu(last.y + last.height - first.y)
            self._pen.write(shape.text_frame, [(word.text, word.role, word.colour) for word in lines])
            return
        shape.left, shape.top = 0, -self._pen.emu(40)
        shape.width, shape.height = self._pen.emu(400), self._pen.emu(20)
        self._pen.write(shape.text_frame, [(self._pages.heading if number else "Timeline", "label", "muted")])

    def _banner(self, shapes: Any, banner: Any) -> None:
        wide = min(_BANNER_LETTER * len(banner.text) + 24, banner.width - 48)
        x = banner.x + (banner.width - wide) / 2
        if banner.align == "right":
            x = banner.x + banner.width - 24 - wide
        box = self._pen.filled(shapes, x, banner.y, wide, banner.height, "background")
        describe(box, "Handling", banner.text)
        frame = box.text_frame
        frame.word_wrap = False
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = banner.text
        run.font.size, run.font.bold, run.font.name = Pt(12 * max(self._pages.scale, 1.0)), True, FONT
        run.font.color.rgb = rgb(banner.ink) if banner.ink else self._pen.colour("text")
        if banner.ground:
            box.fill.fore_color.rgb = rgb(banner.ground)


def slide_font(theme: str) -> str:
    """The font of slides: that of the theme's labels, if a theme file names one; a deck embeds none."""
    family = str(theme_data(theme)["fonts"]["label"][0])
    return FALLBACK if family == "Inter" else family


def _set_fonts(deck: Any, family: str) -> None:
    """Let the fonts of the deck's theme, for headings and for text, be of a family."""
    for master in deck.slide_masters:
        part = master.part.part_related_by(RT.THEME)
        part._blob = _LATIN.sub(rf"\g<1>{escape(family)}\g<2>".encode(), part.blob)


def _title_words(leaf: Leaf) -> list[Words]:
    """The words of a leaf that are its title: the picture's, or the heading of a list."""
    role = "title" if leaf.chart is not None else "lane"
    return [word for word in leaf.words if word.role == role]


def _measured(slide: Any) -> None:
    """Give the groups of a finished slide the extents of what is in them."""
    for shape in slide.shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            shape._element.recalculate_extents()


def _blocks(words: Sequence[Words]) -> list[list[Words]]:
    """Lines that stand one below the other, together."""
    found: list[list[Words]] = []
    for word in words:
        last = found[-1][-1] if found else None
        if last and last.x == word.x and 0 < word.y - last.y <= last.height + 1.0:
            found[-1].append(word)
        else:
            found.append([word])
    return found
