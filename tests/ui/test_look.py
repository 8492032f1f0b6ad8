from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette

from briefline.paint.theme import load_theme
from briefline.session.session import Session
from briefline.session.settings import THEMES
from briefline.ui.look import LOOKS, Look, chosen_look, load_look, palette, style_sheet
from briefline.ui.main_window import MainWindow

READ_ON = {
    "text": ("window", "surface", "panel", "hover", "pressed", "notice_surface", "error_surface", "time_mark",
             "time_strong", "mention_strong"),
    "muted": ("window", "surface", "panel", "notice_surface"),
    "accent": ("surface", "panel", "window", "notice_surface"),
    "accent_text": ("accent", "accent_hover"),
    "selection_text": ("selection",),
    "error": ("window", "surface", "panel"),
    "doubt": ("surface", "panel"),
}  # fmt: skip


def luminance(colour: str) -> float:
    """WCAG 2.1 relative luminance."""
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.1 contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", LOOKS)
def test_every_text_can_be_read(name: str) -> None:
    look = load_look(name)
    least = 7 if name.startswith("contrast") else 4.5
    weak = {
        (ink, paper): round(contrast(getattr(look, ink), getattr(look, paper)), 2)
        for ink, papers in READ_ON.items()
        for paper in papers
        if contrast(getattr(look, ink), getattr(look, paper)) < least
    }
    assert weak == {}


@pytest.mark.parametrize("name", LOOKS)
def test_style_sheet_and_palette_are_complete(name: str, qapp: object) -> None:
    look = load_look(name)
    sheet = style_sheet(look)
    assert "$" not in sheet
    assert f"down-{look.shade}.svg" in sheet
    assert palette(look).color(QPalette.ColorRole.Text).name() == look.text
    assert look.name == name
    assert {field.name for field in fields(Look)} > {"window", "text"}


def test_the_setting_decides(qapp: object) -> None:
    assert chosen_look("dark").dark
    assert not chosen_look("light").dark
    assert chosen_look("contrast").name == "contrast"
    assert chosen_look("system").name in LOOKS


def test_every_look_has_its_theme_of_the_timeline() -> None:
    for name in LOOKS:
        assert load_theme(name).dark is load_look(name).dark
    assert set(THEMES) == {"system", *LOOKS}


def test_another_look_keeps_everything_in_place(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    session.view.change(lambda port: port.zoom(3))
    before = session.view.viewport
    window.wear(load_look("dark"))
    assert session.focus.selected == "e4"
    assert session.view.viewport == before
    picture = window.panes.timeline.view.grab().toImage()
    assert QColor(picture.pixel(picture.width() // 2, 4)).lightnessF() < 0.3
