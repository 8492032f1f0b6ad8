"""One event, two dates: when mentions whose dates rule each other out still tell of the same event.

Precision goes first. Visits, meetings and attacks recur, so only three things count: what happens to one
only once (a birth, a founding), what has a name of its own (the Treaty of Lom), and what is spoken of as
the one of its kind (the summit) by mentions that agree in people or place and lie days apart.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefline.extract.events.drafts import Draft
from briefline.extract.events.mention_group import Story, same_name
from briefline.extract.events.triggers import lexicon
from briefline.model.calendar import DAY
from briefline.model.event import Status
from briefline.model.text import SectionKind
from briefline.model.when import When

_NEAR = 7 * DAY  # between two dates of the one of its kind
_ENTRIES = frozenset({SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW})


def one_occasion(story: Story, draft: Draft) -> str:
    """Why a draft tells of the story's event though their dates rule each other out; "" where it does not.

    Entries of a list are events of their own; so is what was planned for another day, and what the text
    says was done again.
    """
    if draft.when is None or not _may_contradict(draft.title, draft.stem, draft.is_noun, draft.content):
        return ""
    others = [each for each in story.drafts if each.when is not None]
    if any(_is_apart(each, draft) for each in others):
        return ""
    return next((why for each in others if (why := _why(each, draft))), "")


@lru_cache(maxsize=4_096)
def _may_contradict(title: str, stem: str, is_noun: bool, content: frozenset[str]) -> bool:
    """False for what recurs: nearly everything, so that the rest is asked for little."""
    return bool(
        stem in lexicon().classes["once"] or _names_in(title) or _kind_in(title, stem, is_noun, content)
    )


def _is_apart(one: Draft, other: Draft) -> bool:
    return (
        one.repeats
        or other.repeats
        or one.status is not Status.OCCURRED
        or other.status is not Status.OCCURRED
        or (one.kind in _ENTRIES and other.kind in _ENTRIES)
        or (one.section == other.section and one.sentence == other.sentence)
    )


def _why(one: Draft, other: Draft) -> str:
    words = lexicon().classes
    named = _names_agree(one, other)
    placed = _places_agree(one, other)
    if placed is False:
        return ""
    things = (one.content & other.content) - {one.stem, other.stem}
    strays = one.category.family != "life" and (one.content ^ other.content) - {one.stem, other.stem}
    if one.stem == other.stem and one.stem in words["once"] and named and (things or not strays):
        return "it happens only once"
    if one.stem == other.stem and _titled(one) & _titled(other):
        return "both call it by its name"
    if one.when is None or other.when is None or _gap(one.when, other.when) > _NEAR:
        return ""
    kind = _kind(one) & _kind(other)
    if kind and one.definite and other.definite and named is not False and (named or placed):
        return f"both speak of the one {min(kind)}"
    return ""


def _kind(draft: Draft) -> frozenset[str]:
    """The noun of a kind that is spoken of as the only one: the trigger, or what the clause is about."""
    return _kind_in(draft.title, draft.stem, draft.is_noun, draft.content)


def _kind_in(title: str, stem: str, is_noun: bool, content: frozenset[str]) -> frozenset[str]:
    opening = {word.lower() for word in title.split()[:3]}
    told = {stem} if is_noun else content & opening
    return frozenset(told & lexicon().classes["singular"])


def _names_agree(one: Draft, other: Draft) -> bool | None:
    """True where all named by the one are named by the other, False where not, None where nobody is."""
    mine, theirs = _people(one), _people(other)
    if not mine or not theirs:
        return None
    fewer, more = sorted((mine, theirs), key=len)
    return all(any(name == each or set(name.split()) <= set(each.split()) for each in more) for name in fewer)


def _people(draft: Draft) -> set[str]:
    return {same_name(name) for name in draft.named}


def _places_agree(one: Draft, other: Draft) -> bool | None:
    mine, theirs = ({same_name(place) for place in each.sites} for each in (one, other))
    if not mine or not theirs:
        return None
    return any(place in each or each in place for place in mine for each in theirs)


def _titled(draft: Draft) -> set[str]:
    """Names of treaties and the like in a headline."""
    return _names_in(draft.title)


def _names_in(title: str) -> set[str]:
    return {" ".join(found.group().split()).lower() for found in _name().finditer(title)}


@cache
def _name() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, sorted(lexicon().classes["named_once"], key=len, reverse=True)))
    word = r"[^\W\d_a-zà-ÿ][\w’'-]+"
    return re.compile(rf"\b(?:{kinds}) of (?:the )?{word}(?: {word})*|\b(?:{word} )+(?:{kinds})\b")


def _gap(one: When, other: When) -> float:
    """Seconds between two dates that do not meet; endless where one is open there."""
    first, second = sorted((one, other), key=lambda each: each.lo if each.lo is not None else -(10**18))
    if first.hi is None or second.lo is None:
        return float("inf")
    return second.lo - first.hi
