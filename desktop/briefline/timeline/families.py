"""Families of event categories: which categories share a colour, and a sign on pages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

OTHER = "other"
PUBLICATION = "publication"
_SIGNS = {OTHER: "•", PUBLICATION: "□"}


@cache
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    data = tomllib.loads((files("briefline.resources") / "themes/families.toml").read_text("utf-8"))
    family_of = {category: family for family, entry in data.items() for category in entry["categories"]}
    labels, signs = ({family: str(entry[key]) for family, entry in data.items()} for key in ("label", "sign"))
    return family_of, labels, {**signs, **_SIGNS}


def family_of(category: str) -> str:
    """The family of a category; "other" when no family lists it."""
    return _table()[0].get(category.casefold(), OTHER)


def family_label(family: str) -> str:
    """What a legend calls the family."""
    return _table()[1].get(family, f"{family}s" if family == PUBLICATION else "other events")


def family_sign(family: str) -> str:
    """The letter that tells the family where colours may be lost."""
    return _table()[2].get(family, _SIGNS[OTHER])
