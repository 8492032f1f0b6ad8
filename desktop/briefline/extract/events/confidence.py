"""How sure an event is, and what speaks against it in words."""

from __future__ import annotations

from briefline.extract.events.drafts import Draft
from briefline.extract.events.mention_group import Story
from briefline.model.calendar import Grain
from briefline.model.event import Status
from briefline.model.wording import words

_CONTRADICTED = 0.25
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "this", "that"})


def confidence_of(story: Story) -> tuple[float, tuple[str, ...]]:
    """Confidence in [0.05, 0.99] and the doubts, the gravest first."""
    lead = story.leading
    value, doubts = lead.certainty, list(lead.doubts)
    when = lead.when
    told = contradictions(story)
    if told:
        value -= _CONTRADICTED
        doubts.insert(0, told)
    if when is not None:
        derivation = when.derivation
        for doubt in derivation.doubts if derivation else ():
            doubts.append(doubt)
            value -= 0.12
        anchored = derivation is not None and bool(derivation.anchor)
        if anchored and lead.basis == "inferred":
            value -= 0.08
            if not any("inferred" in doubt for doubt in doubts):
                doubts.append("The document’s own date is inferred.")
        if when.uncertain:
            value -= 0.12
        if when.approximate:
            value -= 0.03
        if when.grain <= Grain.CENTURY:
            value -= 0.1
    if not lead.is_noun and not any(each.participants or _says_a_name(each) for each in story.drafts):
        value -= 0.05
        doubts.append("Nobody is named as taking part.")
    first = lead.title.split()[0].lower() if lead.title else ""
    if first in _PRONOUNS:
        value -= 0.05
        doubts.append(f"The text says “{first}”: it is not clear who or what is meant.")
    if lead.inherited:
        doubts.append("Dated by the heading above it.")
    if lead.ellipsis:
        doubts.append(f"The text leaves out “{lead.ellipsis}”.")
    if lead.status is Status.POSSIBLE:
        value -= 0.05
    if lead.category.name == "event":
        value -= 0.05
    value += 0.03 * min(3, len(story.drafts) - 1)
    doubts.extend(conflicts(story))
    return round(min(0.99, max(0.05, value)), 2), tuple(dict.fromkeys(doubts))


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
