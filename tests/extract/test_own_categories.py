"""The user's own categories: read, checked, and used from the next report on."""

from pathlib import Path

import pytest

from briefline.extract.events.own_categories import (
    TEMPLATE,
    OwnCategory,
    default_path,
    make_lexicon,
    parse_categories,
    read_categories,
)
from briefline.extract.events.triggers import lexicon, use_categories
from briefline.model.conventions import Conventions
from briefline.model.errors import BadLexicon
from briefline.pipeline import Source, read_source

OWN = '[[category]]\nname = "Inspection"\nverbs = ["look over"]\nnouns = ["walkthrough", "visit"]\n'
TEXT = "Notes\n\nPublished 3 June 2019\n\nThe walkthrough of the mill by Ana Ruiz took place on 2 May 2019."


@pytest.fixture(autouse=True)
def _none_left():
    yield
    use_categories(())


def test_categories_are_read_with_their_family():
    text = f'{OWN}[[category]]\nname = "gala"\nnouns = ["gala"]\nfamily = "meeting"\n'
    assert parse_categories(text) == (
        OwnCategory("inspection", "inspection", ("look over",), ("walkthrough", "visit")),
        OwnCategory("gala", "meeting", (), ("gala",)),
    )


def test_what_is_commented_out_of_the_template_can_be_used():
    assert parse_categories(TEMPLATE) == ()
    example = "\n".join(
        line[2:] for line in TEMPLATE.splitlines() if line.startswith(("# [[", '# name = "'))
    ) + ('\nverbs = ["inspect"]')
    assert parse_categories(example)[0].name == "inspection"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[category]\n", "not TOML"),
        ("[category]\nname = 1\n", "no list"),
        ('[[categories]]\nname = "x"\n', "“categories” is not known"),
        ("[[category]]\nverbs = ['go']\n", "category 1 has no name"),
        ("[[category]]\nname = 'x'\n", "has no words"),
        ("[[category]]\nname = 'x'\nverb = ['go']\n", "“verb” of the category “x” is not known"),
        ("[[category]]\nname = 'x'\nverbs = 'go'\n", "no list of words"),
        ("[[category]]\nname = 'x'\nnouns = ['site visit']\n", "“site visit” among the nouns"),
        ("[[category]]\nname = 'x'\nverbs = ['go', ' ']\n", "too long"),
        ("[[category]]\nname = 'x'\nverbs = ['go']\nfamily = 3\n", "the family of “x”"),
        ("[[category]]\nname = 'x'\nverbs = ['go']\n" * 2, "there twice"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(text, said):
    with pytest.raises(BadLexicon) as caught:
        parse_categories(text)
    assert said in caught.value.message
    assert caught.value.hint


def test_a_file_that_cannot_be_used_is_named(tmp_path):
    path = tmp_path / "lexicon.toml"
    assert read_categories(path) == ()
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadLexicon, match="UTF-8"):
        read_categories(path)
    path.write_text("[[category]]\nname = 'x'\n", encoding="utf-8")
    with pytest.raises(BadLexicon, match=r"lexicon\.toml.*has no words"):
        read_categories(path)


def test_own_words_go_before_and_are_forgotten_with_the_file(tmp_path):
    path = tmp_path / "lexicon.toml"
    path.write_text(OWN, encoding="utf-8")

    def category() -> str:
        chronology = read_source(Source.pasted(TEXT), conventions=Conventions(lexicon=str(path)))
        return ", ".join(event.category for event in chronology.events)

    assert category() == "inspection"
    assert lexicon().nouns["visit"].name == "inspection"
    path.write_text(OWN.replace("Inspection", "round"), encoding="utf-8")
    assert category() == "round"
    path.unlink()
    assert "round" not in category()
    assert lexicon().nouns["visit"].name == "visit"


def test_the_file_is_beside_the_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert default_path().name == "lexicon.toml"
    assert tmp_path in default_path().parents


def test_the_file_is_made_once(tmp_path):
    path = tmp_path / "settings" / "lexicon.toml"
    make_lexicon(path)
    assert path.read_text(encoding="utf-8") == TEMPLATE
    path.write_text(OWN, encoding="utf-8")
    make_lexicon(path)
    assert path.read_text(encoding="utf-8") == OWN
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadLexicon, match="could not be written"):
        make_lexicon(tmp_path / "file" / "lexicon.toml")
