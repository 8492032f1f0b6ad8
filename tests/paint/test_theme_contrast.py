import pytest
from PySide6.QtGui import QFont

from briefline.paint.marks import GROUND, mixed
from briefline.paint.theme import load_fonts, load_theme, measurer

THEMES = ("light", "dark", "contrast", "contrast-dark", "print")
LEAST = {"contrast": 7.0, "contrast-dark": 7.0}
TEXT_ON = [
    ("text", "background"),
    ("text", "stripe"),
    ("text", "header"),
    ("text", "axis"),
    ("text", "accent-soft"),
    ("text", "chip"),
    ("muted", "background"),
    ("muted", "stripe"),
    ("muted", "header"),
    ("muted", "axis"),
    ("accent", "accent-soft"),
    ("accent", "background"),
    ("chip-text", "chip"),
    ("today", "background"),
    ("document", "background"),
    ("accent", "stripe"),
]


def _luminance(colour) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, two) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "paper"), TEXT_ON)
def test_text_stands_out(name, ink, paper):
    theme = load_theme(name)
    assert contrast(theme.colour(ink), theme.colour(paper)) >= LEAST.get(name, 4.5)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
def test_words_stand_out_on_the_bars_that_they_are_written_on(name, ink):
    theme = load_theme(name)
    grounds = [
        mixed(theme.family(family), theme.colour("background"), GROUND) for family, _ in theme.families
    ]
    assert min(contrast(theme.colour(ink), ground) for ground in grounds) >= LEAST.get(name, 4.5)


@pytest.mark.parametrize("name", THEMES)
def test_marks_stand_out_and_families_differ(name):
    theme = load_theme(name)
    colours = [theme.family(family) for family, _ in theme.families]
    assert all(contrast(colour, theme.colour("background")) >= 3 for colour in colours)
    # in greys, colour tells nothing: shapes and words do
    assert len({colour.name() for colour in colours}) == (1 if name == "print" else len(colours))


def test_all_themes_have_the_same_names():
    light, *others = (load_theme(name) for name in THEMES)
    for other in others:
        assert [name for name, _ in light.colours] == [name for name, _ in other.colours]
        assert [name for name, _ in light.families] == [name for name, _ in other.families]
        assert light.fonts == other.fonts
    assert [theme.name for theme in (light, *others)] == list(THEMES)
    assert [theme.dark for theme in (light, *others)] == [False, True, False, True, False]


def test_an_unknown_family_is_painted_as_other():
    theme = load_theme("light")
    assert theme.family("never heard of") == theme.family("other")


def test_the_bundled_font_is_used():
    assert "Inter" in load_fonts()
    theme = load_theme("light")
    for role, spec in theme.fonts:
        assert spec.family in load_fonts()
        assert theme.font(role).exactMatch()
        # figures and dashes keep their own glyphs, so that a PDF can be searched for "2–3"
        assert theme.font(role).featureValue(QFont.Tag("calt")) == 0
    measure = measurer(theme)
    assert measure("Mi", "label") < measure("Mittag", "label")
    assert measure("2021", "tick-major") > measure("2021", "tick")
