"""The words that steer reading are data: each class says what for, is used, and none hides in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from briefline.extract.events import words as module
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.words import any_of, word_class, word_classes

FOLDER = Path(module.__file__).parent
CODE = {path: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py")}
ARCS = frozenset(
    re.findall(
        r"\w+",
        "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj dative "
        "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj "
        "poss preconj predet prep prt punct quantmod relcl xcomp",
    )
)
COMPONENTS = frozenset({"lemmatizer", "tagger"})
KEYS = frozenset({"name", "verbs", "nouns", "family", "en"})  # of a user’s own lexicon; a language


@pytest.mark.parametrize("name", sorted(word_classes()))
def test_a_class_says_what_for_and_is_used(name: str) -> None:
    entry = word_classes()[name]
    assert entry["why"]
    assert len(entry) > 1
    if "words" in entry:
        assert len(set(entry["words"])) == len(entry["words"]) > 0
    assert any(re.search(rf"\(['\"]{name}['\"]\)", text) for text in CODE.values())


def test_any_of_takes_the_words_as_they_are() -> None:
    assert re.fullmatch(any_of("due_labels"), "Target date")
    assert re.fullmatch(any_of("companions"), "v.")
    assert not re.fullmatch(any_of("companions"), "vx")
    assert "v." in word_class("companions")


def test_no_list_of_words_hides_in_the_code() -> None:
    families = {category.family for category in (*lexicon().verbs.values(), *lexicon().nouns.values())}
    families |= {category.name for category in (*lexicon().verbs.values(), *lexicon().nouns.values())}
    known = ARCS | COMPONENTS | KEYS | families
    hidden = []
    for path, text in CODE.items():
        for node in ast.parse(text).body:
            sets = (ast.Set, ast.Tuple, ast.List)
            for inner in ast.walk(node) if isinstance(node, ast.Assign | ast.AnnAssign) else ():
                if isinstance(inner, sets) and len(inner.elts) > 1:
                    said = {e.value for e in inner.elts if isinstance(e, ast.Constant)}
                    plain = {
                        word for word in said if isinstance(word, str) and word.isalpha() and word.islower()
                    }
                    if plain - known:
                        hidden.append(f"{path.name}:{inner.lineno}: {sorted(plain - known)}")
    assert hidden == []
