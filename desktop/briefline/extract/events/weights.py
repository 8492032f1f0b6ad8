"""What speaks for and against an event, and how much: resources/structure/confidence.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that may hold of an event. ``weight`` is in log odds; ``doubt`` says it, "" where it is none.

    ``holds`` and ``fails`` are reports in which it does and does not, "" where there is no example.
    """

    name: str
    weight: float
    doubt: str = ""
    holds: str = ""
    fails: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """All factors by name, the ``base`` in log odds, and the ``firmness`` of clauses in [0, 1]."""

    base: float
    firmness: dict[str, float]
    factors: dict[str, Factor]


@cache
def weights() -> Weights:
    """The weights, read once."""
    text = (files("briefline.resources") / "structure/confidence.toml").read_text("utf-8")
    data = tomllib.loads(text)
    factors = [Factor(**entry) for entry in data["factor"]]
    return Weights(data["base"], data["firmness"], {factor.name: factor for factor in factors})


def doubt(name: str, *said: str) -> str:
    """What a factor gives to doubt, with the words in question."""
    return weights().factors[name].doubt.format(*said)
