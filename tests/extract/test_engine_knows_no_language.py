"""The engine knows no language: what it matches texts with is data under resources/rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefline.extract.times
from briefline.extract.times.rules import grammar, languages
from briefline.extract.times.time_tag import tag

ENGINE = sorted(Path(briefline.extract.times.__file__).parent.glob("*.py"))
_MATCHING = {
    "match",
    "search",
    "fullmatch",
    "sub",
    "compile",
    "findall",
    "finditer",
    "startswith",
    "endswith",
}


def words_of_languages() -> set[str]:
    """Every word of the lexicons and word lists, three letters or more."""
    found: set[str] = set()
    for language in languages():
        rules = grammar(language)
        found |= {word.lower() for word in rules.lexicon.words}
        found |= {word for words in rules.lists.values() for entry in words for word in entry.split()}
    return {word for word in found if len(word) > 2 and word.isalpha()}


def matched_with(file: Path) -> Iterator[tuple[int, str]]:
    """The texts that a module matches with: expressions, starts and ends of words."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    keys = {id(node.slice) for node in ast.walk(tree) if isinstance(node, ast.Subscript)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in _MATCHING:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and id(inner) not in keys:
                    yield inner.lineno, inner.value


@pytest.mark.parametrize("file", ENGINE, ids=[file.stem for file in ENGINE])
def test_no_word_of_a_language_is_matched_in_code(file: Path) -> None:
    known = words_of_languages()
    for line, text in matched_with(file):
        plain = re.sub(r"\(\?P[<=]\w+[>)]|\\\w", " ", text)
        for word in re.findall(r"(?<![\w@])[a-z]{3,}(?![\w@])", plain):
            assert word not in known, f"{file.name}:{line}: {word!r} in {text!r}"


GERMAN = {
    "Sie kamen am 3. März 1998 an.": ["1998-03-03"],
    "Die Messe war vom 3. bis 5. Mai 2021.": ["2021-05-03", "2021-05-05"],
    "Der Krieg dauerte von 1914 bis 1918.": ["1914", "1918"],
    "Im Oktober 2020 trat er zurück.": ["2020-10"],
    "Gestern reiste er ab, morgen kommt sie.": ["2021-11-16", "2021-11-18"],
    "Am Dienstag, dem 4. Mai 2021, traf er ihn.": ["2021-05-04"],
    "Am Dienstag traf er den Minister.": ["2021-11-16"],
    "Letzte Woche kam er, nächsten Monat geht er.": ["2021-W45", "2021-12"],
    "Am 03.11.2021 um 14.30 Uhr wurde unterzeichnet.": ["2021-11-03T14:30"],
    "In den 1990er Jahren und im 19. Jahrhundert war es ruhig.": ["199", "18"],
    "Am 4. Mai und auf Seite 1984 steht nichts.": ["2021-05-04"],
}


@pytest.mark.parametrize(("text", "values"), GERMAN.items(), ids=GERMAN.keys())
def test_a_second_language_is_only_data(text: str, values: list[str]) -> None:
    assert [row[3] for row in tag(text, "2021-11-17", "de")] == values
