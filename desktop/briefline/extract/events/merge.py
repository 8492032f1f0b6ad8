"""Mentions of one event, joined: dates that agree, the same people and place, triggers of one family."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import replace

from briefline.extract.events.drafts import Draft
from briefline.extract.events.explaining import explained
from briefline.extract.events.likeness import PEOPLES, likeness, names_of, undated_likeness
from briefline.extract.events.mention_group import Story, same_name
from briefline.extract.events.triggers import lexicon

_ENOUGH = 2.5  # the score from which two dated mentions are one event
_ENOUGH_UNDATED = 2.75
_LOOK_BACK = 24  # candidates a key keeps: long reports stay linear


def join(drafts: list[Draft]) -> list[Story]:
    """Stories of dated drafts, by their first mention. Deterministic; about linear in the drafts."""
    stories: list[Story] = []
    keyed: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_LOOK_BACK))
    for draft in drafts:
        candidates = sorted({index for key in keys_of(draft) for index in keyed[key]})
        best, best_score, reason = None, 0.0, ""
        for index in candidates:
            score, why = likeness(stories[index], draft)
            if score >= _ENOUGH and score > best_score:
                best, best_score, reason = index, score, why
        if best is None:
            best = len(stories)
            stories.append(Story([draft]))
        else:
            stories[best].add(draft, reason)
        for key in keys_of(draft):
            if not keyed[key] or keyed[key][-1] != best:
                keyed[key].append(best)
    return stories


def attach(stories: list[Story], undated: list[Draft]) -> list[Draft]:
    """Join undated mentions to the one dated story they speak of; give back those that fit none."""
    keyed: dict[str, list[int]] = defaultdict(list)
    for index, story in enumerate(stories):
        for draft in story.drafts:
            for key in keys_of(draft):
                if not keyed[key] or keyed[key][-1] != index:
                    keyed[key].append(index)
    rest: list[Draft] = []
    for draft in undated:
        if not _may_attach(draft):
            rest.append(draft)
            continue
        candidates = sorted(
            {
                index
                for key in keys_of(draft)
                for index in (*keyed[key][:_LOOK_BACK], *keyed[key][-_LOOK_BACK:])
                if _may_be(stories[index], draft)
            }
        )
        names = names_of(draft)
        scored = sorted(
            ((*undated_likeness(stories[index], draft, names), index) for index in candidates),
            key=lambda each: (-each[0], each[2]),
        )
        enough = bool(scored) and scored[0][0] >= _ENOUGH_UNDATED
        if enough and _within(stories[scored[0][2]], draft):
            continue  # the sentence that tells the event also names it
        if enough and (len(scored) == 1 or scored[0][0] > scored[1][0]):
            story = stories[scored[0][2]]
            sure = tuple(each for each in draft.participants if _is_sure(each.name, story))
            story.add(replace(draft, participants=sure), explained(scored[0][1]))
        else:
            rest.append(draft)
    return rest


def _may_attach(draft: Draft) -> bool:
    """False for what never attaches: "a visit", or a verb without names and without things told with it."""
    if draft.is_noun:
        return draft.definite
    return bool(draft.named) or len(draft.content) > 1 or draft.stem not in draft.content


def _may_be(story: Story, draft: Draft) -> bool:
    """False where neither trigger nor family can agree; cheap, since most candidates end here."""
    family = draft.category.family
    return draft.stem in story.stems or family in story.families or family in PEOPLES


def _is_sure(name: str, story: Story) -> bool:
    """False for "the surveyors" behind a "they" that need not be these."""
    return name[:1].isupper() or name.lower() in story.actors


def _within(story: Story, draft: Draft) -> bool:
    return draft.is_noun and any(
        each.sentence == draft.sentence and each.span.covers(draft.span) for each in story.drafts
    )


def keys_of(draft: Draft) -> set[str]:
    """What drafts of one event share at least one of: trigger, family, names, places."""
    keys = {f"stem:{draft.stem}"}
    if draft.category.family:
        keys.add(f"family:{draft.category.family}")
    if not draft.is_noun and draft.stem in lexicon().classes["producing"]:
        keys.update(f"stem:{word}" for word in draft.content)  # "served a notice"
    keys.update(f"name:{same_name(name)}" for name in draft.actors)
    keys.update(f"place:{place.lower()}" for place in draft.sites)
    return keys
