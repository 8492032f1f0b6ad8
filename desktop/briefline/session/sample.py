"""The sample report that comes with the program."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

SAMPLE = "us-russia-engagement.txt"


def sample_report() -> str | None:
    """Its path, where the program finds it: in the source tree or among its resources."""
    for candidate in (
        Path(__file__).resolve().parents[3] / "seeds" / SAMPLE,
        Path(str(files("briefline.resources").joinpath("seeds", SAMPLE))),
    ):
        if candidate.is_file():
            return str(candidate)
    return None
