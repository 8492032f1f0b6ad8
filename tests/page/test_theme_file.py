"""Theme files of the user's own."""

import pytest

from briefline.model.errors import BadTheme
from briefline.page.palette import palette
from briefline.page.theme_file import NAMES, contrast, contrast_warnings, theme_data, theme_of
from briefline.paint.theme import load_theme


def test_what_a_file_does_not_say_is_as_in_its_base(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('base = "dark"\n[families]\nmeeting = "#ff00ff"\n', encoding="utf-8")
    theme = load_theme(theme_of(str(path)))
    dark = load_theme("dark")
    assert theme.family("meeting").name() == "#ff00ff"
    assert (theme.colours, theme.fonts, theme.dark) == (dark.colours, dark.fonts, True)
    assert palette(theme_of(str(path))).family("meeting") == "#ff00ff"
    assert contrast_warnings(theme_of(str(path))) == []


def test_the_names_of_ours_are_themes():
    for name in NAMES:
        assert theme_of(name) == name
        assert load_theme(name).name == name
        assert contrast_warnings(name) == []


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert any(
        "“muted” on “background”" in told for told in contrast_warnings('[colours]\nmuted = "#777777"\n')
    )
    assert not contrast_warnings('[colours]\nmuted = "#666666"\n')
    (told,) = contrast_warnings('[families]\nother = "#eeeeee"\n')
    assert "“other”" in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colours", "not TOML"),
        ("colour = 1", "“colour”"),
        ("colours = 1", "not a table"),
        ("base = 'pink'", "“pink”"),
        ("[colours]\ninks = '#000000'", "“inks”"),
        ("[colours]\ntext = 'red'", "“red”"),
        ("[colours]\ntext = 7", "“7”"),
        ("[fonts]\ntitle = 'Inter'", "no font"),
        ("[fonts]\ntitle = ['Inter', 23, 600, false]", "no font"),
        ("[fonts]\nlabel = ['Inter', 14, 400, false]", "no font"),
        ("[fonts]\nlabel = ['In;ter', 13, 400, false]", "no font"),
        ("[fonts]\nlabel = ['Inter', true, 400, false]", "no font"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path, text, words):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadTheme, match=words) as failure:
        theme_of(str(path))
    assert "own.toml" in failure.value.message
    assert failure.value.hint


def test_files_that_cannot_be_read_are_told(tmp_path):
    binary = tmp_path / "own.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    long = tmp_path / "long.toml"
    long.write_text("#" * 200_000)
    for name in (binary, long, tmp_path, "nowhere.toml", "a\0b"):
        with pytest.raises(BadTheme):
            theme_of(str(name))
    assert theme_data("light")["name"] == "light"
