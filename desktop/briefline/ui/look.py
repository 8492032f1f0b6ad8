"""Look: the window's colours and type as one frozen value, its palette and its style sheet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as "#rrggbb", named for what they are used on."""

    name: str
    dark: bool
    window: str
    surface: str
    panel: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    accent_hover: str
    hover: str
    pressed: str
    selection: str
    selection_text: str
    error: str
    error_surface: str
    notice_surface: str
    chip_line: str
    time_mark: str
    time_strong: str
    mention_line: str
    mention_strong: str
    publication: str
    doubt: str

    @property
    def shade(self) -> str:
        """ "light" or "dark": which icons stand out on it."""
        return "dark" if self.dark else "light"


LOOKS = ("light", "dark", "contrast", "contrast-dark")


@cache
def load_look(name: str) -> Look:
    """The look of that name, one of LOOKS."""
    text = files("briefline.resources").joinpath("look", f"{name}.toml").read_text(encoding="utf-8")
    return Look(name, **tomllib.loads(text))


def chosen_look(theme: str) -> Look:
    """The look for a setting: one of LOOKS, or what the system wears."""
    if theme != "system":
        return load_look(theme)
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return load_look("contrast-dark" if dark else "contrast")
    return load_look("dark" if dark else "light")


def palette(look: Look) -> QPalette:
    """The palette for widgets that the style sheet does not name."""
    role = QPalette.ColorRole
    made = QPalette()
    for key, colour in (
        (role.Window, look.window),
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.panel),
        (role.Text, look.text),
        (role.PlaceholderText, look.muted),
        (role.Button, look.surface),
        (role.ButtonText, look.text),
        (role.Highlight, look.selection),
        (role.HighlightedText, look.selection_text),
        (role.Link, look.accent),
        (role.LinkVisited, look.accent),
        (role.ToolTipBase, look.panel),
        (role.ToolTipText, look.text),
        (role.Mid, look.line),
        (role.Accent, look.accent),
        (role.BrightText, look.error),
    ):
        made.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        faint = QColor(look.muted)
        faint.setAlphaF(0.65)
        made.setColor(QPalette.ColorGroup.Disabled, key, faint)
    return made


def style_sheet(look: Look) -> str:
    """The style sheet of the whole program."""
    text = files("briefline.resources").joinpath("look", "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(
        {field.name: getattr(look, field.name) for field in fields(look)},
        icons=str(files("briefline.resources").joinpath("icons")).replace("\\", "/"),
        shade=look.shade,
    )
