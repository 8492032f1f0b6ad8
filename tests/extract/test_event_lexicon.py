"""The lexicon's own examples, and its shape."""

import tomllib
from importlib.resources import files

import pytest

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.triggers import lexicon

EXAMPLES = lexicon().examples


def test_every_category_has_an_example():
    listed = files("briefline.resources").joinpath("lexicon/en/events.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(listed)["category"]
    assert all(entry["examples"] for entry in entries)
    assert len({entry["name"] for entry in entries}) == len(entries)


@pytest.mark.parametrize(("name", "phrase", "trigger"), EXAMPLES)
def test_example(reader, name, phrase, trigger):
    _, tree = reader.tree(f"{phrase}.")
    word = next(word for word in tree.words if word.text == trigger)
    found = lexicon().noun(word) if word.is_noun else lexicon().verb(tree, word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("word", ["section", "government", "question", "parliament"])
def test_nouns_that_only_look_like_events(reader, word):
    _, tree = reader.tree(f"The {word} was old.")
    assert lexicon().noun(tree[1]) is None


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("the Kremlin", "Russia"),
        ("Moscow", "Russia"),
        ("U.S.", "United States"),
        ("Danish", "Denmark"),
        ("Atlantis", None),
    ],
)
def test_what_stands_for_a_state(name, state):
    assert gazetteer().state(name) == state


@pytest.mark.parametrize(
    ("text", "lemma", "person"),
    [
        ("Farmers", "farmer", True),
        ("rivers", "river", False),
        ("ferrymen", "ferryman", True),
        ("table", "table", False),
        ("Villagers", "villager", True),
    ],
)
def test_nouns_of_people(text, lemma, person):
    assert gazetteer().is_person(lemma, text) is person
