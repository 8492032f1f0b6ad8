"""What stands around a chart: titles, handling lines, margins."""

from __future__ import annotations

from dataclasses import dataclass

from briefline.page.parts import Banner, Words
from briefline.page.spec import PictureSpec
from briefline.page.wrapping import Measure, balanced

MARGIN = 24.0
LOGO = 44.0  # height of a logo
_TITLE_LINE, _SUBTITLE_LINE = 29.0, 19.0
_BELOW_TITLE = 8.0
_BANNER = 26.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the chart at a scale: ``top`` and ``bottom`` are the edges of what is free."""

    width: float
    height: float
    top: float
    bottom: float
    chart_top: float
    titles: tuple[Words, ...]
    banners: tuple[Banner, ...]


def frame_of(spec: PictureSpec, scale: float, subtitle: str, measure: Measure) -> Frame:
    """The frame of a picture whose letters are drawn at ``scale``."""
    width, height = spec.logical_size(scale)
    banners = _banners(spec, width, height)
    top, bottom = MARGIN, height - MARGIN
    if banners:
        top, bottom = _BANNER + MARGIN / 2, height - _BANNER - MARGIN / 2
    titles, y = _titles(spec, subtitle, width, top, measure)
    return Frame(width, height, top, bottom, y, titles, banners)


def _titles(
    spec: PictureSpec, subtitle: str, width: float, top: float, measure: Measure
) -> tuple[tuple[Words, ...], float]:
    room = width - 2 * MARGIN - (3 * LOGO if spec.logo else 0.0)
    found: list[Words] = []
    y = top
    for text, role, colour, line in (
        (spec.title, "title", "text", _TITLE_LINE),
        (subtitle, "subtitle", "muted", _SUBTITLE_LINE),
    ):
        for part in balanced(text, room, role, measure):
            found.append(Words(MARGIN, y, measure(part, role), line, part, role, colour))
            y += line
    if spec.logo:
        y = max(y, top + LOGO)
    return tuple(found), y + (_BELOW_TITLE if found else 0.0)


def _banners(spec: PictureSpec, width: float, height: float) -> tuple[Banner, ...]:
    marking = spec.banner
    if marking is None:
        return ()
    return tuple(
        Banner(0.0, y, width, _BANNER, marking.text, marking.ink, marking.ground, marking.align)
        for y in (0.0, height - _BANNER)
    )
