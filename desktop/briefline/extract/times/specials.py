"""The classes and values of tokens that are no plain words: clock times, numeric dates, codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from briefline.extract.times.alphabet import holds
from briefline.extract.times.lexicon import BREAK, NEUTRAL, WHOLE, Lexicon, digit_classes
from briefline.extract.times.tokens import composed

_OCR = str.maketrans("OoIl|", "00111")
_SILENT = frozenset(("url", "money", "mixed"))


def character(kind: str, token: str, lexicon: Lexicon) -> str:
    """The class character of a token that is no plain word or mark and no run of digits."""
    if kind == "break":
        return BREAK
    if kind in _SILENT:
        return NEUTRAL
    if kind == "composed":
        return lexicon.plain.get(composed(token), NEUTRAL)
    if kind == "dash":
        return lexicon.plain.get("~", NEUTRAL)
    if kind == "ocr":
        digits = token.translate(_OCR)
        kind = "ocryear" if len(digits) == 4 else "ocrday"
        fits = 1000 <= int(digits) <= 2199 if kind == "ocryear" else 1 <= int(digits) <= 31
        return lexicon.character(frozenset((kind,))) if fits else NEUTRAL
    return lexicon.character(frozenset((kind,)))


@lru_cache(maxsize=4096)
def values(token: str, class_character: str, lexicon: Lexicon) -> Mapping[str, Any]:
    """The value of a token in each class it is in."""
    word = lexicon.words.get(token)
    if word is None and not token.isascii():
        word = lexicon.words.get(composed(token))
    if word is not None:
        return word.values
    if token.isdecimal():
        return dict.fromkeys(digit_classes(token), int(token[:9]))
    for kind in SPECIAL_VALUES:
        if holds(lexicon.alphabet.of_class(kind), class_character):
            return {kind: SPECIAL_VALUES[kind](token)}
    return {}


def _number(token: str) -> float:
    return float(token.replace(",", ""))


def _decade(token: str) -> int:
    return int(re.sub(r"\D", "", token))


def _nth(token: str) -> int:
    return int(re.sub(r"\D", "", token))


def _ampm(token: str) -> int:
    return 12 if token[0] in "pP" else 0


def _era(token: str) -> int:
    return -1 if token[0] == "B" else 1


def _unit(token: str) -> tuple[int, str]:
    found = re.match(r"\d+", token)
    assert found is not None
    unit = {"h": "H", "m": "MIN", "s": "S", "y": "Y"}[token[found.end()]]
    return int(found.group()[:9]), unit


def _text(token: str) -> str:
    return re.sub(r"\s+", " ", token)


SPECIAL_VALUES: dict[str, Any] = {
    "ampm": _ampm,
    "era": _era,
    "amount": _number,
    "decade": _decade,
    "nthnum": _nth,
    "apyear": lambda token: int(token[1:]),
    "unitglue": _unit,
    "ocrday": lambda token: int(token.translate(_OCR)),
    "ocryear": lambda token: int(token.translate(_OCR)),
    "poss": lambda token: token,
    **dict.fromkeys(WHOLE, _text),
}
