"""Bylines: who wrote a report, and for whom, as its lines say."""

from __future__ import annotations

import re

from briefline.reading.cues import cue

_WORD = r"[A-ZÀ-Þ][\w.’'-]+"
_AFTER_NAME = re.compile(
    r"\s+on\s+(?=\d|[A-Z]\w+\.?\s\d)|\s[|·•–—]\s|;|\(|,\s(?=\d)|\s+(?:posted|published|updated)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:^|[\s|/·•])[Bb]y:?\s+([A-ZÀ-Þ].*)$")
_NAMED = re.compile(rf"({_WORD}(?:\s{_WORD}){{1,3}})\s*[|·•/–—]\s")
_PERSON = rf"{_WORD}(?:\s{_WORD}){{1,2}}"
_NAME_LINE = re.compile(rf"({_PERSON}(?:\s(?:and|und|et|y)\s{_PERSON})?)(?:\sin\s.{{3,40}})?")
_NO_DATE = ("from", "to")  # "From: 3 May" is the beginning of a period
_NO_NAME = (
    "status",
    "version",
    "revision",
    "classification",
    "distribution",
    "posted",
    "published",
    "cc",
    "bcc",
)
_RECIPIENTS = ("to", "prepared for")


def is_signed(line: str) -> bool:
    """True for a line with "by" and a name in it."""
    return _BY.search(line) is not None


def is_period(line: str) -> bool:
    """True where a label opens the line that leads to the beginning or end of something: "From: 3 May"."""
    found = cue("byline", line)
    return found is not None and found[0].lower().startswith(_NO_DATE)


def name_alone(line: str) -> str:
    """The name of a line that holds nothing else ("Ann Lee in Lisbon"), "" for others."""
    found = _NAME_LINE.fullmatch(line)
    return found[1] if found else ""


def named(line: str) -> tuple[str, str]:
    """Author and recipient that a byline names, "" where it names none."""
    found = cue("byline", line)
    if found is None:
        signed = _BY.search(line) or _NAMED.match(line)
        return (_name(signed[1]) if signed else ""), ""
    label = found[0].lower()
    if label.startswith(_NO_NAME) and " by " not in f" {label} ":
        return "", ""
    name = _name(line[found.end() :])
    return ("", name) if label.startswith(_RECIPIENTS) else (name, "")


def _name(text: str) -> str:
    return _AFTER_NAME.split(text)[0].strip(" .*,")
