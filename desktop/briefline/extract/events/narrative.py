"""Dates that a story carries on: "They also founded a school", right after what they did that day."""

from __future__ import annotations

from dataclasses import replace

from briefline.extract.events.drafts import Draft
from briefline.extract.events.mention_group import Story
from briefline.extract.events.periods import width
from briefline.extract.events.weights import weights
from briefline.model.event import Status

_MONTH = 31 * 86_400


def carried(stories: list[Story], undated: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Undated clauses with "also" that take the date of the sentence before, and those that stay undated.

    The sentence before must belong to an event of the past, dated to a month or better, in one section.
    """
    told: dict[tuple[int, int], Story] = {}
    for story in stories:
        when = story.when
        if when is None or width(when) > _MONTH or story.leading.status is not Status.OCCURRED:
            continue
        for draft in story.drafts:
            told.setdefault((draft.section, draft.sentence), story)
    dated: list[Draft] = []
    rest: list[Draft] = []
    for draft in undated:
        before = told.get((draft.section, draft.sentence - 1))
        if before is None or not draft.also or draft.is_noun or draft.status is not Status.OCCURRED:
            rest.append(draft)
            continue
        lead = before.leading
        dated.append(
            replace(
                draft,
                time=lead.time,
                when=lead.when,
                certainty=weights().firmness["carried"],
                doubts=(*draft.doubts, "Its date is that of the sentence before."),
            )
        )
    return dated, rest
