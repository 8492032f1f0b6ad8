"""How sure an event is, and what speaks against it in words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from briefline.extract.events.drafts import Draft
from briefline.extract.events.mention_group import Story
from briefline.extract.events.periods import width
from briefline.extract.events.weights import weights
from briefline.extract.events.words import word_class
from briefline.model.calendar import DAY, Grain
from briefline.model.event import Status
from briefline.model.wording import words

_PRONOUNS = word_class("pronouns")
_QUOTED = re.compile("“([^”]*)”")
_WITH_YEAR = re.compile(r"\d{3}")
_MOST_MENTIONS = 3  # more of them do not make an event surer
_LONG = 10 * DAY
_COARSE = (Grain.SEASON, Grain.HALF, Grain.YEAR)


def confidence_of(story: Story) -> tuple[float, tuple[str, ...]]:
    """Confidence in [0.05, 0.99] and the doubts, the gravest first.

    The logistic function of a sum: base, firmness of the leading mention, and the weights of all that holds.
    """
    known = weights()
    lead = story.leading
    total = known.base + _log_odds(lead.certainty) - _log_odds(known.firmness["plain"])
    doubts: list[str] = list(lead.doubts)
    told = contradictions(story)
    if told:
        total += known.factors["contradicted"].weight
        doubts.insert(0, told)
    derivation = lead.when.derivation if lead.when is not None else None
    for doubt in derivation.doubts if derivation else ():
        total += known.factors["doubtful_date"].weight
        doubts.append(doubt)
    for name, said in (*_of_date(lead), *_of_telling(story)):
        factor = known.factors[name]
        total += factor.weight
        if factor.doubt:
            doubts.append(factor.doubt.format(said))
    total += known.factors["told_again"].weight * min(_MOST_MENTIONS, len(story.drafts) - 1)
    doubts.extend(conflicts(story))
    value = 1 / (1 + math.exp(-total))
    return round(min(0.99, max(0.05, value)), 2), tuple(dict.fromkeys(doubts))


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def _of_date(lead: Draft) -> Iterator[tuple[str, str]]:
    """What holds of the date of a mention: names of factors, with the words in question."""
    when = lead.when
    if when is None:
        return
    if when.uncertain:
        yield "uncertain", ""
    if when.approximate:
        yield "approximate", ""
    if when.grain <= Grain.DECADE or when.grain in _COARSE:
        yield "coarse", ""
    if when.grain <= Grain.CENTURY:
        yield "centuries", ""
    if when.is_interval:
        yield "long_stretch" if width(when) > _LONG else "stretch", ""
    anchor = when.derivation.anchor if when.derivation else ""
    if quoted := _QUOTED.search(anchor):
        dated = _WITH_YEAR.search(quoted[1])
        yield "counted_from_text" if dated else "counted_from_undated", quoted[1]
    elif anchor:
        yield "counted_from_inferred" if lead.basis == "inferred" else "counted_from_writing", ""


def _of_telling(story: Story) -> Iterator[tuple[str, str]]:
    """What holds of how an event is told: names of factors, with the words in question."""
    lead = story.leading
    if not lead.is_noun and not any(each.participants or _says_a_name(each) for each in story.drafts):
        yield "nobody", ""
    first = lead.title.split()[0].lower() if lead.title else ""
    if first in _PRONOUNS:
        yield "unclear", first
    if lead.inherited:
        yield "headed", ""
    if lead.ellipsis:
        yield "left_out", lead.ellipsis
    if lead.status in (Status.PLANNED, Status.POSSIBLE):
        yield "ahead", ""
    if lead.status is Status.POSSIBLE:
        yield "possible", ""
    if lead.is_noun:
        yield "noun", ""
    if any(len(each.places) > 1 for each in story.drafts):
        yield "two_places", ""


def _says_a_name(draft: Draft) -> bool:
    """True where the headline names somebody or something after its first word."""
    return any(word[:1].isupper() for word in draft.title.split()[1:])


def contradictions(story: Story) -> str:
    """The dates that rule out that of the event, with it, in words; "" where there are none."""
    lead = story.leading.when
    if lead is None:
        return ""
    others = [each.when for each in story.drafts if each.when is not None and not each.when.overlaps(lead)]
    given = list(dict.fromkeys(words(when) for when in (lead, *others)))
    return f"Mentions contradict each other: {' or '.join(given)}." if others else ""


def conflicts(story: Story) -> list[str]:
    """Mentions whose dates overlap but lie outside one another, with both phrases."""
    found: list[str] = []
    lead = story.leading
    for each in story.drafts:
        if each is lead or each.when is None or lead.when is None or each.time is None or lead.time is None:
            continue
        if not each.when.overlaps(lead.when):
            continue  # see contradictions
        low = each.when.lo is None or (lead.when.lo is not None and each.when.lo <= lead.when.lo)
        high = each.when.hi is None or (lead.when.hi is not None and lead.when.hi <= each.when.hi)
        if not (low and high):
            found.append(f"“{lead.time.text}” and “{each.time.text}” do not quite agree.")
    return found
