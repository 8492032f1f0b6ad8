"""The colours of a theme as text, for formats that are written without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefline.page.theme_file import theme_data


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by name, and one for each family of events, as #rrggbb."""

    colours: tuple[tuple[str, str], ...]
    families: tuple[tuple[str, str], ...]

    def colour(self, name: str) -> str:
        """A colour of the theme. KeyError when it has none of that name."""
        return dict(self.colours)[name]

    def family(self, name: str) -> str:
        """The colour of a family of events; that of "other" for one that is not known."""
        table = dict(self.families)
        return table.get(name, table["other"])


@cache
def palette(theme: str) -> Palette:
    """The colours of a theme, by its name or the text of its file. BadTheme when there is none."""
    data = theme_data(theme)
    return Palette(tuple(data["colours"].items()), tuple(data["families"].items()))


def blend(colour: str, paper: str, share: float) -> str:
    """A colour thinned with the paper's: ``share`` 1 is the colour itself, 0 the paper."""
    pairs = ((int(colour[n : n + 2], 16), int(paper[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(own * share + ground * (1 - share)):02x}" for own, ground in pairs)
