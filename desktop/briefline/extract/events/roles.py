"""Roles and titles, by the words that stand beside a name."""

from __future__ import annotations

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.words import word_class

_TITLES = word_class("courtesies")
_JOINING = word_class("joining_words")


def is_joined(phrase: str) -> bool:
    """True for a phrase that "and" or "or" opens."""
    return phrase.split()[0].lower() in _JOINING


def ends_in_role(phrase: str) -> bool:
    """True where the last word is a role and no mere courtesy: "transport minister"."""
    return gazetteer().is_role(phrase.split()[-1]) and phrase.split()[-1].lower() not in _TITLES


def is_by_trade(words: list[str]) -> bool:
    """True for "Grower Ana Ruiz": what one does before a name of two words."""
    known, trade = gazetteer(), words[0].lower()
    if known.is_company(" ".join(words)) or not all(word[:1].isupper() for word in words):
        return False
    plain = any(known.is_common(word) or known.is_role(word) for word in words[1:])
    return not plain and known.is_person(trade, f"{trade}s")


def role_of_one(role: str) -> str:
    """A role for one: "Foreign Ministers" → "Foreign Minister"."""
    plural = role.endswith("s") and role.split()[-1][:-1].lower() in gazetteer().roles
    return role[:-1] if plural else role.split("(")[0].strip()


def trimmed_role(phrase: str, owner: str) -> str:
    """The role at the end of a lower-case phrase: "said transport minister" → "transport minister"."""
    known = gazetteer()
    words = phrase.split()
    begin = len(words) - 1
    while begin > 0 and (known.is_role_part(words[begin - 1]) or known.is_role(words[begin - 1]) or owner):
        begin -= 1
    role = " ".join(words[begin:])
    return f"{owner}’s {role}" if owner and begin == 0 else role
