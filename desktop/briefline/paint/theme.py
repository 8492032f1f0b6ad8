"""Themes and fonts: how everything looks, as one frozen value read from resources."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF

from briefline.page.theme_file import theme_data

_T = TypeVar("_T")
_WIDTHS = 50_000  # widths of words that are kept


@dataclass(frozen=True, slots=True)
class FontSpec:
    """A font by family, height in pixels, weight (400 regular, 600 semi-bold) and slant."""

    family: str
    pixels: int
    weight: int
    italic: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by name, a colour for each family of events, and a font for each role of text.

    ``known`` remembers what was made of them and is no part of the value.
    """

    name: str
    dark: bool
    colours: tuple[tuple[str, str], ...]
    families: tuple[tuple[str, str], ...]
    fonts: tuple[tuple[str, FontSpec], ...]

    known: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour of the theme; alpha 0 is clear, 1 opaque. KeyError when it has none of that name."""
        return self._look_up(("colour", name, alpha), lambda: _colour(dict(self.colours)[name], alpha))

    def family(self, name: str, alpha: float = 1.0) -> QColor:
        """The colour of a family of events; that of "other" for a family it does not know."""
        return self._look_up(("family", name, alpha), lambda: _colour(self._family(name), alpha))

    def _family(self, name: str) -> str:
        table = dict(self.families)
        return table.get(name, table["other"])

    def font(self, role: str) -> QFont:
        """The font of a role of text."""
        return self._look_up(("font", role), lambda: _font(dict(self.fonts)[role]))

    def metrics(self, role: str) -> QFontMetricsF:
        """The metrics of a role's font."""
        return self._look_up(("metrics", role), lambda: QFontMetricsF(self.font(role)))

    def for_page(self) -> Theme:
        """The same with no letters smaller than 13 pixels: see ``PictureSpec.least_scale``."""
        fonts = tuple((role, replace(spec, pixels=max(spec.pixels, 13))) for role, spec in self.fonts)
        return replace(self, fonts=fonts, known={})

    def _look_up(self, key: Hashable, make: Callable[[], _T]) -> _T:
        if key not in self.known:
            self.known[key] = make()
        found: _T = self.known[key]
        return found


def _colour(text: str, alpha: float) -> QColor:
    colour = QColor(text)
    colour.setAlphaF(alpha)
    return colour


def _font(spec: FontSpec) -> QFont:
    load_fonts()
    font = QFont(spec.family)
    font.setPixelSize(spec.pixels)
    font.setWeight(QFont.Weight(spec.weight))
    font.setItalic(spec.italic)
    # without the alternates a dash between figures stays a dash when text is copied from a PDF
    font.setFeature(QFont.Tag("calt"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def load_theme(name: str = "light") -> Theme:
    """The theme of a name ("light", "dark"), or of the text of a theme file. BadTheme when there is none."""
    data = theme_data(name)
    return Theme(
        data["name"],
        data["dark"],
        tuple(data["colours"].items()),
        tuple(data["families"].items()),
        tuple((role, FontSpec(*spec)) for role, spec in data["fonts"].items()),
    )


def missing_fonts(theme: Theme) -> list[str]:
    """A sentence for each family of a theme that this computer lacks. Needs a QGuiApplication."""
    load_fonts()
    wanted = dict.fromkeys(spec.family for _, spec in theme.fonts)
    return [
        f"The font “{family}” is not on this computer; another stands for it."
        for family in wanted
        if not QFontDatabase.hasFamily(family)
    ]


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once. Answers their families. Needs a QGuiApplication."""
    families: list[str] = []
    folder = files("briefline.resources") / "fonts"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".otf"):
            number = QFontDatabase.addApplicationFontFromData(entry.read_bytes())
            families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


@cache
def measurer(theme: Theme) -> Callable[[str, str], float]:
    """A function measure(text, role) that gives a text's width in pixels, remembering what it measured."""
    metrics = {role: theme.metrics(role) for role, _ in theme.fonts}
    known: dict[tuple[str, str], float] = {}

    def whole(text: str, role: str) -> float:
        key = (text, role)
        width = known.get(key)
        if width is None:
            if len(known) > _WIDTHS:
                known.clear()
            width = known[key] = metrics[role].horizontalAdvance(text)
        return width

    def measure(text: str, role: str) -> float:
        width = known.get((text, role))
        if width is not None:
            return width
        if " " not in text:
            return whole(text, role)
        # words come again and again, and no letter is kerned with a space
        words = text.split(" ")
        return sum([whole(word, role) for word in words]) + whole(" ", role) * (len(words) - 1)

    return measure
