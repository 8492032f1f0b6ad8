"""What a confidence means: how many events of its band were right where that was counted. Free of Qt."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Band:
    """Events of a confidence ``from_`` on, below the band above: ``right`` out of ``of`` were right.

    Counted over reports that neither the rules nor the weights of confidence had been made with.
    """

    from_: float
    right: int
    of: int

    @property
    def of_hundred(self) -> int:
        """How many out of a hundred were right."""
        return round(100 * self.right / self.of)


@cache
def bands() -> tuple[Band, ...]:
    """The bands of resources/structure/confidence.toml, the highest first."""
    text = (files("briefline.resources") / "structure/confidence.toml").read_text("utf-8")
    return tuple(Band(each["from"], each["right"], each["of"]) for each in tomllib.loads(text)["band"])


def band_of(confidence: float) -> Band:
    """The band that a confidence in [0, 1] lies in."""
    return next(band for band in bands() if confidence >= band.from_)
