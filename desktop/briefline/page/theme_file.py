"""Themes as data: those of the program, and files of the user's own in the same form, checked.

A file of one's own needs to say only what is to differ from the theme that it names as its ``base``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefline.model.errors import BadTheme

NAMES = ("light", "dark", "print", "contrast", "contrast-dark")
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
LEAST_PIXELS, ROOM_PIXELS = 8, 13  # the lines of a page hold letters of 13 pixels, titles those of the base
_LARGEST_FILE = 100_000
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PARTS = ("name", "base", "dark", "colours", "families", "fonts")
_HINT = "The themes of the program are files of the same form: name, base, [colours], [families], [fonts]."
_WRITTEN = (
    ("text", "background"),
    ("muted", "background"),
    ("accent", "background"),
    ("text", "header"),
    ("muted", "header"),
    ("text", "axis"),
    ("muted", "axis"),
    ("chip-text", "chip"),
    ("document", "background"),
    ("today", "background"),
)
"""What is written on what on a page."""


def theme_of(name: str) -> str:
    """The theme of a name, or of a file: the name itself, or the text of the file, checked.

    Either goes into ``PictureSpec.theme``. Raises BadTheme.
    """
    if name in NAMES:
        return name
    path = Path(name).expanduser()
    try:
        if not path.is_file():
            raise BadTheme(
                f"There is no theme “{name}”.", f"Name one of {', '.join(NAMES)}, or a file ending in .toml."
            )
        if path.stat().st_size > _LARGEST_FILE:
            raise BadTheme(f"“{path.name}” is too long for a theme.", _HINT)
        text = path.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise BadTheme(f"The theme “{name}” could not be read: {why}.", "") from error
    try:
        theme_data(text + "\n")
    except BadTheme as error:
        raise BadTheme(f"The theme “{path.name}” cannot be used: {error.message}", error.hint) from error
    return text + "\n"


@cache
def theme_data(theme: str) -> Mapping[str, Any]:
    """The name, dark, colours, families and fonts of a theme, whole, by a name of NAMES or a file's text.

    Raises BadTheme for a text that is no theme.
    """
    if theme in NAMES:
        text = (files("briefline.resources") / f"themes/{theme}.toml").read_text("utf-8")
        return MappingProxyType(tomllib.loads(text))
    try:
        own = tomllib.loads(theme)
    except tomllib.TOMLDecodeError as error:
        raise BadTheme(f"It is not TOML: {error}.", _HINT) from error
    _only(own, _PARTS, "the file")
    base = own.get("base", "light")
    if base not in NAMES:
        raise BadTheme(f"There is no theme “{base}” to begin with.", f"Known are: {', '.join(NAMES)}.")
    whole = theme_data(base)
    merged: dict[str, Any] = {"name": str(own.get("name", "own")), "dark": whole["dark"]}
    for part, check in (("colours", _colour), ("families", _colour), ("fonts", _font)):
        given = own.get(part, {})
        if not isinstance(given, dict):
            raise BadTheme(f"“{part}” is not a table.", f"Write [{part}] on a line of its own.")
        _only(given, tuple(whole[part]), f"[{part}]")
        for key, value in given.items():
            check(f"[{part}] {key}", value, whole[part][key])
        merged[part] = {**whole[part], **given}
    merged["dark"] = _luminance(merged["colours"]["background"]) < 0.18
    return MappingProxyType(merged)


def contrast_warnings(theme: str) -> list[str]:
    """A sentence for each pair of colours of a user's own theme that is hard to read; none for ours."""
    if theme in NAMES:
        return []
    data = theme_data(theme)
    colours, families = data["colours"], data["families"]
    found = []
    for ink, paper in _WRITTEN:
        ratio = contrast(colours[ink], colours[paper])
        if ratio < TEXT_CONTRAST:
            found.append(f"“{ink}” on “{paper}” has a contrast of {ratio:.1f}:1; words need 4.5:1.")
    for family, colour in families.items():
        ratio = contrast(colour, colours["background"])
        if ratio < MARK_CONTRAST:
            found.append(f"Marks of “{family}” have a contrast of {ratio:.1f}:1; marks need 3:1.")
    return found


def contrast(one: str, other: str) -> float:
    """The contrast of two colours #rrggbb, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _only(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    unknown = [key for key in given if key not in known]
    if unknown:
        raise BadTheme(f"{where} has “{unknown[0]}”, which is not known.", f"Known are: {', '.join(known)}.")


def _colour(where: str, value: object, _base: object) -> None:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise BadTheme(f"{where} is “{value}”, which is no colour.", "Write colours as in #0a5fae.")


def _font(where: str, value: object, base: tuple[str, int, int, bool]) -> None:
    most = max(ROOM_PIXELS, base[1])
    form = (
        f'Write it as in ["Georgia", 13, 400, false]: family, pixels ({LEAST_PIXELS} to {most}), '
        "weight (100 to 900), italic."
    )
    if not isinstance(value, list) or len(value) != 4:
        raise BadTheme(f"{where} is no font.", form)
    family, pixels, weight, italic = value
    sound = (
        isinstance(family, str)
        and re.fullmatch(r"[\w .-]{1,80}", family) is not None
        and type(pixels) is int
        and LEAST_PIXELS <= pixels <= most
        and type(weight) is int
        and 100 <= weight <= 900
        and type(italic) is bool
    )
    if not sound:
        raise BadTheme(f"{where} is no font.", form)
