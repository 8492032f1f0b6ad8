"""What a picture shall be: size, words, theme."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from briefline.model.errors import ExportFailed
from briefline.model.event import Published
from briefline.model.wording import DateStyle

_INCH = 25.4
_LABEL_PIXELS = 13.0  # of the theme's label font, at 96 to the inch
_LEAST_PIXELS = 12.0  # 9 points
_DESIGN_WIDTH = 1400.0  # a screen picture of this width is drawn at scale 1
_SIZE = re.compile(r"(\d{2,5})\s*[x×]\s*(\d{2,5})\s*(px|mm)?", re.IGNORECASE)
_LEAST, _MOST = {"px": 400, "mm": 100}, {"px": 12_000, "mm": 3_000}


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """A picture to be: ``width`` × ``height`` in ``unit`` ("px" or "mm").

    ``dpi`` is how many pixels an inch gets in a PNG of millimetres. ``sources`` adds the numbered quotes,
    below the picture (which grows) or, in a PDF, on pages of their own. ``document_date`` is marked where
    it lies among the events.
    """

    width: int = 1920
    height: int = 1080
    unit: str = "px"
    dpi: int = 96
    title: str = ""
    subtitle: str = ""
    sources: bool = False
    theme: str = "light"
    folded: bool = True
    lanes: str = "kind"
    style: DateStyle = DateStyle.DAY_MONTH_SHORT
    document_date: Published | None = None

    @classmethod
    def sized(cls, size: str, **fields: Any) -> PictureSpec:
        """The spec for a size in words: "1920x1080", "a4", "letter", "300x200mm". ExportFailed for others."""
        preset = PRESETS.get(size.strip().lower())
        if preset is not None:
            return replace(preset, **fields)
        found = _SIZE.fullmatch(size.strip())
        if found is None:
            raise ExportFailed(
                f"“{size}” is not a size of a picture.",
                "Write for example 1920x1080, 300x200mm, a4 or letter.",
            )
        unit = (found[3] or "px").lower()
        width, height = int(found[1]), int(found[2])
        if not all(_LEAST[unit] <= side <= _MOST[unit] for side in (width, height)):
            raise ExportFailed(
                f"A picture of {width} × {height} {unit} cannot be drawn.",
                f"Sides go from {_LEAST[unit]} to {_MOST[unit]:,} {unit}.",
            )
        return cls(width, height, unit, 96 if unit == "px" else 200, **fields)

    def titled(self, title: str) -> PictureSpec:
        """The same with a title."""
        return replace(self, title=title)

    @property
    def pixels(self) -> tuple[float, float]:
        """Width and height at 96 pixels an inch."""
        if self.unit == "mm":
            return self.width / _INCH * 96, self.height / _INCH * 96
        return float(self.width), float(self.height)

    @property
    def least_scale(self) -> float:
        """The scale at which labels are 9 points high in print (12 pixels at 96 to the inch)."""
        return _LEAST_PIXELS / _LABEL_PIXELS

    @property
    def largest_scale(self) -> float:
        """The scale to try first: generous on a large picture, a little above reading size in print."""
        wish = 1.15 if self.unit == "mm" else 1.1 * self.pixels[0] / _DESIGN_WIDTH
        return max(wish, self.least_scale)

    def logical_size(self, scale: float) -> tuple[float, float]:
        """Width and height in the theme's pixels when these are drawn at ``scale``."""
        width, height = self.pixels
        return width / scale, height / scale


PRESETS = {
    "1920x1080": PictureSpec(),
    "a4": PictureSpec(297, 210, "mm", 200),
    "letter": PictureSpec(279, 216, "mm", 200),
}
PRESET_LABELS = {
    "1920x1080": "Screen, 1920 × 1080",
    "a4": "A4 landscape",
    "letter": "Letter landscape",
}
