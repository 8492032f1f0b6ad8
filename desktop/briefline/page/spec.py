"""What a picture shall be: size, words, theme."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

from briefline.export.imprint import Imprint
from briefline.model.errors import ExportFailed
from briefline.model.event import Published
from briefline.model.wording import DateStyle
from briefline.page.banner import Marking

_INCH = 25.4
_LARGEST = 1.5  # scale of the letters on a slide of few events: labels of about 15 points
_SHEETS = re.compile(r"(\d{1,2})\s*[x×]\s*(\d{1,2})\s*([a-z][a-z0-9-]*)", re.IGNORECASE)
_SIZE = re.compile(r"(\d{2,5})\s*[x×]\s*(\d{2,5})\s*(px|mm)?", re.IGNORECASE)
_LEAST, _MOST = {"px": 400, "mm": 100}, {"px": 12_000, "mm": 3_000}
LEAST_DPI, MOST_DPI = 72, 1200
EDGE, OVERLAP = 8.0, 10.0  # of a sheet of a poster, in millimetres: not printed on, and printed on twice
PAPERS = {"a4": (210, 297), "a3": (297, 420), "letter": (216, 279), "tabloid": (279, 432)}
LANES = ("auto", "kind", "category", "participant", "place", "document", "none")


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """A picture to be: ``width`` × ``height`` in ``unit`` ("px" or "mm").

    ``dpi`` is how many pixels an inch gets: of a PNG of millimetres the fineness, of pixels how large it
    is in print. ``sources`` adds the numbered quotes, below the picture (which grows) or, in a format with
    pages, on pages of their own; ``undated`` lists the events without a date there. ``document_date`` is
    marked where it lies among the events; ``as_of`` is a line with its day, in EDTF. ``lanes`` is one of
    LANES; "auto" is what shows the events best. ``theme`` is a name, or the text of a theme file (see
    theme_file.py). ``shown`` stands below the title instead of the count. ``imprint`` is what the
    file's own data say of it. ``logo`` is a PNG or JPEG. ``names`` are titles of documents by id, told with
    the sources where there are several.
    """

    width: int = 1920
    height: int = 1080
    unit: str = "px"
    dpi: int = 144
    title: str = ""
    subtitle: str = ""
    sources: bool = False
    theme: str = "light"
    folded: bool = True
    lanes: str = "auto"
    style: DateStyle = DateStyle.DAY_MONTH_SHORT
    document_date: Published | None = None
    legend: bool = True
    undated: bool = False
    as_of: str = ""
    shown: str = ""
    imprint: Imprint = ()
    banner: Marking | None = None
    logo: bytes = b""
    names: tuple[tuple[str, str], ...] = ()
    outlines: bool = False  # SVG: letters as shapes instead of text
    paper: str = ""  # of PAPERS: a PDF of a larger page is cut into sheets of it

    @classmethod
    def sized(cls, size: str, **fields: Any) -> PictureSpec:
        """The spec for a size in words: "slide", "a4", "1920x1080", "300x200mm", "4x2 a4".

        The last is a poster of so many sheets beside and below one another. ExportFailed for others.
        """
        name = re.sub(r"\s*[x×]\s*", "x", size.strip().lower()).removesuffix("px")
        preset = PRESETS.get(_SCREENS.get(name, name))
        if preset is not None:
            return replace(preset, **fields)
        sheets = _SHEETS.fullmatch(size.strip())
        if sheets is not None and sheets[3].lower().removesuffix("-portrait") in PAPERS:
            return replace(_poster(int(sheets[1]), int(sheets[2]), sheets[3].lower()), **fields)
        found = _SIZE.fullmatch(size.strip())
        if found is None:
            raise ExportFailed(
                f"“{size}” is not a size of a picture.",
                f"Write for example 1920x1080, 300x200mm, or one of {', '.join(PRESETS)}.",
            )
        unit = (found[3] or "px").lower()
        width, height = int(found[1]), int(found[2])
        if not all(_LEAST[unit] <= side <= _MOST[unit] for side in (width, height)):
            raise ExportFailed(
                f"A picture of {width} × {height} {unit} cannot be drawn.",
                f"Sides go from {_LEAST[unit]} to {_MOST[unit]:,} {unit}.",
            )
        return replace(cls(width, height, unit, 96 if unit == "px" else 300), **fields)

    def titled(self, title: str) -> PictureSpec:
        """The same with a title."""
        return replace(self, title=title)

    def at_dpi(self, dpi: int) -> PictureSpec:
        """The same at another fineness. A size in pixels keeps its size in print. ExportFailed if absurd."""
        if not LEAST_DPI <= dpi <= MOST_DPI:
            raise ExportFailed(
                f"{dpi} dots an inch is not a fineness to draw at.", f"Choose {LEAST_DPI} to {MOST_DPI}."
            )
        if self.unit == "mm":
            return replace(self, dpi=dpi)
        factor = dpi / self.dpi
        return replace(self, width=round(self.width * factor), height=round(self.height * factor), dpi=dpi)

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height in print."""
        if self.unit == "mm":
            return self.width / _INCH, self.height / _INCH
        return self.width / self.dpi, self.height / self.dpi

    @property
    def pixels(self) -> tuple[float, float]:
        """Width and height at 96 pixels an inch."""
        return self.inches[0] * 96, self.inches[1] * 96

    @property
    def least_scale(self) -> float:
        """The scale at which the smallest letters of a page, 13 pixels, are 7.5 points in print."""
        return 10 / 13

    @property
    def largest_scale(self) -> float:
        """The scale to try first: as large as anybody likes to read, in proportion to the page."""
        wish = _LARGEST * sqrt(self.pixels[0] * self.pixels[1] / (1280 * 720))
        return max(wish, self.least_scale)

    def logical_size(self, scale: float) -> tuple[float, float]:
        """Width and height in the theme's pixels when these are drawn at ``scale``."""
        width, height = self.pixels
        return width / scale, height / scale


def _paper(width: int, height: int) -> PictureSpec:
    return PictureSpec(width, height, "mm", 300)


def _poster(columns: int, rows: int, paper: str) -> PictureSpec:
    """The page that so many sheets hold. ExportFailed for none, and for more than a wall."""
    name = paper.removesuffix("-portrait")
    short, long = PAPERS[name]
    width, height = (short, long) if paper != name else (long, short)
    across, down = (
        int(count * (side - 2 * EDGE - OVERLAP) + OVERLAP)
        for count, side in ((columns, width), (rows, height))
    )
    if not columns or not rows or max(across, down) > _MOST["mm"]:
        raise ExportFailed(
            f"A poster of {columns} × {rows} sheets cannot be drawn.",
            f"Its sides may have up to {_MOST['mm']:,} mm.",
        )
    return replace(_paper(across, down), paper=name)


PRESETS = {
    "slide": PictureSpec(),
    "slide-4x3": PictureSpec(1440, 1080),
    "4k": PictureSpec(3840, 2160, "px", 288),
    "a4": _paper(297, 210),
    "a4-portrait": _paper(210, 297),
    "a3": _paper(420, 297),
    "a3-portrait": _paper(297, 420),
    "a2": _paper(594, 420),
    "a1": _paper(841, 594),
    "poster": _poster(4, 2, "a4-portrait"),
    "letter": _paper(279, 216),
    "letter-portrait": _paper(216, 279),
    "tabloid": _paper(432, 279),
    "tabloid-portrait": _paper(279, 432),
}
_SCREENS = {"1920x1080": "slide", "1440x1080": "slide-4x3", "3840x2160": "4k"}
PRESET_LABELS = {
    "slide": "Slide 16:9, 1920 × 1080",
    "slide-4x3": "Slide 4:3, 1440 × 1080",
    "4k": "Slide 16:9, 3840 × 2160",
    "a4": "A4 landscape",
    "a4-portrait": "A4 portrait",
    "a3": "A3 landscape",
    "a3-portrait": "A3 portrait",
    "a2": "A2 landscape",
    "a1": "A1 landscape",
    "poster": "Poster of 4 × 2 sheets of A4",
    "letter": "Letter landscape",
    "letter-portrait": "Letter portrait",
    "tabloid": "Tabloid landscape",
    "tabloid-portrait": "Tabloid portrait",
}
