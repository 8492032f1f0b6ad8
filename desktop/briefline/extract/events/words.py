"""Small classes of words that steer how a sentence is read: resources/lexicon/en/words.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def word_classes() -> Mapping[str, Mapping[str, Any]]:
    """All classes by name: ``why`` says what for, ``words`` are in the order of the file."""
    text = (files("briefline.resources") / "lexicon/en/words.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def word_class(name: str) -> frozenset[str]:
    """The words of a class, lower case."""
    return frozenset(word_classes()[name]["words"])


def word_map(name: str) -> Mapping[str, str]:
    """The pairs of a class that says what words stand for."""
    return {key: value for key, value in word_classes()[name].items() if key != "why"}


def any_of(name: str) -> str:
    """A regular expression for any word of a class, in a group that captures nothing."""
    return f"(?:{'|'.join(map(re.escape, word_classes()[name]['words']))})"
