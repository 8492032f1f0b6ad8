"""How surely a mention tells of the event of a story: its date, people, place, kind and subject."""

from __future__ import annotations

from briefline.extract.events.contradictions import one_occasion
from briefline.extract.events.drafts import Draft
from briefline.extract.events.explaining import explained
from briefline.extract.events.mention_group import Story, same_name
from briefline.extract.events.periods import width
from briefline.extract.events.subject_matter import DELIBERATE, different_things, speaks_of, still
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.words import word_class
from briefline.model.event import Status
from briefline.model.text import SectionKind
from briefline.model.when import When

_CONTRADICTED = 0.5  # less for mentions whose dates rule each other out
_MONTH = 31 * 86_400
_YEAR = 366 * 86_400
_ELSEWHERE = frozenset({"visit", "movement", "meeting", "hearing", "attack", "accident", "protest"})
_ARRIVALS = word_class("arriving")
_TOGETHER = frozenset({"visit", "meeting", "call"})
_NEVER: tuple[float, list[str]] = -1.0, []
PEOPLES = _TOGETHER | _ELSEWHERE
"""Families of events that happen to people in one place."""


def likeness(story: Story, draft: Draft) -> tuple[float, str]:
    """How surely a dated draft tells of the story's event, and why, in words. Below 0: never."""
    if draft.when is None:
        return -1.0, ""
    occasion = ""
    if any(each.when is not None and not each.when.overlaps(draft.when) for each in story.drafts):
        occasion = one_occasion(story, draft)
        if not occasion:
            return -1.0, ""
    if any(_opposed(each, draft) or different_things(each, draft) for each in story.drafts):
        return -1.0, ""
    beside = [
        each for each in story.drafts if each.sentence == draft.sentence and each.section == draft.section
    ]
    if beside and not any(_tell_one(each, draft) for each in beside):
        return -1.0, ""
    lead = story.leading
    score, reasons = _dates(lead.when, draft.when)
    family, why = _family(story, draft)
    score += family
    reasons += why
    caption = SectionKind.CAPTION in (draft.kind, lead.kind)
    shared, conflict = _names(story, names_of(draft))
    near = draft.definite and draft.is_noun and _distance(story, draft) <= 3 and family >= 1.5
    if conflict and not near:
        return -1.0, ""
    if not shared and (_is_long(draft.when) or _is_long(lead.when)) and not still(story, draft):
        return -1.0, ""  # "four have visited since July" is not the visit of one
    score += min(2.0, shared * 1.0)
    if shared:
        reasons.append("the same people or bodies")
    actors = draft.actors - draft.named
    if actors & story.actors:
        score += 1.0
        reasons.append("the same actor")
    place = _places(story, draft)
    if place < 0 and draft.category.family in _ELSEWHERE and family > 0:
        return -1.0, ""
    score += place
    if place > 0:
        reasons.append("the same place")
    content = story.content & draft.content - {draft.stem}
    score += 0.75 * min(2, len(content))
    if content:
        reasons.append("the same subject")
    if content and (shared or actors & story.actors) and _came_true(story, draft):
        score += 0.75
        reasons.append("what was planned came to pass")
    if near:
        score += 1.0
        reasons.append("it speaks of what was told just before")
    if caption and (shared > 1 or (shared and place > 0)):
        score += 1.0 - min(0.0, family)
        reasons.append("told by a caption")
    together = shared or (_came_true(story, draft) and actors & story.actors)
    if family <= 0 and not caption and not (together and (content or place > 0)):
        return -1.0, ""
    if family <= 0 and not caption and max(width(draft.when), width(lead.when) if lead.when else 0) > _MONTH:
        return -1.0, ""
    if family < 0 and not caption and not content:
        return -1.0, ""
    if min(width(draft.when), width(lead.when) if lead.when else 0) >= _YEAR and not (
        shared or content or place > 0
    ):
        return -1.0, ""
    if occasion:  # whatever fits without a contradiction goes before
        return score - _CONTRADICTED, explained([occasion, *reasons])
    return score, explained(reasons)


def _tell_one(one: Draft, other: Draft) -> bool:
    """True for noun and verb of one clause: "The Tuesday blast, the third this month, wounded six"."""
    noun, verb = (one, other) if one.is_noun else (other, one)
    alike = noun.is_noun and not verb.is_noun and noun.stem in verb.content
    return alike and noun.category.family == verb.category.family != ""


def _opposed(one: Draft, other: Draft) -> bool:
    """True for "he left" and "he arrived", for what took place and "a second march" that did not."""
    later = max(one, other, key=lambda each: each.order)
    parted = {one.status, other.status} == {Status.OCCURRED, Status.CANCELLED}
    if parted and later.is_noun and not later.definite:
        return True
    pairs = lexicon().classes["opposites"]
    told = not one.is_noun and not other.is_noun
    return told and bool({f"{one.stem} {other.stem}", f"{other.stem} {one.stem}"} & pairs)


def _is_long(when: When | None) -> bool:
    return when is not None and when.is_interval and width(when) > 2 * _MONTH


def _dates(one: When | None, other: When | None) -> tuple[float, list[str]]:
    if one is None or other is None:
        return 0.0, []
    if one.edtf == other.edtf:
        return 1.0, ["the same date"]
    if not one.overlaps(other):
        return 0.0, ["but the dates contradict each other"]
    narrow, wide = (one, other) if width(one) <= width(other) else (other, one)
    inside = (wide.lo is None or (narrow.lo is not None and wide.lo <= narrow.lo)) and (
        wide.hi is None or (narrow.hi is not None and narrow.hi <= wide.hi)
    )
    return (0.5, ["one date lies within the other"]) if inside else (0.0, ["the dates overlap"])


def _family(story: Story, draft: Draft) -> tuple[float, list[str]]:
    family = draft.category.family
    families = story.families
    plain = not draft.is_noun and draft.stem in lexicon().classes["light"]
    plain = plain and not any(each.is_noun and each.stem == draft.stem for each in story.drafts)
    if draft.stem in story.stems and not plain:
        return 2.5, [f"both tell of “{draft.stem}”"]
    if family and family in families:
        name = draft.category.name
        return 1.5, [f"both tell of {'an' if name[0] in 'aeiou' else 'a'} {name}"]
    if any(speaks_of(each, draft) or speaks_of(draft, each) for each in story.drafts):
        return 1.5, ["it speaks of what was done by it"]
    if not family or "" in families:
        return 0.0, []
    if {family, *families} == {"visit", "movement"} and {draft.stem, *story.stems} & _ARRIVALS:
        return 0.1, ["both tell of a journey"]
    if family in _TOGETHER and families & _TOGETHER:
        return -0.25, []
    return (-0.25 if _came_true(story, draft) else -1.0), []


def _came_true(story: Story, draft: Draft) -> bool:
    return {story.leading.status, draft.status} == {Status.PLANNED, Status.OCCURRED}


def names_of(draft: Draft) -> set[str]:
    return {same_name(name) for name in draft.named}


def _names(story: Story, mine: set[str]) -> tuple[int, bool]:
    """How many names are shared, and whether the two name different people only."""
    theirs = story.named
    if not mine or not theirs:
        return 0, False
    shared = len(mine & theirs) + len(
        {
            one
            for one in mine - theirs
            for other in theirs - mine
            if one in other.split() or other in one.split()
        }
    )
    return shared, bool(mine and theirs and not shared)


def _places(story: Story, draft: Draft) -> float:
    mine = {same_name(place) for place in draft.sites}
    theirs = story.places
    if not mine or not theirs:
        return 0.0
    if mine & theirs or any(one in other or other in one for one in mine for other in theirs):
        return 1.0
    return -1.0


def _distance(story: Story, draft: Draft) -> int:
    return min(abs(draft.sentence - each.sentence) for each in story.drafts)


def _is_deliberate(draft: Draft) -> bool:
    return draft.category.family in DELIBERATE


def _calls_off(story: Story, draft: Draft, distance: int) -> bool:
    """True for "He was to fly to Riga on Monday; the trip has been scrapped"."""
    family = draft.category.family
    moves = family in _ELSEWHERE and story.families & _ELSEWHERE
    told = draft.is_noun and draft.definite and draft.status is Status.CANCELLED and distance <= 2
    return bool(moves) and told and story.leading.status is Status.PLANNED


def undated_likeness(story: Story, draft: Draft, names: set[str]) -> tuple[float, list[str]]:
    """How surely an undated draft, which has these ``names``, speaks of the story’s event, and why."""
    family, reasons = _family(story, draft)
    if family < 1.5 and draft.category.family not in PEOPLES:
        return _NEVER  # neither the same, nor told with it, nor called off
    shared, conflict = _names(story, names)
    if conflict:
        return _NEVER
    distance = _distance(story, draft)
    same_section = any(each.section == draft.section for each in story.drafts)
    leading = story.leading
    together = (
        same_section
        and distance <= 2
        and draft.category.family in _TOGETHER
        and leading.category.family in ("visit", "meeting")
        and shared > 0
        and not draft.is_noun
        and draft.status is Status.OCCURRED
        and leading.status is Status.OCCURRED
        and not any(each.sentence > draft.sentence for each in story.drafts[:1])
    )
    if _calls_off(story, draft, distance):
        return 4.0, ["it says that what was planned just before was called off"]
    if together:
        return 4.0, ["told right after it, of the same person, in the same place and time"]
    if family < 1.5 or (not draft.is_noun and draft.stem not in story.stems and _is_deliberate(draft)):
        return _NEVER  # "he has denied that they approve it" is not what he decided
    place = _places(story, draft)
    if place < 0:
        return _NEVER
    content = story.content & draft.content - {draft.stem}
    score = family + 1.25 * min(2, shared) + place + 0.75 * min(2, len(content))
    if shared:
        reasons.append("the same people or bodies")
    if place:
        reasons.append("the same place")
    if content:
        reasons.append("the same subject")
    if draft.is_noun and draft.definite and distance <= 4 and same_section:
        score += 0.75
        reasons.append("it speaks of what was told just before")
    if not draft.is_noun and not (content or (shared and place)):
        return _NEVER
    if draft.is_noun and not draft.definite:
        return _NEVER
    return score - 0.001 * min(distance, 500), reasons
