"""The user's own categories of events: a TOML file beside the settings, read anew when it has changed.

    [[category]]
    name = "inspection"            # what Briefline calls it
    verbs = ["inspect", "go over"] # base forms, a particle after a blank
    nouns = ["inspection"]         # base forms, one word each
    family = "visit"               # optional: mentions of one family can be one event

Own words go before Briefline's. ``briefline lexicon`` tells where the file is and whether it can be read.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefline.model.errors import BadLexicon

NAME = "lexicon.toml"
_KEYS = frozenset({"name", "verbs", "nouns", "family"})
_LONGEST = 40  # characters of a category's name


@dataclass(frozen=True, slots=True)
class OwnCategory:
    """A category of the user's. Words are lower case; ``family`` is the name where none was given."""

    name: str
    family: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


def default_path() -> Path:
    """Where the user's lexicon is, whether or not there is one: in the folder of the settings."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local") / "Briefline" / NAME
    if sys.platform == "darwin":
        return home / "Library/Preferences/Briefline" / NAME
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "Briefline" / NAME


def read_categories(path: Path) -> tuple[OwnCategory, ...]:
    """The categories of a user's file; none where there is no file. Raises BadLexicon."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BadLexicon(f"Your lexicon “{path}” could not be read: {why}.", _HINT) from error
    try:
        return parse_categories(text)
    except BadLexicon as error:
        raise BadLexicon(f"Your lexicon “{path}” cannot be used: {error.message}", error.hint) from error


_HINT = "Mend it, or take the file away to do without."


def parse_categories(text: str) -> tuple[OwnCategory, ...]:
    """The categories of a lexicon's text. Raises BadLexicon, with what is wrong and where."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadLexicon(f"it is not TOML ({error}).", _HINT) from error
    entries = data.pop("category", [])
    if data:
        raise BadLexicon(f"“{min(data)}” is not known there.", "Begin each category with [[category]].")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadLexicon("“category” is no list.", "Begin each category with [[category]].")
    found = tuple(_category(number, entry) for number, entry in enumerate(entries, 1))
    names = [category.name for category in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BadLexicon(f"the category “{twice}” is there twice.", "Put its words together.")
    return found


def _category(number: int, entry: Mapping[str, Any]) -> OwnCategory:
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST:
        raise BadLexicon(f"category {number} has no name.", 'Give it one: name = "inspection".')
    known = ", ".join(sorted(_KEYS))
    for key in entry:
        if key not in _KEYS:
            raise BadLexicon(f"“{key}” of the category “{name}” is not known.", f"Known are {known}.")
    family = entry.get("family", name)
    if not isinstance(family, str) or not family.strip():
        raise BadLexicon(f"the family of “{name}” is no word.", 'Write family = "visit", or leave it out.')
    verbs, nouns = _words(name, entry, "verbs", 2), _words(name, entry, "nouns", 1)
    if not verbs and not nouns:
        raise BadLexicon(f"the category “{name}” has no words.", "Give it verbs or nouns.")
    return OwnCategory(name.strip().lower(), family.strip().lower(), verbs, nouns)


def _words(name: str, entry: Mapping[str, Any], key: str, most: int) -> tuple[str, ...]:
    listed = entry.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise BadLexicon(f"{key} of “{name}” is no list of words.", f'Write {key} = ["one", "another"].')
    words = tuple(dict.fromkeys(" ".join(word.lower().split()) for word in listed))
    for word in words:
        if not 1 <= len(word.split()) <= most:
            what = "one word" if most == 1 else "a word, with its particle at most"
            raise BadLexicon(f"“{word}” among the {key} of “{name}” is too long.", f"Each is {what}.")
    return words


def make_lexicon(path: Path) -> None:
    """Write a file with an example to go by, unless there is one. Raises BadLexicon."""
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEMPLATE, encoding="utf-8")
    except OSError as error:
        raise BadLexicon(
            f"“{path}” could not be written: {error.strerror}.", "Look at its folder."
        ) from error


TEMPLATE = """# Your own categories of events. Briefline reads this file anew whenever a report is read.
#
# Words are base forms: "inspect", not "inspected"; "visit", not "visits". A verb may have its particle
# after a blank ("look over"). Own words go before Briefline's. With "family" mentions of your category can
# be one event with mentions of another one: families are visit, meeting, call, agreement, attack, …
#
# [[category]]
# name = "inspection"
# verbs = ["inspect", "look over"]
# nouns = ["inspection", "walkthrough"]
# family = "visit"
"""
