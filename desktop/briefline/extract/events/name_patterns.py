"""How names stand in running text: runs of capitals, roles beside them, places behind prepositions."""

from __future__ import annotations

import re

from briefline.extract.events.words import any_of

UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ]"
_NAME_WORD = rf"(?:{UPPER}[^\W_]*(?:[-'’]{UPPER}[^\W_]+)*(?:-\d+)?|{UPPER}\.)"
SEQUENCE = re.compile(
    rf"{_NAME_WORD}(?:[ \n](?:{any_of('name_particles_between')}[ \n])?{_NAME_WORD}){{0,6}}"
)
ROLE_AFTER = re.compile(rf"\s*(?:,\s*|\()(?P<role>(?:{any_of('role_articles')} )?[^,.;:()\n]{{3,70}})")
ROLE_BEFORE = re.compile(
    r"(?:\b(?P<owner>[A-Z]\w+(?: [A-Z]\w+){0,2})['’]s\s+)?(?P<role>(?:[a-z]+[ -]){0,4}?[a-z]+),?\s+$"
)
_PLACE_WORD = rf"{UPPER}[^\W\d_]*(?:['’](?!s\b)[^\W\d_]+|-[^\W\d_]+)*(?!\w)"
PLACE_NAME = rf"(?P<name>{_PLACE_WORD}(?:[ \n](?:{any_of('place_particles')}[ \n])?{_PLACE_WORD}){{0,2}})"
PLACE = re.compile(
    rf"(?<!\w)(?P<how>{any_of('place_leads')})[ \n](?:the[ \n])?"
    rf"{PLACE_NAME}(?![\w'’.-]*\d|['’])"
)
SITE = re.compile(rf"(?<!\w){any_of('sites_of')}[ \n]of[ \n]{PLACE_NAME}(?![\w'’.-]*\d)")
CALLED = re.compile(
    rf"(?<!\w){PLACE_NAME},[ \n]an?[ \n](?:[\w-]+[ \n]){{0,2}}"
    rf"{any_of('settlements')}\b"
)
_ARTICLE = re.compile(rf"^(?:{any_of('role_articles')}|{any_of('role_counts')}|\d+)\s+")


def opens_sentence(text: str, start: int) -> bool:
    """True at the start of a sentence or line."""
    before = text[:start].rstrip(" \"“‘'(*") if start < 200 else text[start - 200 : start].rstrip(" \"“‘'(*")
    return not before or before[-1] in ".!?:;\n•◦-—|"


def without_article(role: str) -> str:
    """A role without what stands before it: "their treasurer" → "treasurer"."""
    return _ARTICLE.sub("", role.strip())
