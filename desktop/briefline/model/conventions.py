"""Conventions: how a report is to be read where its own text does not show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conventions:
    """``month_first`` is how 03/04/2019 is read in a text whose other dates leave it open: as 4 March.

    ``language`` is the ISO 639-1 code of the text's language, "" to let the text show it. ``lexicon`` is the
    path of the user's own categories of events, "" for none; there need be no such file.
    """

    month_first: bool = False
    language: str = ""
    lexicon: str = ""


BY_THE_TEXT = Conventions()
