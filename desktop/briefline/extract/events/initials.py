"""Initials that stand for people: told in brackets, or those of the people listed as present."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.words import any_of, word_class

_LIST = re.compile(
    rf"^[\s*_|>-]*(?:{any_of('attendance')}|{any_of('attendance_besides')})\b[*_]*\s*[:|][*_]*(?P<names>.+)$",
    re.IGNORECASE | re.MULTILINE,
)
_PERSON = re.compile(r"[^\W\d_]\.?[\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){1,4}")
_SMALL = word_class("particles_in_lists")
_SHORT = re.compile(r"\([A-Z]{2,4}\)")
_TOLD = re.compile(r"(?P<name>[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){1,3})\s*\((?P<short>[A-Z]{2,4})\)$")
_LONGEST = 160  # characters of a name


def initials_of(texts: Iterable[str]) -> dict[str, str]:
    """Initials to full names; those that two people share, and names of states, are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        done = 0
        for bracket in _SHORT.finditer(text):  # from the brackets back: few words stand before any
            told = _TOLD.search(text[max(done, bracket.start() - _LONGEST) : bracket.end()])
            done = bracket.end()
            if told is None:
                continue
            words = told["name"].split()
            for begin in range(len(words) - 1):
                if _short(words[begin:]) == told["short"]:
                    found[told["short"]].add(" ".join(words[begin:]))
        for listed in _LIST.finditer(text):
            for entry in re.split(r"[,;]|\band\b", re.sub(r"\([^()]*\)", "", listed["names"])):
                person = _PERSON.fullmatch(entry.strip(" *_|."))
                if person is None:
                    continue
                words = person.group().split()
                while len(words) > 2 and gazetteer().is_role(words[0]):
                    words = words[1:]
                if all(word[:1].isupper() or word in _SMALL for word in words):
                    found[_short(words)].add(" ".join(words))
    return {
        short: next(iter(names))
        for short, names in found.items()
        if len(names) == 1 and len(short) > 1 and gazetteer().state(short) is None
    }


def _short(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper())
